#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/token_words.h"
#include "extract/quantity_lexicon.h"

namespace concord {

/// A number as written.
struct WrittenNumber {
    std::size_t end = 0;  ///< behind its last token
    double value = 0;
    double scale = 1;     ///< what the value was multiplied with: 1e6 in "1.2 million"
    bool many = false;    ///< "dozens", "tens of thousands": `value` is the least
    bool part = false;    ///< a fraction or share: "a third", "one in five"
    bool digits = false;  ///< begins with a digit
};

/// Reads numbers in figures and words: "1,200", "1.2m", "twenty-four", "two and a half million",
/// "tens of thousands", "two-thirds", "a dozen", "half", "2½".
class NumberReader {
public:
    NumberReader(const TokenWords& words, const QuantityLexicon& lexicon)
        : words_(words), lexicon_(lexicon) {}

    /// The longest number that begins at `at` and ends before `last`.
    ///
    /// money  true behind the sign of a currency, where "m" can be no metre
    [[nodiscard]] std::optional<WrittenNumber> read(std::size_t at,
                                                    std::size_t last,
                                                    bool money) const;

private:
    [[nodiscard]] NumberWord look(std::size_t at, std::size_t last) const;
    [[nodiscard]] bool is_hyphen(std::size_t at, std::size_t last) const;
    [[nodiscard]] std::optional<WrittenNumber> read_digits(std::size_t at, std::size_t last) const;
    [[nodiscard]] std::optional<WrittenNumber> read_words(std::size_t at, std::size_t last) const;
    [[nodiscard]] std::optional<WrittenNumber> read_below_hundred(std::size_t at,
                                                                  std::size_t last) const;
    [[nodiscard]] std::optional<WrittenNumber> read_article(std::size_t at, std::size_t last) const;
    [[nodiscard]] std::optional<WrittenNumber> read_many(std::size_t at, std::size_t last) const;
    [[nodiscard]] std::optional<WrittenNumber> read_part(WrittenNumber number,
                                                         std::size_t last) const;
    [[nodiscard]] std::size_t behind_half(std::size_t at, std::size_t last) const;
    void read_lower_groups(WrittenNumber& number, std::size_t last) const;
    void read_scales(WrittenNumber& number, std::size_t last, bool money) const;

    const TokenWords& words_;
    const QuantityLexicon& lexicon_;
};

/// The value of "1,200", "12.5", ".09"; nothing for other text.
[[nodiscard]] std::optional<double> value_of_digits(std::string_view text);

}  // namespace concord
