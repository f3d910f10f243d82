#pragma once

#include <cstdint>
#include <string_view>

#include "extract/cue_finder.h"
#include "extract/reading.h"

namespace concord {

/// Asks what the words on one side of a cue are, and whether such a cue takes them.
class StretchReader {
public:
    explicit StretchReader(const Reading& reading) : reading_(reading) {}

    /// The stretch without commas and the full stop around, and where it stands behind its cue
    /// without the "that" before.
    [[nodiscard]] Tokens trim(Tokens tokens, bool behind) const;
    /// The stretch without commas, colons, dashes and full stops at both ends.
    [[nodiscard]] Tokens without_marks(Tokens tokens) const;
    /// Cuts what the narrator adds behind a comma: "..., despite", "..., leaving", "..., which".
    [[nodiscard]] Tokens without_background(Tokens stretch) const;

    [[nodiscard]] bool has_words(Tokens tokens) const;
    /// True when a quotation in it is more than a phrase: it ends as a sentence, or holds a verb
    /// that shows.
    [[nodiscard]] bool is_clause(Tokens stretch) const;

    /// Whether the cue takes a stretch with quotation marks in it.
    [[nodiscard]] bool takes_quotation(const CueSite& site, Tokens stretch) const;
    /// Whether the cue takes a stretch without.
    [[nodiscard]] bool takes_indirect(const CueSite& site, Tokens stretch) const;

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] bool is_trimmed(std::uint32_t i) const;
    [[nodiscard]] bool holds_as(Tokens tokens) const;
    [[nodiscard]] bool holds(Tokens tokens, std::string_view lower) const;
    [[nodiscard]] bool begins_clause(Tokens stretch) const;

    const Reading& reading_;
};

}  // namespace concord
