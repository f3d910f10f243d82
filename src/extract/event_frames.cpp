// Asks the frames of knowledge/event_codes/frames.tsv one after the other. A condition on a slot
// holds when one of the words that fill it, or one joined to that by "and", passes one of the
// tests.

#include "extract/event_frames.h"

#include <algorithm>
#include <array>
#include <set>

namespace concord {
namespace {

void add_new(std::vector<Index>& all, Index entity) {
    if (std::find(all.begin(), all.end(), entity) == all.end()) all.push_back(entity);
}

}  // namespace

bool is_about_sport(const EventClauses& clauses) {
    const std::size_t sport = clauses.lexicon().class_named("sport");
    const auto size = static_cast<std::uint32_t>(clauses.reading().words().size());
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
        if (clauses.token(i).upos == Upos::noun && clauses.is_in_class(i, sport)) ++count;
    }
    constexpr std::uint32_t at_least = 4;
    constexpr std::uint32_t words_each = 90;
    return count >= at_least && count * words_each > size;
}

void EventFrameMatcher::enter(TokenRange sentence) {
    sentence_ = sentence;
    sentence_read_ = false;
}

bool EventFrameMatcher::fits(std::uint32_t at, std::span<const FrameCondition> conditions) const {
    return std::all_of(conditions.begin(), conditions.end(), [&](const FrameCondition& condition) {
        return holds(at, condition) != condition.negated;
    });
}

const EventFrame* EventFrameMatcher::match(std::uint32_t at) const {
    const auto frames = clauses_.lexicon().frames(clauses_.lemma(at), clauses_.token(at).upos);
    for (const EventFrame* frame : frames) {
        if (fits(at, frame->conditions)) return frame;
    }
    return nullptr;
}

const EventClasses& EventFrameMatcher::sentence_classes() const {
    if (!sentence_read_) {
        sentence_classes_.reset();
        const std::size_t violence = clauses_.lexicon().class_named("violence");
        for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) {
            const Upos upos = clauses_.token(i).upos;
            const EventClasses& classes = clauses_.lexicon().classes_of(clauses_.lemma(i));
            if (upos == Upos::noun || upos == Upos::adj || upos == Upos::propn) {
                sentence_classes_ |= classes;
            } else if (upos == Upos::verb && classes.test(violence)) {
                sentence_classes_.set(violence);  // other classes list nouns
            }
        }
        sentence_read_ = true;
    }
    return sentence_classes_;
}

bool EventFrameMatcher::tells_arms() const {
    const EventLexicon& lexicon = clauses_.lexicon();
    constexpr std::array<std::string_view, 4> arms = {"weapon", "bomb", "army", "police"};
    return std::any_of(arms.begin(), arms.end(), [&](std::string_view name) {
        return sentence_classes().test(lexicon.class_named(name));
    });
}

bool EventFrameMatcher::sentence_has(const FrameCondition& condition) const {
    return std::any_of(condition.tests.begin(), condition.tests.end(), [&](const SlotTest& test) {
        if (test.kind == SlotTest::Kind::word_class)
            return sentence_classes().test(test.word_class);
        for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) {
            if (entities_.passes(i, test)) return true;
        }
        return false;
    });
}

bool EventFrameMatcher::fills(std::uint32_t token, const FrameCondition& condition) const {
    if (condition.tests.empty()) return true;
    for (const std::uint32_t each : clauses_.with_conjuncts(token)) {
        for (const SlotTest& test : condition.tests) {
            if (entities_.passes(each, test)) return true;
        }
    }
    return false;
}

/// The countries that the words before a noun name.
void EventFrameMatcher::add_countries(std::uint32_t noun, std::set<std::string_view>& codes) const {
    for (const EventArgument& argument : clauses_.arguments(noun).all) {
        if (argument.slot != EventSlot::modifier) continue;
        const std::string_view word = clauses_.reading().word(argument.token).lower;
        const std::string_view code = clauses_.lexicon().country_of(word);
        if (!code.empty()) codes.insert(code);
    }
}

bool EventFrameMatcher::holds(std::uint32_t at, const FrameCondition& condition) const {
    const Xpos tag = clauses_.token(at).xpos;
    switch (condition.kind) {
        case FrameCondition::Kind::passive:
            return clauses_.arguments(at).passive;
        case FrameCondition::Kind::active:
            return !clauses_.arguments(at).passive;
        case FrameCondition::Kind::past:
            return tag == Xpos::vbd || tag == Xpos::vbn;
        case FrameCondition::Kind::pair:
            return is_pair(at, condition);
        case FrameCondition::Kind::definite:
            return is_definite(at);
        case FrameCondition::Kind::slot:
            break;
    }
    for (const SlotPath& path : condition.paths) {
        if (path.front().slot == EventSlot::sentence) return sentence_has(condition);
        for (const std::uint32_t token : clauses_.filled(at, path)) {
            if (fills(token, condition)) return true;
        }
    }
    return false;
}

