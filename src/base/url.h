#pragma once

#include <string>
#include <string_view>

namespace concord {

/// A URL as two mentions of one page have it in common: without scheme, "www.", fragment,
/// trailing slash and campaign parameters (utm_*, fbclid, gclid, ref), host in lower case.
/// For comparing only; empty for what is not http(s).
[[nodiscard]] std::string url_key(std::string_view url);

/// The host of an http(s) URL in lower case, without "www." and port; empty for anything else.
[[nodiscard]] std::string url_host(std::string_view url);

/// The longest part of a host before its last: "gazette" of news.gazette.co.example.
[[nodiscard]] std::string_view site_name(std::string_view host);

}  // namespace concord
