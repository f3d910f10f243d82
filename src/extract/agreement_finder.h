#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/agreement_lexicon.h"
#include "extract/event_circumstances.h"

namespace concord {

/// The agreements between sides that an article tells of, by first mention.
///
/// circumstances  with quantities, statements and events of the article, complete
/// returns        one for all mentions of the same one; what is only wished for or proposed is none
/// cost           one look-up per noun; articles without a noun for agreements cost nothing more;
///                else linear in the text: a mention is compared with a fixed number before it
[[nodiscard]] std::vector<Agreement> find_agreements(const EventCircumstances& circumstances,
                                                     const AgreementLexicon& lexicon);

}  // namespace concord
