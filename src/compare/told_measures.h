#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compare/entities.h"
#include "compare/figure_values.h"
#include "compare/figures.h"
#include "compare/story_view.h"
#include "compare/word_weights.h"

namespace concord {

/// A figure of any kind as one article tells it: an age, a length, a sum, a number of things.
struct ToldMeasure {
    Index article = 0;
    std::uint32_t sentence = 0;
    Span words;  ///< with what is counted
    std::string value;
    double number = 0;
    FigureRange range;
    std::string unit;
    std::string role;
    std::string noun;
    std::string thing;            ///< the group of people that it names, or the noun folded
    std::optional<Index> person;  ///< whose age it is
    bool is_at_head = false;      ///< of its report
    bool is_outdated = false;     ///< "initially said to be four years old"
    std::optional<int> day;
    std::set<std::string> persons;  ///< named in the sentence, by their last names
    WordBag near;
    WordBag around;  ///< of the whole sentence
};

/// What figures of any kind are read by; refers to what it is given.
struct MeasureTools {
    const WordWeights& weights;
    const FigureLexicon& lexicon;
};

/// The figures of the bodies that may measure one thing in two reports, by article and place. Left
/// out are shares and what moves from day to day, vague numbers, additions, pieces of dates and
/// addresses, and the figures of `compared` that say what became of those counted.
[[nodiscard]] std::vector<ToldMeasure> read_measures(const StoryView& view,
                                                     const StoryEntities& entities,
                                                     const MeasureTools& tools,
                                                     const std::vector<ToldFigure>& compared);

}  // namespace concord
