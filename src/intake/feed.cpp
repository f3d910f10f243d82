// Feeds: one walk over the elements, which keeps what an item says of itself until its end, and
// what the feed says of itself until the end of the file, since titles may stand behind the
// items. Namespaces, xml:base and xml:lang are those in force at each element.
//
// Method and names follow what feedparser (Python) reads, RFC 4287 (Atom), the RSS 2.0 and 1.0
// specifications; it does not fetch, sanitise or resolve addresses inside the content.

#include "intake/feed.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/charset.h"
#include "base/hash.h"
#include "base/url_resolve.h"
#include "base/utf8.h"
#include "intake/feed_item.h"
#include "intake/feed_vocabulary.h"
#include "intake/json_feed.h"
#include "intake/xml_reader.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::uint64_t largest_feed = 1ULL << 30U;

// Bounds that no honest feed reaches: they keep a hostile one linear.
constexpr std::size_t most_bindings = 128;
constexpr std::size_t most_elements = 512;
constexpr std::size_t longest_base = 2048;
constexpr std::size_t most_items = 100'000;

bool says_nothing(const FeedValues& values) {
    return values.title.empty() && values.url.empty() && values.id.empty() &&
           values.content.empty() && values.authors.empty() && values.published.empty() &&
           values.modified.empty() && values.source_title.empty();
}

struct Item {
    std::size_t begin = 0;
    std::size_t end = 0;
    FeedValues values;
    std::string base;
    std::string language;
};

/// Walks over an XML feed and collects its items.
class FeedWalk {
public:
    FeedWalk(std::string_view source, const std::string& feed_url)
        : source_(source), reader_(source) {
        contexts_.push_back({0, feed_url, {}});
    }

    void run() {
        while (const auto token = reader_.next()) {
            if (token->kind == XmlToken::Kind::start) begin_element(*token);
            if (token->kind == XmlToken::Kind::end) end_element(*token);
        }
        feed_ = read_values(source_, feed_elements_, {});
        if (!is_atom_) feed_.authors.clear();
    }

    [[nodiscard]] std::vector<Item>& items() { return items_; }
    [[nodiscard]] const FeedValues& feed() const { return feed_; }
    [[nodiscard]] bool is_feed() const { return is_feed_; }
    [[nodiscard]] const std::optional<Error>& fault() const { return reader_.fault(); }
    [[nodiscard]] const std::string& root() const { return root_; }

private:
    struct Binding {
        std::uint32_t depth = 0;
        std::string_view prefix;
        Vocabulary vocabulary = Vocabulary::other;
    };
    struct Context {
        std::uint32_t depth = 0;
        std::string base;
        std::string language;
    };
    /// Whose children are collected: the feed, or the item that is open.
    struct Collector {
        std::uint32_t depth = 0;
        std::vector<FeedElement>* elements = nullptr;
        /// Of each element around the present one, its place in `elements`.
        std::vector<std::optional<std::uint32_t>> trail;
    };

    void bind(const XmlToken& token) {
        if (token.attributes.find("xml") == npos) return;
        std::string_view rest = token.attributes;
        std::optional<std::string> base;
        std::optional<std::string> language;
        while (const auto attribute = next_attribute(rest)) {
            const std::string_view name = attribute->name;
            if (name == "xmlns" || name.starts_with("xmlns:")) {
                if (bindings_.size() >= most_bindings) continue;
                const std::string_view prefix =
                    name.size() > 6 ? name.substr(6) : std::string_view();
                bindings_.push_back({token.depth, prefix, vocabulary_of_uri(attribute->value)});
            } else if (name == "xml:base") {
                base = xml_attribute(token.attributes, "base");
            } else if (name == "xml:lang") {
                language = std::string(attribute->value.substr(0, 64));
            }
        }
        if (!base && !language) return;
        Context context = contexts_.back();
        context.depth = token.depth + 1;
        if (base && base->size() <= longest_base) {
            std::string resolved = resolve_url(context.base, *base);
            if (resolved.size() <= longest_base) context.base = std::move(resolved);
        }
        if (language) context.language = *language;
        contexts_.push_back(std::move(context));
    }

    void unbind(std::uint32_t depth) {
        while (!bindings_.empty() && bindings_.back().depth >= depth) bindings_.pop_back();
        while (contexts_.back().depth > depth) contexts_.pop_back();
    }

    Vocabulary vocabulary_of(std::string_view prefix, const XmlToken& token) {
        for (std::size_t i = bindings_.size(); i-- > 0;) {
            if (bindings_[i].prefix != prefix) continue;
            const Vocabulary bound = bindings_[i].vocabulary;
            // A feed that calls its own elements by an unheard-of namespace is a feed still.
            return prefix.empty() && bound == Vocabulary::other ? Vocabulary::core : bound;
        }
        if (!prefix.empty()) {
            reader_.note_fault(ErrorKind::malformed,
                               "prefix \"" + std::string(prefix) + "\" is not declared",
                               token.begin);
        }
        return vocabulary_of_prefix(prefix);
    }

