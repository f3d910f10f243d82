#pragma once

#include <algorithm>
#include <vector>

namespace concord {

/// Puts values in order and keeps each once.
template <class Value>
void sort_unique(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace concord
