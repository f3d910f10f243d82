// The status of an act is read from the inside out: its own auxiliaries, negation and marks first,
// then the verb, noun or adjective that governs it, and what that one's own status is:
//
//     will meet                            planned
//     plans to meet                        planned, by the verb
//     would have to drop plans to meet     possible, through both
//     failed to meet                       negated
//     did not refuse to meet               happened
//
// A clause that is only attributed ("said that") keeps the status that its own words give it.

#include "extract/event_status.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace concord {
namespace {

using enum EventStatus;

constexpr int deepest = 5;          ///< governors above one another
constexpr std::uint32_t near = 40;  ///< words between a condition and what it is one of

}  // namespace

StatusReading EventStatusReader::read(std::uint32_t at) const {
    StatusReading found = read(at, 0);
    const bool asked = is_certain(found.status) || found.status == requested;
    if (asked && is_question(at)) found.status = possible;
    return found;
}

bool EventStatusReader::is_demanded(std::uint32_t at) const {
    const Reading& reading = clauses_.reading();
    if (clauses_.lemma(at) == "have" || clauses_.lemma(at) == "need") {
        const std::uint32_t act = clauses_.child(at, Relation::xcomp);
        return act != nothing && clauses_.has_mark(act, "to") && at + 1 < act &&
               reading.word(at + 1).is("to") &&
               clauses_.token(at).relation != Relation::acl_relcl &&
               clauses_.child(at, Relation::aux) == nothing && clauses_.token(at).xpos != Xpos::vbd;
    }
    const std::uint32_t aux = clauses_.child(at, Relation::aux);
    return aux != nothing && reading.word(aux).is("must");
}

StatusReading EventStatusReader::read(std::uint32_t at, int depth) const {
    if (depth > deepest) return {};
    const Token& token = clauses_.token(at);
    // "will [be] ready"
    if (token.relation == Relation::cop && !is_verb_form(clauses_.token(token.head)))
        return read_noun(token.head, depth + 1);
    return is_verb_form(token) ? read_verb(at, depth) : read_noun(at, depth);
}

/// "not", "never", "no", or a subject such as "nobody".
bool EventStatusReader::is_negated(std::uint32_t at) const {
    const Reading& reading = clauses_.reading();
    for (const std::uint32_t c : clauses_.children(at)) {
        const TokenWord& word = reading.word(c);
        const Relation relation = clauses_.token(c).relation;
        if (word.is("not", "n't", "never", "nor", "neither", "without", "hardly") &&
            relation != Relation::conj) {
            const bool only = c + 1 < clauses_.reading().words().size() &&
                              reading.word(c + 1).is("only", "just", "merely", "simply");
            if (!only) return true;
        }
        if (word.is("no") && relation == Relation::det) return true;
        if (word.is("longer") && c > 0 && reading.word(c - 1).is("no")) return true;
        if (!is_subject(relation) && relation != Relation::obj) continue;
        if (word.is("nobody", "none", "nothing", "neither")) return true;
        for (const std::uint32_t d : clauses_.children(c)) {
            if (reading.word(d).is("no", "neither")) return true;
        }
    }
    return false;
}

bool EventStatusReader::is_condition(std::uint32_t verb) const {
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation != Relation::mark && relation != Relation::advmod) continue;
        if (clauses_.reading().word(c).is("if", "unless", "whether", "lest", "until")) return true;
    }
    return false;
}

/// Whether the sentence has a clause with "if": the parse hangs it from what it stands beside
/// ("said if they came, he would leave") as often as from the verb that it is a condition of.
bool EventStatusReader::has_condition(std::uint32_t verb) const {
    const Sentence& sentence = clauses_.reading().parsed_sentence(verb);
    const std::uint32_t first = std::max(sentence.first_token, verb - std::min(verb, near));
    const std::uint32_t last = std::min(sentence.last_token, verb + near);
    for (std::uint32_t i = first; i < last; ++i) {
        const Token& mark = clauses_.token(i);
        if (!clauses_.reading().word(i).is("if") || mark.relation != Relation::mark) continue;
        // not of "asked if"
        if (clauses_.token(mark.head).relation == Relation::advcl) return true;
    }
    return false;
}

bool EventStatusReader::has_infinitive(std::uint32_t at) const {
    const auto children = clauses_.children(at);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return clauses_.token(c).relation == Relation::advcl && clauses_.has_mark(c, "to");
    });
}

