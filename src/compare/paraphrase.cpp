// The same saying in other words, which is how most outlets pass on what somebody said:
//
//   "We will not sign before the guns are silent," Veshnik said.
//   Veshnik said Torvany would sign nothing before the guns fell silent.
//
// One speaker, about the same days, and much of what either tells, weighed by how few sayings of
// the story tell it. Who speaks for the same country may be the same one under another name, and a
// nameless speaker may be anyone: then more must agree. Two fragments are one saying when all that
// is quoted of one stands in the other: "productive", "described the talks as productive".
//
// Limits are set on the tuning side of measure/gold/stories.jsonl.

#include "compare/paraphrase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include "base/stem.h"
#include "base/token_words.h"
#include "base/words.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

constexpr double min_of_same_speaker = 0.36;
constexpr double min_of_same_country = 0.36;
constexpr double min_of_nameless = 0.45;
constexpr std::size_t min_shared = 3;     ///< stems
constexpr std::size_t max_postings = 64;  ///< of a stem
constexpr std::size_t max_asked = 64;     ///< stems of a saying, the rarest
constexpr std::size_t rare_uses = 4;      ///< sayings of the story that hold a rare stem, or
constexpr std::size_t rare_share = 10;    ///< a tenth of them
constexpr int max_days_apart = 7;
constexpr std::uint32_t telling_letters = 4;

using Stems = std::vector<std::uint64_t>;

/// Words that any saying may hold.
bool is_empty_word(std::string_view word) {
    constexpr std::array<std::string_view, 30> empty = {
        "that",  "this",  "they",  "them", "their", "there", "these",  "those", "with", "from",
        "have",  "been",  "were",  "will", "would", "could", "should", "said",  "also", "very",
        "about", "which", "while", "when", "what",  "than",  "then",   "into",  "such", "some"};
    return std::find(empty.begin(), empty.end(), word) != empty.end();
}

void sort_unique(Stems& stems) {
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

Stems shared_of(const Stems& a, const Stems& b) {
    Stems shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    return shared;
}

/// Both have some, and none in common.
bool are_apart(const Stems& a, const Stems& b) {
    return !a.empty() && !b.empty() && shared_of(a, b).empty();
}

bool may_be_one(const ParaphraseFinder::Saying& a, const ParaphraseFinder::Saying& b) {
    if (a.article == b.article || a.gist.denies != b.gist.denies) return false;
    if (a.day && b.day && std::abs(*a.day - *b.day) > max_days_apart) return false;
    return !are_apart(a.gist.numbers, b.gist.numbers) && !are_apart(a.gist.quoted, b.gist.quoted);
}

/// How alike two sayings must be for these two speakers; nothing when they are two people.
std::optional<double> least_likeness(const ParaphraseFinder::Saying& a,
                                     const ParaphraseFinder::Saying& b) {
    if (a.speaker && a.speaker == b.speaker) return min_of_same_speaker;
    if (a.is_person && b.is_person) return std::nullopt;
    if (!a.country.empty() && !b.country.empty()) {
        // A country has many voices, and its government one.
        const bool is_one_voice = a.country == b.country && a.sector == b.sector;
        return is_one_voice ? std::optional(min_of_same_country) : std::nullopt;
    }
    if ((a.is_person && b.is_body) || (a.is_body && b.is_person)) return std::nullopt;
    return a.speaker && b.speaker ? std::nullopt : std::optional(min_of_nameless);
}

}  // namespace

Gist read_gist(std::string_view text,
               std::span<const Span> content,
               const std::vector<bool>& verbatim) {
    Gist gist;
    for (std::size_t i = 0; i < content.size(); ++i) {
        std::vector<Word> words;
        append_words(text, content[i], words);
        for (const Word& word : words) {
            const std::string folded = fold_word(slice(text, word.span));
            if (is_negation(folded)) gist.denies = !gist.denies;
            const bool is_telling = word.number || word.span.size() >= telling_letters;
            if (!is_telling || is_empty_word(folded)) continue;
            const std::uint64_t stem = word_hash(stem_of(folded));
            gist.stems.push_back(stem);
            if (verbatim[i]) gist.quoted.push_back(stem);
            if (word.number) gist.numbers.push_back(stem);
        }
    }
    sort_unique(gist.stems);
    sort_unique(gist.quoted);
    sort_unique(gist.numbers);
    return gist;
}

