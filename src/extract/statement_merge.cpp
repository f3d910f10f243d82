// The rules' statements stand: they tell what was said from what was not. Where they found nothing,
// a tagged statement is added if it has what makes one: a source, a cue that the lexicon knows and
// that reports, and a clause or a quotation.

#include "extract/statement_merge.h"

#include <algorithm>

namespace concord {
namespace {

bool touches(const Span& a, const Span& b) {
    return a.begin < b.end && b.begin < a.end;
}

Span extent_of(const Statement& statement) {
    Span extent{statement.content.front().span.begin, statement.content.back().span.end};
    for (const Span span : {statement.cue ? statement.cue->span : extent,
                            statement.speaker ? statement.speaker->span : extent}) {
        extent = {std::min(extent.begin, span.begin), std::max(extent.end, span.end)};
    }
    return extent;
}

}  // namespace

std::vector<Statement> merge_statements(std::vector<Statement> by_rule,
                                        std::vector<Statement> tagged) {
    std::vector<Span> taken;
    taken.reserve(by_rule.size());
    for (const Statement& statement : by_rule) taken.push_back(extent_of(statement));
    std::sort(taken.begin(), taken.end());
    for (Statement& statement : tagged) {
        const Span extent = extent_of(statement);
        const bool is_new = std::none_of(
            taken.begin(), taken.end(), [&](const Span& span) { return touches(span, extent); });
        if (is_new) by_rule.push_back(std::move(statement));
    }
    std::stable_sort(by_rule.begin(), by_rule.end(), [](const Statement& a, const Statement& b) {
        return a.content.front().span < b.content.front().span;
    });
    return by_rule;
}

}  // namespace concord
