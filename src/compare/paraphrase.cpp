// The same saying in other words, which is how most outlets pass on what somebody said:
//
//   "We will not sign before the guns are silent," Veshnik said.
//   Veshnik said Torvany would sign nothing before the guns fell silent.
//
// A stem tells the more, the fewer sayings of the story hold it. Two sayings need two stems in
// common, or a rare quotation: "productive", "described the talks as productive". `saying_pair`
// judges them.

#include "compare/paraphrase.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/sort_unique.h"

namespace concord {
namespace {

constexpr std::size_t min_stems = 3;      ///< a name alone is no saying
constexpr std::size_t min_shared = 2;     ///< stems
constexpr std::size_t max_postings = 64;  ///< of a stem
constexpr std::size_t max_asked = 64;     ///< stems of a saying, the rarest
constexpr std::size_t rare_uses = 4;      ///< sayings of the story that hold a rare stem, or
constexpr std::size_t rare_share = 10;    ///< a tenth of them

double share_of(double shared, double one, double other) {
    return one > 0 && other > 0 ? shared / std::sqrt(one * other) : 0;
}

std::pair<std::uint32_t, std::uint32_t> key_of(const Paraphrase& pair) {
    return {pair.one, pair.other};
}

using Parts = std::unordered_map<std::uint64_t, std::array<std::uint64_t, 2>>;

/// Replaces each stem that has parts by them.
void split(const Parts& parts, HashSet& stems) {
    HashSet split;
    for (const std::uint64_t stem : stems) {
        const auto found = parts.find(stem);
        if (found == parts.end()) {
            split.push_back(stem);
            continue;
        }
        for (const std::uint64_t part : found->second) {
            if (part != 0) split.push_back(part);
        }
    }
    sort_unique(split);
    stems = std::move(split);
}

}  // namespace

void split_compounds(std::span<ToldSaying> sayings) {
    std::unordered_set<std::uint64_t> stems;
    for (const ToldSaying& saying : sayings) {
        stems.insert(saying.gist.stems.begin(), saying.gist.stems.end());
    }
    Parts parts;
    for (const ToldSaying& saying : sayings) {
        for (const WordPair& pair : saying.gist.pairs) {
            if (stems.contains(pair.joined)) parts.emplace(pair.joined, pair.stems);
        }
    }
    if (parts.empty()) return;
    for (ToldSaying& saying : sayings) {
        split(parts, saying.gist.stems);
        split(parts, saying.gist.quoted);
        split(parts, saying.sentence);
    }
}

ParaphraseFinder::ParaphraseFinder(std::span<const ToldSaying> sayings) : sayings_(sayings) {
    for (std::uint32_t i = 0; i < sayings.size(); ++i) {
        for (const std::uint64_t stem : sayings[i].gist.stems) postings_.push_back({stem, i});
    }
    std::sort(postings_.begin(), postings_.end());
    weights_.reserve(sayings.size());
    for (const ToldSaying& saying : sayings) {
        Weights weights;
        for (const std::uint64_t stem : saying.gist.stems) {
            weights.each.push_back(weight(uses(stem)));
            weights.squares += weights.each.back() * weights.each.back();
        }
        weights_.push_back(std::move(weights));
    }
}

std::size_t ParaphraseFinder::uses(std::uint64_t stem) const {
    const auto begin = std::lower_bound(postings_.begin(), postings_.end(), Posting{stem, 0});
    const auto end = std::lower_bound(begin, postings_.end(), Posting{stem + 1, 0});
    return static_cast<std::size_t>(end - begin);
}

double ParaphraseFinder::weight(std::size_t uses) const {
    // What only the two have that are compared is as rare as what one has alone.
    const auto others = static_cast<double>(std::max<std::size_t>(uses, 2));
    return std::log((static_cast<double>(sayings_.size()) + 2) / others) + 0.1;
}

/// All that one quotes stands in the other, and is rare.
bool ParaphraseFinder::holds_quotation(const Gist& quoting, const Gist& other) const {
    const HashSet& quoted = quoting.quoted;
    return !quoted.empty() &&
           std::includes(other.stems.begin(), other.stems.end(), quoted.begin(), quoted.end()) &&
           std::all_of(quoted.begin(), quoted.end(), [this](std::uint64_t stem) {
               return uses(stem) <= std::max(rare_uses, sayings_.size() / rare_share);
           });
}

CommonWords ParaphraseFinder::common_of(std::uint32_t one, std::uint32_t other) const {
    const HashSet& a = sayings_[one].gist.stems;
    const HashSet& b = sayings_[other].gist.stems;
    CommonWords common;
    double squares = 0;
    double rarest = 0;
    double second = 0;
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a[i] != b[k]) {
            ++(a[i] < b[k] ? i : k);
            continue;
        }
        const double weight = weights_[one].each[i];
        ++common.count;
        squares += weight * weight;
        second = std::max(second, std::min(rarest, weight));
        rarest = std::max(rarest, weight);
        ++i;
        ++k;
    }
    common.share = share_of(squares, weights_[one].squares, weights_[other].squares);
    common.second_rarest = second / weight(0);
    return common;
}

