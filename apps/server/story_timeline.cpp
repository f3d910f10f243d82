// What happened when: the dated lines with a strip of their days, what lies ahead.

#include <algorithm>
#include <map>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

constexpr std::size_t lines_of_a_part = 100;  ///< as the page of all lines shows them

using EventsById = std::map<std::string_view, Json>;

EventsById events_by_id(const StoryView& story) {
    EventsById events;
    for (const Json& event : story.record()["events"].items()) {
        events.emplace(event.text("id"), event);
    }
    return events;
}

std::int64_t outlets_of(const std::vector<Json>& reports) {
    std::vector<std::string_view> names;
    names.reserve(reports.size());
    for (const Json& report : reports) names.push_back(report.text("outlet"));
    return count_outlets(names);
}

void put_corroboration(Html& html,
                       const StoryView& story,
                       const Links& links,
                       const std::vector<Json>& reports,
                       std::int64_t origins) {
    if (reports.size() < 2) return;
    html.put("<details class=\"count\"><summary>{}, {}</summary>",
             counted(outlets_of(reports), "outlet"),
             counted(origins, "independent origin"));
    put_citations(html, story, links, citations_of(reports), reports.size());
    html.put("</details>");
}

void put_line(
    Html& html, const StoryView& story, const Links& links, const EventsById& events, Json entry) {
    const Json line = entry["line"];
    const SourceArticle* source = story.article(line.text("article"));
    html.put("<li class=\"entry\" data-outlet=\"{}\">", source == nullptr ? "" : source->name());
    put_words(html, story, links, line);
    html.put("<p class=\"source\">");
    put_source(html, story, line);
    if (entry.text("date_from") == "assumed") {
        html.put(" <span class=\"badge\">names no day; reported on this one or the next</span>");
    }
    const auto event = events.find(entry.text("event"));
    if (event == events.end()) {
        html.put("</p></li>");
        return;
    }
    const std::vector<Json> reports = event->second["reports"].items();
    html.put(" <span class=\"badge\">{}</span>", event->second.text("type"));
    put_new(html, story, first_report(story, citations_of(reports)).day);
    html.put("</p>");
    put_corroboration(html, story, links, reports, event->second.number("origins"));
    html.put("</li>");
}

/// days_have_anchors  the strip leads to them
void put_days(Html& html,
              const StoryView& story,
              const Links& links,
              const std::vector<Json>& entries,
              bool days_have_anchors) {
    const EventsById events = events_by_id(story);
    std::string_view open_day;
    bool is_open = false;
    html.put("<div class=\"days\">");
    for (const Json& entry : entries) {
        const std::string_view date = entry.text("date");
        if (!is_open || date != open_day) {
            if (is_open) html.put("</ol></div>");
            if (days_have_anchors && !date.empty()) {
                html.put("<div class=\"day\" id=\"day-{}\"><h3>", date);
            } else {
                html.put("<div class=\"day\"><h3>");
            }
            put_time(html, date, date.empty() ? "Undated" : spoken_date(date));
            html.put(" <span>{}</span></h3><ol class=\"lines\">", weekday_of(date));
            open_day = date;
            is_open = true;
        }
        put_line(html, story, links, events, entry);
    }
    if (is_open) html.put("</ol></div>");
    html.put("</div>");
}

/// Lines of one day, or of a longer time where there are many days.
struct StripTime {
    std::string_view time;  ///< YYYY-MM-DD, YYYY-MM or YYYY
    std::string_view day;   ///< of its first line in the order shown
    std::size_t first = 0;  ///< place of that line
    std::size_t lines = 0;
};

/// In order of time. Lines that name no day (or month) are left out of a strip of days (or months).
std::vector<StripTime> strip_times(const std::vector<Json>& entries, std::size_t precision) {
    std::map<std::string_view, StripTime> times;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string_view date = entries[i].text("date");
        if (date.size() < precision) continue;
        StripTime& one = times[date.substr(0, precision)];
        if (one.lines++ == 0) one = {date.substr(0, precision), date, i, 1};
    }
    std::vector<StripTime> list;
    list.reserve(times.size());
    for (const auto& [time, one] : times) list.push_back(one);
    return list;
}