    FeedName name_of_element(const XmlToken& token) {
        const std::size_t colon = token.name.find(':');
        const std::string_view prefix =
            colon == npos ? std::string_view() : token.name.substr(0, colon);
        const std::string_view local = colon == npos ? token.name : token.name.substr(colon + 1);
        return feed_name(vocabulary_of(prefix, token), local);
    }

    void begin_element(const XmlToken& token) {
        bind(token);
        const FeedName name = name_of_element(token);
        if (root_.empty()) root_ = token.name.substr(0, 64);
        if (item_) {
            collect(item_collector_, token, name);
            return;
        }
        switch (name.field) {
            case FeedField::item:
                is_feed_ = true;
                open_item(token);
                return;
            case FeedField::feed:
            case FeedField::channel:
            case FeedField::root:
                is_feed_ = true;
                is_atom_ = is_atom_ || name.field == FeedField::feed;
                feed_collector_ = Collector{token.depth, &feed_elements_, {}};
                return;
            default:
                if (feed_collector_) collect(*feed_collector_, token, name);
        }
    }

    void open_item(const XmlToken& token) {
        Item item;
        item.begin = token.begin;
        item.base = contexts_.back().base;
        item.language = contexts_.back().language;
        item_ = std::move(item);
        item_attributes_ = token.attributes;
        item_elements_.clear();
        item_collector_ = Collector{token.depth, &item_elements_, {}};
    }

    static bool has_parts(FeedField field) {
        return field == FeedField::author || field == FeedField::creator ||
               field == FeedField::source || field == FeedField::group;
    }

    /// Notes the element when it is a child of the item or feed, or a part of such a child.
    void collect(Collector& collector, const XmlToken& token, FeedName name) {
        if (token.depth <= collector.depth) return;
        const std::size_t level = token.depth - collector.depth - 1;
        if (level > collector.trail.size()) return;
        collector.trail.resize(level);
        std::vector<FeedElement>& elements = *collector.elements;
        std::optional<std::uint32_t> parent;
        if (level > 0) {
            parent = collector.trail.back();
            if (parent) elements[*parent].has_elements = true;
        }
        const bool wanted = level == 0 || (parent && has_parts(elements[*parent].name.field));
        std::optional<std::uint32_t> place;
        if (wanted && name.field != FeedField::none && elements.size() < most_elements) {
            place = static_cast<std::uint32_t>(elements.size());
            FeedElement element;
            element.name = name;
            element.parent = parent;
            element.attributes = token.attributes;
            element.inner_begin = token.end;
            element.inner_end = token.end;
            element.base = contexts_.back().base;
            element.language = contexts_.back().language;
            elements.push_back(std::move(element));
        }
        collector.trail.push_back(place);
    }

    void end_element(const XmlToken& token) {
        if (item_ && token.depth == item_collector_.depth) {
            close_item(token.end);
        } else if (item_) {
            end_collected(item_collector_, token);
        } else if (feed_collector_ && token.depth == feed_collector_->depth) {
            feed_collector_.reset();
        } else if (feed_collector_) {
            end_collected(*feed_collector_, token);
        }
        unbind(token.depth);
    }

    static void end_collected(Collector& collector, const XmlToken& token) {
        const std::size_t level = token.depth - collector.depth - 1;
        if (token.depth <= collector.depth || level >= collector.trail.size()) return;
        if (const auto place = collector.trail[level]) {
            (*collector.elements)[*place].inner_end = token.begin;
        }
        collector.trail.resize(level);
    }

    void close_item(std::size_t end) {
        item_->end = end;
        item_->values = read_values(source_, item_elements_, item_attributes_);
        if (items_.size() >= most_items) {
            reader_.note_fault(ErrorKind::limit, "more than 100000 items", item_->begin);
        } else if (!says_nothing(item_->values)) {
            items_.push_back(std::move(*item_));
        }
        item_.reset();
    }

    std::string_view source_;
    XmlReader reader_;
    std::vector<Binding> bindings_;
    std::vector<Context> contexts_;
    std::string root_;
    bool is_feed_ = false;
    bool is_atom_ = false;
    std::vector<FeedElement> feed_elements_;
    std::optional<Collector> feed_collector_;
    std::optional<Item> item_;
    std::string_view item_attributes_;
    std::vector<FeedElement> item_elements_;
    Collector item_collector_;
    std::vector<Item> items_;
    FeedValues feed_;
};

/// The feed as it was received and as it was decoded, with what its documents have in common.
struct Feed {
    std::string_view bytes;
    const DecodedText& decoded;
    const std::string& path;
    const FeedValues& values;
    std::string base;  ///< for addresses without xml:base
};

std::string base_of(const FeedValues& feed, const std::string& feed_url) {
    for (const std::string* url : {&feed_url, &feed.self_url, &feed.url}) {
        if (has_scheme(*url)) return *url;
    }
    return feed_url;
}

