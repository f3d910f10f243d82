// Any bytes as a line of JSON Lines: what comes out is valid UTF-8, or an error within the line.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "intake/json_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace concord;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    static const std::vector<std::pair<std::string, std::string>> fields = {{"text", "t"},
                                                                            {"id", "i"}};
    const auto document = document_from_json(line, fields);
    if (!document) {
        if (document.error().at > size || !is_valid_utf8(document.error().message)) std::abort();
    } else {
        for (const std::string* value : {&document->content,
                                         &document->source_id,
                                         &document->url,
                                         &document->title,
                                         &document->published}) {
            if (!is_valid_utf8(*value)) std::abort();
        }
    }
    std::size_t at = 0;
    std::size_t before = 0;
    while (next_json_object(line, at)) {
        if (at <= before) std::abort();
        before = at;
    }
    return 0;
}
