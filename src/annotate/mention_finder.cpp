// What may be a mention is read off the parse: pronouns, and nouns that head a phrase. Names and
// roles keep the words that their own finders gave them and get the head and the phrase that the
// parse sees about them:
//
//     the fund's chief, [Anna Bell],      words of the mention
//     [the fund's chief, Anna Bell],      its phrase

#include "annotate/mention_finder.h"

#include <algorithm>
#include <cstddef>

#include "concord/phrases.h"

namespace concord {
namespace {

using enum name_mark::Mark;

/// What stands for its head together with others: "Foreign" and "Intelligence" of the service, "the
/// chief" behind a name.
bool is_inside_phrase(Relation relation) {
    switch (relation) {
        using enum Relation;
        case appos:
        case compound:
        case fixed:
        case flat:
        case goeswith:
        case nmod_desc:
        case nummod:
            return true;
        default:
            return false;
    }
}

PronounClass pronoun_class(const TokenWord& word, const Token& token) {
    using enum PronounClass;
    if (token.upos != Upos::pron) return none;
    if (word.is("he", "him", "his", "himself")) return he;
    if (word.is("she", "her", "hers", "herself")) return she;
    if (word.is("it", "its", "itself")) return it;
    if (word.is("they", "them", "their", "theirs", "themselves")) return they;
    if (word.is("i", "me", "my", "mine", "myself")) return i;
    if (word.is("we", "us", "our", "ours", "ourselves")) return we;
    if (word.is("you", "your", "yours", "yourself", "yourselves")) return you;
    return word.is("this", "that", "these", "those") ? demonstrative : none;
}

class MentionFinder {
public:
    MentionFinder(const TokenWords& words,
                  std::span<const Token> tokens,
                  std::span<const Sentence> sentences,
                  const NameLexicon& lexicon,
                  std::vector<MentionDraft> mentions)
        : words_(words),
          tokens_(tokens),
          sentences_(sentences),
          lexicon_(lexicon),
          mentions_(std::move(mentions)),
          is_taken_(words.size()) {}

    std::vector<MentionDraft> find(std::span<const Quotation> quotations) {
        const std::size_t given = mentions_.size();
        std::size_t next = 0;
        for (std::size_t s = 0; s < sentences_.size(); ++s) {
            sentence_ = static_cast<std::uint32_t>(s);
            phrases_ = phrases_of(tokens_, sentences_[s]);
            find_conjuncts();
            for (; next < given && mentions_[next].sentence == s; ++next) place(mentions_[next]);
            for (Index i = sentences_[s].first_token; i < sentences_[s].last_token; ++i) add(i);
        }
        std::stable_sort(mentions_.begin(), mentions_.end(), [](const auto& a, const auto& b) {
            if (a.tokens.first != b.tokens.first) return a.tokens.first < b.tokens.first;
            return a.coordinated && !b.coordinated;
        });
        mark_quoted(quotations);
        for (MentionDraft& mention : mentions_) read_neighbours(mention);
        return std::move(mentions_);
    }

private:
    [[nodiscard]] TokenRange phrase(Index token) const {
        return phrases_[token - sentences_[sentence_].first_token];
    }

    /// Head and phrase of a name or role. What hangs inside a larger phrase stands for it: the
    /// name of "chief Anna Bell", "the chief, Anna Bell".
    void place(MentionDraft& mention) {
        mention.is_role = mention.kind == MentionKind::nominal;
        // "Spokesman for the ministry Anna Bell": the role may be what the verb hangs on.
        const bool is_behind_role = mention.role.last == mention.tokens.first;
        const TokenRange words = {is_behind_role ? mention.role.first : mention.tokens.first,
                                  mention.tokens.last};
        const bool is_behind_apposition =
            !mention.apposition.empty() && mention.apposition.last <= mention.tokens.first;
        mention.head = named_head(tokens_, words, is_behind_apposition);
        mention.phrase = phrase(mention.head);
        is_taken_[mention.head] = true;
        is_taken_[head_of(tokens_, words)] = true;
        is_taken_[head_of(tokens_, mention.tokens)] = true;
        if (mention.kind != MentionKind::name) return;
        for (Index i = mention.tokens.first; i < mention.tokens.last; ++i) is_taken_[i] = true;
    }

