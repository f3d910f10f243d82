// The words round a value: "has led the council since [2028]" leaves "led", "council". Values of
// two reports whose words are alike are of one thing.

#include "compare/value_words.h"

#include <algorithm>

#include "base/stem.h"
#include "base/token_words.h"

namespace concord {
namespace {

constexpr std::size_t words_before = 8;
constexpr std::size_t words_behind = 6;
constexpr std::size_t words_beside = 2;
constexpr std::size_t min_letters = 3;
constexpr float max_rate = 0.4F;  ///< of reports that use a word which tells something

bool ends_clause(std::string_view between) {
    return between.find(';') != std::string_view::npos ||
           between.find(": ") != std::string_view::npos;
}

ValueWord value_word(std::string_view text, const Word& word) {
    std::string folded = fold_word(slice(text, word.span));
    if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
    const std::uint64_t stem = word_hash(stem_of(folded));
    return {stem, std::move(folded), word.span, word.capital, false};
}

std::set<std::uint64_t> stems_of(const ValueWords& words, bool only_plain) {
    std::set<std::uint64_t> stems;
    for (const ValueWord& word : words.words) {
        if (!only_plain || !word.is_name) stems.insert(word.stem);
    }
    return stems;
}

std::set<std::uint64_t> common(const std::set<std::uint64_t>& a, const std::set<std::uint64_t>& b) {
    std::set<std::uint64_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
    return both;
}

}  // namespace

bool ValueWordReader::tells(Index article, const Word& word) const {
    if (word.number || word.span.size() < min_letters || rates_.rate(word.hash) > max_rate) {
        return false;
    }
    const auto& times = view_.record(article).annotation.times;
    return std::none_of(times.begin(), times.end(), [&](const TimeValue& time) {
        return time.type == TimeType::date && time.span.overlaps(word.span);
    });
}

ValueWords ValueWordReader::read(std::uint32_t sentence, Span value) const {
    const StorySentence& around = view_.sentences()[sentence];
    const std::string_view text = view_.text(around.article);
    std::vector<ValueWord> before;  // the nearest first
    std::vector<ValueWord> behind;
    for (const Word& word : around.words) {
        if (value.overlaps(word.span) || !tells(around.article, word)) continue;
        const bool is_before = word.span.end <= value.begin;
        const Span between =
            is_before ? Span{word.span.end, value.begin} : Span{value.end, word.span.begin};
        if (ends_clause(slice(text, between))) continue;
        (is_before ? before : behind).push_back(value_word(text, word));
    }
    std::reverse(before.begin(), before.end());
    before.resize(std::min(before.size(), words_before));
    behind.resize(std::min(behind.size(), words_behind));
    for (std::vector<ValueWord>* side : {&before, &behind}) {
        for (std::size_t i = 0; i < std::min(side->size(), words_beside); ++i) {
            (*side)[i].is_beside = true;
        }
    }
    ValueWords read;
    read.words.assign(before.rbegin(), before.rend());
    read.words.insert(read.words.end(), behind.begin(), behind.end());
    for (const std::uint64_t stem : stems_of(read, false)) {
        read.bag.emplace_back(stem, weights_.weight(stem));
    }
    return read;
}

ValueMatch match(const ValueWords& a, const ValueWords& b) {
    ValueMatch found;
    found.stems = common(stems_of(a, false), stems_of(b, false));
    found.shared = found.stems.size();
    if (found.shared == 0) return found;
    found.likeness = likeness(a.bag, b.bag);
    found.shared_plain = common(stems_of(a, true), stems_of(b, true)).size();
    for (const ValueWord& one : a.words) {
        for (const ValueWord& other : b.words) {
            const bool is_same = one.is_beside && other.is_beside && one.folded == other.folded;
            found.is_beside |= is_same;
            found.is_plain_beside |= is_same && !one.is_name && !other.is_name;
        }
    }
    return found;
}

}  // namespace concord
