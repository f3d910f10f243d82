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

/// Whether two hosts are of one registered name: news.bay.co.example and bay.co.example. A short
/// label before a country's code ("co", "com", "org") belongs to the code.
[[nodiscard]] bool is_same_site(std::string_view x, std::string_view y);

/// The longest part of a host before its last: "gazette" of news.gazette.co.example.
[[nodiscard]] std::string_view site_name(std::string_view host);

}  // namespace concord
