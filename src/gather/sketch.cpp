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
#include <cmath>
#include <map>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "gather/radix_sort.h"
#include "gather/vectors.h"

namespace concord {
namespace {
constexpr std::size_t shingle_words = 5;
constexpr std::size_t max_shingles = 512;
constexpr std::size_t max_terms = 96;
constexpr std::size_t lead_words = 150;
constexpr float unlisted_rate = 0.001F;
constexpr float unlisted_pair_rate = 0.0005F;
constexpr float common_rate = 0.15F;  ///< more common words say nothing about the matter
constexpr float name_rate = 0.03F;    ///< a capital makes a name only of words that are rarer

std::int64_t seconds_of(std::string_view text) {
    constexpr std::int64_t last_of_day = 86399;
    const auto time = parse_timestamp(text);
    return time ? seconds_of(*time, last_of_day) : undated;
}

/// The words of a body, and which of them stand between quotation marks.
struct Body {
    std::vector<Word> words;
    std::vector<bool> quoted;
};

/// How many bytes the double quotation mark at `at` takes, 0 when there is none, and whether it
/// can open or close a quotation.
struct Mark {
    std::size_t size = 0;
    bool opens = false;
    bool closes = false;
};

Mark mark_at(std::string_view text, std::size_t at) {
    if (text[at] == '"') return {1, true, true};
    const std::string_view three = text.substr(at, 3);
    if (three == "\xE2\x80\x9C") return {3, true, false};
    if (three == "\xE2\x80\x9D") return {3, false, true};
    return {};
}

/// Quotations end with their block at the latest: the mark that closes may stand blocks further.
void add_block(std::string_view text, Span block, Body& body) {
    std::size_t next = body.words.size();
    append_words(text, block, body.words);
    body.quoted.resize(body.words.size());
    bool is_open = false;
    std::size_t at = block.begin;
    for (; next < body.words.size(); ++next) {
        const std::size_t begin = body.words[next].span.begin;
        while (at < begin) {
            const Mark mark = mark_at(text, at);
            if (mark.size != 0) is_open = is_open ? !mark.closes : mark.opens;
            at += std::max<std::size_t>(mark.size, 1);
        }
        body.quoted[next] = is_open;
        at = body.words[next].span.end;
    }
}

Body body_of(const Article& article) {
    Body body;
    body.words.reserve(article.text.size() / 5);
    for (const Block& block : article.blocks) {
        if (is_body(block.role)) add_block(article.text, block.span, body);
    }
    return body;
}

/// The sorted hashes of all runs of five words, each once.
std::vector<std::uint32_t> all_shingles(const Body& body) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    constexpr std::uint64_t factor_of_left = factor * factor * factor * factor * factor;
    static_assert(shingle_words == 5, "the factor of the word that leaves is the fifth power");
    std::vector<std::uint64_t> hashes;
    hashes.reserve(body.words.size());
    std::uint64_t hash = 0;  // of the last five words, each times one factor more than the next
    std::size_t unquoted = 0;
    for (std::size_t i = 0; i < body.words.size(); ++i) {
        hash = hash * factor + body.words[i].hash;
        unquoted += body.quoted[i] ? 0 : 1;
        if (i >= shingle_words) {
            hash -= body.words[i - shingle_words].hash * factor_of_left;
            unquoted -= body.quoted[i - shingle_words] ? 0 : 1;
        }
        if (i + 1 < shingle_words) continue;
        hashes.push_back((static_cast<std::uint32_t>(spread(hash)) & ~1U) |
                         (unquoted == 0 ? 1 : 0));
    }
    sort_by_bits(hashes, 0, 32);
    // What is said once by the reporter and once in a quotation counts as the reporter's.
    std::vector<std::uint32_t> shingles;
    shingles.reserve(hashes.size());
    for (const std::uint64_t next : hashes) {
        const auto shingle = static_cast<std::uint32_t>(next);
        if (!shingles.empty() && shingle_key(shingles.back()) == shingle_key(shingle)) continue;
        shingles.push_back(shingle);
    }
    return shingles;
}

void keep_shingles(const Body& body, Sketch& sketch) {
    std::uint64_t whole = body.words.empty() ? 0 : 1;
    for (const Word& word : body.words) whole = spread(whole * 31 + word.hash);
    sketch.text_hash = whole;
    std::vector<std::uint32_t> hashes = all_shingles(body);
    sketch.shingle_count = static_cast<std::uint32_t>(hashes.size());
    if (hashes.size() > max_shingles) {
        sketch.shingle_limit = hashes[max_shingles] & ~1U;
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
    TermCounter(const Article& article, const TermRates& rates)
        : text_(article.text), rates_(rates) {}

    /// boost  what a single use is worth; early words and titles are worth more
    void add(const std::vector<Word>& words, std::size_t boosted, float boost) {
        std::uint32_t previous = 0;
        std::uint32_t previous_end = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Word& word = words[i];
            const float amount = i < boosted ? boost : 1.0F;
            const std::uint32_t term = add_word(word, amount);
            if (term != 0 && previous != 0 && word.span.begin == previous_end + 1) {
                const std::uint32_t pair = pair_of(previous, term);
                const float rate = rates_.of_term(pair);
                uses_.push_back({pair, amount, rate > 0 ? rate : unlisted_pair_rate, pair_boost});
            }
            previous = term;
            previous_end = word.span.end;
        }
    }

    /// The terms that say most: often used, early, rare.
    [[nodiscard]] std::vector<Term> strongest() const {
        std::vector<Term> terms;
        for (const Use& use : folded_uses()) {
            const float often = use.boost * (1.0F + std::log(use.amount));
            terms.push_back({use.term, often * -std::log(use.rate)});
        }
        return unit_vector(std::move(terms), max_terms);
    }

private:
    static constexpr float name_boost = 1.5F;
    static constexpr float pair_boost = 1.0F;

    struct Use {
        std::uint32_t term = 0;
        float amount = 0;
        float rate = 0;
        float boost = 1;
    };

    /// One use of all uses of a term, by hash.
    [[nodiscard]] std::vector<Use> folded_uses() const {
        std::vector<std::uint64_t> places;  // of the uses, behind their terms
        places.reserve(uses_.size());
        for (const Use& use : uses_) {
            places.push_back((std::uint64_t{use.term} << 32U) | places.size());
        }
        sort_by_bits(places, 32, 64);
        std::vector<Use> folded;
        for (const std::uint64_t place : places) {
            const Use& use = uses_[place & 0xFFFFFFFFU];
            if (folded.empty() || folded.back().term != use.term) {
                folded.push_back(use);
                continue;
            }
            folded.back().amount += use.amount;
            folded.back().rate = std::max(folded.back().rate, use.rate);
            folded.back().boost = std::max(folded.back().boost, use.boost);
        }
        return folded;
    }

    /// Returns the term, or 0 when the word is none.
    std::uint32_t add_word(const Word& word, float amount) {
        if (word.number || word.span.size() < 3) return 0;
        float rate = rates_.of_word(word.hash);
        if (rate > common_rate) return 0;
        const std::string_view whole = slice(text_, word.span);
        const std::string_view stem = stem_of(whole);
        std::uint64_t hash = word.hash;
        if (stem.size() != whole.size()) {
            hash = word_hash(stem);
            rate = std::max(rate, rates_.of_word(hash));
            if (rate > common_rate) return 0;
        }
        const auto term = static_cast<std::uint32_t>(spread(hash));
        const bool is_name = word.capital && rate < name_rate;
        rate = std::max({rate, rates_.of_term(term), unlisted_rate});
        uses_.push_back({term, amount, rate, is_name ? name_boost : 1.0F});
        return term;
    }

    std::string_view text_;
    const TermRates& rates_;
    std::vector<Use> uses_;
};

std::vector<Word> title_words(const Article& article) {
    std::vector<Word> words;
    for (const Block& block : article.blocks) {
        if (block.role == BlockRole::title) append_words(article.text, block.span, words);
    }
    return words;
}

struct Count {
    std::size_t all = 0;
    std::size_t own = 0;
};

Count count_below(const Sketch& sketch, std::uint64_t limit) {
    const auto begin = sketch.shingles.begin();
    const auto end = std::lower_bound(begin, sketch.shingles.end(), limit);
    const auto quoted = std::count_if(begin, end, is_quoted);
    return {static_cast<std::size_t>(end - begin), static_cast<std::size_t>(end - begin - quoted)};
}

}  // namespace

