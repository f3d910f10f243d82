#pragma once

#include "extract/cue_finder.h"
#include "extract/noun_phrase.h"
#include "extract/reading.h"

namespace concord {

/// What a finite verb or gerund with its speaker reports, by the words before it.
///
/// site  must have a speaker
[[nodiscard]] CueSite::Force force_of(const Reading& reading,
                                      const NounPhraseFinder& phrases,
                                      const CueSite& site);

}  // namespace concord
