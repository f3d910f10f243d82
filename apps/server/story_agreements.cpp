// What was agreed: the dates given for it, its terms, and breaches as they are alleged and counted.

#include <charconv>
#include <map>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

/// Each date that reports give, with those that give it: they need not agree.
void put_dates(Html& html,
               const StoryView& story,
               const Links& links,
               const std::vector<Json>& dates) {
    std::map<std::string_view, std::vector<Json>> by_value;
    for (const Json& date : dates) by_value[date.text("value")].push_back(date["citation"]);
    for (const auto& [value, citations] : by_value) {
        html.put("<h4>Agreed on ");
        put_time(html, value, spoken_date(value));
        put_new(html, story, first_report(story, citations).day);
        html.put("</h4>");
        put_citations(html, story, links, citations, 1);
    }
}

std::string written(double count) {
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, count).ptr};
}

/// "27 · by Torvany · according to Marevia · on 16 June"
void put_breach(Html& html, const StoryView& story, const Links& links, Json breach) {
    const Json citation = breach["citation"];
    html.put("<li><p class=\"source\">");
    if (!breach["count"].is_null()) {
        html.put("<b class=\"figure\">{}</b> ", written(breach["count"].real()));
    }
    html.put("by <bdi>{}</bdi>", breach.text("by").empty() ? "nobody named" : breach.text("by"));
    if (breach.text("alleged_by").empty()) {
        html.put(", in the report's own words");
    } else {
        html.put(", according to <bdi>{}</bdi>", breach.text("alleged_by"));
    }
    if (!breach.text("date").empty()) {
        html.put(", ");
        put_time(html, breach.text("date"), spoken_date(breach.text("date")));
    }
    put_new(html, story, day_of(story, citation));
    html.put("</p>");
    put_words(html, story, links, citation);
    html.put("<p class=\"source\">");
    put_source(html, story, citation);
    html.put("</p></li>");
}

void put_breaches(Html& html,
                  const StoryView& story,
                  const Links& links,
                  const std::vector<Json>& breaches) {
    constexpr std::size_t shown = 6;
    if (breaches.empty()) return;
    html.put("<h4>Alleged breaches</h4><ul class=\"reports\">");
    for (std::size_t i = 0; i < breaches.size() && i < shown; ++i) {
        put_breach(html, story, links, breaches[i]);
    }
    html.put("</ul>");
    if (breaches.size() <= shown) return;
    html.put("<details class=\"count\"><summary>{} more</summary><ul class=\"reports\">",
             breaches.size() - shown);
    for (std::size_t i = shown; i < breaches.size(); ++i) {
        put_breach(html, story, links, breaches[i]);
    }
    html.put("</ul></details>");
}

void put_agreement(Html& html, const StoryView& story, const Links& links, Json agreement) {
    html.put("<div class=\"entry dispute\"><h3 dir=\"auto\">{}</h3><p class=\"source\">",
             agreement.text("name"));
    const char* separator = "";
    for (const Json& party : agreement["parties"].items()) {
        html.put("{}<bdi>{}</bdi>", separator, party.text());
        separator = ", ";
    }
    html.put("</p>");
    put_dates(html, story, links, agreement["agreed_on"].items());
    const std::vector<Json> terms = agreement["terms"].items();
    if (!terms.empty()) {
        html.put("<h4>Terms</h4>");
        put_citations(html, story, links, terms, 4);
    }
    put_breaches(html, story, links, agreement["alleged_breaches"].items());
    html.put("</div>\n");
}

}  // namespace

std::size_t put_agreements(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> items = story.record()["agreements"].items();
    if (items.empty()) return 0;
    const auto [from, to] = bounds_of(items.size(), window);
    begin_section(html, "agreements", "Agreements", "Terms, and breaches as alleged");
    for (std::size_t i = from; i < to; ++i) put_agreement(html, story, links, items[i]);
    put_more(html, story, links, "agreements", window, items.size());
    end_section(html);
    return items.size();
}

}  // namespace concord::server
