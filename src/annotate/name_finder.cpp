// Which words are names, the tagger says; this file adds what lists say of them. The title before a
// name becomes the role of who is named, known names get their country, and names that the tagger
// knows no class for (peoples) or passed over are found by the lists alone:
//
//     Kantrian President | Anton Veshnik      role | person
//     Kantria                                 place, geopolitical
//     Kantrians                               group
//
// One article seldom means two kinds of thing by the same words: a name takes the class that it has
// most often in the article, one of a single word that of the person whose last name it is.

#include "annotate/name_finder.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace concord {
namespace {

using enum name_mark::Mark;

class NameFinder {
public:
    NameFinder(const TokenWords& words,
               std::span<const Token> tokens,
               std::span<const Sentence> sentences,
               std::span<const TaggedName> tagged,
               const NameLexicon& lexicon)
        : words_(words),
          tokens_(tokens),
          sentences_(sentences),
          tagged_(tagged),
          lexicon_(lexicon) {}

    std::vector<MentionDraft> find() {
        for (const TaggedName& name : tagged_) count_uses(name);
        std::size_t next = 0;
        for (std::size_t s = 0; s < sentences_.size(); ++s) {
            sentence_ = static_cast<std::uint32_t>(s);
            first_ = sentences_[s].first_token;
            const std::size_t last = sentences_[s].last_token;
            for (std::size_t i = first_; i < last;) {
                while (next < tagged_.size() && tagged_[next].tokens.first < i) ++next;
                const bool is_tagged = next < tagged_.size() && tagged_[next].tokens.first == i;
                const std::size_t after = next + (is_tagged ? 1 : 0);
                const std::size_t end =
                    after < tagged_.size()
                        ? std::min<std::size_t>(last, tagged_[after].tokens.first)
                        : last;
                i = is_tagged ? take(tagged_[next], end) : take_known(i, end, last);
            }
        }
        return std::move(found_);
    }

private:
    static constexpr std::uint64_t known =
        country | capital | known_place | institution | media | people;

    /// How often words were tagged as each class of name, and whether they end a person's name.
    struct Uses {
        std::array<std::size_t, 5> of_type{};
        bool is_surname = false;
    };

    void count_uses(const TaggedName& name) {
        const auto [first, last] = name.tokens;
        if (last - first == 1 && is_adjective(first)) return;
        ++uses_[key_of(first, last)].of_type[static_cast<std::size_t>(name.type)];
        if (last - first > 1 && name.type == EntityType::person) {
            uses_[key_of(last - 1, last)].is_surname = true;
        }
    }

    /// "Kantrian forces": whatever the tagger calls it, a word that qualifies a noun names no one.
    [[nodiscard]] bool is_adjective(std::size_t i) const {
        const Token& token = tokens_[i];
        const bool qualifies = token.relation == Relation::amod ||
                               (token.relation == Relation::compound && token.upos == Upos::adj);
        return qualifies && tokens_[token.head].upos == Upos::noun;
    }

    [[nodiscard]] std::string key_of(std::size_t first, std::size_t last) const {
        std::string key(words_[first].lower);
        for (std::size_t i = first + 1; i < last; ++i) (key += ' ') += words_[i].lower;
        return key;
    }

    /// The class of a name by its uses in the article.
    [[nodiscard]] EntityType type_by_uses(std::size_t first,
                                          std::size_t last,
                                          EntityType tagged) const {
        const auto found = uses_.find(key_of(first, last));
        if (found == uses_.end()) return tagged;
        if (found->second.is_surname) return EntityType::person;
        const auto& counts = found->second.of_type;
        const auto most = std::max_element(counts.begin(), counts.end());
        return *most == 0 ? tagged : static_cast<EntityType>(most - counts.begin());
    }

