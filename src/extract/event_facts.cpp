// What the act is and how it is told; how each side was come by; what stands in the sentence; and
// what the article is about. A frame says what a verb means; only what is around it tells whether
// this one means it: "hit the [market]" with bombs, with a price, with a book.

#include "extract/event_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/event_clause.h"
#include "extract/event_draft.h"
#include "extract/event_entities.h"
#include "extract/event_side.h"

namespace concord {
namespace {

using Writer = FactWriter<EventFacts>;

std::uint32_t bits(std::initializer_list<bool> truths) {
    std::uint32_t sum = 0;
    std::uint32_t bit = 1;
    for (const bool truth : truths) {
        if (truth) sum += bit;
        bit *= 2;
    }
    return sum;
}

class EventFactReader {
public:
    explicit EventFactReader(const EventCircumstances& circumstances)
        : reading_(circumstances.clauses().reading()),
          findings_(circumstances.findings()),
          clauses_(circumstances.clauses()),
          entities_(circumstances.entities()),
          circumstances_(circumstances) {
        for (const std::string_view name : {"abstract",
                                            "policy",
                                            "problem",
                                            "nature",
                                            "illness",
                                            "animal",
                                            "effort",
                                            "hope",
                                            "money",
                                            "market",
                                            "bill",
                                            "vote",
                                            "rights"})
            abstract_.set(clauses_.lexicon().class_named(name));
        for (const std::string_view name : {"sport", "film", "fiction", "play", "trade", "company"})
            unearnest_.set(clauses_.lexicon().class_named(name));
        for (const std::string_view name :
             {"weapon", "bomb", "army", "police", "militia", "attack", "violent_act"})
            arms_.set(clauses_.lexicon().class_named(name));
        read_article();
        count_relatives();
    }

    [[nodiscard]] EventFacts of(std::size_t index) const {
        const Event& event = findings_.events[index];
        const std::uint32_t at = token_of(event);
        const TokenRange sentence = sentence_of(at);
        Writer rows;
        add_act(event, at, sentence, rows);
        add_arguments(at, rows);
        add_side(event.actors, at, sentence, rows);
        add_side(event.recipients, at, sentence, rows);
        add_circumstances(event, at, rows);
        add_relatives(index, sentence, rows);
        add_sentence(at, sentence, rows);
        add_article(rows);
        add_words(event, at, rows);
        return rows.facts();
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const { return clauses_.token(i); }
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] const Entity& entity(Index i) const { return reading_.annotation().entities[i]; }
    [[nodiscard]] const EventClasses& classes(std::uint32_t i) const {
        return clauses_.lexicon().classes_of(clauses_.lemma(i));
    }

    [[nodiscard]] std::uint32_t token_of(const Event& event) const {
        return reading_.tokens_of(event.trigger).first;
    }

    /// As far as events are looked for.
    [[nodiscard]] TokenRange sentence_of(std::uint32_t at) const {
        const Sentence& sentence = reading_.parsed_sentence(at);
        return {sentence.first_token,
                std::min(sentence.last_token, sentence.first_token + longest_event_sentence)};
    }

    // --- the act -----------------------------------------------------------------------------

    void add_act(const Event& event, std::uint32_t at, TokenRange sentence, Writer& rows) const {
        rows.add(status_of(event.status));
        const Upos upos = token(at).upos;
        rows.add(upos == Upos::verb ? 0 : upos == Upos::noun ? 1 : upos == Upos::propn ? 2 : 3);
        const Index block = reading_.block_at(word(at).span.begin);
        const auto& blocks = reading_.article().blocks;
        rows.add(block < blocks.size() ? 1 + static_cast<std::size_t>(blocks[block].role) : 0);
        rows.add(bits({reading_.is_quoted(at),
                       event.folded_into.has_value(),
                       event.coded != event.type,
                       event.mode.empty()}));
        std::uint32_t depth = 0;
        for (std::uint32_t up = at; !clauses_.is_root(up) && depth < Writer::last;
             up = token(up).head) {
            ++depth;
        }
        rows.add(depth);
        rows.add(step(at - sentence.first, lengths));
    }

    [[nodiscard]] static std::size_t status_of(std::string_view status) {
        std::size_t number = 0;
        while (name_of(static_cast<EventStatus>(number)) != status) ++number;
        return number;
    }

