#pragma once

#include <optional>
#include <string_view>

#include "concord/document.h"

namespace concord {

/// Tells what a file is written in from its first bytes; the name only decides what these leave
/// open.
///
/// head    the beginning of the file after gunzip, 64 KiB are enough; any charset, with or
///         without byte order mark
/// path    name of the file, for its extension; may be empty
/// returns nothing for binary data and for XML of a kind that Concord does not read; never
///         `record`, whose lines are `jsonl` until each is read
/// cost    linear in `head`
[[nodiscard]] std::optional<InputKind> sniff(std::string_view head, std::string_view path);

}  // namespace concord
