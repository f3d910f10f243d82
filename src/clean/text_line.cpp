// The shape of single lines: how many words, how they end, what lists say of them.

#include "clean/text_line.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "clean/clock_time.h"

namespace concord {
namespace {

bool is_closing(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == 0x201C || c == 0x300D || c == ' ';
}

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964;
}

bool ends_sentence(std::string_view text) {
    while (!text.empty()) {
        const std::size_t at = previous_boundary(text, text.size());
        const char32_t c = code_point_at(text, at).value;
        if (is_stop(c)) return true;
        if (!is_closing(c)) return false;
        text = text.substr(0, at);
    }
    return false;
}

std::uint32_t count_words(std::string_view text) {
    std::uint32_t words = 0;
    std::uint32_t ideographs = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (c.value >= 0x3040 && c.value <= 0x9FFF) {
            ++ideographs;
            continue;
        }
        const bool word = is_letter(c.value) || is_digit(c.value) || c.value == '\'' ||
                          c.value == 0x2019 || (inside && c.value == '-');
        if (word && !inside) ++words;
        inside = word;
    }
    return words + ideographs / 2;
}

bool begins_lower(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (is_digit(c.value)) return false;
        if (is_letter(c.value))
            return !is_upper(c.value) && to_lower(c.value) == c.value && c.value < 0x250;
        at += c.size;
    }
    return false;
}

constexpr std::uint32_t most_byline_words = 24;
constexpr std::size_t longest_short_line = 80;

TextLine shape_of(std::string_view text, const PlainLists& lists) {
    TextLine line;
    line.text = text;
    line.words = count_words(text);
    line.ends_sentence = ends_sentence(text);
    line.begins_lower = begins_lower(text);
    line.clock = clock_line(text);
    const Furniture::Match match = lists.furniture.match(text);
    line.kind = match.kind;
    line.kind_is_whole = match.is_whole;
    // A long line that only begins like a menu entry is a sentence of the report.
    if (!match.is_whole && line.kind == LineKind::menu && line.words > 30) {
        line.kind = LineKind::none;
    }
    if (line.words <= most_byline_words && !line.ends_sentence && !line.clock) {
        line.is_byline = lists.bylines.is_byline(text);
        const auto date = find_date(text, lists.months, {});
        const bool most_of_line =
            date && (date->end - date->begin) * 2 + 24 > text.size() && line.words <= 14;
        if (date && (line.is_byline || most_of_line)) line.date = date;
    }
    return line;
}

}  // namespace

std::vector<TextLine> read_lines(std::string_view text, const PlainLists& lists) {
    std::vector<TextLine> lines;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view content = trim(text.substr(at, end - at));
        at = end + 1;
        if (content.empty()) {
            blank = true;
            continue;
        }
        TextLine line = shape_of(content, lists);
        const auto begin = static_cast<std::uint32_t>(content.data() - text.data());
        line.span = {begin, begin + static_cast<std::uint32_t>(content.size())};
        line.blank_before = blank;
        blank = false;
        lines.push_back(line);
    }
    std::unordered_map<std::string_view, int> counts;
    for (const TextLine& line : lines) {
        if (line.text.size() <= longest_short_line) ++counts[line.text];
    }
    for (TextLine& line : lines) {
        line.is_repeated = line.text.size() <= longest_short_line && counts[line.text] >= 3;
    }
    return lines;
}

bool is_caption_line(const TextLine& line) {
    if (line.kind == LineKind::credit) return line.words >= 3 && !line.kind_is_whole;
    if (line.words < 6 || line.text.back() != ')') return false;
    const std::size_t open = line.text.rfind('(');
    if (open == std::string_view::npos || open < line.text.size() / 4) return false;
    const std::string_view inside = line.text.substr(open + 1, line.text.size() - open - 2);
    if (inside.empty() || inside.size() > 60 || inside.find('.') != std::string_view::npos) {
        return false;
    }
    // A credit is names: every word of some length begins with a capital letter.
    std::size_t capitals = 0;
    bool at_word = true;
    for (std::size_t at = 0; at < inside.size();) {
        const CodePoint c = code_point_at(inside, at);
        at += c.size;
        if (at_word && is_letter(c.value)) {
            if (is_upper(c.value)) {
                ++capitals;
            } else if (at + 3 < inside.size() && inside.find(' ', at) > at + 2) {
                return false;
            }
        }
        if (is_digit(c.value)) return false;
        at_word = !is_letter(c.value) && c.value != '\'' && c.value != 0x2019;
    }
    return capitals > 0;
}

bool is_post_signature(std::string_view line) {
    if (line.size() > 160) return false;
    const char32_t first = code_point_at(line, 0).value;
    if (first != 0x2014 && first != 0x2013 && first != '-') return false;
    const std::size_t handle = line.find("(@");
    return handle != std::string_view::npos && line.find(')', handle) != std::string_view::npos;
}

std::size_t glued_credit(std::string_view line) {
    if (line.size() < 8 || line.size() > 70) return 0;
    std::size_t split = 0;
    char32_t before = ' ';
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint c = code_point_at(line, at);
        const bool letter = is_letter(c.value);
        if (!letter && c.value != ' ' && c.value != '-' && c.value != '\'' && c.value != '.' &&
            c.value != 0x2019) {
            return 0;
        }
        if (letter && is_upper(c.value) && is_letter(before) && !is_upper(before)) {
            // "McDonald" and "DeLuca" are one word.
            const std::size_t word = line.rfind(' ', at);
            const std::size_t word_begin = word == std::string_view::npos ? 0 : word + 1;
            if (at - word_begin > 3) {
                if (split != 0) return 0;
                split = at;
            }
        }
        before = c.value;
        at += c.size;
    }
    return split;
}

}  // namespace concord
