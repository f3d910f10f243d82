#pragma once

#include <string_view>

#include "annotate/mention_draft.h"
#include "base/token_words.h"

namespace concord {

/// The key of the role that a nominal names: its head in one spelling. "The head of state" is a
/// president.
///
/// words    with the marks of the name lexicon
/// nominal  as far as its head: "the head" of "the head of state"
/// returns  a view that lives as long as `words`
[[nodiscard]] std::string_view role_named_by(const TokenWords& words, TokenRange nominal);

/// True when `key` is the key of the head of a role phrase: of the last role noun before "of" or
/// "for".
[[nodiscard]] bool is_role_head(const TokenWords& words, TokenRange role, std::string_view key);

/// Whether the words beside the head of a nominal are known of the role: "the foreign ministry" is
/// not "the Defence Ministry", and "the president" no vice president.
[[nodiscard]] bool fits_role(const TokenWords& words, TokenRange nominal, TokenRange role);

/// Whether two phrases with one head are of different offices by the word before it: "the finance
/// ministry" and "the foreign ministry", but not "the ministry" or "the foreign affairs ministry".
[[nodiscard]] bool are_other_offices(const TokenWords& words, TokenRange a, TokenRange b);

}  // namespace concord
