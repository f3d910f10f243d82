#pragma once

#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"

namespace concord::server {

/// A value of a parsed line, forgiving: what is missing or of another type reads as empty, so a
/// page shows what is there and never fails on a record that an older program wrote. Views live
/// as long as the JsonDocument.
class Json {
public:
    Json() = default;
    explicit Json(simdjson::dom::element element) : element_(element), is_set_(true) {}

    [[nodiscard]] Json operator[](std::string_view key) const;
    /// The elements of a list; empty for anything else.
    [[nodiscard]] std::vector<Json> items() const;
    [[nodiscard]] std::size_t size() const;  ///< of a list; 0 for anything else
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::string_view text(std::string_view key) const { return (*this)[key].text(); }
    [[nodiscard]] std::int64_t number() const;
    [[nodiscard]] std::int64_t number(std::string_view key) const { return (*this)[key].number(); }
    [[nodiscard]] double real() const;
    [[nodiscard]] bool truth() const;
    [[nodiscard]] std::string line() const;  ///< written as JSON again
    [[nodiscard]] bool is_null() const { return !is_set_ || element_.is_null(); }

private:
    simdjson::dom::element element_;
    bool is_set_ = false;
};

/// One line of JSON, parsed.
class JsonDocument {
public:
    /// errors  malformed
    [[nodiscard]] static Result<JsonDocument> parse(std::string_view line);
    [[nodiscard]] Json root() const { return Json(root_); }

private:
    std::unique_ptr<simdjson::dom::parser> parser_;
    simdjson::dom::element root_;
};

}  // namespace concord::server
