// Cues of one sentence: verbs of the lexicon that are verbs here and have someone to speak,
// "according to", a colon before a quotation.
//
//     "...," [Yuri Adler told] reporters in Hesk on Friday.
//
// A verb form may be a noun ("his demands"), an adjective ("stated aims") or passive ("was told");
// the words before it tell. What else belongs to the attribution is read by `complete_clause`.

#include "extract/cue_finder.h"

#include <algorithm>

#include "extract/attribution_clause.h"
#include "extract/cue_force.h"

namespace concord {
namespace {

using enum cue_mark::Mark;

class CueReader {
public:
    CueReader(const Reading& reading, const CueLexicon& lexicon, const NarrativeSentence& sentence)
        : reading_(reading),
          lexicon_(lexicon),
          limits_(sentence.tokens),
          phrases_(reading, sentence.tokens) {}

    std::vector<CueSite> find() {
        for (std::uint32_t i = limits_.first; i < limits_.last; ++i) {
            if (reading_.is_quoted(i)) continue;
            if (word(i).is("according") && i + 1 < limits_.last && word(i + 1).is("to")) {
                add_according(i);
            } else if (word(i).has(cue_form)) {
                add_verb(i);
            } else if (word(i).text == ":") {
                add_colon(i);
            } else if (is_dash(word(i))) {
                add_signature(i);
            }
        }
        return std::move(sites_);
    }

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] bool quoted(std::uint32_t i) const {
        return i < limits_.last && reading_.is_quoted(i);
    }
    [[nodiscard]] bool is_comma(std::uint32_t i) const {
        return i >= limits_.first && i < limits_.last && word(i).text == "," && !quoted(i);
    }
    /// A quotation, comma or dash ends directly before `i`, or the sentence begins there.
    [[nodiscard]] bool opens_clause(std::uint32_t i) const {
        if (i == limits_.first) return true;
        return reading_.is_quoted(i - 1) || word(i - 1).text == "," || is_dash(word(i - 1)) ||
               word(i - 1).text == ";" || word(i - 1).text == ":";
    }

    // --- according to ----------------------------------------------------------------------

    void add_according(std::uint32_t i) {
        CueSite site;
        site.form = CueSite::Form::according;
        site.cue = {i, i + 2};
        site.speaker = phrases_.phrase_from(i + 2);
        if (!site.speaker) return;
        site.clause = {i, site.speaker->tokens.last};
        const bool first = i == limits_.first || word(i - 1).has(conjunction);
        site.side = first ? CueSite::Side::after : CueSite::Side::before;
        sites_.push_back(complete_clause(reading_, lexicon_, phrases_, std::move(site)));
    }

    // --- colon -----------------------------------------------------------------------------

    /// "Rusk: “...”" and "She was brief: “...”", where no verb attributes the quotation.
    void add_colon(std::uint32_t colon) {
        if (colon == limits_.first || !quoted(colon + 1)) return;
        if (!sites_.empty() && sites_.back().side == CueSite::Side::after &&
            sites_.back().clause.last + 12 > colon && sites_.back().speaker) {
            return;
        }
        CueSite site;
        site.form = CueSite::Form::colon;
        site.cue = {colon, colon};
        site.speaker = phrases_.phrase_before(colon);
        if (!site.speaker || site.speaker->tokens.first != limits_.first) {
            site.speaker = sentence_subject(colon);
        }
        if (!site.speaker) return;
        site.clause = {limits_.first, colon + 1};
        sites_.push_back(std::move(site));
    }

    /// “We will count.” — Anna Bell, the mayor
    void add_signature(std::uint32_t dash) {
        if (dash == limits_.first || !quoted(dash - 1) || !quoted(limits_.first)) return;
        CueSite site;
        site.form = CueSite::Form::signature;
        site.side = CueSite::Side::before;
        site.cue = {dash, dash};
        site.speaker = phrases_.phrase_from(dash + 1);
        if (!site.speaker || !site.speaker->entity) return;
        for (std::uint32_t i = site.speaker->tokens.last; i < limits_.last; ++i) {
            if (word(i).has(cue_form | auxiliary)) return;  // a sentence goes on
        }
        site.clause = {dash, limits_.last};
        sites_.push_back(std::move(site));
    }

    /// The first noun phrase of the sentence that no preposition governs.
    [[nodiscard]] std::optional<NounPhrase> sentence_subject(std::uint32_t before) const {
        for (const MentionTokens& mention : reading_.mentions_in({limits_.first, before})) {
            if (reading_.is_quoted(mention.tokens.first)) continue;
            auto phrase = phrases_.phrase_before(mention.tokens.last);
            if (!phrase || !phrase->entity) continue;
            const std::uint32_t first = phrase->tokens.first;
            if (first > limits_.first && word(first - 1).has(preposition)) continue;
            const bool owner =
                mention.tokens.last < limits_.last && word(mention.tokens.last).is("'s");
            if (owner) continue;
            return phrase;
        }
        return std::nullopt;
    }

