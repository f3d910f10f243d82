// Terms stand behind verbs that have the agreement as their subject ("requires [both to leave]"),
// in its clauses ("a deal to [free all captives]"), in its phrases ("a moratorium on [strikes]", "a
// truce of [30 days]") and in the clause that "under the deal" or "under which" opens.

#include "extract/agreement_terms.h"

#include <algorithm>

namespace concord {
namespace {

constexpr std::uint32_t shortest_clause = 3;  ///< tokens
constexpr std::uint32_t longest_term = 40;    ///< tokens: what is longer is no one term

class TermReader {
public:
    TermReader(const EventClauses& clauses,
               const AgreementLexicon& lexicon,
               const AgreementMention& mention)
        : clauses_(clauses),
          reading_(clauses.reading()),
          lexicon_(lexicon),
          mention_(mention),
          phrases_(clauses, lexicon) {}

    std::vector<Tokens> read() {
        read_phrases();
        for (const std::uint32_t c : clauses_.children(mention_.head)) read_clause(c);
        for (const std::uint32_t verb : mention_.verbs) read_predicate(verb);
        read_under();
        read_under_which();
        return std::move(terms_);
    }

private:
    void add(Tokens tokens) {
        tokens = phrases_.trimmed(tokens);
        if (tokens.empty() || tokens.last - tokens.first > longest_term) return;
        // "gave [this regime] billions"
        if (reading_.word(tokens.first).is("this", "these")) return;
        for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
            if (is_dash(reading_.word(i)) && !reading_.words().touches_previous(i)) return;
        }
        for (const Tokens& known : terms_) {
            if (known.first <= tokens.first && tokens.last <= known.last) return;
        }
        std::erase_if(terms_, [&](const Tokens& known) {
            return tokens.first <= known.first && known.last <= tokens.last;
        });
        terms_.push_back(tokens);
        std::sort(terms_.begin(), terms_.end(), [](const Tokens& a, const Tokens& b) {
            return a.first < b.first;
        });
    }

    [[nodiscard]] bool is_length(std::uint32_t at) const {
        const std::uint32_t t = reading_.time_at(at);
        return t != nothing && reading_.annotation().times[t].type == TimeType::duration &&
               reading_.annotation().times[t].value.starts_with('P') &&
               !reading_.annotation().times[t].value.ends_with("_REF");
    }

    /// "a moratorium on [strikes]", "a [30-day] truce", "a truce for [30 days]"
    void read_phrases() {
        const AgreementKind kind = mention_.noun.kind;
        const bool halts = kind == AgreementKind::truce || kind == AgreementKind::moratorium;
        for (std::uint32_t i = mention_.phrase.first; halts && i < mention_.head; ++i) {
            if (is_length(i)) add(reading_.time_tokens(reading_.time_at(i)));
        }
        for (const std::uint32_t c : clauses_.children(mention_.head)) {
            if (c < mention_.head) continue;
            const std::string_view preposition = clauses_.preposition_of(c);
            if (is_length(c) && halts && (preposition == "for" || preposition == "of"))
                add(reading_.time_tokens(reading_.time_at(c)));
        }
        if (!mention_.topic.empty() && !mention_.named)
            add({mention_.topic.first, std::max(mention_.topic.last, mention_.phrase.last)});
    }

    /// "a deal to [free all captives]", "a deal allowing [..]", "under which [both sides ..]"
    void read_clause(std::uint32_t at) {
        const Token& token = clauses_.token(at);
        if (at < mention_.head || !is_verb_form(token) || mention_.wished) return;
        if (token.relation == Relation::acl_relcl) {
            for (std::uint32_t i = phrases_.begin_of(at); i + 1 < at; ++i) {
                if (!reading_.word(i).is("under") || !reading_.word(i + 1).is("which")) continue;
                add({i + 2, phrases_.end_of_all(at)});
            }
            return;
        }
        if (token.relation != Relation::acl) return;
        if (clauses_.has_mark(at, "to") && !clauses_.arguments(at).passive) {
            const std::uint32_t to = clauses_.child(at, Relation::mark);
            add({to + 1, phrases_.end_of_all(at)});
        }
    }

