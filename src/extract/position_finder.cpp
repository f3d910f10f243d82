// Who takes which stance on what. Each verb, noun and adjective that knowledge/positions has is
// asked for the first frame that its clause fills; the frame names the stance, who takes it and
// what it is about, negation turns it:
//
//     Ostravia [rejected] calls for a truce.          Ostravia rejects "a truce"
//     "We will never [accept] this border," he said.  the speaker rejects "this border"
//     Belmark [must] leave Hesk, Ostravia said.       Ostravia demands "Belmark must leave Hesk"
//
// Whether the stance was taken at all is read by `StanceReader`.

#include "extract/position_finder.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "extract/event_circumstances.h"
#include "extract/event_frames.h"
#include "extract/position_issue.h"
#include "extract/stance_reader.h"

namespace concord {
namespace {

constexpr Index longest_sentence = 80;  ///< tokens; what is longer is a list or furniture

/// People of whom the article says that they take part in no public matter.
bool is_private_sector(std::string_view sector) {
    constexpr std::array<std::string_view, 6> sectors = {"CVL", "JRN", "EDU", "MED", "CRM", "REF"};
    return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
}

class PositionFinder {
public:
    PositionFinder(const EventCircumstances& circumstances, const PositionLexicon& lexicon)
        : clauses_(circumstances.clauses()),
          reading_(clauses_.reading()),
          entities_(circumstances.entities()),
          lexicon_(lexicon),
          findings_(circumstances.findings()),
          matcher_(clauses_, entities_),
          stances_(clauses_),
          circumstances_(circumstances),
          government_(clauses_.lexicon().class_named("government")),
          parliament_(clauses_.lexicon().class_named("parliament")),
          party_(clauses_.lexicon().class_named("party")),
          no_issue_(clauses_.lexicon().class_named("no_issue")),
          proposal_(clauses_.lexicon().class_named("proposal")),
          demand_(clauses_.lexicon().class_named("demand")) {}

    std::vector<Position> find() {
        if (is_about_sport(clauses_)) return {};
        for (const Sentence& sentence : reading_.annotation().sentences) {
            sentence_ = {sentence.first_token, sentence.last_token};
            if (sentence_.last - sentence_.first > longest_sentence) continue;
            first_here_ = positions_.size();
            matcher_.enter(sentence_);
            for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) read_word(i);
        }
        return std::move(positions_);
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t at) const { return clauses_.token(at); }

    /// Whether the sentence of a word goes on to a question mark.
    [[nodiscard]] bool asks(std::uint32_t at) const {
        for (std::uint32_t i = at; i < sentence_.last; ++i) {
            if (reading_.word(i).text == "?") return true;
        }
        return false;
    }

    [[nodiscard]] std::optional<Index> statement_of(std::uint32_t at) const {
        if (const auto statement = circumstances_.cue_at(at)) return statement;
        return circumstances_.statement_at(at);
    }

    void read_word(std::uint32_t at) {
        const Upos upos = token(at).upos;
        if (upos == Upos::adp) {
            read_preposition(at);
        } else if (upos == Upos::verb || upos == Upos::noun || upos == Upos::adj) {
            read_frames(at);
            if (upos == Upos::verb) read_demand(at);
        }
    }

    void read_frames(std::uint32_t at) {
        for (const StanceFrame* frame : lexicon_.frames(clauses_.lemma(at), token(at).upos)) {
            if (!matcher_.fits(at, frame->conditions)) continue;
            if (!frame->stance.empty() || !frame->negated.empty()) read_frame(at, *frame);
            return;
        }
    }

