// Who only might, should or was asked to take a stance has none; who will not accept, rejects:
//
//     does not support, refused to back           the negation of the frame
//     efforts to support, fears that it rejects   none
//     urged it to accept, if it accepts           none

#include "extract/stance_reader.h"

#include <algorithm>

namespace concord {

std::string_view StanceReader::read(std::uint32_t at,
                                    const StanceFrame& frame,
                                    bool is_told) const {
    const StatusReading read = status_.read(at);
    // "is ready to talk if" is an offer all the same
    if (read.condition || (has_condition(at) && frame.stance != "offers")) return {};
    if (!is_plain(at)) return {};
    switch (read.status) {
        case EventStatus::happened:
        case EventStatus::ongoing:
            return frame.stance;
        case EventStatus::planned: {
            // "will oppose", "pledged to oppose", but not "plans to oppose", "met to back"
            const bool own = read.governor == nothing && !clauses_.has_mark(at, "to");
            const bool pledged =
                read.governor != nothing && clauses_.is_in_class(read.governor, pledge_);
            return (own && is_told) || pledged ? std::string_view(frame.stance)
                                               : std::string_view();
        }
        case EventStatus::negated:
            return is_refusal(at, read, frame) ? std::string_view(frame.negated)
                                               : std::string_view();
        default:
            return {};
    }
}

bool StanceReader::is_plain(std::uint32_t at) const {
    // "[offering] talks is a concession": whoever does it
    if (token(at).relation == Relation::csubj && token(at).xpos == Xpos::vbg) return false;
    return !is_wished(at) && !is_in_question(at) && !is_in_condition(at) && !is_unsettled(at) &&
           !is_inverted(at);
}

/// "is Belmark [ready] to leave", "should Belmark [reject] it"
bool StanceReader::is_inverted(std::uint32_t at) const {
    const std::uint32_t subject = clauses_.child(at, Relation::nsubj);
    if (subject == nothing || subject > at) return false;
    // "it is clear that Belmark rejects it", where the parse takes the first "is" for its own
    if (clauses_.child(at, Relation::mark) != nothing) return false;
    const auto children = clauses_.children(at);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        const Relation relation = token(c).relation;
        return c < subject && (relation == Relation::cop || relation == Relation::aux);
    });
}

bool StanceReader::is_marked(std::uint32_t at, std::string_view word) const {
    return clauses_.has_mark(at, word) || clauses_.preposition_of(at) == word;
}

/// "demanded that Belmark [accept] it", "time for Belmark to [accept] it", "instead of [accepting]"
bool StanceReader::is_wished(std::uint32_t at) const {
    if (clauses_.has_mark(at, "for") && clauses_.has_mark(at, "to")) return true;
    if (is_marked(at, "than") || is_marked(at, "instead") || is_marked(at, "without")) return true;
    return token(at).xpos == Xpos::vb && clauses_.child(at, Relation::aux) == nothing &&
           !clauses_.has_mark(at, "to") && clauses_.child(at, Relation::nsubj) != nothing;
}

/// "why Belmark [rejected] it", "how far it is [ready] to go", "less [supportive]"
bool StanceReader::is_in_question(std::uint32_t at) const {
    const Reading& reading = clauses_.reading();
    const auto children = clauses_.children(at);
    const bool adjective = token(at).upos == Upos::adj;
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        if (reading.word(c).is("why", "how", "what")) return true;
        if (adjective && reading.word(c).is("less", "more", "too", "so")) return true;
        const auto below = clauses_.children(c);
        return std::any_of(
            below.begin(), below.end(), [&](std::uint32_t d) { return reading.word(d).is("how"); });
    });
}

/// "If nothing changes, we will [reject] it"
bool StanceReader::has_condition(std::uint32_t at) const {
    const auto children = clauses_.children(at);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return token(c).relation == Relation::advcl &&
               (clauses_.has_mark(c, "if") || clauses_.has_mark(c, "unless"));
    });
}

/// "if it says that it [accepts]", but not "if the plan that it [rejected]"
bool StanceReader::is_in_condition(std::uint32_t at) const {
    constexpr int farthest = 5;
    for (int step = 0; step < farthest && !clauses_.is_root(at); ++step) {
        if (token(at).relation == Relation::acl_relcl) return false;
        if (clauses_.has_mark(at, "if") || clauses_.has_mark(at, "unless") ||
            clauses_.has_mark(at, "until")) {
            return true;
        }
        at = token(at).head;
    }
    return false;
}

/// Whether a word above leaves open that the stance was taken: "feared that Belmark [accepts]",
/// "efforts to [support]", "may issue a statement [opposing]".
bool StanceReader::is_unsettled(std::uint32_t at) const {
    constexpr int farthest = 5;
    for (int step = 0; step < farthest && !clauses_.is_root(at); ++step) {
        const Relation relation = token(at).relation;
        const bool content = relation == Relation::ccomp || relation == Relation::xcomp ||
                             relation == Relation::acl || relation == Relation::csubj;
        const bool joined =
            relation == Relation::conj && clauses_.child(at, Relation::nsubj) == nothing;
        const bool beside = relation == Relation::advcl && token(at).xpos == Xpos::vbg;
        if (!content && !joined && !beside) return false;
        at = token(at).head;
        if (content && leaves_open(at)) return true;
        if (content && token(at).upos == Upos::noun && clauses_.is_in_class(at, hearsay_))
            return true;
        // "imagine a leader [rejecting] it"
        const bool named = relation == Relation::acl && token(at).relation == Relation::obj;
        if (named && leaves_open(token(at).head)) return true;
        const bool told = (content && relation != Relation::xcomp) || beside;
        if (told && token(at).upos == Upos::verb && is_open(at, beside)) return true;
    }
    return false;
}

/// Whether what hangs from a word is only wished, sought or held possible: "the [hope] that". Under
/// verbs a clause with a tense keeps its status ("warned that"), hence those that open it too are
/// in a class of their own.
bool StanceReader::leaves_open(std::uint32_t at) const {
    if (clauses_.is_in_class(at, unsettled_)) return true;
    if (token(at).upos == Upos::verb || token(at).upos == Upos::aux) return false;
    const EventStatus* told =
        clauses_.lexicon().status_of(clauses_.lemma(at), Upos::noun, Governed::clause);
    return told != nullptr && (*told == EventStatus::possible || *told == EventStatus::requested ||
                               *told == EventStatus::ongoing);
}

/// Whether what is told by a verb is only possible or asked for, or not told at all.
bool StanceReader::is_open(std::uint32_t verb, bool beside) const {
    const EventStatus status = status_.read(verb).status;
    if (status == EventStatus::possible || status == EventStatus::requested) return true;
    return !beside && (status == EventStatus::negated || status == EventStatus::denied);
}

/// "does not", "will not", "cannot", "refuses to", but not "should not", "failed to"
bool StanceReader::is_refusal(std::uint32_t at,
                              const StatusReading& read,
                              const StanceFrame& frame) const {
    // What one does not do is ruled out only for the future.
    if (frame.own_issue && (!read.future || read.governor != nothing)) return false;
    if (read.governor != nothing) return clauses_.lemma(read.governor) == "refuse";
    if (token(at).relation == Relation::xcomp) return false;  // "are not forced to"
    const auto children = clauses_.children(at);
    return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return clauses_.reading().word(c).is("may", "might", "should", "must", "need", "ought");
    });
}

}  // namespace concord
