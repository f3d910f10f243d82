// Two outlets rarely print the same piece of a speech, and not always the same words of it:
//
//   "Both sides must STOP STALLING. Every week we loose [sic] a village. Nobody wins a war of mud"
//   "Nobody wins a war of mud"                       trimmed
//   "Both sides must stop stalling … a war of mud"   trimmed: the gap is owned up to
//   "Every week we [lose] a village"                 edited
//   "Every week a village is lost to us"             translated: same speaker, half of the words
//
// A part whose pieces stand in the full one, in order, is trimmed. Otherwise the longest common
// subsequence of words decides, where the part lies best; the words that tell something must be
// in it, since any two sentences have their small words in common.

#include "compare/quotation.h"

#include <algorithm>
#include <optional>

#include "base/words.h"

namespace concord {
namespace {

constexpr std::size_t max_words = 200;        ///< that are aligned
constexpr std::size_t max_kept_words = 2000;  ///< of a quotation; longer ones are cut
constexpr std::size_t min_aligned_words = 5;
constexpr std::size_t sure_run = 8;
constexpr double min_edited_share = 0.75;
constexpr double min_translated_share = 0.55;
constexpr double min_telling_share = 0.6;
constexpr std::uint32_t min_telling_words = 2;
constexpr std::uint32_t telling_letters = 5;

/// How many bytes an ellipsis at `at` takes: U+2026 or three full stops.
std::size_t ellipsis_at(std::string_view text, std::size_t at) {
    if (text.compare(at, 3, "\xE2\x80\xA6") == 0) return 3;
    return text.compare(at, 3, "...") == 0 ? 3 : 0;
}

/// Whether the word at `at` stands in square brackets: "[sic]", "[their]".
bool is_bracketed(std::string_view text, Span content, Span word) {
    const std::string_view before = text.substr(content.begin, word.begin - content.begin);
    const std::size_t open = before.find_last_of("[]");
    return open != std::string_view::npos && before[open] == '[';
}

void add_piece(std::string_view text, Span content, Span piece, FoldedQuotation& quotation) {
    std::vector<Word> words;
    append_words(text, piece, words);
    if (words.empty() || quotation.words.size() == max_kept_words) return;
    quotation.pieces.push_back(static_cast<std::uint32_t>(quotation.words.size()));
    for (const Word& word : words) {
        if (quotation.words.size() == max_kept_words) return;
        quotation.words.push_back(word.hash);
        quotation.is_telling.push_back(word.number || word.span.size() >= telling_letters);
        quotation.has_capital.push_back(word.capital);
        quotation.full_words += is_bracketed(text, content, word.span) ? 0 : 1;
    }
}

std::span<const std::uint64_t> piece_of(const FoldedQuotation& quotation, std::size_t index) {
    const std::size_t begin = quotation.pieces[index];
    const std::size_t end =
        index + 1 < quotation.pieces.size() ? quotation.pieces[index + 1] : quotation.words.size();
    return std::span(quotation.words).subspan(begin, end - begin);
}

/// Where `piece` first stands in `words` at `from` or later (Knuth, Morris and Pratt 1977: linear
/// even for words that repeat).
std::optional<std::size_t> find_run(std::span<const std::uint64_t> words,
                                    std::size_t from,
                                    std::span<const std::uint64_t> piece) {
    std::vector<std::size_t> fallback(piece.size(), 0);
    for (std::size_t i = 1, length = 0; i < piece.size(); ++i) {
        while (length > 0 && piece[i] != piece[length]) length = fallback[length - 1];
        if (piece[i] == piece[length]) ++length;
        fallback[i] = length;
    }
    for (std::size_t i = from, length = 0; i < words.size(); ++i) {
        while (length > 0 && words[i] != piece[length]) length = fallback[length - 1];
        if (words[i] == piece[length]) ++length;
        if (length == piece.size()) return i + 1 - length;
    }
    return std::nullopt;
}

/// Where the first piece of the part begins in the full one, when all pieces stand there in order.
std::optional<std::size_t> find_pieces(const FoldedQuotation& full, const FoldedQuotation& part) {
    std::optional<std::size_t> first;
    std::size_t from = 0;
    for (std::size_t i = 0; i < part.pieces.size(); ++i) {
        const auto piece = piece_of(part, i);
        const auto found = find_run(full.words, from, piece);
        if (!found) return std::nullopt;
        if (!first) first = found;
        from = *found + piece.size();
    }
    return first;
}

/// A part that is made to look like a whole sentence: "But for once we agree" -> "For once we
/// agree".
bool is_recapitalised(const FoldedQuotation& full, const FoldedQuotation& part, std::size_t begin) {
    const bool runs_to_end = begin + part.words.size() == full.words.size();
    return begin > 0 && runs_to_end && part.has_capital.front() && !full.has_capital[begin];
}

/// The longest common subsequence: its length, its telling words, its stretch in the full one.
struct Alignment {
    std::uint32_t common = 0;
    std::uint32_t telling = 0;
    std::uint32_t stretch = 0;
    std::uint32_t run = 0;  ///< most words in a row that both have
};

/// A cell of the alignment's table: the best subsequence of the words up to here.
struct Cell {
    std::uint32_t common = 0;
    std::uint32_t telling = 0;
    std::uint32_t start = 0;  ///< where in the full one the subsequence begins
    std::uint32_t run = 0;    ///< words in a row that agree up to here
};

bool is_better(const Cell& a, const Cell& b) {
    if (a.common != b.common) return a.common > b.common;
    return a.telling != b.telling ? a.telling > b.telling : a.start > b.start;
}

/// Fills the row of word `i` of the full one; returns the longest run that ends in it.
std::uint32_t fill_row(const FoldedQuotation& full,
                       const FoldedQuotation& part,
                       std::uint32_t i,
                       std::vector<Cell>& row) {
    std::uint32_t longest = 0;
    Cell diagonal{0, 0, i, 0};
    row[0].start = i + 1;
    for (std::size_t k = 1; k < row.size(); ++k) {
        Cell next = is_better(row[k], row[k - 1]) ? row[k] : row[k - 1];
        next.run = 0;
        if (full.words[i] == part.words[k - 1]) {
            const Cell met{diagonal.common + 1,
                           diagonal.telling + (part.is_telling[k - 1] ? 1 : 0),
                           diagonal.common == 0 ? i : diagonal.start,
                           diagonal.run + 1};
            if (is_better(met, next)) next = met;
            next.run = met.run;
            longest = std::max(longest, met.run);
        }
        diagonal = row[k];
        row[k] = next;
    }
    return longest;
}

Alignment align(const FoldedQuotation& full, const FoldedQuotation& part) {
    const std::size_t rows = std::min(full.words.size(), max_words);
    std::vector<Cell> row(std::min(part.words.size(), max_words) + 1);
    Alignment best;
    for (std::uint32_t i = 0; i < rows; ++i) {
        best.run = std::max(best.run, fill_row(full, part, i, row));
        const Cell& end = row.back();
        const std::uint32_t stretch = end.common == 0 ? 0 : i + 1 - end.start;
        const bool wins =
            end.common > best.common || (end.common == best.common && stretch < best.stretch);
        if (wins) best = {end.common, end.telling, stretch, best.run};
    }
    return best;
}

QuotationMatch match_aligned(const FoldedQuotation& full,
                             const FoldedQuotation& part,
                             SameSpeaker speaker) {
    // What an outlet put into brackets is not the speaker's and need not agree.
    const std::size_t words = std::min<std::size_t>(part.full_words, max_words);
    if (words < min_aligned_words) return {};
    const Alignment alignment = align(full, part);
    const auto telling =
        static_cast<double>(std::count(part.is_telling.begin(), part.is_telling.end(), true));
    const double share =
        std::min(1.0, static_cast<double>(alignment.common) / static_cast<double>(words));
    const bool tells =
        alignment.telling >= min_telling_words && alignment.telling >= min_telling_share * telling;
    // A whole sentence in common, and more of the speech on either side.
    if (alignment.run >= sure_run && alignment.telling >= min_telling_words) {
        return {true, Difference::edited};
    }
    // As much again may have been left out inside: an ellipsis, or "he said" between halves.
    const bool is_compact = alignment.stretch <= 2 * words;
    if (!tells || !is_compact || share < min_translated_share) return {};
    if (share >= min_edited_share) return {true, Difference::edited};
    if (speaker == SameSpeaker::yes) return {true, Difference::translated};
    return {};
}

QuotationMatch match_whole(const FoldedQuotation& full,
                           const FoldedQuotation& part,
                           SameSpeaker speaker) {
    if (part.words.empty()) return {};
    if (full.words == part.words) return {true, Difference::same};
    // "No" stands in many sentences of one speaker.
    if (part.words.size() == 1 && !part.is_telling.front()) return {};
    const std::optional<std::size_t> begin = find_pieces(full, part);
    if (!begin) return match_aligned(full, part, speaker);
    const bool is_edited = is_recapitalised(full, part, *begin);
    return {true, is_edited ? Difference::edited : Difference::trimmed};
}

/// The pieces of a quotation that are long enough to be told from others, at most eight.
std::vector<FoldedQuotation> long_pieces(const FoldedQuotation& quotation) {
    constexpr std::size_t max_pieces = 8;
    std::vector<FoldedQuotation> pieces;
    for (std::size_t i = 0; i < quotation.pieces.size() && pieces.size() < max_pieces; ++i) {
        const auto words = piece_of(quotation, i);
        if (words.size() < min_aligned_words) continue;
        const auto begin = static_cast<std::ptrdiff_t>(quotation.pieces[i]);
        const auto end = begin + static_cast<std::ptrdiff_t>(words.size());
        FoldedQuotation piece;
        piece.words.assign(words.begin(), words.end());
        piece.is_telling.assign(quotation.is_telling.begin() + begin,
                                quotation.is_telling.begin() + end);
        piece.has_capital.assign(quotation.has_capital.begin() + begin,
                                 quotation.has_capital.begin() + end);
        piece.pieces = {0};
        piece.full_words = static_cast<std::uint32_t>(words.size());
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// One piece in common makes two excerpts of one saying of them; they differ otherwise.
QuotationMatch match_pieces(const FoldedQuotation& full,
                            const FoldedQuotation& part,
                            SameSpeaker speaker) {
    const std::vector<FoldedQuotation> full_pieces = long_pieces(full);
    for (const FoldedQuotation& piece : long_pieces(part)) {
        for (const FoldedQuotation& other : full_pieces) {
            const bool is_longer = other.words.size() >= piece.words.size();
            const QuotationMatch match =
                is_longer ? match_whole(other, piece, speaker) : match_whole(piece, other, speaker);
            if (!match.is_same_saying) continue;
            const bool is_translated = match.difference == Difference::translated;
            return {true, is_translated ? Difference::translated : Difference::edited};
        }
    }
    return {};
}

}  // namespace

FoldedQuotation read_quotation(std::string_view text, std::span<const Span> content) {
    FoldedQuotation quotation;
    for (const Span span : content) {
        std::uint32_t begin = span.begin;
        for (std::uint32_t at = span.begin; at < span.end; ++at) {
            const std::size_t size = ellipsis_at(text, at);
            if (size == 0) continue;
            add_piece(text, span, {begin, at}, quotation);
            begin = at + static_cast<std::uint32_t>(size);
            at = begin - 1;
        }
        if (begin < span.end) add_piece(text, span, {begin, span.end}, quotation);
    }
    return quotation;
}

QuotationMatch match_quotations(const FoldedQuotation& full,
                                const FoldedQuotation& part,
                                SameSpeaker speaker) {
    const QuotationMatch whole = match_whole(full, part, speaker);
    if (whole.is_same_saying) return whole;
    const bool has_pieces = full.pieces.size() > 1 || part.pieces.size() > 1;
    return has_pieces ? match_pieces(full, part, speaker) : whole;
}

double share_in_order(const FoldedQuotation& full, const FoldedQuotation& words) {
    if (words.words.empty()) return 1;
    const std::size_t count = std::min(words.words.size(), max_words);
    return static_cast<double>(align(full, words).common) / static_cast<double>(count);
}

}  // namespace concord
