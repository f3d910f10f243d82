// Reads meta elements, link elements and JSON-LD of a page.

#include "clean/page_facts.h"

#include <algorithm>

#include "base/utf8.h"
#include "clean/json_ld.h"

namespace concord {
namespace {

struct MetaName {
    std::string_view name;
    enum class Field {
        outlet,
        title,
        author,
        page_author,
        published,
        modified,
        section,
        tag,
        url,
        language
    } field;
};

using Field = MetaName::Field;

constexpr MetaName meta_names[] = {
    {"og:site_name", Field::outlet},
    {"application-name", Field::outlet},
    {"og:title", Field::title},
    {"twitter:title", Field::title},
    {"dc.title", Field::title},
    {"sailthru.title", Field::title},
    {"parsely-title", Field::title},
    {"author", Field::page_author},
    {"article:author", Field::author},
    {"byl", Field::author},
    {"dc.creator", Field::author},
    {"dc:creator", Field::author},
    {"dcterms.creator", Field::author},
    {"citation_author", Field::author},
    {"article:author_name", Field::author},
    {"author_name", Field::author},
    {"sailthru.author", Field::author},
    {"parsely-author", Field::author},
    {"cxenseparse:author", Field::author},
    {"article:published_time", Field::published},
    {"og:published_time", Field::published},
    {"og:article:published_time", Field::published},
    {"article.published", Field::published},
    {"datepublished", Field::published},
    {"date", Field::published},
    {"pubdate", Field::published},
    {"publishdate", Field::published},
    {"publish-date", Field::published},
    {"publish_date", Field::published},
    {"published_time", Field::published},
    {"publication_date", Field::published},
    {"dc.date.issued", Field::published},
    {"dcterms.issued", Field::published},
    {"dcterms.created", Field::published},
    {"dc.date", Field::published},
    {"dcterms.date", Field::published},
    {"dc.date.created", Field::published},
    {"sailthru.date", Field::published},
    {"parsely-pub-date", Field::published},
    {"cxenseparse:recs:publishtime", Field::published},
    {"article_date_original", Field::published},
    {"originalpublicationdate", Field::published},
    {"ptime", Field::published},
    {"pdate", Field::published},
    {"article:modified_time", Field::modified},
    {"og:updated_time", Field::modified},
    {"datemodified", Field::modified},
    {"last-modified", Field::modified},
    {"lastmod", Field::modified},
    {"dcterms.modified", Field::modified},
    {"article:section", Field::section},
    {"article:tag", Field::tag},
    {"og:url", Field::url},
    {"og:locale", Field::language},
};

class FactReader {
public:
    FactReader(const HtmlTree& tree, const HtmlEntities& entities)
        : tree_(tree), entities_(entities) {}

    PageFacts read() {
        for (std::uint32_t node = 0; node < tree_.size(); ++node) {
            switch (tree_[node].tag) {
                case HtmlTag::html:
                    facts_.language = value(node, "lang");
                    if (facts_.language.empty()) facts_.language = value(node, "xml:lang");
                    break;
                case HtmlTag::meta:
                    read_meta(node);
                    break;
                case HtmlTag::link:
                    if (equals_ignoring_case(value(node, "rel"), "canonical")) {
                        facts_.canonical = value(node, "href");
                    }
                    break;
                case HtmlTag::title:
                    if (facts_.page_title.empty()) facts_.page_title = tree_.text(node, entities_);
                    break;
                case HtmlTag::script:
                    read_script(node);
                    break;
                default:
                    break;
            }
        }
        std::stable_sort(facts_.published.begin(), facts_.published.end(), earlier_source);
        std::stable_sort(facts_.modified.begin(), facts_.modified.end(), earlier_source);
        constexpr std::size_t longest_title = 1000;
        for (std::string* title :
             {&facts_.headline, &facts_.meta_title, &facts_.page_title, &facts_.outlet}) {
            title->resize(boundary_at_most(*title, longest_title));
        }
        constexpr std::size_t most_dates = 8;
        facts_.published.resize(std::min(facts_.published.size(), most_dates));
        facts_.modified.resize(std::min(facts_.modified.size(), most_dates));
        if (facts_.canonical.empty()) facts_.canonical = meta_url_;
        if (!labelled_author_.empty()) facts_.meta_authors.push_back(labelled_author_);
        return std::move(facts_);
    }

private:
    static bool earlier_source(const PageDate& x, const PageDate& y) { return x.from < y.from; }

