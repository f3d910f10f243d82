// A role is a noun phrase whose head is a word for people by what they do, or for a body that
// speaks. Without a parse, the phrase is read from its head to the left, as long as the words are
// adjectives, nouns and possessors that such phrases have, up to an article; and to the right
// through "of". Beside a name it becomes the name's role:
//
//     [Torvany's chief negotiator] Emil Draskett       directly before the name
//     Emil Draskett, [the head of the fund],           behind it, between commas
//     [The head of the mission], Sanna Illvik,         before it, with a comma
//
// and elsewhere it is a mention of its own.

#include "annotate/role_finder.h"

#include <algorithm>

namespace concord {
namespace {

using enum name_mark::Mark;

constexpr std::size_t longest_apposition = 24;

class RoleFinder {
public:
    RoleFinder(const TokenWords& words,
               std::span<const Sentence> sentences,
               const NameLexicon& lexicon,
               std::vector<MentionDraft> names)
        : words_(words),
          sentences_(sentences),
          lexicon_(lexicon),
          names_(std::move(names)),
          owner_(words.size(), no_name) {
        for (std::size_t n = 0; n < names_.size(); ++n) {
            own(names_[n].tokens, n);
            own(names_[n].role, n);
        }
    }

    std::vector<MentionDraft> find() {
        for (std::size_t n = 0; n < names_.size(); ++n) widen_role(n);
        for (std::size_t n = 0; n < names_.size(); ++n) {
            find_apposition_behind(n);
            find_apposition_before(n);
        }
        for (std::size_t s = 0; s < sentences_.size(); ++s) find_nominals(s);
        std::vector<MentionDraft> all = std::move(names_);
        all.insert(all.end(), nominals_.begin(), nominals_.end());
        std::stable_sort(all.begin(), all.end(), [](const MentionDraft& a, const MentionDraft& b) {
            return a.tokens.first < b.tokens.first;
        });
        return all;
    }

private:
    static constexpr std::size_t no_name = static_cast<std::size_t>(-1);

    void own(TokenRange range, std::size_t name) {
        for (std::size_t i = range.first; i < range.last; ++i) owner_[i] = name;
    }
    [[nodiscard]] std::size_t sentence_begin(std::size_t s) const {
        return sentences_[s].first_token;
    }
    [[nodiscard]] std::size_t sentence_end(std::size_t s) const { return sentences_[s].last_token; }

    /// The first word of the noun phrase whose head or end stands at `head`.
    [[nodiscard]] std::size_t phrase_begin(std::size_t head, std::size_t floor) const {
        std::size_t i = head;
        while (i > floor) {
            const TokenWord& word = words_[i - 1];
            const bool has_room = i >= floor + 2;
            const bool joins = has_room && word.is("-") && words_.touches_previous(i) &&
                               words_.touches_previous(i - 1);
            if (joins || (has_room && (word.is("'s") || is_plural_possessive(i - 1)))) {
                i -= 2;
            } else if (word.has(determiner | possessive) && !word.is("that")) {
                return i - 1;
            } else if (is_modifier(i - 1) || reaches_determiner(i - 1, floor)) {
                --i;
            } else {
                break;
            }
        }
        return i;
    }

    [[nodiscard]] bool is_plural_possessive(std::size_t i) const {
        return words_[i].is("'") && i > 0 && words_.touches_previous(i) &&
               words_[i - 1].lower.ends_with('s');
    }

    [[nodiscard]] bool is_modifier(std::size_t i) const {
        const TokenWord& word = words_[i];
        if (word.has(modifier | person_role | people_role | organization | number)) return true;
        if (word.casing == Casing::none) return word.text[0] >= '0' && word.text[0] <= '9';
        if (word.casing == Casing::upper && word.has(country)) return true;  // US
        return word.is_capitalised() && !word.has(function_word | calendar | cue_verb);
    }

    /// "the freed men": words that no list has, with an article a little further left.
    [[nodiscard]] bool reaches_determiner(std::size_t i, std::size_t floor) const {
        for (std::size_t step = 0; step < 3 && i >= floor + 1 && is_plain(i); ++step) {
            --i;
            if (words_[i].has(determiner | possessive) || words_[i].is("'s")) return true;
            if (is_modifier(i)) continue;
        }
        return false;
    }
    [[nodiscard]] bool is_plain(std::size_t i) const {
        return words_[i].casing == Casing::lower && !words_[i].has(function_word | cue_verb);
    }

    // --- roles of names --------------------------------------------------------------------

