#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "concord/result.h"

namespace concord {

/// Header fields in their order, names in lower case, values trimmed; of repeated names all.
struct HeaderFields {
    std::vector<std::pair<std::string, std::string>> fields;

    /// The first value of that name, or empty.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    /// All values of that name, joined by commas.
    [[nodiscard]] std::string joined(std::string_view name) const;
};

/// Reads the lines of `text`; lines without a colon are passed over, folded lines unfolded.
[[nodiscard]] HeaderFields parse_header_fields(std::string_view text);

/// Where the header block of `text` ends: behind its empty line; npos when there is none.
[[nodiscard]] std::size_t header_end(std::string_view text);

struct MediaType {
    std::string essence;  ///< "text/html", lower case
    std::string charset;  ///< as declared
};
[[nodiscard]] MediaType parse_media_type(std::string_view text);

/// An HTTP response as it came over the wire.
struct HttpResponse {
    int status = 0;
    HeaderFields header;
    std::string_view body;  ///< transfer and content codings still on it
};

/// errors  malformed when `block` is no HTTP response
[[nodiscard]] Result<HttpResponse> parse_http_response(std::string_view block);

}  // namespace concord
