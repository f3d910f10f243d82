// Two versions of a quotation, word by word.
//
//   before  "We will not go back, and we will not wait."
//   after   "We will not go back."
//   pieces  same "We will not go back.", removed "and we will not wait."

#include "word_diff.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace concord::server {
namespace {

constexpr std::size_t longest_compared = 600;

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Words with the white space behind each.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= text.size(); ++i) {
        if (i == text.size() || (is_blank(text[i - 1]) && !is_blank(text[i]))) {
            words.push_back(text.substr(begin, i - begin));
            begin = i;
        }
    }
    return words;
}

/// What is compared of a word: letters, digits and whatever stands between them. A word of marks
/// only stays as it is.
std::string key_of(std::string_view word) {
    static constexpr std::array<std::string_view, 24> edges = {
        " ", "\n", "\t", "\r", "\"", "'", ",", ".", ";", ":", "!", "?",
        "(", ")",  "[",  "]",  "-",  "“", "”", "‘", "’", "«", "»", "…"};
    const std::string_view whole = word;
    const auto strip = [&](auto has_edge, auto remove) {
        for (bool again = true; again && !word.empty();) {
            const auto* edge = std::find_if(
                edges.begin(), edges.end(), [&](std::string_view each) { return has_edge(each); });
            again = edge != edges.end();
            if (again) remove(edge->size());
        }
    };
    strip([&](std::string_view edge) { return word.ends_with(edge); },
          [&](std::size_t size) { word.remove_suffix(size); });
    strip([&](std::string_view edge) { return word.starts_with(edge); },
          [&](std::size_t size) { word.remove_prefix(size); });
    std::string key(word.empty() ? whole : word);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return key;
}

std::vector<std::string> keys_of(const std::vector<std::string_view>& words) {
    std::vector<std::string> keys;
    keys.reserve(words.size());
    for (const std::string_view word : words) keys.push_back(key_of(word));
    return keys;
}

class Pieces {
public:
    void add(Edit edit, std::string_view word) {
        if (!pieces_.empty() && pieces_.back().edit == edit && follows(word)) {
            DiffPiece& last = pieces_.back();
            last.text = {last.text.data(), last.text.size() + word.size()};
        } else {
            pieces_.push_back({edit, word});
        }
    }
    [[nodiscard]] std::vector<DiffPiece> take() { return std::move(pieces_); }

private:
    [[nodiscard]] bool follows(std::string_view word) const {
        const std::string_view last = pieces_.back().text;
        return last.data() + last.size() == word.data();
    }

    std::vector<DiffPiece> pieces_;
};

}  // namespace

std::vector<DiffPiece> diff_words(std::string_view before, std::string_view after) {
    const std::vector<std::string_view> left = words_of(before);
    const std::vector<std::string_view> right = words_of(after);
    Pieces pieces;
    if (left.size() > longest_compared || right.size() > longest_compared) {
        pieces.add(Edit::removed, before);
        pieces.add(Edit::added, after);
        return pieces.take();
    }
    const std::vector<std::string> left_keys = keys_of(left);
    const std::vector<std::string> right_keys = keys_of(right);
    // common[i][j]: longest common subsequence of left from i and right from j.
    const std::size_t width = right.size() + 1;
    std::vector<std::uint16_t> common((left.size() + 1) * width);
    for (std::size_t i = left.size(); i-- > 0;) {
        for (std::size_t j = right.size(); j-- > 0;) {
            const std::size_t at = i * width + j;
            common[at] = left_keys[i] == right_keys[j]
                             ? static_cast<std::uint16_t>(common[at + width + 1] + 1)
                             : std::max(common[at + width], common[at + 1]);
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() || j < right.size()) {
        const std::size_t at = i * width + j;
        if (i < left.size() && j < right.size() && left_keys[i] == right_keys[j]) {
            pieces.add(Edit::same, right[j]);
            ++i;
            ++j;
        } else if (j == right.size() || (i < left.size() && common[at + width] >= common[at + 1])) {
            pieces.add(Edit::removed, left[i++]);
        } else {
            pieces.add(Edit::added, right[j++]);
        }
    }
    return pieces.take();
}

}  // namespace concord::server
