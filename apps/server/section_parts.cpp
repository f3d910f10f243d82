// What the sections of a story's page have in common.

#include "story_sections.h"

#include <algorithm>

namespace concord::server {

Bounds bounds_of(std::size_t size, Window window) {
    const std::size_t from = std::min(window.from, size);
    return {from, window.limit == 0 ? size : std::min(size, from + window.limit)};
}

void begin_section(Html& html, Markup id, Markup title, std::string_view beside) {
    html.put("<section id=\"{}\" aria-labelledby=\"{}-title\"><header class=\"section-head\">",
             id.text(),
             id.text());
    html.put("<h2 id=\"{}-title\">{}</h2>", id.text(), title.text());
    if (!beside.empty()) html.put("<p>{}</p>", beside);
    html.put("</header>\n");
}

void end_section(Html& html) {
    html.put("</section>\n");
}

void put_more(Html& html,
              const StoryView& story,
              const Links& links,
              Markup part,
              Window window,
              std::size_t total) {
    std::string address = links.part(story.id(), part.text());
    if (!window.is_excerpt || total <= window.limit || address.empty()) return;
    if (!story.asked_since().empty()) address += "?since=" + story.asked_since();
    html.put("<p class=\"more\"><a href=\"{}\">All {} in this part</a></p>", address, total);
}

void put_citations(Html& html,
                   const StoryView& story,
                   const Links& links,
                   const std::vector<Json>& citations,
                   std::size_t shown) {
    // One that would be folded alone is shown instead.
    const std::size_t open = citations.size() <= shown + 1 ? citations.size() : shown;
    const auto put_some = [&](std::size_t from, std::size_t to) {
        html.put("<ul class=\"reports\">");
        for (std::size_t i = from; i < to; ++i) {
            html.put("<li>");
            put_words(html, story, links, citations[i]);
            html.put("<p class=\"source\">");
            put_source(html, story, citations[i]);
            html.put("</p></li>");
        }
        html.put("</ul>");
    };
    if (open > 0) put_some(0, open);
    if (open == citations.size()) return;
    const auto folded = static_cast<std::int64_t>(citations.size() - open);
    html.put("<details class=\"count\"><summary>{}</summary>",
             open == 0 ? counted(folded, "report") : std::to_string(folded) + " more");
    put_some(open, citations.size());
    html.put("</details>");
}

void put_filter(Html& html, Markup target, Markup label) {
    html.put("<form class=\"filter\" data-target=\"{}\" hidden>", target.text());
    html.put("<label>{} <input type=\"search\" autocomplete=\"off\"></label>", label.text());
    html.put("<label>Outlet <select><option value=\"\">All</option></select></label>");
    html.put("<output aria-live=\"polite\"></output></form>\n");
}

}  // namespace concord::server