/// "the [talks]", "this [attack]", "their [meeting]"
bool EventFrameMatcher::is_definite(std::uint32_t at) const {
    const auto children = clauses_.children(at);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        const Relation relation = clauses_.token(c).relation;
        const TokenWord& word = clauses_.reading().word(c);
        if (relation == Relation::det)
            return word.is("the", "this", "these", "that", "those", "both");
        return relation == Relation::nmod_poss && clauses_.token(c).upos == Upos::pron;
    });
}

/// Two persons or countries, or those of two countries: "Torvan and Marevian warships".
bool EventFrameMatcher::is_pair(std::uint32_t at, const FrameCondition& condition) const {
    in_pairs_ = true;
    std::vector<Index> meant;
    std::set<std::string_view> codes;
    for (const SlotPath& path : condition.paths) {
        for (const std::uint32_t token : clauses_.filled(at, path)) add_countries(token, codes);
        for (const Index entity : entities_at(at, path, true)) {
            const Entity& chain = clauses_.reading().annotation().entities[entity];
            if (chain.geopolitical || chain.type == EntityType::person) add_new(meant, entity);
        }
    }
    return meant.size() > 1 || codes.size() > 1;
}

std::vector<Index> EventFrameMatcher::entities_at(std::uint32_t at,
                                                  const SlotPath& path,
                                                  bool actor) const {
    std::vector<Index> found;
    const EventSlot last = path.back().slot;
    for (const std::uint32_t token : clauses_.filled(at, path)) {
        for (const std::uint32_t each : clauses_.with_conjuncts(token)) {
            const auto entity = last == EventSlot::modifier ? entities_.entity_of_modifier(each)
                                                            : entities_.entity_of(each);
            if (!entity) continue;
            if (actor && last == EventSlot::modifier && is_only_where(each, *entity)) continue;
            const Entity& chain = clauses_.reading().annotation().entities[*entity];
            const bool acts = chain.type != EntityType::place || chain.geopolitical;
            const bool nameless = chain.name.empty() && !entities_.is_agent(each);
            if (actor && (!acts || nameless)) continue;
            add_new(found, *entity);
        }
    }
    return found;
}

/// "the Hesk bombing" was in Hesk, "the Ostravian bombing" by Ostravia.
bool EventFrameMatcher::is_only_where(std::uint32_t token, Index entity) const {
    const Entity& chain = clauses_.reading().annotation().entities[entity];
    if (chain.type != EntityType::place || in_pairs_) return false;
    const std::string_view word = clauses_.reading().word(token).lower;
    return !clauses_.lexicon().is_demonym(word) &&
           !clauses_.lexicon().is_country(fold_word(chain.name)) &&
           !clauses_.lexicon().is_country(word);
}

std::vector<Index> EventFrameMatcher::first_filled(std::uint32_t at,
                                                   const SlotChoice& choice,
                                                   bool actor) const {
    for (const SlotPath& path : choice) {
        auto found = entities_at(at, path, actor);
        if (!found.empty()) return found;
    }
    return {};
}

void EventFrameMatcher::read_roles(EventDraft& draft) const {
    in_pairs_ = draft.frame->type == "CONSULT";
    for (const SlotChoice& side : draft.frame->actors) {
        for (const Index entity : first_filled(draft.trigger, side, true))
            add_new(draft.actors, entity);
    }
    for (const Index entity : first_filled(draft.trigger, draft.frame->recipients, false)) {
        const bool acts =
            std::find(draft.actors.begin(), draft.actors.end(), entity) != draft.actors.end();
        if (!acts) draft.recipients.push_back(entity);
    }
    note_fillers(draft);
}

void EventFrameMatcher::note_fillers(EventDraft& draft) const {
    const auto each_filler = [&](const SlotChoice& choice, const auto& note) {
        for (const SlotPath& path : choice) {
            for (const std::uint32_t token : clauses_.filled(draft.trigger, path)) {
                for (const std::uint32_t each : clauses_.with_conjuncts(token)) note(path, each);
            }
        }
    };
    for (const SlotChoice& side : draft.frame->actors) {
        each_filler(side, [&](const SlotPath& path, std::uint32_t token) {
            const bool modifier = path.back().slot == EventSlot::modifier;
            if (modifier && !entities_.entity_of_modifier(token) && !entities_.is_public(token))
                return;
            draft.has_actor = true;
            draft.has_public_actor = draft.has_public_actor || entities_.is_public(token);
            draft.is_specific = draft.is_specific || entities_.is_specific(token);
        });
    }
    each_filler(draft.frame->recipients, [&](const SlotPath&, std::uint32_t token) {
        draft.has_public_recipient = draft.has_public_recipient || entities_.is_public(token);
        draft.is_specific = draft.is_specific || entities_.is_specific(token);
        draft.has_recipient = draft.has_recipient || entities_.is_agent(token) ||
                              entities_.entity_of(token).has_value();
    });
}

}  // namespace concord
