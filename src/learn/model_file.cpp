// Reads the directory of a model file and hands out its arrays in place. A model is mapped with
// the program, so reading it costs a few dozen lines of text, not its megabytes.

#include "learn/model_file.h"

#include <charconv>
#include <optional>

namespace concord {
namespace {

constexpr std::size_t alignment = 64;

tl::unexpected<Error> broken(std::string message, std::size_t at = 0) {
    return tl::unexpected(Error{ErrorKind::malformed, "model: " + std::move(message), at});
}

/// Takes what stands before `end` off the front of `text`.
std::string_view take_until(std::string_view& text, char end) {
    const std::size_t size = text.find(end);
    const std::string_view taken = text.substr(0, size);
    text.remove_prefix(size == std::string_view::npos ? text.size() : size + 1);
    return taken;
}

std::optional<std::size_t> parse_number(std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

Result<ModelFile> ModelFile::read(std::string_view bytes) {
    std::string_view rest = bytes;
    std::string_view line = take_until(rest, '\n');
    if (take_until(line, ' ') != "concord-model") return broken("the file is no model");
    if (take_until(line, ' ') != "1") return broken("the file is of another version");
    const std::optional<std::size_t> count = parse_number(line);
    if (!count) return broken("the number of arrays is missing");

    ModelFile model;
    for (std::size_t i = 0; i < *count; ++i) {
        const std::size_t at = bytes.size() - rest.size();
        line = take_until(rest, '\n');
        const std::string_view name = take_until(line, ' ');
        const std::string_view type = take_until(line, ' ');
        const std::optional<std::size_t> begin = parse_number(take_until(line, ' '));
        const std::optional<std::size_t> size = parse_number(line);
        if (!begin || !size) return broken("a line of the directory is broken", at);
        if (*begin % alignment != 0 || *begin > bytes.size() || *size > bytes.size() - *begin) {
            return broken(std::string(name) + " lies outside the file", at);
        }
        model.arrays_[name] = {type, bytes.substr(*begin, *size)};
    }
    return model;
}

Result<std::string_view> ModelFile::array(std::string_view name, std::string_view type) const {
    const auto found = arrays_.find(name);
    if (found == arrays_.end()) return broken(std::string(name) + " is missing");
    if (found->second.type != type) {
        return broken(std::string(name) + " is no " + std::string(type));
    }
    return found->second.bytes;
}

Result<std::span<const float>> ModelFile::floats(std::string_view name, std::size_t count) const {
    const Result<std::string_view> bytes = array(name, "float32");
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->size() != count * sizeof(float)) {
        return broken(std::string(name) + " has another size");
    }
    return std::span(reinterpret_cast<const float*>(bytes->data()), count);
}

Result<std::span<const std::int8_t>> ModelFile::bytes(std::string_view name,
                                                      std::size_t count) const {
    const Result<std::string_view> found = array(name, "int8");
    if (!found) return tl::unexpected(found.error());
    if (found->size() != count) return broken(std::string(name) + " has another size");
    return std::span(reinterpret_cast<const std::int8_t*>(found->data()), count);
}

Result<ByteRows> ModelFile::byte_rows(std::string_view name, std::size_t rows) const {
    const Result<std::string_view> found = array(name, "int8");
    if (!found) return tl::unexpected(found.error());
    if (rows == 0) return broken(std::string(name) + " was asked for without rows");
    const std::size_t columns = found->size() / rows;
    const Result<std::span<const std::int8_t>> values = bytes(name, rows * columns);
    if (!values) return tl::unexpected(values.error());
    const Result<std::span<const float>> scales = floats(std::string(name) + ".scale", rows);
    if (!scales) return tl::unexpected(scales.error());
    return ByteRows{*values, *scales, columns};
}

Result<std::string_view> ModelFile::text(std::string_view name) const {
    return array(name, "text");
}

Result<std::size_t> ModelFile::number(std::string_view name) const {
    const Result<std::string_view> text = array(name, "text");
    if (!text) return tl::unexpected(text.error());
    const std::optional<std::size_t> value = parse_number(*text);
    if (!value) return broken(std::string(name) + " is no number");
    return *value;
}

Result<std::vector<std::string>> ModelFile::labels(std::string_view name) const {
    const Result<std::string_view> text = array(name, "text");
    if (!text) return tl::unexpected(text.error());
    std::vector<std::string> labels;
    for (std::string_view rest = *text; !rest.empty();) {
        labels.emplace_back(take_until(rest, '\n'));
    }
    return labels;
}

}  // namespace concord
