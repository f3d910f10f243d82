#pragma once

#include "extract/figure_draft.h"
#include "extract/quantity_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// Adds the currency or unit behind a number, or that it is an age; widens the draft by a currency,
/// a percent sign and what is written together with the number.
///
/// sentence  the tokens that hold the draft
/// cost      some tokens around the number
void read_measure(const Reading& reading,
                  const QuantityLexicon& lexicon,
                  Tokens sentence,
                  FigureDraft& draft);

}  // namespace concord