std::optional<SayingPairFacts> ParaphraseFinder::facts(std::uint32_t one,
                                                       std::uint32_t other) const {
    const ToldSaying& a = sayings_[one];
    const ToldSaying& b = sayings_[other];
    if (a.article == b.article || (a.is_direct && b.is_direct)) return std::nullopt;
    const CommonWords common = common_of(one, other);
    const bool are_told = std::min(a.gist.stems.size(), b.gist.stems.size()) >= min_stems;
    const bool may_be_one = (are_told && common.count >= min_shared) ||
                            holds_quotation(a.gist, b.gist) || holds_quotation(b.gist, a.gist);
    return may_be_one ? compare_sayings(a, b, common) : std::nullopt;
}

/// The stems of a saying that find others: all, or the rarest of a long one.
HashSet ParaphraseFinder::asked_of(const HashSet& stems) const {
    if (stems.size() <= max_asked) return stems;
    std::vector<std::pair<std::size_t, std::uint64_t>> by_uses;
    by_uses.reserve(stems.size());
    for (const std::uint64_t stem : stems) by_uses.emplace_back(uses(stem), stem);
    std::sort(by_uses.begin(), by_uses.end());
    // What no other saying holds finds none.
    const auto shared = std::partition_point(
        by_uses.begin(), by_uses.end(), [](const auto& stem) { return stem.first < 2; });
    HashSet asked;
    for (auto stem = shared; stem != by_uses.end() && asked.size() < max_asked; ++stem) {
        asked.push_back(stem->second);
    }
    return asked;
}

std::vector<std::uint32_t> ParaphraseFinder::candidates(std::uint32_t saying) const {
    std::vector<std::uint32_t> found;
    for (const std::uint64_t stem : asked_of(sayings_[saying].gist.stems)) {
        auto posting =
            std::lower_bound(postings_.begin(), postings_.end(), Posting{stem, saying + 1});
        for (std::size_t n = 0;
             n < max_postings && posting != postings_.end() && posting->stem == stem;
             ++n, ++posting) {
            if (sayings_[posting->saying].article != sayings_[saying].article) {
                found.push_back(posting->saying);
            }
        }
    }
    sort_unique(found);
    return found;
}

Paraphrases::Paraphrases(std::span<const ToldSaying> sayings,
                         std::span<const std::uint32_t> quotations,
                         const SayingPairScorer& scorer) {
    const ParaphraseFinder finder(sayings);
    for (std::uint32_t one = 0; one < sayings.size(); ++one) {
        for (const std::uint32_t other : finder.candidates(one)) {
            const auto facts = finder.facts(one, other);
            if (facts) pairs_.push_back({scorer.probability(*facts), one, other});
        }
    }
    for (const Paraphrase& pair : pairs_) {
        const auto [first, second] = std::minmax(quotations[pair.one], quotations[pair.other]);
        quotations_.push_back({pair.probability, first, second});
    }
    std::sort(quotations_.begin(), quotations_.end(), [](const auto& a, const auto& b) {
        if (key_of(a) != key_of(b)) return key_of(a) < key_of(b);
        return a.probability > b.probability;
    });
    const auto end =
        std::unique(quotations_.begin(), quotations_.end(), [](const auto& a, const auto& b) {
            return key_of(a) == key_of(b);
        });
    quotations_.erase(end, quotations_.end());
}

float Paraphrases::probability(std::uint32_t one, std::uint32_t other) const {
    const std::pair<std::uint32_t, std::uint32_t> key = std::minmax(one, other);
    const auto found =
        std::partition_point(quotations_.begin(), quotations_.end(), [&](const Paraphrase& pair) {
            return key_of(pair) < key;
        });
    const bool is_there = found != quotations_.end() && key_of(*found) == key;
    return is_there ? found->probability : 0;
}

std::vector<Paraphrase> Paraphrases::likely(float least) const {
    std::vector<Paraphrase> likely;
    std::copy_if(pairs_.begin(), pairs_.end(), std::back_inserter(likely), [&](const auto& pair) {
        return pair.probability >= least;
    });
    std::sort(likely.begin(), likely.end(), [](const Paraphrase& a, const Paraphrase& b) {
        if (a.probability != b.probability) return a.probability > b.probability;
        return key_of(a) < key_of(b);
    });
    return likely;
}

}  // namespace concord
