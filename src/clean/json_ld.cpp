// JSON-LD of news pages, read with simdjson. The first object whose @type is a kind of article
// speaks; a WebPage speaks where no article does.

#include "clean/json_ld.h"

#include <simdjson.h>

#include <array>

#include "base/html.h"
#include "base/utf8.h"

namespace concord {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr std::array<std::string_view, 3> kinds = {"Article", "BlogPosting", "Posting"};

bool is_article_type(std::string_view type) {
    if (const std::size_t slash = type.rfind('/'); slash != std::string_view::npos) {
        type.remove_prefix(slash + 1);
    }
    if (type == "Report" || type == "SocialMediaPosting") return type == "Report";
    for (const std::string_view kind : kinds) {
        if (type.ends_with(kind)) return true;
    }
    return false;
}

bool has_article_type(object node) {
    element type;
    if (node["@type"].get(type) != simdjson::SUCCESS) return false;
    if (type.is_string()) return is_article_type(std::string_view(type));
    if (!type.is_array()) return false;
    for (const element one : simdjson::dom::array(type)) {
        if (one.is_string() && is_article_type(std::string_view(one))) return true;
    }
    return false;
}

std::string string_of(element value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return collapse_space(text);
    return {};
}

std::string member(object node, std::string_view name) {
    element value;
    if (node[name].get(value) != simdjson::SUCCESS) return {};
    return string_of(value);
}

void add_names(element value, std::vector<std::string>& names) {
    if (value.is_array()) {
        for (const element one : simdjson::dom::array(value)) add_names(one, names);
        return;
    }
    std::string name;
    if (value.is_object()) {
        element inner;
        const object node = object(value);
        if (node["name"].get(inner) != simdjson::SUCCESS) return;
        if (inner.is_array()) {
            add_names(inner, names);
            return;
        }
        name = string_of(inner);
    } else {
        name = string_of(value);
    }
    if (!name.empty()) names.push_back(std::move(name));
}

bool is_false(element value) {
    bool truth = true;
    if (value.get(truth) == simdjson::SUCCESS) return !truth;
    return ascii_lower(string_of(value)) == "false";
}

void read_article(object node, PageFacts& facts) {
    element value;
    if (facts.headline.empty()) facts.headline = member(node, "headline");
    if (facts.headline.empty()) facts.headline = member(node, "name");
    if (facts.authors.empty() && node["author"].get(value) == simdjson::SUCCESS) {
        add_names(value, facts.authors);
    }
    if (auto raw = member(node, "datePublished"); !raw.empty()) {
        facts.published.push_back({std::move(raw), DateSource::jsonld});
    }
    if (auto raw = member(node, "dateModified"); !raw.empty()) {
        facts.modified.push_back({std::move(raw), DateSource::jsonld});
    }
    if (facts.article_body.empty()) facts.article_body = member(node, "articleBody");
    if (node["publisher"].get(value) == simdjson::SUCCESS && facts.outlet.empty()) {
        std::vector<std::string> names;
        add_names(value, names);
        if (!names.empty()) facts.outlet = names.front();
    }
    if (node["isAccessibleForFree"].get(value) == simdjson::SUCCESS) {
        facts.is_free = facts.is_free && !is_false(value);
    }
    if (member(node, "@type").find("LiveBlog") != std::string::npos) facts.is_live_page = true;
    if (facts.section.empty() && node["articleSection"].get(value) == simdjson::SUCCESS) {
        std::vector<std::string> names;
        add_names(value, names);
        if (!names.empty()) facts.section = names.front();
    }
    if (facts.tags.empty() && node["keywords"].get(value) == simdjson::SUCCESS) {
        add_names(value, facts.tags);
    }
    if (facts.canonical.empty()) facts.canonical = member(node, "url");
}

void visit(element value, PageFacts& facts, int depth) {
    if (depth > 4) return;
    if (value.is_array()) {
        for (const element one : simdjson::dom::array(value)) visit(one, facts, depth + 1);
        return;
    }
    if (!value.is_object()) return;
    const object node = object(value);
    if (has_article_type(node)) {
        read_article(node, facts);
        return;
    }
    element inner;
    for (const std::string_view name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (node[name].get(inner) == simdjson::SUCCESS) visit(inner, facts, depth + 1);
    }
}

/// Control characters inside strings, which many pages leave in, as spaces.
std::string without_controls(std::string_view script) {
    std::string clean(script);
    for (char& c : clean) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    return clean;
}

}  // namespace

void read_json_ld(std::string_view script, PageFacts& facts) {
    simdjson::dom::parser parser;
    element root;
    const std::string clean = without_controls(script);
    if (parser.parse(clean).get(root) != simdjson::SUCCESS) return;
    visit(root, facts, 0);
}

}  // namespace concord
