// Which words are the headline. Candidates are the headings that the page shows and what its head
// says (JSON-LD headline, og:title, title element, each freed of the name of the site). A shown
// heading that agrees with the head wins; without agreement the head does. The title element
// "Bridge closes for good | The Gazette" makes the h1 "Bridge closes for good" the headline, and
// not "News".

#include "clean/page_title.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "clean/name_text.h"
#include "clean/segment_text.h"

namespace concord {
namespace {

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != ' ' && (at == 0 || text[at - 1] == ' ')) ++words;
    }
    return words;
}

/// Whether `tail` names the site: its outlet, a part of its host, or something like them.
bool names_site(std::string_view tail, std::string_view outlet, std::string_view host) {
    const std::string name = letters_of(tail);
    if (name.empty()) return true;
    const std::string outlet_name = letters_of(outlet);
    if (!outlet_name.empty() && name.starts_with(outlet_name)) return true;
    if (name.size() < 3) return false;  // "... - A" names nobody
    return outlet_name.find(name) != std::string::npos ||
           letters_of(host).find(name) != std::string::npos;
}

struct Cut {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_strong = false;  ///< "|" and its like hardly stand inside a headline
};

std::vector<Cut> cuts_of(std::string_view title) {
    std::vector<Cut> cuts;
    for (std::size_t at = 1; at + 1 < title.size(); ++at) {
        if (title[at] != ' ') continue;
        const CodePoint c = code_point_at(title, at + 1);
        const std::size_t after = at + 1 + c.size;
        if (after >= title.size() || title[after] != ' ') continue;
        const bool strong = c.value == '|' || c.value == 0xBB || c.value == 0xAB ||
                            c.value == 0x2022 || c.value == 0xB7 || c.value == 0x2502;
        const bool weak = c.value == '-' || c.value == 0x2013 || c.value == 0x2014 ||
                          c.value == '/' || c.value == ':';
        if (strong || weak) cuts.push_back({at, after + 1, strong});
    }
    return cuts;
}

/// Weighs the headings of one page.
class TitleChooser {
public:
    TitleChooser(const PageView& view,
                 const HtmlEntities& entities,
                 const PageFacts& facts,
                 std::string_view host)
        : view_(view), entities_(entities), page_letters_(letters_of(facts.page_title)) {
        for (const std::string* one : {&facts.headline, &facts.meta_title, &facts.page_title}) {
            if (one->empty()) continue;
            said_.push_back(without_site_name(*one, facts.outlet, host));
            said_letters_.push_back(letters_of(said_.back()));
        }
        for (const std::string* one : {&facts.meta_title, &facts.headline}) {
            if (!one->empty()) editors_.push_back(without_site_name(*one, facts.outlet, host));
        }
    }

    PageTitle choose() {
        for (std::size_t n = 0; n < view_.segments().size(); ++n) consider(n);
        constexpr int agrees = 6;
        if (best_score_ < agrees && headings_ == 1) best_ = std::move(heading_);
        if (best_score_ >= agrees || headings_ == 1) {
            best_.text = words_of_title();
            return std::move(best_);
        }
        if (!said_.empty() && !is_vaguer_than_best(said_.front())) {
            best_.text = said_.front();
            best_.is_shown = false;
        }
        return std::move(best_);
    }

private:
    /// A heading that the page shows.
    struct Shown {
        const Segment& segment;
        std::string line;
        std::string letters;
        bool is_h1 = false;
        bool is_called_title = false;  ///< by a class name
    };

    void consider(std::size_t n) {
        constexpr std::uint32_t longest_title = 400;
        const Segment& segment = view_.segments()[n];
        if (segment.bytes > longest_title || (segment.hints & hint::hidden) != 0) return;
        const bool h1 = view_.tree()[segment.block].tag == HtmlTag::h1;
        const std::uint32_t own = view_.own_hints(segment.block);
        if (!h1 && (own & (hint::title | hint::heading)) == 0) return;
        Shown shown{segment, text_of(view_, segment, entities_).text, {}, h1};
        shown.is_called_title = (own & hint::title) != 0;
        shown.letters = letters_of(shown.line);
        if (shown.letters.size() < 4) return;
        if (is_heading_of_words(shown)) {
            ++headings_;
            heading_ = {shown.line, n, true};
        }
        const int score = score_of(shown);
        if (score > best_score_) {
            best_score_ = score;
            best_ = {std::move(shown.line), n, true};
        }
    }

    /// An h1 that is more than a name and stands in no menu, list or footer.
    static bool is_heading_of_words(const Shown& shown) {
        constexpr std::uint32_t off_page =
            hint::furniture | hint::related | hint::comment | hint::footer;
        return shown.is_h1 && (shown.segment.hints & off_page) == 0 &&
               (count_words(shown.line) >= 4 || shown.letters.size() >= 20);
    }

    [[nodiscard]] int score_of(const Shown& shown) const {
        constexpr std::uint32_t outside = hint::furniture | hint::related | hint::comment;
        const Segment& segment = shown.segment;
        int score = shown.is_h1 ? 2 : 0;
        if (shown.is_called_title && count_words(shown.line) > 3) ++score;
        for (const std::string& said : said_letters_) score += agreement(shown.letters, said);
        if (shown.letters.size() > 8 && page_letters_.find(shown.letters) != std::string::npos) {
            score += 4;
        }
        if ((segment.hints & outside) != 0 && !shown.is_h1) score -= 6;
        if (segment.link_bytes * 2 > segment.bytes) score -= 4;
        return score;
    }

