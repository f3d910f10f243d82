// Who did what to whom. Each verb and noun that knowledge/event_codes has is asked for the first
// frame that its clause fills; the frame names the act and its sides, the words around it tell the
// status, and the statements that were found before tell who says so:
//
//     Belmark [urged] Ostravia to [withdraw] its troops.
//     REQUEST happened, Belmark -> Ostravia; RETREAT requested, of Ostravia, folded into it
//
// What is told as history ("eighty years after the bombing of"), and what reports of games tell in
// the words of war, is left out.

#include "extract/event_finder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <string_view>

#include "extract/event_circumstances.h"
#include "extract/event_clause.h"
#include "extract/event_coding.h"
#include "extract/event_draft.h"
#include "extract/event_entities.h"
#include "extract/event_frames.h"
#include "extract/event_references.h"
#include "extract/event_status.h"

namespace concord {
namespace {

constexpr int history_years = 10;  ///< after an act it is told as history

class EventFinder {
public:
    explicit EventFinder(const EventCircumstances& circumstances)
        : reading_(circumstances.clauses().reading()),
          findings_(circumstances.findings()),
          clauses_(circumstances.clauses()),
          entities_(circumstances.entities()),
          matcher_(clauses_, entities_),
          status_(clauses_),
          circumstances_(circumstances),
          references_(clauses_, findings_) {}

    std::vector<Event> find() {
        is_about_sport_ = is_about_sport(clauses_);
        for (const Sentence& sentence : reading_.annotation().sentences)
            read_sentence({sentence.first_token, sentence.last_token});
        references_.share_sides(events_);
        return std::move(events_);
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t at) const { return clauses_.token(at); }

    /// What reports of games tell in earnest.
    [[nodiscard]] static bool is_told_of_sport(const EventFrame& frame) {
        return frame.mode == "arrest" || frame.mode == "allege" || frame.mode == "convict" ||
               frame.mode == "investigate" || frame.type == "PROTEST";
    }

    /// Headlines name nobody who is not in particular: "Ministers in talks".
    [[nodiscard]] bool is_title(TokenRange sentence) const {
        const std::uint32_t begin = reading_.word(sentence.first).span.begin;
        const auto& blocks = reading_.article().blocks;
        const Index block = reading_.block_at(begin);
        return block < blocks.size() && blocks[block].role == BlockRole::title;
    }

    void read_sentence(TokenRange sentence) {
        if (sentence.empty()) return;
        // What is longer is a table or a list: its words stand in no clause.
        sentence.last = std::min(sentence.last, sentence.first + longest_event_sentence);
        matcher_.enter(sentence);
        in_title_ = is_title(sentence);
        drafts_.clear();
        for (const bool verbs : {true, false}) {
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
                const Upos upos = token(i).upos;
                const bool fits =
                    verbs ? upos == Upos::verb
                          : upos == Upos::noun || upos == Upos::propn || upos == Upos::adj;
                if (fits) read_word(i);
            }
        }
        if (drafts_.empty()) return;
        std::sort(drafts_.begin(), drafts_.end(), [](const auto& a, const auto& b) {
            return a.trigger < b.trigger;
        });
        merge();
        fold();
        drop_hollow();
        write(sentence);
    }

    void read_word(std::uint32_t at) {
        const EventFrame* frame = matcher_.match(at);
        if (frame == nullptr && token(at).upos == Upos::verb) read_demand(at);
        if (frame == nullptr || frame->type.empty()) return;
        if (is_history(at) || is_purpose_of_trip(at) || is_habit(at) ||
            is_figure_of_self(at, *frame)) {
            return;
        }
        if (is_about_sport_ && !is_told_of_sport(*frame) && !matcher_.tells_arms()) return;
        if (token(at).upos != Upos::verb && is_told_by_verb(at, *frame)) return;
        EventDraft draft;
        draft.trigger = at;
        draft.frame = frame;
        matcher_.read_roles(draft);
        references_.complete(draft, circumstances_.statement_at(at));
        if (!is_told(draft)) return;
        draft.status = status_.read(at);
        // "unless it agrees": words on a condition are not spoken
        if (draft.status.condition && (governs(frame->type) || frame->type == "SUPPORT")) return;
        drafts_.push_back(std::move(draft));
    }

