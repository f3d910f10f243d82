#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// Words and what a lexicon says of them, as a set of 64 marks; adding a word again joins its
/// marks. Built once, then only asked.
///
/// cost  a question hashes the word once and compares it about once
class WordTable {
public:
    void add(std::string_view word, std::uint64_t marks);
    /// 0 when the word is not there.
    [[nodiscard]] std::uint64_t find(std::string_view word) const;
    /// As `find`, for a word whose `hash_of` is known.
    [[nodiscard]] std::uint64_t find(std::string_view word, std::uint64_t hash) const;
    [[nodiscard]] static std::uint64_t hash_of(std::string_view word);
    [[nodiscard]] std::size_t size() const { return used_; }

private:
    struct Slot {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::uint64_t hash = 0;
        std::uint64_t marks = 0;
    };
    void grow();
    [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint64_t hash) const;

    std::vector<Slot> slots_;
    std::string letters_;
    std::size_t used_ = 0;
};

}  // namespace concord
