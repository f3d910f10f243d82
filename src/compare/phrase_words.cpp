// Words of short phrases, in letters, for tables and for comparing.

#include "compare/phrase_words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace concord {
namespace {

bool is_inner_mark(char32_t c) {
    return c == U'-' || c == U'\'' || c == U'’';
}

}  // namespace

std::vector<PhraseWord> cut_words(std::string_view phrase) {
    std::vector<PhraseWord> words;
    std::string word;
    bool has_capital = false;
    const auto finish = [&] {
        while (word.ends_with('-') || word.ends_with('\'')) word.pop_back();
        if (word.ends_with("'s")) word.resize(word.size() - 2);
        if (!word.empty()) words.push_back({to_lower(word), has_capital});
        word.clear();
    };
    for (std::size_t at = 0; at < phrase.size();) {
        const CodePoint point = code_point_at(phrase, at);
        const bool is_inner = is_inner_mark(point.value) && !word.empty();
        if (is_letter(point.value) || is_digit(point.value) || is_inner) {
            if (word.empty()) has_capital = is_upper(point.value);
            append_utf8(word, point.value == U'’' ? U'\'' : point.value);
        } else {
            finish();
        }
        at += point.size;
    }
    finish();
    return words;
}

std::string number_of(std::string_view word) {
    const auto end = std::find_if_not(word.begin(), word.end(), is_ascii_digit);
    return {word.begin(), end};
}

std::optional<std::size_t> ordinal_of(std::string_view word) {
    constexpr std::array<std::string_view, 12> ordinals = {"first",
                                                           "second",
                                                           "third",
                                                           "fourth",
                                                           "fifth",
                                                           "sixth",
                                                           "seventh",
                                                           "eighth",
                                                           "ninth",
                                                           "tenth",
                                                           "eleventh",
                                                           "twelfth"};
    const auto found = std::find(ordinals.begin(), ordinals.end(), word);
    if (found == ordinals.end()) return std::nullopt;
    return static_cast<std::size_t>(found - ordinals.begin()) + 1;
}

bool is_negation(std::string_view word) {
    constexpr std::array<std::string_view, 10> negations = {
        "not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "cannot"};
    return word.ends_with("n't") || word.ends_with("n’t") || one_of(word, negations);
}

bool share_one(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& one) { return b.contains(one); });
}

bool differ(const std::set<std::string>& a, const std::set<std::string>& b) {
    return !a.empty() && !b.empty() && !share_one(a, b);
}

}  // namespace concord