    /// "Belmark [must] leave", "Belmark [has] to leave" in the words of somebody else.
    void read_demand(std::uint32_t at) {
        if (!status_.is_demanded(at)) return;
        const auto statement = circumstances_.statement_at(at);
        if (!statement) return;
        const auto& speaker = findings_.statements[*statement].speaker;
        if (!speaker || !reading_.has_name(speaker->entity)) return;
        EventDraft draft;
        draft.trigger = at;
        draft.frame = &demand_;
        const EventArguments& arguments = clauses_.arguments(at);
        const std::uint32_t who =
            arguments.first(arguments.passive ? EventSlot::object : EventSlot::subject);
        if (who == nothing || token(who).upos == Upos::pron) return;
        for (const std::uint32_t each : clauses_.with_conjuncts(who)) {
            const auto entity = entities_.entity_of(each);
            // "the party has to": whose it is, a chain tells too seldom
            if (!entity || entity == speaker->entity || token(each).upos != Upos::propn) continue;
            const Entity& chain = reading_.annotation().entities[*entity];
            if (chain.geopolitical || chain.type == EntityType::organization)
                draft.recipients.push_back(*entity);
        }
        if (draft.recipients.empty()) return;
        draft.actors.push_back(*speaker->entity);
        drafts_.push_back(std::move(draft));
    }

    /// "Snipers [shot] protesters", though nobody knows which.
    [[nodiscard]] bool is_told_as_done(const EventDraft& draft) const {
        const Xpos tag = token(draft.trigger).xpos;
        const bool force = draft.frame->type == "ASSAULT" || draft.frame->type == "COERCE";
        return force && draft.has_actor && draft.has_recipient &&
               (tag == Xpos::vbd || (tag == Xpos::vbn && !clauses_.is_root(draft.trigger)));
    }

    /// What is done with words needs one who speaks in public; violence and force need anyone.
    [[nodiscard]] bool is_told(const EventDraft& draft) const {
        const std::string& type = draft.frame->type;
        const bool dated = circumstances_.has_own_time(draft.trigger);
        const bool placed = circumstances_.own_place(draft.trigger).has_value();
        const EventFrame& frame = *draft.frame;
        const bool without_sides = frame.actors.empty() && frame.recipients.empty();
        if (without_sides && !frame.by_earlier && !frame.by_speaker) return true;
        if (!draft.is_specific && !dated && !placed && !in_title_ && !is_told_as_done(draft))
            return false;
        if (draft.frame->by_speaker && (draft.actors.empty() || draft.recipients.empty()))
            return false;
        const bool both = draft.frame->actors.size() > 1 && token(draft.trigger).upos != Upos::verb;
        if (type == "CONSULT" && both && draft.actors.size() == 1) return false;
        const bool by_force = type == "ASSAULT" || type == "COERCE" || type == "SANCTION" ||
                              type == "PROTEST" || draft.frame->mode == "allege" ||
                              draft.frame->mode == "release" || draft.frame->mode == "resign";
        if (!by_force) {
            return draft.has_actor ? draft.has_public_actor : draft.has_public_recipient;
        }
        if (draft.has_actor || draft.has_recipient) return true;
        return token(draft.trigger).upos == Upos::verb && placed;
    }

    /// "launched an [attack]": the verb has told the act already.
    [[nodiscard]] bool is_told_by_verb(std::uint32_t noun, const EventFrame& frame) const {
        const Relation relation = token(noun).relation;
        const bool object = relation == Relation::obj || relation == Relation::nsubj_pass;
        const std::uint32_t governor = object ? clauses_.arguments(noun).governor : nothing;
        return std::any_of(drafts_.begin(), drafts_.end(), [&](const EventDraft& draft) {
            if (draft.frame->type != frame.type) return false;
            if (draft.trigger == governor) return true;
            return token(draft.trigger).head == noun &&
                   clauses_.arguments(draft.trigger).first(EventSlot::object) == noun;
        });
    }