    void widen_role(std::size_t n) {
        MentionDraft& name = names_[n];
        const std::size_t floor = sentence_begin(name.sentence);
        std::size_t head = name.role.empty() ? name.tokens.first : name.role.first;
        if (name.role.empty()) {
            if (qualifies_role(name)) {
                if (name.tokens.last - name.tokens.first == 1 && name.role.empty() &&
                    name.type == EntityType::person) {
                    name.type = EntityType::other;
                }
                return;
            }
            if (head == floor || !words_[head - 1].has(person_role | title)) return;
            if (name.type == EntityType::place || name.type == EntityType::group) return;
            if (name.geopolitical || words_[head - 1].has(auxiliary | preposition)) return;
            --head;
            name.type = EntityType::person;
            name.role.last = name.tokens.first;
        }
        name.role.first =
            static_cast<std::uint32_t>(behind_bare_role(phrase_begin(head, floor), floor));
        for (std::size_t i = name.role.first; i < name.role.last; ++i) {
            if (words_[i].has(female)) name.gender = Gender::female;
            if (words_[i].has(male)) name.gender = Gender::male;
        }
    }

    /// "Spokesman for the President Anna Bell": a role without an article is the name's.
    [[nodiscard]] std::size_t behind_bare_role(std::size_t first, std::size_t floor) const {
        if (first != floor + 2 || !words_[first - 1].is("for", "of")) return first;
        return words_[floor].has(person_role) && words_[first].has(determiner) ? floor : first;
    }

    /// Words that no apposition has inside: it would be a clause.
    [[nodiscard]] bool ends_phrase(std::size_t i) const {
        const TokenWord& word = words_[i];
        if (word.has(auxiliary | subordinator | pronoun)) return true;
        if (word.casing != Casing::none) {
            return word.has(cue_verb) && !word.has(person_role | organization | modifier | common);
        }
        const std::string_view t = word.text;
        return t == ";" || t == ":" || t == "." || t == "?" || t == "!" || t == "“" || t == "”" ||
               t == "\"" || t == "(" || t == ")" || t == "—" || t == "–";
    }

    /// The head of a role phrase: its last role noun before a preposition.
    [[nodiscard]] std::size_t role_head(std::size_t first, std::size_t last) const {
        std::size_t head = last;
        for (std::size_t i = first; i < last; ++i) {
            const TokenWord& word = words_[i];
            if (word.has(preposition) && !words_.touches_previous(i) && !word.has(modifier)) break;
            if (word.is(",", "and")) break;
            const bool ends = i + 1 == last || words_[i + 1].has(preposition);
            if (word.has(person_role) || (word.has(party) && ends)) head = i;
        }
        return head;
    }

    /// "the chief Torvan negotiator": a name that only qualifies the role behind it.
    [[nodiscard]] bool qualifies_role(const MentionDraft& name) const {
        const std::size_t next = name.tokens.last;
        return next < sentence_end(name.sentence) && words_[next].casing == Casing::lower &&
               words_[next].has(role | organization) && !words_[next].has(cue_verb);
    }

    void find_apposition_behind(std::size_t n) {
        MentionDraft& name = names_[n];
        if (name.type != EntityType::person && name.type != EntityType::other) return;
        if (qualifies_role(name)) return;
        const std::size_t end = sentence_end(name.sentence);
        std::size_t first = name.tokens.last;
        if (first + 1 >= end || !words_[first].is(",")) return;
        ++first;
        std::size_t last = first;
        while (last < end && last < first + longest_apposition && !words_[last].is(",") &&
               !ends_phrase(last)) {
            ++last;
        }
        if (last == first || role_head(first, last) == last) return;
        const TokenWord& opening = words_[first];
        const bool proper = opening.has(determiner | possessive | person_role | modifier) ||
                            opening.is_capitalised();
        const bool closed = last == end || words_[last].is(",") || words_[last].is(".") ||
                            words_[last].has(subordinator) || words_[last].is("who");
        if (!proper || !closed) return;
        // "A, minister B and C": a name right behind the head starts the next of a list.
        if (owner_[last - 1] != no_name && words_[last - 1].is_capitalised() &&
            !names_[owner_[last - 1]].role.empty() &&
            names_[owner_[last - 1]].role.first == first) {
            return;
        }
        name.apposition = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
        if (name.type == EntityType::other) name.type = EntityType::person;
        set_gender(name, first, last);
    }

