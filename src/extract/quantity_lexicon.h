#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/token_words.h"
#include "base/word_table.h"
#include "concord/knowledge.h"

namespace concord {

/// What a word can be in a number.
enum class NumberKind { none, digit, ten, scale, sign, many, part };

struct NumberWord {
    NumberKind kind = NumberKind::none;
    double value = 0;
};

/// What the words beside a number make of it.
enum class Bound { none, from, above, to, below, about };

struct Currency {
    std::string code;   ///< ISO 4217
    double factor = 1;  ///< a cent is 0.01
};

struct Unit {
    std::string code;   ///< UCUM
    double factor = 1;  ///< a decade is 10 a
    std::string role;   ///< of what is measured: lasted, distance, ...; empty for none
};

/// What a verb says of one of its arguments.
struct VerbRole {
    std::string role;
    /// subject, object, any; money: of any, where it is money; poll: of a percentage as
    /// the subject; measure: of an amount alone
    std::string argument;
};

/// Number words, bounds, currencies, units and the words that tell roles, from
/// `knowledge/quantities`. What it returns lives as long as the lexicon.
class QuantityLexicon {
public:
    explicit QuantityLexicon(const Knowledge& knowledge);

    [[nodiscard]] NumberWord number(const TokenWord& word) const;
    [[nodiscard]] const Currency* sign(const TokenWord& word) const;   ///< before a number
    [[nodiscard]] const Currency* code(const TokenWord& word) const;   ///< "USD", in capitals
    [[nodiscard]] const Currency* money(const TokenWord& word) const;  ///< behind: "euros"

    /// Of two words, the first of a country: "Egyptian pounds".
    [[nodiscard]] const Currency* national(const TokenWord& country, const TokenWord& money) const;

    struct UnitAt {
        std::size_t words = 0;  ///< 0: none
        const Unit* unit = nullptr;
    };
    /// The longest unit that begins at `at` and ends before `last`.
    [[nodiscard]] UnitAt unit_at(const TokenWords& words, std::size_t at, std::size_t last) const;

    /// The unit of one word, in lower case: "ft"; nothing when it is none.
    [[nodiscard]] const Unit* unit_named(std::string_view word) const;

    struct BoundAt {
        std::size_t words = 0;  ///< 0: none
        Bound bound = Bound::none;
    };
    /// The longest words that bound a number and end before `at`, not before `first`.
    [[nodiscard]] BoundAt bound_before(const TokenWords& words,
                                       std::size_t first,
                                       std::size_t at) const;
    /// The same for words that begin at `at` and end before `last`.
    [[nodiscard]] BoundAt bound_behind(const TokenWords& words,
                                       std::size_t at,
                                       std::size_t last) const;

    /// Roles of lemmas; none where they tell nothing. A verb may have its particle, "shoot down",
    /// and several roles: "drop" of what falls and of what is thrown.
    [[nodiscard]] std::span<const VerbRole> roles_of_verb(std::string_view lemma) const;
    [[nodiscard]] std::string_view role_of_noun(std::string_view lemma) const;
    /// Of a noun for persons or things, which yields to that of their verb: "hostages".
    [[nodiscard]] std::string_view role_of_person(std::string_view lemma) const;
    [[nodiscard]] std::string_view role_of_adjective(std::string_view lemma) const;

private:
    template <class Value>
    using Words = std::map<std::string, Value, std::less<>>;

    void add_currency(std::string_view kind, const std::string& words, const Currency& currency);
    void add_role(std::string_view kind, const std::string& lemma, const VerbRole& role);

    WordTable marks_;  ///< which tables a word may begin an entry of
    Words<NumberWord> numbers_;
    Words<Currency> signs_;
    Words<Currency> codes_;
    Words<Currency> money_;
    Words<Unit> units_;
    Words<Bound> before_;
    Words<Bound> behind_;
    Words<std::vector<VerbRole>> verbs_;
    Words<std::string> nouns_;
    Words<std::string> persons_;
    Words<std::string> adjectives_;
};

}  // namespace concord
