#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "clean/date_candidates.h"

namespace concord {

/// The same instant as the outlet's clock shows it: "00:38Z" beside a headline with "April 13,
/// 4:38 PM" is 16:38-08:00. Looked for at the headline, then anywhere in the page.
///
/// utc         a time with offset zero
/// candidates  dates shown by the page
/// source      the page
/// returns     nothing where the page shows no local time
/// cost        linear in the page
[[nodiscard]] std::optional<Timestamp> local_time(const Timestamp& utc,
                                                  const std::vector<DateCandidate>& candidates,
                                                  std::string_view source);

}  // namespace concord
