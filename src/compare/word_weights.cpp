// Words of a story by what they tell: "drones" in three of forty sentences tells more than "said"
// in thirty (Spärck Jones 1972, inverse document frequency, with sentences as documents).

#include "compare/word_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/sort_unique.h"
#include "base/stem.h"
#include "base/token_words.h"
#include "base/words.h"

namespace concord {
namespace {

std::vector<std::uint64_t> stems_in(std::string_view text, const std::vector<Word>& words) {
    std::vector<std::uint64_t> stems;
    for (const Word& word : words) {
        if (word.span.size() < 3 && !word.number) continue;
        stems.push_back(word_hash(stem_of(fold_word(slice(text, word.span)))));
    }
    sort_unique(stems);
    return stems;
}

}  // namespace

WordWeights::WordWeights(const StoryView& view) {
    std::unordered_map<std::uint64_t, std::uint32_t> uses;
    for (const StorySentence& sentence : view.sentences()) {
        for (const std::uint64_t stem : stems_in(view.text(sentence.article), sentence.words)) {
            ++uses[stem];
        }
    }
    const auto total = static_cast<double>(view.sentences().size());
    for (const auto& [stem, count] : uses) {
        weights_[stem] = std::log((total + 1) / (count + 1.0)) + 0.1;
    }
    unseen_ = std::log(total + 1) + 0.1;
}

double WordWeights::weight(std::uint64_t stem) const {
    const auto found = weights_.find(stem);
    return found == weights_.end() ? unseen_ : found->second;
}

WordBag WordWeights::bag(std::string_view text, Span span) const {
    std::vector<Word> words;
    append_words(text, span, words);
    WordBag bag;
    for (const std::uint64_t stem : stems_in(text, words)) bag.emplace_back(stem, weight(stem));
    return bag;
}

void BagIndex::add(const WordBag& bag) {
    for (const auto& [word, weight] : bag) holders_[word].push_back(size_);
    ++size_;
}

std::vector<std::uint32_t> BagIndex::find(const WordBag& bag) const {
    constexpr std::size_t common = 256;
    std::vector<std::uint32_t> found;
    for (const auto& [word, weight] : bag) {
        const auto holders = holders_.find(word);
        if (holders == holders_.end() || holders->second.size() > common) continue;
        found.insert(found.end(), holders->second.begin(), holders->second.end());
    }
    sort_unique(found);
    return found;
}

std::size_t BagIndex::uses(std::uint64_t word) const {
    const auto holders = holders_.find(word);
    return holders == holders_.end() ? 0 : holders->second.size();
}

double shared_weight(const WordBag& part, const WordBag& whole) {
    double shared = 0;
    auto other = whole.begin();
    for (const auto& [stem, weight] : part) {
        while (other != whole.end() && other->first < stem) ++other;
        if (other == whole.end()) break;
        if (other->first == stem) shared += std::min(weight, other->second);
    }
    return shared;
}

double total_weight(const WordBag& words) {
    return std::accumulate(words.begin(), words.end(), 0.0, [](double sum, const auto& word) {
        return sum + word.second;
    });
}

double likeness(const WordBag& a, const WordBag& b) {
    const double shared = shared_weight(a, b);
    return shared == 0 ? 0 : shared / std::sqrt(total_weight(a) * total_weight(b));
}

}  // namespace concord
