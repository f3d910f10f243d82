#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compare/story_view.h"

namespace concord {

/// A sentence that names a day or a month.
struct DatedMention {
    std::string date;            ///< YYYY-MM-DD or YYYY-MM
    std::uint32_t sentence = 0;  ///< position in `StoryView::sentences`
    Span time;
    /// What the sentence tells was, or will be, on that date.
    bool dates = false;

    friend bool operator==(const DatedMention&, const DatedMention&) = default;
};

/// The sentences of the bodies that name a day or a month, by article and place; a sentence comes
/// once for each date it names. The day of publication with its year and a clock time or "updated"
/// beside it is no date: it says when the report was printed. A sentence is not dated by
/// - a time beside which it tells nothing ("HESK, June 18.")
/// - a time that only bounds what it tells ("until May", "the third since January")
[[nodiscard]] std::vector<DatedMention> find_dated_mentions(const StoryView& view);

}  // namespace concord
