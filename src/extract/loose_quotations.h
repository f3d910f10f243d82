#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/reading.h"

namespace concord {

/// True when the block behind `block` names whose words it holds: "— Anna Bell (@bell) 4 May",
/// or the last line of a quoted block.
[[nodiscard]] bool is_signed(const Reading& reading, Index block);

/// Adds what is quoted without a cue: embedded posts, signed quotations, headlines that quote words
/// of the report.
///
/// statements  those that cues gave; more are appended
void add_loose_quotations(const Reading& reading, std::vector<Statement>& statements);

}  // namespace concord