    void add_arguments(std::uint32_t at, Writer& rows) const {
        const EventArguments& arguments = clauses_.arguments(at);
        const std::uint32_t subject = arguments.first(EventSlot::subject);
        const std::uint32_t object = arguments.first(EventSlot::object);
        rows.add(bits({arguments.passive,
                       subject != nothing,
                       object != nothing,
                       arguments.has(EventSlot::preposition)}));
        rows.add(bits({arguments.has(EventSlot::infinitive),
                       arguments.has(EventSlot::clause),
                       arguments.has(EventSlot::particle),
                       arguments.has(EventSlot::receiver)}));
        rows.add(bits({arguments.has(EventSlot::possessor),
                       arguments.has(EventSlot::modifier),
                       arguments.governor != nothing,
                       clauses_.child(at, Relation::conj) != nothing}));
        rows.add(sort_of(subject));
        rows.add(sort_of(object));
        rows.add(determiner_of(at));
    }

    /// What a word in a slot is, roughly.
    [[nodiscard]] std::size_t sort_of(std::uint32_t at) const {
        if (at == nothing) return 0;
        const Upos upos = token(at).upos;
        if (upos == Upos::pron) return entities_.is_agent(at) ? 1 : 2;
        const auto chain = entities_.chain_at(at);
        if (upos == Upos::propn)
            return chain ? 3 + static_cast<std::size_t>(entity(*chain).type) : 8;
        if (upos == Upos::verb || upos == Upos::aux) return 9;
        if (upos != Upos::noun) return 10;
        if (entities_.is_agent(at)) return 11;
        if ((classes(at) & abstract_).any()) return 12;
        if ((classes(at) & arms_).any()) return 13;
        return classes(at).any() ? 14 : 15;
    }

    /// Of a noun: "the", "a", "his", none; of a verb: "to".
    [[nodiscard]] std::size_t determiner_of(std::uint32_t at) const {
        if (clauses_.has_mark(at, "to")) return 1;
        const std::uint32_t determiner = clauses_.child(at, Relation::det);
        if (determiner == nothing)
            return clauses_.child(at, Relation::nmod_poss) == nothing ? 0 : 2;
        if (word(determiner).is("the", "this", "that", "these", "those")) return 3;
        return word(determiner).is("a", "an", "another") ? 4 : 5;
    }

    // --- the sides ---------------------------------------------------------------------------

    void add_side(const std::vector<Index>& side,
                  std::uint32_t at,
                  TokenRange sentence,
                  Writer& rows) const {
        rows.add(side.size());
        const EventSide found =
            side.empty() ? EventSide{} : find_side(clauses_, entities_, side.front(), at, sentence);
        rows.add(static_cast<std::size_t>(found.way));
        if (side.empty()) {
            for (int i = 0; i < 7; ++i) rows.add(0);
            return;
        }
        const Index one = side.front();
        const Entity& chain = entity(one);
        rows.add(form_of(found.token, one));
        rows.add(1 + static_cast<std::size_t>(chain.type) + (chain.name.empty() ? 5U : 0U));
        rows.add(1 + bits({!chain.country.empty(), !chain.sector.empty(), chain.geopolitical}));
        rows.add(1 + step(static_cast<double>(chain.mentions.size()), counts));
        if (found.token == nothing) {
            for (int i = 0; i < 3; ++i) rows.add(0);
            return;
        }
        const std::uint32_t apart = found.token < at ? at - found.token : found.token - at;
        rows.add(1 + std::min(6U, step(apart, lengths)) + (found.token < at ? 7U : 0U));
        add_recall(one, found.token, rows);
    }

    /// By which words an entity is meant.
    [[nodiscard]] std::size_t form_of(std::uint32_t at, Index meant) const {
        if (at == nothing) return 0;
        if (token(at).upos == Upos::pron) {
            if (word(at).is("he", "she", "him")) return 1;
            if (word(at).is("i", "we", "me", "us", "my", "our")) return 2;
            if (word(at).is("they", "them")) return 3;
            if (word(at).is("his", "her", "their", "its")) return 4;
            return word(at).is("it") ? 5 : 6;
        }
        const bool named = reading_.has_name(meant);
        if (token(at).upos == Upos::propn) return named ? 7 : 8;
        if (entities_.chain_at(at) != meant) return entity(meant).geopolitical ? 9 : 10;
        if (token(at).upos == Upos::adj) return 11;
        return named ? 12 : 13;
    }

