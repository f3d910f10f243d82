// Numbers, token by token:
//
//     1,200   12.5   .09   2½   1/2        digits; a fraction only where it is below one
//     twenty-four   two hundred and six    words
//     1.2 million   1.2m   half a million  a scale behind either
//     dozens   tens of thousands           plurals: at least two of them
//     a third   two-thirds   half          parts

#include "extract/number_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include "base/utf8.h"

namespace concord {
namespace {

/// The value of "½", "¼", "¾", "⅓", "⅔"; 0 for other text.
double value_of_sign(std::string_view text) {
    if (text == "½") return 0.5;
    if (text == "¼") return 0.25;
    if (text == "¾") return 0.75;
    if (text == "⅓") return 1.0 / 3;
    return text == "⅔" ? 2.0 / 3 : 0;
}

/// The value of "1/2" and "3/4"; 0 for what is no such fraction ("9/11", "24/7").
double value_of_slash(std::string_view text) {
    constexpr double largest_divisor = 10;
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return 0;
    const auto above = value_of_digits(text.substr(0, slash));
    const auto below = value_of_digits(text.substr(slash + 1));
    const bool fits = above && below && *above > 0 && *above < *below && *below <= largest_divisor;
    return fits ? *above / *below : 0;
}

/// Fifteen digits, as many as a product of two short decimals can have right.
double rounded(double value) {
    std::array<char, 32> digits{};
    const auto written = std::to_chars(
        digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific, 14);
    double back = value;
    std::from_chars(digits.data(), written.ptr, back);
    return back;
}

}  // namespace

std::optional<double> value_of_digits(std::string_view text) {
    std::string digits;
    std::size_t since_comma = 0;
    bool comma = false;
    bool point = false;
    for (const char c : text) {
        if (c == ',') {
            if (point || digits.empty() || (comma && since_comma != 3)) return std::nullopt;
            comma = true;
            since_comma = 0;
            continue;
        }
        if (c == '.') {
            if (point) return std::nullopt;
            point = true;
        } else if (!is_ascii_digit(c)) {
            return std::nullopt;
        } else if (!point) {
            ++since_comma;
        }
        digits += c;
    }
    if ((comma && since_comma != 3) || digits.empty() || digits.back() == '.') return std::nullopt;
    if (digits.front() == '.') digits.insert(digits.begin(), '0');
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

NumberWord NumberReader::look(std::size_t at, std::size_t last) const {
    return at < last ? lexicon_.number(words_[at]) : NumberWord();
}

bool NumberReader::is_hyphen(std::size_t at, std::size_t last) const {
    return at < last && words_[at].is("-") && words_.touches_previous(at);
}

std::optional<WrittenNumber> NumberReader::read(std::size_t at,
                                                std::size_t last,
                                                bool money) const {
    if (at >= last) return std::nullopt;
    std::optional<WrittenNumber> number = read_many(at, last);
    if (number) return number;
    number = read_digits(at, last);
    if (!number) number = read_article(at, last);
    if (!number) number = read_words(at, last);
    if (!number) return std::nullopt;
    if (auto part = read_part(*number, last)) return part;
    if (!number->part) read_scales(*number, last, money);
    if (!number->part && !number->digits) read_lower_groups(*number, last);
    number->value = rounded(number->value);
    return std::isfinite(number->value) ? number : std::nullopt;
}

std::optional<WrittenNumber> NumberReader::read_digits(std::size_t at, std::size_t last) const {
    const std::string_view text = words_[at].text;
    if (const double sign = value_of_sign(text); sign > 0) {
        return WrittenNumber{at + 1, sign, 1, false, true, true};
    }
    if (!is_ascii_digit(text[0]) && text[0] != '.') return std::nullopt;
    if (const double fraction = value_of_slash(text); fraction > 0) {
        return WrittenNumber{at + 1, fraction, 1, false, true, true};
    }
    const auto value = value_of_digits(text);
    if (!value) return std::nullopt;
    WrittenNumber number{at + 1, *value};
    number.digits = true;
    if (at + 1 < last) {
        const double more =
            std::max(value_of_sign(words_[at + 1].text), value_of_slash(words_[at + 1].text));
        if (more > 0) {
            number.value += more;
            ++number.end;
        }
    }
    return number;
}

/// "four", "forty", "forty-two"
std::optional<WrittenNumber> NumberReader::read_below_hundred(std::size_t at,
                                                              std::size_t last) const {
    const NumberWord word = look(at, last);
    if (word.kind == NumberKind::digit) return WrittenNumber{at + 1, word.value};
    if (word.kind != NumberKind::ten) return std::nullopt;
    const std::size_t ones_at = is_hyphen(at + 1, last) ? at + 2 : at + 1;
    const NumberWord ones = look(ones_at, last);
    const bool joined = ones.kind == NumberKind::digit && ones.value > 0 && ones.value < 10;
    return joined ? WrittenNumber{ones_at + 1, word.value + ones.value}
                  : WrittenNumber{at + 1, word.value};
}

/// "two hundred and six thousand", "twenty-four"
std::optional<WrittenNumber> NumberReader::read_words(std::size_t at, std::size_t last) const {
    auto number = read_below_hundred(at, last);
    if (!number) {
        const NumberWord word = look(at, last);
        // "half" stands without a number before it
        const bool half = word.kind == NumberKind::part && words_[at].is("half");
        if (!half) return std::nullopt;
        // "half-dozen", "half dozen"
        const std::size_t scale_at = is_hyphen(at + 1, last) ? at + 2 : at + 1;
        const NumberWord scale = look(scale_at, last);
        if (scale.kind == NumberKind::scale) {
            return WrittenNumber{scale_at + 1, 0.5 * scale.value, scale.value};
        }
        return WrittenNumber{at + 1, 0.5, 1, false, true};
    }
    constexpr double hundred = 100;
    const NumberWord scale = look(number->end, last);
    if (scale.kind != NumberKind::scale || scale.value != hundred) return number;
    number->value *= hundred;
    ++number->end;
    const bool has_and = number->end < last && words_[number->end].is("and");
    const auto rest = read_below_hundred(has_and ? number->end + 1 : number->end, last);
    if (rest) {
        number->value += rest->value;
        number->end = rest->end;
    }
    return number;
}

/// "a dozen", "a million", "half a million", "a third", "half a dozen"
std::optional<WrittenNumber> NumberReader::read_article(std::size_t at, std::size_t last) const {
    const bool half = words_[at].is("half") && at + 1 < last && words_[at + 1].is("a");
    const std::size_t article = half ? at + 1 : at;
    if (!words_[article].is("a", "an")) return std::nullopt;
    const NumberWord word = look(article + 1, last);
    if (word.kind == NumberKind::part && words_[article + 1].is("half")) {
        const auto dozen = read_words(article + 1, last);  // "a half-dozen"
        return dozen && !dozen->part ? dozen : std::nullopt;
    }
    if (word.kind == NumberKind::scale) {
        return WrittenNumber{article + 2, word.value * (half ? 0.5 : 1), word.value};
    }
    const bool plural = words_[std::min(article + 1, last - 1)].lower.ends_with('s');
    if (word.kind != NumberKind::part || half || plural) return std::nullopt;
    return WrittenNumber{article + 2, 1 / word.value, 1, false, true};
}

/// "dozens", "tens of thousands", "hundreds of millions", "tens-of-millions"
std::optional<WrittenNumber> NumberReader::read_many(std::size_t at, std::size_t last) const {
    const NumberWord word = look(at, last);
    if (word.kind != NumberKind::many) return std::nullopt;
    WrittenNumber number{at + 1, word.value, 1, true};
    std::size_t of_at = at + 1;
    if (is_hyphen(of_at, last)) ++of_at;
    if (of_at >= last || !words_[of_at].is("of")) return number;
    std::size_t scale_at = of_at + 1;
    if (is_hyphen(scale_at, last)) ++scale_at;
    const NumberWord scale = look(scale_at, last);
    if (scale.kind != NumberKind::many) return number;
    // "tens of thousands" are 20,000: the second plural is its scale
    number.value *= scale.value / 2;
    number.end = scale_at + 1;
    return number;
}

/// "two-thirds", "one in five", "nine out of 10" behind a number
std::optional<WrittenNumber> NumberReader::read_part(WrittenNumber number, std::size_t last) const {
    constexpr double largest_sample = 1000;
    if (number.part || number.many) return std::nullopt;
    std::size_t at = number.end;
    if (is_hyphen(at, last)) ++at;
    const NumberWord part = look(at, last);
    const bool half = part.value == 2;
    if (part.kind == NumberKind::part && !half && number.value < part.value) {
        return WrittenNumber{at + 1, number.value / part.value, 1, false, true, number.digits};
    }
    if (number.scale != 1 || number.end + 1 >= last) return std::nullopt;
    at = number.end;
    if (words_[at].is("out") && words_[at + 1].is("of")) {
        at += 2;
    } else if (words_[at].is("in")) {
        ++at;
    } else {
        return std::nullopt;
    }
    if (at < last && words_[at].is("every")) ++at;
    auto whole = at < last ? read_digits(at, last) : std::nullopt;
    if (!whole) whole = read_words(at, last);
    if (!whole || whole->part || whole->value > largest_sample || number.value >= whole->value) {
        return std::nullopt;
    }
    return WrittenNumber{whole->end, number.value / whole->value, 1, false, true, number.digits};
}

/// "two thousand [five hundred]": groups of hundreds below the scale before them.
void NumberReader::read_lower_groups(WrittenNumber& number, std::size_t last) const {
    constexpr double hundred = 100;
    for (double floor = number.scale; floor > hundred;) {
        auto group = read_words(number.end, last);
        if (!group || group->part) return;
        read_scales(*group, last, false);
        if (group->value < hundred || group->value >= floor) return;
        number.value += group->value;
        number.end = group->end;
        floor = group->scale;
    }
}

/// Behind "and a half" or "-and-a-half" where that begins at `at`, else `at`.
std::size_t NumberReader::behind_half(std::size_t at, std::size_t last) const {
    std::size_t i = at;
    for (const std::string_view word : {"and", "a", "half"}) {
        if (is_hyphen(i, last)) ++i;
        if (word == "a" && i < last && words_[i].is("a-half")) return i + 1;
        if (i >= last || !words_[i].is(word)) return at;
        ++i;
    }
    return i;
}

/// "million" behind the number, "m" at it, "and a half" before or behind either.
void NumberReader::read_scales(WrittenNumber& number, std::size_t last, bool money) const {
    const auto add_half = [&] {
        const std::size_t end = behind_half(number.end, last);
        if (end == number.end) return;
        number.value += 0.5 * number.scale;
        number.end = end;
    };
    add_half();
    for (int scales = 0; scales < 2; ++scales) {
        const std::size_t at = number.end;
        const std::size_t word_at = is_hyphen(at, last) ? at + 1 : at;
        const NumberWord word = look(word_at, last);
        const bool sign = word.kind == NumberKind::sign && at == word_at &&
                          words_.touches_previous(at) && number.digits;
        const bool short_sign = sign && words_[at].is("m", "b", "k");
        if (word.kind != NumberKind::scale && !sign) break;
        if (short_sign && !money && words_[at].is("b")) break;
        // "100m" is a length unless people or things are counted with it
        if (short_sign && !money && words_[at].is("m") && words_[at].casing == Casing::lower) {
            const bool counted = at + 1 < last && words_[at + 1].casing == Casing::lower &&
                                 (words_[at + 1].lower.ends_with('s') ||
                                  words_[at + 1].is("people", "men", "women", "children"));
            if (!counted) break;
        }
        number.value *= word.value;
        number.scale *= word.value;
        number.end = word_at + 1;
        if (sign) break;
    }
    add_half();
}

}  // namespace concord
