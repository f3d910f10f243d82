// Names in lines: how they are cut out and compared. " – By Anna Beck |" is freed of its marks, and
// the outlet "THE HARBOUR-GAZETTE" is found again in www.theharbourgazette.example by its letters.

#include "clean/name_text.h"

#include "base/utf8.h"

namespace concord {

std::string letters_of(std::string_view text) {
    std::string letters;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_alpha(text[at]) || is_ascii_digit(text[at])) {
            letters += ascii_lower(text[at++]);
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (is_letter(c.value) || is_digit(c.value)) append_utf8(letters, to_lower(c.value));
    }
    return letters;
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != ' ') continue;
        if (at > begin) words.push_back(text.substr(begin, at - begin));
        begin = at + 1;
    }
    return words;
}

bool is_name_mark(char32_t c) {
    return c == ' ' || c == ',' || c == ';' || c == ':' || c == '|' || c == '-' || c == 0x2013 ||
           c == 0x2014 || c == 0xB7 || c == 0x2022 || c == '.' || c == '/' || c == '(' ||
           c == ')' || c == '*' || c == 0xA0;
}

std::string_view strip_marks(std::string_view text) {
    while (!text.empty()) {
        const CodePoint c = code_point_at(text, 0);
        if (!is_name_mark(c.value)) break;
        text.remove_prefix(c.size);
    }
    while (!text.empty()) {
        const std::size_t at = previous_boundary(text, text.size());
        const char32_t c = code_point_at(text, at).value;
        // A full stop may belong to the name: "Martin Luther King Jr."
        if (!is_name_mark(c) || (c == '.' && text.size() > 3 && text.ends_with("r."))) break;
        text = text.substr(0, at);
    }
    return text;
}

bool has_case(char32_t c) {
    return is_letter(c) && (c < 0x590 || (c >= 0x1C80 && c < 0x2000));
}

}  // namespace concord
