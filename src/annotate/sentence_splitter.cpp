// Every gap between two tokens may end a sentence; logistic regression over the words and shapes
// about it decides, and how many words the sentence has by then (train/sentence_splitter.py):
//
//     “ Stop ! ” he said . | It was 3.30 p.m. in the U.S. | Nobody moved .
//
// A full stop says most, but the words decide: what may follow an abbreviation, whether the clause
// goes on behind a quotation, where a line of a list breaks off without any mark. Two things are
// too rare in treebanks to be learnt: that a sentence ends with an abbreviation that may stand last
// ("in the U.S.", "at 9 p.m.") before a word that begins sentences more than names; and that it
// goes on behind a quotation that asks or shouts, when its speaker follows (“Why?” Anna Bell
// asked).

#include "annotate/sentence_splitter.h"

#include <algorithm>
#include <array>

#include "annotate/word_form.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "learn/model_file.h"

namespace concord {
namespace {

constexpr std::size_t rows = 1U << 16U;

enum Mark : std::uint64_t {
    starter = 1U << 0U,  ///< a word that begins sentences more than names
    may_end = 1U << 1U,  ///< an abbreviation that can stand last
    saying = 1U << 2U,   ///< said, asked, wrote: the clause of a quotation
};

bool is_quotation_mark(std::string_view token) {
    static constexpr std::array<std::string_view, 10> marks = {
        "\"", "'", "“", "”", "‘", "’", "«", "»", "``", "''"};
    return std::find(marks.begin(), marks.end(), token) != marks.end();
}

/// A token as the features have it; all zero beyond the ends of the block.
struct Seen {
    std::uint64_t norm = 0;
    std::uint64_t shape = 0;
};

Seen see(std::string_view token) {
    if (is_quotation_mark(token)) return {form_hash("\"", 0), form_hash("Q", 0)};
    const bool shouts = token.find_first_not_of("!?") == std::string_view::npos;
    return {form_hash(shouts ? std::string(token.substr(0, 1)) : word_norm(token), 0),
            form_hash(word_shape(token, 4), 0)};
}

template <class... Parts>
std::size_t row_of(std::uint64_t seed, Parts... parts) {
    std::uint64_t hash = seed * 0x9E3779B97F4A7C15ULL;
    for (const std::uint64_t part : {static_cast<std::uint64_t>(parts)...}) {
        hash = (hash ^ part) * 0x100000001b3ULL;
        hash ^= hash >> 29U;
    }
    hash *= 0xD6E8FEB86659FD93ULL;
    return (hash ^ (hash >> 32U)) % rows;
}

/// Whether `token`, or what stands before it when it closes, is a mark that ends sentences.
bool is_behind_end(std::string_view before, std::string_view token) {
    const bool closes = is_quotation_mark(token) || token == ")" || token == "]";
    const std::string_view last = closes ? before : token;
    return last.ends_with('.') || last.ends_with('!') || last.ends_with('?') || last.ends_with("…");
}

/// How many words the sentence has so far, in steps.
std::uint64_t step_of(std::uint64_t words) {
    return words < 8 ? words : 8 + std::min<std::uint64_t>(words / 10, 4);
}

/// What stands before and behind the gap: a b | c d.
struct Gap {
    Seen a;
    Seen b;
    Seen c;
    Seen d;
    std::uint64_t before = 0;  ///< 1 for a space between a and b, 2 for none, 0 where a is none
    std::uint64_t space = 0;   ///< the same of the gap itself
};

std::int32_t score(std::span<const std::int8_t> weights, const Gap& gap, std::uint64_t words) {
    const auto& [a, b, c, d, before, space] = gap;
    const std::array<std::size_t, 16> features = {
        row_of(1, space, b.shape, c.shape),
        row_of(2, b.norm),
        row_of(3, c.norm, c.shape, space),
        row_of(4, b.norm, c.norm),
        row_of(5, b.norm, c.shape, space),
        row_of(6, a.norm, b.norm),
        row_of(7, c.norm, d.norm),
        row_of(8, b.shape, c.norm, space),
        row_of(9, a.shape, b.shape, c.shape, d.shape, space),
        row_of(10, a.norm, before, b.norm, space, c.shape),
        row_of(11, b.norm, c.shape, space, step_of(words)),
        row_of(12, d.shape, b.norm, c.shape),
        row_of(13, a.norm, b.norm, c.norm),
        row_of(14, a.shape, b.shape, c.norm),
        row_of(15, b.norm, d.norm, c.shape),
        row_of(16, before, b.shape, space, c.shape)};
    std::int32_t sum = 0;
    for (const std::size_t row : features) sum += weights[row];
    return sum;
}

}  // namespace

Result<SentenceSplitter> SentenceSplitter::load(const Knowledge& knowledge, const Models& models) {
    const Result<ModelFile> model = ModelFile::read(models.sentences());
    if (!model) return tl::unexpected(model.error());
    const Result<std::span<const std::int8_t>> weights = model->bytes("weights", rows);
    if (!weights) return tl::unexpected(weights.error());
    const Result<std::size_t> threshold = model->number("threshold");
    if (!threshold) return tl::unexpected(threshold.error());
    SentenceSplitter splitter;
    for (const auto& row : knowledge.table("abbreviations/abbreviations").rows) {
        if (row[1] == "may_end") splitter.words_.add(row[0], may_end);
    }
    for (const auto& row : knowledge.table("grammar/function_words").rows) {
        splitter.words_.add(row[0], starter);
    }
    for (const auto& row : knowledge.table("cue_verbs/verbs").rows) {
        if (row[6].front() != 'q') continue;
        splitter.words_.add(row[1], saying);
        splitter.words_.add(row[2], saying);
    }
    splitter.weights_ = *weights;
    splitter.threshold_ = static_cast<std::int32_t>(*threshold);
    const Result<std::size_t> margin = model->number("margin");
    if (!margin) return tl::unexpected(margin.error());
    splitter.margin_ = static_cast<std::int32_t>(*margin);
    return splitter;
}

bool SentenceSplitter::ends_with_abbreviation(std::string_view text,
                                              const std::vector<Token>& tokens,
                                              Index i) const {
    const auto word = [&](Index at) { return slice(text, tokens[at].span); };
    std::string folded = fold_word(word(i));
    if (folded.size() < 2 || folded.back() != '.') return false;
    const bool is_party_and_state = folded.size() > 3 && folded[1] == '-';  // "D-N.Y."
    if ((words_.find(folded) & may_end) == 0) folded.pop_back();
    if (!is_party_and_state && (words_.find(folded) & may_end) == 0) return false;
    Index next = i + 1;
    while (next < tokens.size() && is_quotation_mark(word(next))) ++next;
    if (next == tokens.size() || !is_upper(code_point_at(word(next), 0).value)) return false;
    return next > i + 1 || (words_.find(fold_word(word(next))) & starter) != 0;
}

bool SentenceSplitter::names_speaker(std::string_view text,
                                     const std::vector<Token>& tokens,
                                     Index block,
                                     Index next) const {
    const auto word = [&](Index i) { return slice(text, tokens[i].span); };
    if (next < block + 2 || !is_quotation_mark(word(next - 1))) return false;
    const std::string_view mark = word(next - 2);
    if (!mark.ends_with('!') && !mark.ends_with('?')) return false;
    constexpr Index longest_clause = 7;
    const Index last = std::min(static_cast<Index>(tokens.size()), next + longest_clause);
    for (Index i = next; i < last && is_letter(code_point_at(word(i), 0).value); ++i) {
        if ((words_.find(fold_word(word(i))) & saying) == 0) continue;
        const bool is_named = i > next && is_upper(code_point_at(word(i - 1), 0).value);
        const bool is_short = i == next + 1 && (words_.find(fold_word(word(next))) & starter) != 0;
        return is_named && !is_short;
    }
    return false;
}

void SentenceSplitter::split(std::string_view text,
                             const std::vector<Token>& tokens,
                             Index first,
                             std::vector<Sentence>& sentences) const {
    const auto size = static_cast<Index>(tokens.size());
    const Index block = first;
    if (first >= size) return;
    const auto seen = [&](Index i) { return i < size ? see(slice(text, tokens[i].span)) : Seen{}; };
    Gap gap{{}, {}, seen(first), seen(first + 1)};
    std::string_view before;
    for (Index i = first; i < size; ++i) {
        gap = {gap.b, gap.c, gap.d, seen(i + 2), gap.space};
        const std::string_view token = slice(text, tokens[i].span);
        if (i + 1 < size) {
            gap.space = tokens[i].span.end == tokens[i + 1].span.begin ? 2 : 1;
            const std::int32_t needed = threshold_ + (is_behind_end(before, token) ? 0 : margin_);
            const std::string_view next = slice(text, tokens[i + 1].span);
            // What only closes begins nothing; a word in square brackets stands for another.
            const bool goes_on = next == "”" || next == "»" ||
                                 (token == "]" && is_lower(code_point_at(next, 0).value));
            const bool ends = !goes_on && !names_speaker(text, tokens, block, i + 1) &&
                              (score(weights_, gap, i + 1 - first) > needed ||
                               ends_with_abbreviation(text, tokens, i));
            before = token;
            if (!ends) continue;
        }
        sentences.push_back({{tokens[first].span.begin, tokens[i].span.end}, first, i + 1});
        first = i + 1;
    }
}

}  // namespace concord