    /// A tagged name; `end` is where the next one or the next sentence begins. Returns where to go
    /// on: a known name may be longer than the tagged part of it.
    std::size_t take(const TaggedName& name, std::size_t end) {
        std::size_t first = name.tokens.first;
        const std::size_t last = name.tokens.last;
        const NameLexicon::Phrase phrase = lexicon_.longest_phrase(words_, first, end);
        const bool is_known = phrase.words >= last - first;
        if (is_known && (phrase.marks & (country | known_place | institution | people)) != 0) {
            add_known(first, first + phrase.words, phrase);
            return first + phrase.words;
        }
        const bool is_no_name = words_[first].has(function_word) || is_adjective(first);
        if (last - first == 1 && is_no_name) return last;
        // "Kantrian President"
        const bool qualifies = tokens_[first].head != first && tokens_[first].head > first &&
                               words_[first].has(demonym);
        if (last - first == 1 && qualifies && name.type == EntityType::other) return last;
        if (!is_known && last - first > 1 && words_[first].has(determiner)) ++first;
        EntityType type = type_by_uses(first, last, name.type);
        const bool is_body = holds_organization(first, last);
        if (is_behind_role(first) && !is_body) type = EntityType::person;
        if (begins_with_given_name(first, last) && !is_body) type = EntityType::person;
        if (type == EntityType::person) {
            add_person(first, last);
        } else {
            add(first, last, type, {});
            if (is_known) mark_country(phrase);
        }
        return last;
    }

    /// "his adviser, Irma Stolz", "spokesman Kolvek"
    [[nodiscard]] bool is_behind_role(std::size_t first) const {
        const std::size_t comma = first > first_ && words_[first - 1].is(",") ? 1 : 0;
        return first > first_ + comma && words_[first - 1 - comma].has(person_role) &&
               words_[first - 1 - comma].casing == Casing::lower;
    }
    /// "Anna Bell", whatever the tagger takes a name that it has not seen for.
    [[nodiscard]] bool begins_with_given_name(std::size_t first, std::size_t last) const {
        return last == first + 2 && words_[first].has(given_name) &&
               words_[first + 1].is_capitalised() && !words_[first + 1].has(common);
    }
    [[nodiscard]] bool holds_organization(std::size_t first, std::size_t last) const {
        for (std::size_t i = first; i < last; ++i) {
            if (words_[i].has(organization | institution | media | country | capital)) return true;
        }
        return false;
    }

    /// "Kantrian President Anton Veshnik": the role may be inside the tagged words or before them.
    void add_person(std::size_t first, std::size_t last) {
        const std::size_t begin = behind_role(first, last);
        if (begin == last) return;  // "Prime Minister": a role without a name
        std::size_t role = first;
        while (role > role_limit() && is_role_word(role - 1)) --role;
        while (role < begin && !holds_role(role, begin)) ++role;
        add(begin, last, EntityType::person, range(role, begin));
    }

    /// Roles do not reach back into the sentence or the name before.
    [[nodiscard]] std::size_t role_limit() const {
        return found_.empty() ? first_ : std::max<std::size_t>(first_, found_.back().tokens.last);
    }

    /// A capitalised word that can stand in the title before a name.
    [[nodiscard]] bool is_role_word(std::size_t i) const {
        return words_[i].is_capitalised() && !words_[i].has(function_word | calendar);
    }
    [[nodiscard]] bool holds_role(std::size_t first, std::size_t last) const {
        for (std::size_t i = first; i < last; ++i) {
            if (words_[i].has(title | person_role)) return true;
        }
        return false;
    }

    /// A name that the lists know, be it tagged in part, or a proper noun before the next tagged
    /// name at `end`; returns where to go on.
    std::size_t take_known(std::size_t i, std::size_t end, std::size_t sentence_end) {
        const NameLexicon::Phrase phrase = phrase_at(i, sentence_end);
        if (phrase.words != 0 && (phrase.marks & known) != 0) {
            add_known(i, i + phrase.words, phrase);
            return i + phrase.words;
        }
        std::size_t last = i;
        while (last < end && is_proper_noun(last)) ++last;
        if (last == i) {
            if (is_known_surname(i)) add(i, i + 1, EntityType::person, {});
            return i + 1;
        }
        if (last - i > 1) {
            add(i, last, EntityType::other, {});
        } else if (tokens_[i].relation != Relation::compound && !is_adjective(i)) {
            const bool is_in = i > first_ && words_[i - 1].is("in", "near");
            add(i, last, type_by_uses(i, last, is_in ? EntityType::place : EntityType::other), {});
        }
        return last;
    }

    /// The last name of a person of the article, in a place where the tagger takes it for a word.
    [[nodiscard]] bool is_known_surname(std::size_t i) const {
        if (!words_[i].is_capitalised() || is_adjective(i) ||
            words_[i].has(function_word | common | calendar | title | person_role | demonym)) {
            return false;
        }
        const auto found = uses_.find(std::string(words_[i].lower));
        return found != uses_.end() && found->second.is_surname;
    }

