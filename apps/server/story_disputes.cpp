// What is disputed: values side by side, each with who gives it and since when.

#include <algorithm>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

/// 0 for what is open, then what only seems to differ, what was superseded last.
int rank_of(Json disagreement) {
    if (disagreement.text("reading") == "conflict") return 0;
    return is_superseded(disagreement) ? 2 : 1;
}

void put_side(Html& html, const StoryView& story, const Links& links, Json side) {
    const std::vector<Json> reports = side["reports"].items();
    const FirstReport first = first_report(story, reports);
    html.put("<li><h4 class=\"value\"><bdi>{}</bdi> <span>{}</span>",
             side.text("value"),
             counted(side.number("origins"), "independent origin"));
    put_new(html, story, first.day);
    html.put("</h4><p class=\"source\">");
    put_outlets(html, story, reports);
    if (!first.day.empty()) {
        html.put("; first on ");
        put_time(html, first.day, spoken_date(first.day));
    }
    html.put("</p>");
    put_citations(html, story, links, reports, 1);
    html.put("</li>");
}

void put_reading(Html& html, Json item) {
    html.put(item.text("reading") == "conflict" ? Markup("<span class=\"badge strong\">{}</span>")
                                                : Markup("<span class=\"badge\">{}</span>"),
             item.text("reading"));
}

void put_disagreement(Html& html, const StoryView& story, const Links& links, Json item) {
    html.put("<div class=\"entry dispute\"><h3><bdi>{}</bdi> <span class=\"badge\">{}</span> ",
             item.text("about"),
             item.text("kind"));
    put_reading(html, item);
    html.put("</h3><ul class=\"sides\">");
    for (const Json& side : item["sides"].items()) put_side(html, story, links, side);
    html.put("</ul></div>\n");
}

std::int64_t count_open(const std::vector<Json>& items) {
    return std::count_if(
        items.begin(), items.end(), [](const Json& item) { return rank_of(item) == 0; });
}

}  // namespace

bool is_superseded(Json disagreement) {
    return disagreement.text("reading") == "superseded";
}

std::vector<Json> sorted_disagreements(const StoryView& story) {
    std::vector<Json> items = story.record()["disagreements"].items();
    std::stable_sort(items.begin(), items.end(), [](const Json& a, const Json& b) {
        return rank_of(a) < rank_of(b);
    });
    return items;
}

std::string counted_points(const std::vector<Json>& disagreements) {
    return std::to_string(count_open(disagreements)) + " open of " +
           counted(static_cast<std::int64_t>(disagreements.size()), "point");
}

std::size_t put_disagreements(Html& html,
                              const StoryView& story,
                              const Links& links,
                              Window window) {
    const std::vector<Json> items = sorted_disagreements(story);
    if (items.empty()) return 0;
    const auto [from, to] = bounds_of(items.size(), window);
    begin_section(html, "disagreements", "Where reports differ", counted_points(items));
    std::size_t i = from;
    for (; i < to && !is_superseded(items[i]); ++i) put_disagreement(html, story, links, items[i]);
    if (i < to) {
        html.put("<details class=\"count\"><summary>{} superseded by later reports</summary>",
                 counted(static_cast<std::int64_t>(to - i), "point"));
        for (; i < to; ++i) put_disagreement(html, story, links, items[i]);
        html.put("</details>\n");
    }
    put_more(html, story, links, "disagreements", window, items.size());
    end_section(html);
    return items.size();
}

}  // namespace concord::server
