#pragma once

#include <string_view>

#include "concord/article.h"
#include "concord/result.h"

namespace concord {

/// Fills text, blocks and origin runs of `article` from CoNLL-U: the text of every sentence as
/// `# text =` gives it (else forms with SpaceAfter), one space between sentences, a blank line at
/// `# newpar` and `# newdoc`. The forms become its words, when those of every sentence spell its
/// text; the other columns are passed over.
///
/// source  UTF-8
void read_conllu(std::string_view source, Article& article);

/// Fills `article` from TimeML: every character of the TEXT element (of the body, where there is
/// none) without its tags; the document creation time becomes `published`.
///
/// errors  malformed when there is no element at all
[[nodiscard]] Result<void> read_timeml(std::string_view source, Article& article);

}  // namespace concord
