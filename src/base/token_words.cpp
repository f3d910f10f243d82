// Lower-cases every token once, into one piece of memory, and asks the lexicon once per token.

#include "base/token_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

void append_folded(std::string_view text, std::string& out) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            out += ascii_lower(text[at]);
            ++at;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (c.value == U'’' || c.value == U'ʼ') {
            out += '\'';
        } else {
            append_utf8(out, to_lower(c.value));
        }
    }
}

Casing casing_of(std::string_view text) {
    const CodePoint first = code_point_at(text, 0);
    if (!is_letter(first.value)) return Casing::none;
    if (!is_upper(first.value)) return Casing::lower;
    bool second_letter = false;
    for (std::size_t at = first.size; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (!is_letter(c.value)) continue;
        if (!is_upper(c.value)) return Casing::capital;
        second_letter = true;
    }
    return second_letter ? Casing::upper : Casing::capital;
}

}  // namespace

std::string fold_word(std::string_view text) {
    std::string folded;
    append_folded(text, folded);
    return folded;
}

TokenWords::TokenWords(std::string_view text,
                       std::span<const Token> tokens,
                       const WordTable& lexicon) {
    std::string letters;
    letters.reserve(text.size());
    std::vector<std::size_t> ends;
    ends.reserve(tokens.size());
    for (const Token& token : tokens) {
        append_folded(slice(text, token.span), letters);
        ends.push_back(letters.size());
    }
    letters_.assign(letters.begin(), letters.end());
    words_.reserve(tokens.size());
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        TokenWord word;
        word.span = tokens[i].span;
        word.text = slice(text, word.span);
        word.lower = std::string_view(letters_.data() + begin, ends[i] - begin);
        word.hash = WordTable::hash_of(word.lower);
        word.marks = lexicon.find(word.lower, word.hash);
        word.casing = casing_of(word.text);
        words_.push_back(word);
        begin = ends[i];
    }
}

void TokenWords::mark_by(const WordTable& lexicon) {
    for (TokenWord& word : words_) word.marks = lexicon.find(word.lower, word.hash);
}

std::size_t TokenWords::at_byte(std::uint32_t byte) const {
    const auto found = std::partition_point(
        words_.begin(), words_.end(), [&](const TokenWord& word) { return word.span.end <= byte; });
    return static_cast<std::size_t>(found - words_.begin());
}

}  // namespace concord