ParaphraseFinder::ParaphraseFinder(std::span<const Saying> sayings) : sayings_(sayings) {
    for (std::uint32_t i = 0; i < sayings.size(); ++i) {
        for (const std::uint64_t stem : sayings[i].gist.stems) postings_.push_back({stem, i});
    }
    std::sort(postings_.begin(), postings_.end());
    weights_.reserve(sayings.size());
    for (const Saying& saying : sayings) weights_.push_back(weight(saying.gist.stems));
}

std::size_t ParaphraseFinder::uses(std::uint64_t stem) const {
    const auto begin = std::lower_bound(postings_.begin(), postings_.end(), Posting{stem, 0});
    const auto end = std::lower_bound(begin, postings_.end(), Posting{stem + 1, 0});
    return static_cast<std::size_t>(end - begin);
}

double ParaphraseFinder::weight(const Stems& stems) const {
    double sum = 0;
    for (const std::uint64_t stem : stems) {
        // What only the two have that are compared is as rare as what one has alone.
        const auto others = static_cast<double>(std::max<std::size_t>(uses(stem), 2));
        sum += std::log((static_cast<double>(sayings_.size()) + 2) / others) + 0.1;
    }
    return sum;
}

/// All that one quotes stands in the other, and is rare.
bool ParaphraseFinder::holds_quotation(const Gist& quoting, const Gist& other) const {
    const Stems& quoted = quoting.quoted;
    return !quoted.empty() && shared_of(quoted, other.stems) == quoted &&
           std::all_of(quoted.begin(), quoted.end(), [this](std::uint64_t stem) {
               return uses(stem) <= std::max(rare_uses, sayings_.size() / rare_share);
           });
}

double ParaphraseFinder::cosine(std::uint32_t one, std::uint32_t other) const {
    const Saying& a = sayings_[one];
    const Saying& b = sayings_[other];
    const Stems shared = shared_of(a.gist.stems, b.gist.stems);
    if (shared.empty()) return 0;
    if (shared.size() >= min_shared) {
        return weight(shared) / std::sqrt(weights_[one] * weights_[other]);
    }
    const bool is_quoted = a.speaker && a.speaker == b.speaker &&
                           (holds_quotation(a.gist, b.gist) || holds_quotation(b.gist, a.gist));
    return is_quoted ? min_of_same_speaker : 0;
}

/// The stems of a saying that find others: all, or the rarest of a long one.
Stems ParaphraseFinder::asked_of(const Stems& stems) const {
    if (stems.size() <= max_asked) return stems;
    std::vector<std::pair<std::size_t, std::uint64_t>> by_uses;
    by_uses.reserve(stems.size());
    for (const std::uint64_t stem : stems) by_uses.emplace_back(uses(stem), stem);
    std::sort(by_uses.begin(), by_uses.end());
    // What no other saying holds finds none.
    const auto shared = std::partition_point(
        by_uses.begin(), by_uses.end(), [](const auto& stem) { return stem.first < 2; });
    Stems asked;
    for (auto stem = shared; stem != by_uses.end() && asked.size() < max_asked; ++stem) {
        asked.push_back(stem->second);
    }
    return asked;
}

/// Sayings with a stem in common, in their order.
std::vector<std::uint32_t> ParaphraseFinder::candidates(std::uint32_t saying) const {
    std::vector<std::uint32_t> found;
    for (const std::uint64_t stem : asked_of(sayings_[saying].gist.stems)) {
        auto posting = std::lower_bound(postings_.begin(), postings_.end(), Posting{stem, 0});
        for (std::size_t n = 0;
             n < max_postings && posting != postings_.end() && posting->stem == stem;
             ++n, ++posting) {
            found.push_back(posting->saying);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

double ParaphraseFinder::likeness(std::uint32_t one, std::uint32_t other) const {
    const Saying& a = sayings_[one];
    const Saying& b = sayings_[other];
    const auto least = least_likeness(a, b);
    return least && may_be_one(a, b) ? cosine(one, other) / *least : 0;
}

std::vector<ParaphraseFinder::Found> ParaphraseFinder::find(std::uint32_t saying) const {
    std::vector<Found> all;
    for (const std::uint32_t other : candidates(saying)) {
        const double found = likeness(saying, other);
        if (found >= 1) all.push_back({other, found});
    }
    return all;
}

}  // namespace concord
