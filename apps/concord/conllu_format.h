#pragma once

#include <string>

#include "concord/findings.h"

namespace concord::app {

/// CoNLL-U with all that is predicted of words; entities as CorefUD writes them
/// (eid-etype-head-other, other = name, nominal or pronoun). FEATS and DEPS are "_".
[[nodiscard]] std::string conllu_of(const ArticleRecord& record);

}  // namespace concord::app
