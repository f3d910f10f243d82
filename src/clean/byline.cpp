// Bylines and credits.
//
// "By Anna Beck and Jon Low, Reuters" -> persons Anna Beck, Jon Low; credit Reuters. The line is
// freed of what stands before the first name, cut at marks and joining words, and every piece is
// an agency, a person or nothing: a role ("political editor"), a desk ("Staff"), a place.

#include "clean/byline.h"

#include <algorithm>

#include "base/html_text.h"
#include "base/utf8.h"
#include "clean/name_text.h"

namespace concord {
namespace {

enum WordKind : std::uint32_t {
    prefix = 1U << 0U,
    role = 1U << 1U,
    collective = 1U << 2U,
    particle = 1U << 3U,
    separator = 1U << 4U,
    place = 1U << 5U,
    label = 1U << 6U,
    stop = 1U << 7U,
    month = 1U << 8U,
    signature = 1U << 9U,
};

std::uint32_t word_kind_of(std::string_view name) {
    if (name == "prefix") return prefix;
    if (name == "role") return role;
    if (name == "collective") return collective;
    if (name == "particle") return particle;
    if (name == "separator") return separator;
    if (name == "place") return place;
    if (name == "stop") return stop;
    if (name == "signature") return signature;
    return name == "label" ? label : 0U;
}

/// Marks between the names of one line.
bool parts_names(char32_t c) {
    return c == ',' || c == ';' || c == '&' || c == '/' || c == '|' || c == 0xB7 || c == 0x2022 ||
           c == '(' || c == ')' || c == '\n';
}

/// Letters with their marks, and what joins the parts of a name.
bool may_stand_in_name(char32_t c) {
    return is_letter(c) || c == '-' || c == '\'' || c == 0x2019 || c == '.' || c == 0xB7 ||
           c == 0x30FB || c == 0x2010 || (c >= 0x300 && c < 0x370) || (c >= 0x900 && c < 0xE00) ||
           c == 0x200C || c == 0x200D || (c >= 0x610 && c < 0x660);
}

/// "www.gazette.example", "gazette.com" is an address, "J.K. Low" is none.
bool is_address(std::string_view word) {
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {
        const char before = word[at - 1];
        const char after = word[at + 1];
        if (word[at] == '.' && before >= 'a' && before <= 'z' && after >= 'a' && after <= 'z') {
            return true;
        }
    }
    return false;
}

/// How a word looks as a part of a name.
struct NameWord {
    std::size_t letters = 0;
    bool has_case = false;
    bool has_digit = false;   ///< "BR24"
    bool is_possible = true;  ///< nothing but letters and what joins them, and no address
};

NameWord look_at(std::string_view word) {
    NameWord seen;
    seen.is_possible = !is_address(word);
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        at += c.size;
        if (is_digit(c.value) && seen.letters > 0) {
            seen.has_digit = true;
        } else if (!may_stand_in_name(c.value)) {
            seen.is_possible = false;
        }
        if (is_letter(c.value)) ++seen.letters;
        if (has_case(c.value)) seen.has_case = true;
    }
    return seen;
}

constexpr std::size_t longest_name = 60;

}  // namespace

BylineReader::BylineReader(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("outlets/agencies").rows) {
        agencies_.emplace(letters_of(row[0]), row[1]);
    }
    for (const auto& row : knowledge.table("outlets/byline_words").rows) {
        const std::uint32_t kind = word_kind_of(row[1]);
        if (kind == prefix) {
            prefixes_.push_back(to_lower(row[0]));
        } else if (row[1] == "noun") {
            prefixes_.push_back(to_lower(row[0]));
            nouns_.insert(to_lower(row[0]));
        } else if (kind == label || kind == signature) {
            words_[row[0]] |= kind;
        } else {
            words_[to_lower(row[0])] |= kind;
        }
    }
    for (const auto& row : knowledge.table("outlets/sections").rows) {
        sections_.insert(letters_of(row[0]));
    }
    for (const auto& row : knowledge.table("languages/months").rows) words_[row[0]] |= month;
    std::sort(prefixes_.begin(), prefixes_.end(), [](const auto& x, const auto& y) {
        return x.size() != y.size() ? x.size() > y.size() : x < y;
    });
}

