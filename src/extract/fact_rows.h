#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/word_table.h"

namespace concord {

/// What can be seen of a finding that tells whether it is right, as rows of a table of weights: of
/// each kind of fact one row, and one for each of some words, hashed (by `WordTable::hash_of`,
/// which the models are bound to).
template <std::size_t kind_count, std::size_t word_count>
struct FactRows {
    static constexpr std::size_t kinds = kind_count;
    static constexpr std::size_t values = 16;  ///< of each kind
    static constexpr std::size_t words = word_count;
    static constexpr std::size_t hashes = 512;
    static constexpr std::size_t rows = kinds * values + words * hashes;

    std::array<std::uint32_t, kinds + words> row{};
};

/// Fills rows from the first to the last, kinds before words.
template <class Facts>
class FactWriter {
public:
    static constexpr std::uint32_t last = Facts::values - 1;  ///< the highest value

    /// value  what is too high counts as the highest
    void add(std::size_t value) {
        facts_.row[count_] =
            static_cast<std::uint32_t>(count_ * Facts::values + std::min<std::size_t>(value, last));
        ++count_;
    }
    void add_word(std::string_view word) {
        const std::uint64_t hash = word.empty() ? 0 : WordTable::hash_of(word);
        const std::size_t table = count_ - Facts::kinds;
        facts_.row[count_] = static_cast<std::uint32_t>(
            Facts::kinds * Facts::values + table * Facts::hashes + hash % Facts::hashes);
        ++count_;
    }
    /// All of them must have been filled.
    [[nodiscard]] const Facts& facts() const {
        assert(count_ == Facts::kinds + Facts::words);
        return facts_;
    }

private:
    Facts facts_;
    std::size_t count_ = 0;
};

/// The place of the first bound that a number does not exceed.
template <std::size_t count>
std::uint32_t step(double number, const std::array<double, count>& bounds) {
    return static_cast<std::uint32_t>(std::lower_bound(bounds.begin(), bounds.end(), number) -
                                      bounds.begin());
}

/// Bounds of how sure a model is, of lengths in tokens, and of counts.
inline constexpr std::array sureness = {.3, .4, .5, .6, .7, .8, .9, .95, .98, .995};
inline constexpr std::array lengths = {0., 1., 2., 3., 5., 8., 12., 20., 30., 50., 80.};
inline constexpr std::array counts = {0., 1., 2., 3., 5., 8., 13., 30.};

}  // namespace concord
