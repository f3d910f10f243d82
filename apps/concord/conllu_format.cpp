// CoNLL-U as Universal Dependencies 2 has it, with the entities of CorefUD in MISC:
//
//     1-2  don't  _   _   _   ...  _
//     1    do     do  AUX VBP ...  Entity=(e1-person-1-name)
//
// Words that stand together without a mark between them are one multiword token.

#include "conllu_format.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "concord/phrases.h"

namespace concord::app {
namespace {

UChar32 first_character(std::string_view words) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
    const auto size = static_cast<std::int32_t>(words.size());
    std::int32_t at = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    return c;
}

UChar32 last_character(std::string_view words) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
    auto at = static_cast<std::int32_t>(words.size());
    UChar32 c = 0;
    U8_PREV(bytes, 0, at, c);
    return c;
}

bool is_apostrophe(std::string_view word) {
    return word.starts_with('\'') || word.starts_with("\u2019");
}

class ConlluWriter {
public:
    explicit ConlluWriter(const ArticleRecord& record)
        : record_(record), text_(record.article.text), tokens_(record.annotation.tokens) {}

    std::string write() {
        mark_entities();
        out_ = fmt::format("# newdoc id = {}\n# global.Entity = eid-etype-head-other\n",
                           record_.article.id);
        std::size_t number = 0;
        std::size_t block = record_.article.blocks.size();
        for (const Sentence& sentence : record_.annotation.sentences) {
            const std::size_t of = block_of(sentence);
            if (of != block && number > 0) out_ += "# newpar\n";
            block = of;
            out_ += fmt::format("# sent_id = {}-{}\n# text = ", record_.article.id, ++number);
            append_line(slice(text_, sentence.span));
            out_ += '\n';
            for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
                write_range(i, sentence);
                write_word(i, sentence);
            }
            out_ += '\n';
        }
        return std::move(out_);
    }

