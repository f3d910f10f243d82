// The page of a story, from what is best established to who is who.

#include "story_page.h"

#include <array>

#include "dates.h"

namespace concord::server {
namespace {

void put_story_counts(Html& html, const StoryView& story) {
    const Json record = story.record();
    const auto articles = static_cast<std::int64_t>(story.articles().size());
    const std::int64_t outlets = story.outlets();
    const auto origins = static_cast<std::int64_t>(record["origins"].size());
    html.put("<p class=\"kicker\">{} · <a href=\"#reports\">{}, {}, {}</a></p>",
             spoken_span(record.text("begin"), record.text("end")),
             counted(articles, "report"),
             counted(outlets, "outlet"),
             counted(origins, "independent origin"));
}

void put_story_opening(Html& html, const StoryView& story, const Links& links) {
    const Json title = story.record()["title"];
    html.put("<header class=\"opening\">");
    put_story_counts(html, story);
    const SourceArticle* source = story.article(title.text("article"));
    html.put("<h1");
    if (source != nullptr) put_language(html, source->language);
    html.put(">{}</h1>",
             title.text("text").empty() ? "Story " + story.id() : std::string(title.text("text")));
    if (source != nullptr) {
        html.put("<p class=\"source\">In the words of <a href=\"{}\">", address_of(links, title));
        html.put("<bdi>{}</bdi></a>", source->name());
        html.put("<span class=\"footnote\"> [{}]</span></p>", source->number);
    }
    html.put("</header>\n");
}

void put_contents(Html& html, const StoryView& story, const Links& links) {
    struct Entry {
        std::string_view field;
        std::string_view anchor;
        std::string_view label;
    };
    constexpr std::array<Entry, 10> entries = {{
        {"disagreements", "disagreements", "Where reports differ"},
        {"timeline", "timeline", "Timeline"},
        {"calendar", "calendar", "Ahead"},
        {"events", "events", "Events"},
        {"statements", "statements", "Statements"},
        {"positions", "positions", "Positions"},
        {"agreements", "agreements", "Agreements"},
        {"coverage", "coverage", "Coverage"},
        {"origins", "reports", "Reports and copies"},
        {"entities", "names", "Who is who"},
    }};
    html.put("<nav class=\"contents\" aria-label=\"On this page\"><ul>");
    for (const Entry& entry : entries) {
        const std::size_t count = story.record()[entry.field].size();
        if (count == 0) continue;
        html.put("<li><a href=\"#{}\">{}</a></li>", entry.anchor, entry.label);
    }
    if (links.in_file()) html.put("<li><a href=\"#texts\">The reports themselves</a></li>");
    html.put("</ul></nav>\n");
}

}  // namespace

StoryLimits StoryLimits::halved() const {
    StoryLimits half = *this;
    for (Window* window : {&half.timeline,
                           &half.events,
                           &half.statements,
                           &half.other,
                           &half.reports,
                           &half.names}) {
        window->limit = (window->limit + 1) / 2;
    }
    return half;
}

void put_story(Html& html, const StoryView& story, const Links& links, const StoryLimits& limits) {
    put_story_opening(html, story, links);
    html.put("<div class=\"record\">\n");
    put_contents(html, story, links);
    html.put("<div class=\"sections\">\n");
    put_summary(html, story, links);
    put_disagreements(html, story, links, limits.other);
    put_timeline(html, story, links, limits.timeline, Order::newest_first);
    put_calendar(html, story, links);
    put_events(html, story, links, limits.events);
    put_statements(html, story, links, limits.statements);
    put_positions(html, story, links, limits.other);
    put_agreements(html, story, links, limits.other);
    put_coverage(html, story, links, limits.other);
    put_reports(html, story, links, limits.reports);
    put_entities(html, story, links, limits.names);
    html.put("</div></div>\n");
}

}  // namespace concord::server
