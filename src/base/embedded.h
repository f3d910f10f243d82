#pragma once

#include <array>
#include <span>
#include <string_view>

namespace concord {

/// A file of the source tree that was packed into the program.
struct EmbeddedFile {
    std::string_view path;  ///< below the folder it was packed from
    std::string_view bytes;
};

/// The tables of knowledge/, by path.
[[nodiscard]] std::span<const EmbeddedFile> knowledge_files();

}  // namespace concord