std::uint32_t BylineReader::kinds(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
}

bool BylineReader::is_label(std::string_view word) const {
    return (kinds(word) & label) != 0;
}

bool BylineReader::is_signature(std::string_view word) const {
    return (kinds(word) & signature) != 0;
}

std::string BylineReader::agency(std::string_view text) const {
    const std::string key = letters_of(text);
    if (key.empty()) return {};
    const auto found = agencies_.find(key);
    return found == agencies_.end() ? std::string() : found->second;
}

std::string BylineReader::outlet_name(std::string_view raw) const {
    std::string name = collapse_space(raw);
    for (const std::string_view mark : {" – ", " - ", " — ", " | ", " » ", ": ", " > "}) {
        const std::size_t at = name.rfind(mark);
        if (at == std::string::npos || at == 0) continue;
        if (sections_.contains(letters_of(std::string_view(name).substr(at + mark.size())))) {
            name.resize(at);
        } else if (sections_.contains(letters_of(std::string_view(name).substr(0, at)))) {
            name.erase(0, at + mark.size());
        }
    }
    return name;
}

std::string_view BylineReader::without_prefixes(std::string_view text) const {
    for (int rounds = 0; rounds < 3; ++rounds) {
        text = strip_marks(text);
        const std::string lower = to_lower(text.substr(0, 80));
        bool found = false;
        for (const std::string& before : prefixes_) {
            if (!lower.starts_with(before)) continue;
            const std::string_view rest =
                text.substr(std::min<std::size_t>(before.size(), text.size()));
            if (rest.empty()) continue;
            const char32_t c = code_point_at(rest, 0).value;
            // "ByTravis": a page without a space between the two elements.
            const bool glued = is_upper(c) && is_upper(code_point_at(text, 0).value) &&
                               before.size() <= 3 && !is_upper(code_point_at(text, 1).value);
            if (!is_name_mark(c) && !glued) continue;
            text = rest;
            found = true;
            break;
        }
        if (!found) break;
    }
    return strip_marks(text);
}

bool BylineReader::is_name(std::string_view text, BylineSource source) const {
    if (text.size() < 2 || text.size() > longest_name) return false;
    const auto words = split_words(text);
    if (words.size() > 6) return false;
    std::size_t capitals = 0;
    std::size_t longest = 0;
    bool cased = false;
    for (const std::string_view word : words) {
        const NameWord seen = look_at(word);
        if (!seen.is_possible || (seen.has_digit && source == BylineSource::visible)) return false;
        longest = std::max(longest, seen.letters);
        cased = cased || seen.has_case;
        const char32_t first = code_point_at(word, 0).value;
        if (is_upper(first) || word.starts_with("d'") || word.starts_with("d’")) {
            ++capitals;
        } else if (has_case(first) && !may_be_small_in_name(word)) {
            return false;
        }
    }
    if (!cased) return text.size() <= 24 || words.size() > 1;
    if (capitals == 0 || longest < 3) return false;
    return capitals >= 2 || source == BylineSource::structured;
}

/// "von", "de", "al-Masri".
bool BylineReader::may_be_small_in_name(std::string_view word) const {
    return word.starts_with("al-") || word.starts_with("el-") ||
           (kinds(to_lower(word)) & particle) != 0;
}

bool BylineReader::names_outlet(std::string_view name, std::string_view outlet) {
    if (outlet.empty()) return false;
    const std::string key = letters_of(name);
    const std::string own = letters_of(outlet);
    if (key == own || key == "the" + own) return true;
    const bool one_word = name.find(' ') == std::string_view::npos;
    if (one_word) return key.size() >= 4 && own.find(key) != std::string::npos;
    return own.size() >= 5 && key.size() > own.size() && key.size() < own.size() + 6 &&
           key.find(own) != std::string::npos;
}

