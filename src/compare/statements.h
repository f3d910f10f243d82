#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/saying_pair.h"
#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// The statements of all articles, the same saying once: its versions with the fullest quotation
/// first, then by article and place. Statements come in the order of their first versions.
///
/// Quotations are joined by their words, one of one or two words only for one and the same speaker;
/// indirect speech joins what tells the same in another article, as `tools` judge it.
///
/// cost  near linear: quotations are compared that share two words in a row, paraphrases that share
///       a telling word
[[nodiscard]] std::vector<StoryStatement> fold_statements(const StoryView& view,
                                                          const StoryEntities& entries,
                                                          const SayingTools& tools);

}  // namespace concord
