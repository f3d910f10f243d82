// From linked parts to statements: the verb of a cue gives lemma, class and polarity, the head of
// the source the entity, and the clause around the verb hearer, carriers, channel and time. What
// has no such verb, no source or no clause is left out: PolNeAR also counts "his view of the
// talks".
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
            if (attribution.cue.empty() || attribution.source.empty()) continue;
            const CueSite site = site_of(attribution);
            if (site.force != CueSite::Force::reports || !site.speaker) continue;
            if (site.verb == nullptr && site.form != CueSite::Form::according) continue;
            if (site.verb != nullptr && !is_said(attribution.cue, *site.verb)) continue;
            Statement statement = drafter_.draft(site);
            if (site.verb != nullptr) describe(attribution, *statement.cue, statement.polarity);
            for (const Tokens content : attribution.content) {
                if (is_clause(content)) drafter_.fill(statement, content);
            }
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

    /// The first verb of a cue that the lexicon has, else its first word.
    [[nodiscard]] std::uint32_t key_of(Tokens cue) const {
        for (std::uint32_t i = cue.first; i < cue.last; ++i) {
            if (token(i).upos == Upos::verb && lexicon_.verb(word(i).lower) != nullptr) return i;
        }
        return cue.first;
    }

    /// A quotation, or words that hold a verb and its subject, or begin with "to": neither a bare
    /// noun phrase nor one with a clause about it.
    [[nodiscard]] bool is_clause(Tokens content) const {
        bool has_clause = word(content.first).is("to");
        for (std::uint32_t i = content.first; i < content.last; ++i) {
            if (reading_.is_quoted(i)) return true;
            const Relation relation = token(i).relation;
            const bool subject = relation == Relation::nsubj || relation == Relation::nsubj_pass ||
                                 relation == Relation::expl;
            const std::uint32_t verb = token(i).head;
            has_clause = has_clause || (subject && content.holds(verb) &&
                                        token(verb).relation != Relation::acl_relcl &&
                                        !word(i).is("who", "which", "what"));
        }
        return has_clause && content.last - content.first >= 4;
    }

    /// Not "avoided saying" or "has yet to hear", nor "ruled" where only "ruled out" attributes.
    [[nodiscard]] bool is_said(Tokens cue, const CueVerb& verb) const {
        const std::uint32_t key = key_of(cue);
        for (std::uint32_t i = cue.first; i < key; ++i) {
            if (word(i).is(
                    "avoid", "avoided", "avoids", "stop", "stopped", "stops", "yet", "without")) {
                return false;
            }
        }
        const bool out = key + 1 < cue.last && word(key + 1).is("out");
        return out || !verb.can(Takes::out);
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
        site.verb = token(key).upos == Upos::verb ? lexicon_.verb(word(key).lower) : nullptr;
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
        site = complete_clause(reading_, lexicon_, phrases, std::move(site));
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
            const bool owner =
                mention.tokens.last < source.last && word(mention.tokens.last).is("'s");
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

    /// Class and polarity of a verb with its particle: "called for", "ruled out".
    void describe(const Attribution& attribution, Cue& cue, Polarity& polarity) const {
        const std::uint32_t key = key_of(attribution.cue);
        if (key + 1 >= attribution.cue.last) return;
        const std::string phrase = cue.lemma + ' ' + std::string(word(key + 1).lower);
        const std::string_view of_phrase = lexicon_.class_of(phrase);
        if (of_phrase.empty()) return;
        cue.cue_class = of_phrase;
        if (token(key + 1).relation == Relation::compound_prt) cue.lemma = phrase;
        polarity = polarity_of(cue.cue_class);
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
