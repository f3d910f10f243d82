// JSON Feed (jsonfeed.org, versions 1 and 1.1). The feed is taken apart by its brackets, and each
// item parsed by itself: its bytes are wanted anyway, and a file that was cut still gives the
// items before the cut.

#include "intake/json_feed.h"

#include <simdjson.h>

#include <string>

#include "base/utf8.h"
#include "intake/feed_date.h"
#include "intake/json_text.h"
#include "intake/markup_text.h"

namespace concord {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// A string, or the spelling of a whole number; empty for anything else.
std::string string_of(const object& from, std::string_view name) {
    element found;
    if (from.at_key(name).get(found) != simdjson::SUCCESS) return {};
    std::string_view text;
    if (found.get(text) == simdjson::SUCCESS) return std::string(text);
    std::int64_t number = 0;
    if (found.get(number) == simdjson::SUCCESS) return std::to_string(number);
    return {};
}

void add_author(const element& author, std::vector<std::string>& into) {
    object person;
    std::string_view text;
    std::string name;
    if (author.get(person) == simdjson::SUCCESS) {
        name = person_name(string_of(person, "name"));
    } else if (author.get(text) == simdjson::SUCCESS) {
        name = person_name(text);
    }
    if (!name.empty()) into.push_back(std::move(name));
}

std::vector<std::string> authors_of(const object& from) {
    std::vector<std::string> names;
    simdjson::dom::array several;
    element one;
    if (from.at_key("authors").get(several) == simdjson::SUCCESS) {
        for (const element author : several) add_author(author, names);
    }
    if (names.empty() && from.at_key("author").get(one) == simdjson::SUCCESS) {
        add_author(one, names);
    }
    return names;
}

std::string title_of(const object& from) {
    // Plain text by the standard; those who write HTML there are read all the same.
    const std::string title = string_of(from, "title");
    return looks_like_html(title) ? plain_text(title) : one_line(title);
}

FeedValues values_of_feed(const object& from) {
    FeedValues values;
    values.title = title_of(from);
    values.url = string_of(from, "home_page_url");
    values.self_url = string_of(from, "feed_url");
    values.authors = authors_of(from);
    values.language = string_of(from, "language");
    return values;
}

FeedValues values_of_item(const object& from) {
    FeedValues values;
    values.title = title_of(from);
    values.id = string_of(from, "id");
    values.url = string_of(from, "url");
    if (values.url.empty()) values.url = string_of(from, "external_url");
    values.authors = authors_of(from);
    values.language = string_of(from, "language");
    values.published = feed_date(string_of(from, "date_published"));
    values.modified = feed_date(string_of(from, "date_modified"));
    std::string content = string_of(from, "content_html");
    const bool is_html = !trim(content).empty();
    if (!is_html) content = string_of(from, "content_text");
    std::string summary = string_of(from, "summary");
    choose_content(values, std::move(content), is_html, std::move(summary), false);
    return values;
}

/// Parses one object; the parser's memory is used again.
class ObjectParser {
public:
    std::optional<object> parse(std::string_view text) {
        bytes_.assign(text);
        const std::string_view json = readable_json(bytes_, repaired_);
        element root;
        object found;
        if (parser_.parse(json.data(), json.size(), false).get(root) != simdjson::SUCCESS) {
            return std::nullopt;
        }
        if (root.get(found) != simdjson::SUCCESS) return std::nullopt;
        return found;
    }

private:
    simdjson::dom::parser parser_;
    std::string bytes_;
    std::string repaired_;
};

void note(JsonFeed& feed, ErrorKind kind, std::string_view what, std::size_t at) {
    if (!feed.fault) feed.fault = Error{kind, std::string(what), at};
}

void read_items(std::string_view text, std::size_t at, ObjectParser& parser, JsonFeed& feed) {
    constexpr std::size_t most_items = 100'000;
    while (const auto part = next_json_part(text, at)) {
        if (!part->complete) {
            note(feed, ErrorKind::truncated, "it ends inside an item", part->begin);
            return;
        }
        if (feed.items.size() >= most_items) {
            note(feed, ErrorKind::limit, "more than 100000 items", part->begin);
            return;
        }
        const auto item = parser.parse(text.substr(part->begin, part->end - part->begin));
        if (item) {
            feed.items.push_back({part->begin, part->end, values_of_item(*item)});
        } else {
            note(feed, ErrorKind::malformed, "an item is not a JSON object", part->begin);
        }
    }
}

}  // namespace

JsonFeed read_json_feed(std::string_view text) {
    JsonFeed feed;
    ObjectParser parser;
    std::string rest = "{";
    std::size_t at = text.find('{') + 1;
    while (const auto part = next_json_part(text, at)) {
        if (part->key == "items" && part->begin < text.size() && text[part->begin] == '[') {
            read_items(text, part->begin + 1, parser, feed);
        } else if (part->complete && !part->key.empty()) {
            if (rest.size() > 1) rest += ',';
            rest += '"';
            rest += part->key;
            rest += "\":";
            rest += text.substr(part->begin, part->end - part->begin);
        }
        if (!part->complete)
            note(feed, ErrorKind::truncated, "it ends inside a value", part->begin);
    }
    if (trim(text.substr(at)) != "}") {
        note(feed,
             at >= text.size() ? ErrorKind::truncated : ErrorKind::malformed,
             "the object does not end as it should",
             at);
    }
    rest += '}';
    if (const auto own = parser.parse(rest)) {
        feed.feed = values_of_feed(*own);
    } else {
        note(feed, ErrorKind::malformed, "not valid JSON", 0);
    }
    return feed;
}

}  // namespace concord
