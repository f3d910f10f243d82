// Makes the sketch of an article.
//
// Copies: the body as a set of shingles (runs of five folded words), of which the smallest hashes
// are kept (bottom-k, Broder 1997; compared below the smaller limit, as FracMinHash does, because
// it is containment that tells a trimmed wire story, not resemblance).
//
// Stories: the words weigh by how often and how early they come; names weigh more, and two names
// in a row ("Helma Rusk") are a term of their own. Numbers and very common words are left out.

#include "gather/sketch.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"

namespace concord {
namespace {

constexpr std::size_t shingle_words = 5;
constexpr std::size_t max_shingles = 512;
constexpr std::size_t max_terms = 96;
constexpr std::size_t lead_words = 150;
constexpr float unlisted_rate = 0.001F;
constexpr float common_rate = 0.15F;  ///< more common words say nothing about the matter
constexpr float name_rate = 0.03F;    ///< a capital makes a name only of words that are rarer

/// Spreads the bits of a hash (the finaliser of MurmurHash3, Appleby 2011).
constexpr std::uint64_t spread(std::uint64_t h) {
    h = (h ^ (h >> 33U)) * 0xff51afd7ed558ccdULL;
    h = (h ^ (h >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33U);
}

std::int64_t seconds_of(std::string_view text) {
    const auto time = parse_timestamp(text);
    if (!time) return undated;
    const std::int64_t day = std::chrono::sys_days(time->day).time_since_epoch().count() * 86400LL;
    if (time->hour < 0) return day + 86399;
    const std::int64_t clock =
        std::int64_t{time->hour} * 3600 + std::int64_t{time->minute} * 60 + time->second;
    return day + clock - std::int64_t{time->offset_minutes.value_or(0)} * 60;
}

std::vector<Word> body_words(const Article& article) {
    std::vector<Word> words;
    words.reserve(article.text.size() / 5);
    for (const Block& block : article.blocks) {
        if (is_body(block.role)) append_words(article.text, block.span, words);
    }
    return words;
}

void keep_shingles(const std::vector<Word>& words, Sketch& sketch) {
    std::uint64_t whole = words.empty() ? 0 : 1;
    for (const Word& word : words) whole = spread(whole * 31 + word.hash);
    sketch.text_hash = whole;
    if (words.size() < shingle_words) return;
    std::vector<std::uint32_t> hashes;
    hashes.reserve(words.size());
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = 0; k < shingle_words; ++k)
            hash = hash * 0x9E3779B97F4A7C15ULL + words[i + k].hash;
        hashes.push_back(static_cast<std::uint32_t>(spread(hash)));
    }
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    sketch.shingle_count = static_cast<std::uint32_t>(hashes.size());
    if (hashes.size() > max_shingles) {
        sketch.shingle_limit = hashes[max_shingles];
        hashes.resize(max_shingles);
        hashes.shrink_to_fit();
    }
    sketch.shingles = std::move(hashes);
}

/// "Rusk's" -> "Rusk"; the plural's s is dropped too, so that "talks" and "talk" are one term.
std::string_view stem_of(std::string_view word) {
    if (word.size() > 2 && word.ends_with("'s")) return word.substr(0, word.size() - 2);
    if (word.size() > 4 && word.ends_with("\xE2\x80\x99s")) return word.substr(0, word.size() - 4);
    const bool is_plural = word.size() > 4 && word.back() == 's' && !word.ends_with("ss") &&
                           !word.ends_with("us") && !word.ends_with("is");
    return is_plural ? word.substr(0, word.size() - 1) : word;
}

/// Counts the terms of one article.
class TermCounter {
public:
    TermCounter(const Article& article, const WordRates& rates)
        : text_(article.text), rates_(rates) {}

    /// boost  what a single use is worth; early words and titles are worth more
    void add(const std::vector<Word>& words, std::size_t boosted, float boost) {
        std::uint32_t previous_name = 0;
        std::uint32_t previous_end = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Word& word = words[i];
            const std::uint32_t name = add_word(word, i < boosted ? boost : 1.0F);
            const bool is_pair =
                name != 0 && previous_name != 0 && word.span.begin == previous_end + 1;
            if (is_pair) {
                const auto pair = static_cast<std::uint32_t>(
                    spread((std::uint64_t{previous_name} << 32U) | name));
                uses_.push_back({pair, i < boosted ? boost : 1.0F, unlisted_rate, true});
            }
            previous_name = name;
            previous_end = word.span.end;
        }
    }

    /// The terms that say most: often used, early, rare.
    [[nodiscard]] std::vector<Term> strongest() {
        fold_uses();
        std::vector<Ranked> ranked;
        ranked.reserve(uses_.size());
        for (const Use& use : uses_) {
            const float often = (use.is_name ? name_boost : 1.0F) * (1.0F + std::log(use.amount));
            ranked.push_back({{use.term, often, use.rate}, often * -std::log(use.rate)});
        }
        if (ranked.size() > max_terms) {
            std::nth_element(ranked.begin(),
                             ranked.begin() + max_terms,
                             ranked.end(),
                             [](const Ranked& a, const Ranked& b) {
                                 return a.strength != b.strength ? a.strength > b.strength
                                                                 : a.term.hash < b.term.hash;
                             });
            ranked.resize(max_terms);
        }
        std::vector<Term> terms;
        terms.reserve(ranked.size());
        for (const Ranked& one : ranked) terms.push_back(one.term);
        std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
            return a.hash < b.hash;
        });
        return terms;
    }

