// Any bytes as a model file: it is refused, or its arrays lie inside the bytes and have the sizes
// that were asked for.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "learn/model_file.h"

namespace {

template <class Values>
void check_inside(std::string_view bytes, const Values& values, std::size_t count) {
    if (values.size() != count) std::abort();
    if (values.empty()) return;
    const auto* first = reinterpret_cast<const char*>(values.data());
    const auto* last = reinterpret_cast<const char*>(values.data() + values.size());
    if (first < bytes.data() || last > bytes.data() + bytes.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace concord;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto model = ModelFile::read(bytes);
    if (!model) return 0;
    for (const std::string_view name : {"a", "a.scale", "b"}) {
        for (std::size_t count = 0; count < 5; ++count) {
            if (const auto floats = model->floats(name, count)) check_inside(bytes, *floats, count);
            if (const auto numbers = model->bytes(name, count))
                check_inside(bytes, *numbers, count);
            const auto rows = model->byte_rows(name, count);
            if (rows) {
                check_inside(bytes, rows->values, count * rows->columns);
                check_inside(bytes, rows->scales, count);
            }
        }
        (void)model->number(name);
        if (const auto text = model->text(name)) check_inside(bytes, *text, text->size());
        (void)model->labels(name);
    }
    return 0;
}
