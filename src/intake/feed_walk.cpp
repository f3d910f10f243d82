// One walk over the elements of a feed: keeps what an item says of itself until its end, and what
// the feed says of itself until the end of the file, since titles may stand behind the items.
// Namespaces, xml:base and xml:lang are those in force at each element.

#include "intake/feed_walk.h"

#include <utility>

#include "base/url_resolve.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

// Bounds that no honest feed reaches: they keep a hostile one linear.
constexpr std::size_t most_bindings = 128;
constexpr std::size_t most_elements = 512;
constexpr std::size_t longest_base = 2048;
constexpr std::size_t longest_language = 64;
constexpr std::size_t most_items = 100'000;

bool says_nothing(const FeedValues& values) {
    return values.title.empty() && values.url.empty() && values.id.empty() &&
           values.content.empty() && values.authors.empty() && values.published.empty() &&
           values.modified.empty() && values.source_title.empty();
}

/// Elements whose children are read too.
bool has_parts(FeedField field) {
    return field == FeedField::author || field == FeedField::creator ||
           field == FeedField::source || field == FeedField::group;
}

}  // namespace

FeedWalk::FeedWalk(std::string_view source, const std::string& feed_url)
    : source_(source), reader_(source) {
    contexts_.push_back({0, feed_url, {}});
}

void FeedWalk::run() {
    while (const auto token = reader_.next()) {
        if (token->kind == XmlToken::Kind::start) begin_element(*token);
        if (token->kind == XmlToken::Kind::end) end_element(*token);
    }
    feed_ = read_values(source_, feed_elements_, {});
    // Only Atom says that the author of the feed is the author of its entries.
    if (!is_atom_) feed_.authors.clear();
}

void FeedWalk::bind(const XmlToken& token) {
    if (token.attributes.find("xml") == npos) return;
    std::string_view rest = token.attributes;
    std::optional<std::string> base;
    std::optional<std::string> language;
    while (const auto attribute = next_attribute(rest)) {
        const std::string_view name = attribute->name;
        if (name == "xmlns" || name.starts_with("xmlns:")) {
            if (bindings_.size() >= most_bindings) continue;
            const std::string_view prefix = name.size() > 6 ? name.substr(6) : std::string_view();
            bindings_.push_back({token.depth, prefix, vocabulary_of_uri(attribute->value)});
        } else if (name == "xml:base") {
            base = xml_attribute(token.attributes, "base");
        } else if (name == "xml:lang" && attribute->value.size() <= longest_language) {
            language = std::string(attribute->value);
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

void FeedWalk::unbind(std::uint32_t depth) {
    while (!bindings_.empty() && bindings_.back().depth >= depth) bindings_.pop_back();
    while (contexts_.back().depth > depth) contexts_.pop_back();
}

Vocabulary FeedWalk::vocabulary_of(std::string_view prefix, const XmlToken& token) {
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

FeedName FeedWalk::name_of_element(const XmlToken& token) {
    const std::size_t colon = token.name.find(':');
    const std::string_view prefix =
        colon == npos ? std::string_view() : token.name.substr(0, colon);
    const std::string_view local = colon == npos ? token.name : token.name.substr(colon + 1);
    return feed_name(vocabulary_of(prefix, token), local);
}

void FeedWalk::begin_element(const XmlToken& token) {
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

void FeedWalk::open_item(const XmlToken& token) {
    FeedItem item;
    item.begin = token.begin;
    item.base = contexts_.back().base;
    item.language = contexts_.back().language;
    item_ = std::move(item);
    item_attributes_ = token.attributes;
    item_elements_.clear();
    item_collector_ = Collector{token.depth, &item_elements_, {}};
}

/// Notes the element when it is a child of the item or feed, or a part of such a child.
void FeedWalk::collect(Collector& collector, const XmlToken& token, FeedName name) {
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

void FeedWalk::end_element(const XmlToken& token) {
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

void FeedWalk::end_collected(Collector& collector, const XmlToken& token) {
    const std::size_t level = token.depth - collector.depth - 1;
    if (token.depth <= collector.depth || level >= collector.trail.size()) return;
    if (const auto place = collector.trail[level]) {
        (*collector.elements)[*place].inner_end = token.begin;
    }
    collector.trail.resize(level);
}

void FeedWalk::close_item(std::size_t end) {
    item_->end = end;
    item_->values = read_values(source_, item_elements_, item_attributes_);
    if (items_.size() >= most_items) {
        reader_.note_fault(ErrorKind::limit, "more than 100000 items", item_->begin);
    } else if (!says_nothing(item_->values)) {
        items_.push_back(std::move(*item_));
    }
    item_.reset();
}

}  // namespace concord
