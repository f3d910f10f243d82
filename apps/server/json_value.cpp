#include "json_value.h"

#include <cmath>

namespace concord::server {

Json Json::operator[](std::string_view key) const {
    simdjson::dom::element found;
    if (!is_set_ || element_.at_key(key).get(found) != simdjson::SUCCESS) return {};
    return Json(found);
}

std::vector<Json> Json::items() const {
    std::vector<Json> items;
    simdjson::dom::array array;
    if (!is_set_ || element_.get(array) != simdjson::SUCCESS) return items;
    items.reserve(array.size());
    for (const simdjson::dom::element element : array) items.emplace_back(element);
    return items;
}

std::size_t Json::size() const {
    simdjson::dom::array array;
    return is_set_ && element_.get(array) == simdjson::SUCCESS ? array.size() : 0;
}

std::string_view Json::text() const {
    std::string_view text;
    if (!is_set_ || element_.get(text) != simdjson::SUCCESS) return {};
    return text;
}

std::int64_t Json::number() const {
    std::int64_t number = 0;
    if (!is_set_ || element_.get(number) != simdjson::SUCCESS) return 0;
    return number;
}

double Json::real() const {
    double number = 0;
    if (!is_set_ || element_.get(number) != simdjson::SUCCESS) return 0;
    return number;
}

bool Json::truth() const {
    bool truth = false;
    return is_set_ && element_.get(truth) == simdjson::SUCCESS && truth;
}

std::string Json::line() const {
    return is_set_ ? simdjson::minify(element_) : std::string("null");
}

Result<JsonDocument> JsonDocument::parse(std::string_view line) {
    JsonDocument document;
    document.parser_ = std::make_unique<simdjson::dom::parser>();
    const auto error = document.parser_->parse(line.data(), line.size()).get(document.root_);
    if (error != simdjson::SUCCESS) {
        return tl::unexpected(Error{ErrorKind::malformed, simdjson::error_message(error), 0});
    }
    return document;
}

}  // namespace concord::server
