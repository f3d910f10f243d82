#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/word_rates.h"
#include "compare/sentence_vectors.h"
#include "compare/story_view.h"

namespace concord {

/// A sentence that may tell a day.
struct DayCandidate {
    std::uint32_t sentence = 0;  ///< position in `StoryView::sentences`
    Span time;                   ///< the words of the date; empty when it names none
    /// The dated sentence that tells most of the same, where this one names no day.
    std::optional<std::uint32_t> dated_by;
    double score = 0;
};

/// What is known of a day.
struct Day {
    std::vector<DayCandidate> candidates;  ///< those that name it first
    std::size_t named = 0;                 ///< how many of them do
    std::vector<Index> articles;           ///< that name it or tell it in a lead, each time
    double worth = 0;
};

/// A line with the sentences that tell it nearly alike, its own first.
struct DayLine {
    DayCandidate best;
    std::vector<std::uint32_t> reports;
};

/// The days of a story, what each is worth, and the lines that tell it.
class DayLines {
public:
    DayLines(const StoryView& view, const WordRates& rates);

    /// By date; days (YYYY-MM-DD) and months (YYYY-MM).
    [[nodiscard]] const std::map<std::string, Day>& days() const { return days_; }
    /// The lines of a day, the best first.
    [[nodiscard]] std::vector<DayLine> lines_of(const Day& day) const;

private:
    void read_mentions();
    void place_leads();
    /// published  day of its report
    /// farthest   how many days before that it may be of; the farthest is tried first
    void place_lead(std::uint32_t sentence, int published, int farthest);
    [[nodiscard]] double worth_of(const Day& day) const;
    void score(const std::string& date, Day& day);
    [[nodiscard]] double quoted_share(std::uint32_t sentence) const;
    [[nodiscard]] double fitness(const std::string& date, std::uint32_t place) const;
    [[nodiscard]] bool tell_alike(const DayCandidate& a, const DayCandidate& b) const;
    [[nodiscard]] std::vector<std::uint64_t> numbers_of(const DayCandidate& candidate) const;
    [[nodiscard]] std::vector<DayLine> fold(const Day& day) const;
    void put_repeats_behind(std::vector<DayLine>& lines) const;

    const StoryView& view_;
    SentenceVectors vectors_;
    std::map<std::string, Day> days_;
    std::vector<bool> names_day_;                 ///< per sentence
    std::map<std::uint32_t, std::string> dates_;  ///< by sentence that a day dates
    std::vector<std::uint32_t> quoted_;  ///< bytes of each sentence between quotation marks
    VocabularyWeights named_sum_;        ///< of the day in hand; 0 between days
    VocabularyWeights lead_sum_;
};

}  // namespace concord
