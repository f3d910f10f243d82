// Which language a text is in. The commonest script decides where it stands for one language
// (Greek, Thai, Hangul); otherwise function words vote, each with a weight of one divided by the
// number of languages that have it: "och" speaks for Swedish alone, "de" for eight.

#include "clean/language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t enough_bytes = 6144;

std::string base_language(std::string_view declared) {
    std::size_t end = 0;
    while (end < declared.size() && is_ascii_alpha(declared[end])) ++end;
    std::string language = ascii_lower(declared.substr(0, end));
    if (language == "nb" || language == "nn") return "no";
    if (language == "iw") return "he";
    if (language == "in") return "id";
    if (language == "bs" || language == "sh") return "hr";
    return language.size() == 2 ? language : std::string();
}

}  // namespace

LanguageGuesser::LanguageGuesser(const Knowledge& knowledge) {
    const auto& rows = knowledge.table("languages/function_words").rows;
    for (const auto& row : rows) languages_.push_back(row[1]);
    std::sort(languages_.begin(), languages_.end());
    languages_.erase(std::unique(languages_.begin(), languages_.end()), languages_.end());
    for (const auto& row : rows) {
        const auto at = std::lower_bound(languages_.begin(), languages_.end(), row[1]);
        words_[row[0]].push_back(static_cast<std::uint16_t>(at - languages_.begin()));
    }
    for (const auto& row : knowledge.table("languages/scripts").rows) {
        const int code = u_getPropertyValueEnum(UCHAR_SCRIPT, row[0].c_str());
        if (code >= 0) scripts_.emplace_back(code, row[1]);
    }
}

std::string LanguageGuesser::guess(std::string_view text, std::string_view declared) const {
    std::string named = base_language(declared);
    std::vector<double> votes(languages_.size(), 0.0);
    std::map<int, std::size_t> scripts;
    std::size_t latin = 0;
    std::size_t words = 0;
    std::string word;
    text = text.substr(0, enough_bytes);
    for (std::size_t at = 0; at <= text.size();) {
        const CodePoint c = at < text.size() ? code_point_at(text, at) : CodePoint{U' ', 1};
        at += c.size;
        if (c.value < 0x80 ? is_ascii_alpha(static_cast<char>(c.value))
                           : is_letter(c.value) || (c.value >= 0x900 && c.value < 0xE00)) {
            append_utf8(word,
                        c.value < 0x80
                            ? static_cast<char32_t>(ascii_lower(static_cast<char>(c.value)))
                            : to_lower(c.value));
            if (c.value < 0x250) {
                ++latin;
            } else {
                UErrorCode error = U_ZERO_ERROR;
                ++scripts[uscript_getScript(static_cast<UChar32>(c.value), &error)];
            }
            continue;
        }
        if (word.empty()) continue;
        ++words;
        const auto found = words_.find(word);
        if (found != words_.end()) {
            for (const std::uint16_t language : found->second) {
                votes[language] += 1.0 / static_cast<double>(found->second.size());
            }
        }
        word.clear();
    }
    std::size_t most = latin;
    int script = -1;
    for (const auto& [code, count] : scripts) {
        if (count > most) {
            most = count;
            script = code;
        }
    }
    // Japanese mixes kana with Han; some kana are enough.
    const std::size_t kana = scripts[USCRIPT_HIRAGANA] + scripts[USCRIPT_KATAKANA];
    if (script == USCRIPT_HAN && kana * 20 > most) script = USCRIPT_HIRAGANA;
    if (script >= 0 && most > 6) {
        std::string only;
        for (const auto& [code, language] : scripts_) {
            if (code == script) only = language;
        }
        if (!only.empty()) {
            const bool shared = script == USCRIPT_DEVANAGARI || script == USCRIPT_BENGALI ||
                                script == USCRIPT_HEBREW || script == USCRIPT_ETHIOPIC;
            return shared && !named.empty() && named != "en" ? named : only;
        }
    }
    const auto best = std::max_element(votes.begin(), votes.end());
    if (best == votes.end() || words < 8 || *best < 2.0 + static_cast<double>(words) / 60.0) {
        return named;
    }
    const std::string& winner = languages_[static_cast<std::size_t>(best - votes.begin())];
    const auto own = std::lower_bound(languages_.begin(), languages_.end(), named);
    if (own != languages_.end() && *own == named) {
        const double own_votes = votes[static_cast<std::size_t>(own - languages_.begin())];
        if (own_votes * 2 >= *best) return named;
    }
    return winner;
}

}  // namespace concord
