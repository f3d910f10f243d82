#pragma once

#include <string_view>

#include "compare/story_view.h"
#include "compare/word_lists.h"

namespace concord {

/// Who did it by the words of a passive: "was done by a Marevian interceptor that fell short" gives
/// "a Marevian interceptor"; empty when nobody is named.
///
/// sentence  bytes of `text`
/// words     knowledge/comparing/disagreements, here and below
/// cost      linear in the words of the sentence
[[nodiscard]] Span doer_behind_by(std::string_view text, Span sentence, const WordLists& words);

/// The sentence inside a piece of what was said that names a doer behind "by"; empty when none
/// does.
///
/// piece  bytes of the article's text
[[nodiscard]] Span sentence_of_doer(const StoryView& view,
                                    Index article,
                                    Span piece,
                                    const WordLists& words);

}  // namespace concord
