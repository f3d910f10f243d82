// Sides from outside the clause: "the talks lasted an hour" has those of the last talks that were
// told, "they met again" likewise; "it is shameful that ..." is said by the speaker of the words.

#include "extract/event_references.h"

#include <algorithm>
#include <map>

namespace concord {
namespace {

/// Words between an event and what refers back to it.
constexpr std::uint32_t farthest = 250;

/// The sides that the mentions of one act name; none where they differ.
struct Sides {
    std::vector<Index> actors;
    std::vector<Index> recipients;
    bool differ = false;

    void add(const Event& event) {
        take(actors, event.actors);
        take(recipients, event.recipients);
    }

    void complete(Event& event) const {
        if (differ) return;
        if (event.actors.empty()) event.actors = actors;
        if (event.recipients.empty()) event.recipients = recipients;
    }

private:
    void take(std::vector<Index>& known, const std::vector<Index>& told) {
        if (known.empty()) {
            known = told;
        } else if (!told.empty() && told != known) {
            differ = true;
        }
    }
};

}  // namespace

void EventReferences::note(const EventDraft& draft) {
    told_.push_back({draft.frame->type,
                     draft.trigger,
                     draft.actors,
                     draft.recipients,
                     draft.frame->by_earlier});
}

void EventReferences::complete(EventDraft& draft, std::optional<Index> statement) const {
    if (draft.frame->by_earlier) take_earlier(draft);
    if (draft.frame->by_speaker && draft.actors.empty() && statement)
        take_speaker(draft, *statement);
}

/// "The [talks] lasted an hour", "the [talks] were frank" tell of them; "before the talks", "when
/// the talks ended" do not.
bool EventReferences::is_told_again(std::uint32_t trigger) const {
    const Token& token = clauses_.token(trigger);
    if (token.upos == Upos::verb) return true;
    if (token.relation != Relation::nsubj) return false;
    const Token& above = clauses_.token(token.head);
    if (above.relation == Relation::advcl) return false;
    const std::size_t occur = clauses_.lexicon().class_named("occur");
    return above.upos == Upos::adj || clauses_.is_in_class(token.head, occur);
}

void EventReferences::take_earlier(EventDraft& draft) const {
    if (!is_told_again(draft.trigger)) return;
    const Told* told = nullptr;
    for (auto one = told_.rbegin(); one != told_.rend() && told == nullptr; ++one) {
        if (draft.trigger > one->trigger + farthest) return;
        const std::size_t sides = one->actors.size() + one->recipients.size();
        const bool complete = sides >= (one->type == "CONSULT" ? 2U : 1U);
        if (one->type == draft.frame->type && !one->by_earlier && complete) told = &*one;
    }
    if (told == nullptr) return;
    draft.actors = told->actors;
    draft.recipients = told->recipients;
    draft.has_actor = true;
    draft.has_public_actor = true;
    draft.has_recipient = !told->recipients.empty();
    draft.is_specific = true;
}

void EventReferences::share_sides(std::vector<Event>& events) const {
    const std::size_t singular = clauses_.lexicon().class_named("singular_act");
    std::map<std::string_view, Sides> acts;
    const auto act_of = [&](std::size_t i) {
        const std::uint32_t trigger = told_[i].trigger;
        const bool noun = clauses_.token(trigger).upos != Upos::verb;
        return noun && clauses_.is_in_class(trigger, singular) ? clauses_.lemma(trigger)
                                                               : std::string_view();
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (const auto act = act_of(i); !act.empty()) acts[act].add(events[i]);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (const auto act = act_of(i); !act.empty()) acts[act].complete(events[i]);
    }
}

void EventReferences::take_speaker(EventDraft& draft, Index statement) const {
    const auto& speaker = findings_.statements[statement].speaker;
    if (!speaker || !clauses_.reading().has_name(speaker->entity)) return;
    if (std::find(draft.recipients.begin(), draft.recipients.end(), *speaker->entity) !=
        draft.recipients.end()) {
        return;
    }
    draft.actors.push_back(*speaker->entity);
    draft.has_actor = true;
    draft.has_public_actor = true;
    draft.is_specific = true;
}

}  // namespace concord
