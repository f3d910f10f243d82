#include "concord/phrases.h"

#include <algorithm>
#include <cstddef>

namespace concord {
namespace {

bool is_in_phrase(const Token& token, bool before_head) {
    switch (token.relation) {
        using enum Relation;
        case case_marker:
            return !before_head && token.xpos == Xpos::pos;
        case dep:
            return before_head;
        case acl:
        case acl_relcl:
        case amod:
        case appos:
        case compound:
        case det:
        case det_predet:
        case fixed:
        case flat:
        case goeswith:
        case nmod:
        case nmod_desc:
        case nmod_poss:
        case nmod_unmarked:
        case nummod:
            return true;
        default:
            return false;
    }
}

void cover(TokenRange& range, TokenRange other) {
    range.first = std::min(range.first, other.first);
    range.last = std::max(range.last, other.last);
}

}  // namespace

std::vector<TokenRange> phrases_of(std::span<const Token> tokens, const Sentence& sentence) {
    const std::size_t count = sentence.last_token - sentence.first_token;
    std::vector<TokenRange> phrases(count);
    std::vector<TokenRange> subtrees(count);
    std::vector<std::uint32_t> waiting(count);  // children that are not done
    for (std::size_t i = 0; i < count; ++i) {
        const Index token = sentence.first_token + static_cast<Index>(i);
        phrases[i] = subtrees[i] = {token, token + 1};
        if (tokens[token].head != token) ++waiting[tokens[token].head - sentence.first_token];
    }
    for (std::size_t start = 0; start < count; ++start) {
        // From each leaf upwards, as long as the head waits for nothing else.
        for (std::size_t i = start; waiting[i] == 0;) {
            waiting[i] = static_cast<std::uint32_t>(-1);
            const Index token = sentence.first_token + static_cast<Index>(i);
            const Index head = tokens[token].head;
            if (head == token) break;
            const std::size_t up = head - sentence.first_token;
            cover(subtrees[up], subtrees[i]);
            if (is_in_phrase(tokens[token], token < head)) cover(phrases[up], subtrees[i]);
            if (--waiting[up] != 0) break;
            i = up;
        }
    }
    return phrases;
}

Index head_of(std::span<const Token> tokens, TokenRange words) {
    for (Index i = words.first; i < words.last; ++i) {
        if (tokens[i].head == i || !words.holds(tokens[i].head)) return i;
    }
    return words.first;
}

Index named_head(std::span<const Token> tokens, TokenRange words, bool through_apposition) {
    Index at = head_of(tokens, words);
    while (tokens[at].head != at &&
           (tokens[at].relation == Relation::flat ||
            (through_apposition && tokens[at].relation == Relation::appos))) {
        at = tokens[at].head;
    }
    return at;
}

}  // namespace concord
