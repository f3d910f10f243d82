#pragma once

#include <optional>

#include "annotate/time_calendar.h"
#include "annotate/time_lexicon.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// A time expression that ends before token `end`.
struct TimeTerm {
    std::size_t end = 0;
    TimeType type = TimeType::date;
    std::string value;
    std::string mod;
    std::string begin_point;
    std::string end_point;
    bool anchored = false;  ///< the value rests on the day of publication
};

/// Reads single expressions from the words of one sentence. Every method gives nothing when no
/// expression of its kind begins at `at`.
class TimeTerms {
public:
    /// first, last  tokens of the sentence, [first, last)
    TimeTerms(const TokenWords& words,
              const TimeLexicon& lexicon,
              const TimeAnchors& anchors,
              std::size_t first,
              std::size_t last)
        : words_(words),
          lexicon_(lexicon),
          anchor_(anchors.published),
          latest_(anchors.latest),
          first_(first),
          last_(last) {}

    /// A day, month, week or year: "9 April 2025", "Friday", "last week", "2022".
    [[nodiscard]] std::optional<TimeTerm> point(std::size_t at) const;
    /// A part of a day: "Friday morning", "10.30pm on Friday", "overnight".
    [[nodiscard]] std::optional<TimeTerm> part(std::size_t at) const;
    /// "more than four hours", "30-day", "the past two weeks".
    [[nodiscard]] std::optional<TimeTerm> duration(std::size_t at) const;
    /// "a week" behind a count, "each day", "daily", "Fridays".
    [[nodiscard]] std::optional<TimeTerm> set(std::size_t at) const;
    /// "45 days ago", "a week ago".
    [[nodiscard]] std::optional<TimeTerm> ago(std::size_t at) const;
    /// Vague expressions and holidays.
    [[nodiscard]] std::optional<TimeTerm> phrase(std::size_t at) const;

    struct Clock {
        std::size_t end = 0;
        int hour = 0;
        int minute = 0;
    };
    [[nodiscard]] std::optional<Clock> clock(std::size_t at) const;
    /// The day number of a month: "9", "9th"; nothing above 31.
    [[nodiscard]] std::optional<unsigned> day_number(std::size_t at) const;
    [[nodiscard]] unsigned month_at(std::size_t at) const;
    [[nodiscard]] std::optional<int> year_at(std::size_t at) const;
    /// A digit or word number, "twenty-four"; sets `end`.
    [[nodiscard]] std::optional<double> number(std::size_t at, std::size_t& end) const;
    /// What the tense around `at` says.
    [[nodiscard]] Direction direction_at(std::size_t at, std::size_t end) const;

private:
    [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
        return at < last_ && words_[at].lower == word;
    }
    [[nodiscard]] TimeWord look(std::size_t at) const {
        return at < last_ ? lexicon_.look_up(words_[at]) : TimeWord{};
    }
    [[nodiscard]] bool plausible_month(std::size_t at) const;
    [[nodiscard]] std::optional<TimeTerm> month_first(std::size_t at) const;
    [[nodiscard]] std::optional<TimeTerm> day_first(std::size_t at) const;
    [[nodiscard]] std::optional<TimeTerm> weekday_term(std::size_t at) const;
    [[nodiscard]] std::optional<TimeTerm> relative(std::size_t at) const;
    [[nodiscard]] std::optional<TimeTerm> relative_unit(std::size_t at,
                                                        std::size_t unit_at,
                                                        int offset) const;
    [[nodiscard]] std::optional<TimeTerm> bare_year(std::size_t at) const;
    [[nodiscard]] std::optional<TimeTerm> iso_day(std::size_t at) const;
    [[nodiscard]] std::optional<TimeTerm> full_day(std::size_t at,
                                                   std::size_t end,
                                                   unsigned month,
                                                   unsigned day) const;
    [[nodiscard]] std::optional<TimeTerm> night(std::size_t at) const;
    [[nodiscard]] std::string mod_before_number(std::size_t& at) const;
    [[nodiscard]] std::optional<TimeTerm> measured(std::size_t at) const;
    [[nodiscard]] TimeTerm term(std::size_t end,
                                TimeType type,
                                std::string value,
                                bool anchored) const {
        TimeTerm made;
        made.end = end;
        made.type = type;
        made.value = std::move(value);
        made.anchored = anchored && anchor_.has_value();
        return made;
    }

    const TokenWords& words_;
    const TimeLexicon& lexicon_;
    const Anchor& anchor_;
    const Anchor& latest_;
    std::size_t first_;
    std::size_t last_;
};

}  // namespace concord
