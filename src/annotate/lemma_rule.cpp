// Suffix rules learnt from treebanks; which rule a word takes, the encoder says. (Chrupala 2006
// calls them edit scripts; ours change the end only, which is where English inflects.)

#include "annotate/lemma_rule.h"

#include <charconv>

#include "base/utf8.h"

namespace concord {

std::optional<LemmaRule> LemmaRule::from(std::string_view spelled) {
    LemmaRule rule;
    if (spelled.empty()) return std::nullopt;
    switch (spelled.front()) {
        case 'l':
            rule.case_ = Case::lower;
            break;
        case 'k':
            rule.case_ = Case::as_printed;
            break;
        case 't':
            rule.case_ = Case::title;
            break;
        default:
            return std::nullopt;
    }
    const char* const end = spelled.data() + spelled.size();
    const auto [after, error] = std::from_chars(spelled.data() + 1, end, rule.cut_);
    constexpr std::size_t longest_cut = 24;
    if (error != std::errc{} || rule.cut_ > longest_cut || after == end || *after != '+') {
        return std::nullopt;
    }
    rule.added_ = std::string(after + 1, end);
    return rule;
}

std::string LemmaRule::lemma_of(std::string_view form) const {
    std::string lemma;
    if (case_ == Case::as_printed) {
        lemma = form;
    } else {
        const std::size_t first = case_ == Case::title ? code_point_at(form, 0).size : 0;
        lemma = std::string(form.substr(0, first)) + to_lower(form.substr(first));
    }
    for (std::size_t i = 0; i < cut_; ++i) lemma.resize(previous_boundary(lemma, lemma.size()));
    return lemma + added_;
}

}  // namespace concord
