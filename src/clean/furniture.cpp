// Class names and the lines of menus, as words. "articleBody", "article-body" and "article__body"
// are the words "article", "body"; the list knows single words and pairs joined by "-".

#include "clean/furniture.h"

#include <array>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::uint32_t begins_pair = 1U << 31U;
/// "has-sidebar", "no-comments": the word behind says what the element is not.
constexpr std::uint32_t negates = 1U << 30U;
/// "hidden-xs", "md:block": hidden on some screens only.
constexpr std::uint32_t shown = 1U << 29U;

struct HintName {
    std::string_view name;
    std::uint32_t bit;
};

constexpr std::array hint_names = std::to_array<HintName>({
    {"furniture", hint::furniture},
    {"related", hint::related},
    {"comment", hint::comment},
    {"caption", hint::caption},
    {"byline", hint::byline},
    {"date", hint::date},
    {"title", hint::title},
    {"body", hint::body},
    {"correction", hint::correction},
    {"lead", hint::lead},
    {"post", hint::post},
    {"hidden", hint::hidden},
    {"aside", hint::aside},
    {"quote", hint::quote},
    {"heading", hint::heading},
    {"paywall", hint::paywall},
    {"pull", hint::pull},
    {"negates", negates},
    {"shown", shown},
});

std::uint32_t bit_of(std::string_view name) {
    for (const HintName& known : hint_names) {
        if (known.name == name) return known.bit;
    }
    return 0;
}

LineKind line_kind_of(std::string_view name) {
    if (name == "menu") return LineKind::menu;
    if (name == "notice") return LineKind::notice;
    if (name == "section") return LineKind::section;
    if (name == "related") return LineKind::related;
    if (name == "correction") return LineKind::correction;
    if (name == "credit") return LineKind::credit;
    if (name == "truncation") return LineKind::truncation;
    if (name == "caption") return LineKind::caption;
    return LineKind::none;
}

bool is_word_char(char c) {
    return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_upper_ascii(char c) {
    return c >= 'A' && c <= 'Z';
}

/// The next word of a class name; an upper-case letter after a lower-case one begins a new word.
std::string_view next_word(std::string_view& rest) {
    std::size_t begin = 0;
    while (begin < rest.size() && !is_word_char(rest[begin])) ++begin;
    std::size_t end = begin;
    while (end < rest.size() && is_word_char(rest[end])) {
        if (end > begin && is_upper_ascii(rest[end]) && !is_upper_ascii(rest[end - 1])) break;
        ++end;
    }
    const std::string_view word = rest.substr(begin, end - begin);
    rest.remove_prefix(end);
    return word;
}

constexpr std::size_t longest_word = 24;

/// Words in lower case, punctuation and symbols as one space: the form lines are compared in.
std::string fold_line(std::string_view line) {
    std::string folded;
    folded.reserve(line.size());
    bool space = false;
    for (std::size_t at = 0; at < line.size();) {
        const char byte = line[at];
        if (is_ascii_alpha(byte) || is_ascii_digit(byte) || byte == '\'') {
            if (space && !folded.empty()) folded += ' ';
            space = false;
            folded += ascii_lower(byte);
            ++at;
            continue;
        }
        const CodePoint c = code_point_at(line, at);
        at += c.size;
        if (is_letter(c.value) || is_digit(c.value) || c.value == '\'' || c.value == 0x2019) {
            if (space && !folded.empty()) folded += ' ';
            space = false;
            append_utf8(folded, c.value == 0x2019 ? U'\'' : to_lower(c.value));
        } else {
            space = true;
        }
    }
    return folded;
}

constexpr std::size_t longest_phrase = 90;
constexpr int longest_prefix_words = 6;

}  // namespace

Furniture::Furniture(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("furniture/classes").rows) {
        words_[row[0]] |= bit_of(row[1]);
        if (const std::size_t dash = row[0].find('-'); dash != std::string::npos) {
            words_[row[0].substr(0, dash)] |= begins_pair;
        }
    }
    for (const auto& row : knowledge.table("furniture/lines").rows) {
        auto& lines = row[1] == "whole" ? whole_ : row[1] == "credit" ? credits_ : prefixes_;
        lines.emplace(fold_line(row[0]), line_kind_of(row[2]));
    }
}