    // --- verbs -----------------------------------------------------------------------------

    [[nodiscard]] bool is_verb_here(std::uint32_t i) const {
        const TokenWord& w = word(i);
        if (w.is_capitalised() && i != limits_.first && !opens_clause(i) && !is_headline()) {
            return false;
        }
        if (i > limits_.first && !reading_.is_quoted(i - 1)) {
            const TokenWord& before = word(i - 1);
            if (before.has(determiner | possessive) && !before.is("that") && !before.has(pronoun) &&
                !before.is("all") && !before.is("both")) {
                return false;
            }
            if (before.is("'s") && !w.has(gerund)) return false;
            if (before.is("to") && w.has(base_form) && !w.has(past)) return false;
            if (before.has(preposition) && !before.has(adverb | conjunction | subordinator) &&
                !w.has(gerund)) {
                return false;
            }
            if (before.text == "-") return false;
        }
        if (w.has(participle) && is_passive(i)) return false;
        if (i == limits_.first && w.has(past | participle | base_form) && !w.has(third)) {
            return w.has(past) && inverts(i);
        }
        return true;
    }

    [[nodiscard]] bool is_headline() const {
        return reading_.article().blocks.empty() ||
               reading_.words().all()[limits_.first].span.end <=
                   reading_.article().blocks.front().span.end;
    }

    [[nodiscard]] bool is_passive(std::uint32_t i) const {
        for (std::uint32_t j = i; j > limits_.first && i - j < 4; --j) {
            if (reading_.is_quoted(j - 1)) return false;
            const TokenWord& w = word(j - 1);
            if (w.has(being) && !w.is("'s")) return true;
            if (!w.has(adverb | auxiliary | negation)) return false;
        }
        return false;
    }

    /// "said Rusk": a noun phrase behind the verb, and then nothing that it could be subject of.
    [[nodiscard]] bool inverts(std::uint32_t i) const {
        const CueVerb* verb = lexicon_.verb(word(i).lower);
        if (verb == nullptr || !verb->can(Takes::quotation) || verb->can(Takes::hearer))
            return false;
        if (!opens_clause(i) || !word(i).has(past | third | base_form)) return false;
        if (closes_apposition(i)) return false;
        const auto phrase = phrases_.phrase_from(i + 1);
        if (!phrase || word(i + 1).is("that", "it")) return false;
        const std::uint32_t next = phrase->tokens.last;
        if (verb->can(Takes::noun_complement) || verb->can(Takes::noun_as)) return false;
        if (next >= limits_.last) return true;
        if (reading_.is_quoted(next)) return verb->can(Takes::bare_clause);
        const TokenWord& w = word(next);
        if (w.casing == Casing::none) return true;
        return w.has(preposition | conjunction | subordinator | adverb | gerund) ||
               w.is("who", "which", "whose") || reading_.time_at(next) != nothing;
    }

    /// "[Anna Bell, a grower,] said his plan": the comma before the verb closes what stands behind
    /// the phrase that opens the sentence.
    [[nodiscard]] bool closes_apposition(std::uint32_t verb) const {
        if (verb == limits_.first || !is_comma(verb - 1)) return false;
        const auto subject = phrases_.subject_of(verb);
        if (!subject) return false;
        const std::uint32_t last = subject->tokens.last;
        if (last != verb - 1) {  // not as in "The envoy, Anna Bell, said"
            if (!is_comma(last)) return false;
            const bool clause = word(last + 1).is("who", "which", "whose");
            for (std::uint32_t i = last + 1; !clause && i < verb; ++i) {
                if (word(i).has(auxiliary)) return false;
            }
        }
        const std::uint32_t first = phrases_.skip_adverbs_left(subject->tokens.first);
        if (first == limits_.first || word(first - 1).has(conjunction)) return true;
        // "On Friday, Anna Bell, a grower, said"
        const TokenWord& opening = word(limits_.first);
        return is_comma(first - 1) && (opening.has(preposition | subordinator | adverb) ||
                                       reading_.time_at(limits_.first) != nothing);
    }

