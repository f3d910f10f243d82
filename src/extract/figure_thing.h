#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "extract/figure_clause.h"

namespace concord {

/// What a figure counts or measures: a noun phrase up to its head. Where the noun is left out, the
/// words that named it before; nothing where none did.
///
/// clause  at the sentence of the figure
/// index   of the figure
/// before  what the figures before it are of, [index]
[[nodiscard]] std::optional<Tokens> thing_of(const FigureClause& clause,
                                             std::uint32_t index,
                                             std::span<const std::optional<Tokens>> before);

}  // namespace concord
