// One statement out of a cue and a stretch of words; what stands in quotation marks is verbatim.

#include "extract/statement_draft.h"

#include <algorithm>

namespace concord {

Statement StatementDrafter::draft(const CueSite& site) const {
    Statement statement;
    if (site.speaker) {
        statement.speaker = Speaker{site.speaker->entity, reading_.span_of(site.speaker->tokens)};
    }
    if (!site.cue.empty()) {
        Cue cue;
        cue.span = reading_.span_of(site.cue);
        cue.lemma = site.verb != nullptr ? site.verb->lemma : "according to";
        if (site.cue.last - site.cue.first == 2 && site.verb != nullptr) cue.lemma += " out";
        cue.cue_class = site.verb != nullptr ? site.verb->cue_class : "say";
        statement.cue = cue;
    }
    statement.addressee = site.addressee;
    statement.via = site.via;
    if (site.channel) statement.channel = reading_.span_of(*site.channel);
    statement.time = site.time;
    if (site.force == CueSite::Force::neither) {
        statement.polarity = Polarity::neither;
    } else if (statement.cue) {
        statement.polarity = polarity_of(statement.cue->cue_class);
    }
    return statement;
}

bool is_according(const Statement& statement) {
    return statement.cue && statement.cue->lemma == "according to";
}

Polarity polarity_of(std::string_view kind) {
    if (kind == "deny") return Polarity::denies;
    if (kind == "decline" || kind == "reject") return Polarity::declines;
    if (kind == "ask" || kind == "urge") return Polarity::asks;
    if (kind == "retract") return Polarity::retracts;
    return Polarity::asserts;
}

void StatementDrafter::fill_exactly(Statement& statement, std::span<const Tokens> parts) const {
    for (const Tokens part : parts) {
        const Tokens words = stretches_.without_marks(part);
        for (std::uint32_t i = words.first; i < words.last;) {
            const std::uint32_t begin = i;
            if (reading_.is_quoted(i)) {
                const Span span = quoted_part(quote(i), words);
                if (!span.empty()) statement.content.push_back({span, true});
                i = std::max(i + 1, quote(i).outer.last);
                continue;
            }
            while (i < words.last && !reading_.is_quoted(i)) ++i;
            const bool announces = i < words.last && reading_.word(i - 1).is(":");
            if (announces || !stretches_.has_words({begin, i})) continue;
            statement.content.push_back({reading_.span_of({begin, i}), false});
        }
    }
    std::sort(statement.content.begin(),
              statement.content.end(),
              [](const Content& a, const Content& b) { return a.span < b.span; });
    statement.kind = kind_of(statement);
}

/// The whole quotation where a part holds most of it, else what the part holds.
Span StatementDrafter::quoted_part(const QuotedTokens& quoted, Tokens part) const {
    constexpr std::uint32_t most_missing = 3;  ///< tokens at either end
    const Tokens inner = quoted.inner;
    const Tokens common{std::max(inner.first, part.first), std::min(inner.last, part.last)};
    if (common.empty()) return {};
    const bool whole =
        common.first <= inner.first + most_missing && inner.last <= common.last + most_missing;
    return whole ? quoted.quotation.inner : reading_.span_of(common);
}

StatementKind StatementDrafter::kind_of(const Statement& statement) const {
    bool verbatim = false;
    bool plain = false;
    bool has_clause = false;
    for (const Content& content : statement.content) {
        verbatim = verbatim || content.verbatim;
        has_clause = has_clause ||
                     (content.verbatim && stretches_.is_clause(reading_.tokens_of(content.span)));
        const bool that = slice(reading_.article().text, content.span) == "that";
        plain = plain || (!content.verbatim && !that);
    }
    if (!verbatim) return StatementKind::indirect;
    return plain || !has_clause ? StatementKind::mixed : StatementKind::direct;
}

bool StatementDrafter::fill(Statement& statement, Tokens stretch) const {
    bool quotes = false;
    const bool first = statement.content.empty();
    for (std::uint32_t i = stretch.first; i < stretch.last;) {
        if (reading_.is_quoted(i)) {
            statement.content.push_back({quote(i).quotation.inner, true});
            quotes = true;
            i = std::max(i + 1, quote(i).outer.last);
            continue;
        }
        const std::uint32_t begin = i;
        while (i < stretch.last && !reading_.is_quoted(i)) ++i;
        const Tokens piece = stretches_.trim({begin, i}, false);
        const bool points = piece.last - piece.first == 1 && i < stretch.last &&
                            reading_.word(piece.first).is("this");  // "she added this: “...”"
        if (!piece.empty() && stretches_.has_words(piece) && !points) {
            statement.content.push_back({reading_.span_of({begin, piece.last}), false});
        }
    }
    if (!first) {
        if (quotes) statement.kind = StatementKind::mixed;
        return quotes;
    }
    statement.kind = kind_of(statement);
    return quotes;
}

}  // namespace concord
