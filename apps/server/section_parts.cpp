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
    const std::string address = links.part(story.id(), part.text());
    if (!window.is_excerpt || total <= window.limit || address.empty()) return;
    html.put("<p class=\"more\"><a href=\"{}\">All {} in this part</a></p>", address, total);
}

void put_citations(Html& html,
                   const StoryView& story,
                   const Links& links,
                   const std::vector<Json>& citations) {
    html.put("<ul class=\"reports\">");
    for (const Json& citation : citations) {
        html.put("<li>");
        put_words(html, story, links, citation);
        html.put("<p class=\"source\">");
        put_source(html, story, citation);
        html.put("</p></li>");
    }
    html.put("</ul>");
}

void put_filter(Html& html, Markup target, Markup label) {
    html.put("<form class=\"filter\" data-target=\"{}\" hidden>", target.text());
    html.put("<label>{} <input type=\"search\" autocomplete=\"off\"></label>", label.text());
    html.put("<label>Outlet <select><option value=\"\">All</option></select></label>");
    html.put("<output aria-live=\"polite\"></output></form>\n");
}

}  // namespace concord::server