/// The sentence asks, and the act is not in a clause that only gives the background.
bool EventStatusReader::is_question(std::uint32_t at) const {
    const Reading& reading = clauses_.reading();
    std::uint32_t top = at;
    while (!clauses_.is_root(top)) {
        const Relation relation = clauses_.token(top).relation;
        if (relation == Relation::acl_relcl || relation == Relation::advcl ||
            relation == Relation::acl) {
            return false;
        }
        top = clauses_.token(top).head;
    }
    bool asks = false;
    for (const std::uint32_t c : clauses_.children(top)) {
        if (c < at && reading.word(c).is("why", "how", "when")) return false;  // takes it as done
        asks = asks || (c > at && reading.word(c).text == "?");
    }
    return asks;
}

/// "Stop the attacks!" in somebody's words.
bool EventStatusReader::is_order(std::uint32_t verb) const {
    const Token& token = clauses_.token(verb);
    if (token.xpos != Xpos::vb || !clauses_.reading().is_quoted(verb)) return false;
    if (token.relation != Relation::root && token.relation != Relation::ccomp &&
        token.relation != Relation::parataxis) {
        return false;
    }
    return std::none_of(
        clauses_.children(verb).begin(), clauses_.children(verb).end(), [&](std::uint32_t c) {
            const Relation relation = clauses_.token(c).relation;
            return relation == Relation::nsubj || relation == Relation::aux ||
                   relation == Relation::mark || relation == Relation::nsubj_pass;
        });
}

/// "meets on Friday" of a Friday that is still to come.
bool EventStatusReader::is_future_time(std::uint32_t verb) const {
    const Reading& reading = clauses_.reading();
    const std::string& published = reading.article().published;
    if (published.size() < 10) return false;
    for (const std::uint32_t c : clauses_.children(verb)) {
        const std::uint32_t time = reading.time_at(c);
        if (time == nothing) continue;
        const std::string& value = reading.annotation().times[time].value;
        if (value.size() >= 10 && value.compare(0, 10, published, 0, 10) > 0 && value[4] == '-' &&
            value[0] != 'X' && value[0] != 'P') {
            return true;
        }
    }
    return false;
}

/// The head of its subject; 0 when it has none.
std::uint32_t EventStatusReader::first_subject(std::uint32_t verb) const {
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::nsubj || relation == Relation::nsubj_pass) return c;
    }
    return 0;
}

/// What the auxiliaries of a verb say.
EventStatusReader::Auxiliaries EventStatusReader::read_auxiliaries(std::uint32_t verb) const {
    Auxiliaries found;
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation != Relation::aux && relation != Relation::cop) continue;
        const TokenWord& word = clauses_.reading().word(c);
        if (word.is("will", "shall", "'ll", "wo", "gonna")) {
            found.future = true;
            found.status = planned;
        } else if (word.is("would", "'d")) {
            found.future = true;
            found.would = true;
            found.status =
                has_condition(verb) || clauses_.lemma(verb) == "like" ? possible : planned;
        } else if (word.is("may", "might", "can", "could", "ca") ||
                   (word.is("should", "had") && c < first_subject(verb))) {
            found.status = possible;  // also of "should they leave", "had they left, we ..."
        } else if (word.is("should", "must", "ought")) {
            found.status = requested;
        } else if (word.is("is", "are", "'s", "'re", "am", "'m")) {
            found.present_be = true;
        } else if (word.is("has", "have", "'ve")) {
            found.perfect = true;
        }
    }
    // "would have won", "could have been hit"
    if (found.perfect && found.would && found.status == planned) found.status = possible;
    return found;
}

/// What the tense of a verb says that has no modal.
EventStatus EventStatusReader::tense_of(std::uint32_t verb, const Auxiliaries& auxiliaries) const {
    const Xpos tag = clauses_.token(verb).xpos;
    if (auxiliaries.status != happened) return auxiliaries.status;
    if (tag == Xpos::vbg && (auxiliaries.present_be || auxiliaries.perfect))
        return is_future_time(verb) ? planned : ongoing;
    if (tag != Xpos::vbz && tag != Xpos::vbp) return happened;
    const bool ahead = is_future_time(verb) || clauses_.has_mark(verb, "before") ||
                       clauses_.has_mark(verb, "until") || clauses_.has_mark(verb, "once");
    return ahead ? planned : happened;
}

