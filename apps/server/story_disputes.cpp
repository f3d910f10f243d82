// What is disputed, what is demanded, what was agreed.

#include <algorithm>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

/// Bounds of the part of a list that a window shows.
std::pair<std::size_t, std::size_t> bounds(std::size_t size, Window window) {
    const std::size_t from = std::min(window.from, size);
    const std::size_t to = window.limit == 0 ? size : std::min(size, from + window.limit);
    return {from, to};
}

void put_side(Html& html, const StoryView& story, const Links& links, Json side) {
    const std::vector<Json> reports = side["reports"].items();
    html.put("<tr><th scope=\"row\">{}</th><td>", side.text("value"));
    put_citations(html, story, links, reports);
    html.put("</td><td class=\"figure\">{}</td></tr>", side.number("origins"));
}

void put_disagreement(Html& html, const StoryView& story, const Links& links, Json item) {
    html.put("<div class=\"entry dispute\"><h3>{}</h3>", item.text("about"));
    html.put(
        "<p class=\"source\"><span class=\"badge\">{}</span> <span class=\"badge\">{}</span></p>",
        item.text("kind"),
        item.text("reading"));
    html.put(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>"
        "<th scope=\"col\">Value</th><th scope=\"col\">In these words</th>"
        "<th scope=\"col\">Independent origins</th></tr></thead><tbody>",
        item.text("about"));
    for (const Json& side : item["sides"].items()) put_side(html, story, links, side);
    html.put("</tbody></table></div></div>\n");
}

void put_position(Html& html, const StoryView& story, const Links& links, Json position) {
    html.put("<div class=\"entry\"><h3>{} <span class=\"stance\">{}</span> {}</h3>",
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
        if (!breach.text("by").empty()) html.put("by {} ", breach.text("by"));
        if (!breach.text("alleged_by").empty()) {
            html.put("according to {} ", breach.text("alleged_by"));
        }
        html.put("· ");
        put_source(html, story, breach["citation"]);
        html.put("</p></li>");
    }
    html.put("</ul>");
}

void put_agreement(Html& html, const StoryView& story, const Links& links, Json agreement) {
    html.put("<div class=\"entry\"><h3>{}</h3><p class=\"source\">", agreement.text("name"));
    const char* separator = "";
    for (const Json& party : agreement["parties"].items()) {
        html.put("{}{}", separator, party.text());
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
    const auto [from, to] = bounds(items.size(), window);
    begin_section(html,
                  "disagreements",
                  "Where reports differ",
                  counted(static_cast<std::int64_t>(items.size()), "point"));
    for (std::size_t i = from; i < to; ++i) put_disagreement(html, story, links, items[i]);
    put_more(html, story, links, "disagreements", to, items.size());
    end_section(html);
}

void put_positions(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> items = story.record()["positions"].items();
    if (items.empty()) return;
    const auto [from, to] = bounds(items.size(), window);
    begin_section(html, "positions", "Positions", "Who wants what, and since when");
    for (std::size_t i = from; i < to; ++i) put_position(html, story, links, items[i]);
    put_more(html, story, links, "positions", to, items.size());
    end_section(html);
}

void put_agreements(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> items = story.record()["agreements"].items();
    if (items.empty()) return;
    const auto [from, to] = bounds(items.size(), window);
    begin_section(html, "agreements", "Agreements", "Terms, and breaches as alleged");
    for (std::size_t i = from; i < to; ++i) put_agreement(html, story, links, items[i]);
    put_more(html, story, links, "agreements", to, items.size());
    end_section(html);
}

}  // namespace concord::server
