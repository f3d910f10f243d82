#pragma once

#include <vector>

#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// The statements of all articles, the same quotation once: its versions with the fullest first,
/// then by article and place. Statements come in the order of their first versions.
///
/// Quotations are joined by their words; indirect speech only where copies carry the same words.
/// A quotation of one or two words is joined only for one and the same speaker.
///
/// cost  near linear: quotations are compared that share two words in a row
[[nodiscard]] std::vector<StoryStatement> fold_statements(const StoryView& view);

}  // namespace concord
