// Quotations that the layout attributes instead of a verb.
//
//     We will count.                          a block, and behind it a block with the signature:
//     — Anna Bell (@bell) April 11, 2031      the first block is hers, word for word
//
//     ‘First silence, then lawyers’           a headline: the speaker is that of the quotation in
//                                             the report that has the same words

#include "extract/loose_quotations.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "extract/noun_phrase.h"

namespace concord {
namespace {

constexpr std::uint32_t longest_signature = 24;  ///< tokens

/// A hyphen opens items of lists, not signatures.
bool is_signature_dash(const TokenWord& word) {
    return word.is("—", "–", "--", "―");
}

/// The tokens of a block.
Tokens tokens_of(const Reading& reading, Index block) {
    const Span span = reading.article().blocks[block].span;
    const auto first = static_cast<std::uint32_t>(reading.words().at_byte(span.begin));
    std::uint32_t last = first;
    while (last < reading.words().size() && reading.word(last).span.begin < span.end) ++last;
    return {first, last};
}

/// Where the name begins in a line that signs the block before; `nothing` when the line does not.
std::uint32_t signature_begin(const Reading& reading, Index block) {
    const auto& blocks = reading.article().blocks;
    if (block + 1 >= blocks.size()) return nothing;
    const Block& line = blocks[block + 1];
    if (line.span.size() > 400) return nothing;
    const Tokens tokens = tokens_of(reading, block + 1);
    if (tokens.empty() || tokens.last - tokens.first > longest_signature) return nothing;
    if (is_signature_dash(reading.word(tokens.first)) && tokens.first + 1 < tokens.last) {
        return tokens.first + 1;
    }
    const bool quoted_lines =
        blocks[block].role == BlockRole::quote && line.role == BlockRole::quote;
    const std::string_view last = reading.word(tokens.last - 1).text;
    if (quoted_lines && last != "." && !reading.is_quoted(tokens.first)) return tokens.first;
    return nothing;
}

/// Letters and digits in lower case: two spellings of the same words agree in it.
std::string plain_words(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        at += c.size;
        if (is_letter(c.value) || is_digit(c.value)) {
            append_utf8(plain, to_lower(c.value));
        } else if (!plain.empty() && plain.back() != ' ') {
            plain += ' ';
        }
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

class LooseQuotations {
public:
    LooseQuotations(const Reading& reading, std::vector<Statement>& statements)
        : reading_(reading), statements_(statements) {}

    void add() {
        const auto blocks = static_cast<Index>(reading_.article().blocks.size());
        for (Index block = 0; block < blocks; ++block) add_signed(block);
        add_headlines();
    }

private:
    [[nodiscard]] bool is_taken(Span span) const {
        return std::any_of(statements_.begin(), statements_.end(), [&](const Statement& s) {
            return std::any_of(s.content.begin(), s.content.end(), [&](const Content& content) {
                return content.span.overlaps(span);
            });
        });
    }

    void add_signed(Index block) {
        const std::uint32_t name = signature_begin(reading_, block);
        if (name == nothing) return;
        const Tokens line = tokens_of(reading_, block + 1);
        const auto speaker = NounPhraseFinder(reading_, {line.first, line.last}).phrase_from(name);
        if (!speaker) return;
        Span content = quoted_part(block);
        if (content.empty() || is_taken(content)) return;
        Statement statement;
        statement.speaker = Speaker{speaker->entity, reading_.span_of(speaker->tokens)};
        statement.content.push_back({content, true});
        for (std::uint32_t i = line.first; i < line.last; ++i) {
            if (reading_.time_at(i) != nothing) statement.time = reading_.time_at(i);
        }
        statements_.push_back(std::move(statement));
    }

    /// What the marks hold, or the whole block without the address at its end.
    [[nodiscard]] Span quoted_part(Index block) const {
        const Tokens tokens = tokens_of(reading_, block);
        if (tokens.empty()) return {};
        const std::uint32_t q = reading_.quote_at(tokens.first);
        if (q != nothing) return reading_.quotes()[q].quotation.inner;
        const bool posted = reading_.article().blocks[block].role == BlockRole::post ||
                            reading_.article().blocks[block].role == BlockRole::quote ||
                            has_handle(block + 1);
        if (!posted) return {};
        std::uint32_t last = tokens.last;
        while (last > tokens.first &&
               reading_.word(last - 1).text.find("://") != std::string_view::npos) {
            --last;
        }
        return last == tokens.first ? Span{} : reading_.span_of({tokens.first, last});
    }

    [[nodiscard]] bool has_handle(Index block) const {
        const Tokens tokens = tokens_of(reading_, block);
        for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
            if (reading_.word(i).text[0] == '@') return true;
        }
        return false;
    }

    void add_headlines() {
        const std::size_t said = statements_.size();
        std::vector<std::string> words_of;  // made only when a headline quotes something
        for (const QuotedTokens& quote : reading_.quotes()) {
            const BlockRole role = reading_.article().blocks[quote.quotation.block].role;
            if (role != BlockRole::title && role != BlockRole::heading) continue;
            if (is_taken(quote.quotation.inner)) continue;
            if (words_of.empty()) {
                for (std::size_t s = 0; s < said; ++s)
                    words_of.push_back(quoted_words(statements_[s]));
            }
            add_headline(quote, words_of);
        }
    }

    /// The verbatim pieces of a statement, parted by line ends.
    [[nodiscard]] std::string quoted_words(const Statement& statement) const {
        std::string all;
        for (const Content& content : statement.content) {
            if (!content.verbatim) continue;
            all += plain_words(slice(reading_.article().text, content.span)) + '\n';
        }
        return all;
    }

    void add_headline(const QuotedTokens& quote, const std::vector<std::string>& words_of) {
        const std::string words =
            plain_words(slice(reading_.article().text, quote.quotation.inner));
        if (words.size() < 8 || words.find(' ') == std::string::npos) return;
        for (std::size_t s = 0; s < words_of.size(); ++s) {
            const Statement& other = statements_[s];
            if (!other.speaker || words_of[s].find(words) == std::string::npos) continue;
            Statement statement;
            statement.kind = other.kind;
            statement.speaker = other.speaker;
            statement.content.push_back({quote.quotation.inner, true});
            statements_.push_back(std::move(statement));
            return;
        }
    }

    const Reading& reading_;
    std::vector<Statement>& statements_;
};

}  // namespace

bool is_signed(const Reading& reading, Index block) {
    return signature_begin(reading, block) != nothing;
}

void add_loose_quotations(const Reading& reading, std::vector<Statement>& statements) {
    LooseQuotations(reading, statements).add();
}

}  // namespace concord
