// Who did what to whom: one entry for all reports of an event.

#include <algorithm>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

/// Those that most independent origins report first; among equals the latest.
std::vector<Json> sorted_events(const StoryView& story) {
    std::vector<Json> events = story.record()["events"].items();
    std::stable_sort(events.begin(), events.end(), [](const Json& a, const Json& b) {
        if (a.number("origins") != b.number("origins")) {
            return a.number("origins") > b.number("origins");
        }
        return a["when"].text("value") > b["when"].text("value");
    });
    return events;
}

void put_names(Html& html, const std::vector<Json>& names) {
    const char* separator = "";
    for (const Json& name : names) {
        html.put("{}<bdi>{}</bdi>", separator, name.text());
        separator = ", ";
    }
}

/// "6 June 2031 · Marevia, Torvany → Kantria · in Hesk"
void put_circumstances(Html& html, Json event) {
    const std::string_view when = event["when"].text("value");
    const std::vector<Json> whom = event["whom"].items();
    put_time(html, when, when.empty() ? "Undated" : spoken_date(when));
    html.put(" · ");
    put_names(html, event["who"].items());
    if (!whom.empty()) {
        html.put(" <span aria-hidden=\"true\">→</span><span class=\"unseen\">towards</span> ");
        put_names(html, whom);
    }
    if (!event.text("where").empty()) html.put(" · <bdi>{}</bdi>", event.text("where"));
    const std::string_view status = event.text("status");
    if (!status.empty() && status != "happened") {
        html.put(" <span class=\"badge\">{}</span>", status);
    }
}

void put_event(Html& html, const StoryView& story, const Links& links, Json event) {
    const std::vector<Json> reports = citations_of(event["reports"].items());
    const FirstReport first = first_report(story, reports);
    const SourceArticle* source = story.article(first.citation.text("article"));
    html.put("<li class=\"entry\" data-outlet=\"{}\">", source == nullptr ? "" : source->name());
    html.put("<p class=\"source\"><span class=\"badge\">{}</span> ", event.text("type"));
    put_circumstances(html, event);
    put_new(html, story, first.day);
    html.put("</p>");
    put_words(html, story, links, first.citation);
    html.put("<p class=\"source\">");
    put_source(html, story, first.citation);
    html.put("</p>");
    if (reports.size() > 1) {
        html.put("<details class=\"count\"><summary>{}, {}</summary>",
                 counted(static_cast<std::int64_t>(reports.size()), "report"),
                 counted(event.number("origins"), "independent origin"));
        put_citations(html, story, links, reports, reports.size());
        html.put("</details>");
    }
    html.put("</li>");
}

}  // namespace

std::size_t put_events(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> events = sorted_events(story);
    if (events.empty()) return 0;
    const auto [from, to] = bounds_of(events.size(), window);
    begin_section(
        html, "events", "Events", counted(static_cast<std::int64_t>(events.size()), "event"));
    html.put("<p class=\"note\">Those that most independent origins report first.</p>\n");
    put_filter(html, "events", "Filter the events");
    html.put("<ol class=\"lines\">");
    for (std::size_t i = from; i < to; ++i) put_event(html, story, links, events[i]);
    html.put("</ol>");
    put_more(html, story, links, "events", window, events.size());
    end_section(html);
    return events.size();
}

}  // namespace concord::server
