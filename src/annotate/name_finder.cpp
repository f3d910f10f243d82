// A name is a run of capitalised words, with the particles that names have inside ("Bank of",
// "van"). Capitals say little at the beginning of a sentence and in headlines, so there a word must
// be unusual in lower case. The run is then cut by what its words are:
//
//     Russian Foreign Minister | Anna Bell    role | person (a role with words behind it)
//     US | Steve Adams                        country | person
//     Russian Direct Investment Fund          organization, for its head
//     Gulf of Sarne                           place, for its head
//
// What neither list nor neighbours tell remains `other`; the linker may know better from elsewhere
// in the article.

#include "annotate/name_finder.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "base/utf8.h"

namespace concord {
namespace {

using enum name_mark::Mark;

class NameFinder {
public:
    NameFinder(const TokenWords& words,
               std::span<const Sentence> sentences,
               const NameLexicon& lexicon)
        : words_(words), sentences_(sentences), lexicon_(lexicon) {
        for (const Sentence& sentence : sentences) count_capitals(sentence);
    }

    std::vector<MentionDraft> find() {
        for (std::size_t s = 0; s < sentences_.size(); ++s) {
            enter(s);
            for (std::size_t i = first_; i < last_;) i = take(i);
        }
        retype_places();
        return std::move(found_);
    }

private:
    /// How often a word is capitalised where nothing but a name asks for it.
    void count_capitals(const Sentence& sentence) {
        for (std::size_t i = sentence.first_token + 1; i < sentence.last_token; ++i) {
            const TokenWord& word = words_[i];
            if (!word.is_capitalised() || opens_clause(i)) continue;
            ++capitals_[word.lower];
        }
    }

    /// True behind an opening mark or colon, where any word may have a capital.
    [[nodiscard]] bool opens_clause(std::size_t i) const {
        const TokenWord& before = words_[i - 1];
        if (before.casing != Casing::none || before.is("'s")) return false;
        const std::string_view t = before.text;
        return t == "“" || t == "\"" || t == "‘" || t == "'" || t == "«" || t == ":" || t == "—" ||
               t == "..." || t == "…" || t == "." || t == "-";
    }

    void enter(std::size_t s) {
        sentence_ = static_cast<std::uint32_t>(s);
        first_ = sentences_[s].first_token;
        last_ = sentences_[s].last_token;
        std::size_t capitals = 0;
        std::size_t others = 0;
        for (std::size_t i = first_ + 1; i < last_; ++i) {
            if (words_[i].casing == Casing::none || words_[i].text.size() < 4) continue;
            ++(words_[i].is_capitalised() ? capitals : others);
        }
        headline_ = capitals >= 3 && capitals > 2 * others;
        start_ = first_;
        while (start_ < last_ && words_[start_].casing == Casing::none &&
               !words_[start_].has(begins_phrase)) {
            ++start_;
        }
    }

    /// "D-N.Y." in "Rusk, D-N.Y., said" and "Rusk (D-N.Y.)"
    [[nodiscard]] bool is_party_label(std::size_t i) const {
        const std::string_view text = words_[i].text;
        return i > first_ && words_[i - 1].is(",", "(") && text.size() > 3 && text[1] == '-' &&
               is_ascii_alpha(text[0]) && words_[i].is_capitalised();
    }

    [[nodiscard]] bool is_name_word(std::size_t i) const {
        const TokenWord& word = words_[i];
        if (!word.is_capitalised() || word.is("i") || is_party_label(i)) return false;
        if (word.has(calendar) &&
            !(word.has(given_name) && i + 1 < last_ && words_[i + 1].is_capitalised())) {
            return false;
        }
        const bool known = word.has(country | capital | institution | media);
        if (word.casing == Casing::upper && word.text.size() > 1 && !known &&
            word.has(common | function_word)) {
            return false;  // emphasis: "NOT", "DYING"
        }
        const bool free = i != start_ && !headline_ && !opens_clause(i);
        if (free) {
            if (word.has(determiner | pronoun | auxiliary | subordinator)) return false;
            // "Western officials": an adjective that happens to be capitalised
            return !(word.has(modifier) && i + 1 < last_ && words_[i + 1].casing == Casing::lower &&
                     !words_[i - 1].is_capitalised());
        }
        if (word.has(country | capital | demonym | people)) return true;
        if (word.has(function_word)) return false;
        if (word.casing == Casing::upper && !headline_ && word.text.size() <= 6) return true;
        if (!word.has(common)) return looks_like_name(i);
        const bool goes_on = i + 1 < last_ && words_[i + 1].is_capitalised() &&
                             !words_[i + 1].has(function_word | calendar) && !headline_;
        if (goes_on && word.has(given_name | title | person_role | organization | modifier)) {
            return true;
        }
        return goes_on && !words_[i + 1].has(common);
    }

