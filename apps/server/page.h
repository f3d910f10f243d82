#pragma once

#include <string>
#include <string_view>

#include "html.h"
#include "site.h"

namespace concord::server {

/// What stands around the main part of every page.
struct PageFrame {
    std::string title;
    std::string words;  ///< shown in the search box
    std::string data;   ///< address of the same view without suffix, for .json and .csv
    bool has_json = false;
    bool has_csv = false;
    std::string_view here;  ///< entry of the navigation that this page is: stories, about, ...
};

/// A page of the site, with style and script by address.
[[nodiscard]] Response site_page(const PageFrame& frame, const Html& main, int status = 200);

/// A page that says what went wrong.
[[nodiscard]] Response error_page(int status, std::string_view title, std::string_view sentence);

/// One file with everything in it: style and script inline, allowed by their hashes only.
///
/// extra_style  rules that this file needs beside the common ones
[[nodiscard]] std::string file_page(const PageFrame& frame,
                                    const Html& main,
                                    std::string_view extra_style);

/// What the site sends as Content-Security-Policy with every response.
[[nodiscard]] std::string_view site_policy();

/// A style or script of the site; nothing when there is no file of that path.
[[nodiscard]] std::string asset_address(std::string_view path);

}  // namespace concord::server