    void read_frame(std::uint32_t at, const StanceFrame& frame) {
        const std::string_view stance = stances_.read(at, frame, statement_of(at).has_value());
        if (stance.empty() || asks(at) || is_stray_participle(at)) return;
        std::vector<Index> actors = actors_of(at, frame.actor);
        if (stances_.status().read(at).future) keep_foretold(at, actors);
        if (frame.stance == "demands") drop_addressee(at, actors);
        if (actors.empty()) return;
        if (frame.own_issue) {
            // "the wall that it will not [pay for]"
            // and "a threat that it said it would not [tolerate]"
            const bool below = token(at).relation == Relation::ccomp && !clauses_.is_root(at);
            const std::uint32_t top = below ? token(at).head : at;
            const bool gap = token(top).relation == Relation::acl_relcl;
            if (gap && clauses_.child(at, Relation::obj) == nothing) return;
            add(stance, actors, read_act(clauses_, at), at);
            return;
        }
        for (const SlotPath& path : frame.issue) {
            for (const std::uint32_t head : filled(at, path)) {
                if (!is_issue(head, path, at)) continue;
                if (!add(stance, actors, issue_meant_by(head, at), at)) continue;
                add_examples(stance, actors, head, at);
                return;
            }
        }
    }

    /// "and [asked] her to go": who is asked does not ask, whatever the parse makes of it.
    void drop_addressee(std::uint32_t at, std::vector<Index>& actors) const {
        const EventArguments& arguments = clauses_.arguments(at);
        const std::uint32_t object = arguments.first(EventSlot::object);
        if (arguments.passive || object == nothing || reading_.word(object).is("it")) return;
        std::erase_if(actors, [&](Index actor) { return entities_.entity_of(object) == actor; });
    }

    /// What someone will do, only he and officials of his side can tell; of others it is a guess.
    void keep_foretold(std::uint32_t at, std::vector<Index>& actors) const {
        const auto statement = statement_of(at);
        if (!statement) return;
        const auto& speaker = findings_.statements[*statement].speaker;
        const auto& entities = reading_.annotation().entities;
        const auto is_guess = [&](Index actor) {
            if (!speaker || !speaker->entity) return true;
            if (*speaker->entity == actor) return false;
            const std::string& country = entities[*speaker->entity].country;
            const bool foreign = !country.empty() && !entities[actor].country.empty() &&
                                 country != entities[actor].country;
            return foreign || !is_official(*speaker->entity);
        };
        actors.erase(std::remove_if(actors.begin(), actors.end(), is_guess), actors.end());
    }