std::uint32_t term_of(std::string_view stem) {
    return static_cast<std::uint32_t>(spread(word_hash(stem)));
}

std::uint32_t pair_of(std::uint32_t first, std::uint32_t second) {
    return static_cast<std::uint32_t>(spread((std::uint64_t{first} << 32U) | second));
}

void TermRates::Table::reserve(std::size_t keys) {
    slots_.resize(std::bit_ceil(keys * 2 + 1));
}

void TermRates::Table::add(std::uint32_t key, std::string_view per_thousand) {
    float reports = 0;
    std::from_chars(per_thousand.data(), per_thousand.data() + per_thousand.size(), reports);
    slots_[slot_of(key)] = {key, std::clamp(reports / 1000.0F, unlisted_rate, 1.0F)};
}

std::size_t TermRates::Table::slot_of(std::uint32_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = key & mask;
    while (slots_[slot].rate > 0 && slots_[slot].key != key) slot = (slot + 1) & mask;
    return slot;
}

TermRates::TermRates(const Knowledge& knowledge) {
    const auto& words = knowledge.table("words/common_words").rows;
    words_.reserve(words.size());
    for (const auto& row : words) words_.add(static_cast<std::uint32_t>(word_hash(row[0])), row[1]);
    const auto& terms = knowledge.table("words/common_terms").rows;
    terms_.reserve(terms.size());
    for (const auto& row : terms) {
        const std::string_view term = row[0];
        const std::size_t gap = term.find(' ');
        const std::uint32_t first = term_of(term.substr(0, gap));
        terms_.add(
            gap == std::string_view::npos ? first : pair_of(first, term_of(term.substr(gap + 1))),
            row[1]);
    }
}

