#pragma once

#include <string>
#include <string_view>

#include "concord/result.h"
#include "gather/sketch.h"

namespace concord {

/// A sketch as bytes, to be kept beside its article: little-endian, the same on every machine,
/// about 3 KB. The first byte names the form; the bytes of another form are not read.
[[nodiscard]] std::string write_sketch(const Sketch& sketch);

/// errors  conflict: bytes of another form, made by another version; malformed: no sketch
[[nodiscard]] Result<Sketch> read_sketch(std::string_view bytes);

}  // namespace concord
