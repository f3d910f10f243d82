#include "compare/doers.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "compare/phrase_words.h"

namespace concord {

Span doer_behind_by(std::string_view text, Span sentence, const WordLists& words) {
    constexpr std::array<std::string_view, 6> ends = {"that", "which", "who", "and", "in", "on"};
    constexpr std::size_t max_words = 5;
    std::vector<Word> found;
    append_words(text, sentence, found);
    const auto lower = [&](std::size_t i) { return to_lower(slice(text, found[i].span)); };
    for (std::size_t i = 1; i + 1 < found.size(); ++i) {
        const bool is_by = lower(i) == "by" && words.has("done", lower(i - 1));
        if (!is_by) continue;
        std::size_t last = i;
        while (last + 1 < found.size() && last < i + max_words && !one_of(lower(last + 1), ends)) {
            ++last;
        }
        if (last > i) return {found[i + 1].span.begin, found[last].span.end};
    }
    return {};
}

Span sentence_of_doer(const StoryView& view, Index article, Span piece, const WordLists& words) {
    const auto sentences = view.sentences();
    for (std::size_t at = view.next_sentence(article, piece.begin); at < sentences.size(); ++at) {
        const StorySentence& sentence = sentences[at];
        if (sentence.article != article || !sentence.span.overlaps(piece)) break;
        const Span inside{std::max(sentence.span.begin, piece.begin),
                          std::min(sentence.span.end, piece.end)};
        if (!doer_behind_by(view.text(article), inside, words).empty()) return inside;
    }
    return {};
}

}  // namespace concord
