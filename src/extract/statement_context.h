#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/reading.h"

namespace concord {

/// Reads what a statement takes from those before it: who "the senator", "he" and "the letter" are.
///
/// statements  of one article, by first content
/// cost        some hundred statements back for each
void read_context(const Reading& reading, std::vector<Statement>& statements);

}  // namespace concord