    void add(Index i) {
        MentionDraft draft;
        draft.sentence = sentence_;
        draft.head = i;
        draft.pronoun = pronoun_class(words_[i], tokens_[i]);
        if (draft.pronoun != PronounClass::none) {
            add_pronoun(draft);
            return;
        }
        const Upos upos = tokens_[i].upos;
        if (upos != Upos::noun && upos != Upos::propn) return;
        if (!is_taken_[i] && !is_inside_phrase(tokens_[i].relation)) add_nominal(draft);
        add_coordination(draft);
    }

    void add_pronoun(MentionDraft draft) {
        draft.kind = MentionKind::pronoun;
        draft.tokens = {draft.head, draft.head + 1};
        draft.phrase = draft.tokens;
        draft.plural = draft.pronoun == PronounClass::they || draft.pronoun == PronounClass::we;
        if (draft.pronoun == PronounClass::he) draft.gender = Gender::male;
        if (draft.pronoun == PronounClass::she) draft.gender = Gender::female;
        const bool is_person = draft.gender != Gender::unknown ||
                               draft.pronoun == PronounClass::i ||
                               draft.pronoun == PronounClass::you;
        if (is_person) draft.type = EntityType::person;
        mentions_.push_back(draft);
    }

    void add_nominal(MentionDraft draft) {
        draft.kind = MentionKind::nominal;
        draft.phrase = phrase(draft.head);
        draft.tokens = {draft.phrase.first, draft.head + 1};
        draft.plural = is_plural(draft.head);
        draft.definite = is_definite(draft.tokens);
        if (words_[draft.head].has(female)) draft.gender = Gender::female;
        if (words_[draft.head].has(male)) draft.gender = Gender::male;
        for (Index i = first_modifier(draft.tokens); i < draft.head; ++i) {
            const std::string_view country = lexicon_.country_of(words_[i].lower);
            if (!country.empty() && words_[i].is_capitalised()) draft.country = country;
        }
        if (words_[draft.head].has(organization)) draft.type = EntityType::organization;
        const std::uint64_t of_lemma = lexicon_.words().find(tokens_[draft.head].lemma);
        if (words_[draft.head].has(role) || (of_lemma & person_noun) != 0) {
            draft.type = EntityType::person;
        }
        mentions_.push_back(draft);
    }

    /// The last noun that a conjunction joins to each word; none where verbs are joined.
    void find_conjuncts() {
        const auto [span, first, last] = sentences_[sentence_];
        last_conjunct_.resize(last - first);
        for (Index i = first; i < last; ++i) last_conjunct_[i - first] = i;
        for (Index i = first; i < last; ++i) {
            const Token& token = tokens_[i];
            if (token.relation != Relation::conj || token.head >= i) continue;
            const bool is_noun = token.upos == Upos::noun || token.upos == Upos::propn ||
                                 token.upos == Upos::pron || token.upos == Upos::num;
            if (is_noun) last_conjunct_[token.head - first] = i;
        }
    }

    /// All that a conjunction joins to the noun, as one.
    void add_coordination(MentionDraft draft) {
        if (tokens_[draft.head].relation == Relation::conj) return;
        const Index last = last_conjunct_[draft.head - sentences_[sentence_].first_token];
        const bool is_in_name =
            is_taken_[draft.head] && is_taken_[last] && is_joined(draft.head, last);
        if (last == draft.head || is_in_name) return;
        draft.kind = MentionKind::nominal;
        draft.coordinated = true;
        draft.plural = true;
        draft.phrase = {phrase(draft.head).first, phrase(last).last};
        draft.tokens = {draft.phrase.first, last + 1};
        mentions_.push_back(draft);
    }

