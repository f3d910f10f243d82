#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "concord/findings.h"

namespace concord {

/// The least and the most that a figure's words allow.
struct FigureRange {
    double low = 0;
    double high = 0;

    [[nodiscard]] bool meets(const FigureRange& other) const {
        return low <= other.high && other.low <= high;
    }
};

/// As a record gives it: "at least 12", "more than 11,000", "about 40", "4.5 h".
[[nodiscard]] std::string value_of(const Quantity& quantity);

/// The number that its words name, whichever bound it is.
///
/// quantity  with a number
[[nodiscard]] double number_of(const Quantity& quantity);

/// "About 30" is anything from 27 to 33.
[[nodiscard]] FigureRange range_of(const Quantity& quantity);

/// ISO 4217, as units of money are written.
[[nodiscard]] bool is_currency(std::string_view unit);

/// Where the last noun of what is counted stands: "fighters" of "rebel fighters of the north";
/// empty when there is no word.
///
/// counted  `Quantity::of`
[[nodiscard]] Span head_noun(std::string_view text, Span counted);

/// "67 in Ustrel, 61 in Quell, 76 in Lasch, 40 in Korrin": of a list none stands for the whole.
/// Drops the figures of every kind that has four or more.
///
/// kind_of  names the sentence too, by values that have an order
template <class Figure, class KindOf>
void drop_lists(std::vector<Figure>& figures, KindOf kind_of) {
    constexpr std::size_t list_length = 4;
    std::map<std::invoke_result_t<KindOf, const Figure&>, std::size_t> uses;
    for (const Figure& figure : figures) ++uses[kind_of(figure)];
    std::erase_if(figures,
                  [&](const Figure& figure) { return uses.at(kind_of(figure)) >= list_length; });
}

}  // namespace concord
