// Any bytes as a feed: every item stands in the file where it says, and all text is valid UTF-8.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "intake/feed.h"
#include "intake/sniff.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace concord;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)sniff(bytes, "feed.xml");
    std::vector<Problem> problems;
    const auto items = parse_feed(bytes, "", "feed.xml", "https://bay.example/feed", problems);
    for (const Problem& problem : problems) {
        if (problem.at > size || !is_valid_utf8(problem.message)) std::abort();
    }
    if (!items) return 0;
    std::uint64_t end = 0;
    for (const Document& item : *items) {
        if (item.offset < end || bytes.substr(item.offset, item.bytes.size()) != item.bytes) {
            std::abort();
        }
        end = item.offset + item.bytes.size();
        for (const std::string* value : {&item.content,
                                         &item.title,
                                         &item.url,
                                         &item.source_id,
                                         &item.outlet,
                                         &item.published,
                                         &item.language}) {
            if (!is_valid_utf8(*value)) std::abort();
        }
        for (const std::string& name : item.byline) {
            if (name.empty() || !is_valid_utf8(name)) std::abort();
        }
    }
    return 0;
}