    /// One name from one word to the other: "Marks and Spencer".
    [[nodiscard]] bool is_joined(Index first, Index last) const {
        return std::all_of(
            is_taken_.begin() + first, is_taken_.begin() + last, [](bool taken) { return taken; });
    }

    [[nodiscard]] bool is_plural(Index head) const {
        return tokens_[head].xpos == Xpos::nns || tokens_[head].xpos == Xpos::nnps;
    }

    /// Of so many words before the head as are looked at.
    [[nodiscard]] static Index first_modifier(TokenRange range) {
        constexpr Index most = 12;
        return range.last > range.first + most ? range.last - most : range.first;
    }

    [[nodiscard]] bool is_definite(TokenRange range) const {
        for (Index i = first_modifier(range); i + 1 < range.last; ++i) {
            if (words_[i].has(possessive) || tokens_[i].xpos == Xpos::pos) return true;
            if (words_[i].is("the", "this", "that", "these", "those")) return true;
        }
        return false;
    }

    void mark_quoted(std::span<const Quotation> quotations) {
        std::size_t q = 0;
        std::uint32_t outermost = 0;
        std::uint32_t quoted_to = 0;
        for (MentionDraft& mention : mentions_) {
            const std::uint32_t at = words_[mention.tokens.first].span.begin;
            for (; q < quotations.size() && quotations[q].inner.begin <= at; ++q) {
                if (quotations[q].inner.begin >= quoted_to) {
                    outermost = static_cast<std::uint32_t>(q) + 1;
                }
                quoted_to = std::max(quoted_to, quotations[q].inner.end);
            }
            mention.quoted = at < quoted_to;
            if (mention.quoted) mention.quotation = outermost;
        }
    }

    void read_neighbours(MentionDraft& mention) const {
        const Sentence& sentence = sentences_[mention.sentence];
        const std::size_t next = mention.tokens.last;
        const bool owns = next < sentence.last_token && tokens_[next].xpos == Xpos::pos;
        if (owns) mention.owns_aide = aide_follows(next + 1, sentence.last_token);
        if (!mention.geopolitical) return;
        const std::size_t first = mention.tokens.first;
        const bool is_between =
            first > sentence.first_token && words_[first - 1].is("between", "against");
        mention.acts = is_subject(tokens_[mention.head].relation) || is_between || owns;
    }

    /// One who acts for another, or the people who do.
    static bool is_aide(const TokenWord& word) {
        return word.is("spokesman", "spokeswoman", "spokesperson", "adviser", "advisor") ||
               word.is("aide", "aides", "envoy", "minister", "negotiator") ||
               word.is("administration", "government");
    }

    [[nodiscard]] bool aide_follows(std::size_t i, std::size_t last) const {
        for (std::size_t step = 0; step < 5 && i < last; ++step, ++i) {
            const TokenWord& word = words_[i];
            if (is_aide(word)) return true;
            if (word.casing == Casing::none || word.has(function_word)) return false;
        }
        return false;
    }

    const TokenWords& words_;
    std::span<const Token> tokens_;
    std::span<const Sentence> sentences_;
    const NameLexicon& lexicon_;
    std::vector<MentionDraft> mentions_;
    std::vector<bool> is_taken_;        ///< tokens of names, and heads of roles
    std::vector<Index> last_conjunct_;  ///< of each word of the sentence, itself when it has none
    std::vector<TokenRange> phrases_;   ///< of the words of the sentence
    std::uint32_t sentence_ = 0;
};

}  // namespace

std::vector<MentionDraft> find_mentions(const TokenWords& words,
                                        std::span<const Token> tokens,
                                        std::span<const Sentence> sentences,
                                        std::span<const Quotation> quotations,
                                        const NameLexicon& lexicon,
                                        std::vector<MentionDraft> mentions) {
    return MentionFinder(words, tokens, sentences, lexicon, std::move(mentions)).find(quotations);
}

}  // namespace concord