    [[nodiscard]] bool is_proper_noun(std::size_t i) const {
        return tokens_[i].upos == Upos::propn && words_[i].is_capitalised() &&
               words_[i].text.size() > 1 &&
               !words_[i].has(calendar | title | person_role | people_role | demonym | party);
    }

    /// A known name; its first word at least must have a capital.
    [[nodiscard]] NameLexicon::Phrase phrase_at(std::size_t i, std::size_t end) const {
        NameLexicon::Phrase phrase = lexicon_.longest_phrase(words_, i, end);
        if (phrase.words == 0) return phrase;
        const TokenWord& last = words_[i + phrase.words - 1];
        const bool lower =
            !words_[i].is_capitalised() && !(phrase.words > 1 && words_[i].is("the"));
        if (lower || (!last.is_capitalised() && last.casing != Casing::none)) return {};
        if (phrase.words == 1 && words_[i].has(common) && (phrase.marks & media) != 0) return {};
        // "US" is a country, "us" is not; "IT" and "MAY" are seldom names.
        if (phrase.words == 1 && words_[i].is("us") && words_[i].casing != Casing::upper) return {};
        return phrase;
    }

    /// The first word behind the last title or role in [first, end); `end` when nothing but roles
    /// and their adjectives is there.
    [[nodiscard]] std::size_t behind_role(std::size_t first, std::size_t end) const {
        std::size_t name = first;
        for (std::size_t i = first; i < end; ++i) {
            if (words_[i].has(title | person_role) &&
                !(i > first && i + 1 == end && name == first && is_surname_like(first, i))) {
                name = i + 1;
            }
        }
        return name;
    }

    /// "Anna Marshal": a word that is also a role, behind a first name.
    [[nodiscard]] bool is_surname_like(std::size_t first, std::size_t i) const {
        return i == first + 1 && words_[first].has(given_name);
    }

    static TokenRange range(std::size_t first, std::size_t end) {
        return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
    }

    void add_known(std::size_t first, std::size_t end, const NameLexicon::Phrase& phrase) {
        EntityType type = EntityType::organization;
        if ((phrase.marks & (country | capital | known_place)) != 0) type = EntityType::place;
        if ((phrase.marks & people) != 0) type = EntityType::group;
        add(first, end, type, {});
        mark_country(phrase);
    }

    void mark_country(const NameLexicon::Phrase& phrase) {
        found_.back().country = phrase.country;
        found_.back().geopolitical = (phrase.marks & (country | capital)) != 0;
    }

    void add(std::size_t first, std::size_t end, EntityType type, TokenRange role) {
        MentionDraft draft;
        draft.tokens = range(first, end);
        const bool is_community = end == first + 1 && words_[first].has(community);
        draft.type = type == EntityType::other && is_community ? EntityType::group : type;
        draft.plural = draft.type == EntityType::group;
        draft.role = role;
        draft.sentence = sentence_;
        if (type == EntityType::person) draft.gender = gender_of(first, end, role);
        found_.push_back(draft);
    }

    [[nodiscard]] Gender gender_of(std::size_t first, std::size_t end, TokenRange role) const {
        std::uint64_t marks = 0;
        for (std::size_t i = role.first; i < role.last; ++i) marks |= words_[i].marks;
        if ((marks & (female | male)) == 0 && end - first > 1) marks = words_[first].marks;
        if ((marks & (female | male)) == (female | male)) return Gender::unknown;
        if ((marks & female) != 0) return Gender::female;
        return (marks & male) != 0 ? Gender::male : Gender::unknown;
    }

    const TokenWords& words_;
    std::span<const Token> tokens_;
    std::span<const Sentence> sentences_;
    std::span<const TaggedName> tagged_;
    const NameLexicon& lexicon_;
    std::unordered_map<std::string, Uses> uses_;
    std::vector<MentionDraft> found_;
    std::uint32_t sentence_ = 0;
    std::size_t first_ = 0;  ///< of the sentence
};

}  // namespace

std::vector<MentionDraft> find_names(const TokenWords& words,
                                     std::span<const Token> tokens,
                                     std::span<const Sentence> sentences,
                                     std::span<const TaggedName> tagged,
                                     const NameLexicon& lexicon) {
    return NameFinder(words, tokens, sentences, tagged, lexicon).find();
}

}  // namespace concord
