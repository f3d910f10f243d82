// Suffixes off, the longest first, as long as a syllable is left: after Porter 1980, but with
// fewer endings, since "general" and "generation" are no more one word than "order" and "ordeal".

#include "base/stem.h"

#include <algorithm>
#include <array>

namespace concord {
namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool has_vowel(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_vowel);
}

/// "stopp" -> "stop"; "kill", "pass" and "buzz" keep both.
void undouble(std::string& word) {
    const std::size_t size = word.size();
    if (size < 4 || word[size - 1] != word[size - 2] || is_vowel(word.back())) return;
    if (std::string_view("lsz").find(word.back()) == std::string_view::npos) word.pop_back();
}

bool take_off(std::string& word, std::string_view suffix, std::size_t least) {
    if (!word.ends_with(suffix) || word.size() < suffix.size() + least) return false;
    if (!has_vowel(std::string_view(word).substr(0, word.size() - suffix.size()))) return false;
    word.resize(word.size() - suffix.size());
    return true;
}

void take_off_plural(std::string& word) {
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    if (word.ends_with("'")) word.pop_back();
    const bool ends_in_es = (word.size() > 4 && word.ends_with("ies")) || word.ends_with("sses") ||
                            word.ends_with("shes") || word.ends_with("ches") ||
                            word.ends_with("xes");
    if (ends_in_es) {
        word.resize(word.size() - 2);
    } else if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
               !word.ends_with("us") && !word.ends_with("is")) {
        word.pop_back();
    }
}

}  // namespace

std::string stem_of(std::string_view folded) {
    constexpr std::size_t syllable = 3;
    constexpr std::array<std::string_view, 2> derived = {"ment", "al"};
    std::string word(folded);
    take_off_plural(word);
    if (word.ends_with("ied") && word.size() >= 4) {
        word.resize(word.size() - (word.size() == 4 ? 1 : 2));
    } else if (take_off(word, "ing", 2) || take_off(word, "ed", 2)) {
        undouble(word);
    }
    for (const std::string_view suffix : derived) {
        if (take_off(word, suffix, syllable + 2)) break;
    }
    if (word.size() > syllable && word.ends_with('e')) word.pop_back();
    if (word.size() > syllable && word.ends_with('y') && !is_vowel(word[word.size() - 2])) {
        word.back() = 'i';
    }
    return word;
}

}  // namespace concord
