#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "annotate/time_calendar.h"
#include "annotate/time_clock.h"
#include "annotate/time_lexicon.h"
#include "annotate/time_term.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// How many: "24", "twenty-four", "several".
struct TimeAmount {
    std::size_t end = 0;
    double value = 0;
    bool vague = false;  ///< "several", "a few": more than one, no more is known
};

/// What stands before a number and bounds it: "more than", "about".
struct TimeBound {
    std::size_t end = 0;   ///< where the number begins, also when there is no bound
    std::string_view mod;  ///< of TIMEX3; lives as long as the lexicon
};

/// One sentence as the readers of time expressions ask about it: its words, what the lexicon says
/// of them, and what the article counts from. Any token may be asked about; one outside the
/// sentence has no word and is nothing.
class TimeSentence {
public:
    /// All of them must outlive this object.
    TimeSentence(const TokenWords& words,
                 std::span<const Token> tokens,
                 const TimeLexicon& lexicon,
                 const TimeClock& clock,
                 const Sentence& sentence)
        : words_(words),
          tokens_(tokens),
          lexicon_(lexicon),
          clock_(clock),
          first_(sentence.first_token),
          last_(sentence.last_token) {}

    [[nodiscard]] std::size_t first() const { return first_; }
    [[nodiscard]] std::size_t last() const { return last_; }
    /// The day of publication.
    [[nodiscard]] const Anchor& anchor() const { return clock_.published; }
    /// The day from which a weekday that stands alone counts.
    [[nodiscard]] const Anchor& weekday_anchor() const { return clock_.latest; }
    /// The point of which the article spoke last.
    [[nodiscard]] const std::optional<SpokenPoint>& spoken() const { return clock_.spoken; }
    /// The same, where the sentence itself spoke of it.
    [[nodiscard]] const CalendarPoint* spoken_here() const;
    /// The quarter of a year of which the article speaks.
    [[nodiscard]] const std::optional<SpokenPoint>& quarter() const { return clock_.quarter; }
    /// The same in a history, which counts from it.
    [[nodiscard]] const CalendarPoint* told() const;

    [[nodiscard]] bool has(std::size_t at) const { return first_ <= at && at < last_; }
    /// The word at `at`, which must be in the sentence.
    [[nodiscard]] const TokenWord& operator[](std::size_t at) const { return words_[at]; }
    /// Whether the word at `at` is one of these, given in lower case.
    template <class... Words>
    [[nodiscard]] bool is(std::size_t at, Words... words) const {
        return has(at) && words_[at].is(words...);
    }
    [[nodiscard]] bool is_lower(std::size_t at) const {
        return has(at) && words_[at].casing == Casing::lower;
    }
    [[nodiscard]] bool is_capitalised(std::size_t at) const {
        return has(at) && words_[at].is_capitalised();
    }
    /// Whether the tagger took it for one of these; false where nothing was tagged.
    template <class... Tags>
    [[nodiscard]] bool is_tagged(std::size_t at, Tags... tags) const {
        return has(at) && ((tokens_[at].xpos == tags) || ...);
    }
    /// True when no space stands before the word.
    [[nodiscard]] bool touches_previous(std::size_t at) const {
        return has(at) && words_.touches_previous(at);
    }

    [[nodiscard]] TimeWord look(std::size_t at) const {
        return has(at) ? lexicon_.look_up(words_[at]) : TimeWord{};
    }
    /// A holiday or vague expression that begins at `at`; of no words when there is none.
    [[nodiscard]] TimeLexicon::Phrase phrase(std::size_t at) const {
        return lexicon_.longest_phrase(words_, at, last_);
    }
    [[nodiscard]] TimeBound bound(std::size_t at) const;

    /// The day of a month: "9", "9th"; nothing above 31.
    [[nodiscard]] std::optional<unsigned> day_number(std::size_t at) const;
    /// The month that the word means: not the verbs "may" and "march", not "mar" without a number.
    [[nodiscard]] std::optional<unsigned> month(std::size_t at) const;
    /// A month or day without a year: in a history that of the point told, else that which the
    /// tense around [at, end) chooses.
    [[nodiscard]] TimeTerm month_term(std::size_t at, std::size_t end, unsigned month) const;
    /// returns  nothing when no such day exists
    [[nodiscard]] std::optional<TimeTerm> day_term(std::size_t at,
                                                   std::size_t end,
                                                   unsigned month,
                                                   unsigned day) const;
    /// Four digits, 1500 to 2199.
    [[nodiscard]] std::optional<int> year(std::size_t at) const;
    /// Digits or a number word below a hundred: "1,500", "2.5", "twenty-four".
    [[nodiscard]] std::optional<TimeAmount> number(std::size_t at) const;
    /// The side of the day of publication to which the tense around [at, end) points.
    [[nodiscard]] Direction direction(std::size_t at, std::size_t end) const;

private:
    [[nodiscard]] bool is_beside_number(std::size_t at) const;

    const TokenWords& words_;
    std::span<const Token> tokens_;
    const TimeLexicon& lexicon_;
    const TimeClock& clock_;
    std::size_t first_;
    std::size_t last_;
};

/// The decimal number that all of `text` is.
[[nodiscard]] std::optional<int> whole_number(std::string_view text);

}  // namespace concord
