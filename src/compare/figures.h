#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/entities.h"
#include "compare/figure_values.h"
#include "compare/story_places.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "compare/word_weights.h"
#include "concord/knowledge.h"

namespace concord {

/// Words for those who are counted and words round a figure. Loaded once.
class FigureLexicon {
public:
    explicit FigureLexicon(const Knowledge& knowledge);

    /// The group that a word names ("soldiers"), the cue that it is ("wounded"); empty for others.
    ///
    /// word  in lower case
    [[nodiscard]] std::string_view group(std::string_view word) const;
    [[nodiscard]] std::string_view cue(std::string_view word) const;
    /// How figures of a role are compared: knowledge/figures/roles.
    [[nodiscard]] bool is_role(std::string_view role, std::string_view list) const {
        return roles_.has(list, role);
    }
    /// "dozens", "hundreds of thousands": no number that another could contradict.
    [[nodiscard]] bool is_vague(std::string_view words) const;

private:
    std::map<std::string, std::string, std::less<>> groups_;
    std::map<std::string, std::string, std::less<>> cues_;
    WordLists roles_;
    std::vector<std::string> plurals_;
};

/// How an article puts a figure: as its own, as one that is wrong ("not 48"), or as one that no
/// longer holds ("up from 12").
enum class FigureForce { stated, rejected, outdated };

/// A figure of an article as it is compared: how many, of whom, what became of them, where, when.
struct ToldFigure {
    Index article = 0;
    std::uint32_t sentence = 0;  ///< of the view
    Span span;                   ///< of the number
    Span words;                  ///< with what is counted and what became of it
    std::string value;           ///< "at least 12"
    double number = 0;
    FigureRange range;
    std::string unit;
    std::string role;          ///< killed, launched, ...; empty when no word near says
    std::string noun;          ///< of what is counted, as printed but in lower case
    std::string thing;         ///< the group of people that it names, or the noun folded
    bool is_of_group = false;  ///< it counts people
    bool is_of_day = false;    ///< of what is counted anew each day, as arrests are
    FigureForce force = FigureForce::stated;
    bool is_total = false;  ///< of a war or a year
    bool is_past = false;   ///< told of a month or a week, no day: not news any more
    bool is_approximate = false;
    bool has_risen = false;
    bool is_put = false;          ///< "Torvany puts the number at 120": a count of its own
    std::string window;           ///< in which it was counted: "P2W", "since 2031-06"
    std::optional<int> day;       ///< that the words name, counted from 1970
    std::optional<char> weekday;  ///< '1' to '7', of an undated report's "on Monday"
    bool is_at_night = false;     ///< another report may date it to the day after
    std::vector<std::string>
        places;  ///< where its sentence tells of, sorted, lower case; no states
    std::vector<std::string> places_wide;  ///< those, and what lies round them
    /// Those and the figure's own place, or without any those of the sentence before.
    std::vector<std::string> places_around;
    bool is_toll = false;  ///< "the death toll": of what the report tells of, said or not
    bool is_lead = false;  ///< stands at the head of its report, which tells what is new
    std::string speaker;   ///< who is cited for it by name; empty when nobody is
    WordBag context;       ///< the telling words of its sentence and the last
};

/// What figures are read by; refers to what it is given.
struct FigureTools {
    const KnownNames& known;
    const FigureLexicon& lexicon;
    const WordWeights& weights;
    const StoryPlaces& places;
};

/// The figures of the bodies that may be compared with others, by article and place. Shares,
/// ages, distances, parts of a sum, additions ("another 12") and vague numbers are left out.
[[nodiscard]] std::vector<ToldFigure> read_figures(const StoryView& view,
                                                   const StoryEntities& entities,
                                                   const FigureTools& tools);

}  // namespace concord