void Furniture::add_hints(std::string_view name, std::uint32_t& hints) const {
    std::array<char, 2 * longest_word + 1> buffer{};
    std::size_t size = 0;
    bool pair_open = false;
    bool negated = false;
    while (!name.empty()) {
        const std::string_view word = next_word(name);
        if (word.empty() || word.size() > longest_word) {
            pair_open = false;
            continue;
        }
        const std::size_t begin = pair_open ? size + 1 : 0;
        if (pair_open) buffer[size] = '-';
        for (std::size_t n = 0; n < word.size(); ++n) buffer[begin + n] = ascii_lower(word[n]);
        const std::size_t end = begin + word.size();
        const auto single = words_.find(std::string_view(buffer.data() + begin, word.size()));
        std::uint32_t bits = single == words_.end() ? 0 : single->second;
        if (pair_open) {
            const auto pair = words_.find(std::string_view(buffer.data(), end));
            if (pair != words_.end()) bits = pair->second | (bits & begins_pair);
        }
        if (!negated) hints |= bits & ~(begins_pair | negates);
        negated = (bits & negates) != 0;
        pair_open = (bits & begins_pair) != 0;
        for (std::size_t n = 0; n < word.size(); ++n) buffer[n] = ascii_lower(word[n]);
        size = word.size();
    }
}

std::uint32_t Furniture::hints_of(std::string_view names) const {
    std::uint32_t hints = 0;
    while (!names.empty()) {
        std::size_t end = 0;
        while (end < names.size() && !is_ascii_space(names[end])) ++end;
        if (end > 0) add_hints(names.substr(0, end), hints);
        names.remove_prefix(end < names.size() ? end + 1 : end);
    }
    if ((hints & shown) != 0) hints &= ~hint::hidden;
    return hints & ~shown;
}

Furniture::Match Furniture::match(std::string_view line) const {
    const std::string_view whole = line;
    if (line.size() > 4 * longest_phrase) line = line.substr(0, 4 * longest_phrase);
    const std::string folded = fold_line(line);
    if (folded.size() <= longest_phrase) {
        const auto found = whole_.find(folded);
        if (found != whole_.end()) return {found->second, true};
    }
    std::size_t end = 0;
    LineKind kind = LineKind::none;
    for (int words = 0; words < longest_prefix_words && end < folded.size(); ++words) {
        end = std::min(folded.find(' ', end + 1), folded.size());
        const auto found = prefixes_.find(std::string_view(folded).substr(0, end));
        if (found != prefixes_.end()) kind = found->second;
    }
    if (kind == LineKind::none) kind = kind_of_credit(whole);
    return {kind, false};
}

/// What the credit at the end of a line says: what stands in brackets there, or behind the last
/// mark of a line that does not end like a sentence. Its first one to three words count.
LineKind Furniture::kind_of_credit(std::string_view line) const {
    constexpr std::size_t longest_line = 400;
    constexpr std::size_t longest_credit = 80;
    if (line.size() > longest_line || line.empty()) return LineKind::none;
    std::string_view credit = line;
    if (line.ends_with(')')) {
        const std::size_t open = line.rfind('(');
        if (open == std::string_view::npos) return LineKind::none;
        credit = line.substr(open + 1);
    } else {
        if (line.find_last_of(".!?\"") == line.size() - 1) return LineKind::none;
        for (const std::string_view mark : {". ", "! ", "? ", "| ", "– ", "— ", "; "}) {
            const std::size_t at = credit.rfind(mark);
            if (at != std::string_view::npos) credit.remove_prefix(at + mark.size());
        }
    }
    if (credit.size() > longest_credit) return LineKind::none;
    const std::string folded = fold_line(credit);
    // A known name may stand behind that of the photographer: "Ann Low/Getty Images".
    constexpr int most_starts = 4;
    std::size_t begin = 0;
    for (int start = 0; start < most_starts && begin < folded.size(); ++start) {
        std::size_t end = begin;
        for (int words = 0; words < 3 && end < folded.size(); ++words) {
            end = std::min(folded.find(' ', end + 1), folded.size());
            const auto found = credits_.find(std::string_view(folded).substr(begin, end - begin));
            if (found != credits_.end()) return found->second;
        }
        begin = std::min(folded.find(' ', begin), folded.size()) + 1;
    }
    return LineKind::none;
}

}  // namespace concord
