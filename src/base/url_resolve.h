#pragma once

#include <string>
#include <string_view>

namespace concord {

/// True when `url` begins with a scheme ("https:", "tag:", "urn:").
[[nodiscard]] bool has_scheme(std::string_view url);

/// The address that `reference` means in a document at `base`.
///
/// base       absolute or relative URL, or empty
/// reference  trimmed; tabs and line ends within are dropped
/// returns    `reference` itself where it has a scheme or `base` is empty
/// after      RFC 3986, section 5.2, without its check that a base must be absolute
[[nodiscard]] std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace concord
