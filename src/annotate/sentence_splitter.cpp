// A sentence ends behind . ! ? or … and the marks that close with it, unless what follows shows
// that it goes on: a lower-case word, the speaker of the quotation that just closed, a number
// behind "No.". Abbreviations keep their full stop as one token, so only those that may stand last
// ("in the U.S. The ...") have to be asked, and they end a sentence only before a word that
// begins one.
//
//     "“Stop!” he said. It was 3.30 p.m. in the U.S. Nobody moved." -> 3 sentences

#include "annotate/sentence_splitter.h"

#include "base/token_words.h"
#include "base/utf8.h"

namespace concord {
namespace {

enum Mark : std::uint64_t {
    starter = 1U << 0U,  ///< a word that begins sentences more than names
    may_end = 1U << 1U,  ///< an abbreviation that can stand last
    saying = 1U << 2U,   ///< said, asked, wrote: the clause of a quotation
};

bool is_closing(std::string_view token) {
    return token == "”" || token == "’" || token == "\"" || token == "'" || token == ")" ||
           token == "]" || token == "»" || token == "''" || token == "“";
}

bool is_opening(std::string_view token) {
    return token == "“" || token == "‘" || token == "\"" || token == "'" || token == "(" ||
           token == "[" || token == "«" || token == "„" || token == "``";
}

class Splitter {
public:
    Splitter(std::string_view text, const std::vector<Token>& tokens, const WordTable& words)
        : text_(text), tokens_(tokens), words_(words) {}

    /// The token behind the sentence that begins at `first`.
    [[nodiscard]] Index sentence_end(Index first) const {
        for (Index i = first; i < size(); ++i) {
            const Ending ending = ending_at(i);
            if (ending == Ending::none) continue;
            const Index next = behind_closers(i + 1);
            if (next >= size()) return size();
            if (breaks_before(next, i, ending, first)) return next;
        }
        return size();
    }

private:
    enum class Ending { none, abbreviation, dots, full };

    [[nodiscard]] Index size() const { return static_cast<Index>(tokens_.size()); }
    [[nodiscard]] std::string_view token(Index i) const { return slice(text_, tokens_[i].span); }
    [[nodiscard]] std::uint64_t marks(Index i) const { return words_.find(fold_word(token(i))); }
    [[nodiscard]] bool touches(Index i) const {
        return i > 0 && tokens_[i - 1].span.end == tokens_[i].span.begin;
    }

    [[nodiscard]] Ending ending_at(Index i) const {
        const std::string_view t = token(i);
        if (t == ".") return Ending::full;
        if (t[0] == '!' || t[0] == '?') return Ending::full;
        if (t == "…" || (t.size() >= 2 && t.find_first_not_of('.') == t.npos)) return Ending::dots;
        if (t.size() >= 2 && t.back() == '.') return Ending::abbreviation;
        return Ending::none;
    }

    /// Closing marks belong to the sentence that they end; a mark behind a space does not close.
    [[nodiscard]] Index behind_closers(Index i) const {
        while (i < size() && touches(i) && is_closing(token(i))) ++i;
        // An outer mark may stand apart from the inner one: ’ ”
        while (i < size() && i > 0 && (token(i) == "”" || token(i) == "»") &&
               is_closing(token(i - 1))) {
            ++i;
        }
        return i;
    }

    [[nodiscard]] bool breaks_before(Index next, Index end, Ending ending, Index first) const {
        Index word = next;
        while (word < size() && is_opening(token(word))) ++word;
        if (word >= size()) return true;
        const char32_t c = code_point_at(token(word), 0).value;
        const bool lower = is_letter(c) && !is_upper(c);
        const bool opens = word > next;
        if (lower && !opens) return false;
        if (!is_letter(c) && !is_digit(c) && !opens && token(word) != "@" && token(word) != "#" &&
            c < 0x80 && c != U'$' && c != U'-' && c != U'*' && c != U'@' && c != U'#') {
            return false;  // a comma, colon or semicolon goes on
        }
        if (ending == Ending::abbreviation) return abbreviation_ends(end, word, opens);
        if (ending == Ending::dots && (lower || touches(next))) return false;
        if (end == first && !is_letter(code_point_at(token(end), 0).value)) return false;
        if (is_list_number(first, end)) return false;
        return !names_speaker(next, end);
    }

    [[nodiscard]] bool abbreviation_ends(Index end, Index word, bool opens) const {
        std::string folded = fold_word(token(end));
        const bool party_and_state = folded.size() > 3 && folded[1] == '-';  // "D-N.Y."
        if (party_and_state) return opens || (marks(word) & starter) != 0;
        if ((words_.find(folded) & may_end) == 0) folded.pop_back();
        if ((words_.find(folded) & may_end) == 0) return false;
        return opens || (marks(word) & starter) != 0;
    }

    /// "1." or "2." at the beginning numbers what follows.
    [[nodiscard]] bool is_list_number(Index first, Index end) const {
        return end == first + 1 && token(first).size() <= 2 &&
               is_digit(code_point_at(token(first), 0).value);
    }

    /// True in "“Stop!” Mayor Anna Bell said": the clause goes on behind the closing mark.
    [[nodiscard]] bool names_speaker(Index next, Index end) const {
        const std::string_view mark = token(end);
        const bool shouts = mark[0] == '!' || mark[0] == '?';
        if (!shouts || next == end + 1) return false;
        for (Index i = next; i < size() && i < next + 7; ++i) {
            const char32_t c = code_point_at(token(i), 0).value;
            if (!is_letter(c)) return false;
            if ((marks(i) & saying) == 0) continue;
            return i > next && is_upper(code_point_at(token(i - 1), 0).value) &&
                   (i > next + 1 || (marks(next) & starter) == 0 || is_pronoun(next));
        }
        return false;
    }

    [[nodiscard]] bool is_pronoun(Index i) const {
        const std::string_view t = token(i);
        return t == "He" || t == "She" || t == "They" || t == "It" || t == "I" || t == "We";
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const WordTable& words_;
};

}  // namespace

SentenceSplitter::SentenceSplitter(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("abbreviations/abbreviations").rows) {
        if (row[1] == "may_end") words_.add(row[0], may_end);
    }
    for (const auto& row : knowledge.table("grammar/function_words").rows) {
        words_.add(row[0], starter);
    }
    for (const auto& row : knowledge.table("cue_verbs/verbs").rows) {
        if (row[6].front() != 'q') continue;
        words_.add(row[1], saying);
        words_.add(row[2], saying);
    }
}

void SentenceSplitter::split(std::string_view text,
                             const std::vector<Token>& tokens,
                             Index first,
                             std::vector<Sentence>& sentences) const {
    const Splitter splitter(text, tokens, words_);
    const auto size = static_cast<Index>(tokens.size());
    while (first < size) {
        const Index last = splitter.sentence_end(first);
        sentences.push_back({{tokens[first].span.begin, tokens[last - 1].span.end}, first, last});
        first = last;
    }
}

}  // namespace concord
