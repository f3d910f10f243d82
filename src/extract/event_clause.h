#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "extract/event_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// A verb, be it auxiliary.
[[nodiscard]] inline bool is_verb_form(const Token& token) {
    return token.upos == Upos::verb || token.upos == Upos::aux;
}

/// A word that fills a slot of a verb or noun.
struct EventArgument {
    EventSlot slot = EventSlot::subject;
    std::string_view preposition;  ///< of `EventSlot::preposition`
    std::uint32_t token = 0;
};

/// What stands around a word that may tell of an event, in the logical order: the subject is who
/// acts, also of a passive.
struct EventArguments {
    std::vector<EventArgument> all;
    bool passive = false;
    std::uint32_t governor = nothing;  ///< of a noun: the verb above it

    [[nodiscard]] bool has(EventSlot slot) const;
    [[nodiscard]] std::uint32_t first(EventSlot slot) const;  ///< `nothing` when there is none
};

/// The parse of an article as frames ask about it.
class EventClauses {
public:
    /// Both must outlive this object.
    EventClauses(const Reading& reading, const EventLexicon& lexicon);

    [[nodiscard]] const Reading& reading() const { return reading_; }
    [[nodiscard]] const EventLexicon& lexicon() const { return lexicon_; }
    [[nodiscard]] const Token& token(std::uint32_t at) const { return tokens_[at]; }
    [[nodiscard]] std::string_view lemma(std::uint32_t at) const { return lemmas_[at]; }
    [[nodiscard]] bool is_root(std::uint32_t at) const { return tokens_[at].head == at; }
    /// What hangs directly from a token, in order.
    [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t at) const {
        return {children_.data() + child_begin_[at], children_.data() + child_begin_[at + 1]};
    }
    /// The first child in a relation; `nothing` when there is none.
    [[nodiscard]] std::uint32_t child(std::uint32_t at, Relation relation) const;
    /// The preposition of a phrase in lower case; empty when it has none.
    [[nodiscard]] std::string_view preposition_of(std::uint32_t at) const;
    /// True when a child that marks the clause is this word: "if", "to".
    [[nodiscard]] bool has_mark(std::uint32_t at, std::string_view word) const;
    [[nodiscard]] bool is_in_class(std::uint32_t at, std::size_t word_class) const {
        return lexicon_.classes_of(lemma(at)).test(word_class);
    }

    /// Of words that "and" joins, the first that hangs from something else.
    [[nodiscard]] std::uint32_t first_conjunct(std::uint32_t at) const;

    /// The arguments of a verb or a noun.
    ///
    /// cost  once a token, linear in its children and in the verbs above it
    [[nodiscard]] const EventArguments& arguments(std::uint32_t at) const;
    /// The tokens at the end of a path from a word, in order.
    [[nodiscard]] std::vector<std::uint32_t> filled(std::uint32_t at, const SlotPath& path) const;
    /// A word and those joined to it by "and"; of what only measures ("dozens of"), what it
    /// measures.
    [[nodiscard]] std::vector<std::uint32_t> with_conjuncts(std::uint32_t at) const;

private:
    void lay_out_lemmas();
    void lay_out_children();
    [[nodiscard]] EventArguments read_verb(std::uint32_t verb) const;
    void read_verb_child(std::uint32_t verb, std::uint32_t child, EventArguments& found) const;
    void replace_pronoun(std::uint32_t verb, EventArguments& found) const;
    void read_oblique(std::uint32_t phrase, EventArguments& found) const;
    void read_clause(std::uint32_t clause, EventArguments& found) const;
    [[nodiscard]] std::uint32_t controller(std::uint32_t verb, std::uint32_t above) const;
    [[nodiscard]] std::uint32_t owner_of_plan(std::uint32_t noun) const;
    void take_from_first(std::uint32_t verb, EventArguments& found) const;
    void read_phrase(std::uint32_t noun, std::uint32_t phrase, EventArguments& found) const;
    void read_modifier(std::uint32_t noun, std::uint32_t modifier, EventArguments& found) const;
    void read_noun_clause(std::uint32_t noun, std::uint32_t verb, EventArguments& found) const;
    void read_occurrence(std::uint32_t verb, EventArguments& found) const;
    void read_relative(std::uint32_t verb, EventArguments& found) const;
    [[nodiscard]] bool is_adverbial(std::uint32_t noun) const;
    [[nodiscard]] bool has_own_subject(std::uint32_t verb) const;
    [[nodiscard]] bool is_fronted_report(std::uint32_t verb) const;
    [[nodiscard]] std::uint32_t subject_given_to_cue(std::uint32_t verb) const;
    void read_participle(std::uint32_t verb, EventArguments& found) const;
    void read_control(std::uint32_t verb, EventArguments& found) const;
    void share_with_conjuncts(std::uint32_t verb, EventArguments& found) const;
    [[nodiscard]] std::uint32_t subject_behind_for(std::uint32_t verb) const;
    void find_lost_subject(std::uint32_t verb, EventArguments& found) const;
    void find_lost_agent(std::uint32_t verb, EventArguments& found) const;
    [[nodiscard]] EventArguments read_noun(std::uint32_t noun) const;
    void read_noun_child(std::uint32_t noun, std::uint32_t child, EventArguments& found) const;
    void read_pair(std::uint32_t noun, EventArguments& found) const;
    void read_neighbour(std::uint32_t noun, EventArguments& found) const;
    [[nodiscard]] bool is_name(std::uint32_t at) const;
    void read_governor(std::uint32_t noun, EventArguments& found) const;
    void inherit(std::uint32_t noun, std::uint32_t verb, EventArguments& found) const;
    [[nodiscard]] std::uint32_t relative_pronoun(std::uint32_t verb) const;

    struct Classes {
        std::size_t light = 0;
        std::size_t light_reverse = 0;
        std::size_t occur = 0;
        std::size_t comer = 0;
        std::size_t object_control = 0;
        std::size_t meeting = 0;
        std::size_t measure = 0;
        std::size_t human = 0;
        std::size_t official = 0;
        std::size_t document = 0;
    };

    const Reading& reading_;
    const EventLexicon& lexicon_;
    std::span<const Token> tokens_;
    Classes classes_;
    std::vector<std::string_view> lemmas_;
    std::vector<std::uint32_t> child_begin_;
    std::vector<std::uint32_t> children_;
    mutable std::vector<std::uint32_t> arguments_at_;  ///< token -> 1 + index into arguments_
    mutable std::vector<std::unique_ptr<EventArguments>> arguments_;
};

}  // namespace concord
