// Any bytes in any charset: the text is valid UTF-8, and the runs cover it without gaps, in order,
// inside the bytes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/charset.h"
#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace concord;
    static constexpr std::array<std::string_view, 16> labels = {"",
                                                                "utf-8",
                                                                "latin1",
                                                                "windows-1251",
                                                                "gbk",
                                                                "gb18030",
                                                                "big5",
                                                                "euc-jp",
                                                                "shift_jis",
                                                                "iso-2022-jp",
                                                                "euc-kr",
                                                                "utf-16",
                                                                "utf-16be",
                                                                "utf-32",
                                                                "hz-gb-2312",
                                                                "no such label"};
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string_view label = labels[data[0] % labels.size()];
    const auto syntax = static_cast<CharsetSyntax>((data[0] / labels.size()) % 3);
    const DecodedText text = decode(bytes, label, syntax);
    if (!is_valid_utf8(text.utf8) || text.charset.empty()) std::abort();
    std::uint32_t utf8_at = 0;
    std::uint32_t source_at = 0;
    for (const OriginRun& run : text.runs) {
        if (run.text.begin != utf8_at || run.text.end < run.text.begin) std::abort();
        if (run.source_begin < source_at || run.source_end < run.source_begin) std::abort();
        utf8_at = run.text.end;
        source_at = run.source_end;
    }
    if (source_at > bytes.size()) std::abort();
    if (text.runs.empty() ? text.utf8 != bytes && !text.utf8.empty()
                          : utf8_at != text.utf8.size()) {
        std::abort();
    }
    const auto end = static_cast<std::uint32_t>(text.utf8.size());
    const Span all = text.source_of({0, end});
    if (all.begin > all.end || all.end > bytes.size()) std::abort();
    return 0;
}
