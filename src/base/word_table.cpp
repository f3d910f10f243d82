// A hash table with open addressing whose words stand one after the other in a single string:
// lexicons are asked once for every word of every article, so a question must not allocate.

#include "base/word_table.h"

#include <algorithm>
#include <cstring>

namespace concord {

std::size_t WordTable::slot_of(std::string_view word, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.marks == 0) return at;
        if (slot.hash == hash && slot.size == word.size() &&
            std::string_view(letters_).substr(slot.begin, slot.size) == word) {
            return at;
        }
    }
}

void WordTable::grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.marks == 0) continue;
        const auto word = std::string_view(letters_).substr(slot.begin, slot.size);
        slots_[slot_of(word, slot.hash)] = slot;
    }
}

void WordTable::add(std::string_view word, std::uint64_t marks) {
    if (marks == 0) return;
    if ((used_ + 1) * 2 > slots_.size()) grow();
    const std::uint64_t hash = hash_of(word);
    Slot& slot = slots_[slot_of(word, hash)];
    if (slot.marks == 0) {
        slot.begin = static_cast<std::uint32_t>(letters_.size());
        slot.size = static_cast<std::uint32_t>(word.size());
        slot.hash = hash;
        letters_ += word;
        ++used_;
    }
    slot.marks |= marks;
}

std::uint64_t WordTable::hash_of(std::string_view word) {
    // Eight bytes at a time, mixed by multiplication; a word is seldom longer than two such steps.
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = factor ^ word.size();
    while (!word.empty()) {
        std::uint64_t piece = 0;
        const std::size_t size = std::min(word.size(), sizeof piece);
        std::memcpy(&piece, word.data(), size);
        hash = (hash ^ piece) * factor;
        hash ^= hash >> 32U;
        word.remove_prefix(size);
    }
    return hash;
}

std::uint64_t WordTable::find(std::string_view word, std::uint64_t hash) const {
    return slots_.empty() ? 0 : slots_[slot_of(word, hash)].marks;
}

std::uint64_t WordTable::find(std::string_view word) const {
    return find(word, hash_of(word));
}

}  // namespace concord
