#pragma once

#include <vector>

#include "compare/agreement_names.h"
#include "compare/parties.h"
#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// The agreements of all articles, the same one once: those that most origins speak of first, then
/// those spoken of first.
///
/// Agreements of another kind, name, number, year or other sides stay apart, and so do a whole and
/// a partial one. What names nothing ("the truce") joins the only one of its kind. Parties are
/// states where their officials agreed. Every date and term that an origin gives is cited; terms
/// that are part of another are left out. Every alleged breach is kept, of copies once.
///
/// cost  square of the agreements that the articles speak of
[[nodiscard]] std::vector<StoryAgreement> find_agreements(const StoryView& view,
                                                          const Parties& parties,
                                                          const AgreementNameReader& names);

}  // namespace concord
