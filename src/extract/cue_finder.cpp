// Cues of one sentence: verbs of the lexicon that are verbs here and have someone to speak,
// "according to", a colon before a quotation. What follows the verb and still belongs to the
// attribution (who was told, where, when) is read with it:
//
//     "...," [Yuri Adler told reporters in Hesk on Friday].
//
// A verb form may be a noun ("his demands"), an adjective ("stated aims") or passive ("was told");
// the words before it tell.

#include "extract/cue_finder.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

using namespace cue_mark;

constexpr std::uint32_t longest_tail = 8;  ///< parts

bool is_dash(std::string_view t) {
    return t == "—" || t == "–" || t == "--" || t == "-";
}

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
        return reading_.is_quoted(i - 1) || word(i - 1).text == "," || is_dash(word(i - 1).text) ||
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
        read_tail(site);
        sites_.push_back(site);
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
        sites_.push_back(site);
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
        const auto phrase = phrases_.phrase_from(i + 1);
        if (!phrase || word(i + 1).is("that") || word(i + 1).is("it")) return false;
        const std::uint32_t next = phrase->tokens.last;
        if (verb->can(Takes::noun_complement) || verb->can(Takes::noun_as)) return false;
        if (next >= limits_.last) return true;
        if (reading_.is_quoted(next)) return verb->can(Takes::bare_clause);
        const TokenWord& w = word(next);
        if (w.casing == Casing::none) return true;
        return w.has(preposition | conjunction | subordinator | adverb | gerund) || w.is("who") ||
               w.is("which") || w.is("whose") || reading_.time_at(next) != nothing;
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
        for (std::uint32_t j = i; j > limits_.first && i - j < 4; --j) {
            if (word(j - 1).has(negation)) site.negated = true;
        }
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
        read_tail(site);
        sites_.push_back(site);
    }

    /// In the present, verb and subject tell each other from nouns: "officials say", "the report
    /// says", but not "state media" and "recent talks".
    [[nodiscard]] bool agrees(const CueSite& site) const {
        const TokenWord& w = word(site.cue.first);
        if (w.has(past) || site.form != CueSite::Form::finite || site.inherits) return true;
        const Tokens subject = site.speaker->tokens;
        if (site.inverted) return true;
        for (std::uint32_t i = subject.last; i < site.cue.first; ++i) {
            if (word(i).has(auxiliary) && !word(i).has(being)) return true;
        }
        std::uint32_t head = subject.first;
        bool joined = false;
        for (std::uint32_t i = subject.first; i < subject.last; ++i) {
            if (i > subject.first && (word(i).has(preposition) || word(i).text == ",")) break;
            joined = joined || word(i).is("and");
            head = i;
        }
        const TokenWord& noun = word(head);
        if (site.verb->can(Takes::also_noun) && !takes_words(site.cue.last)) return false;
        if (noun.has(pronoun)) return true;
        const std::uint32_t last = subject.last - 1;
        if (site.verb->can(Takes::also_noun) && reading_.mention_ending(last) == nothing)
            return false;
        const bool plural = joined || noun.lower.ends_with('s') || noun.is("police") ||
                            noun.is("people") || noun.is("men") || noun.is("women") ||
                            noun.is("media");
        const bool named = reading_.mention_ending(head) != nothing;
        if (w.has(base_form) && !w.has(third)) return plural && (named || !noun.is_capitalised());
        if (named) return true;
        const TokenWord& first = word(subject.first);
        if (noun.has(person_role | body)) return true;
        return first.has(determiner | possessive) && head < subject.first + 4;
    }

    /// What follows may be what someone says: "that", a quotation, a noun phrase that begins.
    [[nodiscard]] bool takes_words(std::uint32_t i) const {
        if (i >= limits_.last) return false;
        if (reading_.is_quoted(i)) return true;
        const TokenWord& w = word(i);
        if (w.text == "," || w.text == ":") return i + 1 < limits_.last && quoted(i + 1);
        return w.is("that") || w.is("to") || w.is("for") ||
               w.has(determiner | possessive | pronoun) || w.is_capitalised();
    }

    void find_speaker(CueSite& site) const {
        site.speaker = phrases_.subject_of(site.cue.first);
        const std::uint32_t edge = phrases_.skip_adverbs_left(site.cue.first);
        if (site.speaker) {
            strip_relative(site);
            site.relative = (word(edge - 1).is("which") || word(edge - 1).is("who")) &&
                            edge > limits_.first + 1 && is_comma(edge - 2);
            site.clause.first = clause_begin(site.speaker->tokens.first);
            return;
        }
        if (edge == limits_.first) return;
        const TokenWord& before = word(edge - 1);
        const bool joined = before.text == "," || before.is("and") || before.is("but");
        if (!joined || reading_.is_quoted(edge - 1)) return;
        site.clause.first = before.text == "," ? edge : edge - 1;
        inherit(site);
    }

    /// "which he said are rebuilt": the speaker is "he", and what is said stands behind.
    void strip_relative(CueSite& site) const {
        Tokens& tokens = site.speaker->tokens;
        while (tokens.last - tokens.first > 1 &&
               (word(tokens.first).is("which") || word(tokens.first).is("who") ||
                word(tokens.first).is("what") || word(tokens.first).is("that") ||
                word(tokens.first).is("whom"))) {
            ++tokens.first;
            site.object_clause = true;
        }
        const std::uint32_t first = tokens.first;
        if (first > limits_.first && !reading_.is_quoted(first - 1) &&
            (word(first - 1).is("which") || word(first - 1).is("who") ||
             word(first - 1).is("what"))) {
            site.object_clause = true;
        }
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
        if (word(edge - 1).has(preposition) && !word(edge - 1).is("with")) return;
        if (opens_clause(edge) || word(edge - 1).is("and")) {
            site.clause.first = edge;
            inherit(site);
            return;
        }
        // "with the Kremlin saying"
        site.speaker = phrases_.phrase_before(edge);
        if (site.speaker) site.clause.first = clause_begin(site.speaker->tokens.first);
    }

    /// "Rusk was quoted as saying by Torinform" and "Torinform quoted Rusk as saying".
    bool find_quoted_speaker(CueSite& site, std::uint32_t as) const {
        const auto cites = [&](std::uint32_t i) {
            return word(i).is("quoted") || word(i).is("cited") || word(i).is("quotes") ||
                   word(i).is("cites");
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

    // --- what follows the verb -------------------------------------------------------------

    void read_tail(CueSite& site) const {
        std::uint32_t i = site.clause.last;
        for (std::uint32_t part = 0; part < longest_tail; ++part) {
            const std::uint32_t next = tail_part(site, i);
            if (next == i) break;
            i = next;
        }
        site.clause.last = i;
        find_time_before(site);
        if (site.form != CueSite::Form::according && !site.inverted) decide_side(site);
        if (i < limits_.last && word(i).is("that") && !quoted(i)) site.that = true;
    }

    /// The end of the part of the attribution that begins at `i`; `i` when none does.
    std::uint32_t tail_part(CueSite& site, std::uint32_t i) const {
        if (i >= limits_.last) return i;
        if (reading_.is_quoted(i)) return title_end(site, i);
        const TokenWord& w = word(i);
        if (const std::uint32_t end = time_end(site, i); end != i) return end;
        if (w.has(adverb) && !w.has(determiner | pronoun | preposition | subordinator) &&
            !w.is("no") && ends_here(i + 1)) {
            return i + 1;
        }
        if (site.verb != nullptr && site.verb->can(Takes::hearer) && !site.addressee &&
            site.via.empty() && site.object.empty()) {
            if (const std::uint32_t end = hearer_end(site, i); end != i) return end;
        }
        if (w.has(preposition)) return preposition_end(site, i);
        return i;
    }

    /// "told the channel's “World Today” in an interview": a title, not what was said.
    [[nodiscard]] std::uint32_t title_end(const CueSite& site, std::uint32_t i) const {
        if (site.object.empty() || !quoted(i) || !word(i - 1).is("'s")) return i;
        const QuotedTokens& quote = reading_.quotes()[reading_.quote_at(i)];
        const std::uint32_t end = quote.outer.last;
        const bool title = end < limits_.last && word(end).has(preposition) &&
                           word(quote.inner.last - 1).casing != Casing::none;
        return title && quote.outer.first == i ? end : i;
    }

    std::uint32_t time_end(CueSite& site, std::uint32_t i) const {
        const bool governed =
            word(i).has(preposition) && i + 1 < limits_.last && !reading_.is_quoted(i + 1);
        const std::uint32_t at = governed ? i + 1 : i;
        const std::uint32_t time = reading_.time_at(at);
        if (time == nothing || reading_.time_tokens(time).first != at) return i;
        const std::uint32_t end = reading_.time_tokens(time).last;
        if (end > limits_.last) return i;
        if (!site.time) site.time = time;
        return end;
    }

    /// Nothing of a clause follows: an edge, "that", a preposition or a time.
    [[nodiscard]] bool ends_here(std::uint32_t i) const {
        if (i >= limits_.last || reading_.is_quoted(i)) return true;
        const TokenWord& w = word(i);
        return w.casing == Casing::none || w.is("that") || w.has(preposition) ||
               reading_.time_at(i) != nothing;
    }

    /// "told [reporters]", "told [the agency]": the latter carries the words.
    std::uint32_t hearer_end(CueSite& site, std::uint32_t i) const {
        if (word(i).is("that") || word(i).has(preposition)) return i;
        auto phrase = phrases_.phrase_from(i);
        if (!phrase) return i;
        const bool tells = site.verb->lemma == "tell" || site.verb->lemma == "inform" ||
                           site.verb->lemma == "assure" || site.verb->lemma == "remind" ||
                           site.verb->lemma == "brief";
        if (!tells && !(ends_here(phrase->tokens.last) && phrase->tokens.last < limits_.last)) {
            return i;
        }
        if (is_carrier(*phrase)) {
            if (phrase->entity) site.via.push_back(*phrase->entity);
        } else if (phrase->entity) {
            site.addressee = phrase->entity;
        }
        site.object = phrase->tokens;
        return phrase->tokens.last;
    }

    [[nodiscard]] bool is_carrier(const NounPhrase& phrase) const {
        for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
            if (word(i).has(carrier) || lexicon_.is_media(word(i).lower)) return true;
        }
        if (!phrase.entity) return false;
        const std::string& name = reading_.annotation().entities[*phrase.entity].name;
        if (name.empty()) return false;
        const std::string folded = fold_word(name);
        if (lexicon_.is_media(folded)) return true;
        const std::string outlet = fold_word(reading_.article().outlet);
        return folded.size() > 3 && outlet.find(folded) != std::string::npos;
    }

    /// A phrase of place or occasion: "in a statement", "on Telegram", "at the summit".
    std::uint32_t preposition_end(CueSite& site, std::uint32_t i) const {
        const TokenWord& w = word(i);
        if (w.is("after") || w.is("before") || w.is("ahead") || w.is("following")) {
            const std::uint32_t last = phrase_end(w.is("ahead") ? i + 2 : i + 1);
            return last < limits_.last && word(last).is("that") ? last : i;
        }
        const bool place = w.is("in") || w.is("on") || w.is("at") || w.is("during") ||
                           w.is("via") || w.is("from") || w.is("to") || w.is("by") ||
                           w.is("through");
        if (!place) return i;
        std::uint32_t end = phrase_end(i + 1);
        if (end == i + 1) return i;
        const bool said_there = holds(i + 1, end, channel | platform) || is_posted(site, i, end);
        if (said_there && !w.is("to") && !w.is("from")) {
            end = channel_end(site, end);
            if (!site.channel) site.channel = Tokens{i, end};
            return end;
        }
        return ends_here(end) && !w.is("to") ? end : i;
    }

    /// "wrote on Plaza": whatever one posts on is a channel.
    [[nodiscard]] bool is_posted(const CueSite& site, std::uint32_t i, std::uint32_t end) const {
        if (site.verb == nullptr || !word(i).is("on") || end == i + 1) return false;
        const std::string& lemma = site.verb->lemma;
        return (lemma == "write" || lemma == "post" || lemma == "tweet" || lemma == "say") &&
               word(i + 1).is_capitalised() && reading_.time_at(i + 1) == nothing;
    }

    [[nodiscard]] bool holds(std::uint32_t first, std::uint32_t last, std::uint64_t marks) const {
        for (std::uint32_t i = first; i < last; ++i) {
            if (word(i).has(marks)) return true;
        }
        return false;
    }

    /// A plain noun phrase: article, adjectives, noun.
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t i) const {
        const std::uint32_t first = i;
        for (; i < limits_.last && !reading_.is_quoted(i); ++i) {
            const TokenWord& w = word(i);
            if (w.casing == Casing::none && !w.is("'s") && w.text != "-" &&
                !is_ascii_digit(w.text[0])) {
                break;
            }
            if (i > first && reading_.time_at(i) != nothing) break;
            if (w.has(function_word) && !w.has(determiner | possessive) && !w.is("x")) break;
            if (w.is("that")) break;
            if (i > first && w.has(determiner | possessive)) break;
            if (i > first && w.has(cue_form) && !w.has(channel | body | person_role) &&
                w.casing == Casing::lower && w.has(past | third | gerund)) {
                break;
            }
        }
        return i;
    }

    /// "in an interview [with the magazine] [published on Thursday]"
    std::uint32_t channel_end(CueSite& site, std::uint32_t end) const {
        while (end + 1 < limits_.last && !reading_.is_quoted(end) &&
               (word(end).is("with") || word(end).is("on") || word(end).is("to") ||
                word(end).is("for") || word(end).is("by") || word(end).is("in"))) {
            if (reading_.time_at(end + 1) != nothing) break;
            const std::uint32_t next = phrase_end(end + 1);
            if (next == end + 1) break;
            const NounPhrase phrase{{end + 1, next}, std::nullopt};
            for (const MentionTokens& mention : reading_.mentions_in({end + 1, next})) {
                const NounPhrase named{mention.tokens, mention.entity};
                if (is_carrier(named) || is_carrier(phrase)) {
                    if (std::find(site.via.begin(), site.via.end(), mention.entity) ==
                        site.via.end()) {
                        site.via.push_back(mention.entity);
                    }
                    break;
                }
            }
            end = next;
        }
        return end;
    }

    /// "On Friday Rusk said", "Rusk on Friday said", "In a statement, the ministry said".
    void find_time_before(CueSite& site) const {
        for (std::uint32_t i = site.clause.first; i < site.cue.first && !site.time; ++i) {
            if (reading_.is_quoted(i)) continue;
            const std::uint32_t time = reading_.time_at(i);
            const bool inside = site.speaker && site.speaker->tokens.holds(i);
            if (time != nothing && !inside) site.time = time;
        }
        if (site.clause.first <= limits_.first || !is_comma(site.clause.first - 1)) return;
        // What opens the sentence up to a comma: a time or an occasion.
        const std::uint32_t comma = site.clause.first - 1;
        std::uint32_t begin = comma;
        while (begin > limits_.first && !reading_.is_quoted(begin - 1) && !is_comma(begin - 1)) {
            --begin;
        }
        if (begin != limits_.first || comma - begin > 14) return;
        const bool by_preposition = word(begin).has(preposition);
        if (!by_preposition && reading_.time_at(begin) == nothing) return;
        if (!site.time && reading_.time_at(comma - 1) != nothing && comma - begin <= 4) {
            site.time = reading_.time_at(comma - 1);
        }
        if (by_preposition && !site.channel &&
            (word(begin).is("in") || word(begin).is("on") || word(begin).is("at")) &&
            holds(begin + 1, std::min(phrase_end(begin + 1), comma), channel | platform)) {
            CueSite found = site;
            const std::uint32_t end = channel_end(found, phrase_end(begin + 1));
            site.via = found.via;
            site.channel = Tokens{begin, std::min(end, comma)};
        }
        site.clause.first = begin;
    }

    // --- on which side ---------------------------------------------------------------------

    void decide_side(CueSite& site) const {
        site.side = CueSite::Side::after;
        if (site.object_clause) return;
        if (site.form == CueSite::Form::gerund || site.clause.first == limits_.first) return;
        const std::uint32_t before = site.clause.first - 1;
        const std::uint32_t next = site.clause.last;
        const bool opens_quote =
            next + 1 < limits_.last && word(next).text == ":" && quoted(next + 1);
        const bool ends = next >= limits_.last || (is_end(next) && !opens_quote);
        if (reading_.is_quoted(before)) {
            site.side =
                quote_runs_into(before) || ends ? CueSite::Side::before : CueSite::Side::after;
            return;
        }
        if (is_dash(word(before).text) && before > limits_.first &&
            reading_.is_quoted(before - 1)) {
            site.side = CueSite::Side::before;
            return;
        }
        if (word(before).text != ",") return;
        if (before > limits_.first && reading_.is_quoted(before - 1)) {
            site.side = CueSite::Side::before;
            return;
        }
        const bool goes_on = next + 1 < limits_.last && word(next).text == "," && !quoted(next + 1);
        if (before > limits_.first) {
            // "people who, Rusk said, would stay"
            const TokenWord& opening = word(before - 1);
            if (opening.has(subordinator | conjunction) || opening.is("who") ||
                opening.is("which")) {
                return;
            }
        }
        if (goes_on && word(next + 1).has(auxiliary)) {  // "The lists, he said, had been"
            site.side = CueSite::Side::before;
        }
        if ((ends || goes_on) && before - limits_.first >= 3) site.side = CueSite::Side::before;
    }

    /// The end of the sentence, or what only ends it.
    [[nodiscard]] bool is_end(std::uint32_t i) const {
        const std::string_view t = word(i).text;
        return t == "." || t == "!" || t == "?" || t == ";" || t == ":";
    }

    /// The quotation ends with a comma, or with a mark that replaces it.
    [[nodiscard]] bool quote_runs_into(std::uint32_t token) const {
        const QuotedTokens& quote = reading_.quotes()[reading_.quote_at(token)];
        const std::string_view last = word(quote.inner.last - 1).text;
        return last == "," || last == "?" || last == "!" || last == "…" || last == "..." ||
               last[0] == '!' || last[0] == '?' || is_dash(last);
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
