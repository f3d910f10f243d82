// From linked parts to statements: the verb of a cue gives lemma, class and polarity, the head of
// the source the entity, and the clause around the verb hearer, carriers, channel and time.
//
//     [The envoy] [has also told reporters in Hesk] [that no ship left]
//      source      cue: tell                         content

#include "extract/tagged_statements.h"

#include <algorithm>
#include <string>

#include "extract/attribution_clause.h"
#include "extract/attribution_linker.h"
#include "extract/cue_arguments.h"
#include "extract/cue_force.h"
#include "extract/source_entity.h"
#include "extract/statement_draft.h"

namespace concord {
namespace {

using enum cue_mark::Mark;

/// Verbs that have no other frame take quotations only.
constexpr auto words_only =
    static_cast<std::uint32_t>(Takes::quotation) | static_cast<std::uint32_t>(Takes::also_noun);

class TaggedStatements {
public:
    TaggedStatements(const Reading& reading, const CueLexicon& lexicon)
        : reading_(reading), lexicon_(lexicon), drafter_(reading), sources_(reading) {}

    std::vector<Statement> find() {
        std::vector<Statement> found;
        for (const Attribution& attribution : link_parts(reading_)) {
            auto statement = statement_of(attribution);
            if (statement) found.push_back(*std::move(statement));
        }
        return found;
    }

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return reading_.annotation().tokens[i];
    }

    /// The word of a cue that says most: its first verb that the lexicon has, else its first verb,
    /// noun or word.
    [[nodiscard]] std::uint32_t key_of(Tokens cue) const {
        std::uint32_t best = cue.first;
        int best_rank = -1;
        for (std::uint32_t i = cue.first; i < cue.last; ++i) {
            const int rank = rank_of(i);
            if (rank > best_rank) {
                best = i;
                best_rank = rank;
            }
        }
        return best;
    }

    [[nodiscard]] int rank_of(std::uint32_t i) const {
        const bool verb = token(i).upos == Upos::verb;
        if (verb && lexicon_.verb(word(i).lower) != nullptr) return 5;
        if (!verb && token(i).upos != Upos::noun) return 0;
        const bool known = !lexicon_.class_of(token(i).lemma).empty();
        return (known ? 3 : 1) + (verb ? 1 : 0);
    }

    /// Nothing where the attribution tells of no words: "never said", "read the “secret” lists".
    [[nodiscard]] std::optional<Statement> statement_of(const Attribution& attribution) const {
        if (!is_said(attribution.cue)) return std::nullopt;
        const CueSite site = site_of(attribution);
        if (site.force == CueSite::Force::none) return std::nullopt;
        Statement statement = drafter_.draft(site);
        describe(attribution, *statement.cue, statement.polarity);
        drafter_.fill_exactly(statement, without_dateline(attribution.content));
        if (statement.content.empty() || is_title(site, statement) ||
            is_action(site, attribution.content.front()) || is_beside(attribution)) {
            return std::nullopt;
        }
        if (statement.kind == StatementKind::indirect && !statement.speaker &&
            !is_question(statement)) {
            return std::nullopt;
        }
        return statement;
    }

    /// "HESK - The envoy said that ...": the city says nothing.
    [[nodiscard]] std::vector<Tokens> without_dateline(std::vector<Tokens> content) const {
        const auto is_city = [this](Tokens piece) {
            if (piece.last >= reading_.annotation().tokens.size()) return false;
            if (!is_dash(word(piece.last))) return false;
            for (std::uint32_t i = piece.first; i < piece.last; ++i) {
                const bool is_name = word(i).casing == Casing::upper || word(i).is(",");
                if (!is_name || reading_.is_quoted(i)) return false;
            }
            return true;
        };
        if (content.size() > 1 && is_city(content.front())) content.erase(content.begin());
        return content;
    }

    /// "Asked whether they would stay, Rusk ...": nobody asks, somebody is asked.
    [[nodiscard]] static bool is_question(const Statement& statement) {
        return statement.cue->cue_class == "ask" && statement.addressee;
    }

    /// "continued [to] write": what takes words only and has an infinitive is no speech.
    [[nodiscard]] bool is_action(const CueSite& site, Tokens content) const {
        return site.verb != nullptr && (site.verb->takes & ~words_only) == 0 &&
               word(content.first).is("to") && !reading_.is_quoted(content.first);
    }

    /// "read the “secret” lists", "read “War of Mud”": marks in the object of a verb that takes
    /// words only.
    [[nodiscard]] bool is_title(const CueSite& site, const Statement& statement) const {
        if (site.verb == nullptr || (site.verb->takes & ~words_only) != 0 ||
            statement.kind != StatementKind::mixed) {
            return false;
        }
        const Content& first = statement.content.front();
        if (!first.verbatim) return true;
        const Tokens words = reading_.tokens_of(first.span);
        for (std::uint32_t i = words.first; i < words.last; ++i) {
            if (!word(i).is_capitalised() && !word(i).has(function_word)) return false;
        }
        return true;
    }

