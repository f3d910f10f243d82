#pragma once

#include <string_view>

#include "clean/page_facts.h"

namespace concord {

/// Adds what one JSON-LD script says about an article; nothing when it is not JSON.
///
/// Understands schema.org's Article and its kinds, LiveBlogPosting among them, alone, in arrays
/// and in @graph. Tolerates raw line ends inside strings, trailing commas it does not.
void read_json_ld(std::string_view script, PageFacts& facts);

}  // namespace concord
