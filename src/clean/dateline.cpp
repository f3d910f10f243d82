// Datelines. "KYIV, Ukraine, April 9 (Reuters) - The talks" -> place "KYIV, Ukraine", credit
// "Reuters"; the sentence begins behind the dash. From the dash backwards stand an agency in
// brackets, a date, regions and the city. What keeps "The talks - the fourth this year - ended"
// out: a city is in capitals, or the agency is a known one.

#include "clean/dateline.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "clean/name_text.h"

namespace concord {
namespace {

constexpr std::size_t longest_dateline = 110;

/// The mark that ends a dateline: what stands before it, and where the sentence begins.
struct Closing {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_dash(char32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014;
}

/// A dash between spaces or behind a bracket, or an em dash wherever it stands.
bool is_closing_dash(std::string_view head, std::size_t at, const CodePoint& c) {
    if (!is_dash(c.value)) return false;
    const bool spaced = at > 0 && (head[at - 1] == ' ' || head[at - 1] == ')');
    const std::size_t next = at + c.size;
    const bool follows = next < head.size() && (head[next] == ' ' || head[next] == '-');
    return (spaced && follows) || c.value == 0x2014;
}

/// The first dash of such a kind, or the full stop behind "/AGENCY/".
std::optional<Closing> find_closing(std::string_view head) {
    for (std::size_t at = 0; at < head.size();) {
        const CodePoint c = code_point_at(head, at);
        const std::size_t next = at + c.size;
        if (is_closing_dash(head, at, c)) {
            const bool doubled = next < head.size() && head[next] == '-';
            return Closing{at, doubled ? next + 1 : next};
        }
        if (c.value == '/' && at > 2 && head.find("/.", next) != std::string_view::npos) {
            const std::size_t begin = head.find('/', next) + 1;
            std::size_t end = begin;
            while (end < head.size() && (head[end] == '.' || head[end] == ' ')) ++end;
            return Closing{begin, end};
        }
        at = next;
    }
    return std::nullopt;
}

/// "Hesk (Agency) The talks": the bracket that closes, before a sentence without a dash.
std::optional<Closing> find_closing_bracket(std::string_view head) {
    const std::size_t at = head.find(')');
    if (at == std::string_view::npos || at + 2 >= head.size() || head[at + 1] != ' ')
        return std::nullopt;
    const CodePoint next = code_point_at(head, at + 2);
    if (!is_upper(next.value)) return std::nullopt;
    return Closing{at + 1, at + 1};
}

/// "KYIV, April 9 (Reuters)" cut in two.
struct PlaceAndAgency {
    std::string_view place;   ///< with regions and date
    std::string_view agency;  ///< empty: none stands there
};

/// Nothing when the brackets at the end hold no name of a few words.
std::optional<PlaceAndAgency> cut_agency(std::string_view before) {
    const char closing = before.empty() ? '\0' : before.back();
    if (closing != ')' && closing != '/') return PlaceAndAgency{before, {}};
    const std::size_t open =
        closing == ')' ? before.rfind('(') : before.rfind('/', before.size() - 2);
    if (open == std::string_view::npos) return std::nullopt;
    const std::string_view inside = before.substr(open + 1, before.size() - open - 2);
    if (inside.empty() || split_words(inside).size() > 4) return std::nullopt;
    return PlaceAndAgency{strip_marks(before.substr(0, open)), inside};
}

/// Neither digits nor small letters, and a capital one where the script has them.
bool is_in_capitals(std::string_view word) {
    if (to_lower(word) == word) return false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        at += c.size;
        if (is_digit(c.value) || (has_case(c.value) && !is_upper(c.value))) return false;
    }
    return true;
}

/// "PORT OLDEN", but neither "Port Olden" nor "UPDATE".
bool is_city_in_capitals(std::string_view city, const BylineReader& bylines) {
    const auto words = split_words(city);
    return city.size() >= 3 && !words.empty() && words.size() <= 5 &&
           std::all_of(words.begin(), words.end(), [&](std::string_view word) {
               return is_in_capitals(word) && !bylines.is_label(word);
           });
}

/// The regions behind a city, "Ukraine" of " Ukraine, April 9": up to the part with a digit, which
/// is the date. Nothing when a part is no name.
std::optional<std::string> read_regions(std::string_view rest, const BylineReader& bylines) {
    std::string regions;
    while (!rest.empty()) {
        const std::size_t next = std::min(rest.find(','), rest.size());
        const std::string_view part = strip_marks(rest.substr(0, next));
        rest.remove_prefix(std::min(next + 1, rest.size()));
        if (part.empty() || std::any_of(part.begin(), part.end(), is_ascii_digit)) break;
        constexpr std::size_t longest_short = 4;  // "Ky", "N.Y"
        const bool is_short =
            part.size() <= longest_short && is_upper(code_point_at(part, 0).value);
        const bool is_region = is_short || (split_words(part).size() <= 3 &&
                                            bylines.is_name(part, BylineSource::structured));
        if (!is_region) return std::nullopt;
        regions += ", ";
        regions += part;
    }
    return regions;
}

/// What stands before a closing mark as a dateline; `end` 0 when it is none.
Dateline read_before(std::string_view head, Closing closing, const BylineReader& bylines) {
    const auto parts = cut_agency(trim(head.substr(0, closing.begin)));
    if (!parts) return {};
    Dateline found;
    found.end = closing.end;
    found.credit = bylines.agency(parts->agency);
    if (found.credit.empty()) found.credit = parts->agency;
    const std::string_view place = parts->place;
    const std::size_t comma = std::min(place.find(','), place.size());
    const std::string_view city = trim(place.substr(0, comma));
    if (!is_city_in_capitals(city, bylines)) {
        // "London (AFP) -" and "(Reuters) -": without capitals the agency must be known, or the
        // outlet that signs beside a city.
        const bool is_signed = !bylines.agency(found.credit).empty() ||
                               (!city.empty() && bylines.is_signature(parts->agency));
        if (!is_signed || split_words(city).size() > 3) return {};
        if (!city.empty() && !bylines.is_name(city, BylineSource::structured)) return {};
    }
    if (city.empty()) return found;
    const auto regions = read_regions(place.substr(std::min(comma + 1, place.size())), bylines);
    if (!regions) return {};
    found.place = std::string(city) + *regions;
    return found;
}

}  // namespace

Dateline read_dateline(std::string_view text, const BylineReader& bylines) {
    const std::string_view head = text.substr(0, longest_dateline);
    const auto closing = find_closing(head);
    const auto bracket = find_closing_bracket(head);
    if (bracket && (!closing || bracket->begin < closing->begin)) {
        Dateline found = read_before(head, *bracket, bylines);
        // Without a dash there must be a place; letters that are no agency sign the outlet's own.
        const bool is_signed =
            !bylines.agency(found.credit).empty() || bylines.is_signature(found.credit);
        if (!found.place.empty() && is_signed) {
            found.credit = bylines.agency(found.credit);
            return found;
        }
    }
    return closing ? read_before(head, *closing, bylines) : Dateline();
}

}  // namespace concord
