// From linked parts to statements: the verb or noun of a cue gives lemma, class and polarity, the head
// of the source the entity, and the clause around the verb hearer, carriers, channel and time.
//
//     [The envoy] [has also told reporters in Hesk] [that no ship left]
//      source      cue: tell                         content

#include "extract/tagged_statements.h"

#include <algorithm>
#include <string>

#include "extract/attribution_clause.h"
#include "extract/attribution_linker.h"
#include "extract/cue_force.h"
#include "extract/statement_draft.h"

namespace concord {
namespace {

using enum cue_mark::Mark;

class TaggedStatements {
public:
    TaggedStatements(const Reading& reading, const CueLexicon& lexicon)
        : reading_(reading), lexicon_(lexicon), drafter_(reading) {}

    std::vector<Statement> find() {
        std::vector<Statement> found;
        for (const Attribution& attribution : link_parts(reading_)) {
            Statement statement =
                attribution.cue.empty() ? Statement{} : drafter_.draft(site_of(attribution));
            if (statement.cue) describe(attribution, *statement.cue, statement.polarity);
            for (const Tokens content : attribution.content) drafter_.fill(statement, content);
            if (statement.content.empty()) continue;
            std::sort(statement.content.begin(),
                      statement.content.end(),
                      [](const Content& a, const Content& b) { return a.span < b.span; });
            found.push_back(std::move(statement));
        }
        return found;
    }

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return reading_.annotation().tokens[i];
    }

    /// The word of a cue that says most: its last verb that the lexicon has, else its last verb,
    /// noun or word.
    [[nodiscard]] std::uint32_t key_of(Tokens cue) const {
        std::uint32_t best = cue.first;
        int best_rank = -1;
        for (std::uint32_t i = cue.first; i < cue.last; ++i) {
            const bool verb = token(i).upos == Upos::verb;
            const bool known = lexicon_.verb(word(i).lower) != nullptr;
            const bool noun = token(i).upos == Upos::noun;
            const bool known_noun = noun && !lexicon_.class_of(token(i).lemma).empty();
            const int rank = verb && known ? 4 : known_noun ? 3 : verb ? 2 : noun ? 1 : 0;
            // Of several verbs the first governs the others: "said, pointing", "told to ask".
            if (rank > best_rank) {
                best = i;
                best_rank = rank;
            }
        }
        return best;
    }

    [[nodiscard]] bool is_according(Tokens cue) const {
        for (std::uint32_t i = cue.first; i < cue.last; ++i) {
            if (word(i).is("according")) return true;
        }
        return false;
    }

    [[nodiscard]] CueSite site_of(const Attribution& attribution) const {
        const Tokens cue = attribution.cue;
        const NarrativeSentence& sentence = sentence_of(cue.first);
        const NounPhraseFinder phrases(reading_, sentence.tokens);
        const std::uint32_t key = key_of(cue);
        CueSite site;
        site.cue = {key, key + 1};
        site.inherits = attribution.inherits;
        site.verb = token(key).upos == Upos::noun ? nullptr : lexicon_.verb(word(key).lower);
        site.clause = site.cue;
        if (!attribution.source.empty()) {
            site.speaker = NounPhrase{attribution.source, entity_of(attribution.source)};
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
        if (site.speaker && site.verb != nullptr) site.force = force_of(reading_, phrases, site);
        if (site.force == CueSite::Force::none) site.force = CueSite::Force::neither;
        site = complete_clause(reading_, lexicon_, phrases, std::move(site));
        site.cue = cue;
        return site;
    }

    [[nodiscard]] const NarrativeSentence& sentence_of(std::uint32_t at) const {
        const auto sentences = reading_.sentences();
        return *std::prev(std::upper_bound(
            sentences.begin(), sentences.end(), at, [](std::uint32_t i, const auto& sentence) {
                return i < sentence.tokens.first;
            }));
    }

    /// Whom a source means: the mention at its head, else the last name in it.
    [[nodiscard]] std::optional<Index> entity_of(Tokens source) const {
        std::uint32_t head = source.first;
        for (std::uint32_t i = source.first; i < source.last; ++i) {
            if (!source.holds(token(i).head) || token(i).head == i) {
                head = i;
                break;
            }
        }
        std::optional<Index> name;
        std::optional<Index> at_head;
        std::uint32_t longest = 0;
        // A mention may begin before the source: "the president's [spokesman]".
        const Tokens around{source.first - std::min<std::uint32_t>(source.first, 4), source.last};
        for (const MentionTokens& mention : reading_.mentions_in(around)) {
            if (mention.tokens.last <= source.first) continue;
            const bool owner = mention.tokens.last < source.last && word(mention.tokens.last).is("'s");
            if (mention.kind == MentionKind::name && !owner && source.holds(mention.tokens.first)) {
                name = mention.entity;
            }
            const std::uint32_t size = mention.tokens.last - mention.tokens.first;
            if (mention.tokens.holds(head) && !owner && (!at_head || size < longest)) {
                at_head = mention.entity;
                longest = size;
            }
        }
        return at_head ? at_head : name;
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
        if (const auto of_noun = lexicon_.class_of(cue.lemma); verb == nullptr && !of_noun.empty()) {
            cue.cue_class = of_noun;
        }
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
};

}  // namespace

std::vector<Statement> find_tagged_statements(const Reading& reading, const CueLexicon& lexicon) {
    return TaggedStatements(reading, lexicon).find();
}

}  // namespace concord