Sketch make_sketch(const Article& article, const TermRates& rates) {
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
    const Body body = body_of(article);
    keep_shingles(body, sketch);
    constexpr float title_boost = 3.0F;
    constexpr float lead_boost = 2.0F;
    TermCounter terms(article, rates);
    const std::vector<Word> title = title_words(article);
    terms.add(title, title.size(), title_boost);
    terms.add(body.words, lead_words, lead_boost);
    sketch.terms = terms.strongest();
    return sketch;
}

bool comes_before(const Sketch& a, const Sketch& b) {
    return a.published != b.published ? a.published < b.published : a.id < b.id;
}

SketchList::SketchList(std::span<const Sketch> sketches) {
    sketches_.reserve(sketches.size());
    for (const Sketch& sketch : sketches) sketches_.push_back(&sketch);
    std::sort(sketches_.begin(), sketches_.end(), [](const Sketch* a, const Sketch* b) {
        return comes_before(*a, *b);
    });
    const auto same_id = [](const Sketch* a, const Sketch* b) { return a->id == b->id; };
    sketches_.erase(std::unique(sketches_.begin(), sketches_.end(), same_id), sketches_.end());
    std::map<std::string_view, std::uint32_t> outlets;
    for (const Sketch* sketch : sketches_) {
        if (!sketch->outlet.empty()) outlets.emplace(sketch->outlet, 0);
    }
    for (auto& [name, number] : outlets) number = static_cast<std::uint32_t>(++outlet_count_);
    imprints_.reserve(sketches_.size());
    for (const Sketch* sketch : sketches_) {
        const auto outlet = outlets.find(sketch->outlet);
        imprints_.push_back({sketch->published, outlet == outlets.end() ? 0 : outlet->second});
    }
}

Overlap overlap_of(const Sketch& a, const Sketch& b) {
    return overlap_below(a, b, std::min(a.shingle_limit, b.shingle_limit));
}

Overlap overlap_below(const Sketch& a, const Sketch& b, std::uint64_t limit) {
    Overlap overlap;
    std::size_t in_a = 0;
    std::size_t in_b = 0;
    while (in_a < a.shingles.size() && in_b < b.shingles.size()) {
        const std::uint32_t left = a.shingles[in_a];
        const std::uint32_t right = b.shingles[in_b];
        if (std::min(left, right) >= limit) break;
        const bool is_shared = shingle_key(left) == shingle_key(right);
        overlap.shared += is_shared ? 1 : 0;
        overlap.own_shared += is_shared && !is_quoted(left) && !is_quoted(right) ? 1 : 0;
        in_a += is_shared || left < right ? 1 : 0;
        in_b += is_shared || right < left ? 1 : 0;
    }
    if (overlap.shared == 0) return overlap;
    const Count count_a = count_below(a, limit);
    const Count count_b = count_below(b, limit);
    const auto shared = static_cast<double>(overlap.shared);
    const auto own = static_cast<double>(overlap.own_shared);
    const std::size_t smaller = std::min(count_a.all, count_b.all);
    const std::size_t own_smaller = std::max<std::size_t>(std::min(count_a.own, count_b.own), 1);
    overlap.containment = shared / static_cast<double>(smaller);
    overlap.own_containment = std::min(1.0, own / static_cast<double>(own_smaller));
    overlap.resemblance = shared / static_cast<double>(count_a.all + count_b.all - overlap.shared);
    return overlap;
}

}  // namespace concord
