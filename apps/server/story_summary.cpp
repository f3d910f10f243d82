// The first screen of a story: what is best established, what is disputed, what is new.

#include <algorithm>

#include "story_changes.h"
#include "story_sections.h"

namespace concord::server {
namespace {

/// The reports that bear a sentence out, by the sentence of each.
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
    const std::vector<Json> reports = established["reports"].items();
    if (reports.empty()) {
        html.put("<p class=\"count\"><a href=\"#reports\">{}</a></p>", counts);
    } else {
        html.put("<details class=\"count\"><summary>{}</summary>", counts);
        put_citations(html, story, links, reports, reports.size());
        html.put("</details>");
    }
    html.put("</section>\n");
}

/// One line a point: its values, each leading to the words of its first report.
void put_disputed_point(Html& html, const StoryView& story, const Links& links, Json item) {
    html.put("<li class=\"entry\"><p><bdi>{}</bdi></p><p class=\"values\">", item.text("about"));
    bool is_first = true;
    for (const Json& side : item["sides"].items()) {
        if (!is_first) html.put(" <span aria-hidden=\"true\">|</span> ");
        is_first = false;
        const Json words = first_report(story, side["reports"].items()).citation;
        html.put("<a href=\"{}\"><bdi>{}</bdi></a>", address_of(links, words), side.text("value"));
        html.put(" <span class=\"source\">{}</span>", counted(side.number("origins"), "origin"));
    }
    html.put("</p></li>");
}

void put_disputed(Html& html, const StoryView& story, const Links& links) {
    constexpr std::size_t most = 3;
    const std::vector<Json> items = sorted_disagreements(story);
    if (items.empty()) return;
    html.put("<section class=\"disputed\" aria-labelledby=\"disputed-title\">");
    html.put("<h2 id=\"disputed-title\">Disputed</h2><ul class=\"lines\">");
    for (std::size_t i = 0; i < items.size() && i < most && !is_superseded(items[i]); ++i) {
        put_disputed_point(html, story, links, items[i]);
    }
    html.put("</ul><p class=\"count\"><a href=\"#disagreements\">{}</a></p></section>\n",
             counted_points(items));
}

}  // namespace

void put_summary(Html& html, const StoryView& story, const Links& links) {
    put_established(html, story, links);
    html.put("<div class=\"beside\">");
    put_disputed(html, story, links);
    put_changes(html, story, links);
    html.put("</div>\n");
}

}  // namespace concord::server
