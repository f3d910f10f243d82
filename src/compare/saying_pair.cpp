// Whether two articles pass on one saying is asked of their words and of who is said to speak:
// the same one, a spokesman of the other ("the rebels", "a rebel spokesman, Ivo Rusk"), somebody of
// the same government, or someone without a name, who may be anybody.

#include "compare/saying_pair.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include "base/sort_unique.h"
#include "base/stem.h"
#include "base/token_words.h"
#include "base/words.h"
#include "compare/entities.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

enum Fact : std::size_t {
    bias,
    words_alike,
    sentences_alike,
    second_rarest,
    other_denial,
    quoted_shared,
    same_polarity,
    same_cue_class,
    weeks_apart,
    phrases_share,
    same_speaker,
    spokesman,
    person_and_other,
    same_phrase,
    nameless,
    fact_count
};
static_assert(fact_count == std::tuple_size_v<SayingPairFacts>);

constexpr std::array<std::string_view, fact_count> fact_names = {"bias",
                                                                 "words_alike",
                                                                 "sentences_alike",
                                                                 "second_rarest",
                                                                 "other_denial",
                                                                 "quoted_shared",
                                                                 "same_polarity",
                                                                 "same_cue_class",
                                                                 "weeks_apart",
                                                                 "phrases_share",
                                                                 "same_speaker",
                                                                 "spokesman",
                                                                 "person_and_other",
                                                                 "same_phrase",
                                                                 "nameless"};

constexpr std::uint32_t telling_letters = 4;
constexpr int days_of_one_saying = 7;

/// "spokesman", "spokeswoman", "spokesperson", "a statement".
bool is_mouthpiece(std::string_view word) {
    return word.starts_with("spokes") || word == "statement";
}

/// Beyond `stem_of`: "retaliation" and "retaliate", "bomber" and "bombing", "permanently" and
/// "permanent" (`stem_of` ends in "li") have one stem. Too rough where a stem has to stand for one
/// meaning alone.
std::string rough_stem(std::string_view folded) {
    constexpr std::size_t least = 5;
    constexpr std::array<std::string_view, 4> derived = {"ion", "er", "or", "li"};
    std::string stem = stem_of(folded);
    for (const std::string_view suffix : derived) {
        if (!stem.ends_with(suffix) || stem.size() < suffix.size() + least) continue;
        stem.resize(stem.size() - suffix.size());
        if (stem.ends_with('e')) stem.pop_back();
        break;
    }
    return stem;
}

/// 0 for a word that tells nothing.
std::uint64_t telling_stem(const Word& word, std::string_view folded, const WordLists& lists) {
    const bool may_tell = word.number || word.span.size() >= telling_letters;
    return may_tell && !lists.has("empty", folded) ? word_hash(rough_stem(folded)) : 0;
}

/// Whether two words in a row look like the parts of a compound.
bool may_be_joined(std::string_view first, std::string_view second) {
    constexpr std::size_t least_first = 2;
    constexpr std::size_t least_second = 4;
    return first.size() >= least_first && second.size() >= least_second;
}

std::size_t count_shared(const HashSet& a, const HashSet& b) {
    std::size_t count = 0;
    for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
        if (*i == *k) {
            ++count;
            ++i;
            ++k;
        } else {
            ++(*i < *k ? i : k);
        }
    }
    return count;
}

bool share(const HashSet& a, const HashSet& b) {
    return count_shared(a, b) > 0;
}

/// The phrases for one speaker hold the name of the other, who is no person.
bool speaks_for(const Voice& one, const Voice& other) {
    return !other.name.empty() && !other.is_person &&
           std::includes(one.words.begin(), one.words.end(), other.name.begin(), other.name.end());
}

/// The phrases for the one hold the surname of a person: "the envoy's lawyer".
bool is_of_person(const Voice& one, const Voice& person) {
    return person.is_person &&
           std::binary_search(one.words.begin(), one.words.end(), word_hash(person.surname));
}

/// The fact that two voices are. `bias`: neither speaks for the sayings being one nor against it.
/// Nothing for two people, or the voices of two countries.
std::optional<Fact> relation_of(const Voice& a, const Voice& b) {
    if (a.entry && a.entry == b.entry) return same_speaker;
    const bool are_persons = a.is_person && b.is_person;
    if (are_persons && a.surname == b.surname) return same_speaker;
    if (are_persons) return std::nullopt;
    const bool is_for_a = speaks_for(b, a);
    if (is_for_a || speaks_for(a, b)) {
        return (is_for_a ? b : a).speaks_for_body ? spokesman : bias;
    }
    if (is_of_person(b, a) || is_of_person(a, b)) return bias;
    const bool have_countries = !a.country.empty() && !b.country.empty();
    if (have_countries && a.country != b.country) return std::nullopt;
    if (a.is_person || b.is_person) return person_and_other;
    if (have_countries || (!a.name.empty() && !b.name.empty())) return bias;
    return share(a.words, b.words) ? same_phrase : nameless;
}

float log_of(double share, double least) {
    return static_cast<float>(std::log(share + least));
}

/// log(1 + count), in which more than six are six.
float log_count(std::size_t count) {
    constexpr std::size_t many = 6;
    return static_cast<float>(std::log1p(static_cast<double>(std::min(count, many))));
}

float yes(bool is_so) {
    return is_so ? 1 : 0;
}

