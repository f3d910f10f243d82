#pragma once

#include <cstdint>
#include <map>
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
    /// What a text shows of its language.
    struct Evidence {
        std::vector<double> votes;  ///< of function words, for each of languages_
        std::size_t words = 0;
        std::size_t latin = 0;               ///< letters
        std::map<int, std::size_t> scripts;  ///< ICU code of another script -> letters

        [[nodiscard]] std::size_t letters_in(int script) const {
            const auto found = scripts.find(script);
            return found == scripts.end() ? 0 : found->second;
        }
    };
    [[nodiscard]] Evidence read(std::string_view text) const;
    void vote(std::string_view word, std::vector<double>& votes) const;
    [[nodiscard]] std::string language_of_script(const Evidence& evidence,
                                                 const std::string& named) const;
    [[nodiscard]] std::string elect(const Evidence& evidence, const std::string& named) const;

    std::vector<std::string> languages_;  ///< sorted
    std::unordered_map<std::string, std::vector<std::uint16_t>, Hash, std::equal_to<>> words_;
    std::vector<std::pair<int, std::string>> scripts_;  ///< ICU script code, language
};

}  // namespace concord