/// "Anna Beck le" of "Anna Beck le 7 mai": no name ends so.
bool BylineReader::ends_in_particle(std::string_view piece) const {
    const std::size_t space = piece.rfind(' ');
    if (space == std::string_view::npos) return false;
    const std::string_view last = piece.substr(space + 1);
    return to_lower(last) == last && (kinds(last) & (particle | separator | place)) != 0;
}

/// No role ("political editor") and no desk ("Staff"), unless mark-up names one by more than that:
/// "Gear Team".
bool BylineReader::may_be_signature(std::string_view piece, BylineSource source) const {
    bool is_desk = false;
    bool has_name = false;
    for (const std::string_view word : split_words(piece)) {
        const std::uint32_t kind = kinds(to_lower(strip_marks(word)));
        if ((kind & role) != 0) return false;
        if ((kind & collective) != 0)
            is_desk = true;
        else if ((kind & (particle | separator | place | prefix)) == 0)
            has_name = true;
    }
    return !is_desk || (has_name && source == BylineSource::structured);
}

void BylineReader::add_piece(std::string_view piece,
                             std::string_view outlet,
                             BylineSource source,
                             Byline& byline) const {
    piece = without_prefixes(piece);
    if (piece.empty()) return;
    if (std::string credit = agency(piece); !credit.empty()) {
        if (byline.credit.empty()) byline.credit = std::move(credit);
        return;
    }
    while (ends_in_particle(piece)) piece = strip_marks(piece.substr(0, piece.rfind(' ')));
    const std::string key = letters_of(piece);
    if (key.empty() || names_outlet(piece, outlet)) return;
    if (!may_be_signature(piece, source) || !is_name(piece, source)) return;
    const bool known = std::any_of(byline.persons.begin(), byline.persons.end(), [&](auto& name) {
        return letters_of(name) == key;
    });
    if (!known) byline.persons.emplace_back(piece);
}

Byline BylineReader::read(std::string_view raw,
                          std::string_view outlet,
                          BylineSource source) const {
    Byline byline;
    const std::string collapsed = collapse_space(raw.substr(0, boundary_at_most(raw, 600)));
    std::string_view text = without_prefixes(collapsed);
    if (std::string credit = agency(text); !credit.empty()) {
        byline.credit = std::move(credit);
        return byline;
    }
    std::size_t begin = 0;
    const auto give = [&](std::size_t end) {
        add_piece(text.substr(begin, end - begin), outlet, source, byline);
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (parts_names(c.value)) {
            give(at);
            begin = at + c.size;
        } else if (is_digit(c.value) && (at == begin || text[at - 1] == ' ')) {
            break;  // a date or a number of comments: the names are over
        } else if (c.value == ' ') {
            const std::size_t end = std::min(text.find(' ', at + 1), text.size());
            const std::string word = to_lower(text.substr(at + 1, end - at - 1));
            const std::uint32_t kind = kinds(word);
            if ((kind & stop) != 0) {
                give(at);
                begin = text.size();
                break;
            }
            const bool dash = word == "-" || word == "–" || word == "—";
            const bool one_word_name =
                text.substr(begin, at - begin).find(' ', 1) == std::string_view::npos;
            if (dash || ((kind & separator) != 0 && !((kind & particle) != 0 && one_word_name))) {
                give(at);
                begin = end;
                at = end;
                continue;
            }
            if ((kind & place) != 0 && end < text.size()) {
                give(at);
                begin = text.size();
                break;
            }
        }
        at += c.size;
    }
    if (begin < text.size()) give(end_of_names(text, begin));
    return byline;
}