    static int agreement(const std::string& shown, const std::string& said) {
        constexpr std::size_t shortest = 13;
        if (said.empty()) return 0;
        if (shown == said) return 10;
        if (shown.size() < shortest || said.size() < shortest) return 0;
        const auto [shorter, longer] = std::minmax(shown, said, by_size);
        if (shorter.size() * 2 < longer.size()) return 0;
        return longer.starts_with(shorter) || longer.ends_with(shorter) ? 6 : 0;
    }

    static bool by_size(const std::string& x, const std::string& y) { return x.size() < y.size(); }

    /// The shown heading, with or without a kicker as og:title and JSON-LD have it, or their
    /// headline where both have the same other one.
    [[nodiscard]] std::string words_of_title() const {
        const std::string& shown = best_.text;
        const std::string key = letters_of(shown);
        for (const std::string& editors : editors_) {
            const std::string said = letters_of(editors);
            if (said == key && count_words(editors) != count_words(shown)) return editors;
            if (is_kicker_before(key, said, editors)) return editors;
            if (std::string headline = without_kicker(said); !headline.empty()) return headline;
        }
        return agree_on_other(key) ? editors_[0] : shown;
    }

    /// Whether og:title and JSON-LD have one headline that speaks of the same, and is no beginning
    /// of the shown one.
    [[nodiscard]] bool agree_on_other(const std::string& key) const {
        constexpr std::size_t fewest_words = 4;
        if (editors_.size() != 2 || count_words(editors_[0]) < fewest_words) return false;
        const std::string said = letters_of(editors_[0]);
        if (said != letters_of(editors_[1]) || key.starts_with(said)) return false;
        const auto words = split_words(editors_[0]);
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            constexpr std::size_t shortest = 4;
            const std::string letters = letters_of(word);
            return letters.size() >= shortest && key.find(letters) != std::string::npos;
        });
    }

    /// Whether the head says "Kicker: Headline" and the page shows "Headline".
    static bool is_kicker_before(const std::string& key,
                                 const std::string& said,
                                 std::string_view editors) {
        constexpr std::size_t longest_kicker = 60;
        if (said.size() <= key.size() || said.size() > key.size() + longest_kicker) return false;
        if (!said.ends_with(key)) return false;
        std::size_t at = 0;
        for (std::size_t left = said.size() - key.size(); at < editors.size() && left > 0;) {
            const CodePoint c = code_point_at(editors, at);
            at += c.size;
            std::string lower;
            append_utf8(lower, to_lower(c.value));
            if (is_letter(c.value) || is_digit(c.value)) left -= std::min(left, lower.size());
        }
        return trim(editors.substr(at)).starts_with(':');
    }

    /// The page shows "Kicker Headline" in elements of their own and the head says "Headline":
    /// that; else nothing.
    [[nodiscard]] std::string without_kicker(const std::string& said) const {
        const HtmlTree& tree = view_.tree();
        Segment rest = view_.segments()[best_.segment];
        for (std::uint32_t node = rest.first + 1; node < rest.last; ++node) {
            if (tree[node].tag != HtmlTag::text || trim(tree.raw_text(node)).empty()) continue;
            rest.first = node;
            const std::string headline = text_of(view_, rest, entities_).text;
            if (letters_of(headline) == said) return std::string(strip_marks(headline));
        }
        return {};
    }

    /// A title element that is the name of the site, over a heading of more words.
    [[nodiscard]] bool is_vaguer_than_best(const std::string& said) const {
        const std::size_t words = count_words(said);
        return words < 3 && best_.is_shown && count_words(best_.text) > words;
    }

    const PageView& view_;
    const HtmlEntities& entities_;
    std::vector<std::string> said_;  ///< by the head of the page, without the name of the site
    std::vector<std::string> said_letters_;
    std::vector<std::string> editors_;  ///< og:title and JSON-LD's, without the name of the site
    std::string page_letters_;          ///< of the whole title element
    PageTitle best_;
    int best_score_ = 0;
    PageTitle heading_;  ///< the last h1 of some words
    int headings_ = 0;   ///< how many there are
};

}  // namespace

std::string without_site_name(std::string_view title,
                              std::string_view outlet,
                              std::string_view host) {
    std::string_view left = trim(title);
    for (int rounds = 0; rounds < 3; ++rounds) {
        const auto cuts = cuts_of(left);
        if (cuts.empty()) break;
        const Cut& last = cuts.back();
        const std::string_view head = left.substr(0, last.begin);
        const std::string_view tail = left.substr(last.end);
        const bool named = names_site(tail, outlet, host);
        const bool short_tail = count_words(tail) <= 4 && count_words(head) >= count_words(tail);
        if (!(named || (last.is_strong && short_tail))) break;
        if (count_words(head) < 2 && letters_of(head).size() < 12) break;
        left = trim(head);
    }
    // "Outlet: Headline", "Outlet | Headline".
    const auto cuts = cuts_of(left);
    if (!cuts.empty()) {
        const std::string_view head = left.substr(0, cuts.front().begin);
        const std::string_view tail = left.substr(cuts.front().end);
        if (!letters_of(head).empty() && count_words(tail) > 2 && names_site(head, outlet, host)) {
            left = tail;
        }
    }
    return std::string(left);
}

PageTitle choose_title(const PageView& view,
                       const HtmlEntities& entities,
                       const PageFacts& facts,
                       std::string_view host) {
    return TitleChooser(view, entities, facts, host).choose();
}

}  // namespace concord