    /// "had broken the truce, agreed by both and [supported] by Ostravia": it is not who broke it
    /// that is supported.
    [[nodiscard]] bool is_stray_participle(std::uint32_t at) const {
        const Token& verb = token(at);
        if (verb.xpos != Xpos::vbn || verb.relation != Relation::conj) return false;
        const auto children = clauses_.children(at);
        const bool is_passive = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
            return token(c).relation == Relation::obl_agent;
        });
        const bool has_own = clauses_.child(at, Relation::aux_pass) != nothing ||
                             clauses_.child(at, Relation::nsubj_pass) != nothing;
        return is_passive && !has_own && clauses_.child(verb.head, Relation::aux_pass) == nothing;
    }

    /// "calls for a truce, a [proposal] that it supported", "demanded that Belmark leave, a
    /// [demand] that it rejected": the issue that such a word takes up; else its own.
    [[nodiscard]] std::optional<Tokens> issue_meant_by(std::uint32_t head,
                                                       std::uint32_t trigger) const {
        const std::uint32_t article = clauses_.child(head, Relation::det);
        const bool takes_up =
            head < trigger && article != nothing && reading_.word(article).is("a", "an") &&
            article + 1 == head && article > sentence_.first &&
            reading_.word(article - 1).is(",") &&
            (clauses_.is_in_class(head, proposal_) || clauses_.is_in_class(head, demand_));
        if (!takes_up) return issue_at(head, trigger);
        for (std::uint32_t i = article - 1; i > sentence_.first; --i) {
            if (token(i).upos != Upos::verb || !is_of_root(i, head)) continue;
            const std::uint32_t clause = clauses_.child(i, Relation::ccomp);
            if (clause != nothing && clause < head) return read_issue(clauses_, clause, i);
            break;
        }
        const Token& noun = token(head);
        const bool beside = noun.relation == Relation::appos && noun.head < head &&
                            token(noun.head).upos == Upos::noun;
        return issue_at(beside ? noun.head : head, trigger);
    }

    /// "[demanded] that Belmark leave, a demand"
    [[nodiscard]] bool is_of_root(std::uint32_t verb, std::uint32_t noun) const {
        return clauses_.lemma(verb) == clauses_.lemma(noun) ||
               (clauses_.lemma(verb) == "propose" && clauses_.lemma(noun) == "proposal");
    }

    /// "ruled out parts of the plan, such as [a force in Hesk]"
    void add_examples(std::string_view stance,
                      const std::vector<Index>& actors,
                      std::uint32_t head,
                      std::uint32_t trigger) {
        if (head < trigger || token(head).upos != Upos::noun || entities_.is_agent(head)) return;
        for (const std::uint32_t c : clauses_.children(head)) {
            if (c < head || token(c).relation != Relation::nmod) continue;
            const std::uint32_t mark = clauses_.child(c, Relation::case_marker);
            if (mark == nothing || mark + 1 >= sentence_.last) continue;
            const bool leads = reading_.word(mark).is("such") && reading_.word(mark + 1).is("as");
            if (leads) add(stance, actors, read_issue(clauses_, c, trigger), trigger);
        }
    }

    /// Whether what fills a slot can name an issue: an act in the slots of acts.
    [[nodiscard]] bool is_issue(std::uint32_t head,
                                const SlotPath& path,
                                std::uint32_t trigger) const {
        const EventSlot slot = path.back().slot;
        const bool relative = token(trigger).relation == Relation::acl_relcl;
        const bool object = slot == EventSlot::object;
        // "[For] example, it called", "To [save] the talks, it agreed"
        if (head < trigger && !object && !relative) return false;
        // "They came late, which it [criticised]"
        if (object && head < trigger && is_verb_form(token(head))) return false;
        if (clauses_.has_mark(head, "whether")) return false;
        if (slot != EventSlot::infinitive && slot != EventSlot::clause)
            return !clauses_.is_in_class(head, no_issue_);
        const std::uint32_t moved = clauses_.arguments(trigger).first(EventSlot::object);
        if (moved == nothing && is_behind_comma(head)) return false;
        // "a draft that it agreed to [sign]", "the men it wants to [hire]" name no issue
        if (is_bare(head) && clauses_.is_in_class(head, no_issue_)) return false;
        if (relative && (is_bare(head) || (moved != nothing && moved < trigger))) return false;
        return is_verb_form(token(head)) || clauses_.child(head, Relation::cop) != nothing;
    }

    /// "voted early, to [be] sure": what is done for another end
    [[nodiscard]] bool is_behind_comma(std::uint32_t verb) const {
        const std::uint32_t mark = clauses_.child(verb, Relation::mark);
        return mark != nothing && mark > 0 && mark < verb && reading_.word(mark - 1).text == ",";
    }

    [[nodiscard]] bool is_bare(std::uint32_t verb) const {
        const auto children = clauses_.children(verb);
        return std::all_of(children.begin(), children.end(), [&](std::uint32_t c) {
            return token(c).relation == Relation::mark || token(c).upos == Upos::punct;
        });
    }

    /// The issue at a word; of "Belmark to leave" and "money to build it" the whole, whatever the
    /// parse makes of it.
    [[nodiscard]] std::optional<Tokens> issue_at(std::uint32_t head, std::uint32_t trigger) const {
        auto issue = read_issue(clauses_, head, trigger);
        if (!issue || is_verb_form(token(head)) || head < trigger) return issue;
        const std::uint32_t next = issue->last;
        if (next >= sentence_.last) return issue;
        // "Belmark [leaving] the talks"
        const bool gerund = token(next).xpos == Xpos::vbg && token(next).upos == Upos::verb;
        const bool infinitive =
            reading_.word(next).is("to") && token(next).relation == Relation::mark;
        const std::uint32_t act = gerund ? next : token(next).head;
        if ((!gerund && !infinitive) || act < next) return issue;
        if (const auto clause = read_issue(clauses_, act, trigger)) issue->last = clause->last;
        return issue;
    }

    /// What fills a path; of nouns also the clauses that hang from them.
    [[nodiscard]] std::vector<std::uint32_t> filled(std::uint32_t at, const SlotPath& path) const {
        const SlotStep& last = path.back();
        const bool clause = last.slot == EventSlot::infinitive || last.slot == EventSlot::clause;
        std::vector<std::uint32_t> found = clauses_.filled(at, path);
        if (!clause) return found;
        const SlotPath above(path.begin(), path.end() - 1);
        for (const std::uint32_t noun : clauses_.filled(at, above)) {
            if (is_verb_form(token(noun))) continue;
            const std::string_view mark = last.slot == EventSlot::infinitive ? "to" : "that";
            for (const std::uint32_t c : clauses_.children(noun)) {
                const Relation relation = token(c).relation;
                const bool hangs = relation == Relation::acl || relation == Relation::ccomp ||
                                   relation == Relation::advcl;
                if (hangs && clauses_.has_mark(c, mark)) found.push_back(c);
            }
        }
        return found;
    }

    [[nodiscard]] std::vector<Index> actors_of(std::uint32_t at, const SlotChoice& choice) const {
        std::vector<Index> actors;
        for (const SlotPath& path : choice) {
            for (const std::uint32_t head : clauses_.filled(at, path)) {
                for (const std::uint32_t each : clauses_.with_conjuncts(head)) {
                    // "the French, who reject it, and the Danes"
                    if (head < at && at < each) continue;
                    const auto actor = actor_at(each, at, path.back().slot == EventSlot::modifier);
                    if (actor && std::find(actors.begin(), actors.end(), *actor) == actors.end())
                        actors.push_back(*actor);
                }
            }
            if (!actors.empty()) return actors;
        }
        return actors;
    }

    /// "the union, [which] opposed it"
    [[nodiscard]] bool is_which(std::uint32_t antecedent, std::uint32_t verb) const {
        if (token(verb).relation != Relation::acl_relcl || token(verb).head != antecedent)
            return false;
        const auto children = clauses_.children(verb);
        return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
            return reading_.word(c).is("which") && token(c).relation == Relation::nsubj;
        });
    }

    [[nodiscard]] std::optional<Index> actor_at(std::uint32_t at,
                                                std::uint32_t trigger,
                                                bool is_modifier) const {
        std::optional<Index> actor;
        const bool pronoun = token(at).upos == Upos::pron && reading_.word(at).text != "US";
        if (pronoun && reading_.word(at).is("i", "we", "my", "our", "us", "me")) {
            const auto statement = circumstances_.statement_at(at);
            if (!statement || !findings_.statements[*statement].speaker) return std::nullopt;
            actor = findings_.statements[*statement].speaker->entity;
            return actor && reading_.has_name(*actor) && is_side(*actor) ? actor : std::nullopt;
        }
        actor = is_modifier ? entities_.entity_of_modifier(at) : entities_.entity_of(at);
        if (!actor || !is_side(*actor)) return std::nullopt;
        const Entity& chain = reading_.annotation().entities[*actor];
        // "the head of the union, [which] opposed it": the union did
        // and in "Bell of the fund, a [group] that opposed it" the group
        const bool many = reading_.word(at).is("they", "their") || clauses_.is_in_class(at, party_);
        if (chain.type == EntityType::person && (many || is_which(at, trigger)))
            return std::nullopt;
        return chain.name.empty() && !is_body(at, chain) ? std::nullopt : actor;
    }

    /// Whether someone has a part in public matters.
    [[nodiscard]] bool is_side(Index entity) const {
        const Entity& chain = reading_.annotation().entities[entity];
        if (chain.type == EntityType::place) return chain.geopolitical;
        const bool group = chain.type == EntityType::group && !chain.name.empty();
        return group || !is_private_sector(chain.sector);
    }

    /// One whose "must" is a demand and no opinion.
    [[nodiscard]] bool is_official(Index entity) const {
        const Entity& chain = reading_.annotation().entities[entity];
        if (!is_side(entity) || (chain.name.empty() && chain.country.empty())) return false;
        return chain.type != EntityType::person || (!chain.sector.empty() && chain.sector != "BUS");
    }

    /// One whom the article never names, but who can be told from others: "the government",
    /// "Ostravian officials".
    [[nodiscard]] bool is_body(std::uint32_t at, const Entity& chain) const {
        const std::uint32_t article = clauses_.child(at, Relation::det);
        const bool any = article != nothing && reading_.word(article).is("a", "an", "any", "every");
        if (any && token(at).xpos == Xpos::nn && chain.mentions.size() == 1) return false;
        const EventClasses& classes = clauses_.lexicon().classes_of(clauses_.lemma(at));
        if (classes.test(government_) || classes.test(parliament_)) return true;
        return !chain.country.empty() && entities_.is_public(at);
    }

    /// "Ostravia is [against] the plan", "is [for] talks"
    void read_preposition(std::uint32_t at) {
        if (!reading_.word(at).is("against") || token(at).relation != Relation::case_marker) return;
        const std::uint32_t head = token(at).head;
        const std::uint32_t subject = clauses_.child(head, Relation::nsubj);
        if (subject == nothing || clauses_.child(head, Relation::cop) == nothing) return;
        const bool stands = stances_.status().read(head).status == EventStatus::happened;
        if (!stands || !stances_.is_plain(head)) return;
        std::vector<Index> actors;
        for (const std::uint32_t each : clauses_.with_conjuncts(subject)) {
            if (const auto actor = actor_at(each, head, false)) actors.push_back(*actor);
        }
        add("opposes", actors, read_issue(clauses_, head, at), head);
    }

    /// "Belmark [must] leave" in the words of somebody else.
    void read_demand(std::uint32_t at) {
        const bool is_must = stances_.status().is_demanded(at);
        if (!is_must && !is_advised(at)) return;
        const auto statement = circumstances_.statement_at(at);
        if (!statement || asks(at) || !stances_.is_plain(at)) return;
        const auto& speaker = findings_.statements[*statement].speaker;
        if (!speaker || !speaker->entity || !is_official(*speaker->entity)) return;
        if (!is_must && !is_of_government(*speaker->entity)) return;
        const EventArguments& arguments = clauses_.arguments(at);
        const std::uint32_t who =
            arguments.first(arguments.passive ? EventSlot::object : EventSlot::subject);
        if (who == nothing || token(who).upos == Upos::pron || token(who).head != at) return;
        if (token(at).relation == Relation::acl_relcl) return;
        const auto entity = entities_.entity_of(who);
        if (!arguments.passive && (!entity || entity == speaker->entity || !is_side(*entity)))
            return;
        add("demands", {*speaker->entity}, read_issue(clauses_, at, at), at);
    }

    /// "Belmark [should] not join": so speaks a government of another, not one whom it quotes.
    [[nodiscard]] bool is_advised(std::uint32_t at) const {
        const std::uint32_t aux = clauses_.child(at, Relation::aux);
        const EventArguments& arguments = clauses_.arguments(at);
        const std::uint32_t who =
            arguments.first(arguments.passive ? EventSlot::object : EventSlot::subject);
        // "should Belmark leave", if it did
        if (aux == nothing || who == nothing || aux < who || !is_said_directly(at)) return false;
        const auto children = clauses_.children(at);
        // "should have left": it did not
        const bool is_over = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
            return c < at && reading_.word(c).is("have", "'ve");
        });
        return reading_.word(aux).is("should") && !is_over;
    }

    /// Whether the cue of its statement stands right above, or nothing does.
    [[nodiscard]] bool is_said_directly(std::uint32_t at) const {
        while (token(at).relation == Relation::conj && !clauses_.is_root(at)) at = token(at).head;
        if (clauses_.is_root(at)) return true;
        const auto statement = circumstances_.statement_at(at);
        return statement && circumstances_.cue_at(token(at).head) == statement;
    }

    [[nodiscard]] bool is_of_government(Index entity) const {
        const Entity& chain = reading_.annotation().entities[entity];
        return chain.sector == "GOV" && !chain.country.empty();
    }

    bool add(std::string_view stance,
             const std::vector<Index>& actors,
             std::optional<Tokens> issue,
             std::uint32_t trigger) {
        if (!issue) return false;
        if (stance == "opposes" && is_verb_form(token(trigger))) end_before_view(*issue);
        for (const Index actor : actors) {
            Position position;
            position.actor = actor;
            position.stance = stance;
            position.issue = reading_.span_of(*issue);
            position.statement = statement_of(trigger);
            position.time = time_of(trigger, *issue, position.statement);
            if (!is_known(position)) positions_.push_back(std::move(position));
        }
        return true;
    }

    /// "condemned the order [as meddling]" tells what was said of it.
    void end_before_view(Tokens& issue) const {
        for (std::uint32_t i = issue.last - 1; i > issue.first; --i) {
            const bool leads =
                token(i).relation == Relation::case_marker || token(i).relation == Relation::mark;
            if (!leads || !reading_.word(i).is("as") || reading_.word(i - 1).is("such")) continue;
            issue.last = i;
            return;
        }
    }

    /// Only positions of the same sentence share words.
    [[nodiscard]] bool is_known(const Position& position) const {
        const auto here = std::span(positions_).subspan(first_here_);
        return std::any_of(here.begin(), here.end(), [&](const Position& known) {
            return known.actor == position.actor && known.stance == position.stance &&
                   known.issue.begin < position.issue.end && position.issue.begin < known.issue.end;
        });
    }

    /// When the clause says that the stance was taken, or the statement that holds it was made.
    [[nodiscard]] std::optional<Index> time_of(std::uint32_t trigger,
                                               const Tokens& issue,
                                               std::optional<Index> statement) const {
        for (const std::uint32_t c : clauses_.children(trigger)) {
            const std::uint32_t time = reading_.time_at(c);
            if (time == nothing || issue.holds(c)) continue;
            if (is_point(time)) return time;
        }
        if (!statement) return std::nullopt;
        const auto said = findings_.statements[*statement].time;
        return said && is_point(*said) ? said : std::nullopt;
    }

    [[nodiscard]] bool is_point(Index time) const {
        const TimeValue& value = reading_.annotation().times[time];
        const bool point = value.type == TimeType::date || value.type == TimeType::time;
        return point && !value.value.ends_with("_REF");
    }

    const EventClauses& clauses_;
    const Reading& reading_;
    const EventEntities& entities_;
    const PositionLexicon& lexicon_;
    const Findings& findings_;
    EventFrameMatcher matcher_;
    StanceReader stances_;
    const EventCircumstances& circumstances_;
    std::size_t government_;
    std::size_t parliament_;
    std::size_t party_;
    std::size_t no_issue_;
    std::size_t proposal_;
    std::size_t demand_;
    TokenRange sentence_;
    std::vector<Position> positions_;
    std::size_t first_here_ = 0;  ///< index of the first position of the sentence
};

}  // namespace

std::vector<Position> find_positions(const EventCircumstances& circumstances,
                                     const PositionLexicon& lexicon) {
    return PositionFinder(circumstances, lexicon).find();
}

}  // namespace concord
