// Which words are the headline. Candidates are the headings that the page shows and what its head
// says (JSON-LD headline, og:title, title element, each freed of the name of the site). A shown
// heading that agrees with the head wins; without agreement the head does.

#include "clean/page_title.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "clean/segment_text.h"

namespace concord {
namespace {

/// Letters and digits in lower case.
std::string letters_of(std::string_view text) {
    std::string letters;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (is_letter(c.value) || is_digit(c.value)) append_utf8(letters, to_lower(c.value));
    }
    return letters;
}

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
    if (!outlet_name.empty() && (name == outlet_name || name.find(outlet_name) == 0 ||
                                 outlet_name.find(name) != std::string::npos)) {
        return true;
    }
    const std::string host_name = letters_of(host);
    return name.size() >= 3 && host_name.find(name) != std::string::npos;
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

constexpr std::uint32_t longest_title = 400;

/// "Kicker: Headline" when the head of the page says so and the page shows "Headline".
std::string with_kicker(const std::string& shown, const std::vector<std::string>& said) {
    constexpr std::size_t longest_kicker = 60;
    const std::string key = letters_of(shown);
    for (const std::string& one : said) {
        const std::string whole = letters_of(one);
        if (whole.size() <= key.size() || whole.size() > key.size() + longest_kicker) continue;
        if (!whole.ends_with(key)) continue;
        const std::string_view kicker =
            std::string_view(one).substr(0, one.size() - std::min(one.size(), shown.size()));
        if (trim(kicker).ends_with(':')) return one;
    }
    return shown;
}

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
    std::vector<std::string> said;
    for (const std::string* one : {&facts.headline, &facts.meta_title, &facts.page_title}) {
        if (!one->empty()) said.push_back(without_site_name(*one, facts.outlet, host));
    }
    std::vector<std::string> keys;
    keys.reserve(said.size());
    for (const std::string& one : said) keys.push_back(letters_of(one));
    const std::string page_key = letters_of(facts.page_title);
    PageTitle best;
    PageTitle lone;  ///< the only h1 of some words
    int best_score = 0;
    const HtmlTree& tree = view.tree();
    int headings = 0;
    for (std::size_t n = 0; n < view.segments().size(); ++n) {
        const Segment& segment = view.segments()[n];
        if (segment.bytes > longest_title || (segment.hints & hint::hidden) != 0) continue;
        const HtmlTag tag = tree[segment.block].tag;
        const bool h1 = tag == HtmlTag::h1;
        const bool titled = (view.own_hints(segment.block) & (hint::title | hint::heading)) != 0;
        if (!h1 && !titled) continue;
        std::string line = text_of(view, segment, entities).text;
        const std::string key = letters_of(line);
        if (key.size() < 4) continue;
        const bool off_page =
            (segment.hints & (hint::furniture | hint::related | hint::comment | hint::footer)) != 0;
        if (h1 && !off_page && (count_words(line) >= 4 || key.size() >= 20)) {
            ++headings;
            lone = {line, n, true};
        }
        int score = h1 ? 2 : 0;
        if ((view.own_hints(segment.block) & hint::title) != 0 && count_words(line) > 3) ++score;
        for (const auto& known : keys) {
            if (known.empty()) continue;
            if (key == known) {
                score += 10;
            } else if (key.size() > 12 && known.size() > 12 &&
                       (key.starts_with(known) || known.starts_with(key))) {
                score += 6;
            }
        }
        if (key.size() > 8 && page_key.find(key) != std::string::npos) score += 4;
        const bool outside =
            (segment.hints & (hint::furniture | hint::related | hint::comment)) != 0;
        if (outside && !h1) score -= 6;
        if (segment.link_bytes * 2 > segment.bytes) score -= 4;
        if (score > best_score) {
            best_score = score;
            best = {std::move(line), n, true};
        }
    }
    if (best_score >= 6) {
        best.text = with_kicker(best.text, said);
        return best;
    }
    if (headings == 1 && lone.is_shown) return lone;
    if (!said.empty()) {
        // A lone h1 of some words, with a title element that is the name of the site.
        const bool vague = count_words(said.front()) < 3 && best.is_shown &&
                           count_words(best.text) > count_words(said.front());
        if (!vague) {
            best.text = said.front();
            best.is_shown = false;
        }
    }
    return best;
}

}  // namespace concord
