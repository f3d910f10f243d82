#include "base/word_rates.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "base/hash.h"
#include "base/words.h"

namespace concord {
WordRates::WordRates(const Knowledge& knowledge) {
    const auto& rows = knowledge.table("words/common_words").rows;
    slots_.resize(std::bit_ceil(rows.size() * 4 + 1));
    for (const auto& row : rows) {
        float per_thousand = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), per_thousand);
        const std::uint64_t word = word_hash(row[0]);
        slots_[slot_of(word)] = {word, std::clamp(per_thousand / 1000.0F, unlisted, 1.0F)};
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
    return slot.rate > 0 ? slot.rate : unlisted;
}

}  // namespace concord