    /// "[She paused.] “We paid.”": what no list has says nothing of a quotation in a sentence of
    /// its own.
    [[nodiscard]] bool is_beside(const Attribution& attribution) const {
        constexpr int known = 3;  ///< rank
        const std::uint32_t words = attribution.content.front().first;
        return reading_.is_quoted(words) && rank_of(key_of(attribution.cue)) < known &&
               reading_.narrative_of(words) != reading_.narrative_of(attribution.cue.first);
    }

    /// Not "avoided saying" or "has yet to hear".
    [[nodiscard]] bool is_said(Tokens cue) const {
        for (std::uint32_t i = cue.first, key = key_of(cue); i < key; ++i) {
            if (lexicon_.unsays(token(i).lemma)) return false;
            if (word(i).is("yet") && word(i + 1).is("to")) return false;
        }
        return !lexicon_.unsays(token(key_of(cue)).lemma);
    }

    [[nodiscard]] bool is_according(Tokens cue) const {
        for (std::uint32_t i = cue.first; i < cue.last; ++i) {
            if (word(i).is("according")) return true;
        }
        return false;
    }

    [[nodiscard]] CueSite site_of(const Attribution& attribution) const {
        const Tokens cue = attribution.cue;
        const NarrativeSentence& sentence = reading_.sentences()[reading_.narrative_of(cue.first)];
        const NounPhraseFinder phrases(reading_, sentence.tokens);
        const std::uint32_t key = key_of(cue);
        CueSite site;
        site.cue = {key, key + 1};
        site.inherits = attribution.inherits;
        site.verb = token(key).upos == Upos::verb ? lexicon_.verb(word(key).lower) : nullptr;
        site.clause = site.cue;
        if (!attribution.source.empty()) {
            site.speaker =
                NounPhrase{attribution.source, sources_.entity_of(phrases, attribution.source)};
            site.inverted = attribution.source.first > key;
            if (sentence.tokens.holds(attribution.source.first) && !site.inherits) {
                site.clause.first = std::min(site.clause.first, attribution.source.first);
                if (site.inverted) site.clause.last = attribution.source.last;
            }
        }
        if (is_according(cue)) {
            site.form = CueSite::Form::according;
        } else if (token(key).xpos == Xpos::vbg) {
            site.form = CueSite::Form::gerund;
        }
        if (site.speaker && token(key).upos == Upos::verb) {
            site.force = force_of(reading_, phrases, site);
        }
        site = complete_clause(reading_, lexicon_, phrases, std::move(site));
        add_arguments(reading_, lexicon_, phrases, key, site);
        if (const Tokens source = attribution.carrier; !source.empty()) {
            const std::uint32_t head = sources_.head_of(source);  // not "findings of the Hesk Post"
            const bool named = token(head).upos == Upos::propn || word(head).has(carrier);
            const auto outlet = sources_.entity_of(phrases, source);
            if (outlet && named && site.via.empty()) site.via.push_back(*outlet);
        }
        site.cue = cue;
        return site;
    }

    /// Lemma and class of the cue, and what it does with the content.
    void describe(const Attribution& attribution, Cue& cue, Polarity& polarity) const {
        const std::uint32_t key = key_of(attribution.cue);
        const bool neither = polarity == Polarity::neither;
        if (is_according(attribution.cue)) {
            cue.lemma = "according to";
            cue.cue_class = "say";
            polarity = Polarity::asserts;
            return;
        }
        const CueVerb* verb =
            token(key).upos == Upos::noun ? nullptr : lexicon_.verb(word(key).lower);
        cue.lemma = verb != nullptr ? verb->lemma : token(key).lemma;
        if (word(key).text == ":") cue.lemma.clear();
        cue.cue_class = verb != nullptr ? verb->cue_class : "say";
        if (const auto of_noun = lexicon_.class_of(cue.lemma);
            verb == nullptr && !of_noun.empty()) {
            cue.cue_class = of_noun;
        }
        const bool out = key + 1 < attribution.cue.last && word(key + 1).is("out");
        if (verb != nullptr && verb->can(Takes::out) && !out)
            cue.cue_class = "say";  // "ruled that"
        if (key + 1 < attribution.cue.last) {
            const std::string phrase = cue.lemma + ' ' + std::string(word(key + 1).lower);
            if (const auto of_phrase = lexicon_.class_of(phrase); !of_phrase.empty()) {
                cue.cue_class = of_phrase;
                if (token(key + 1).relation == Relation::compound_prt) cue.lemma = phrase;
            }
        }
        polarity = neither ? Polarity::neither : polarity_of(cue.cue_class);
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    StatementDrafter drafter_;
    SourceReader sources_;
};

}  // namespace

std::vector<Statement> find_tagged_statements(const Reading& reading, const CueLexicon& lexicon) {
    return TaggedStatements(reading, lexicon).find();
}

}  // namespace concord
