// An issue is what hangs from its head, less what leads into it (prepositions, "that", "to") and
// what only adds to it: appositions, relative clauses and asides behind a comma. Every stance is
// to be set beside others on the same issue, hence the smallest phrase.

#include "extract/position_issue.h"

#include <algorithm>

namespace concord {
namespace {

constexpr std::uint32_t longest_issue = 40;  ///< tokens

class IssueReader {
public:
    IssueReader(const EventClauses& clauses, std::uint32_t head, std::uint32_t trigger)
        : clauses_(clauses), reading_(clauses.reading()), head_(head), trigger_(trigger) {}

    std::optional<Tokens> read() {
        const Token& token = clauses_.token(head_);
        if (token.upos == Upos::pron || token.upos == Upos::det) return std::nullopt;
        if (reading_.time_at(head_) != nothing && token.upos != Upos::verb) return std::nullopt;
        if (is_denied()) return std::nullopt;
        is_clause_ = is_verb_form(token) || clauses_.child(head_, Relation::cop) != nothing;
        collect(head_);
        std::sort(kept_.begin(), kept_.end());
        Tokens issue = stretch();
        include_negation(issue);
        end_with_quotation(issue);
        end_before_bracket(issue);
        if (!include_object(issue)) return std::nullopt;
        trim(issue);
        if (!issue.holds(head_)) return std::nullopt;
        close_marks(issue);
        if (issue.last - issue.first > longest_issue) return std::nullopt;
        return issue;
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t at) const { return clauses_.token(at); }

    /// "called [not for sanctions] but for talks"
    [[nodiscard]] bool is_denied() const {
        const auto children = clauses_.children(head_);
        return token(head_).upos != Upos::verb &&
               std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
                   return c < head_ && reading_.word(c).is("not");
               });
    }

    [[nodiscard]] bool leads_to_trigger(std::uint32_t at) const {
        std::uint32_t up = trigger_;
        while (up != head_ && up != at && !clauses_.is_root(up)) up = token(up).head;
        return up == at;
    }

    [[nodiscard]] std::uint32_t leftmost(std::uint32_t at) const {
        std::uint32_t left = at;
        for (const std::uint32_t c : clauses_.children(at)) {
            if (c < at && token(c).upos != Upos::punct) left = std::min(left, leftmost(c));
        }
        return left;
    }

    [[nodiscard]] bool is_behind_comma(std::uint32_t at) const {
        const std::uint32_t left = leftmost(at);
        if (left <= head_) return false;
        const TokenWord& before = reading_.word(left - 1);
        return before.text == "," || before.text == ";" || before.text == ":" || is_dash(before);
    }

    [[nodiscard]] std::uint32_t subject() const {
        const std::uint32_t active = clauses_.child(head_, Relation::nsubj);
        return active != nothing ? active : clauses_.child(head_, Relation::nsubj_pass);
    }

    /// What leads into the issue, or joins it to what stands before; in a clause all before the
    /// subject.
    [[nodiscard]] bool is_lead(std::uint32_t at) const {
        if (at > head_) return false;
        if (is_clause_ && subject() != nothing && at < subject()) return true;
        switch (token(at).relation) {
            case Relation::case_marker:
            case Relation::cc:
            case Relation::cc_preconj:
                return true;
            case Relation::mark:
                // "Belmark to leave"
                return !reading_.word(at).is("to") || subject() == nothing;
            default:
                return false;
        }
    }

    [[nodiscard]] bool is_aside(std::uint32_t at) const {
        switch (token(at).relation) {
            case Relation::parataxis:
            case Relation::discourse:
            case Relation::vocative:
            case Relation::list:
                return true;
            case Relation::obl:
            case Relation::nmod:
            case Relation::appos:
            case Relation::acl_relcl:
            case Relation::acl:
            case Relation::advcl:
            case Relation::advmod:
            case Relation::ccomp:
                return is_behind_comma(at);
            case Relation::conj:
                return is_other_clause(at) || is_contrast(at) ||
                       (is_behind_comma(at) && !is_list());
            default:
                // "called for a truce [six times]"
                return !is_clause_ && at > head_ &&
                       (token(at).relation == Relation::obl_unmarked ||
                        token(at).relation == Relation::nmod_unmarked);
        }
    }

