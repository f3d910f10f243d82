#pragma once

#include <optional>
#include <vector>

#include "extract/reading.h"

namespace concord {

/// A cue with the words of its source and of what it attributes.
struct Attribution {
    Tokens cue;
    Tokens source;  ///< empty where none is named; that of the cue before where `inherits`
    bool inherits = false;
    std::vector<Tokens> content;  ///< sorted
    Tokens carrier;               ///< source of a cue that follows and attributes the whole of it
};

/// Joins the parts that the tagger found: sources and cues that stand side by side, and the content
/// before or behind them. Content in a sentence of its own goes on with the attribution before.
///
/// returns  by cue or first content; without those that attribute nothing
/// cost     the parts by those of their sentences
[[nodiscard]] std::vector<Attribution> link_parts(const Reading& reading);

}  // namespace concord
