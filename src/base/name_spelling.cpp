// Transliterations differ most in i, j and y, and in how many of them a name ends with.

#include "base/name_spelling.h"

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

}  // namespace concord
