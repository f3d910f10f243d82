// From an address to a page: the table of views, limits on what is asked, stories and articles.

#include "site.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "article_page.h"
#include "concord/json.h"
#include "listing_pages.h"
#include "page.h"
#include "story_page.h"
#include "story_sections.h"
#include "web_files.h"

namespace concord::server {
namespace {

constexpr std::size_t longest_path = 512;
constexpr std::size_t longest_value = 400;

std::string parameter(const Request& request, std::string_view name) {
    for (const auto& [key, value] : request.query) {
        if (key == name) return value;
    }
    return {};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

ListPart asked_part(const Request& request) {
    ListPart part;
    const auto from = whole_number(parameter(request, "from"));
    if (from) part.from = static_cast<std::uint64_t>(*from);
    return part;
}

/// "/story/ID.json" -> path "/story/ID", suffix "json".
struct Address {
    std::string_view path;
    std::optional<DataFormat> format;
    std::vector<std::string_view> parts;
};

Address parse_address(std::string_view path) {
    Address address;
    if (path.ends_with(".json")) address.format = DataFormat::json;
    if (path.ends_with(".csv")) address.format = DataFormat::csv;
    if (address.format) path.remove_suffix(path.size() - path.rfind('.'));
    address.path = path;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        address.parts.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return address;
}

Response not_found() {
    return error_page(404, "Not here", "This store has no page of that address.");
}

Response failed(const Error& error) {
    if (error.kind == ErrorKind::not_found) return not_found();
    return error_page(500, "The store could not be read", error.message);
}

Response answer(Result<Response> result) {
    return result ? std::move(*result) : failed(result.error());
}

/// Parts of a story that have a page of their own, as the verbs of the command name them.
struct StoryPart {
    std::string_view name;
    View view;
    void (*put)(Html&, const StoryView&, const Links&, Window);
};

void put_names(Html& html, const StoryView& story, const Links& links, Window) {
    put_entities(html, story, links, {});
}

constexpr std::array<StoryPart, 11> story_parts = {{
    {"timeline", View::timeline, nullptr},
    {"statements", View::statements, put_statements},
    {"disagreements", View::disagreements, put_disagreements},
    {"positions", View::positions, put_positions},
    {"agreements", View::agreements, put_agreements},
    {"coverage", View::coverage, put_coverage},
    {"copies", View::copies, put_reports},
    {"names", View::articles, put_names},
    {"articles", View::articles, nullptr},
    {"events", View::events, nullptr},
    {"quantities", View::quantities, nullptr},
}};

const StoryPart* story_part(std::string_view name) {
    const auto* found = std::find_if(story_parts.begin(),
                                     story_parts.end(),
                                     [&](const StoryPart& part) { return part.name == name; });
    return found == story_parts.end() ? nullptr : found;
}

Response story_page(const Store& store, const std::string& id) {
    const auto story = StoryView::load(store, id);
    if (!story) return failed(story.error());
    const Links links(Medium::site);
    Html main;
    put_story(main, *story, links, {});
    PageFrame frame;
    frame.title = story->record()["title"].text("text");
    if (frame.title.empty()) frame.title = "Story";
    frame.data = links.story(id);
    frame.has_json = true;
    return site_page(frame, main);
}

Response story_part_page(const Store& store,
                         const std::string& id,
                         const StoryPart& part,
                         const Request& request) {
    const bool is_timeline = part.view == View::timeline;
    if (part.put == nullptr && !is_timeline) {
        Filter filter;
        filter.story = id;
        return answer(table_page(store, part.view, filter, asked_part(request)));
    }
    const auto story = StoryView::load(store, id);
    if (!story) return failed(story.error());
    const Links links(Medium::site);
    Html main;
    main.put("<header class=\"opening\"><p class=\"kicker\"><a href=\"{}\">The story</a></p>",
             links.story(id));
    main.put("<h1>{}</h1></header>\n", story->record()["title"].text("text"));
    const std::size_t before = main.size();
    const bool is_oldest_first = parameter(request, "order") == "oldest";
    if (is_timeline) {
        put_timeline(
            main, *story, links, {}, is_oldest_first ? Order::oldest_first : Order::newest_first);
    } else {
        part.put(main, *story, links, {});
    }
    if (main.size() == before) main.put("<p>The record has none.</p>\n");
    PageFrame frame;
    frame.title =
        std::string(part.name) + " – " + std::string(story->record()["title"].text("text"));
    frame.data = links.part(id, part.name);
    frame.has_json = frame.has_csv = part.name != "names";
    return site_page(frame, main);
}

Response story_response(const Store& store, const Address& address, const Request& request) {
    const std::string id(address.parts[1]);
    if (address.parts.size() == 2) {
        if (!address.format) return story_page(store, id);
        if (*address.format == DataFormat::csv) return not_found();
        auto line = store.story_json(id);
        if (!line) return failed(line.error());
        return {200, "application/json", std::move(*line) + '\n'};
    }
    const StoryPart* part = story_part(address.parts[2]);
    if (part == nullptr || address.parts.size() > 3) return not_found();
    if (!address.format) return story_part_page(store, id, *part, request);
    if (part->name == "names") return not_found();
    const auto known = store.story_ids();
    if (!known) return failed(known.error());
    if (std::find(known->begin(), known->end(), id) == known->end()) return not_found();
    Filter filter;
    filter.story = id;
    return answer(listing_data(store, part->view, filter, *address.format));
}

/// BEGIN-END in code points, as bytes of the text; nothing when it is no range of the text.
std::optional<Span> asked_words(const Request& request, const std::string& text) {
    const std::string at = parameter(request, "at");
    const std::size_t dash = at.find('-');
    if (dash == std::string::npos) return std::nullopt;
    const auto begin = whole_number(std::string_view(at).substr(0, dash));
    const auto end = whole_number(std::string_view(at).substr(dash + 1));
    if (!begin || !end) return std::nullopt;
    return CodePoints(text).bytes(*begin, *end);
}

Response article_response(const Store& store, const Address& address, const Request& request) {
    if (address.parts.size() != 2 || address.format == DataFormat::csv) return not_found();
    const auto record = store.article(std::string(address.parts[1]));
    if (!record) return failed(record.error());
    if (address.format) return {200, "application/json", to_json(*record) + '\n'};
    ArticleView view;
    view.cited = asked_words(request, record->article.text);
    view.words = parameter(request, "q");
    Filter filter;
    filter.article = record->article.id;
    const auto columns = columns_of(View::articles);
    const auto listed = store.rows(View::articles, filter, [&](std::span<const Cell> cells) {
        view.story = NamedRow(columns, cells).text("story");
        return false;
    });
    if (!listed) return failed(listed.error());
    const Links links(Medium::site);
    Html main;
    put_article_page(main, *record, links, view);
    PageFrame frame;
    frame.title = record->article.title.empty() ? "Report" : record->article.title;
    frame.data = links.article(record->article.id);
    frame.has_json = true;
    frame.words = view.words;
    return site_page(frame, main);
}

Response listing_response(const Store& store, const Address& address, const Request& request) {
    const std::string_view name = address.parts.front();
    Filter filter;
    filter.words = parameter(request, "q");
    if (address.format) {
        for (const View view : {View::stories, View::articles, View::problems, View::search}) {
            if (name_of(view) == name) {
                return answer(listing_data(store, view, filter, *address.format));
            }
        }
        return not_found();
    }
    if (name == "articles") return answer(articles_page(store, asked_part(request)));
    if (name == "search") return answer(search_page(store, filter.words, asked_part(request)));
    if (name == "about") return answer(about_page(store));
    return not_found();
}

std::optional<Response> asset(std::string_view path) {
    if (path == "/style.css") return Response{200, "text/css; charset=utf-8", {}};
    if (path == "/page.js") return Response{200, "text/javascript; charset=utf-8", {}};
    return std::nullopt;
}

bool is_too_long(const Request& request) {
    return request.path.size() > longest_path ||
           std::any_of(request.query.begin(), request.query.end(), [](const auto& parameter) {
               return parameter.second.size() > longest_value;
           });
}

}  // namespace

Response respond(const Store& store, const Request& request) {
    if (is_too_long(request)) {
        return error_page(400, "Too long", "Fewer words, please: the limit is 400 bytes.");
    }
    if (auto file = asset(request.path)) {
        file->body = web_file(std::string_view(request.path).substr(1));
        return std::move(*file);
    }
    const std::string words = parameter(request, "q");
    if (request.path == "/") {
        if (!words.empty()) return answer(search_page(store, words, asked_part(request)));
        return answer(stories_page(store, asked_part(request)));
    }
    const Address address = parse_address(request.path);
    if (address.parts.empty() || request.path.front() != '/') return not_found();
    if (address.parts.front() == "story" && address.parts.size() >= 2) {
        return story_response(store, address, request);
    }
    if (address.parts.front() == "article") return article_response(store, address, request);
    if (address.parts.size() == 1) return listing_response(store, address, request);
    return not_found();
}

}  // namespace concord::server