    /// "they usually [meet] in May"
    [[nodiscard]] bool is_habit(std::uint32_t at) const {
        if (token(at).xpos != Xpos::vbz && token(at).xpos != Xpos::vbp) return false;
        const std::size_t habit = clauses_.lexicon().class_named("habit");
        const auto children = clauses_.children(at);
        return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
            return token(c).relation == Relation::advmod && clauses_.is_in_class(c, habit);
        });
    }

    /// "[indicts] himself", "[shot] itself in the foot": nothing is done to anyone.
    [[nodiscard]] bool is_figure_of_self(std::uint32_t at, const EventFrame& frame) const {
        const std::uint32_t object = clauses_.arguments(at).first(EventSlot::object);
        const bool self = object != nothing && reading_.word(object).lower.ends_with("self");
        const bool harms = frame.type == "ACCUSE" || frame.type == "ASSAULT" ||
                           frame.type == "SANCTION" || frame.type == "SUPPORT";
        return self && harms && frame.mode != "suicide-attack";
    }

    /// "left for [talks] with": the trip tells it, if anything does.
    [[nodiscard]] bool is_purpose_of_trip(std::uint32_t at) const {
        if (token(at).upos == Upos::verb || token(at).relation != Relation::obl) return false;
        return clauses_.preposition_of(at) == "for" &&
               clauses_.is_in_class(token(at).head, clauses_.lexicon().class_named("comer"));
    }

    /// "the anniversary of the [bombing]", "eighty years after the [bombing] of"
    [[nodiscard]] bool is_history(std::uint32_t at) const {
        std::uint32_t up = at;
        for (int step = 0; step < 3 && !clauses_.is_root(up); ++step) {
            up = token(up).head;
            if (clauses_.is_in_class(up, clauses_.lexicon().class_named("commemoration")))
                return true;
            if (token(up).upos == Upos::verb) break;
        }
        for (const std::uint32_t c : clauses_.children(at)) {
            const Relation relation = token(c).relation;
            if (relation != Relation::case_marker && relation != Relation::mark) continue;
            if (!reading_.word(c).is("after", "since", "before") || c < 2) continue;
            const std::uint32_t unit = c - 1;
            if (reading_.word(unit).is("decades", "centuries", "century")) return true;
            if (years_at(unit) >= history_years) return true;
        }
        return false;
    }

    /// Of a measured time that ends with this token: 80 of "eighty years"; 0 of others.
    [[nodiscard]] int years_at(std::uint32_t token) const {
        const std::uint32_t time = reading_.time_at(token);
        if (time == nothing) return 0;
        const std::string_view value = reading_.annotation().times[time].value;
        if (value.size() < 3 || value.front() != 'P' || value.back() != 'Y') return 0;
        int years = 0;
        std::from_chars(value.data() + 1, value.data() + value.size() - 1, years);
        return years;
    }

    /// Whether `lower` only goes on with what `upper` tells: "attacked a camp, [killing] six".
    [[nodiscard]] bool continues(const EventDraft& upper, const EventDraft& lower) const {
        if (upper.frame->type != lower.frame->type) return false;
        const Relation relation = token(lower.trigger).relation;
        if (token(lower.trigger).head != upper.trigger) return false;
        if (token(lower.trigger).upos != Upos::verb)
            return relation == Relation::obl && upper.frame->type == "ASSAULT";
        if (relation == Relation::advcl || relation == Relation::xcomp) {
            const Xpos tag = token(lower.trigger).xpos;
            return tag == Xpos::vbg || tag == Xpos::vb;
        }
        return relation == Relation::conj && upper.frame->type == "ASSAULT";
    }

    /// Whether an attack is the subject of what it did: "a [strike] that killed six".
    [[nodiscard]] bool is_deed_of(const EventDraft& deed, const EventDraft& verb) const {
        if (deed.frame->type != verb.frame->type || token(verb.trigger).upos != Upos::verb ||
            token(deed.trigger).upos == Upos::verb) {
            return false;
        }
        for (const EventArgument& argument : clauses_.arguments(verb.trigger).all) {
            if (argument.slot == EventSlot::subject && argument.token == deed.trigger) return true;
        }
        return false;
    }

    static void join(EventDraft& kept, const EventDraft& gone) {
        if (kept.actors.empty()) kept.actors = gone.actors;
        if (kept.recipients.empty()) {
            for (const Index entity : gone.recipients) {
                if (std::find(kept.actors.begin(), kept.actors.end(), entity) == kept.actors.end())
                    kept.recipients.push_back(entity);
            }
        }
        kept.merged.push_back(gone.trigger);
        kept.merged.insert(kept.merged.end(), gone.merged.begin(), gone.merged.end());
    }

    /// Makes one draft of words that tell one act.
    void merge() {
        for (std::size_t lower = drafts_.size(); lower-- > 0;) {
            for (std::size_t upper = 0; upper < drafts_.size(); ++upper) {
                if (upper == lower) continue;
                if (!continues(drafts_[upper], drafts_[lower]) &&
                    !is_deed_of(drafts_[upper], drafts_[lower])) {
                    continue;
                }
                join(drafts_[upper], drafts_[lower]);
                drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(lower));
                break;
            }
        }
    }

    static bool governs(std::string_view type) {
        return type == "AGREE" || type == "REQUEST" || type == "REJECT" || type == "THREATEN";
    }

    /// Whether what hangs so from a word can be the content of that word.
    [[nodiscard]] bool is_content(std::uint32_t at) const {
        switch (token(at).relation) {
            case Relation::xcomp:
            case Relation::ccomp:
            case Relation::obj:
            case Relation::obl:
            case Relation::nmod:
            case Relation::nsubj_pass:
            case Relation::conj:
                break;
            case Relation::acl:
                if (!clauses_.has_mark(at, "to")) return false;
                break;
            case Relation::advcl:
                if (!is_complement(at)) return false;
                break;
            default:
                return false;
        }
        constexpr std::array<std::string_view, 11> around = {"after",
                                                             "over",
                                                             "during",
                                                             "since",
                                                             "amid",
                                                             "before",
                                                             "in",
                                                             "at",
                                                             "by",
                                                             "following",
                                                             "despite"};
        const std::string_view preposition = clauses_.preposition_of(at);
        return std::find(around.begin(), around.end(), preposition) == around.end();
    }

    /// The draft whose content the act is: "urged them to [withdraw]", "rejected [talks]".
    [[nodiscard]] std::uint32_t governor_of(const EventDraft& act) const {
        constexpr int farthest = 4;
        std::uint32_t at = act.trigger;
        for (int step = 0; step < farthest && !clauses_.is_root(at); ++step) {
            if (!is_content(at)) return nothing;
            const Relation relation = token(at).relation;
            at = token(at).head;
            // "called for an end to the [attacks]"
            if (clauses_.is_in_class(at, clauses_.lexicon().class_named("cessation")))
                return nothing;
            const auto upper = std::find_if(drafts_.begin(), drafts_.end(), [&](const auto& draft) {
                return draft.trigger == at;
            });
            if (upper == drafts_.end()) continue;
            if (relation == Relation::conj || !governs(upper->frame->type)) return nothing;
            // "rejected Ostravia's [offer]": that was made all the same
            const bool made = token(act.trigger).upos != Upos::verb && governs(act.frame->type) &&
                              !act.actors.empty() && act.actors != upper->actors;
            return made ? nothing : static_cast<std::uint32_t>(upper - drafts_.begin());
        }
        return nothing;
    }

    [[nodiscard]] bool is_complement(std::uint32_t at) const {
        return clauses_.has_mark(at, "to") || clauses_.has_mark(at, "against") ||
               clauses_.has_mark(at, "on") || clauses_.has_mark(at, "for");
    }

    void fold() {
        for (EventDraft& draft : drafts_) draft.folded_into = governor_of(draft);
        for (EventDraft& draft : drafts_) {
            if (draft.folded_into == nothing) continue;
            const EventDraft& into = drafts_[draft.folded_into];
            const std::string& type = into.frame->type;
            EventStatus& status = draft.status.status;
            if (status != EventStatus::happened && status != EventStatus::ongoing) continue;
            if (type == "REQUEST") {
                status = EventStatus::requested;
            } else if (type == "AGREE" && into.status.status == EventStatus::negated) {
                status = EventStatus::negated;
            } else {
                status = type == "AGREE" ? EventStatus::planned : EventStatus::possible;
            }
        }
    }

    /// Agreeing that is only asked for or refused says nothing beside the asking: "pressed them to
    /// [accept] a deal".
    void drop_hollow() {
        for (std::size_t d = drafts_.size(); d-- > 0;) {
            const EventDraft& draft = drafts_[d];
            if (draft.folded_into == nothing || draft.frame->type != "AGREE") continue;
            const auto gone = static_cast<std::uint32_t>(d);
            const std::uint32_t into = draft.folded_into;
            for (EventDraft& other : drafts_) {
                if (other.folded_into == gone) other.folded_into = into;
                if (other.folded_into != nothing && other.folded_into > gone) --other.folded_into;
            }
            drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(d));
        }
    }

    void write(TokenRange sentence) {
        const auto base = static_cast<Index>(events_.size());
        for (const EventDraft& draft : drafts_) {
            references_.note(draft);
            Event event;
            event.type = draft.frame->type;
            event.mode = draft.frame->mode;
            event.trigger = reading_.word(draft.trigger).span;
            event.actors = draft.actors;
            event.recipients = draft.recipients;
            circumstances_.add(draft, sentence, event);
            EventDraft told = draft;
            if (event.according_to && is_denied(*event.according_to) &&
                told.status.status != EventStatus::negated) {
                told.status.status = EventStatus::denied;
            }
            event.status = name_of(told.status.status);
            event.coded = coded_type(told, drafts_);
            if (draft.folded_into != nothing) event.folded_into = base + draft.folded_into;
            events_.push_back(std::move(event));
        }
    }

    [[nodiscard]] bool is_denied(Index statement) const {
        return findings_.statements[statement].polarity == Polarity::denies;
    }

    const Reading& reading_;
    const Findings& findings_;
    const EventClauses& clauses_;
    const EventEntities& entities_;
    EventFrameMatcher matcher_;
    EventStatusReader status_;
    const EventCircumstances& circumstances_;
    EventReferences references_;
    bool is_about_sport_ = false;
    bool in_title_ = false;
    EventFrame demand_ = {
        .conditions = {}, .type = "REQUEST", .mode = {}, .actors = {}, .recipients = {}};
    std::vector<EventDraft> drafts_;
    std::vector<Event> events_;
};

}  // namespace

std::vector<Event> find_events(const EventCircumstances& circumstances) {
    return EventFinder(circumstances).find();
}

}  // namespace concord