    void add_verb(std::uint32_t i) {
        if (!is_verb_here(i)) return;
        CueSite site;
        site.verb = lexicon_.verb(word(i).lower);
        if (site.verb == nullptr) return;
        site.cue = {i, i + 1};
        if (site.verb->can(Takes::out) && i + 1 < limits_.last && word(i + 1).is("out")) {
            ++site.cue.last;
        } else if (site.verb->lemma == "point" || site.verb->lemma == "rule" ||
                   site.verb->lemma == "lash" || site.verb->lemma == "set") {
            return;
        }
        site.clause = site.cue;
        const TokenWord& w = word(i);
        if (w.has(gerund) && !w.has(past | base_form)) {
            site.form = CueSite::Form::gerund;
            find_gerund_speaker(site);
        } else if (inverts(i)) {
            site.inverted = true;
            site.side = CueSite::Side::before;
            site.speaker = phrases_.phrase_from(i + 1);
            site.clause.last = site.speaker->tokens.last;
        } else {
            find_speaker(site);
        }
        if (!site.speaker || !agrees(site)) return;
        site.force = force_of(reading_, phrases_, site);
        sites_.push_back(complete_clause(reading_, lexicon_, phrases_, std::move(site)));
    }

    /// In the present, verb and subject tell each other from nouns: "officials say", "the report
    /// says", but not "state media" and "recent talks".
    [[nodiscard]] bool agrees(const CueSite& site) const {
        const TokenWord& verb = word(site.cue.first);
        if (verb.has(past) || site.form != CueSite::Form::finite || site.inherits ||
            site.inverted || has_auxiliary(site)) {
            return true;
        }
        const Subject subject = subject_in(site.speaker->tokens);
        const TokenWord& noun = word(subject.head);
        if (site.verb->can(Takes::also_noun)) {
            const bool named = reading_.mention_ending(site.speaker->tokens.last - 1) != nothing;
            if (!takes_words(site.cue.last) || !(named || noun.has(pronoun))) return false;
        }
        if (noun.has(pronoun)) return true;
        const bool named = reading_.mention_ending(subject.head) != nothing;
        if (verb.has(base_form) && !verb.has(third)) {
            return is_plural(subject) && (named || !noun.is_capitalised());
        }
        if (named || noun.has(person_role | body)) return true;
        const std::uint32_t first = site.speaker->tokens.first;
        return word(first).has(determiner | possessive) && subject.head < first + 4;
    }

    [[nodiscard]] bool has_auxiliary(const CueSite& site) const {
        for (std::uint32_t i = site.speaker->tokens.last; i < site.cue.first; ++i) {
            if (word(i).has(auxiliary) && !word(i).has(being)) return true;
        }
        return false;
    }

    struct Subject {
        std::uint32_t head = 0;  ///< the noun that the verb agrees with
        bool joined = false;     ///< "Rusk and Adler"
    };

    /// The head stands before the first preposition or comma.
    [[nodiscard]] Subject subject_in(Tokens phrase) const {
        Subject subject{phrase.first, word(phrase.first).is("and")};
        for (std::uint32_t i = phrase.first + 1; i < phrase.last; ++i) {
            if (word(i).has(preposition) || word(i).text == ",") break;
            subject.joined = subject.joined || word(i).is("and");
            subject.head = i;
        }
        return subject;
    }

    [[nodiscard]] bool is_plural(const Subject& subject) const {
        const TokenWord& noun = word(subject.head);
        return subject.joined || noun.lower.ends_with('s') ||
               noun.is("police", "people", "men", "women", "media");
    }

    /// What follows may be what someone says: "that", a quotation, a noun phrase that begins.
    [[nodiscard]] bool takes_words(std::uint32_t i) const {
        if (i >= limits_.last) return false;
        if (reading_.is_quoted(i)) return true;
        const TokenWord& w = word(i);
        if (w.text == "," || w.text == ":") return i + 1 < limits_.last && quoted(i + 1);
        return w.is("that", "to", "for") || w.has(determiner | possessive | pronoun) ||
               w.is_capitalised();
    }

    void find_speaker(CueSite& site) const {
        site.speaker = phrases_.subject_of(site.cue.first);
        const std::uint32_t edge = phrases_.skip_adverbs_left(site.cue.first);
        if (site.speaker) {
            strip_relative(site);
            site.relative =
                word(edge - 1).is("which", "who") && edge > limits_.first + 1 && is_comma(edge - 2);
            site.clause.first = clause_begin(site.speaker->tokens.first);
            return;
        }
        if (edge == limits_.first) return;
        const TokenWord& before = word(edge - 1);
        if (before.is("nor")) {
            find_speaker_before_neither(site, edge - 1);
            return;
        }
        const bool joined = before.text == "," || before.is("and", "but");
        if (!joined || reading_.is_quoted(edge - 1)) return;
        site.clause.first = before.text == "," ? edge : edge - 1;
        inherit(site);
    }

    /// "[Rusk] neither confirmed nor denied"
    void find_speaker_before_neither(CueSite& site, std::uint32_t nor) const {
        for (std::uint32_t i = nor; i > limits_.first && nor - i < 4; --i) {
            if (reading_.is_quoted(i - 1)) return;
            if (!word(i - 1).is("neither")) continue;
            site.speaker = phrases_.subject_of(i - 1);
            if (site.speaker) site.clause.first = clause_begin(site.speaker->tokens.first);
            return;
        }
    }