    /// Since an entity was last named: sentences, and how many others of its type were named
    /// meanwhile. Of a mention that names it, that it does.
    void add_recall(Index wanted, std::uint32_t at, Writer& rows) const {
        const auto mentions = reading_.mentions_in({0, at});
        const bool names = token(at).upos == Upos::propn;
        constexpr std::size_t farthest = 300;  ///< mentions
        std::set<Index> others;
        for (std::size_t back = 1; !names && back <= std::min(farthest, mentions.size()); ++back) {
            const MentionTokens& mention = mentions[mentions.size() - back];
            if (mention.kind != MentionKind::name) continue;
            if (mention.entity != wanted) {
                const EntityType type = entity(mention.entity).type;
                if (type == entity(wanted).type) others.insert(mention.entity);
                continue;
            }
            const std::uint32_t since =
                reading_.narrative_of(at) - reading_.narrative_of(mention.tokens.first);
            rows.add(2 + step(since, counts));
            rows.add(2 + step(static_cast<double>(others.size()), counts));
            return;
        }
        for (int i = 0; i < 2; ++i) rows.add(names ? 1 : Writer::last);
    }

    // --- who says so, when and where ---------------------------------------------------------

    void add_circumstances(const Event& event, std::uint32_t at, Writer& rows) const {
        rows.add(event.time ? 1 + static_cast<std::size_t>(event.time_from) : 0);
        rows.add(event.place ? 1 + static_cast<std::size_t>(event.place_from) : 0);
        rows.add(bits({!event.quantities.empty(), event.ordinal.has_value()}));
        const Statement* around = statement(event.according_to);
        rows.add(sureness_of(around));
        rows.add(around == nullptr ? 0
                                   : 1 + bits({is_speaker(*around, event.actors),
                                               around->kind == StatementKind::direct,
                                               around->polarity != Polarity::asserts}));
        const auto cue = circumstances_.cue_at(at);
        const Statement* told = cue ? statement(*cue) : nullptr;
        rows.add(sureness_of(told));
        rows.add(told == nullptr ? 0 : 1 + bits({is_speaker(*told, event.actors)}));
    }

    [[nodiscard]] const Statement* statement(std::optional<Index> index) const {
        return index ? &findings_.statements[*index] : nullptr;
    }

    [[nodiscard]] static std::size_t sureness_of(const Statement* statement) {
        if (statement == nullptr) return 0;
        return statement->confidence ? 2 + step(*statement->confidence, sureness) : 1;
    }

    [[nodiscard]] static bool is_speaker(const Statement& statement,
                                         const std::vector<Index>& side) {
        return statement.speaker && statement.speaker->entity &&
               std::find(side.begin(), side.end(), *statement.speaker->entity) != side.end();
    }

    // --- other events ------------------------------------------------------------------------

    using Alike = std::pair<std::string_view, std::vector<Index>>;  ///< type and actors

    void count_relatives() {
        const auto& events = findings_.events;
        holds_.assign(events.size(), false);
        for (const Event& event : events) {
            if (event.folded_into) holds_[*event.folded_into] = true;
            ++alike_[{event.type, event.actors}];
            ++in_sentence_[sentence_of(token_of(event)).first];
        }
    }

    void add_relatives(std::size_t index, TokenRange sentence, Writer& rows) const {
        const Event& event = findings_.events[index];
        rows.add(std::min(7U, in_sentence_.at(sentence.first)) + (holds_[index] ? 8U : 0U));
        rows.add(step(alike_.at({event.type, event.actors}), counts));
        rows.add(step(static_cast<double>(findings_.events.size()), lengths));
    }

    // --- the sentence ------------------------------------------------------------------------