/// "how to [attack]"
bool EventStatusReader::asks_how(std::uint32_t verb) const {
    const auto children = clauses_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return clauses_.reading().word(c).is("how", "whether", "when", "where") && c < verb;
    });
}

StatusReading EventStatusReader::own_status(std::uint32_t verb) const {
    StatusReading own;
    const Auxiliaries auxiliaries = read_auxiliaries(verb);
    own.future = auxiliaries.future;
    own.status = tense_of(verb, auxiliaries);
    // "is to meet", "are to be sent"
    if (clauses_.has_mark(verb, "to") && auxiliaries.present_be) own.status = planned;
    if (clauses_.has_mark(verb, "to") && asks_how(verb)) own.status = possible;
    if (is_order(verb)) own.status = requested;
    own.condition = is_condition(verb);
    if (own.condition) own.status = possible;
    if (is_negated(verb)) own.status = negated;
    return own;
}

const EventStatus* EventStatusReader::told_by(std::uint32_t governor, Governed governed) const {
    const Token& token = clauses_.token(governor);
    const Upos upos = token.upos == Upos::verb || token.upos == Upos::aux ? Upos::verb : Upos::noun;
    return clauses_.lexicon().status_of(clauses_.lemma(governor), upos, governed);
}

/// What remains of `told` under the status of the word that tells it.
StatusReading EventStatusReader::governed_by(std::uint32_t governor,
                                             EventStatus told,
                                             int depth) const {
    const StatusReading upper = read(governor, depth + 1);
    StatusReading found{told, false, upper.future, governor};
    if (told == happened || told == ongoing) {
        found.status = told == ongoing && upper.status == happened ? ongoing : upper.status;
        found.governor = upper.governor == nothing ? governor : upper.governor;
        // "efforts to get them to [leave]"
        const bool wanted = told == happened && upper.status == ongoing;
        if (wanted && clauses_.is_in_class(governor, moving_)) found.status = requested;
    } else if (upper.status == negated || upper.status == denied) {
        found.status = told == negated || told == denied ? happened : negated;
    } else if (upper.status == possible && told == negated) {
        found.status = possible;
    } else if (upper.status == planned && clauses_.is_in_class(governor, enabling_)) {
        found.status = planned;
    }
    return found;
}

bool EventStatusReader::is_finite(std::uint32_t verb) const {
    const Xpos tag = clauses_.token(verb).xpos;
    if (tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp) return true;
    if (clauses_.has_mark(verb, "to")) return false;
    const std::uint32_t passive = clauses_.child(verb, Relation::aux_pass);
    const bool modal = clauses_.child(verb, Relation::aux) != nothing;
    // "that she be removed"
    if (passive != nothing && !modal && clauses_.reading().word(passive).is("be")) return false;
    const bool subject = clauses_.child(verb, Relation::nsubj) != nothing ||
                         clauses_.child(verb, Relation::nsubj_pass) != nothing;
    return modal || (subject && tag == Xpos::vbn);
}

StatusReading EventStatusReader::read_verb(std::uint32_t verb, int depth) const {
    const StatusReading own = own_status(verb);
    if (!is_certain(own.status) || clauses_.is_root(verb)) return own;
    const Token& token = clauses_.token(verb);
    switch (token.relation) {
        case Relation::xcomp:
        case Relation::ccomp:
        case Relation::csubj:
        case Relation::acl:
            return read_complement(verb, own, depth);
        case Relation::advcl:
            return read_adverbial(verb, own, depth);
        case Relation::conj:
            // "will meet and discuss", "urged them to stop and withdraw"
            if (is_verb_form(clauses_.token(token.head)) &&
                token.xpos == clauses_.token(token.head).xpos &&
                clauses_.child(verb, Relation::aux) == nothing && token.xpos != Xpos::vbd) {
                return read(token.head, depth + 1);
            }
            return own;
        default:
            return own;
    }
}

