#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace concord {

/// How a lemma is made of a form: bring it to a case, cut letters behind, add others. "l1+ve" makes
/// "have" of "Has": lower case, one letter off, "ve" on.
class LemmaRule {
public:
    /// spelled  as train/encoder.py writes it: l (lower), k (as printed) or t (first letter
    ///          upper), how many code points are cut (at most 24), +, what is added
    [[nodiscard]] static std::optional<LemmaRule> from(std::string_view spelled);

    /// Whether the form is long enough for it to leave a lemma.
    [[nodiscard]] bool fits(std::size_t letters) const {
        return cut_ < letters || (cut_ == letters && !added_.empty());
    }
    /// form  valid UTF-8 that the rule fits
    [[nodiscard]] std::string lemma_of(std::string_view form) const;

private:
    enum class Case : std::uint8_t { lower, as_printed, title };

    Case case_ = Case::lower;
    std::size_t cut_ = 0;  ///< code points
    std::string added_;
};

}  // namespace concord
