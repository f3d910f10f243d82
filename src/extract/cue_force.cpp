// Whether a cue reports that something was said. The words that say no stand in three places:
//
//     Rusk [did not] call the talks useful       between the subject and the verb
//     [Nobody in] the council said that ...      at the head of the subject
//     [If] Rusk says that ...                    before the subject
//
// A modal verb between subject and verb only makes it possible ("may say"). "would" and "will" do
// not count: "she would say only that ..." reports. To deny what was not denied is neither.

#include "extract/cue_force.h"

namespace concord {
namespace {

using enum cue_mark::Mark;
using enum CueSite::Force;

class ForceReader {
public:
    ForceReader(const Reading& reading, const NounPhraseFinder& phrases, const CueSite& site)
        : reading_(reading), phrases_(phrases), limits_(phrases.limits()), site_(site) {
        between_ = {phrases.skip_adverbs_left(site.cue.first), site.cue.first};
    }

    [[nodiscard]] CueSite::Force read() const {
        const bool negated = is_negated();
        if (negated && site_.verb != nullptr && site_.verb->cue_class == "deny") return neither;
        if (negated || is_only_possible()) return none;
        // "Asked if she would go, Bell laughed, saying that ...": the speaker only looks
        // conditional.
        if (site_.inherits && site_.form == CueSite::Form::gerund) return reports;
        return has_negative_subject() || is_condition() ? none : reports;
    }

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] bool is_before(std::uint32_t i) const {
        return i > limits_.first && !reading_.is_quoted(i - 1);
    }

    /// "never", "did not", but not "not only".
    [[nodiscard]] bool is_negated() const {
        for (std::uint32_t i = between_.first; i < between_.last; ++i) {
            if (word(i).has(negation) && !word(i + 1).is("only", "just", "merely", "simply")) {
                return true;
            }
        }
        return is_before(between_.first) && word(between_.first - 1).is("nor");
    }

    [[nodiscard]] bool is_only_possible() const {
        for (std::uint32_t i = between_.first; i < between_.last; ++i) {
            if (word(i).is("may", "might", "can", "could", "ca", "should", "must", "ought")) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_negative(std::uint32_t i) const {
        return word(i).is("no", "nobody", "none", "nothing", "neither", "nor", "not", "few");
    }

    /// "No senator", "Few of the senators", "Neither Rusk nor Bell", "No one in the council"
    [[nodiscard]] bool has_negative_subject() const {
        const std::uint32_t first = site_.speaker->tokens.first;
        const bool degree =
            first + 1 < limits_.last && word(first).is("very", "too", "almost", "so");
        if (is_negative(degree ? first + 1 : first)) return true;
        if (!is_before(first)) return false;
        if (is_negative(first - 1)) return true;
        // The head of the subject may be a pronoun, which the phrase leaves out.
        if (!word(first - 1).has(preposition) || !is_before(first - 1)) return false;
        const std::uint32_t head = first - 2;
        return is_negative(head) ||
               (word(head).is("one") && is_before(head) && is_negative(head - 1));
    }

    [[nodiscard]] bool is_condition() const {
        const std::uint32_t first = phrases_.skip_adverbs_left(site_.speaker->tokens.first);
        return is_before(first) && word(first - 1).is("if", "whether", "unless");
    }

    const Reading& reading_;
    const NounPhraseFinder& phrases_;
    Tokens limits_;
    const CueSite& site_;
    Tokens between_;  ///< auxiliaries and adverbs before the verb
};

}  // namespace

CueSite::Force force_of(const Reading& reading,
                        const NounPhraseFinder& phrases,
                        const CueSite& site) {
    return ForceReader(reading, phrases, site).read();
}

}  // namespace concord