private:
    static constexpr float name_boost = 1.5F;

    struct Use {
        std::uint32_t term = 0;
        float amount = 0;
        float rate = 0;
        bool is_name = false;
    };
    struct Ranked {
        Term term;
        float strength = 0;
    };

    /// Makes one use of all uses of a term.
    void fold_uses() {
        std::stable_sort(
            uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.term < b.term; });
        std::size_t kept = 0;
        for (std::size_t i = 1; i < uses_.size(); ++i) {
            if (uses_[i].term != uses_[kept].term) {
                uses_[++kept] = uses_[i];
                continue;
            }
            uses_[kept].amount += uses_[i].amount;
            uses_[kept].rate = std::max(uses_[kept].rate, uses_[i].rate);
            uses_[kept].is_name = uses_[kept].is_name || uses_[i].is_name;
        }
        if (!uses_.empty()) uses_.resize(kept + 1);
    }

    /// Returns the term when it is a name, else 0.
    std::uint32_t add_word(const Word& word, float amount) {
        if (word.number || word.span.size() < 3) return 0;
        float rate = rates_.rate(word.hash);
        if (rate > common_rate) return 0;
        const std::string_view whole = slice(text_, word.span);
        const std::string_view stem = stem_of(whole);
        std::uint64_t hash = word.hash;
        if (stem.size() != whole.size()) {
            hash = word_hash(stem);
            rate = std::max(rate, rates_.rate(hash));
            if (rate > common_rate) return 0;
        }
        const auto term = static_cast<std::uint32_t>(spread(hash));
        const bool is_name = word.capital && rate < name_rate;
        uses_.push_back({term, amount, rate, is_name});
        return is_name ? term : 0;
    }

    std::string_view text_;
    const WordRates& rates_;
    std::vector<Use> uses_;
};

std::vector<Word> title_words(const Article& article) {
    std::vector<Word> words;
    for (const Block& block : article.blocks) {
        if (block.role == BlockRole::title) append_words(article.text, block.span, words);
    }
    return words;
}

}  // namespace

WordRates::WordRates(const Knowledge& knowledge) {
    const auto& rows = knowledge.table("words/common_words").rows;
    slots_.resize(std::bit_ceil(rows.size() * 4 + 1));
    for (const auto& row : rows) {
        float per_thousand = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), per_thousand);
        const std::uint64_t word = word_hash(row[0]);
        slots_[slot_of(word)] = {word, std::clamp(per_thousand / 1000.0F, unlisted_rate, 1.0F)};
    }
}

std::size_t WordRates::slot_of(std::uint64_t word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = spread(word) & mask;
    while (slots_[slot].rate > 0 && slots_[slot].word != word) slot = (slot + 1) & mask;
    return slot;
}

float WordRates::rate(std::uint64_t word) const {
    const Slot& slot = slots_[slot_of(word)];
    return slot.rate > 0 ? slot.rate : unlisted_rate;
}

Sketch make_sketch(const Article& article, const WordRates& rates) {
    Sketch sketch;
    sketch.id = article.id;
    sketch.url = url_key(article.url);
    sketch.canonical = url_key(article.canonical);
    sketch.outlet = to_lower(article.outlet);
    sketch.credit = to_lower(article.credit);
    sketch.fetched = article.fetched;
    sketch.truncated = article.truncated;
    sketch.published = seconds_of(article.published);
    sketch.changed = seconds_of(article.modified);
    if (sketch.changed == undated) sketch.changed = sketch.published;
    const std::vector<Word> body = body_words(article);
    keep_shingles(body, sketch);
    constexpr float title_boost = 3.0F;
    constexpr float lead_boost = 2.0F;
    TermCounter terms(article, rates);
    const std::vector<Word> title = title_words(article);
    terms.add(title, title.size(), title_boost);
    terms.add(body, lead_words, lead_boost);
    sketch.terms = terms.strongest();
    return sketch;
}

bool comes_before(const Sketch& a, const Sketch& b) {
    return a.published != b.published ? a.published < b.published : a.id < b.id;
}

Overlap overlap_of(const Sketch& a, const Sketch& b) {
    const std::uint64_t limit = std::min(a.shingle_limit, b.shingle_limit);
    Overlap overlap;
    std::size_t in_a = 0;
    std::size_t in_b = 0;
    while (in_a < a.shingles.size() && in_b < b.shingles.size()) {
        const std::uint32_t left = a.shingles[in_a];
        const std::uint32_t right = b.shingles[in_b];
        if (std::min(left, right) >= limit) break;
        overlap.shared += left == right ? 1 : 0;
        in_a += left <= right ? 1 : 0;
        in_b += right <= left ? 1 : 0;
    }
    const auto below = [limit](const std::vector<std::uint32_t>& hashes) {
        if (limit > std::numeric_limits<std::uint32_t>::max()) return hashes.size();
        const auto end =
            std::lower_bound(hashes.begin(), hashes.end(), static_cast<std::uint32_t>(limit));
        return static_cast<std::size_t>(end - hashes.begin());
    };
    const std::size_t count_a = below(a.shingles);
    const std::size_t count_b = below(b.shingles);
    if (overlap.shared == 0) return overlap;
    const auto shared = static_cast<double>(overlap.shared);
    overlap.containment = shared / static_cast<double>(std::min(count_a, count_b));
    overlap.resemblance = shared / static_cast<double>(count_a + count_b - overlap.shared);
    return overlap;
}

}  // namespace concord