/// The clause that a verb, noun or adjective takes.
StatusReading EventStatusReader::read_complement(std::uint32_t verb,
                                                 StatusReading own,
                                                 int depth) const {
    const Token& token = clauses_.token(verb);
    const bool infinitive = clauses_.has_mark(verb, "to");
    const bool finite = is_finite(verb);
    const bool participle = token.relation == Relation::acl && !infinitive &&
                            token.xpos == Xpos::vbn && !clauses_.has_mark(verb, "that");
    if (participle) return own;
    if (const EventStatus* told = told_by(token.head, Governed::clause)) {
        // "said", "announced": a finite clause has a tense of its own.
        const bool keeps = finite && token.relation == Relation::ccomp && *told != denied;
        return keeps ? own : governed_by(token.head, *told, depth);
    }
    if (token.relation == Relation::xcomp && !finite) return read(token.head, depth + 1);
    if (token.relation == Relation::acl && infinitive) {
        // "would be the first envoy to visit"
        if (is_ordinal(token.head)) return read(token.head, depth + 1);
        // "Bell to visit Hesk", "talks to end the war"
        own.status = planned;
    }
    if (token.relation == Relation::ccomp && token.xpos == Xpos::vb && infinitive)
        own.status = possible;
    return own;
}

/// "the [first] to", "the first [envoy] to"
bool EventStatusReader::is_ordinal(std::uint32_t at) const {
    const auto counts = [&](std::uint32_t i) {
        const TokenWord& word = clauses_.reading().word(i);
        return clauses_.lexicon().ordinal(word.lower) || word.is("last", "latest", "only");
    };
    const auto children = clauses_.children(at);
    return counts(at) || std::any_of(children.begin(), children.end(), counts);
}

/// "will ask them when they [meet]": the present of what is still to come.
StatusReading EventStatusReader::under_future(std::uint32_t verb, StatusReading own) const {
    const Xpos tag = clauses_.token(verb).xpos;
    if (tag != Xpos::vbz && tag != Xpos::vbp) return own;
    const EventStatus above = own_status(clauses_.token(verb).head).status;
    if (above == planned || above == requested) own.status = planned;
    return own;
}

/// A clause that stands beside another: purposes are planned, participles go with the verb above.
StatusReading EventStatusReader::read_adverbial(std::uint32_t verb,
                                                StatusReading own,
                                                int depth) const {
    const std::uint32_t above = clauses_.token(verb).head;
    const EventStatus* told = told_by(above, Governed::clause);
    if (clauses_.has_mark(verb, "to")) {
        if (told != nullptr) return governed_by(above, *told, depth);
        if (!is_verb_form(clauses_.token(above)) && is_ordinal(above))
            return read(above, depth + 1);
        own.status = planned;
        return own;
    }
    if (is_finite(verb)) return under_future(verb, own);
    if (clauses_.has_mark(verb, "after") || clauses_.has_mark(verb, "since")) return own;
    // "barred from entering", "capable of hitting"
    const bool governed = clauses_.has_mark(verb, "from") || clauses_.has_mark(verb, "of");
    if (told != nullptr && governed) return governed_by(above, *told, depth);
    if (clauses_.has_mark(verb, "about") || clauses_.has_mark(verb, "toward") ||
        clauses_.has_mark(verb, "towards") || clauses_.has_mark(verb, "against")) {
        own.status = possible;
        return own;
    }
    if (clauses_.has_mark(verb, "without") || clauses_.preposition_of(verb) == "without") {
        own.status = negated;
        return own;
    }
    StatusReading upper = read(above, depth + 1);
    if (upper.status == negated) upper.status = happened;
    return upper;
}

/// "talks [to be held]", "a meeting [to take place]", whatever the parse hangs it from.
bool EventStatusReader::is_to_come(std::uint32_t noun) const {
    const std::uint32_t to = noun + 1;
    if (to >= clauses_.reading().words().size() || !clauses_.reading().word(to).is("to"))
        return false;
    const std::uint32_t verb = clauses_.token(to).head;
    if (!clauses_.has_mark(verb, "to")) return false;
    const bool passive = clauses_.child(verb, Relation::aux_pass) != nothing;
    if (passive) return clauses_.is_in_class(verb, light_);
    const std::uint32_t object = clauses_.child(verb, Relation::obj);
    return clauses_.lemma(verb) == "take" && object != nothing && clauses_.lemma(object) == "place";
}

