// Roles as keys: one for all spellings of a role, whatever stands beside its head.
//
//     the fund's spokeswoman, a spokesman for the fund     "spokes"
//     the head of government, the premier                  "prime minister"

#include "annotate/role_words.h"

#include "annotate/name_lexicon.h"

namespace concord {
namespace {

using enum name_mark::Mark;

/// spokesman, spokeswoman and spokesperson are one role; so are adviser and advisor.
std::string_view role_key(std::string_view head) {
    if (head.starts_with("spokes")) return "spokes";
    if (head == "advisor") return "adviser";
    if (head == "premier") return "prime minister";
    return head;
}

bool has_word(const TokenWords& words, TokenRange range, std::string_view key) {
    for (std::size_t i = range.first; i < range.last; ++i) {
        if (role_key(words[i].lower) == key) return true;
    }
    return false;
}

/// "finance" of "the finance ministry"; empty where no word for an office stands there.
std::string_view office_of(const TokenWords& words, TokenRange nominal) {
    if (nominal.last - nominal.first < 2) return {};
    const TokenWord& word = words[nominal.last - 2];
    if (!word.has(name_mark::office)) return {};
    return word.is("defense") ? std::string_view("defence") : std::string_view(word.lower);
}

}  // namespace

std::string_view role_named_by(const TokenWords& words, TokenRange nominal) {
    const std::size_t last = nominal.last;
    if (words[last - 1].is("head") && last + 1 < words.size() && words[last].is("of")) {
        if (words[last + 1].is("state")) return "president";
        if (words[last + 1].is("government")) return "prime minister";
    }
    return role_key(words[last - 1].lower);
}

bool is_role_head(const TokenWords& words, TokenRange role, std::string_view key) {
    std::string_view head;
    for (std::size_t i = role.first; i < role.last; ++i) {
        const TokenWord& word = words[i];
        if (word.has(preposition) && !head.empty()) break;
        const bool owner = i + 1 < role.last && words[i + 1].is("'s");
        if (word.has(name_mark::role | organization) && !owner) head = role_key(word.lower);
    }
    return head == key;
}

bool fits_role(const TokenWords& words, TokenRange nominal, TokenRange role) {
    for (std::size_t i = nominal.first; i + 1 < nominal.last; ++i) {
        const TokenWord& word = words[i];
        if (word.has(function_word | demonym | country | capital) || word.is("'s")) continue;
        if (word.casing == Casing::none || word.is("former", "senior")) continue;
        if (!has_word(words, role, role_key(word.lower))) return false;
    }
    for (const std::string_view other : {"vice", "deputy", "former", "prime"}) {
        if (has_word(words, role, other) && !has_word(words, nominal, other)) return false;
    }
    return true;
}

bool are_other_offices(const TokenWords& words, TokenRange a, TokenRange b) {
    const std::string_view one = office_of(words, a);
    const std::string_view other = office_of(words, b);
    if (one.empty() || other.empty() || one == other) return false;
    return words[a.last - 1].lower == words[b.last - 1].lower && !has_word(words, a, other) &&
           !has_word(words, b, one);
}

}  // namespace concord
