#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/quantity_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// A number that counts or measures, as written, with what bounds it.
struct Figure {
    Tokens tokens;             ///< all of the span: bounds, sign, number, scale, currency
    Tokens number;             ///< without the words that bound it
    Tokens unit_words;         ///< of a unit that is no part of the span: "hours"; else empty
    std::uint32_t behind = 0;  ///< behind the span, the unit and a hyphen between them
    Span span;
    std::optional<double> low;
    std::optional<double> high;
    bool approx = false;
    bool exclusive = false;
    std::string unit;           ///< ISO 4217, UCUM or empty
    std::string_view measures;  ///< role of what the unit measures; empty for money and counts
    bool money = false;
    bool part = false;  ///< a share: "a third", "one in five"
    bool many = false;  ///< "dozens"
    bool age = false;   ///< an age without the word "old"
};

/// The figures of an article in order: no dates, names, ranks, scores or other numbers that neither
/// count nor measure.
///
/// cost  linear in the tokens
[[nodiscard]] std::vector<Figure> find_figures(const Reading& reading,
                                               const QuantityLexicon& lexicon);

}  // namespace concord
