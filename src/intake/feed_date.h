#pragma once

#include <string>
#include <string_view>

namespace concord {

/// A date of a feed in a form that `parse_timestamp` reads, where it can be brought into one:
/// without a comment behind it, the parts in the order of RFC 822, a time zone that nobody knows
/// left out. Anything else comes back as it is, trimmed.
///
/// Reads besides RFC 822 and ISO 8601 "Sat Apr 12 14:29:00 MSK 2025" and "Apr 12, 2025 14:29".
[[nodiscard]] std::string feed_date(std::string_view written);

}  // namespace concord