    /// A word at the beginning of a sentence that few reports write in lower case.
    [[nodiscard]] bool looks_like_name(std::size_t i) const {
        const TokenWord& word = words_[i];
        if (capitals_.count(word.lower) != 0 || word.has(given_name)) return true;
        const std::string_view w = word.lower;
        const bool inflected = w.size() > 5 && (w.ends_with("ing") || w.ends_with("ed") ||
                                                w.ends_with("ly") || w.ends_with("ers"));
        return !inflected;
    }

    /// Handles what begins at `i`; returns where to go on.
    std::size_t take(std::size_t i) {
        const NameLexicon::Phrase phrase = phrase_at(i);
        if (phrase.words == 0 && !is_name_word(i)) return i + 1;
        const std::size_t end = run_end(i, std::max(i + phrase.words, i + 1));
        split_run(i, end);
        return end;
    }

    /// A known name; its first word at least must have a capital.
    [[nodiscard]] NameLexicon::Phrase phrase_at(std::size_t i) const {
        NameLexicon::Phrase phrase = lexicon_.longest_phrase(words_, i, last_);
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

    [[nodiscard]] std::size_t run_end(std::size_t first, std::size_t end) const {
        while (end < last_) {
            const std::size_t next = next_part(first, end);
            if (next == end) break;
            end = next;
        }
        return end;
    }

    /// Where the run that began at `first` ends when what stands at `end` belongs to it.
    [[nodiscard]] std::size_t next_part(std::size_t first, std::size_t end) const {
        const TokenWord& word = words_[end];
        const auto name_at = [&](std::size_t i) { return i < last_ && is_name_word(i); };
        if (word.is_capitalised() && name_at(end)) return end + 1;
        if (word.has(particle) && word.casing == Casing::lower && name_at(end + 1)) return end + 2;
        if (word.is("of", "for") && has_head(first, end)) {
            const bool the = end + 1 < last_ && words_[end + 1].is("the");
            const std::size_t next = end + (the ? 2 : 1);
            if (name_at(next) && !words_[next].has(calendar)) return next + 1;
        }
        if (word.is("&") && name_at(end + 1)) return end + 2;
        if (word.is("-") && words_.touches_previous(end) && name_at(end + 1) &&
            words_.touches_previous(end + 1) && joins(end)) {
            return end + 2;
        }
        return end;
    }

    /// A head that takes "of": Bank of, Ministry of, Gulf of, University of.
    [[nodiscard]] bool has_head(std::size_t first, std::size_t end) const {
        if (words_[end - 1].has(organization | place_head)) return true;
        for (std::size_t i = first; i < end; ++i) {
            if (words_[i].is("ministry", "department")) return true;
        }
        return false;
    }

    /// True for Port-au-Prince and Ben-Ami, false for Rusk-Veshnik talks and US-Torvan.
    [[nodiscard]] bool joins(std::size_t hyphen) const {
        const TokenWord& left = words_[hyphen - 1];
        const TokenWord& right = words_[hyphen + 1];
        constexpr std::uint64_t nation = country | capital | demonym | people;
        if (left.has(nation) || right.has(nation)) return false;
        return !(stands_alone(left.lower) && stands_alone(right.lower));
    }
    [[nodiscard]] bool stands_alone(std::string_view lower) const {
        const auto found = capitals_.find(lower);
        return found != capitals_.end() && found->second > 1;
    }

    void split_run(std::size_t first, std::size_t end) {
        while (first < end && words_[first].has(determiner) &&
               lexicon_.longest_phrase(words_, first, end).words == 0) {
            ++first;
        }
        if (first >= end) return;
        // "Otto Rook, Hesk Republican, said": a role
        if (words_[end - 1].has(party) && first > first_ && words_[first - 1].is(",")) return;
        const NameLexicon::Phrase phrase = lexicon_.longest_phrase(words_, first, end);
        if (phrase.words == end - first) {
            add_known(first, end, phrase);
            return;
        }
        if (words_[end - 1].has(organization)) {
            add(first, end, EntityType::organization, {});
            return;
        }
        const std::size_t name = behind_role(first, end);
        if (name == end) {  // a role without a name: "Prime Minister"
            if (phrase.words != 0) add_known(first, first + phrase.words, phrase);
            return;
        }
        if (name > first) {
            add(name, end, EntityType::person, range(first, name));
            return;
        }
        constexpr std::uint64_t nation = country | capital | institution;
        if ((phrase.marks & nation) != 0 && is_person_shape(first + phrase.words, end)) {
            add_known(first, first + phrase.words, phrase);
            split_run(first + phrase.words, end);
            return;
        }
        add(first, end, type_of(first, end), {});
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

    [[nodiscard]] bool is_person_shape(std::size_t first, std::size_t end) const {
        if (first >= end) return false;
        if (words_[first].has(given_name | title | person_role)) return true;
        for (std::size_t i = first; i < end; ++i) {
            if (words_[i].has(common | organization | place_head)) return false;
            if (words_[i].casing == Casing::upper) return false;
        }
        return end - first >= 2;
    }

    [[nodiscard]] EntityType type_of(std::size_t first, std::size_t end) const {
        for (std::size_t i = first; i < end; ++i) {
            if (words_[i].has(organization) && end - first > 1) return EntityType::organization;
        }
        if (end - first > 1 && (words_[end - 1].has(place_head) || begins_place(first))) {
            return EntityType::place;
        }
        if (end - first > 1 && words_[first].has(given_name)) return EntityType::person;
        if (words_[first].casing == Casing::upper && end - first == 1 &&
            words_[first].text.size() >= 2) {
            return EntityType::organization;
        }
        if (end - first == 1) return single_type(first);
        const bool the = first > first_ && words_[first - 1].is("the");
        if (!the && end - first <= 4 && is_person_shape(first, end)) return EntityType::person;
        return EntityType::other;
    }

    /// St Petersburg, Port Olden, Mount Kess
    [[nodiscard]] bool begins_place(std::size_t first) const {
        const TokenWord& word = words_[first];
        return word.has(place_head) || word.is("st", "st.", "saint", "san", "santa") ||
               word.is("new", "fort", "port", "mount");
    }

    [[nodiscard]] EntityType single_type(std::size_t i) const {
        if (words_[i].has(given_name)) return EntityType::person;
        if (i > first_) {
            if (words_[i - 1].is("in", "at", "near")) return EntityType::place;
        }
        if (i + 1 < last_ && words_[i + 1].has(cue_verb) && !words_[i + 1].has(function_word)) {
            return EntityType::person;
        }
        return EntityType::other;
    }

    /// What only looks like a person, capitalised words without a given name, is a place where "in"
    /// leads to it at least every other time.
    void retype_places() {
        struct Uses {
            std::size_t all = 0;
            std::size_t in = 0;
        };
        std::map<std::string, Uses, std::less<>> uses;
        const auto looks_like_person = [&](const MentionDraft& name) {
            return name.type == EntityType::person && name.role.empty() &&
                   name.tokens.last - name.tokens.first > 1 &&
                   !words_[name.tokens.first].has(given_name | title);
        };
        const auto key = [&](const MentionDraft& name) {
            std::string words;
            for (std::size_t i = name.tokens.first; i < name.tokens.last; ++i) {
                words += words_[i].lower;
                words += ' ';
            }
            return words;
        };
        for (const MentionDraft& name : found_) {
            if (!looks_like_person(name)) continue;
            Uses& of = uses[key(name)];
            ++of.all;
            if (name.tokens.first > 0 && words_[name.tokens.first - 1].is("in", "near")) ++of.in;
        }
        for (MentionDraft& name : found_) {
            if (!looks_like_person(name)) continue;
            const Uses& of = uses[key(name)];
            if (2 * of.in >= of.all) name.type = EntityType::place;
        }
    }

    static TokenRange range(std::size_t first, std::size_t end) {
        return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
    }

    void add_known(std::size_t first, std::size_t end, const NameLexicon::Phrase& phrase) {
        if ((phrase.marks & demonym) != 0) return;  // an adjective
        EntityType type = EntityType::organization;
        if ((phrase.marks & (country | capital | place_head)) != 0) type = EntityType::place;
        if ((phrase.marks & people) != 0) type = EntityType::group;
        if ((phrase.marks & (country | capital | institution | media | people | place_head)) == 0) {
            type = type_of(first, end);
        }
        add(first, end, type, {});
        found_.back().country = phrase.country;
        found_.back().geopolitical = (phrase.marks & (country | capital)) != 0;
        found_.back().plural = type == EntityType::group;
    }

    void add(std::size_t first, std::size_t end, EntityType type, TokenRange role) {
        MentionDraft draft;
        draft.tokens = range(first, end);
        draft.type = type;
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
    std::span<const Sentence> sentences_;
    const NameLexicon& lexicon_;
    std::unordered_map<std::string_view, int> capitals_;
    std::vector<MentionDraft> found_;
    std::uint32_t sentence_ = 0;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    std::size_t start_ = 0;  ///< the first word of the sentence
    bool headline_ = false;
};

}  // namespace

std::vector<MentionDraft> find_names(const TokenWords& words,
                                     std::span<const Sentence> sentences,
                                     const NameLexicon& lexicon) {
    return NameFinder(words, sentences, lexicon).find();
}

}  // namespace concord
