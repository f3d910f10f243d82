#pragma once

#include <optional>
#include <string_view>

#include "extract/figure_clause.h"

namespace concord {

/// What the clause says happened to, or is true of, the thing that a figure counts: killed, paid,
/// rose, lasted, ... as `knowledge/quantities/roles` and `units` name it; empty where it says none.
/// Lives as long as the lexicon.
///
/// clause  at the sentence of the figure
/// of      the thing counted
[[nodiscard]] std::string_view role_of(const FigureClause& clause,
                                       const Figure& figure,
                                       const std::optional<Tokens>& of);

}  // namespace concord