    /// Some "and" joins the last of what stands beside the head; else commas part appositions.
    [[nodiscard]] bool is_list() const {
        const auto children = clauses_.children(head_);
        return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
            return token(c).relation == Relation::conj &&
                   clauses_.child(c, Relation::cc) != nothing;
        });
    }

    /// "talks [but Ostravia] refused"
    [[nodiscard]] bool is_contrast(std::uint32_t at) const {
        const std::uint32_t joint = clauses_.child(at, Relation::cc);
        return joint != nothing && reading_.word(joint).is("but", "yet");
    }

    [[nodiscard]] bool has_subject(std::uint32_t at) const {
        return clauses_.child(at, Relation::nsubj) != nothing ||
               clauses_.child(at, Relation::nsubj_pass) != nothing;
    }

    /// "a truce and [said]", "Belmark leave and [Ostravia stay]"
    [[nodiscard]] bool is_other_clause(std::uint32_t at) const {
        if (!is_verb_form(token(at))) return false;
        if (!is_clause_) return true;
        return has_subject(at) || clauses_.child(at, Relation::aux) != nothing ||
               token(at).xpos != token(head_).xpos;
    }

    void collect(std::uint32_t at) {
        kept_.push_back(at);
        for (const std::uint32_t c : clauses_.children(at)) {
            if (at == head_ && (is_lead(c) || is_aside(c))) continue;
            if (at != head_ && is_aside_below(c)) continue;
            if (leads_to_trigger(c)) continue;
            collect(c);
        }
    }

    [[nodiscard]] bool is_aside_below(std::uint32_t at) const {
        switch (token(at).relation) {
            case Relation::parataxis:
                return true;
            case Relation::acl:
            case Relation::acl_relcl:
            case Relation::advcl:
            case Relation::appos:
            case Relation::obl:
                return is_behind_comma(at);
            case Relation::conj:
                return is_contrast(at) || (is_behind_comma(at) && has_subject(at));
            default:
                return false;
        }
    }

    /// The kept words around the head without a gap.
    [[nodiscard]] Tokens stretch() const {
        const auto at = std::lower_bound(kept_.begin(), kept_.end(), head_);
        auto first = at;
        while (first != kept_.begin() && *(first - 1) + 1 == *first) --first;
        auto last = at;
        while (last + 1 != kept_.end() && *last + 1 == *(last + 1)) ++last;
        return {*first, *last + 1};
    }

    /// "[not] to attack"
    void include_negation(Tokens& issue) const {
        for (const std::uint32_t c : clauses_.children(head_)) {
            if (c < issue.first && c + 2 >= issue.first && reading_.word(c).is("not", "never"))
                issue.first = c;
        }
    }

    /// "wants [the border] to be closed": what is acted on names the issue. False when only a
    /// pronoun does.
    [[nodiscard]] bool include_object(Tokens& issue) const {
        if (!is_clause_ || token(head_).relation != Relation::xcomp) return true;
        const std::uint32_t object = clauses_.arguments(head_).first(EventSlot::object);
        if (!clauses_.arguments(head_).passive || object >= issue.first) return true;
        if (token(object).head != token(head_).head || is_subject(token(object).relation))
            return true;
        constexpr std::uint32_t farthest = 5;
        if (issue.first - object <= farthest) issue.first = leftmost(object);
        return token(object).upos != Upos::pron;
    }

    /// "the cuts must end[," according to the report]"
    void end_with_quotation(Tokens& issue) const {
        const std::uint32_t quote = reading_.quote_at(issue.first);
        if (quote == nothing) return;
        const Tokens& inner = reading_.quotes()[quote].inner;
        const bool closed = inner.last < issue.last && inner.last > issue.first;
        if (closed && token(inner.last - 1).upos == Upos::punct) issue.last = inner.last;
    }

    /// "the tax (or the levy": a bracket that is not closed inside
    void end_before_bracket(Tokens& issue) const {
        std::uint32_t open = nothing;
        for (std::uint32_t i = issue.first; i < issue.last; ++i) {
            if (reading_.word(i).text == "(") open = i;
            if (reading_.word(i).text == ")") open = nothing;
        }
        if (open != nothing) issue.last = open;
    }

    [[nodiscard]] bool is_edge(std::uint32_t at) const {
        const Upos upos = token(at).upos;
        return upos == Upos::punct || upos == Upos::cconj;
    }

    /// "until", "of" of what is not inside
    [[nodiscard]] bool is_opener(std::uint32_t at) const {
        const Relation relation = token(at).relation;
        return at > head_ && (relation == Relation::mark || relation == Relation::case_marker) &&
               token(at).head > at;
    }

    void trim(Tokens& issue) const {
        while (!issue.empty() && is_edge(issue.first)) ++issue.first;
        while (!issue.empty() && (is_edge(issue.last - 1) || is_opener(issue.last - 1)))
            --issue.last;
    }

    /// A quotation that begins inside ends inside.
    void close_marks(Tokens& issue) const {
        // "to “get moving” on it"
        const std::uint32_t first = reading_.quote_at(issue.first);
        if (first != nothing) {
            const Tokens& outer = reading_.quotes()[first].outer;
            if (outer.first + 1 == issue.first && outer.last <= issue.last)
                issue.first = outer.first;
        }
        const std::uint32_t quote = reading_.quote_at(issue.last - 1);
        if (quote == nothing) return;
        const Tokens& outer = reading_.quotes()[quote].outer;
        if (outer.first >= issue.first && outer.last == issue.last + 1) issue.last = outer.last;
    }

    const EventClauses& clauses_;
    const Reading& reading_;
    std::uint32_t head_;
    std::uint32_t trigger_;
    bool is_clause_ = false;
    std::vector<std::uint32_t> kept_;
};

}  // namespace

std::optional<Tokens> read_act(const EventClauses& clauses, std::uint32_t verb) {
    auto act = read_issue(clauses, verb, verb);
    if (act) act->first = verb;
    return act;
}

std::optional<Tokens> read_issue(const EventClauses& clauses,
                                 std::uint32_t head,
                                 std::uint32_t trigger) {
    return IssueReader(clauses, head, trigger).read();
}

}  // namespace concord
