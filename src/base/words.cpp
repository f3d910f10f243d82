// Words for comparing: copies, stories and quotations are found by folded words, so that
// typographic quotation marks, capitals and line breaks do not part what was written once.
//
// "Russia’s “special” envoy" -> russia's special envoy

#include "base/words.h"

#include <cassert>

#include "base/hash.h"
#include "base/utf8.h"

namespace concord {
namespace {

constexpr char32_t soft_hyphen = 0xAD;
constexpr std::uint64_t no_hash = fnv1a("");

constexpr bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

constexpr bool is_ascii_word(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c);
}

std::uint64_t add_byte(std::uint64_t hash, unsigned char byte) {
    return (hash ^ byte) * 0x100000001b3ULL;
}

/// One run over a text; holds the word that is being read.
class Splitter {
public:
    Splitter(std::string_view text, Span within, std::vector<Word>& words)
        : text_(text.substr(0, within.end)), at_(within.begin), words_(words) {}

    void run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (is_ascii_word(c)) {
                take_ascii(c);
            } else if (static_cast<unsigned char>(c) < 0x80 && c != '\'') {
                finish();
                ++at_;
            } else {
                take_other();
            }
        }
        finish();
    }

private:
    void start(bool capital) {
        if (open_) return;
        open_ = true;
        word_ = Word{{at_, at_}, no_hash, capital, true};
    }

    void take_ascii(char c) {
        start(c >= 'A' && c <= 'Z');
        word_.hash = add_byte(word_.hash, static_cast<unsigned char>(ascii_lower(c)));
        word_.number = word_.number && is_ascii_digit(c);
        word_.span.end = ++at_;
    }

    void take_other() {
        const CodePoint c = code_point_at(text_, at_);
        if (is_apostrophe(c.value) && open_ && letter_follows(at_ + c.size)) {
            word_.hash = add_byte(word_.hash, '\'');
            word_.number = false;
            word_.span.end = at_ += c.size;
        } else if (is_letter(c.value) || is_digit(c.value)) {
            start(is_upper(c.value));
            const auto lower = static_cast<std::uint32_t>(to_lower(c.value));
            for (unsigned shift = 0; shift < 24; shift += 8) {
                word_.hash = add_byte(word_.hash, static_cast<unsigned char>(lower >> shift));
            }
            word_.number = word_.number && is_digit(c.value);
            word_.span.end = at_ += c.size;
        } else {
            if (c.value != soft_hyphen) finish();
            at_ += c.size;
        }
    }

    [[nodiscard]] bool letter_follows(std::size_t at) const {
        return at < text_.size() && is_letter(code_point_at(text_, at).value);
    }

    void finish() {
        if (open_) words_.push_back(word_);
        open_ = false;
    }

    std::string_view text_;
    std::uint32_t at_;
    std::vector<Word>& words_;
    Word word_;
    bool open_ = false;
};

}  // namespace

void append_words(std::string_view text, Span within, std::vector<Word>& words) {
    assert(within.begin <= within.end && within.end <= text.size());
    Splitter(text, within, words).run();
}

std::uint64_t hash_words(std::span<const Word> words) {
    std::uint64_t hash = 0;
    for (const Word& word : words) hash = (hash ^ word.hash) * 0x9E3779B97F4A7C15ULL;
    return hash;
}

std::uint64_t word_hash(std::string_view word) {
    std::vector<Word> words;
    append_words(word, {0, static_cast<std::uint32_t>(word.size())}, words);
    return words.empty() ? no_hash : words.front().hash;
}

}  // namespace concord
