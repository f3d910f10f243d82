#pragma once

#include <string>
#include <string_view>

#include "concord/result.h"

namespace concord {

/// Undoes the codings that an HTTP Content-Encoding header names: gzip, deflate, br, zstd,
/// identity, and lists of them. A body that is not coded at all is returned as it is: archives
/// exist that keep the header and decode the body (Common Crawl's news of 2016 to 2019).
///
/// errors  truncated or malformed with the byte of the coded body, limit above 64 MiB or at the
///         ratio of a bomb, unsupported for a coding that nobody registered
[[nodiscard]] Result<std::string> undo_content_coding(std::string_view body,
                                                      std::string_view header);

/// Undoes the chunked transfer coding (RFC 9112, 7.1). A body that does not begin with a chunk is
/// returned as it is; what follows a chunk that breaks the rules is dropped, and the end of the
/// body may come too early.
///
/// complete  set to false when the last chunk was missing or broken
[[nodiscard]] std::string undo_chunked(std::string_view body, bool& complete);

}  // namespace concord
