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

Polarity polarity_of(std::string_view kind) {
    if (kind == "deny") return Polarity::denies;
    if (kind == "decline" || kind == "reject") return Polarity::declines;
    if (kind == "ask" || kind == "urge") return Polarity::asks;
    if (kind == "retract") return Polarity::retracts;
    return Polarity::asserts;
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
    const bool all = std::all_of(statement.content.begin(),
                                 statement.content.end(),
                                 [](const Content& content) { return content.verbatim; });
    if (!first) {
        if (quotes) statement.kind = StatementKind::mixed;
        return quotes;
    }
    statement.kind = !quotes                                ? StatementKind::indirect
                     : all && stretches_.is_clause(stretch) ? StatementKind::direct
                                                            : StatementKind::mixed;
    return quotes;
}

}  // namespace concord
