// Two outlets rarely print the same piece of a speech, and not always the same words of it:
//
//   "Both sides must STOP STALLING. Nobody wins a war of mud"     the fullest
//   "Nobody wins a war of mud"                                    trimmed
//   "Both sides must stop [their] stalling"                       edited
//
// The shorter one must stand in the longer one nearly whole and in order: the longest common
// subsequence of words, looked for where the shorter one lies best, decides.

#include "compare/quotation.h"

#include <algorithm>

namespace concord {
namespace {

constexpr std::size_t max_words = 400;
constexpr std::size_t min_edited_words = 5;
constexpr double min_edited_share = 0.75;

/// Length of the longest common subsequence, and over how many words of `full` it stretches.
struct Alignment {
    std::uint32_t common = 0;
    std::uint32_t stretch = 0;
};

Alignment align(std::span<const std::uint64_t> full, std::span<const std::uint64_t> part) {
    struct Cell {
        std::uint32_t common = 0;
        std::uint32_t start = 0;  ///< where in `full` the subsequence begins
    };
    const auto better = [](const Cell& a, const Cell& b) {
        return a.common != b.common ? a.common > b.common : a.start > b.start;
    };
    std::vector<Cell> row(part.size() + 1);
    Alignment best;
    for (std::uint32_t i = 0; i < full.size(); ++i) {
        Cell diagonal{0, i};
        row[0] = {0, i + 1};
        for (std::size_t k = 1; k <= part.size(); ++k) {
            Cell next = better(row[k], row[k - 1]) ? row[k] : row[k - 1];
            if (full[i] == part[k - 1]) {
                const Cell met{diagonal.common + 1, diagonal.common == 0 ? i : diagonal.start};
                if (better(met, next)) next = met;
            }
            diagonal = row[k];
            row[k] = next;
        }
        const Cell& end = row.back();
        const std::uint32_t stretch = end.common == 0 ? 0 : i + 1 - end.start;
        const bool is_better =
            end.common > best.common || (end.common == best.common && stretch < best.stretch);
        if (is_better) best = {end.common, stretch};
    }
    return best;
}

}  // namespace

QuotationMatch match_quotations(std::span<const std::uint64_t> full,
                                std::span<const std::uint64_t> part) {
    full = full.first(std::min(full.size(), max_words));
    part = part.first(std::min(part.size(), max_words));
    if (part.empty() || full.size() < part.size()) return {};
    const bool is_part =
        std::search(full.begin(), full.end(), part.begin(), part.end()) != full.end();
    if (is_part) {
        return {true, full.size() == part.size() ? Difference::same : Difference::trimmed};
    }
    if (part.size() < min_edited_words) return {};
    const Alignment alignment = align(full, part);
    const auto share = static_cast<double>(alignment.common) / static_cast<double>(part.size());
    // Half as much again may have been left out inside: an ellipsis, or "he said" between halves.
    const bool is_compact = alignment.stretch <= 2 * part.size();
    if (share < min_edited_share || !is_compact) return {};
    return {true, Difference::edited};
}

}  // namespace concord
