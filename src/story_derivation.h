#pragma once

#include <string>

#include "concord/knowledge.h"

namespace concord {

/// Stands for all that the sketch of an article rests on besides the article.
[[nodiscard]] std::string sketches_made_by(const Knowledge& knowledge);

}  // namespace concord
