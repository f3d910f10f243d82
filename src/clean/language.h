#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "concord/knowledge.h"

namespace concord {

/// Tells the language of a text by its script and its function words.
class LanguageGuesser {
public:
    explicit LanguageGuesser(const Knowledge& knowledge);

    /// declared  what the page or carrier says ("en-GB", "pt_BR"), or empty
    /// returns   ISO 639-1; `declared` unless the text speaks clearly against it; empty when
    ///           nothing is declared and the text is too short to tell
    /// cost      at most 6 KB of text are looked at
    [[nodiscard]] std::string guess(std::string_view text, std::string_view declared) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const {
            return std::hash<std::string_view>{}(word);
        }
    };
    std::vector<std::string> languages_;  ///< sorted
    std::unordered_map<std::string, std::vector<std::uint16_t>, Hash, std::equal_to<>> words_;
    std::vector<std::pair<int, std::string>> scripts_;  ///< ICU script code, language
};

}  // namespace concord
