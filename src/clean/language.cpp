// Which language a text is in. The commonest script decides where it stands for one language
// (Greek, Thai, Hangul); otherwise function words vote, each with a weight of one divided by the
// number of languages that have it: "och" speaks for Swedish alone, "de" for eight.

#include "clean/language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

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

/// Letters, and the signs that Indic and South-East Asian scripts write within words.
bool is_word_character(char32_t c) {
    return is_letter(c) || (c >= 0x900 && c < 0xE00);
}

constexpr char32_t first_not_latin = 0x250;

/// Scripts whose main language is not the only one that news are written in.
bool may_be_other(int script) {
    return script == USCRIPT_DEVANAGARI || script == USCRIPT_BENGALI || script == USCRIPT_HEBREW ||
           script == USCRIPT_ETHIOPIC;
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
    const std::string named = base_language(declared);
    const Evidence evidence = read(text.substr(0, enough_bytes));
    const std::string by_script = language_of_script(evidence, named);
    return by_script.empty() ? elect(evidence, named) : by_script;
}

LanguageGuesser::Evidence LanguageGuesser::read(std::string_view text) const {
    Evidence evidence;
    evidence.votes.resize(languages_.size());
    std::string word;
    const auto end_word = [&] {
        if (word.empty()) return;
        ++evidence.words;
        vote(word, evidence.votes);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_alpha(text[at])) {
            word += ascii_lower(text[at++]);
            ++evidence.latin;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (!is_word_character(c.value)) {
            end_word();
            continue;
        }
        append_utf8(word, to_lower(c.value));
        if (c.value < first_not_latin) {
            ++evidence.latin;
        } else {
            UErrorCode error = U_ZERO_ERROR;
            ++evidence.scripts[uscript_getScript(static_cast<UChar32>(c.value), &error)];
        }
    }
    end_word();
    return evidence;
}

void LanguageGuesser::vote(std::string_view word, std::vector<double>& votes) const {
    const auto found = words_.find(word);
    if (found == words_.end()) return;
    for (const std::uint16_t language : found->second) {
        votes[language] += 1.0 / static_cast<double>(found->second.size());
    }
}

/// The language that the commonest script stands for; empty when it stands for several, or when
/// there are only a few letters of it.
std::string LanguageGuesser::language_of_script(const Evidence& evidence,
                                                const std::string& named) const {
    std::size_t most = evidence.latin;
    int script = -1;
    for (const auto& [code, count] : evidence.scripts) {
        if (count > most) {
            most = count;
            script = code;
        }
    }
    // Japanese mixes kana with Han; some kana are enough.
    const std::size_t kana =
        evidence.letters_in(USCRIPT_HIRAGANA) + evidence.letters_in(USCRIPT_KATAKANA);
    if (script == USCRIPT_HAN && kana * 20 > most) script = USCRIPT_HIRAGANA;
    constexpr std::size_t fewest_letters = 7;
    if (most < fewest_letters) return {};
    const auto known = std::find_if(
        scripts_.begin(), scripts_.end(), [&](const auto& one) { return one.first == script; });
    if (known == scripts_.end()) return {};
    return may_be_other(script) && !named.empty() && named != "en" ? named : known->second;
}

/// The language that most function words speak for, unless they hardly speak against `named`.
std::string LanguageGuesser::elect(const Evidence& evidence, const std::string& named) const {
    const std::vector<double>& votes = evidence.votes;
    const auto best = std::max_element(votes.begin(), votes.end());
    const auto words = static_cast<double>(evidence.words);
    if (best == votes.end() || words < 8 || *best < 2.0 + words / 60.0) return named;
    const auto own = std::lower_bound(languages_.begin(), languages_.end(), named);
    if (own != languages_.end() && *own == named &&
        votes[static_cast<std::size_t>(own - languages_.begin())] * 2 >= *best) {
        return named;
    }
    return languages_[static_cast<std::size_t>(best - votes.begin())];
}

}  // namespace concord
