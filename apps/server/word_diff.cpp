// Two versions of a quotation, word by word.
//
//   before  "We will not go back, and we will not wait."
//   after   "We will not go back."
//   pieces  same "We will not go ", removed "back, and we will not wait.", added "back."

#include "word_diff.h"

#include <cstdint>

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

std::string_view bare(std::string_view word) {
    while (!word.empty() && is_blank(word.back())) word.remove_suffix(1);
    return word;
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
    // common[i][j]: longest common subsequence of left from i and right from j.
    const std::size_t width = right.size() + 1;
    std::vector<std::uint16_t> common((left.size() + 1) * width);
    for (std::size_t i = left.size(); i-- > 0;) {
        for (std::size_t j = right.size(); j-- > 0;) {
            const std::size_t at = i * width + j;
            common[at] = bare(left[i]) == bare(right[j])
                             ? static_cast<std::uint16_t>(common[at + width + 1] + 1)
                             : std::max(common[at + width], common[at + 1]);
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() || j < right.size()) {
        const std::size_t at = i * width + j;
        if (i < left.size() && j < right.size() && bare(left[i]) == bare(right[j])) {
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