    void find_apposition_before(std::size_t n) {
        MentionDraft& name = names_[n];
        if (!name.apposition.empty() || qualifies_role(name)) return;
        if (name.type != EntityType::person && name.type != EntityType::other) return;
        const std::size_t floor = sentence_begin(name.sentence);
        const std::size_t start = name.role.empty() ? name.tokens.first : name.role.first;
        if (start < floor + 2 || !words_[start - 1].is(",")) return;
        const std::size_t last = start - 1;
        std::size_t first = last;
        while (first > floor && first + longest_apposition > last && !words_[first - 1].is(",") &&
               !ends_phrase(first - 1)) {
            --first;
        }
        while (first < last && !words_[first].has(determiner | possessive) &&
               !words_[first].is_capitalised()) {
            ++first;
        }
        const std::size_t head = first < last ? role_head(first, last) : last;
        if (head == last || words_[head].has(people_role)) return;
        const bool closed = name.tokens.last >= sentence_end(name.sentence) ||
                            words_[name.tokens.last].casing == Casing::none || !name.role.empty();
        if (!closed || (owner_[head] != no_name && names_[owner_[head]].role.empty())) return;
        name.apposition = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
        name.type = EntityType::person;
        set_gender(name, first, last);
    }

    void set_gender(MentionDraft& name, std::size_t first, std::size_t last) const {
        const std::size_t head = role_head(first, last);
        if (head == last || name.gender != Gender::unknown) return;
        if (words_[head].has(female)) name.gender = Gender::female;
        if (words_[head].has(male)) name.gender = Gender::male;
    }

    // --- roles that stand alone ------------------------------------------------------------

    void find_nominals(std::size_t s) {
        const std::size_t end = sentence_end(s);
        std::size_t floor = sentence_begin(s);
        for (std::size_t i = floor; i < end; ++i) {
            if (is_free_head(i, end)) floor = add_nominal(i, floor, s);
        }
    }

    [[nodiscard]] bool is_free_head(std::size_t i, std::size_t end) const {
        const TokenWord& word = words_[i];
        if (!word.has(role | organization)) return false;
        if (owner_[i] != no_name) return false;
        if (i + 1 >= end) return true;
        const TokenWord& next = words_[i + 1];
        if (next.is("-") && words_.touches_previous(i + 1)) return false;
        // "a general ceasefire", "official figures": an adjective, when a plain word follows
        const bool plain = next.casing == Casing::lower &&
                           !next.has(function_word | cue_verb | role | organization) &&
                           !next.lower.ends_with("ed");
        if (word.has(modifier) && plain) return false;
        const bool compound =
            next.has(role | organization) && next.casing == Casing::lower && !next.has(cue_verb);
        return !compound && !(owner_[i + 1] != no_name && names_[owner_[i + 1]].role.holds(i));
    }

    std::size_t add_nominal(std::size_t head, std::size_t floor, std::size_t s) {
        const TokenWord& word = words_[head];
        const std::size_t first = phrase_begin(head, floor);
        if (words_[first].is_capitalised() && owner_[first] != no_name &&
            !names_[owner_[first]].role.empty() && names_[owner_[first]].role.holds(first)) {
            return floor;
        }
        const bool bare = first == head;
        const bool speaks_bare = word.has(people_role) || word.is("police", "parliament");
        if (bare && !speaks_bare) return floor;
        MentionDraft draft;
        draft.tokens = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(head + 1)};
        draft.kind = MentionKind::nominal;
        draft.sentence = static_cast<std::uint32_t>(s);
        draft.type = word.has(role) ? EntityType::person : EntityType::organization;
        draft.plural = word.has(people_role);
        draft.definite = is_definite(first, head);
        if (word.has(female)) draft.gender = Gender::female;
        if (word.has(male)) draft.gender = Gender::male;
        for (std::size_t i = first; i < head; ++i) {
            const std::string_view country = lexicon_.country_of(words_[i].lower);
            if (!country.empty() && words_[i].is_capitalised()) draft.country = country;
        }
        nominals_.push_back(draft);
        return head + 1;
    }

    [[nodiscard]] bool is_definite(std::size_t first, std::size_t head) const {
        for (std::size_t i = first; i < head; ++i) {
            const TokenWord& word = words_[i];
            if (word.has(possessive) || word.is("the", "this", "that", "'s")) return true;
        }
        return false;
    }

    const TokenWords& words_;
    std::span<const Sentence> sentences_;
    const NameLexicon& lexicon_;
    std::vector<MentionDraft> names_;
    std::vector<std::size_t> owner_;  ///< the name that a token belongs to, with its role
    std::vector<MentionDraft> nominals_;
};

}  // namespace

std::vector<MentionDraft> find_roles(const TokenWords& words,
                                     std::span<const Sentence> sentences,
                                     const NameLexicon& lexicon,
                                     std::vector<MentionDraft> names) {
    return RoleFinder(words, sentences, lexicon, std::move(names)).find();
}

}  // namespace concord
