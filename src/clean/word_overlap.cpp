// Hashes of four words in a row, case and punctuation ignored.

#include "clean/word_overlap.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t gram = 4;

std::vector<std::uint64_t> word_hashes(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::uint64_t hash = fnv1a("");
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (is_letter(c.value) || is_digit(c.value)) {
            const char32_t lower = to_lower(c.value);
            hash = (hash ^ lower) * 0x100000001b3ULL;
            inside = true;
        } else if (inside) {
            words.push_back(hash);
            hash = fnv1a("");
            inside = false;
        }
    }
    if (inside) words.push_back(hash);
    return words;
}

std::vector<std::uint64_t> grams_of(std::string_view text) {
    const std::vector<std::uint64_t> words = word_hashes(text);
    std::vector<std::uint64_t> grams;
    if (words.empty()) return grams;
    const std::size_t size = std::min(gram, words.size());
    for (std::size_t n = 0; n + size <= words.size(); ++n) {
        std::uint64_t hash = 0;
        for (std::size_t k = 0; k < size; ++k) {
            hash = (hash ^ words[n + k]) * 0x9E3779B97F4A7C15ULL;
        }
        grams.push_back(hash);
    }
    return grams;
}

}  // namespace

WordOverlap::WordOverlap(std::string_view text) : grams_(grams_of(text)) {
    std::sort(grams_.begin(), grams_.end());
    grams_.erase(std::unique(grams_.begin(), grams_.end()), grams_.end());
}

double WordOverlap::share_of(std::string_view line) const {
    const std::vector<std::uint64_t> grams = grams_of(line);
    if (grams.empty()) return 0.0;
    const auto known = std::count_if(grams.begin(), grams.end(), [&](std::uint64_t hash) {
        return std::binary_search(grams_.begin(), grams_.end(), hash);
    });
    return static_cast<double>(known) / static_cast<double>(grams.size());
}

}  // namespace concord