    /// "the truce calls for [a withdrawal]", "which obliges [both to leave]"
    void read_predicate(std::uint32_t verb) {
        const std::string_view lemma = clauses_.lemma(verb);
        // "agreed, in a deal reached on Monday, to [leave the ports alone]"
        const std::uint32_t act = clauses_.child(verb, Relation::xcomp);
        if (lexicon_.verb(lemma, "to") == AgreementSense::made && mention_.exists &&
            act != nothing && clauses_.has_mark(act, "to")) {
            std::uint32_t last = phrases_.end_of_all(act);
            if (act < mention_.head && mention_.head < last)
                last = phrases_.begin_of(mention_.head);
            add({clauses_.child(act, Relation::mark) + 1, last});
            return;
        }
        if (lexicon_.verb(lemma, "subject") == AgreementSense::states) {
            if (!is_subject_of(verb)) return;
            add(phrases_.complement_of(verb));
            // "limits it [and bans the rest]"
            for (const std::uint32_t c : clauses_.children(verb)) {
                const bool states =
                    clauses_.token(c).relation == Relation::conj &&
                    is_verb_form(clauses_.token(c)) &&
                    lexicon_.verb(clauses_.lemma(c), "subject") == AgreementSense::states;
                if (states) add(phrases_.complement_of(c));
            }
            return;
        }
        if (lexicon_.verb(lemma, "for") != AgreementSense::states || !is_subject_of(verb)) return;
        const std::uint32_t preposition = verb + 1;
        if (preposition < reading_.words().size() && reading_.word(preposition).is("for"))
            add({preposition + 1, phrases_.end_of_all(verb)});
    }

    [[nodiscard]] bool is_subject_of(std::uint32_t verb) const {
        const EventArguments& arguments = clauses_.arguments(verb);
        if (arguments.passive) return false;
        for (const EventArgument& argument : arguments.all) {
            if (argument.slot == EventSlot::subject && argument.token == mention_.head) return true;
        }
        return false;
    }

    /// "Under the deal, [both sides will leave]"
    void read_under() {
        std::uint32_t phrase = clauses_.first_conjunct(mention_.head);
        // "under the terms of the deal"
        if (!clauses_.is_root(phrase) && clauses_.preposition_of(phrase) == "of") {
            const std::uint32_t above = clauses_.token(phrase).head;
            const AgreementSense around = phrases_.around(above);
            if (around == AgreementSense::terms || around == AgreementSense::part) phrase = above;
        }
        if (clauses_.is_root(phrase) ||
            lexicon_.preposition(clauses_.preposition_of(phrase)) != AgreementSense::terms) {
            return;
        }
        const std::uint32_t verb = clauses_.token(phrase).head;
        if (!is_verb_form(clauses_.token(verb))) return;
        const std::uint32_t begin = phrases_.begin_of(phrase);
        if (begin > verb || begin != phrases_.sentence_of(verb).first) return;
        // Behind the comma that closes the phrase.
        std::uint32_t first = phrases_.end_of_all(phrase);
        while (first < verb && !reading_.word(first).is(",")) ++first;
        const std::uint32_t last = phrases_.end_of_all(verb);
        if (first + shortest_clause < last && first < verb) add({first + 1, last});
    }

    /// "the truce, agreed in Hesk, under which [both sides leave]", wherever the parse hangs it
    void read_under_which() {
        constexpr std::uint32_t farthest = 20;
        const std::uint32_t end =
            std::min(phrases_.sentence_of(mention_.head).last, mention_.head + farthest);
        for (std::uint32_t i = mention_.head + 1; i + 2 < end && !mention_.wished; ++i) {
            if (agreement_noun(reading_, lexicon_, i).kind != AgreementKind::none) return;
            if (!reading_.word(i).is("under") || !reading_.word(i + 1).is("which")) continue;
            const std::uint32_t verb = clauses_.token(i + 1).head;
            if (verb > i + 1 && is_verb_form(clauses_.token(verb)))
                add({i + 2, phrases_.end_of_all(verb)});
            return;
        }
    }

    const EventClauses& clauses_;
    const Reading& reading_;
    const AgreementLexicon& lexicon_;
    const AgreementMention& mention_;
    AgreementPhrases phrases_;
    std::vector<Tokens> terms_;
};

}  // namespace

std::vector<Tokens> agreement_terms(const EventClauses& clauses,
                                    const AgreementLexicon& lexicon,
                                    const AgreementMention& mention) {
    return TermReader(clauses, lexicon, mention).read();
}

}  // namespace concord
