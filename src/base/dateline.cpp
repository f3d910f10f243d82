#include "base/dateline.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {

std::size_t dateline_size(std::string_view text, std::string_view dateline) {
    constexpr std::size_t longest = 110;
    const std::string_view city = dateline.substr(0, dateline.find(','));
    if (city.empty() || !text.starts_with(city)) return 0;
    std::size_t bracket = 0;
    for (std::size_t at = city.size(); at < std::min(text.size(), longest);) {
        const CodePoint c = code_point_at(text, at);
        const std::size_t next = at + c.size;
        if (at == city.size() && is_letter(c.value)) return 0;  // "Parisian"
        const bool is_dash = c.value == U'-' || c.value == U'–' || c.value == U'—';
        const bool stands_alone = at > 0 && (text[at - 1] == ' ' || c.value == U'—');
        if (is_dash && stands_alone) return text.substr(next, 1) == "-" ? next + 1 : next;
        if (bracket != 0 && c.value != U' ') return bracket;  // a sentence begins behind it
        if (c.value == U')') bracket = next;
        at = next;
    }
    return bracket;
}

}  // namespace concord
