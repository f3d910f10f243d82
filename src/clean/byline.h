#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "concord/knowledge.h"

namespace concord {

/// Who a report is by: persons, and the agency whose text it is.
struct Byline {
    std::vector<std::string> persons;
    std::string credit;
};

/// Where the words of a byline come from decides how much is believed.
enum class BylineSource : std::uint8_t { structured, visible };

class BylineReader {
public:
    explicit BylineReader(const Knowledge& knowledge);

    /// raw     one field or line: "By Anna Beck and Jon Low, Reuters"
    /// outlet  its own name is no person
    /// source  structured: a single word may be a name
    [[nodiscard]] Byline read(std::string_view raw,
                              std::string_view outlet,
                              BylineSource source) const;

    /// The credit name of a text that is the name of an agency and nothing else; or empty.
    [[nodiscard]] std::string agency(std::string_view text) const;

    /// "The Harbour Gazette – World" -> "The Harbour Gazette".
    [[nodiscard]] std::string outlet_name(std::string_view raw) const;

    /// Whether a line begins like a byline ("By Anna Beck ...") and holds a name.
    [[nodiscard]] bool is_byline(std::string_view line) const;

    /// Whether `name` is the outlet: by its name, or as the longest part of its host spells it
    /// ("Die Furche" of "furche", "LTO" of "lto").
    [[nodiscard]] static bool names_outlet(std::string_view name, std::string_view outlet);

    /// Whether a line is a noun for who writes and a name, parted by a colon or, where the page has
    /// the noun in an element of its own, by that: "Author: Anna Beck".
    ///
    /// element  the words of the line's first element
    [[nodiscard]] bool labels_author(std::string_view line, std::string_view element) const;

    /// Whether a line is nothing but what stands before a name: "By", "Von:".
    [[nodiscard]] bool is_prefix(std::string_view line) const;

    /// Whether words look like a person's name: capital first letters, particles between them.
    [[nodiscard]] bool is_name(std::string_view text, BylineSource source) const;

    /// "UPDATE", "LIVE": a word in capitals that heads reports and is no place.
    [[nodiscard]] bool is_label(std::string_view word) const;

    /// "CNN": letters by which an outlet that is no agency signs its own datelines.
    [[nodiscard]] bool is_signature(std::string_view word) const;

    /// "Source: Reuters", "(Reporting by Jon Low; editing by Ann Beck)": adds what it says.
    ///
    /// returns whether the line is such a line
    bool read_credit_line(std::string_view line, Byline& byline) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    [[nodiscard]] std::uint32_t kinds(std::string_view word) const;
    [[nodiscard]] std::string_view without_prefixes(std::string_view text) const;
    [[nodiscard]] std::size_t end_of_names(std::string_view text, std::size_t begin) const;
    [[nodiscard]] bool ends_in_particle(std::string_view piece) const;
    [[nodiscard]] bool may_be_signature(std::string_view piece, BylineSource source) const;
    [[nodiscard]] bool may_be_small_in_name(std::string_view word) const;
    void add_piece(std::string_view piece,
                   std::string_view outlet,
                   BylineSource source,
                   Byline& byline) const;

    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> agencies_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;
    std::vector<std::string> prefixes_;         ///< lower case, longest first
    std::unordered_set<std::string> nouns_;     ///< those of them that mean a writer
    std::unordered_set<std::string> sections_;  ///< letters of their names
};

/// The agency as the outlet spells itself when it is the outlet: "TORINFORM" of a dateline is the
/// outlet "Torinform".
[[nodiscard]] std::string spell_credit(const std::string& credit, const std::string& outlet);

}  // namespace concord