/// What the words beside a noun say: "planned talks", "without talks", "ahead of talks".
EventStatus EventStatusReader::modified_status(std::uint32_t noun) const {
    if (is_negated(noun)) return negated;
    EventStatus status = is_to_come(noun) ? planned : happened;
    const Reading& reading = clauses_.reading();
    for (const std::uint32_t c : clauses_.children(noun)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::amod || relation == Relation::compound) {
            if (const auto* told = told_by(c, Governed::modified)) status = *told;
        }
        if (relation == Relation::det && reading.word(c).is("any")) status = possible;
        if (relation != Relation::case_marker) continue;
        if (reading.word(c).is("without")) status = negated;
        if (reading.word(c).is("of") && c > 0 && reading.word(c - 1).is("ahead")) status = planned;
    }
    return status;
}

StatusReading EventStatusReader::read_noun(std::uint32_t noun, int depth) const {
    StatusReading found;
    found.status = modified_status(noun);
    if (is_negated(noun)) return found;
    // "likely [strikes]", "is ready"
    if (clauses_.child(noun, Relation::cop) != nothing) {
        const StatusReading own = own_status(noun);
        if (!is_certain(own.status)) return own;
    }
    const std::uint32_t below = clauses_.first_conjunct(noun);
    if (clauses_.is_root(below)) return with_duration(noun, found);
    const std::uint32_t above = clauses_.token(below).head;
    // "will leave before the talks"
    if (clauses_.preposition_of(below) == "before" && read(above, depth + 1).status == planned) {
        found.status = planned;
        return found;
    }
    if (is_verb_form(clauses_.token(above))) return under_verb(below, found, depth);
    if (is_governed(below)) {
        if (const auto* told = told_by(above, Governed::object))
            return governed_by(above, *told, depth);
    }
    // "a meeting is likely"
    const bool alone = clauses_.child(above, Relation::xcomp) == nothing && !has_infinitive(above);
    if (is_subject(clauses_.token(below).relation) && alone) {
        const auto* told = told_by(above, Governed::clause);
        if (told != nullptr && *told != negated) found.status = *told;  // not "the trip was short"
    }
    return with_duration(noun, found);
}

/// "the [war] on", "an [investigation] into" go on unless they are told as past.
StatusReading EventStatusReader::with_duration(std::uint32_t noun, StatusReading found) const {
    if (found.status != happened || !clauses_.is_in_class(noun, lasting_)) return found;
    const std::string_view preposition = clauses_.preposition_of(noun);
    const bool past = preposition == "after" || preposition == "following" ||
                      preposition == "since" || preposition == "during";
    const auto children = clauses_.children(noun);
    const bool dated = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return clauses_.reading().time_at(c) != nothing;
    });
    if (!past && !dated) found.status = ongoing;
    return found;
}

/// Whether a noun is the object of the word above it, with a preposition or without.
bool EventStatusReader::is_governed(std::uint32_t noun) const {
    constexpr std::array<std::string_view, 7> all = {
        "for", "of", "to", "on", "about", "against", "with"};
    const Relation relation = clauses_.token(noun).relation;
    if (relation == Relation::obj || relation == Relation::nsubj_pass) return true;
    const std::string_view preposition = clauses_.preposition_of(noun);
    return (relation == Relation::obl || relation == Relation::nmod) &&
           std::find(all.begin(), all.end(), preposition) != all.end();
}

StatusReading EventStatusReader::under_verb(std::uint32_t noun,
                                            StatusReading found,
                                            int depth) const {
    const std::uint32_t above = clauses_.token(noun).head;
    const Relation relation = clauses_.token(noun).relation;
    if (clauses_.preposition_of(noun) == "for") {
        if (const auto* told = told_by(above, Governed::sought))
            return governed_by(above, *told, depth);
    }
    const bool governed = is_governed(noun);
    if (governed) {
        if (const auto* told = told_by(above, Governed::object))
            return governed_by(above, *told, depth);
    }
    if (found.status != happened) return found;
    // "will remain [opposed]"
    if (relation == Relation::xcomp) return read(above, depth + 1);
    const bool light =
        governed && relation != Relation::obl &&
        (clauses_.is_in_class(above, light_) || clauses_.is_in_class(above, light_reverse_));
    const bool occurs = relation == Relation::nsubj && clauses_.is_in_class(above, occur_);
    return light || occurs ? read(above, depth + 1) : with_duration(noun, found);
}

}  // namespace concord
