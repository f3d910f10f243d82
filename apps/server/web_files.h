#pragma once

#include <span>
#include <string_view>

namespace concord::server {

/// A file of web/ that was packed into the program; see cmake/embed.cmake.
struct EmbeddedFile {
    std::string_view path;  ///< below web/
    std::string_view bytes;
};

[[nodiscard]] std::span<const EmbeddedFile> web_files();

/// The bytes of one file of web/; empty when there is none of that name.
[[nodiscard]] std::string_view web_file(std::string_view path);

}  // namespace concord::server
