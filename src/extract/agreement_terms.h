#pragma once

#include <vector>

#include "extract/agreement_mentions.h"

namespace concord {

/// What was agreed, as the words around one mention tell it.
///
/// returns  in the order of the text, none inside another
[[nodiscard]] std::vector<Tokens> agreement_terms(const EventClauses& clauses,
                                                  const AgreementLexicon& lexicon,
                                                  const AgreementMention& mention);

}  // namespace concord
