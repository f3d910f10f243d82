// Sentences as vectors. A word weighs (1 + ln n) ln(1 / r): n times in the sentence or article, in
// a share r of news at large. Rarity within the story is left out: of a story's five reports all
// name its town, and its name still tells the story's sentences from others.

#include "compare/sentence_vectors.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace concord {
namespace {

/// Adds up what stands under one word, and weighs it by how often that was.
void fold_counts(std::vector<WeighedWord>& words) {
    std::sort(words.begin(), words.end(), [](const WeighedWord& a, const WeighedWord& b) {
        return a.word < b.word;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t next = i;
        while (next < words.size() && words[next].word == words[i].word) ++next;
        const auto count = static_cast<float>(next - i);
        words[kept++] = {words[i].word, words[i].weight * (1 + std::log(count))};
        i = next;
    }
    words.resize(kept);
    double squares = 0;
    for (const WeighedWord& word : words) squares += double{word.weight} * double{word.weight};
    if (squares == 0) return;
    const auto length = static_cast<float>(std::sqrt(squares));
    for (WeighedWord& word : words) word.weight /= length;
}

}  // namespace

SentenceVectors::SentenceVectors(const StoryView& view, const WordRates& rates)
    : relevance_(view.records().size()) {
    std::unordered_map<std::uint64_t, std::uint32_t> positions;
    std::vector<float> rarity;
    std::vector<std::vector<WeighedWord>> articles(view.records().size());
    std::vector<WeighedWord> words;
    for (const StorySentence& sentence : view.sentences()) {
        words.clear();
        for (const Word& word : sentence.words) {
            const auto [at, is_new] =
                positions.try_emplace(word.hash, static_cast<std::uint32_t>(positions.size()));
            if (is_new) rarity.push_back(-std::log(rates.rate(word.hash)));
            words.push_back({at->second, rarity[at->second]});
        }
        auto& article = articles[sentence.article];
        article.insert(article.end(), words.begin(), words.end());
        fold_counts(words);
        words_.insert(words_.end(), words.begin(), words.end());
        ends_.push_back(words_.size());
    }
    matter_.resize(rarity.size());
    for (auto& article : articles) {
        fold_counts(article);
        for (const WeighedWord& word : article) matter_[word.word] += word.weight;
    }
    double squares = 0;
    for (const float weight : matter_) squares += double{weight} * double{weight};
    const auto length = static_cast<float>(squares > 0 ? std::sqrt(squares) : 1.0);
    for (float& weight : matter_) weight /= length;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        for (const WeighedWord& word : articles[i]) {
            relevance_[i] += double{word.weight} * double{matter_[word.word]};
        }
    }
}

std::span<const WeighedWord> SentenceVectors::words(std::uint32_t sentence) const {
    const std::size_t begin = sentence == 0 ? 0 : ends_[sentence - 1];
    return std::span(words_).subspan(begin, ends_[sentence] - begin);
}

double SentenceVectors::likeness(std::uint32_t a, std::uint32_t b) const {
    double sum = 0;
    const auto others = words(b);
    auto other = others.begin();
    for (const WeighedWord& word : words(a)) {
        while (other != others.end() && other->word < word.word) ++other;
        if (other == others.end()) break;
        if (other->word == word.word) sum += double{word.weight} * double{other->weight};
    }
    return sum;
}

double SentenceVectors::product(std::uint32_t sentence, const VocabularyWeights& weights) const {
    double sum = 0;
    for (const WeighedWord& word : words(sentence)) {
        sum += double{word.weight} * double{weights[word.word]};
    }
    return sum;
}

}  // namespace concord
