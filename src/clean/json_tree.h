#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clean/draft.h"

namespace concord {

/// A JSON text whose values keep their place. More tolerant than the standard where scripts of
/// pages are careless: raw control characters in strings, commas before a closing bracket, text
/// around the outermost value.
class JsonTree {
public:
    enum class Type : std::uint8_t { object, array, string, number, literal };
    using Node = std::uint32_t;

    /// text  must outlive the tree. What follows a broken place is left out.
    /// cost  linear; values nested deeper than 64 are left out
    explicit JsonTree(std::string_view text);

    [[nodiscard]] bool empty() const { return nodes_.empty(); }
    [[nodiscard]] Type type(Node node) const { return nodes_[node].type; }
    [[nodiscard]] bool is_object(Node node) const { return type(node) == Type::object; }
    [[nodiscard]] bool is_array(Node node) const { return type(node) == Type::array; }
    [[nodiscard]] bool is_string(Node node) const { return type(node) == Type::string; }

    /// Children of an array or object, in order.
    [[nodiscard]] std::vector<Node> children(Node node) const;
    [[nodiscard]] std::optional<Node> member(Node object, std::string_view key) const;
    [[nodiscard]] Node size() const { return static_cast<Node>(nodes_.size()); }

    /// The name of a member with its escapes decoded; empty for other values.
    [[nodiscard]] std::string key(Node node) const;
    /// The characters as written: inside the quotes of a string.
    [[nodiscard]] std::string_view raw(Node node) const;
    /// A string with its escapes decoded, valid UTF-8; other values as written.
    [[nodiscard]] std::string text(Node node) const;
    /// The same with origins: offsets of the JSON text.
    [[nodiscard]] Draft draft(Node node) const;

private:
    friend class JsonTreeReader;
    struct Entry {
        Type type = Type::literal;
        std::uint32_t key_begin = 0;
        std::uint32_t key_size = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        Node subtree_end = 0;
    };
    [[nodiscard]] Draft decoded(std::uint32_t from, std::uint32_t to) const;

    std::string_view text_;
    std::vector<Entry> nodes_;
};

}  // namespace concord