/// Up to the first word that begins with a digit, without the name of a month before it.
std::size_t BylineReader::end_of_names(std::string_view text, std::size_t begin) const {
    std::size_t end = begin;
    while (end < text.size() &&
           !(is_ascii_digit(text[end]) && (end == begin || text[end - 1] == ' '))) {
        ++end;
    }
    if (end == text.size()) return end;
    std::string_view names = strip_marks(text.substr(begin, end - begin));
    const std::size_t space = names.rfind(' ');
    const std::size_t last = space == std::string_view::npos ? 0 : space + 1;
    if ((kinds(to_lower(names.substr(last))) & month) != 0) names = names.substr(0, last);
    return names.empty() ? begin
                         : static_cast<std::size_t>(names.data() + names.size() - text.data());
}

bool BylineReader::is_prefix(std::string_view line) const {
    const std::string lower = to_lower(strip_marks(trim(line)));
    return lower.size() < 30 &&
           std::find(prefixes_.begin(), prefixes_.end(), lower) != prefixes_.end();
}

bool BylineReader::is_byline(std::string_view line) const {
    line = trim(line);
    if (line.size() > 200) return false;
    const std::string_view rest = without_prefixes(line);
    if (rest.size() == strip_marks(line).size()) return false;
    // "Author Lena Voss" is a byline, "Author Lena Voss Wins Prize" a headline.
    constexpr std::size_t most_words = 3;
    const bool has_noun = nouns_.contains(to_lower(line.substr(0, line.find(' '))));
    if (has_noun && split_words(rest).size() > most_words) return false;
    return !read(line, {}, BylineSource::visible).persons.empty();
}

bool BylineReader::labels_author(std::string_view line, std::string_view element) const {
    constexpr std::size_t longest = 80;
    constexpr std::size_t most_words = 4;
    if (line.size() > longest) return false;
    const std::size_t colon = line.find(':');
    const std::size_t end = colon != std::string_view::npos ? colon : element.size();
    if (end >= line.size()) return false;
    if (colon == std::string_view::npos && !line.starts_with(element)) return false;
    if (!nouns_.contains(to_lower(trim(line.substr(0, end))))) return false;
    const std::string_view name = strip_marks(line.substr(end));
    const std::size_t words = split_words(name).size();
    return words >= 2 && words <= most_words && is_name(name, BylineSource::visible);
}

bool BylineReader::read_credit_line(std::string_view line, Byline& byline) const {
    line = strip_marks(trim(line));
    if (line.size() > 400) return false;
    const std::string lower = to_lower(line.substr(0, 40));
    if (lower.starts_with("reporting by") || lower.starts_with("additional reporting by") ||
        lower.starts_with("writing by") || lower.starts_with("editing by")) {
        if (lower.starts_with("reporting by") || lower.starts_with("writing by")) {
            std::string_view names = line.substr(lower.find("by") + 2);
            names = names.substr(0, names.find(';'));
            const Byline reporters = read(names, {}, BylineSource::visible);
            if (byline.persons.empty()) byline.persons = reporters.persons;
        }
        return true;
    }
    for (const std::string_view name : {"source:",
                                        "sources:",
                                        "quelle:",
                                        "quellen:",
                                        "fuente:",
                                        "fonte:",
                                        "bron:",
                                        "источник:",
                                        "źródło:"}) {
        if (!lower.starts_with(name)) continue;
        const std::string_view rest = strip_marks(line.substr(name.size()));
        if (rest.empty() || split_words(rest).size() > 4 || rest.find("://") != rest.npos) {
            return false;
        }
        if (byline.credit.empty()) {
            byline.credit = agency(rest);
            if (byline.credit.empty() && is_name(rest, BylineSource::structured)) {
                byline.credit = rest;
            }
        }
        return true;
    }
    return false;
}

std::string spell_credit(const std::string& credit, const std::string& outlet) {
    return equals_ignoring_case(credit, outlet) ? outlet : credit;
}

}  // namespace concord