    void add_sentence(std::uint32_t at, TokenRange sentence, Writer& rows) const {
        bool condition = false;
        bool elsewhere = false;
        bool modal = false;
        bool first_person = false;
        bool second_person = false;
        std::uint32_t arms = 0;
        std::uint32_t unearnest = 0;
        std::uint32_t names = 0;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            condition = condition || word(i).is("if", "whether", "unless");
            elsewhere = elsewhere || is_negation(i);
            modal = modal || token(i).xpos == Xpos::md;
            first_person = first_person || word(i).is("i", "we", "our", "us", "my", "me");
            second_person = second_person || word(i).is("you", "your");
            if (i == at) continue;
            if ((classes(i) & arms_).any()) ++arms;
            if ((classes(i) & unearnest_).any()) ++unearnest;
            if (token(i).upos == Upos::propn) ++names;
        }
        constexpr std::uint32_t before = 5;
        bool near_negation = false;
        bool near_modal = false;
        for (std::uint32_t i = std::max(sentence.first + before, at) - before; i < at; ++i) {
            near_negation = near_negation || is_negation(i);
            near_modal = near_modal || token(i).xpos == Xpos::md;
        }
        rows.add(bits({near_negation, elsewhere, near_modal, modal}));
        rows.add(bits({condition, word(sentence.last - 1).is("?"), first_person, second_person}));
        rows.add(arms);
        rows.add(unearnest);
        rows.add(step(names, counts));
        rows.add(step(sentence.last - sentence.first, lengths));
    }

    [[nodiscard]] bool is_negation(std::uint32_t i) const {
        return word(i).is("not", "n't", "no", "never", "without", "nobody", "nothing", "neither");
    }

    // --- the article -------------------------------------------------------------------------

    void read_article() {
        const auto size = static_cast<std::uint32_t>(reading_.words().size());
        const std::size_t sport = clauses_.lexicon().class_named("sport");
        std::uint32_t games = 0;
        std::uint32_t arms = 0;
        std::uint32_t persons = 0;
        for (std::uint32_t i = 0; i < size; ++i) {
            if (clauses_.is_in_class(i, sport)) ++games;
            if ((classes(i) & arms_).any()) ++arms;
            if (!reading_.is_quoted(i) && word(i).is("i", "we", "you", "our", "my", "your"))
                ++persons;
        }
        std::set<std::string_view> countries;
        for (const Entity& one : reading_.annotation().entities) {
            if (one.geopolitical && !one.country.empty()) countries.insert(one.country);
        }
        constexpr double thousand = 1000;
        const double share = size == 0 ? 0 : thousand / size;
        article_ = {step(share * games, counts),
                    step(share * arms, counts),
                    step(share * persons, counts),
                    step(static_cast<double>(countries.size()), counts)};
    }

    void add_article(Writer& rows) const {
        for (const std::uint32_t value : article_) rows.add(value);
    }

    // --- words -------------------------------------------------------------------------------

    void add_words(const Event& event, std::uint32_t at, Writer& rows) const {
        rows.add_word(event.type);
        rows.add_word(event.type + "/" + event.mode);
        rows.add_word(event.type + " " + event.status);
        rows.add_word(event.type + " " + type_of(event.actors) + " " + type_of(event.recipients));
        rows.add_word(clauses_.lemma(at));
        rows.add_word(name_of(token(at).xpos));
        rows.add_word(name_of(token(at).relation));
        rows.add_word(clauses_.is_root(at) ? "" : common_word(token(at).head));
        rows.add_word(at == 0 ? "" : common_word(at - 1));
        const std::uint32_t object = clauses_.arguments(at).first(EventSlot::object);
        rows.add_word(object == nothing ? "" : common_word(object));
    }

    /// The lemma; of names, which the weights must not know, their tag.
    [[nodiscard]] std::string_view common_word(std::uint32_t i) const {
        return token(i).upos == Upos::propn ? name_of(token(i).upos) : clauses_.lemma(i);
    }

    [[nodiscard]] std::string type_of(const std::vector<Index>& side) const {
        return side.empty() ? "-" : std::string(name_of(entity(side.front()).type));
    }

    const Reading& reading_;
    const Findings& findings_;
    const EventClauses& clauses_;
    const EventEntities& entities_;
    const EventCircumstances& circumstances_;
    EventClasses abstract_;
    EventClasses unearnest_;
    EventClasses arms_;
    std::array<std::uint32_t, 4> article_{};
    std::vector<bool> holds_;  ///< events that others are folded into
    std::map<Alike, std::uint32_t> alike_;
    std::map<Index, std::uint32_t> in_sentence_;  ///< first token -> events
};

}  // namespace

std::vector<EventFacts> find_event_facts(const EventCircumstances& circumstances) {
    const EventFactReader reader(circumstances);
    std::vector<EventFacts> facts;
    facts.reserve(circumstances.findings().events.size());
    for (std::size_t i = 0; i < circumstances.findings().events.size(); ++i)
        facts.push_back(reader.of(i));
    return facts;
}

}  // namespace concord
