#pragma once

#include <cstddef>
#include <string_view>

namespace concord {

/// How many bytes of a text its dateline takes, up to and with the dash that ends it, or the
/// bracket of its agency where no dash follows: "HESK, June 7 (Torinform) -", "Hesk (Torinform)".
/// 0 where the text does not begin with the dateline's city or no such mark follows.
///
/// dateline  of the article (Dateline::place): a city, perhaps with regions; may be empty
/// cost      linear in the first 110 bytes
[[nodiscard]] std::size_t dateline_size(std::string_view text, std::string_view dateline);

}  // namespace concord
