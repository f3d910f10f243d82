// Any bytes as a line that `concord read` wrote: a record that can be read is written so that it is
// read again as the same one.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "concord/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace concord;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const auto record = article_record_from_json(line);
    if (!record) {
        if (record.error().at > size || !is_valid_utf8(record.error().message)) std::abort();
        return 0;
    }
    const std::string written = to_json(*record);
    if (!is_valid_utf8(written)) std::abort();
    const auto again = article_record_from_json(written);
    if (!again || *again != *record || to_json(*again) != written) std::abort();
    return 0;
}
