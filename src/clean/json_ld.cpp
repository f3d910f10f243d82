// JSON-LD of news pages (schema.org). The first object whose @type is a kind of article speaks;
// authors that are only named by @id are looked up in the same script.

#include "clean/json_ld.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "clean/json_tree.h"

namespace concord {
namespace {

using Node = JsonTree::Node;

bool is_article_type(std::string_view type) {
    if (const std::size_t slash = type.rfind('/'); slash != std::string_view::npos) {
        type.remove_prefix(slash + 1);
    }
    return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report";
}

/// Each look-up by @id goes over the whole script.
constexpr int most_look_ups = 32;

class JsonLdReader {
public:
    JsonLdReader(const JsonTree& json,
                 std::uint32_t script_begin,
                 const HtmlEntities& entities,
                 PageFacts& facts)
        : json_(json), script_begin_(script_begin), entities_(entities), facts_(facts) {}

    void run() {
        visit(0, 0);
        if (facts_.has_article) return;
        if (page_) read_dates(*page_);
        // Recipes, videos, products: anything that says when it was published.
        for (Node node = 0; node < json_.size() && facts_.published.empty(); ++node) {
            if (!json_.is_object(node)) continue;
            if (json_.member(node, "datePublished") || json_.member(node, "uploadDate")) {
                read_dates(node);
            }
        }
    }

private:
    void visit(Node node, int depth) {
        if (depth > 5) return;
        if (json_.is_array(node)) {
            for (const Node one : json_.children(node)) visit(one, depth + 1);
            return;
        }
        if (!json_.is_object(node)) return;
        if (has_type(node, is_article_type)) {
            if (!facts_.has_article) read_article(node);
            facts_.has_article = true;
            return;
        }
        if (!page_ && has_type(node, [](std::string_view t) { return t.ends_with("WebPage"); })) {
            page_ = node;
        }
        for (const std::string_view name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            if (const auto inner = json_.member(node, name)) visit(*inner, depth + 1);
        }
    }

    template <class Test>
    [[nodiscard]] bool has_type(Node node, Test test) const {
        const auto type = json_.member(node, "@type");
        if (!type) return false;
        if (json_.is_string(*type)) return test(json_.raw(*type));
        if (!json_.is_array(*type)) return false;
        const auto all = json_.children(*type);
        return std::any_of(all.begin(), all.end(), [&](Node one) { return test(json_.raw(one)); });
    }

    [[nodiscard]] std::string line(Node node) const {
        return collapse_space(decode_references(json_.text(node), entities_));
    }

    /// A string member, or the first string of an array.
    [[nodiscard]] std::string member(Node node, std::string_view name) const {
        const auto value = json_.member(node, name);
        if (!value) return {};
        if (json_.is_string(*value)) return line(*value);
        if (json_.is_array(*value)) {
            for (const Node one : json_.children(*value)) {
                if (json_.is_string(one)) return line(one);
            }
        }
        return {};
    }

    void read_dates(Node node) {
        for (const std::string_view name : {"datePublished", "dateCreated", "uploadDate"}) {
            std::string raw = member(node, name);
            if (raw.empty()) continue;
            facts_.published.push_back({std::move(raw), DateSource::jsonld});
            break;
        }
        if (std::string raw = member(node, "dateModified"); !raw.empty()) {
            facts_.modified.push_back({std::move(raw), DateSource::jsonld});
        }
    }

    void read_article(Node node) {
        read_dates(node);
        facts_.headline = member(node, "headline");
        if (facts_.headline.empty()) facts_.headline = member(node, "name");
        for (const std::string_view name : {"author", "creator"}) {
            const auto value = json_.member(node, name);
            if (value && facts_.authors.empty()) add_authors(*value, 0);
        }
        if (const auto publisher = json_.member(node, "publisher")) {
            const std::string name = name_of(*publisher);
            // Who publishes himself is still an author.
            const bool is_person =
                json_.is_object(*publisher) &&
                has_type(*publisher, [](std::string_view t) { return t == "Person"; });
            if (!is_person) facts_.publisher = name;
            if (!is_person && facts_.outlet.empty()) facts_.outlet = name;
        }
        if (facts_.section.empty()) facts_.section = member(node, "articleSection");
        if (facts_.canonical.empty()) facts_.canonical = member(node, "url");
        if (const auto free = json_.member(node, "isAccessibleForFree")) {
            facts_.is_free = !equals_ignoring_case(trim(json_.raw(*free)), "false");
        }
        facts_.is_live_page =
            has_type(node, [](std::string_view t) { return t.ends_with("LiveBlogPosting"); });
        read_updates(node);
        if (const auto language = json_.member(node, "inLanguage")) {
            if (facts_.language.empty()) facts_.language = name_of(*language);
        }
        read_tags(node);
        read_body(node);
    }

