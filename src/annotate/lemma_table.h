#pragma once

#include <string_view>
#include <unordered_map>

#include "concord/treebank.h"

namespace concord {

/// The lemmas that treebanks give to forms, by part of speech.
class LemmaTable {
public:
    LemmaTable() = default;
    /// lines  "FORM UPOS XPOS LEMMA", XPOS "*" where the lemma holds for all others; forms in lower
    ///        case, those of proper nouns as printed; must outlive the table
    explicit LemmaTable(std::string_view lines);

    /// Empty when the form is not there; else lives as long as the lines.
    [[nodiscard]] std::string_view find(std::string_view form, Upos upos, Xpos xpos) const;
    [[nodiscard]] std::size_t size() const { return lemmas_.size(); }

private:
    std::unordered_map<std::string_view, std::string_view> lemmas_;  ///< by "FORM UPOS XPOS"
};

}  // namespace concord