/// Where the first line of a time stands: here, or on the page of all lines.
std::string address_of_time(
    const StoryView& story, const Links& links, const StripTime& one, Bounds here, Order order) {
    std::string anchor = "#day-" + std::string(one.day);
    if (one.first >= here.from && one.first < here.to) return anchor;
    std::string address = links.part(story.id(), "timeline");
    address += "?from=" + std::to_string(one.first / lines_of_a_part * lines_of_a_part);
    if (order == Order::oldest_first) address += "&order=oldest";
    if (!story.asked_since().empty()) address += "&since=" + story.asked_since();
    return address + anchor;
}

/// How many lines each day has; every column leads to the first of them.
void put_strip(Html& html,
               const StoryView& story,
               const Links& links,
               const std::vector<Json>& entries,
               Bounds here,
               Order order) {
    constexpr std::size_t most = 62;
    constexpr std::size_t tallest = 10;
    std::vector<StripTime> times = strip_times(entries, 10);
    if (times.size() > most) times = strip_times(entries, 7);
    if (times.size() > most) times = strip_times(entries, 4);
    if (times.size() < 3) return;
    std::size_t lines = 1;
    for (const StripTime& one : times) lines = std::max(lines, one.lines);
    html.put("<ol class=\"strip\" aria-label=\"Lines by day\">");
    for (const StripTime& one : times) {
        html.put("<li><a href=\"{}\">", address_of_time(story, links, one, here, order));
        html.put("<span class=\"bar b{}\">{}<span class=\"unseen\"> on </span></span> ",
                 (one.lines * tallest + lines - 1) / lines,
                 one.lines);
        put_time(html, one.time, short_date(one.time));
        html.put("</a></li>");
    }
    html.put("</ol>\n");
}

void put_order(Html& html, const StoryView& story, const Links& links, Order order) {
    const std::string part = links.part(story.id(), "timeline");
    if (part.empty()) return;
    if (order == Order::newest_first) {
        html.put(
            "<p class=\"order\">Newest first. <a href=\"{}?order=oldest\">Oldest first</a></p>",
            part);
    } else {
        html.put("<p class=\"order\">Oldest first. <a href=\"{}\">Newest first</a></p>", part);
    }
}

}  // namespace

std::size_t put_timeline(
    Html& html, const StoryView& story, const Links& links, Window window, Order order) {
    std::vector<Json> entries = story.record()["timeline"].items();
    if (entries.empty()) return 0;
    const std::size_t total = entries.size();
    // Within a day the order of the record stays: it follows the reports.
    if (order == Order::newest_first) {
        std::stable_sort(entries.begin(), entries.end(), [](const Json& a, const Json& b) {
            return a.text("date") > b.text("date");
        });
    }
    const Bounds here = bounds_of(total, window);
    begin_section(html, "timeline", "Timeline", counted(static_cast<std::int64_t>(total), "line"));
    put_order(html, story, links, order);
    put_strip(html, story, links, entries, here, order);
    put_filter(html, "timeline", "Filter the timeline");
    entries.resize(here.to);
    entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(here.from));
    put_days(html, story, links, entries, true);
    put_more(html, story, links, "timeline", window, total);
    end_section(html);
    return total;
}

std::size_t put_calendar(Html& html, const StoryView& story, const Links& links) {
    const std::vector<Json> entries = story.record()["calendar"].items();
    if (entries.empty()) return 0;
    begin_section(html, "calendar", "Ahead", "Announced for a day after the last report");
    put_days(html, story, links, entries, false);
    end_section(html);
    return entries.size();
}

}  // namespace concord::server
