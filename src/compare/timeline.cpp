// The timeline of a story: the lines of its days (day_lines.h), ranked, with what they rest on.

#include "compare/timeline.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "compare/day_lines.h"

namespace concord {
namespace {

/// A lead without a day is worth showing only among the best lines of its day.
constexpr std::size_t most_places_of_leads = 8;

struct RankedLine {
    std::size_t place = 0;  ///< among the lines of its day
    double worth = 0;       ///< of the day
    TimelineEntry entry;
};

/// Finds the event that a sentence reports on a date.
class EventIndex {
public:
    explicit EventIndex(std::span<const StoryEvent> events) : events_(events) {
        for (Index i = 0; i < events.size(); ++i) {
            for (const StoryReport& report : events[i].reports) {
                by_article_[report.citation.article].emplace_back(report.citation.span, i);
            }
        }
    }

    [[nodiscard]] std::optional<Index> find(const TimelineEntry& entry) const {
        std::optional<Index> first = find(entry.line, entry.date);
        for (const Citation& report : entry.reports) {
            const std::optional<Index> event = find(report, entry.date);
            if (event && (!first || *event < *first)) first = event;
        }
        return first;
    }

private:
    [[nodiscard]] std::optional<Index> find(const Citation& told, std::string_view date) const {
        const auto reported = by_article_.find(told.article);
        if (reported == by_article_.end()) return std::nullopt;
        for (const auto& [span, event] : reported->second) {
            if (told.span.overlaps(span) && events_[event].when.starts_with(date)) return event;
        }
        return std::nullopt;
    }

    std::span<const StoryEvent> events_;
    std::map<std::string_view, std::vector<std::pair<Span, Index>>> by_article_;  ///< by event
};

Citation cite(const StoryView& view, std::uint32_t sentence) {
    return view.cite(view.sentences()[sentence].article, view.sentences()[sentence].span);
}

TimelineEntry make_entry(const StoryView& view, const std::string& date, const DayLine& line) {
    TimelineEntry entry;
    entry.date = date;
    entry.precision = date.size() == 7 ? "month" : "day";
    entry.line = cite(view, line.best.sentence);
    if (line.best.dated_by) {
        entry.date_from = Provenance::assumed;
        entry.dated_by = cite(view, *line.best.dated_by);
    }
    std::vector<Index> articles;
    for (const std::uint32_t report : line.reports) {
        if (report != line.best.sentence) entry.reports.push_back(cite(view, report));
        articles.push_back(view.sentences()[report].article);
    }
    entry.origins = view.count_origins(std::move(articles));
    return entry;
}

/// Gives the ranks, and puts the entries by date, then article, then place.
std::vector<TimelineEntry> rank(const StoryView& view, std::vector<RankedLine> lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const RankedLine& a, const RankedLine& b) {
        if (a.place != b.place) return a.place < b.place;
        if (a.worth != b.worth) return a.worth > b.worth;
        return a.entry.date < b.entry.date;
    });
    std::vector<TimelineEntry> entries;
    for (RankedLine& line : lines) {
        entries.push_back(std::move(line.entry));
        entries.back().rank = static_cast<std::uint32_t>(entries.size());
    }
    const auto key = [&view](const TimelineEntry& entry) {
        return std::tuple(std::string_view(entry.date),
                          view.position_of(entry.line.article),
                          entry.line.span.begin);
    };
    std::sort(entries.begin(), entries.end(), [&](const TimelineEntry& a, const TimelineEntry& b) {
        return key(a) < key(b);
    });
    return entries;
}

}  // namespace

DatedLines find_dated_lines(const StoryView& view,
                            const WordRates& rates,
                            std::span<const StoryEvent> events,
                            const std::string& last_day) {
    const DayLines day_lines(view, rates);
    const EventIndex event_index(events);
    std::vector<RankedLine> past;
    std::vector<RankedLine> ahead;
    for (const auto& [date, day] : day_lines.days()) {
        const bool is_ahead = !last_day.empty() && date > last_day.substr(0, date.size());
        std::size_t place = 0;
        for (const DayLine& line : day_lines.lines_of(day)) {
            if (line.best.dated_by && place >= most_places_of_leads) continue;
            TimelineEntry entry = make_entry(view, date, line);
            entry.event = event_index.find(entry);
            (is_ahead ? ahead : past).push_back({place++, day.worth, std::move(entry)});
        }
    }
    return {rank(view, std::move(past)), rank(view, std::move(ahead))};
}

}  // namespace concord
