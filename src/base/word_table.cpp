// A hash table with open addressing whose words stand one after the other in a single string:
// lexicons are asked once for every word of every article, so a question must not allocate.

#include "base/word_table.h"

#include "base/hash.h"

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
    const std::uint64_t hash = fnv1a(word);
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

std::uint64_t WordTable::find(std::string_view word) const {
    if (slots_.empty()) return 0;
    return slots_[slot_of(word, fnv1a(word))].marks;
}

}  // namespace concord