private:
    struct Marks {
        std::string opened;    ///< longest first; those of one word are closed as well
        std::string closed;    ///< shortest first
        bool crosses = false;  ///< an opened one goes on where a closed one ends
    };

    std::size_t block_of(const Sentence& sentence) const {
        const auto& blocks = record_.article.blocks;
        const auto found =
            std::upper_bound(blocks.begin(),
                             blocks.end(),
                             sentence.span.begin,
                             [](std::uint32_t at, const Block& b) { return at < b.span.begin; });
        return static_cast<std::size_t>(found - blocks.begin());
    }

    void append_line(std::string_view words) {
        for (const char c : words) out_ += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }

    bool is_joined(Index i, const Sentence& sentence) const {
        return i + 1 < sentence.last_token && tokens_[i].span.end == tokens_[i + 1].span.begin;
    }

    /// Whether tokens i and i + 1 are words of one token: "do" and "n't", "Kyiv" and "'s".
    bool is_one_token(Index i, const Sentence& sentence) const {
        if (!is_joined(i, sentence)) return false;
        const std::string_view word = slice(text_, tokens_[i].span);
        const std::string_view next = slice(text_, tokens_[i + 1].span);
        if (tokens_[i].upos == Upos::punct || tokens_[i + 1].upos == Upos::punct) return false;
        return u_isalpha(last_character(word)) != 0 &&
               (is_apostrophe(next) || u_isalpha(first_character(next)) != 0);
    }

    void write_range(Index first, const Sentence& sentence) {
        if (first > sentence.first_token && is_one_token(first - 1, sentence)) return;
        Index last = first;
        while (is_one_token(last, sentence)) ++last;
        if (last == first) return;
        out_ += fmt::format(
            "{}-{}\t", first - sentence.first_token + 1, last - sentence.first_token + 1);
        append_line(text_.substr(tokens_[first].span.begin,
                                 tokens_[last].span.end - tokens_[first].span.begin));
        out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
        out_ += is_joined(last, sentence) ? "SpaceAfter=No\n" : "_\n";
    }

    void write_word(Index i, const Sentence& sentence) {
        const Token& token = tokens_[i];
        const bool is_root = token.head == i;
        out_ += fmt::format("{}\t", i - sentence.first_token + 1);
        append_line(slice(text_, token.span));
        if (token.lemma.empty()) {
            out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
        } else {
            out_ += '\t';
            append_line(token.lemma);
            out_ += fmt::format("\t{}\t{}\t_\t{}\t{}\t_\t",
                                name_of(token.upos),
                                name_of(token.xpos),
                                is_root ? 0 : token.head - sentence.first_token + 1,
                                name_of(token.relation));
        }
        std::string misc;
        if (const auto marks = marks_.find(i); marks != marks_.end()) {
            const auto& [opened, closed, crosses] = marks->second;
            misc = "Entity=" + (crosses ? closed + opened : opened + closed);
        }
        if (is_joined(i, sentence) && !is_one_token(i, sentence) && !ends_range(i, sentence)) {
            misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
        }
        out_ += misc.empty() ? "_" : misc;
        out_ += '\n';
    }

    bool ends_range(Index i, const Sentence& sentence) const {
        return i > sentence.first_token && is_one_token(i - 1, sentence);
    }

    struct Place {
        Index first = 0;
        Index last = 0;  ///< the last token itself
        Index entity = 0;
        MentionKind kind = MentionKind::name;
    };

    void mark_entities() {
        std::vector<Place> places;
        const auto& entities = record_.annotation.entities;
        for (Index e = 0; e < entities.size(); ++e) {
            for (const Mention& mention : entities[e].mentions) {
                const auto first = std::lower_bound(
                    tokens_.begin(),
                    tokens_.end(),
                    mention.span.begin,
                    [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
                auto end = first;
                while (end != tokens_.end() && end->span.begin < mention.span.end) ++end;
                if (end == first) continue;
                const TokenRange words = {static_cast<Index>(first - tokens_.begin()),
                                          static_cast<Index>(end - tokens_.begin())};
                const TokenRange phrase = phrase_of(mention.kind, words);
                places.push_back({phrase.first, phrase.last - 1, e, mention.kind});
            }
        }
        std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
            if (a.first != b.first) return a.first < b.first;
            return a.last != b.last ? a.last > b.last : a.entity < b.entity;
        });
        places.erase(std::unique(places.begin(),
                                 places.end(),
                                 [](const Place& a, const Place& b) {
                                     return a.first == b.first && a.last == b.last &&
                                            a.entity == b.entity;
                                 }),
                     places.end());
        for (const Place& place : places) {
            const std::string opened =
                fmt::format("(e{}-{}-{}-{}",
                            place.entity + 1,
                            name_of(entities[place.entity].type),
                            head_of(tokens_, {place.first, place.last + 1}) - place.first + 1,
                            name_of(place.kind));
            marks_[place.first].opened += opened + (place.first == place.last ? ")" : "");
            if (place.first == place.last) continue;
            marks_[place.first].crosses = true;
            std::string& closed = marks_[place.last].closed;
            closed.insert(0, fmt::format("e{})", place.entity + 1));
        }
    }

    /// All that goes with a noun, as OntoGUM marks mentions: "the head of the fund, who resigned"
    /// where the record cites "the head". A name is its own words, as corpora of names have it.
    TokenRange phrase_of(MentionKind kind, TokenRange words) {
        if (kind != MentionKind::nominal) return words;
        const TokenRange at_head = phrase_at(head_of(tokens_, words));
        const TokenRange at_end = phrase_at(words.last - 1);  // of the last of several
        return {std::min(words.first, at_head.first),
                std::max({words.last, at_head.last, at_end.last})};
    }

    TokenRange phrase_at(Index token) {
        if (token < phrased_.first_token || token >= phrased_.last_token) {
            const auto& sentences = record_.annotation.sentences;
            phrased_ = *std::partition_point(
                sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
                    return sentence.last_token <= token;
                });
            phrases_ = phrases_of(tokens_, phrased_);
        }
        return phrases_[token - phrased_.first_token];
    }

    const ArticleRecord& record_;
    std::string_view text_;
    const std::vector<Token>& tokens_;
    Sentence phrased_;  ///< whose phrases are at hand
    std::vector<TokenRange> phrases_;
    std::map<Index, Marks> marks_;
    std::string out_;
};

}  // namespace

std::string conllu_of(const ArticleRecord& record) {
    return ConlluWriter(record).write();
}

}  // namespace concord::app
