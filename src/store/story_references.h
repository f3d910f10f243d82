#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

namespace concord {

/// What a story's record names that is not in it, a sentence each: a cited article that is none of
/// its own, an origin or event that is not there, a report that bears another outlet or origin than
/// its article, an event that counts more origins than its reports have.
///
/// record  the parsed line of `concord/story/1`
[[nodiscard]] std::vector<std::string> broken_references(simdjson::dom::element record);

}  // namespace concord
