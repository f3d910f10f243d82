// The values of figures in words and as ranges.

#include "compare/figure_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/token_words.h"
#include "base/words.h"

namespace concord {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string plain_number(double number) {
    const auto whole = static_cast<long long>(number);
    if (static_cast<double>(whole) != number) {
        std::string text = std::to_string(number);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    }
    std::string text = std::to_string(whole);
    for (auto at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), 1, ',');
    }
    return text;
}

}  // namespace

std::string value_of(const Quantity& quantity) {
    std::string bound;
    if (quantity.approx) {
        bound = "about ";
    } else if (quantity.low && !quantity.high) {
        bound = quantity.exclusive ? "more than " : "at least ";
    } else if (!quantity.low && quantity.high) {
        bound = quantity.exclusive ? "fewer than " : "at most ";
    }
    std::string value = bound + plain_number(number_of(quantity));
    if (quantity.low && quantity.high && *quantity.low != *quantity.high) {
        value += '-' + plain_number(*quantity.high);
    }
    return quantity.unit.empty() ? value : value + ' ' + quantity.unit;
}

double number_of(const Quantity& quantity) {
    return quantity.low ? *quantity.low : *quantity.high;
}

FigureRange range_of(const Quantity& quantity) {
    constexpr double vagueness = 0.1;
    const double slack = quantity.approx ? vagueness : 0;
    double low = quantity.low ? *quantity.low * (1 - slack) : -infinity;
    double high = quantity.high ? *quantity.high * (1 + slack) : infinity;
    if (quantity.exclusive) {
        low = std::nextafter(low, infinity);
        high = std::nextafter(high, -infinity);
    }
    return {low, high};
}

bool is_currency(std::string_view unit) {
    return unit.size() == 3 &&
           std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Span head_noun(std::string_view text, Span counted) {
    std::vector<Word> words;
    append_words(text, counted, words);
    Span head;
    for (const Word& word : words) {
        const std::string lower = fold_word(slice(text, word.span));
        if (head.size() > 0 && (lower == "of" || lower == "in")) break;
        head = word.span;
    }
    return head;
}

}  // namespace concord