double cosine(const HashSet& a, const HashSet& b) {
    const double sizes = static_cast<double>(a.size()) * static_cast<double>(b.size());
    return sizes > 0 ? static_cast<double>(count_shared(a, b)) / std::sqrt(sizes) : 0;
}

/// Stems that an article chose to quote and that stand in the other saying, from either side. All
/// of a direct quotation is quoted, and no word of it chosen.
std::size_t count_quoted(const ToldSaying& a, const ToldSaying& b) {
    HashSet both;
    const auto add = [&both](const ToldSaying& quoting, const HashSet& stems) {
        if (quoting.is_direct) return;
        const HashSet& quoted = quoting.gist.quoted;
        std::set_intersection(
            quoted.begin(), quoted.end(), stems.begin(), stems.end(), std::back_inserter(both));
    };
    add(a, b.gist.stems);
    add(b, a.gist.stems);
    sort_unique(both);
    return both.size();
}

}  // namespace

HashSet read_stems(std::string_view text, Span within, const WordLists& words) {
    std::vector<Word> found;
    append_words(text, within, found);
    HashSet stems;
    for (const Word& word : found) {
        const std::uint64_t stem = telling_stem(word, fold_word(slice(text, word.span)), words);
        if (stem != 0) stems.push_back(stem);
    }
    sort_unique(stems);
    return stems;
}

bool is_title(std::string_view text, Span quoted) {
    std::vector<Word> words;
    append_words(text, quoted, words);
    const std::string_view letters = slice(text, quoted);
    const bool is_shouted = std::none_of(
        letters.begin(), letters.end(), [](char letter) { return 'a' <= letter && letter <= 'z'; });
    return !is_shouted && std::all_of(words.begin(), words.end(), [](const Word& word) {
        return word.capital || word.number || word.span.size() < telling_letters;
    });
}

Gist read_gist(std::string_view text,
               std::span<const Span> content,
               const std::vector<bool>& verbatim,
               const WordLists& words) {
    Gist gist;
    for (std::size_t i = 0; i < content.size(); ++i) {
        std::vector<Word> found;
        append_words(text, content[i], found);
        const bool is_quoted = verbatim[i] && !is_title(text, content[i]);
        std::string last;
        std::uint64_t last_stem = 0;
        for (const Word& word : found) {
            const std::string folded = fold_word(slice(text, word.span));
            if (is_negation(folded)) gist.denies = !gist.denies;
            const std::uint64_t stem = telling_stem(word, folded, words);
            if (stem != 0) gist.stems.push_back(stem);
            if (stem != 0 && is_quoted) gist.quoted.push_back(stem);
            if (may_be_joined(last, folded)) {
                gist.pairs.push_back({word_hash(rough_stem(last + folded)), {last_stem, stem}});
            }
            last = folded;
            last_stem = stem;
        }
    }
    sort_unique(gist.stems);
    sort_unique(gist.quoted);
    return gist;
}

void read_voice_words(std::span<const std::string_view> phrases,
                      std::string_view name,
                      const WordLists& words,
                      Voice& voice) {
    std::vector<Word> found;
    for (const std::string_view phrase : phrases) {
        found.clear();
        append_words(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, found);
        for (const Word& word : found) {
            const std::string folded = fold_word(slice(phrase, word.span));
            voice.speaks_for_body = voice.speaks_for_body || is_mouthpiece(folded);
            if (!words.has("empty_in_phrase", folded)) voice.words.push_back(word.hash);
        }
    }
    found.clear();
    append_words(name, {0, static_cast<std::uint32_t>(name.size())}, found);
    for (const Word& word : found) {
        const std::string folded = fold_word(slice(name, word.span));
        if (!words.has("empty_in_phrase", folded)) voice.name.push_back(word.hash);
    }
    voice.surname = last_name(name);
    sort_unique(voice.words);
    sort_unique(voice.name);
}

const std::array<std::string_view, std::tuple_size_v<SayingPairFacts>>& saying_fact_names() {
    return fact_names;
}

std::optional<SayingPairFacts> compare_sayings(const ToldSaying& a,
                                               const ToldSaying& b,
                                               const CommonWords& common) {
    constexpr std::size_t sure_count = 8;
    constexpr double sure_share = 0.85;
    const std::optional<Fact> relation = relation_of(a.voice, b.voice);
    const bool has_same_words = common.count >= sure_count && common.share >= sure_share;
    if (!relation && !has_same_words) return std::nullopt;
    SayingPairFacts facts{};
    facts[bias] = 1;
    if (relation) facts[*relation] = 1;
    facts[words_alike] = log_of(common.share, 0.05);
    facts[sentences_alike] = log_of(cosine(a.sentence, b.sentence), 0.08);
    facts[second_rarest] = static_cast<float>(common.second_rarest);
    facts[other_denial] = yes(a.gist.denies != b.gist.denies);
    facts[quoted_shared] = log_count(count_quoted(a, b));
    facts[same_polarity] = yes(a.polarity == b.polarity);
    facts[same_cue_class] = yes(!a.cue_class.empty() && a.cue_class == b.cue_class);
    facts[weeks_apart] = yes(a.day && b.day && std::abs(*a.day - *b.day) > days_of_one_saying);
    const bool are_two = relation != same_speaker;
    facts[phrases_share] = yes(are_two && share(a.voice.words, b.voice.words));
    return facts;
}

}  // namespace concord
