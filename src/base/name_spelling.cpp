// Transliterations differ most in i, j and y, and in how many of them a name ends with.

#include "base/name_spelling.h"

#include <algorithm>
#include <utility>

namespace concord {

std::string spelling_key(std::string_view folded) {
    std::string key;
    for (const char c : folded) {
        const char d = c == 'i' || c == 'j' ? 'y' : c;
        if (d == 'y' && !key.empty() && (key.back() == 'y' || key.back() == 'e')) {
            key.back() = 'y';
            continue;
        }
        if (d != '\'') key += d;
    }
    return key;
}

bool differ_by_letter(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
    const std::string_view rest_a(x, a.end());
    const std::string_view rest_b(y, b.end());
    if (rest_b.empty()) return false;
    return rest_a == rest_b.substr(1) ||
           (a.size() == b.size() && rest_a.substr(1) == rest_b.substr(1));
}

}  // namespace concord
