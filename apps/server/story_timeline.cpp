// What happened when: the established sentence, the dated lines, what lies ahead.

#include <algorithm>
#include <map>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

using EventsById = std::map<std::string_view, Json>;

EventsById events_by_id(const StoryView& story) {
    EventsById events;
    for (const Json& event : story.record()["events"].items()) {
        events.emplace(event.text("id"), event);
    }
    return events;
}

bool is_same_sentence(Json left, Json right) {
    const Json a = left["sentence"];
    const Json b = right["sentence"];
    return left.text("article") == right.text("article") &&
           a.number("begin") == b.number("begin") && a.number("end") == b.number("end");
}

/// The reports that stand behind a sentence: those of the events it tells.
std::vector<Json> reports_behind(const StoryView& story, Json citation) {
    std::vector<Json> best;
    for (const Json& event : story.record()["events"].items()) {
        std::vector<Json> reports = event["reports"].items();
        const bool is_told = std::any_of(reports.begin(), reports.end(), [&](const Json& report) {
            return is_same_sentence(report["citation"], citation);
        });
        if (is_told && reports.size() > best.size()) best = std::move(reports);
    }
    return best;
}

void put_report_list(Html& html,
                     const StoryView& story,
                     const Links& links,
                     const std::vector<Json>& reports) {
    html.put("<ul class=\"reports\">");
    for (const Json& report : reports) {
        html.put("<li>");
        put_words(html, story, links, report["citation"]);
        html.put("<p class=\"source\">");
        put_source(html, story, report["citation"]);
        html.put("</p></li>");
    }
    html.put("</ul>");
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
    put_report_list(html, story, links, reports);
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
    html.put("</p>");
    const auto event = events.find(entry.text("event"));
    if (event != events.end()) {
        put_corroboration(
            html, story, links, event->second["reports"].items(), event->second.number("origins"));
    }
    html.put("</li>");
}

void put_days(Html& html,
              const StoryView& story,
              const Links& links,
              const std::vector<Json>& entries) {
    const EventsById events = events_by_id(story);
    std::string_view open_day;
    bool is_open = false;
    html.put("<div class=\"days\">");
    for (const Json& entry : entries) {
        const std::string_view date = entry.text("date");
        if (!is_open || date != open_day) {
            if (is_open) html.put("</ol></div>");
            html.put("<div class=\"day\"><h3>");
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

void put_established(Html& html, const StoryView& story, const Links& links) {
    const Json established = story.record()["established"];
    const Json citation = established["citation"];
    if (citation.is_null()) return;
    const std::string counts = counted(established.number("outlets"), "outlet") + ", " +
                               counted(established.number("origins"), "independent origin");
    html.put("<section class=\"established\" aria-labelledby=\"established-title\">");
    html.put("<h2 id=\"established-title\">Most widely reported</h2><blockquote>");
    put_words(html, story, links, citation);
    html.put("</blockquote><p class=\"source\">");
    put_source(html, story, citation);
    html.put("</p>");
    const std::vector<Json> reports = reports_behind(story, citation);
    if (reports.empty()) {
        html.put("<p class=\"count\"><a href=\"#reports\">{}</a></p>", counts);
    } else {
        html.put("<details class=\"count\"><summary>{}</summary>", counts);
        put_report_list(html, story, links, reports);
        html.put("</details>");
    }
    html.put("</section>\n");
}

void put_timeline(
    Html& html, const StoryView& story, const Links& links, Window window, Order order) {
    std::vector<Json> entries = story.record()["timeline"].items();
    if (entries.empty()) return;
    const std::size_t total = entries.size();
    // Within a day the order of the record stays: it follows the reports.
    if (order == Order::newest_first) {
        std::stable_sort(entries.begin(), entries.end(), [](const Json& a, const Json& b) {
            return a.text("date") > b.text("date");
        });
    }
    const auto [from, to] = bounds_of(total, window);
    entries.resize(to);
    entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(from));
    begin_section(html, "timeline", "Timeline", counted(static_cast<std::int64_t>(total), "line"));
    put_order(html, story, links, order);
    put_filter(html, "timeline", "Filter the timeline");
    put_days(html, story, links, entries);
    put_more(html, story, links, "timeline", window, total);
    end_section(html);
}

void put_calendar(Html& html, const StoryView& story, const Links& links) {
    const std::vector<Json> entries = story.record()["calendar"].items();
    if (entries.empty()) return;
    begin_section(html, "calendar", "Ahead", "Announced for a day after the last report");
    put_days(html, story, links, entries);
    end_section(html);
}

}  // namespace concord::server
