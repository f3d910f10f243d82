// Words to the sentences that hold them.

#include "compare/sentence_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/sort_unique.h"
#include "base/utf8.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

constexpr std::size_t max_postings = 4096;  ///< words of more sentences tell nothing

}  // namespace

WordSet telling_words(const std::vector<Word>& words) {
    WordSet set;
    for (const Word& word : words) {
        if (word.span.size() > 2 || word.number) set.push_back(word.hash);
    }
    sort_unique(set);
    return set;
}

bool has_denial(std::string_view text, const std::vector<Word>& words) {
    constexpr std::array<std::string_view, 4> denials = {"false", "deny", "denies", "denied"};
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const std::string lower = to_lower(slice(text, word.span));
        return is_negation(lower) ||
               std::find(denials.begin(), denials.end(), lower) != denials.end();
    });
}

SentenceIndex::SentenceIndex(const StoryView& view)
    : view_(view), held_(view.sentences().size()), denies_(view.sentences().size()) {
    const auto sentences = view.sentences();
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        denies_[i] = has_denial(view.text(sentences[i].article), sentences[i].words);
        for (const std::uint64_t word : telling_words(sentences[i].words))
            postings_[word].push_back(i);
    }
}

double SentenceIndex::weight(std::uint64_t word) const {
    const auto found = postings_.find(word);
    const double uses = found == postings_.end() ? 0 : static_cast<double>(found->second.size());
    const auto total = static_cast<double>(view_.sentences().size());
    return std::log((total + 1) / (uses + 1)) + 0.1;
}

std::map<Index, BestSentence> SentenceIndex::borne_out(const WordSet& words,
                                                       std::optional<bool> denial) {
    double total = 0;
    for (const std::uint64_t word : words) {
        const auto found = postings_.find(word);
        if (found != postings_.end() && found->second.size() > max_postings) continue;
        const double worth = weight(word);
        total += worth;
        if (found == postings_.end()) continue;
        for (const std::uint32_t sentence : found->second) {
            if (held_[sentence] == 0) met_.push_back(sentence);
            held_[sentence] += worth;
        }
    }
    std::map<Index, BestSentence> best;
    std::sort(met_.begin(), met_.end());
    for (const std::uint32_t sentence : met_) {
        BestSentence& so_far = best[view_.sentences()[sentence].article];
        const double share = held_[sentence] / total;
        const bool counts = !denial || denies_[sentence] == *denial;
        if (counts && share > so_far.share) so_far = {sentence, share};
        held_[sentence] = 0;
    }
    met_.clear();
    return best;
}

}  // namespace concord
