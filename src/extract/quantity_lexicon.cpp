// The tables of knowledge/quantities. A hash of the word says first whether any table can hold it:
// most words of a text are in none.

#include "extract/quantity_lexicon.h"

#include <algorithm>
#include <charconv>

#include "base/table_cell.h"

namespace concord {
namespace {

constexpr std::uint64_t number_mark = 1;
constexpr std::uint64_t sign_mark = 2;
constexpr std::uint64_t code_mark = 4;
constexpr std::uint64_t money_mark = 8;
constexpr std::uint64_t unit_mark = 16;
constexpr std::uint64_t bound_mark = 32;

constexpr std::size_t longest_phrase = 5;  ///< words of a unit or bound

double number_in(std::string_view text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

NumberKind kind_of(std::string_view name) {
    if (name == "digit") return NumberKind::digit;
    if (name == "ten") return NumberKind::ten;
    if (name == "scale") return NumberKind::scale;
    if (name == "sign") return NumberKind::sign;
    return name == "many" ? NumberKind::many : NumberKind::part;
}

Bound bound_of(std::string_view name) {
    if (name == "from") return Bound::from;
    if (name == "above") return Bound::above;
    if (name == "to") return Bound::to;
    return name == "below" ? Bound::below : Bound::about;
}

std::string_view first_word(std::string_view phrase) {
    return phrase.substr(0, phrase.find(' '));
}

std::string_view last_word(std::string_view phrase) {
    return phrase.substr(phrase.rfind(' ') + 1);
}

template <class Value>
const Value* find_in(const std::map<std::string, Value, std::less<>>& table,
                     std::string_view word) {
    const auto found = table.find(word);
    return found == table.end() ? nullptr : &found->second;
}

std::string_view role_in(const std::map<std::string, std::string, std::less<>>& table,
                         std::string_view lemma) {
    const std::string* role = find_in(table, lemma);
    return role == nullptr ? std::string_view() : std::string_view(*role);
}

}  // namespace

QuantityLexicon::QuantityLexicon(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("quantities/numbers").rows) {
        numbers_[row[0]] = {kind_of(row[1]), number_in(row[2])};
        marks_.add(row[0], number_mark);
    }
    for (const auto& row : knowledge.table("quantities/currencies").rows) {
        add_currency(row[1], row[0], {row[2], number_in(row[3])});
    }
    for (const auto& row : knowledge.table("quantities/units").rows) {
        units_[row[0]] = {row[1], number_in(row[2]), cell_value(row[3])};
        marks_.add(first_word(row[0]), unit_mark);
    }
    for (const auto& row : knowledge.table("quantities/bounds").rows) {
        const bool before = row[1] == "before";
        (before ? before_ : behind_)[row[0]] = bound_of(row[2]);
        marks_.add(before ? last_word(row[0]) : first_word(row[0]), bound_mark);
    }
    for (const auto& row : knowledge.table("quantities/roles").rows) {
        add_role(row[1], row[0], {row[2], row[3]});
    }
}

void QuantityLexicon::add_currency(std::string_view kind,
                                   const std::string& words,
                                   const Currency& currency) {
    if (kind == "sign") {
        signs_[words] = currency;
        marks_.add(words, sign_mark);
    } else if (kind == "code") {
        codes_[words] = currency;
        marks_.add(words, code_mark);
    } else {
        money_[words] = currency;
        marks_.add(first_word(words), money_mark);
    }
}

void QuantityLexicon::add_role(std::string_view kind,
                               const std::string& lemma,
                               const VerbRole& role) {
    if (kind == "verb") {
        verbs_[lemma].push_back(role);
    } else if (kind == "noun") {
        nouns_[lemma] = role.role;
    } else if (kind == "person") {
        persons_[lemma] = role.role;
    } else {
        adjectives_[lemma] = role.role;
    }
}

NumberWord QuantityLexicon::number(const TokenWord& word) const {
    if ((marks_.find(word.lower, word.hash) & number_mark) == 0) return {};
    const NumberWord* found = find_in(numbers_, word.lower);
    return found == nullptr ? NumberWord() : *found;
}

const Currency* QuantityLexicon::sign(const TokenWord& word) const {
    const bool marked = (marks_.find(word.lower, word.hash) & sign_mark) != 0;
    return marked ? find_in(signs_, word.lower) : nullptr;
}

const Currency* QuantityLexicon::code(const TokenWord& word) const {
    const bool marked = (marks_.find(word.lower, word.hash) & code_mark) != 0;
    return marked && word.casing == Casing::upper ? find_in(codes_, word.lower) : nullptr;
}

const Currency* QuantityLexicon::money(const TokenWord& word) const {
    const bool marked = (marks_.find(word.lower, word.hash) & money_mark) != 0;
    return marked ? find_in(money_, word.lower) : nullptr;
}

const Currency* QuantityLexicon::national(const TokenWord& country, const TokenWord& money) const {
    if (!country.is_capitalised()) return nullptr;
    const bool marked = (marks_.find(country.lower, country.hash) & money_mark) != 0;
    if (!marked) return nullptr;
    return find_in(money_, std::string(country.lower) + " " + std::string(money.lower));
}

QuantityLexicon::UnitAt QuantityLexicon::unit_at(const TokenWords& words,
                                                 std::size_t at,
                                                 std::size_t last) const {
    UnitAt best;
    if (at >= last || (marks_.find(words[at].lower, words[at].hash) & unit_mark) == 0) return best;
    std::string phrase;
    for (std::size_t i = at; i < std::min(last, at + longest_phrase); ++i) {
        if (i > at) phrase += ' ';
        phrase += words[i].lower;
        if (const Unit* unit = find_in(units_, phrase)) best = {i + 1 - at, unit};
    }
    return best;
}

const Unit* QuantityLexicon::unit_named(std::string_view word) const {
    return find_in(units_, word);
}

QuantityLexicon::BoundAt QuantityLexicon::bound_before(const TokenWords& words,
                                                       std::size_t first,
                                                       std::size_t at) const {
    BoundAt best;
    if (at <= first) return best;
    const TokenWord& nearest = words[at - 1];
    if ((marks_.find(nearest.lower, nearest.hash) & bound_mark) == 0) return best;
    std::string phrase;
    for (std::size_t i = at; i > first && at - i < longest_phrase; --i) {
        phrase.insert(0, std::string(words[i - 1].lower) + (phrase.empty() ? "" : " "));
        if (const Bound* bound = find_in(before_, phrase)) best = {at + 1 - i, *bound};
    }
    return best;
}

QuantityLexicon::BoundAt QuantityLexicon::bound_behind(const TokenWords& words,
                                                       std::size_t at,
                                                       std::size_t last) const {
    BoundAt best;
    if (at >= last || (marks_.find(words[at].lower, words[at].hash) & bound_mark) == 0) {
        return best;
    }
    std::string phrase;
    for (std::size_t i = at; i < std::min(last, at + longest_phrase); ++i) {
        if (i > at) phrase += ' ';
        phrase += words[i].lower;
        if (const Bound* bound = find_in(behind_, phrase)) best = {i + 1 - at, *bound};
    }
    return best;
}

std::span<const VerbRole> QuantityLexicon::roles_of_verb(std::string_view lemma) const {
    const std::vector<VerbRole>* roles = find_in(verbs_, lemma);
    return roles == nullptr ? std::span<const VerbRole>() : std::span<const VerbRole>(*roles);
}

std::string_view QuantityLexicon::role_of_noun(std::string_view lemma) const {
    return role_in(nouns_, lemma);
}

std::string_view QuantityLexicon::role_of_person(std::string_view lemma) const {
    return role_in(persons_, lemma);
}

std::string_view QuantityLexicon::role_of_adjective(std::string_view lemma) const {
    return role_in(adjectives_, lemma);
}

}  // namespace concord
