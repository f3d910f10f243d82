#pragma once

#include <span>

#include "concord/findings.h"
#include "extract/cue_finder.h"
#include "extract/reading.h"
#include "extract/stretch.h"

namespace concord {

/// Writes down what a cue and the words it attributes say.
class StatementDrafter {
public:
    explicit StatementDrafter(const Reading& reading) : reading_(reading), stretches_(reading) {}

    /// A statement without its content.
    [[nodiscard]] Statement draft(const CueSite& site) const;

    /// Adds the stretch, cut at its quotation marks, and sets the kind; true when something of it
    /// is verbatim.
    bool fill(Statement& statement, Tokens stretch) const;

    /// The same for parts whose ends are known: nothing is left out but the marks at their ends,
    /// and words before a colon and a quotation.
    void fill_exactly(Statement& statement, std::span<const Tokens> parts) const;

    /// direct  all is quoted, or follows "that", and is more than a phrase
    [[nodiscard]] StatementKind kind_of(const Statement& statement) const;

private:
    [[nodiscard]] Span quoted_part(const QuotedTokens& quoted, Tokens part) const;
    [[nodiscard]] const QuotedTokens& quote(std::uint32_t token) const {
        return reading_.quotes()[reading_.quote_at(token)];
    }

    const Reading& reading_;
    StretchReader stretches_;
};

/// The cue is "according to".
[[nodiscard]] bool is_according(const Statement& statement);

/// What the class of a cue does with its content.
[[nodiscard]] Polarity polarity_of(std::string_view cue_class);

}  // namespace concord
