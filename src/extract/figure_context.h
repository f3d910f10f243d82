#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/figure_finder.h"

namespace concord {

/// What a figure is a figure of.
struct FigureContext {
    std::optional<Tokens> of;    ///< noun phrase up to its head; of elided nouns, where it was said
    std::string role;            ///< empty where the clause tells none
    std::optional<Index> place;  ///< entity
    std::optional<Index> time;   ///< time
};

/// The thing counted, its role, place and time of each figure, read from the parse.
///
/// figures  of the article, in order
/// returns  as many
[[nodiscard]] std::vector<FigureContext> read_contexts(const Reading& reading,
                                                       const QuantityLexicon& lexicon,
                                                       std::span<const Figure> figures);

}  // namespace concord
