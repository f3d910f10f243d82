// Two readings of one article become one. A rule's statement is the same as a tagged one when their
// cues touch or most of its words are among the other's; it then only lends what the tagged one lacks.
//
//     [Torinform reported that [Rusk said the lists were complete]]
//      tagged                   by rule, inside
//
// Where an outlet or agency only carries the words, the inner statement stays and the outer becomes
// its carrier.

#include "extract/statement_merge.h"

#include <algorithm>
#include <optional>

#include "base/token_words.h"

namespace concord {
namespace {

/// Bytes of `a` that lie in `b`, as a share of `a`.
double share_within(const Statement& a, const Statement& b) {
    std::uint64_t size = 0;
    std::uint64_t common = 0;
    for (const Content& one : a.content) {
        size += one.span.end - one.span.begin;
        for (const Content& other : b.content) {
            const std::uint32_t begin = std::max(one.span.begin, other.span.begin);
            const std::uint32_t end = std::min(one.span.end, other.span.end);
            if (begin < end) common += end - begin;
        }
    }
    return size == 0 ? 0 : static_cast<double>(common) / static_cast<double>(size);
}

bool touches(const Span& a, const Span& b) {
    return a.begin < b.end && b.begin < a.end;
}

bool is_within(const Span& inner, const Statement& outer) {
    return std::any_of(outer.content.begin(), outer.content.end(), [&](const Content& content) {
        return content.span.begin <= inner.begin && inner.end <= content.span.end;
    });
}

class Merger {
public:
    Merger(const Reading& reading,
           const CueLexicon& lexicon,
           std::vector<Statement> tagged)
        : reading_(reading), lexicon_(lexicon), found_(std::move(tagged)), tagged_(found_.size()) {}

    std::vector<Statement> merge(std::vector<Statement> by_rule) {
        for (Statement& statement : by_rule) add(std::move(statement));
        std::erase_if(found_, [](const Statement& one) { return one.content.empty(); });
        std::stable_sort(found_.begin(), found_.end(), [](const Statement& a, const Statement& b) {
            return a.content.front().span < b.content.front().span;
        });
        find_insides();
        return std::move(found_);
    }

private:
    /// What stands in quotation marks the rules cut better: where a quotation ends, and where the
    /// next one has another speaker.
    void add_direct(Statement statement) {
        std::optional<std::size_t> same;
        for (std::size_t t = 0; t < tagged_; ++t) {
            Statement& other = found_[t];
            const bool same_cue =
                statement.cue && other.cue && touches(statement.cue->span, other.cue->span);
            if (same_cue || (!same && !statement.cue && share_within(statement, other) > 0.5)) {
                same = t;
            }
        }
        for (std::size_t t = 0; t < tagged_; ++t) {
            if (t != same) take_away(statement, found_[t]);
        }
        if (!same) {
            found_.push_back(std::move(statement));
            return;
        }
        Statement& other = found_[*same];
        other.content = statement.content;
        other.kind = statement.kind;
        lend(statement, other);
    }

    /// Takes the quotations of one statement out of another.
    static void take_away(const Statement& statement, Statement& other) {
        std::erase_if(other.content, [&](const Content& piece) {
            return std::any_of(
                statement.content.begin(), statement.content.end(), [&](const Content& own) {
                    return piece.verbatim && own.span == piece.span;
                });
        });
    }

    void add(Statement statement) {
        if (statement.kind == StatementKind::direct) {
            add_direct(std::move(statement));
            return;
        }
        for (std::size_t t = 0; t < tagged_; ++t) {
            Statement& other = found_[t];
            if (other.content.empty()) continue;
            if (statement.cue && is_within(statement.cue->span, other)) {
                if (is_carried(statement, other)) {
                    carry(statement, other);
                } else if (!statement.speaker || is_within(statement.speaker->span, other)) {
                    found_.push_back(std::move(statement));
                }
                return;
            }
            const bool same_cue =
                statement.cue && other.cue && touches(statement.cue->span, other.cue->span);
            if (same_cue || share_within(statement, other) > 0.5 ||
                share_within(other, statement) > 0.5) {
                lend(statement, other);
                return;
            }
        }
        // Of the rules' own findings quotations are sure.
        if (statement.kind != StatementKind::indirect) found_.push_back(std::move(statement));
    }

    static void lend(const Statement& statement, Statement& other) {
        if (!other.speaker) other.speaker = statement.speaker;
        if (other.speaker && !other.speaker->entity && statement.speaker &&
            touches(other.speaker->span, statement.speaker->span)) {
            other.speaker->entity = statement.speaker->entity;
        }
        if (!other.addressee) other.addressee = statement.addressee;
        if (other.via.empty()) other.via = statement.via;
        if (!other.channel) other.channel = statement.channel;
        if (!other.time) other.time = statement.time;
    }

    /// The outer statement adds nothing but who brought the inner one.
    [[nodiscard]] bool is_carried(const Statement& inner, const Statement& outer) const {
        if (!outer.speaker || !outer.speaker->entity || !inner.speaker) return false;
        const std::string name =
            fold_word(reading_.annotation().entities[*outer.speaker->entity].name);
        return lexicon_.is_media(name) && share_within(outer, inner) > 0.6;
    }

    static void carry(Statement& inner, Statement& outer) {
        inner.via.push_back(*outer.speaker->entity);
        if (!inner.time) inner.time = outer.time;
        outer = std::move(inner);
    }

    /// The smallest statement whose words hold the cue and the words of another.
    void find_insides() {
        for (std::size_t i = 0; i < found_.size(); ++i) {
            Statement& one = found_[i];
            if (!one.cue) continue;
            for (std::size_t o = 0; o < found_.size(); ++o) {
                if (found_[o].content.front().span.begin > one.content.back().span.end) break;
                if (o != i && is_within(one.cue->span, found_[o]) &&
                    share_within(one, found_[o]) > 0.9) {
                    one.inside = static_cast<Index>(o);
                }
            }
        }
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    std::vector<Statement> found_;
    std::size_t tagged_;  ///< the first of `found_` are the tagger's
};

}  // namespace

std::vector<Statement> merge_statements(const Reading& reading,
                                        const CueLexicon& lexicon,
                                        std::vector<Statement> tagged,
                                        std::vector<Statement> by_rule) {
    if (tagged.empty()) return by_rule;
    return Merger(reading, lexicon, std::move(tagged)).merge(std::move(by_rule));
}

}  // namespace concord