    /// "which he said are rebuilt": the speaker is "he", and what is said stands behind.
    void strip_relative(CueSite& site) const {
        Tokens& tokens = site.speaker->tokens;
        while (tokens.last - tokens.first > 1 &&
               word(tokens.first).is("which", "who", "what", "that", "whom")) {
            ++tokens.first;
            site.object_clause = true;
        }
        const std::uint32_t first = tokens.first;
        if (first > limits_.first && !reading_.is_quoted(first - 1) &&
            word(first - 1).is("which", "who", "what")) {
            site.object_clause = true;
        }
    }

    /// "[Rusk] took the floor after Bell, saying": the subject of the verb that the gerund hangs
    /// on.
    [[nodiscard]] std::optional<NounPhrase> governing_subject(std::uint32_t gerund) const {
        const auto& tokens = reading_.annotation().tokens;
        if (tokens[gerund].relation != Relation::advcl) return std::nullopt;
        constexpr std::uint32_t farthest = 200;  ///< tokens
        for (std::uint32_t i = std::max(limits_.first, gerund - std::min(gerund, farthest));
             i < gerund;
             ++i) {
            if (tokens[i].relation == Relation::nsubj && tokens[i].head == tokens[gerund].head &&
                !reading_.is_quoted(i)) {
                return phrases_.phrase_before(i + 1);
            }
        }
        return std::nullopt;
    }

    void inherit(CueSite& site) const {
        site.inherits = true;
        if (!sites_.empty()) {
            site.speaker = sites_.back().speaker;
        } else {
            site.speaker = sentence_subject(site.clause.first);
        }
    }

    void find_gerund_speaker(CueSite& site) const {
        const std::uint32_t edge = phrases_.skip_adverbs_left(site.cue.first);
        if (edge == limits_.first) return;
        if (word(edge - 1).is("as") && edge > limits_.first + 1 &&
            find_quoted_speaker(site, edge - 1)) {
            site.form = CueSite::Form::finite;
            return;
        }
        const TokenWord& before = word(edge - 1);
        if (before.has(preposition) && !before.is("with")) return;
        if (before.is("avoid", "avoids", "avoided", "stop", "stops", "stopped")) return;
        if (opens_clause(edge) || word(edge - 1).is("and")) {
            site.clause.first = edge;
            site.inherits = true;
            site.speaker = governing_subject(site.cue.first);
            if (!site.speaker) inherit(site);
            return;
        }
        // "with the Kremlin saying"
        site.speaker = phrases_.phrase_before(edge);
        if (site.speaker) site.clause.first = clause_begin(site.speaker->tokens.first);
    }

    /// "Rusk was quoted as saying by Torinform" and "Torinform quoted Rusk as saying".
    bool find_quoted_speaker(CueSite& site, std::uint32_t as) const {
        const auto cites = [&](std::uint32_t i) {
            return word(i).is("quoted", "cited", "quotes", "cites");
        };
        if (as > limits_.first && cites(as - 1)) {
            site.speaker = phrases_.subject_of(as - 1);
            if (!site.speaker) return false;
            site.clause.first = clause_begin(site.speaker->tokens.first);
            const std::uint32_t by = site.cue.last;
            if (by < limits_.last && word(by).is("by")) {
                const auto carrier_phrase = phrases_.phrase_from(by + 1);
                if (carrier_phrase && carrier_phrase->entity) {
                    site.via.push_back(*carrier_phrase->entity);
                    site.clause.last = carrier_phrase->tokens.last;
                }
            }
            return true;
        }
        auto person = phrases_.phrase_before(as);
        if (!person || person->tokens.first <= limits_.first) return false;
        const std::uint32_t verb = person->tokens.first - 1;
        if (reading_.is_quoted(verb) || !cites(verb)) return false;
        const auto outlet = phrases_.subject_of(verb);
        if (!outlet) return false;
        site.speaker = person;
        if (outlet->entity) site.via.push_back(*outlet->entity);
        site.clause.first = clause_begin(outlet->tokens.first);
        return true;
    }

    /// The attribution begins before times and adverbs that open it: "[On Friday, Rusk] said".
    [[nodiscard]] std::uint32_t clause_begin(std::uint32_t first) const {
        const std::uint32_t begin = phrases_.skip_adverbs_left(first);
        return begin;
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    Tokens limits_;
    NounPhraseFinder phrases_;
    std::vector<CueSite> sites_;
};

}  // namespace

std::vector<CueSite> find_cues(const Reading& reading,
                               const CueLexicon& lexicon,
                               const NarrativeSentence& sentence) {
    return CueReader(reading, lexicon, sentence).find();
}

}  // namespace concord
