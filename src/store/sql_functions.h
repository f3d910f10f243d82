#pragma once

#include "store/sqlite.h"

namespace concord {

/// Adds the functions that listings are written with; they are in no view, so that other programs
/// can read a store:
///
/// words(text, begin, end)  code points of a text; NULL when one of them is
/// same(a, b)               equal, letter case ignored
/// holds(text, part)        `part` is in `text`, letter case and accents ignored
/// first_day(date)          Monday of a week ("2031-W24"); other dates as they are
/// last_day(date)           its Sunday
[[nodiscard]] Result<void> add_sql_functions(Database& database);

}  // namespace concord