    [[nodiscard]] std::string value(std::uint32_t node, std::string_view name) const {
        const auto raw = tree_.attribute(node, name);
        return raw ? collapse_space(decode_references(*raw, entities_)) : std::string();
    }

    void read_meta(std::uint32_t node) {
        std::string name;
        for (const std::string_view attribute : {"property", "name", "itemprop", "http-equiv"}) {
            if (const auto raw = tree_.attribute(node, attribute)) {
                name = ascii_lower(trim(*raw));
                break;
            }
        }
        if (name.empty()) return;
        if (name == "twitter:label1" || name == "twitter:data1") return read_label(node, name);
        const auto* known = std::find_if(std::begin(meta_names),
                                         std::end(meta_names),
                                         [&](const MetaName& meta) { return meta.name == name; });
        if (known == std::end(meta_names)) return;
        std::string content = value(node, "content");
        if (content.empty()) content = value(node, "value");
        if (content.empty()) return;
        store(known->field, content);
    }

    /// twitter:label1 "Written by", twitter:data1 "Anna Beck".
    void read_label(std::uint32_t node, std::string_view name) {
        const std::string content = value(node, "content");
        if (name == "twitter:label1") {
            const std::string lower = to_lower(content);
            label_names_author_ = false;
            for (const std::string_view word : {"written by",
                                                "verfasst von",
                                                "écrit par",
                                                "escrito por",
                                                "scritto da",
                                                "geschreven door",
                                                "author",
                                                "автор",
                                                "yazan",
                                                "napisane przez",
                                                "geschrieben von",
                                                "skriven av",
                                                "posted by"}) {
                if (lower.find(word) != std::string::npos) label_names_author_ = true;
            }
        } else if (label_names_author_) {
            labelled_author_ = content;
        }
    }

    void store(Field field, const std::string& content) {
        switch (field) {
            case Field::outlet:
                if (facts_.outlet.empty()) facts_.outlet = content;
                break;
            case Field::title:
                if (facts_.meta_title.empty()) facts_.meta_title = content;
                break;
            case Field::author:
                if (content.find("://") == std::string::npos)
                    facts_.meta_authors.push_back(content);
                break;
            case Field::page_author:
                // "The Harbour Gazette (www.gazette.example)" is the owner.
                if (content.find("www.") == std::string::npos)
                    facts_.page_authors.push_back(content);
                break;
            case Field::published:
                facts_.published.push_back({content, DateSource::meta});
                break;
            case Field::modified:
                facts_.modified.push_back({content, DateSource::meta});
                break;
            case Field::section:
                if (facts_.section.empty()) facts_.section = content;
                break;
            case Field::tag:
                facts_.tags.push_back(content);
                break;
            case Field::url:
                if (meta_url_.empty()) meta_url_ = content;
                break;
            case Field::language:
                if (facts_.language.empty()) facts_.language = content;
                break;
        }
    }

    void read_script(std::uint32_t node) {
        const auto type = tree_.attribute(node, "type");
        if (!type || !equals_ignoring_case(trim(*type).substr(0, 19), "application/ld+json"))
            return;
        if (tree_[node].subtree_end <= node + 1) return;
        read_json_ld(tree_.raw_text(node + 1), tree_[node + 1].begin, entities_, facts_);
    }

    const HtmlTree& tree_;
    const HtmlEntities& entities_;
    std::string meta_url_;
    std::string labelled_author_;
    bool label_names_author_ = false;
    PageFacts facts_;
};

}  // namespace

PageFacts read_page_facts(const HtmlTree& tree, const HtmlEntities& entities) {
    return FactReader(tree, entities).read();
}

}  // namespace concord
