#pragma once

#include <cstdint>
#include <string_view>

#include "clean/page_facts.h"

namespace concord {

/// Adds what one JSON-LD script says about an article; nothing when it is not JSON.
///
/// Understands schema.org's Article and its kinds, LiveBlogPosting among them, alone, in arrays
/// and in @graph; a WebPage gives its dates where no article does.
///
/// script_begin  byte of the page at which `script` stands
void read_json_ld(std::string_view script,
                  std::uint32_t script_begin,
                  const HtmlEntities& entities,
                  PageFacts& facts);

}  // namespace concord