    void read_updates(Node node) {
        const auto updates = json_.member(node, "liveBlogUpdate");
        if (!updates || !json_.is_array(*updates)) return;
        for (const Node one : json_.children(*updates)) {
            if (!json_.is_object(one)) continue;
            LiveUpdate update{member(one, "headline"), member(one, "datePublished")};
            if (!update.headline.empty()) facts_.updates.push_back(std::move(update));
        }
    }

    void read_tags(Node node) {
        const auto keywords = json_.member(node, "keywords");
        if (!keywords || !facts_.tags.empty()) return;
        if (json_.is_array(*keywords)) {
            for (const Node one : json_.children(*keywords)) {
                std::string tag = name_of(one);
                if (!tag.empty()) facts_.tags.push_back(std::move(tag));
            }
            return;
        }
        const std::string all = name_of(*keywords);
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t end = std::min(all.find(',', at), all.size());
            const std::string_view tag = trim(std::string_view(all).substr(at, end - at));
            if (!tag.empty()) facts_.tags.emplace_back(tag);
            at = end + 1;
        }
    }

    void read_body(Node node) {
        const auto body = json_.member(node, "articleBody");
        if (!body || !json_.is_string(*body)) return;
        facts_.article_body = json_.draft(*body);
        for (OriginRun& run : facts_.article_body.runs) {
            run.source_begin += script_begin_;
            run.source_end += script_begin_;
        }
    }

    /// The name of a thing: a string itself, or its member "name".
    [[nodiscard]] std::string name_of(Node node) {
        if (json_.is_string(node)) return line(node);
        if (json_.is_object(node)) {
            std::string name = member(node, "name");
            if (!name.empty()) return name;
            if (const auto target = by_id(node)) return member(*target, "name");
        }
        return {};
    }

    /// The object that {"@id": "..."} points to.
    [[nodiscard]] std::optional<Node> by_id(Node node) {
        const auto id = json_.member(node, "@id");
        if (!id || look_ups_ >= most_look_ups) return std::nullopt;
        ++look_ups_;
        for (Node other = 0; other < json_.size(); ++other) {
            if (other == node || !json_.is_object(other)) continue;
            const auto own = json_.member(other, "@id");
            if (own && json_.raw(*own) == json_.raw(*id) && json_.member(other, "name")) {
                return other;
            }
        }
        return std::nullopt;
    }

    void add_authors(Node node, int depth) {
        if (depth > 2) return;
        if (json_.is_array(node)) {
            for (const Node one : json_.children(node)) add_authors(one, depth + 1);
            return;
        }
        if (json_.is_object(node)) {
            const auto names = json_.member(node, "name");
            if (names && json_.is_array(*names)) return add_authors(*names, depth + 1);
        }
        std::string name = name_of(node);
        if (name.empty()) return;
        const auto target = json_.is_object(node) ? by_id(node) : std::nullopt;
        const bool organization = is_organization(node) || (target && is_organization(*target));
        (organization ? facts_.organizations : facts_.authors).push_back(std::move(name));
    }

    [[nodiscard]] bool is_organization(Node node) const {
        return json_.is_object(node) && has_type(node, [](std::string_view type) {
                   return type.ends_with("Organization") || type == "Corporation";
               });
    }

    const JsonTree& json_;
    std::uint32_t script_begin_;
    const HtmlEntities& entities_;
    PageFacts& facts_;
    std::optional<Node> page_;
    int look_ups_ = 0;
};

}  // namespace

void read_json_ld(std::string_view script,
                  std::uint32_t script_begin,
                  const HtmlEntities& entities,
                  PageFacts& facts) {
    const JsonTree json(script);
    if (!json.empty()) JsonLdReader(json, script_begin, entities, facts).run();
}

}  // namespace concord
