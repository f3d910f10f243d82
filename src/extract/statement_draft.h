#pragma once

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

private:
    [[nodiscard]] const QuotedTokens& quote(std::uint32_t token) const {
        return reading_.quotes()[reading_.quote_at(token)];
    }

    const Reading& reading_;
    StretchReader stretches_;
};

/// What the class of a cue does with its content.
[[nodiscard]] Polarity polarity_of(std::string_view cue_class);

}  // namespace concord
