#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/reading.h"

namespace concord {

/// Sets `denies`: for each denial the last statement before, by somebody else, that says what is
/// denied.
///
/// statements  of one article, by first content, with their speakers
/// cost        linear in the words of the statements; some hundred statements back for each denial
void read_denials(const Reading& reading, std::vector<Statement>& statements);

}  // namespace concord
