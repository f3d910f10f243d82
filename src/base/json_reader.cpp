// Questions to one line of JSON. simdjson's tree keeps no positions; where something is wrong the
// line is walked a second time, by simdjson's lazy reader, to name the byte.

#include "base/json_reader.h"

namespace concord {

JsonReader::JsonReader(std::string_view line) : line_(line) {
    simdjson::dom::element element;
    const auto code = parser_.parse(line.data(), line.size()).get(element);
    if (code != simdjson::SUCCESS) {
        error_ = Error{
            ErrorKind::malformed, std::string("not JSON: ") + simdjson::error_message(code), 0};
    } else if (element.get(root_) != simdjson::SUCCESS) {
        error_ = Error{ErrorKind::malformed, "the line is no JSON object", 0};
    }
}

std::optional<simdjson::dom::element> JsonReader::field(Object object, std::string_view name) {
    if (error_) return std::nullopt;
    simdjson::dom::element element;
    if (object[name].get(element) != simdjson::SUCCESS || element.is_null()) return std::nullopt;
    return element;
}

std::optional<simdjson::dom::array> JsonReader::array(Object object, std::string_view name) {
    const auto element = field(object, name);
    if (!element) return std::nullopt;
    simdjson::dom::array list;
    if (element->get(list) == simdjson::SUCCESS) return list;
    fail(name, "is no list");
    return std::nullopt;
}

std::string JsonReader::text(Object object, std::string_view name) {
    const auto element = field(object, name);
    if (!element) return {};
    std::string_view found;
    if (element->get(found) == simdjson::SUCCESS) return std::string(found);
    fail(name, "is no text");
    return {};
}

std::vector<std::string> JsonReader::texts(Object object, std::string_view name) {
    std::vector<std::string> found;
    const auto list = array(object, name);
    if (!list) return found;
    for (const auto element : *list) {
        std::string_view one;
        if (element.get(one) != simdjson::SUCCESS) {
            fail(name, "holds something that is no text");
            return {};
        }
        found.emplace_back(one);
    }
    return found;
}

bool JsonReader::truth(Object object, std::string_view name) {
    const auto element = field(object, name);
    bool found = false;
    if (element && element->get(found) != simdjson::SUCCESS)
        fail(name, "is neither true nor false");
    return found;
}

std::optional<double> JsonReader::number(Object object, std::string_view name) {
    const auto element = field(object, name);
    if (!element) return std::nullopt;
    double found = 0;
    if (element->get(found) == simdjson::SUCCESS) return found;
    fail(name, "is no number");
    return std::nullopt;
}

std::optional<std::int64_t> JsonReader::integer(Object object,
                                                std::string_view name,
                                                std::int64_t least,
                                                std::int64_t most) {
    const auto element = field(object, name);
    if (!element) return std::nullopt;
    std::int64_t found = 0;
    if (element->get(found) == simdjson::SUCCESS && found >= least && found <= most) return found;
    fail(name, "is no whole number, or one out of bounds");
    return std::nullopt;
}

std::optional<JsonReader::Object> JsonReader::object(Object object, std::string_view name) {
    const auto element = field(object, name);
    if (!element) return std::nullopt;
    Object found;
    if (element->get(found) == simdjson::SUCCESS) return found;
    fail(name, "is no object");
    return std::nullopt;
}

void JsonReader::fail(std::string_view what) {
    if (error_) return;
    std::string message;
    for (const PathStep& step : path_) {
        if (step.name.empty()) {
            message += '[' + std::to_string(step.index) + ']';
        } else {
            message += (message.empty() ? "" : ".") + std::string(step.name);
        }
    }
    error_ = Error{ErrorKind::malformed, message + ' ' + std::string(what), byte_of_path()};
}

void JsonReader::fail(std::string_view name, std::string_view what) {
    const Step step(*this, name);
    fail(what);
}

/// The byte at which the part begins that `path_` names, or the last part of it that is there.
std::uint64_t JsonReader::byte_of_path() const {
    const simdjson::padded_string padded(line_);
    simdjson::ondemand::parser parser;
    for (std::size_t steps = path_.size(); steps > 0; --steps) {
        std::string pointer;
        for (std::size_t i = 0; i < steps; ++i) {
            pointer += '/' + (path_[i].name.empty() ? std::to_string(path_[i].index)
                                                    : std::string(path_[i].name));
        }
        simdjson::ondemand::document document;
        simdjson::ondemand::value value;
        if (parser.iterate(padded).get(document) != simdjson::SUCCESS) return 0;
        if (document.at_pointer(pointer).get(value) != simdjson::SUCCESS) continue;
        return static_cast<std::uint64_t>(value.raw_json_token().data() - padded.data());
    }
    return 0;
}

}  // namespace concord
