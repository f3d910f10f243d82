#include "clean/change_words.h"

#include "base/utf8.h"

namespace concord {
namespace {

/// Whether a word may begin at a byte: "edited" is no part of "credited", "更新" begins anywhere.
bool begins_word(std::string_view line, std::size_t at) {
    if (at == 0) return true;
    const std::size_t before = previous_boundary(line, at);
    constexpr char32_t first_ideograph = 0x2E80;
    return !is_letter(code_point_at(line, before).value) ||
           code_point_at(line, at).value >= first_ideograph;
}

}  // namespace

ChangeWords::ChangeWords(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("outlets/change_words").rows) {
        beginnings_.push_back(to_lower(row[0]));
    }
}

bool ChangeWords::tells(std::string_view line) const {
    const std::string lower = to_lower(line);
    for (const std::string& beginning : beginnings_) {
        for (std::size_t at = lower.find(beginning); at != std::string::npos;
             at = lower.find(beginning, at + 1)) {
            if (begins_word(lower, at)) return true;
        }
    }
    return false;
}

}  // namespace concord
