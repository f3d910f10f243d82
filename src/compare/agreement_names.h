#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "concord/knowledge.h"

namespace concord {

/// What the name of an agreement says of it.
struct AgreementName {
    std::string kind;              ///< truce, moratorium, treaty, accord, exchange; empty: unknown
    std::set<std::string> proper;  ///< stems of words with a capital: "Belmora"
    std::set<std::string> topics;  ///< topics of politics: "nuclear"
    std::set<std::string> words;   ///< stems of its other telling words
    std::set<std::string> numbers;
    bool is_whole = false;
    bool is_part = false;
};

/// Words in names of agreements (knowledge/agreements). Loaded once.
class AgreementNameReader {
public:
    explicit AgreementNameReader(const Knowledge& knowledge);

    [[nodiscard]] AgreementName read(std::string_view name) const;
    /// Stems of the words that tell something.
    [[nodiscard]] std::set<std::string> telling_words(std::string_view phrase) const;
    /// Of those only the ones without a capital, which are no names.
    [[nodiscard]] std::set<std::string> common_words(std::string_view phrase) const;

private:
    std::map<std::string, std::string, std::less<>> kinds_;
    std::map<std::string, std::string, std::less<>> modifiers_;
    std::set<std::string, std::less<>> small_;  ///< words that tell nothing
};

}  // namespace concord
