// From an address to a page: the table of views, limits on what is asked, stories and articles.

#include "site.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "article_page.h"
#include "concord/json.h"
#include "dates.h"
#include "listing_pages.h"
#include "page.h"
#include "story_changes.h"
#include "story_page.h"
#include "story_sections.h"
#include "web_files.h"

namespace concord::server {
namespace {

constexpr std::size_t longest_path = 512;
constexpr std::size_t longest_value = 400;
constexpr std::size_t largest_story_page = 95'000;  ///< bytes; longer sections are cut shorter
constexpr std::int64_t usual_rows = 1000;           ///< of data in one answer
constexpr std::int64_t most_rows = 10000;

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

/// The path as it is written in an address.
std::string written_path(std::string_view path) {
    std::string written;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/', 1), path.size());
        written += '/' + query_encoded(path.substr(1, end - 1));
        path.remove_prefix(end);
    }
    return written;
}

/// The day since which entries are new; empty when none, or no day, was asked for.
std::string asked_since(const Request& request) {
    std::string since = parameter(request, "since");
    return is_day(since) ? since : std::string();
}

/// What narrows rows of data: the filters of the command.
Filter asked_filter(const Request& request) {
    Filter filter;
    filter.story = parameter(request, "story");
    filter.since = asked_since(request);
    const std::string until = parameter(request, "until");
    if (is_day(until)) filter.until = until;
    filter.outlet = parameter(request, "outlet");
    filter.speaker = parameter(request, "speaker");
    filter.words = parameter(request, "q");
    return filter;
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

/// The rows that the request asks for, and the address of the next ones. What keeps one thread
/// busy is bounded, so that no request holds up the others for long.
Response data_response(
    const Store& store, View view, Filter filter, DataFormat format, const Request& request) {
    const auto limit = whole_number(parameter(request, "limit")).value_or(usual_rows);
    const auto from = whole_number(parameter(request, "from")).value_or(0);
    const std::int64_t rows = std::clamp<std::int64_t>(limit, 1, most_rows);
    filter.limit = static_cast<std::uint64_t>(rows);
    filter.offset = static_cast<std::uint64_t>(from);
    Result<ListingData> data = listing_data(store, view, filter, format);
    if (!data) return failed(data.error());
    if (data->has_next) {
        std::string& next = data->response.next;
        next = written_path(request.path) + '?';
        for (const auto& [name, value] : request.query) {
            if (name == "from" || name == "limit" || value.empty()) continue;
            next += query_encoded(name) + '=' + query_encoded(value) + '&';
        }
        next += "from=" + std::to_string(from + rows) + "&limit=" + std::to_string(rows);
    }
    return std::move(data->response);
}

/// Parts of a story that have a page of their own, as the verbs of the command name them.
struct StoryPart {
    std::string_view name;
    View view;
    std::string_view field;  ///< of the record; empty for a plain table
    std::size_t (*put)(Html&, const StoryView&, const Links&, Window);
    std::uint64_t limit = 100;  ///< entries of a page
};

constexpr std::array<StoryPart, 11> story_parts = {{
    {"timeline", View::timeline, "timeline", nullptr},
    {"statements", View::statements, "statements", put_statements},
    {"disagreements", View::disagreements, "disagreements", put_disagreements},
    {"positions", View::positions, "positions", put_positions},
    {"agreements", View::agreements, "agreements", put_agreements},
    {"coverage", View::coverage, "coverage", put_coverage, 40},
    {"copies", View::copies, "origins", put_reports},
    {"names", View::articles, "entities", put_entities},
    {"articles", View::articles, "", nullptr},
    {"events", View::events, "events", put_events},
    {"quantities", View::quantities, "", nullptr},
}};

const StoryPart* story_part(std::string_view name) {
    const auto* found = std::find_if(story_parts.begin(),
                                     story_parts.end(),
                                     [&](const StoryPart& part) { return part.name == name; });
    return found == story_parts.end() ? nullptr : found;
}

Response story_page(const Store& store, const std::string& id, const Request& request) {
    const auto story = StoryView::load(store, id, asked_since(request));
    if (!story) return failed(story.error());
    const Links links(Medium::site);
    Html main;
    StoryLimits limits;
    put_story(main, *story, links, limits);
    while (main.size() > largest_story_page && limits.timeline.limit > 1) {
        limits = limits.halved();
        main = Html();
        put_story(main, *story, links, limits);
    }
    PageFrame frame;
    frame.title = story->record()["title"].text("text");
    if (frame.title.empty()) frame.title = "Story";
    frame.data = links.story(id);
    frame.has_json = true;
    return site_page(frame, main);
}

/// errors  not_found when there is no such story
Result<void> find_story(const Store& store, const std::string& id) {
    Filter filter;
    filter.story = id;
    bool is_found = false;
    auto listed = store.rows(View::stories, filter, [&](std::span<const Cell>) {
        is_found = true;
        return false;
    });
    if (!listed || is_found) return listed;
    return tl::unexpected(Error{ErrorKind::not_found, "there is no story " + id, 0});
}

/// A part of the record in full, in pages where it is long.
void put_part(Html& main, const StoryView& story, const StoryPart& part, const Request& request) {
    const Links links(Medium::site);
    const bool is_oldest_first = parameter(request, "order") == "oldest";
    const Order order = is_oldest_first ? Order::oldest_first : Order::newest_first;
    ListPart asked = asked_part(request);
    asked.limit = part.limit;
    const Window window = {asked.from, asked.limit, 0, false};
    const std::size_t total = part.put == nullptr ? put_timeline(main, story, links, window, order)
                                                  : part.put(main, story, links, window);
    if (total == 0) main.put("<p>The record has none.</p>\n");
    std::string address = links.part(story.id(), part.name) + '?';
    if (is_oldest_first) address += "order=oldest&";
    if (!story.asked_since().empty()) address += "since=" + story.asked_since() + '&';
    put_pager(main, address, asked, total > asked.from + asked.limit);
}

Response story_part_page(const Store& store,
                         const std::string& id,
                         const StoryPart& part,
                         const Request& request) {
    if (part.field.empty()) {
        const auto found = find_story(store, id);
        if (!found) return failed(found.error());
        Filter filter;
        filter.story = id;
        return answer(table_page(store, part.view, filter, asked_part(request)));
    }
    const auto story = StoryView::load(store, id, asked_since(request));
    if (!story) return failed(story.error());
    const std::string title(story->record()["title"].text("text"));
    const Links links(Medium::site);
    Html main;
    main.put("<header class=\"opening\"><p class=\"kicker\"><a href=\"{}\">The story</a></p>",
             links.story(id));
    main.put("<h1>{}</h1></header>\n", title);
    put_part(main, *story, part, request);
    PageFrame frame;
    frame.title = std::string(part.name) + " – " + title;
    frame.data = links.part(id, part.name);
    frame.has_json = frame.has_csv = part.name != "names";
    return site_page(frame, main);
}

Response story_response(const Store& store, const Address& address, const Request& request) {
    const std::string id(address.parts[1]);
    if (address.parts.size() == 2) {
        if (!address.format) return story_page(store, id, request);
        if (*address.format == DataFormat::csv) return not_found();
        const auto story = StoryView::load(store, id, asked_since(request));
        if (!story) return failed(story.error());
        return {200, "application/json", line_with_changes(*story) + '\n'};
    }
    const StoryPart* part = story_part(address.parts[2]);
    if (part == nullptr || address.parts.size() > 3) return not_found();
    if (!address.format) return story_part_page(store, id, *part, request);
    if (part->name == "names") return not_found();
    const auto found = find_story(store, id);
    if (!found) return failed(found.error());
    Filter filter = asked_filter(request);
    filter.story = id;
    return data_response(store, part->view, filter, *address.format, request);
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

/// The story of an article, and the later versions that are told there.
Result<void> find_place(const Store& store, const ArticleId& id, ArticleView& view) {
    const auto columns = columns_of(View::articles);
    Filter filter;
    filter.article = id;
    auto listed = store.rows(View::articles, filter, [&](std::span<const Cell> cells) {
        view.story = NamedRow(columns, cells).text("story");
        return false;
    });
    if (!listed || view.story.empty()) return listed;
    filter.article.clear();
    filter.story = view.story;
    return store.rows(View::articles, filter, [&](std::span<const Cell> cells) {
        const NamedRow row(columns, cells);
        if (row.text("version_of") == id) {
            view.versions.emplace_back(row.text("id"), spoken_moment(row.text("published")));
        }
        return true;
    });
}

Response article_response(const Store& store, const Address& address, const Request& request) {
    if (address.parts.size() != 2 || address.format == DataFormat::csv) return not_found();
    const auto record = store.article(std::string(address.parts[1]));
    if (!record) return failed(record.error());
    if (address.format) return {200, "application/json", to_json(*record) + '\n'};
    ArticleView view;
    view.cited = asked_words(request, record->article.text);
    view.words = parameter(request, "q");
    const auto placed = find_place(store, record->article.id, view);
    if (!placed) return failed(placed.error());
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
    const Filter filter = asked_filter(request);
    if (address.format) {
        const auto* view = std::find_if(
            all_views.begin(), all_views.end(), [&](View each) { return name_of(each) == name; });
        if (view == all_views.end()) return not_found();
        return data_response(store, *view, filter, *address.format, request);
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
