#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"

namespace concord {

/// Whole numbers in rows, for `scales` to bring back to size: value = scales[row] * number.
struct ByteRows {
    std::span<const std::int8_t> values;  ///< [rows][columns]
    std::span<const float> scales;        ///< [rows]
    std::size_t columns = 0;
};

/// A trained model as train/model_file.py writes it: a line "concord-model 1 ARRAYS", a line
/// "NAME TYPE BEGIN SIZE" for each array (bytes from the start of the file, BEGIN a multiple of
/// 64; TYPE float32, int8 or text; little endian), then the arrays.
///
/// The arrays are views into the bytes that were read; these must outlive the model.
class ModelFile {
public:
    /// errors  malformed, with the byte where the file breaks its form
    /// cost    linear in the number of arrays: their values are not looked at
    [[nodiscard]] static Result<ModelFile> read(std::string_view bytes);

    /// The floats of an array, row by row.
    ///
    /// errors  malformed when the array is not there or has another size
    [[nodiscard]] Result<std::span<const float>> floats(std::string_view name,
                                                        std::size_t count) const;
    /// errors  as `floats`
    [[nodiscard]] Result<std::span<const std::int8_t>> bytes(std::string_view name,
                                                             std::size_t count) const;
    /// The rows NAME with their scales NAME.scale, as wide as the file has them.
    [[nodiscard]] Result<ByteRows> byte_rows(std::string_view name, std::size_t rows) const;
    /// A whole number written as text.
    [[nodiscard]] Result<std::size_t> number(std::string_view name) const;
    /// As it stands.
    [[nodiscard]] Result<std::string_view> text(std::string_view name) const;
    /// One label a line.
    [[nodiscard]] Result<std::vector<std::string>> labels(std::string_view name) const;

private:
    struct Array {
        std::string_view type;
        std::string_view bytes;
    };
    [[nodiscard]] Result<std::string_view> array(std::string_view name,
                                                 std::string_view type) const;

    std::map<std::string_view, Array> arrays_;
};

}  // namespace concord
