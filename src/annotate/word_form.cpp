// The features of a form: hashes of the whole, of its ends, of its letter n-grams (Bojanowski et
// al. 2017) and of its shape. Digits count alike, so that "1,204" and "3,981" are one form.

#include "annotate/word_form.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "base/token_words.h"
#include "base/utf8.h"

namespace concord {
namespace {

/// Which hash a feature is looked up by.
enum Seed : std::uint64_t {
    first_word = 1,
    second_word,
    prefix,
    suffix_2,
    suffix_3,
    shape,
    ngram,
    known_word
};

std::uint32_t row_of(std::string_view text, Seed seed, std::uint32_t rows) {
    return static_cast<std::uint32_t>(form_hash(text, seed) % rows);
}

/// Where each code point begins, and the end.
std::vector<std::size_t> boundaries(std::string_view text) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) {
        found.push_back(at);
    }
    found.push_back(text.size());
    return found;
}

}  // namespace

std::uint64_t form_hash(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = fnv1a(text, 0xcbf29ce484222325ULL ^ (seed * 0x9E3779B97F4A7C15ULL));
    hash ^= hash >> 32U;
    hash *= 0xD6E8FEB86659FD93ULL;
    return hash ^ (hash >> 32U);
}

std::string word_norm(std::string_view word) {
    std::string norm = fold_word(word);
    std::replace_if(norm.begin(), norm.end(), is_ascii_digit, '0');
    return norm;
}

std::string word_shape(std::string_view word, std::size_t most) {
    std::string shape;
    char32_t last = 0;
    std::size_t run = 0;
    std::size_t size = 0;
    for (std::size_t at = 0; at < word.size() && size < most;) {
        const CodePoint c = code_point_at(word, at);
        at += c.size;
        char32_t kind = c.value;
        if (kind >= U'0' && kind <= U'9') {
            kind = U'0';
        } else if (is_lower(kind)) {
            kind = U'x';
        } else if (is_upper(kind)) {
            kind = U'X';
        }
        run = kind == last ? run + 1 : 1;
        last = kind;
        if (run > 3) continue;
        append_utf8(shape, kind);
        ++size;
    }
    return shape;
}

WordForm word_form(std::string_view word) {
    const std::string marked = '<' + word_norm(word) + '>';
    const std::string_view norm = std::string_view(marked).substr(1, marked.size() - 2);
    const std::vector<std::size_t> at = boundaries(marked);
    const std::size_t letters = at.size() - 1;  // with the two marks
    const auto piece = [&](std::size_t first, std::size_t last) {
        return std::string_view(marked).substr(at[first], at[last] - at[first]);
    };
    WordForm form;
    form.word[0] = row_of(norm, first_word, WordForm::word_rows);
    form.word[1] = row_of(norm, second_word, WordForm::word_rows);
    form.known = row_of(norm, known_word, WordForm::known_bits);
    const std::size_t end = letters - 1;
    form.affix[0] = row_of(piece(1, std::min<std::size_t>(4, end)), prefix, WordForm::affix_rows);
    form.affix[1] = row_of(piece(end < 3 ? 1 : end - 2, end), suffix_2, WordForm::affix_rows);
    form.affix[2] = row_of(piece(end < 4 ? 1 : end - 3, end), suffix_3, WordForm::affix_rows);
    form.shape = row_of(word_shape(word, 12), shape, WordForm::shape_rows);
    for (const std::size_t size : {3U, 4U}) {
        for (std::size_t i = 0; i + size <= letters && form.ngrams.size() < form.most_ngrams; ++i) {
            form.ngrams.push_back(row_of(piece(i, i + size), ngram, WordForm::ngram_rows));
        }
    }
    return form;
}

}  // namespace concord
