#pragma once

#include <vector>

#include "concord/findings.h"

namespace concord {

/// The rules' statements, and of the tagger's those whose cue, speaker and words no rule has
/// touched.
///
/// returns  by first content
/// cost     the product of both numbers
[[nodiscard]] std::vector<Statement> merge_statements(std::vector<Statement> by_rule,
                                                      std::vector<Statement> tagged);

}  // namespace concord
