// Where it all comes from: reports by their origin, who is who.

#include <algorithm>
#include <cmath>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

std::string percent(double share) {
    return std::to_string(std::lround(std::floor(share * 100))) + " %";
}

void put_article(Html& html, const Links& links, const SourceArticle& article) {
    html.put("<li class=\"report\"><span class=\"number\">[{}]</span> <div><a href=\"{}\"",
             article.number,
             links.article(article.id));
    put_language(html, article.language);
    html.put(">{}</a><p class=\"source\">",
             article.title.empty() ? std::string_view("Untitled report") : article.title);
    put_outlet(html, article.outlet);
    if (!article.published.empty()) {
        html.put(", ");
        put_time(html, article.published, spoken_moment(article.published));
    }
    html.put("</p>");
    if (!article.url.empty()) html.put("<p class=\"print-only\">{}</p>", article.url);
    if (!article.sha256.empty()) {
        html.put("<p class=\"print-only\">SHA-256 {}</p>", article.sha256);
    }
    html.put("</div></li>");
}

/// Of an excerpt the longest passage only; the page of all copies has the others.
void put_passages(
    Html& html, const StoryView& story, const Links& links, Json origin, bool is_excerpt) {
    std::vector<Json> passages = origin["passages"].items();
    if (passages.empty()) return;
    const auto total = static_cast<std::int64_t>(passages.size());
    html.put("<details class=\"count\"><summary>{}</summary>", counted(total, "shared passage"));
    if (is_excerpt && passages.size() > 1) {
        const auto size_of = [](Json passage) {
            const std::vector<Json> both = passage.items();
            return both.empty() ? 0 : both.front().text("text").size();
        };
        const auto longest =
            std::max_element(passages.begin(), passages.end(), [&](const Json& a, const Json& b) {
                return size_of(a) < size_of(b);
            });
        passages = {*longest};
        html.put("<p class=\"note\">The longest; <a href=\"{}\">all of them</a></p>",
                 links.part(story.id(), "copies"));
    }
    html.put("<ul class=\"passages\">");
    for (const Json& passage : passages) {
        html.put("<li>");
        for (const Json& citation : passage.items()) {
            html.put("<div>");
            put_words(html, story, links, citation);
            html.put("<p class=\"source\">");
            put_source(html, story, citation);
            html.put("</p></div>");
        }
        html.put("</li>");
    }
    html.put("</ul></details>");
}

/// Articles that rest on one text, with what they share.
void put_shared_origin(
    Html& html, const StoryView& story, const Links& links, Json origin, bool is_excerpt) {
    const std::vector<Json> members = origin["articles"].items();
    const double shared = origin["shared"].real();
    html.put("<div class=\"entry origin\"><h3>{} resting on one {}",
             counted(static_cast<std::int64_t>(members.size()), "report"),
             origin.text("kind") == "wire" ? "agency text" : "text");
    if (shared > 0) html.put(" <span class=\"badge\">at least {} shared</span>", percent(shared));
    html.put("</h3><ol class=\"articles\">");
    for (const Json& id : members) {
        const SourceArticle* article = story.article(id.text());
        if (article != nullptr) put_article(html, links, *article);
    }
    html.put("</ol>");
    put_passages(html, story, links, origin, is_excerpt);
    html.put("</div>\n");
}

void put_own_origins(Html& html,
                     const StoryView& story,
                     const Links& links,
                     const std::vector<Json>& origins) {
    if (origins.empty()) return;
    html.put("<div class=\"entry origin\"><h3>{}</h3><ol class=\"articles\">",
             origins.size() == 1
                 ? "1 report of its own"
                 : counted(static_cast<std::int64_t>(origins.size()), "report") + " of their own");
    for (const Json& origin : origins) {
        const SourceArticle* article = story.article(origin["articles"].items().front().text());
        if (article != nullptr) put_article(html, links, *article);
    }
    html.put("</ol></div>\n");
}

/// Roles as the reports print them, each once, at most three.
std::vector<Json> first_roles(Json entity) {
    std::vector<Json> roles;
    for (const Json& role : entity["roles"].items()) {
        const bool is_known = std::any_of(roles.begin(), roles.end(), [&](const Json& other) {
            return other.text("text") == role.text("text");
        });
        if (!is_known) roles.push_back(role);
        if (roles.size() == 3) break;
    }
    return roles;
}

/// Entities that have a name, the most often named first.
std::vector<Json> named_entities(const StoryView& story) {
    struct Named {
        std::size_t count;
        Json entity;
    };
    std::vector<Named> named;
    for (const Json& entity : story.record()["entities"].items()) {
        if (!entity.text("name").empty()) named.push_back({entity["names"].size(), entity});
    }
    std::stable_sort(named.begin(), named.end(), [](const Named& a, const Named& b) {
        return a.count > b.count;
    });
    std::vector<Json> entities;
    entities.reserve(named.size());
    for (const Named& each : named) entities.push_back(each.entity);
    return entities;
}

void put_entity(Html& html, const StoryView& story, const Links& links, Json entity) {
    const std::vector<Json> names = entity["names"].items();
    html.put("<li>");
    if (names.empty()) {
        html.put("<b dir=\"auto\">{}</b>", entity.text("name"));
    } else {
        html.put("<a href=\"{}\"><b dir=\"auto\">{}</b></a>",
                 address_of(links, names.front()),
                 entity.text("name"));
    }
    const char* separator = " – ";
    for (const Json& role : first_roles(entity)) {
        html.put("{}", separator);
        put_words(html, story, links, role);
        separator = ", ";
    }
    html.put("</li>");
}

}  // namespace

std::size_t put_reports(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> origins = story.record()["origins"].items();
    if (origins.empty()) return 0;
    const auto [from, to] = bounds_of(origins.size(), window);
    begin_section(html,
                  "reports",
                  "Reports and their copies",
                  counted(static_cast<std::int64_t>(story.articles().size()), "report") + ", " +
                      counted(static_cast<std::int64_t>(origins.size()), "independent origin"));
    html.put(
        "<p class=\"note\">Reports that rest on one text, such as an agency's, count once.</p>\n");
    std::vector<Json> own;
    for (std::size_t i = from; i < to; ++i) {
        const std::size_t members = origins[i]["articles"].items().size();
        if (members > 1) {
            put_shared_origin(html, story, links, origins[i], window.is_excerpt);
        }
        if (members == 1) own.push_back(origins[i]);
    }
    put_own_origins(html, story, links, own);
    put_more(html, story, links, "copies", window, origins.size());
    end_section(html);
    return origins.size();
}

std::size_t put_entities(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> entities = named_entities(story);
    if (entities.empty()) return 0;
    const auto [from, to] = bounds_of(entities.size(), window);
    begin_section(
        html, "names", "Who is who", counted(static_cast<std::int64_t>(entities.size()), "name"));
    html.put("<ul class=\"names\">");
    for (std::size_t i = from; i < to; ++i) put_entity(html, story, links, entities[i]);
    html.put("</ul>");
    put_more(html, story, links, "names", window, entities.size());
    end_section(html);
    return entities.size();
}

}  // namespace concord::server
