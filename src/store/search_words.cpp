// Words for the search index, the same on every machine: cut and folded here, not by SQLite,
// whose own rules and Unicode tables differ from version to version.
//
// "“Zürich's” U.N. talks" -> zurich s u n talks

#include "store/search_words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <array>

#include "base/utf8.h"

namespace concord {
namespace {

bool is_mark(char32_t c) {
    const auto category = u_charType(static_cast<UChar32>(c));
    return category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK;
}

/// Accents, points of Hebrew and Arabic, and the Arabic stretch: written or not, the same word.
bool is_optional_mark(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x64B && c <= 0x65F) ||
           c == 0x670 || c == 0x640 || c == 0xAD;
}

/// Letters of scripts that are written without spaces between words.
bool stands_alone(char32_t c) {
    if (c < 0xE00) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return true;
        default:
            return false;
    }
}

/// Letters that Unicode does not take apart but readers without the key write plainly.
std::string_view plain_letters(char32_t lower) {
    switch (lower) {
        case 0xDF:
            return "ss";
        case 0xE6:
            return "ae";
        case 0xF8:
            return "o";
        case 0xF0:
        case 0x111:
            return "d";
        case 0xFE:
            return "th";
        case 0x127:
            return "h";
        case 0x131:
            return "i";
        case 0x142:
            return "l";
        case 0x153:
            return "oe";
        default:
            return {};
    }
}

class WordFolder {
public:
    explicit WordFolder(std::string& words) : words_(words) {
        UErrorCode status = U_ZERO_ERROR;
        decompose_ = unorm2_getNFKDInstance(&status);
    }

    void add(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const char c = text[at];
            if (static_cast<unsigned char>(c) < 0x80) {
                add_ascii(c);
                ++at;
                continue;
            }
            const CodePoint point = code_point_at(text, at);
            add_other(point.value);
            at += point.size;
        }
        end_word();
    }

private:
    void add_ascii(char c) {
        if (is_ascii_alpha(c) || is_ascii_digit(c)) {
            begin_word();
            words_ += ascii_lower(c);
        } else {
            end_word();
        }
    }

    void add_other(char32_t c) {
        if (is_optional_mark(c)) return;
        const bool continues = is_open_ && is_mark(c);
        if (!continues && !is_letter(c) && !is_digit(c)) {
            end_word();
            return;
        }
        std::array<UChar, 32> parts{};
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t count = unorm2_getDecomposition(
            decompose_, static_cast<UChar32>(c), parts.data(), parts.size(), &status);
        if (count < 0 || U_FAILURE(status) != 0) {
            add_folded(c);
            return;
        }
        for (std::int32_t i = 0; i < count;) {
            char32_t part = parts.at(static_cast<std::size_t>(i++));
            if (U16_IS_LEAD(part) && i < count) {
                part = static_cast<char32_t>(
                    U16_GET_SUPPLEMENTARY(part, parts.at(static_cast<std::size_t>(i++))));
            }
            if (part < 0x80) {
                add_ascii(static_cast<char>(part));
            } else if (!is_optional_mark(part)) {
                add_folded(part);
            }
        }
    }

    void add_folded(char32_t c) {
        const char32_t lower = to_lower(c);
        const bool is_alone = stands_alone(lower);
        if (!is_mark(lower)) {
            if (is_alone) end_word();
            begin_word();
            was_alone_ = is_alone;
        }
        const std::string_view plain = plain_letters(lower);
        if (plain.empty()) {
            append_utf8(words_, lower == 0x3C2 ? 0x3C3 : lower);  // final sigma
        } else {
            words_ += plain;
        }
    }

    void begin_word() {
        if (was_alone_) end_word();
        if (is_open_) return;
        if (!words_.empty()) words_ += ' ';
        is_open_ = true;
    }

    void end_word() {
        is_open_ = false;
        was_alone_ = false;
    }

    std::string& words_;
    const UNormalizer2* decompose_ = nullptr;
    bool is_open_ = false;
    bool was_alone_ = false;  ///< the open word is one character of a script without spaces
};

/// The size of the quotation mark at `at`, of any shape; 0 when there is none.
std::size_t quotation_mark(std::string_view text, std::size_t at) {
    if (text[at] == '"') return 1;
    const CodePoint point = code_point_at(text, at);
    const bool is_mark = (point.value >= 0x201C && point.value <= 0x201F) || point.value == 0xAB ||
                         point.value == 0xBB;
    return is_mark ? point.size : 0;
}

/// term  a word or the words of a phrase; a star at its end stands for the rest of the last word
void add_term(std::string_view term, SearchQuery& query) {
    std::string words;
    append_search_words(term, words);
    if (words.empty()) return;
    if (!query.expression.empty()) query.expression += ' ';
    query.expression += '"' + words + '"';
    if (term.ends_with('*')) query.expression += '*';
    ++query.terms;
}

}  // namespace

void append_search_words(std::string_view text, std::string& words) {
    WordFolder(words).add(text);
}

SearchQuery search_query(std::string_view asked) {
    SearchQuery query;
    std::size_t begin = 0;
    bool is_phrase = false;
    for (std::size_t at = 0; at < asked.size();) {
        const std::size_t mark = quotation_mark(asked, at);
        const bool ends_word = !is_phrase && is_ascii_space(asked[at]);
        if (mark == 0 && !ends_word) {
            ++at;
            continue;
        }
        add_term(asked.substr(begin, at - begin), query);
        at += mark == 0 ? 1 : mark;
        begin = at;
        if (mark != 0) is_phrase = !is_phrase;
    }
    add_term(asked.substr(begin), query);
    return query;
}

}  // namespace concord
