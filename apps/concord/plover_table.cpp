// Events as rows for event data, in the manner of POLECAT: what was done, who did it to whom, when,
// where and who says so, and where it can be read again.
//
//     "Anna Bell will visit Japan on Friday." of 12 June 2031
//     .../v1,2031-06-12,assumed,,AGREE,,,03,1,2.5,planned,,Anna Bell,,,Japan,JPN,,...
//
// The visit is still to come: PLOVER codes the word that was given for it (AGREE), whose day is not
// the Friday. One row is one event with all its actors and recipients, never a pair of them.

#include "plover_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "server/marked_text.h"

namespace concord::app {
namespace {

using std::chrono::sys_days;

constexpr std::array<std::string_view, 32> columns = {"event_id",
                                                      "event_date",
                                                      "date_from",
                                                      "date_precision",
                                                      "event_type",
                                                      "event_mode",
                                                      "contexts",
                                                      "cameo_root",
                                                      "quad",
                                                      "intensity",
                                                      "status",
                                                      "according_to",
                                                      "actor_names",
                                                      "actor_countries",
                                                      "actor_sectors",
                                                      "recipient_names",
                                                      "recipient_countries",
                                                      "recipient_sectors",
                                                      "place",
                                                      "place_country",
                                                      "geonames",
                                                      "latitude",
                                                      "longitude",
                                                      "place_from",
                                                      "trigger",
                                                      "sentence_begin",
                                                      "sentence_end",
                                                      "article",
                                                      "url",
                                                      "outlet",
                                                      "title",
                                                      "published"};

// ---- cells -------------------------------------------------------------------------------------

/// Without line ends and tabs, so that a record is a line.
std::string on_one_line(std::string_view words) {
    std::string line;
    for (const char c : words) {
        const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!is_space) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

Cell text_cell(std::string_view text) {
    std::string line = on_one_line(text);
    return line.empty() ? Cell() : Cell(std::move(line));
}

template <class Number>
Cell number_cell(const std::optional<Number>& number) {
    return number ? Cell(*number) : Cell();
}

/// Values with ";" between them; a ";" inside one would shift those behind it.
class List {
public:
    void add(std::string value) {
        if (!is_first_) text_ += ';';
        is_first_ = false;
        std::replace(value.begin(), value.end(), ';', ',');
        text_ += value;
    }
    [[nodiscard]] Cell cell() const { return text_cell(text_); }

private:
    std::string text_;
    bool is_first_ = true;
};

/// The name, or the first words that call the entity something; empty when only pronouns do.
std::string name_of(const Entity& entity, std::string_view text) {
    if (!entity.name.empty()) return entity.name;
    for (const Mention& mention : entity.mentions) {
        if (mention.kind != MentionKind::pronoun) return std::string(slice(text, mention.span));
    }
    return {};
}

struct Side {
    Cell names;
    Cell countries;
    Cell sectors;
};

Side side_of(const ArticleRecord& record, const std::vector<Index>& entities) {
    List names;
    List countries;
    List sectors;
    for (const Index index : entities) {
        const Entity& entity = record.annotation.entities[index];
        names.add(name_of(entity, record.article.text));
        countries.add(entity.country);
        sectors.add(entity.sector);
    }
    return {names.cell(), countries.cell(), sectors.cell()};
}

/// Empty for the narrator.
std::string speaker_of(const ArticleRecord& record, const Event& event) {
    if (!event.according_to) return {};
    const auto& speaker = record.findings.statements[*event.according_to].speaker;
    if (!speaker) return {};
    const std::string_view text = record.article.text;
    if (speaker->entity) {
        std::string name = name_of(record.annotation.entities[*speaker->entity], text);
        if (!name.empty()) return name;
    }
    return std::string(slice(text, speaker->span));
}

Span sentence_around(const Annotation& annotation, Span words) {
    const auto& all = annotation.sentences;
    const auto behind = std::upper_bound(
        all.begin(), all.end(), words.begin, [](std::uint32_t byte, const Sentence& sentence) {
            return byte < sentence.span.begin;
        });
    const bool is_inside = behind != all.begin() && std::prev(behind)->span.contains(words);
    return is_inside ? std::prev(behind)->span : words;
}

// ---- days --------------------------------------------------------------------------------------

/// The number that all of `digits` spell.
std::optional<int> whole_number(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
    return is_whole && number >= 0 ? std::optional(number) : std::nullopt;
}

struct Period {
    sys_days first;
    sys_days last;
    std::string_view precision;
};

std::optional<sys_days> day_of(std::string_view value) {
    if (value.size() < 10 || value[4] != '-' || value[7] != '-') return std::nullopt;
    const auto year = whole_number(value.substr(0, 4));
    const auto month = whole_number(value.substr(5, 2));
    const auto day = whole_number(value.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

/// The Monday of the week that holds the fourth of January begins week 1 (ISO 8601).
sys_days monday_of(std::chrono::year year, int week) {
    const sys_days fourth = year / std::chrono::January / 4;
    const std::chrono::weekday weekday(fourth);
    return fourth - (weekday - std::chrono::Monday) + std::chrono::weeks(week - 1);
}

/// The days that a calendar value names: a day, week, month or year. A season, quarter or half is
/// counted as its year.
std::optional<Period> period_of(std::string_view value) {
    namespace chrono = std::chrono;
    if (const auto day = day_of(value)) return Period{*day, *day, "day"};
    const auto number = whole_number(value.substr(0, 4));
    if (value.size() < 4 || !number) return std::nullopt;
    const chrono::year in(*number);
    if (value.size() >= 8 && value.substr(4, 2) == "-W") {
        if (const auto week = whole_number(value.substr(6, 2))) {
            const sys_days monday = monday_of(in, *week);
            return Period{monday, monday + chrono::days(6), "week"};
        }
    }
    if (value.size() == 7) {
        if (const auto count = whole_number(value.substr(5))) {
            const chrono::month of(static_cast<unsigned>(*count));
            if (!of.ok()) return std::nullopt;
            return Period{in / of / 1, in / of / chrono::last, "month"};
        }
    }
    return Period{in / chrono::January / 1, in / chrono::December / 31, "year"};
}

std::string text_of(sys_days day) {
    const std::chrono::year_month_day date(day);
    const auto padded = [](int number, std::size_t width) {
        const std::string digits = std::to_string(number);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    return padded(static_cast<int>(date.year()), 4) + '-' +
           padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + '-' +
           padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

struct EventDay {
    std::string day;  ///< empty when the article has no day either
    std::string_view from;
    std::string_view precision;  ///< empty when the article gives no time
};

/// The time of the event, where it has one of its own: an act that is coded as the promise, refusal
/// or threat of it lies on another day than that, and "before June" names no time.
const TimeValue* time_of(const ArticleRecord& record, const Event& event) {
    if (!event.time || event.coded != event.type) return nullptr;
    const TimeValue& time = record.annotation.times[*event.time];
    const bool is_point = time.type == TimeType::date || time.type == TimeType::time;
    const bool is_bound =
        time.mod.find("BEFORE") != std::string::npos || time.mod.find("AFTER") != std::string::npos;
    return is_point && !is_bound ? &time : nullptr;
}

/// The days on which the event can have been, as far as the article says. A month or year that
/// only its sentence names is as often that of something else, and what a report tells as done was
/// not done after it.
std::optional<Period> period_of_event(const ArticleRecord& record,
                                      const Event& event,
                                      std::optional<sys_days> published) {
    const TimeValue* time = time_of(record, event);
    auto period = time == nullptr ? std::nullopt : period_of(time->value);
    if (!period) return std::nullopt;
    if (period->precision != "day" && event.time_from != Provenance::read) return std::nullopt;
    const bool is_done = event.status == "happened" || event.status == "ongoing";
    if (is_done && published && period->first > *published) return std::nullopt;
    return period;
}

/// A day that the article tells, or the one nearest to publication of those that it leaves open.
EventDay day_of_event(const ArticleRecord& record, const Event& event) {
    const auto published = day_of(record.article.published);
    const auto period = period_of_event(record, event, published);
    if (period && period->precision == "day")
        return {text_of(period->first), concord::name_of(event.time_from), "day"};
    if (!published) return {};
    if (!period) return {text_of(*published), "assumed", {}};
    const sys_days nearest = std::clamp(*published, period->first, period->last);
    return {text_of(nearest), "assumed", period->precision};
}

Cell code_cell(const std::string& cell) {
    return cell == "-" ? Cell() : Cell(cell);
}

template <class Number>
Cell code_number(const std::string& cell) {
    Number number{};
    const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return parsed.ec == std::errc() ? Cell(number) : Cell();
}

}  // namespace

PloverTable::PloverTable(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("event_codes/codes").rows) {
        const std::string mode = row[1] == "-" ? std::string() : row[1];
        codes_[row[0] + '/' + mode] = {
            code_number<std::int64_t>(row[2]), code_cell(row[3]), code_number<double>(row[4])};
    }
}

PloverTable::Code PloverTable::code_of(const std::string& type, const std::string& mode) const {
    const auto found = codes_.find(type + '/' + mode);
    return found == codes_.end() ? Code() : found->second;
}

std::string PloverTable::header() {
    return csv_header(columns);
}

std::string PloverTable::lines_of(const ArticleRecord& record) const {
    const Article& article = record.article;
    const server::CodePoints offsets(article.text);
    std::string lines;
    for (std::size_t i = 0; i < record.findings.events.size(); ++i) {
        const Event& event = record.findings.events[i];
        if (event.folded_into) continue;
        const EventDay day = day_of_event(record, event);
        // The mode is that of the act, not of the promise or threat that it is coded as.
        const std::string mode = event.coded == event.type ? event.mode : std::string();
        const Code code = code_of(event.coded, mode);
        List contexts;
        for (const std::string& context : event.contexts) contexts.add(context);
        const Side actors = side_of(record, event.actors);
        const Side recipients = side_of(record, event.recipients);
        const Entity* place = event.place ? &record.annotation.entities[*event.place] : nullptr;
        const Span sentence =
            offsets.code_points(sentence_around(record.annotation, event.trigger));
        const std::array<Cell, columns.size()> row = {
            text_cell(article.id + "/v" + std::to_string(i + 1)),
            text_cell(day.day),
            text_cell(day.from),
            text_cell(day.precision),
            text_cell(event.coded),
            text_cell(mode),
            contexts.cell(),
            code.cameo,
            code.quad,
            code.intensity,
            text_cell(event.status),
            text_cell(speaker_of(record, event)),
            actors.names,
            actors.countries,
            actors.sectors,
            recipients.names,
            recipients.countries,
            recipients.sectors,
            place ? text_cell(name_of(*place, article.text)) : Cell(),
            place ? text_cell(place->country) : Cell(),
            number_cell(event.geonames),
            number_cell(event.latitude),
            number_cell(event.longitude),
            place ? text_cell(concord::name_of(event.place_from)) : Cell(),
            text_cell(slice(article.text, event.trigger)),
            std::int64_t{sentence.begin},
            std::int64_t{sentence.end},
            text_cell(article.id),
            text_cell(article.url),
            text_cell(article.outlet),
            text_cell(article.title),
            text_cell(article.published)};
        lines += csv_line(row);
    }
    return lines;
}

}  // namespace concord::app
