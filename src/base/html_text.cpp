// Character data of HTML: references (HTML standard, sections 13.2.5.72 to 13.2.5.80) taken apart
// piece by piece, so that every decoded character keeps the bytes it was written with.
// "3&nbsp;km" comes as "3", "\u00A0" (for six bytes of source), "km".

#include "base/html_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace concord {
namespace {

/// A name that may stand without ';' is no longer than "yacute".
constexpr std::size_t longest_bare_name = 6;

std::size_t name_length(std::string_view rest) {
    std::size_t size = 0;
    while (size < rest.size() && (is_ascii_alpha(rest[size]) || is_ascii_digit(rest[size]))) {
        ++size;
    }
    return size;
}

/// Numbers 0x80 to 0x9F mean the characters of windows-1252 (section 13.2.5.80).
char32_t from_windows(std::uint32_t number) {
    static constexpr std::array<char16_t, 32> table = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return table[number - 0x80];
}

char32_t character_of(std::uint32_t number) {
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return 0xFFFD;
    if (number >= 0x80 && number <= 0x9F) return from_windows(number);
    return number;
}

struct NumericReference {
    char32_t character = 0;
    std::uint32_t size = 0;  ///< after '&'; 0: none
};

/// rest  what stands after '&', beginning with '#'
NumericReference read_number(std::string_view rest) {
    std::size_t at = 1;
    const bool hex = at < rest.size() && ascii_lower(rest[at]) == 'x';
    if (hex) ++at;
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(rest.data() + at, rest.data() + rest.size(), number, hex ? 16 : 10);
    if (error == std::errc::invalid_argument) return {};
    auto size = static_cast<std::uint32_t>(end - rest.data());
    if (error == std::errc::result_out_of_range) number = 0xFFFFFFFF;
    if (size < rest.size() && rest[size] == ';') ++size;
    return {character_of(number), size};
}

std::string utf8_of(std::string_view hex_code_points) {
    std::string text;
    while (!hex_code_points.empty()) {
        std::uint32_t number = 0;
        const char* last = hex_code_points.data() + hex_code_points.size();
        const auto result = std::from_chars(hex_code_points.data(), last, number, 16);
        append_utf8(text, number);
        const auto used = static_cast<std::size_t>(result.ptr - hex_code_points.data());
        hex_code_points.remove_prefix(std::min(hex_code_points.size(), used + 1));
    }
    return text;
}

}  // namespace

HtmlEntities::HtmlEntities(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("html/entities").rows) {
        names_.emplace(row[0], utf8_of(row[1]));
    }
}

std::optional<HtmlEntities::Match> HtmlEntities::find(std::string_view rest) const {
    const std::size_t length = name_length(rest);
    if (length == 0) return std::nullopt;
    if (length < rest.size() && rest[length] == ';') {
        const auto found = names_.find(rest.substr(0, length + 1));
        if (found != names_.end()) {
            return Match{found->second, static_cast<std::uint32_t>(length + 1)};
        }
    }
    for (std::size_t size = std::min(length, longest_bare_name); size >= 2; --size) {
        const auto found = names_.find(rest.substr(0, size));
        if (found != names_.end()) return Match{found->second, static_cast<std::uint32_t>(size)};
    }
    return std::nullopt;
}

HtmlPieces::HtmlPieces(std::string_view source,
                       std::uint32_t begin,
                       std::uint32_t end,
                       const HtmlEntities& entities,
                       HtmlContext context)
    : source_(source.substr(0, end)),
      at_(begin),
      end_(end),
      entities_(&entities),
      context_(context) {}

/// "?a=1&section=2": a name without ';' that goes on is part of an address.
bool HtmlPieces::is_part_of_value(std::string_view rest, std::uint32_t size) const {
    if (context_ == HtmlContext::text || rest[size - 1] == ';' || size == rest.size()) return false;
    const char next = rest[size];
    return next == '=' || is_ascii_alpha(next) || is_ascii_digit(next);
}

std::optional<HtmlPiece> HtmlPieces::reference() {
    const std::string_view rest = source_.substr(at_ + 1);
    if (!rest.empty() && rest.front() == '#') {
        const NumericReference number = read_number(rest);
        if (number.size == 0) return std::nullopt;
        scratch_.clear();
        append_utf8(scratch_, number.character);
        return HtmlPiece{scratch_, at_, at_ + 1 + number.size, false};
    }
    const auto match = entities_->find(rest);
    if (!match || is_part_of_value(rest, match->size)) return std::nullopt;
    return HtmlPiece{match->text, at_, at_ + 1 + match->size, false};
}

std::optional<HtmlPiece> HtmlPieces::next() {
    if (at_ >= end_) return std::nullopt;
    if (source_[at_] == '&') {
        if (auto piece = reference()) {
            at_ = piece->end;
            return piece;
        }
    }
    const std::size_t stop = std::min<std::size_t>(source_.find('&', at_ + 1), end_);
    const HtmlPiece piece{source_.substr(at_, stop - at_), at_, static_cast<std::uint32_t>(stop)};
    at_ = piece.end;
    return piece;
}

std::string decode_references(std::string_view value, const HtmlEntities& entities) {
    if (value.find('&') == std::string_view::npos) return std::string(value);
    std::string decoded;
    const auto size = static_cast<std::uint32_t>(value.size());
    HtmlPieces pieces(value, 0, size, entities, HtmlContext::attribute);
    while (const auto piece = pieces.next()) decoded += piece->text;
    return decoded;
}

std::string collapse_space(std::string_view text) {
    std::string out;
    bool pending = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        const bool space = c.value == 0x200B || c.value == 0xFEFF || is_space(c.value);
        if (space) {
            pending = !out.empty();
        } else {
            if (pending) out += ' ';
            pending = false;
            out.append(text.substr(at, c.size));
        }
        at += c.size;
    }
    return out;
}

}  // namespace concord