Document document_of(const Feed& feed, Item& item) {
    FeedValues& values = item.values;
    const Span span = feed.decoded.source_of(
        {static_cast<std::uint32_t>(item.begin), static_cast<std::uint32_t>(item.end)});
    Document document;
    document.kind = InputKind::feed;
    document.bytes = feed.bytes.substr(span.begin, span.end - span.begin);
    document.sha256 = sha256_hex(document.bytes);
    document.offset = span.begin;
    document.path = feed.path + "#" + std::to_string(span.begin);
    document.charset = feed.decoded.charset;
    const std::string& own_base = values.url_base.empty() ? item.base : values.url_base;
    if (!values.url.empty()) {
        document.url = resolve_url(resolve_url(feed.base, own_base), values.url);
    }
    document.source_id = std::move(values.id);
    document.outlet = values.source_title.empty() ? feed.values.title : values.source_title;
    document.title = std::move(values.title);
    document.byline = values.authors.empty() ? feed.values.authors : std::move(values.authors);
    document.modified = std::move(values.modified);
    document.published = values.published.empty() ? document.modified : std::move(values.published);
    document.language = !values.language.empty() ? values.language
                        : !item.language.empty() ? item.language
                                                 : feed.values.language;
    document.content = std::move(values.content);
    document.content_is_html = values.content_is_html;
    document.summary_only = values.summary_only;
    return document;
}

std::vector<Document> documents_of(const Feed& feed, std::vector<Item>& items) {
    std::vector<Document> documents;
    documents.reserve(items.size());
    for (Item& item : items) {
        if (!says_nothing(item.values)) documents.push_back(document_of(feed, item));
    }
    return documents;
}

/// The row for a feed that was read although it is not sound.
Problem problem_of(const Error& fault,
                   const DecodedText& decoded,
                   std::size_t items,
                   const std::string& path) {
    const auto at = static_cast<std::uint32_t>(std::min(fault.at, decoded.utf8.size()));
    Problem problem;
    problem.kind = fault.kind;
    problem.message = "the feed is not well-formed: " + to_valid_utf8(fault.message) + "; " +
                      std::to_string(items) + (items == 1 ? " item was" : " items were") + " read";
    problem.at = decoded.source_of({at, at}).begin;
    problem.path = path;
    return problem;
}

/// XML forbids them; they are left out of the text.
std::optional<std::size_t> first_control_character(std::string_view text) {
    const auto found = std::find_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
    if (found == text.end()) return std::nullopt;
    return static_cast<std::size_t>(found - text.begin());
}

Result<std::vector<Document>> parse_xml_feed(std::string_view bytes,
                                             const DecodedText& decoded,
                                             const std::string& path,
                                             const std::string& feed_url,
                                             std::vector<Problem>& problems) {
    FeedWalk walk(decoded.utf8, feed_url);
    walk.run();
    if (!walk.is_feed()) {
        const std::string what =
            walk.root().empty() ? "no element" : "its root element is <" + walk.root() + ">";
        return tl::unexpected(Error{ErrorKind::malformed, "not a feed: " + to_valid_utf8(what), 0});
    }
    std::optional<Error> fault = walk.fault();
    if (const auto at = first_control_character(decoded.utf8); at && (!fault || *at < fault->at)) {
        fault = Error{ErrorKind::malformed, "a control character", *at};
    }
    const Feed feed{bytes, decoded, path, walk.feed(), base_of(walk.feed(), feed_url)};
    std::vector<Document> documents = documents_of(feed, walk.items());
    if (fault) problems.push_back(problem_of(*fault, decoded, documents.size(), path));
    return documents;
}

std::vector<Document> parse_json_feed(std::string_view bytes,
                                      const DecodedText& decoded,
                                      const std::string& path,
                                      const std::string& feed_url,
                                      std::vector<Problem>& problems) {
    JsonFeed json = read_json_feed(decoded.utf8);
    const Feed feed{bytes, decoded, path, json.feed, base_of(json.feed, feed_url)};
    std::vector<Item> items;
    for (JsonFeed::Item& item : json.items) {
        items.push_back({item.begin, item.end, std::move(item.values), {}, {}});
    }
    std::vector<Document> documents = documents_of(feed, items);
    if (json.fault) problems.push_back(problem_of(*json.fault, decoded, documents.size(), path));
    return documents;
}

}  // namespace

Result<std::vector<Document>> parse_feed(std::string_view bytes,
                                         std::string_view http_charset,
                                         const std::string& path,
                                         const std::string& feed_url,
                                         std::vector<Problem>& problems) {
    if (bytes.size() > largest_feed) {
        return tl::unexpected(
            Error{ErrorKind::limit, "the feed is larger than 1 GiB", largest_feed});
    }
    const DecodedText decoded = decode(bytes, http_charset, CharsetSyntax::xml);
    std::string_view start = decoded.utf8;
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    if (trim(start).starts_with('{')) {
        return parse_json_feed(bytes, decoded, path, feed_url, problems);
    }
    return parse_xml_feed(bytes, decoded, path, feed_url, problems);
}

}  // namespace concord
