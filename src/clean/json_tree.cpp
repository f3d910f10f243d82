// Reads JSON into one flat list of values (RFC 8259, with the tolerance named in the header).
// Written by hand because every decoded character must keep the bytes it was written with:
// "\u2019" is one unit of six bytes.

#include "clean/json_tree.h"

#include <charconv>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr int depth_limit = 64;

struct Escape {
    char32_t character = 0xFFFD;
    std::uint32_t size = 1;  ///< bytes, the backslash too
};

std::optional<std::uint32_t> hex4(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) return std::nullopt;
    std::uint32_t value = 0;
    const auto result = std::from_chars(text.data() + at, text.data() + at + 4, value, 16);
    if (result.ptr != text.data() + at + 4) return std::nullopt;
    return value;
}

Escape read_unicode(std::string_view text, std::size_t at) {
    const auto high = hex4(text, at + 2);
    if (!high) return {0xFFFD, 2};
    if (*high < 0xD800 || *high > 0xDFFF) return {*high, 6};
    if (*high < 0xDC00 && text.substr(at + 6, 2) == "\\u") {
        const auto low = hex4(text, at + 8);
        if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
            return {0x10000 + ((*high - 0xD800) << 10U) + (*low - 0xDC00), 12};
        }
    }
    return {0xFFFD, 6};
}

/// at  the byte of a backslash
Escape read_escape(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return {0xFFFD, 1};
    switch (text[at + 1]) {
        case 'n':
            return {'\n', 2};
        case 't':
            return {'\t', 2};
        case 'r':
            return {'\r', 2};
        case 'b':
            return {'\b', 2};
        case 'f':
            return {'\f', 2};
        case 'u':
            return read_unicode(text, at);
        default: {
            const CodePoint c = code_point_at(text, at + 1);
            return {c.value, 1 + c.size};
        }
    }
}

}  // namespace

class JsonTreeReader {
public:
    explicit JsonTreeReader(JsonTree& tree) : tree_(tree), text_(tree.text_) {}

    void run() {
        constexpr std::string_view section = "<![CDATA[";
        const std::size_t wrapped = text_.find(section);
        const std::size_t first = text_.find_first_of("{[");
        const bool inside = wrapped != std::string_view::npos && wrapped < first;
        at_ = std::min(inside ? text_.find_first_of("{[", wrapped + section.size()) : first,
                       text_.size());
        if (at_ < text_.size()) value({}, 0);
    }

private:
    void spaces() {
        while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
    }

    bool take(char c) {
        spaces();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    /// The span inside the quotes; the reader stands behind the closing one.
    std::optional<Span> string() {
        if (!take('"')) return std::nullopt;
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
        if (at_ >= text_.size()) {
            at_ = text_.size();
            return std::nullopt;
        }
        return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_++)};
    }

    JsonTree::Node add(JsonTree::Type type, Span key, std::size_t begin, std::size_t end) {
        tree_.nodes_.push_back({type,
                                key.begin,
                                key.size(),
                                static_cast<std::uint32_t>(begin),
                                static_cast<std::uint32_t>(end),
                                static_cast<JsonTree::Node>(tree_.nodes_.size() + 1)});
        return static_cast<JsonTree::Node>(tree_.nodes_.size() - 1);
    }

    /// False when the text is broken here.
    bool value(Span key, int depth) {
        spaces();
        if (at_ >= text_.size() || depth > depth_limit) return false;
        const char c = text_[at_];
        if (c == '"') {
            const auto span = string();
            if (!span) return false;
            add(JsonTree::Type::string, key, span->begin, span->end);
            return true;
        }
        if (c == '{' || c == '[') return container(key, depth, c == '{');
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != ']' &&
               !is_ascii_space(text_[at_])) {
            ++at_;
        }
        if (at_ == begin) return false;
        const bool number = is_ascii_digit(c) || c == '-';
        add(number ? JsonTree::Type::number : JsonTree::Type::literal, key, begin, at_);
        return true;
    }

    bool container(Span key, int depth, bool object) {
        const JsonTree::Node node =
            add(object ? JsonTree::Type::object : JsonTree::Type::array, key, at_, at_);
        ++at_;
        bool whole = true;
        while (whole && !take(object ? '}' : ']')) {
            if (take(',')) continue;
            Span name;
            if (object) {
                const auto found = string();
                whole = found && take(':');
                if (found) name = *found;
            }
            whole = whole && value(name, depth + 1);
        }
        tree_.nodes_[node].end = static_cast<std::uint32_t>(at_);
        tree_.nodes_[node].subtree_end = static_cast<JsonTree::Node>(tree_.nodes_.size());
        return whole;
    }

    JsonTree& tree_;
    std::string_view text_;
    std::size_t at_ = 0;
};

JsonTree::JsonTree(std::string_view text) : text_(text) {
    JsonTreeReader(*this).run();
}

std::vector<JsonTree::Node> JsonTree::children(Node node) const {
    std::vector<Node> found;
    for (Node child = node + 1; child < nodes_[node].subtree_end;
         child = nodes_[child].subtree_end) {
        found.push_back(child);
    }
    return found;
}

std::optional<JsonTree::Node> JsonTree::member(Node object, std::string_view key) const {
    if (!is_object(object)) return std::nullopt;
    for (Node child = object + 1; child < nodes_[object].subtree_end;
         child = nodes_[child].subtree_end) {
        const Entry& entry = nodes_[child];
        if (text_.substr(entry.key_begin, entry.key_size) == key) return child;
    }
    return std::nullopt;
}

std::string_view JsonTree::raw(Node node) const {
    return text_.substr(nodes_[node].begin, nodes_[node].end - nodes_[node].begin);
}

Draft JsonTree::draft(Node node) const {
    if (is_string(node)) return decoded(nodes_[node].begin, nodes_[node].end);
    Draft draft;
    append_verbatim(draft, raw(node), nodes_[node].begin);
    return draft;
}

std::string JsonTree::key(Node node) const {
    const Entry& entry = nodes_[node];
    return decoded(entry.key_begin, entry.key_begin + entry.key_size).text;
}

/// The inside of a string.
Draft JsonTree::decoded(std::uint32_t from, std::uint32_t to) const {
    Draft draft;
    const std::string_view source = text_.substr(0, to);
    for (std::size_t at = from; at < source.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        if (source[at] == '\\') {
            const Escape escape = read_escape(source, at);
            std::string bytes;
            append_utf8(bytes, escape.character);
            append_unit(draft, bytes, begin, begin + escape.size);
            at += escape.size;
            continue;
        }
        const std::size_t end = std::min(source.find('\\', at), source.size());
        append_verbatim(draft, source.substr(at, end - at), begin);
        at = end;
    }
    return draft;
}

std::string JsonTree::text(Node node) const {
    return draft(node).text;
}

}  // namespace concord
