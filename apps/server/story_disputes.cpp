// What is disputed, what is demanded, what was agreed.

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

void put_side(Html& html, const StoryView& story, const Links& links, Json side) {
    html.put("<li><h4 class=\"value\"><bdi>{}</bdi> <span>{}</span></h4>",
             side.text("value"),
             counted(side.number("origins"), "independent origin"));
    put_citations(html, story, links, side["reports"].items());
    html.put("</li>");
}

void put_disagreement(Html& html, const StoryView& story, const Links& links, Json item) {
    html.put("<div class=\"entry dispute\"><h3><bdi>{}</bdi> <span class=\"badge\">{}</span> ",
             item.text("about"),
             item.text("kind"));
    html.put(item.text("reading") == "conflict" ? Markup("<span class=\"badge strong\">{}</span>")
                                                : Markup("<span class=\"badge\">{}</span>"),
             item.text("reading"));
    html.put("</h3><ul class=\"sides\">");
    for (const Json& side : item["sides"].items()) put_side(html, story, links, side);
    html.put("</ul></div>\n");
}

void put_position(Html& html, const StoryView& story, const Links& links, Json position) {
    html.put(
        "<div class=\"entry\"><h3><bdi>{}</bdi> <span class=\"stance\">{}</span> "
        "<bdi>{}</bdi></h3>",
        position.text("actor"),
        position.text("stance"),
        position.text("issue"));
    if (position["changed"].truth()) {
        html.put("<p class=\"source\"><span class=\"badge strong\">changed</span></p>");
    }
    html.put("<ol class=\"reports\">");
    for (const Json& move : position["history"].items()) {
        html.put("<li>");
        put_words(html, story, links, move["citation"]);
        html.put("<p class=\"source\">");
        put_time(html, move.text("date"), spoken_date(move.text("date")));
        html.put(" · ");
        put_source(html, story, move["citation"]);
        html.put("</p></li>");
    }
    html.put("</ol></div>\n");
}

void put_breaches(Html& html,
                  const StoryView& story,
                  const Links& links,
                  const std::vector<Json>& breaches) {
    if (breaches.empty()) return;
    html.put("<h4>Alleged breaches</h4><ul class=\"reports\">");
    for (const Json& breach : breaches) {
        html.put("<li>");
        put_words(html, story, links, breach["citation"]);
        html.put("<p class=\"source\">");
        if (!breach.text("by").empty()) html.put("by <bdi>{}</bdi> ", breach.text("by"));
        if (!breach.text("alleged_by").empty()) {
            html.put("according to <bdi>{}</bdi> ", breach.text("alleged_by"));
        }
        html.put("· ");
        put_source(html, story, breach["citation"]);
        html.put("</p></li>");
    }
    html.put("</ul>");
}

void put_agreement(Html& html, const StoryView& story, const Links& links, Json agreement) {
    html.put("<div class=\"entry\"><h3 dir=\"auto\">{}</h3><p class=\"source\">",
             agreement.text("name"));
    const char* separator = "";
    for (const Json& party : agreement["parties"].items()) {
        html.put("{}<bdi>{}</bdi>", separator, party.text());
        separator = ", ";
    }
    html.put("</p>");
    for (const Json& date : agreement["agreed_on"].items()) {
        html.put("<h4>Agreed on {}</h4>", spoken_date(date.text("value")));
        put_citations(html, story, links, {date["citation"]});
    }
    const std::vector<Json> terms = agreement["terms"].items();
    if (!terms.empty()) {
        html.put("<h4>Terms</h4>");
        put_citations(html, story, links, terms);
    }
    put_breaches(html, story, links, agreement["alleged_breaches"].items());
    html.put("</div>\n");
}

}  // namespace

void put_disagreements(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> items = story.record()["disagreements"].items();
    if (items.empty()) return;
    const auto [from, to] = bounds_of(items.size(), window);
    begin_section(html,
                  "disagreements",
                  "Where reports differ",
                  counted(static_cast<std::int64_t>(items.size()), "point"));
    for (std::size_t i = from; i < to; ++i) put_disagreement(html, story, links, items[i]);
    put_more(html, story, links, "disagreements", window, items.size());
    end_section(html);
}

void put_positions(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> items = story.record()["positions"].items();
    if (items.empty()) return;
    const auto [from, to] = bounds_of(items.size(), window);
    begin_section(html, "positions", "Positions", "Who wants what, and since when");
    for (std::size_t i = from; i < to; ++i) put_position(html, story, links, items[i]);
    put_more(html, story, links, "positions", window, items.size());
    end_section(html);
}

void put_agreements(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> items = story.record()["agreements"].items();
    if (items.empty()) return;
    const auto [from, to] = bounds_of(items.size(), window);
    begin_section(html, "agreements", "Agreements", "Terms, and breaches as alleged");
    for (std::size_t i = from; i < to; ++i) put_agreement(html, story, links, items[i]);
    put_more(html, story, links, "agreements", window, items.size());
    end_section(html);
}

}  // namespace concord::server
