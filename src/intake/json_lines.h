#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "concord/document.h"
#include "concord/result.h"
#include "intake/json_text.h"

namespace concord {

/// Buffers that reading JSON Lines keeps from line to line. One for each thread.
class JsonScratch {
public:
    JsonScratch();
    JsonScratch(JsonScratch&&) noexcept;
    JsonScratch& operator=(JsonScratch&&) noexcept;
    JsonScratch(const JsonScratch&) = delete;
    JsonScratch& operator=(const JsonScratch&) = delete;
    ~JsonScratch();

    struct State;
    [[nodiscard]] State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

/// True for a line as `concord read` writes it: its schema first, without spaces.
///
/// line  its first `record_sign` bytes are enough
[[nodiscard]] bool begins_as_record(std::string_view line);
inline constexpr std::size_t record_sign = 64;

/// The report that one line of JSON Lines carries: kind jsonl, or record for what `concord read`
/// wrote (`concord/article/1`, `concord/problem/1`; such lines are recognised, not parsed).
///
/// `text` is taken over unchanged; `html` stands in where `text` is absent, null or empty. Other
/// members: id, url, outlet, title, byline, published, language. Strings and numbers are taken as
/// they are spelled, null is absent, of an object its `name` is taken, and of an array its first
/// element (of `byline` all). A number of seconds or milliseconds since 1970 as `published`
/// becomes ISO 8601. The caller sets `path` and `offset`.
///
/// line    one object, with or without the newline; it becomes `bytes` as it stands. Broken UTF-8
///         is read as one U+FFFD a byte, a lone surrogate ("\ud800") as one U+FFFD, so that
///         code points can be counted as the writer of the line counts them
/// fields  {our name, their name}: our member is then read from theirs only
/// errors  malformed, with the byte of the line: no object, no JSON, neither text nor html, or a
///         member of another type than it should have; unsupported: another concord/ schema
/// cost    one copy of the line, one pass
[[nodiscard]] Result<Document> document_from_json(
    std::string_view line,
    std::span<const std::pair<std::string, std::string>> fields,
    JsonScratch& scratch);
[[nodiscard]] Result<Document> document_from_json(
    std::string_view line, std::span<const std::pair<std::string, std::string>> fields);

}  // namespace concord
