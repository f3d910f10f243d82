// Two readings of one article become one. The tagger knows where sources, cues and contents end;
// the rules know where quotations end and who brought them. A rule's statement is the same as a
// tagged one when their cues touch or most of its words are among the other's.
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
#include "extract/statement_draft.h"

namespace concord {
namespace {

bool touches(Span a, Span b) {
    return a.begin < b.end && b.begin < a.end;
}

bool have_same_cue(const Statement& a, const Statement& b) {
    return a.cue && b.cue && touches(a.cue->span, b.cue->span);
}

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

bool is_within(Span inner, const Statement& outer) {
    return std::any_of(outer.content.begin(), outer.content.end(), [&](const Content& content) {
        return content.span.begin <= inner.begin && inner.end <= content.span.end;
    });
}

void sort_content(Statement& statement) {
    std::sort(statement.content.begin(),
              statement.content.end(),
              [](const Content& a, const Content& b) { return a.span < b.span; });
}

class Merger {
public:
    Merger(const Reading& reading, const CueLexicon& lexicon, std::vector<Statement> tagged)
        : reading_(reading),
          lexicon_(lexicon),
          drafter_(reading),
          found_(std::move(tagged)),
          tagged_(found_.size()) {}

    std::vector<Statement> merge(std::vector<Statement> by_rule) {
        for (Statement& statement : by_rule) {
            if (statement.kind == StatementKind::direct) {
                add_direct(std::move(statement));
            } else {
                add(std::move(statement));
            }
        }
        for (std::size_t t = 0; t < tagged_; ++t) found_[t].kind = drafter_.kind_of(found_[t]);
        std::erase_if(
            found_, [&](const Statement& one) { return one.content.empty() || is_anonymity(one); });
        std::stable_sort(found_.begin(), found_.end(), [](const Statement& a, const Statement& b) {
            return a.content.front().span < b.content.front().span;
        });
        find_insides();
        return std::move(found_);
    }

private:
    // --- quotations ------------------------------------------------------------------------

    /// A quotation has one speaker: that of its rule. The tagged statement with the same cue, or
    /// with most of the words where there is no cue, gets its pieces.
    void add_direct(Statement statement) {
        const std::size_t same = same_as(statement);
        for (std::size_t t = 0; t < tagged_; ++t) {
            if (t != same) take_away(statement, found_[t]);
        }
        if (same == tagged_) {
            found_.push_back(std::move(statement));
            return;
        }
        Statement& other = found_[same];
        std::erase_if(other.content, [&](const Content& piece) {
            return !piece.verbatim && !is_beside_quotation(piece.span, other);
        });
        for (const Content& piece : statement.content) {
            if (!is_taken(piece.span)) other.content.push_back(piece);
        }
        sort_content(other);
        lend(statement, other);
    }

    /// The tagged statement that a rule's is; `tagged_` when it is none.
    [[nodiscard]] std::size_t same_as(const Statement& statement) const {
        for (std::size_t t = 0; t < tagged_; ++t) {
            if (have_same_cue(statement, found_[t])) return t;
        }
        for (std::size_t t = 0; t < tagged_ && !statement.cue; ++t) {
            if (share_within(statement, found_[t]) > 0.5) return t;
        }
        return tagged_;
    }

    /// Takes the quotations of one statement, and the words around its cue, out of another; nothing
    /// is left of that if it had no other quotation.
    static void take_away(const Statement& statement, Statement& other) {
        const std::size_t quotations = count_quotations(other);
        std::erase_if(other.content, [&](const Content& piece) {
            if (!piece.verbatim) return statement.cue && touches(piece.span, statement.cue->span);
            return std::any_of(statement.content.begin(),
                               statement.content.end(),
                               [&](const Content& own) { return own.span == piece.span; });
        });
        if (quotations > 0 && count_quotations(other) == 0) other.content.clear();
    }

    [[nodiscard]] static std::size_t count_quotations(const Statement& statement) {
        return static_cast<std::size_t>(std::count_if(
            statement.content.begin(), statement.content.end(), [](const Content& piece) {
                return piece.verbatim;
            }));
    }

    /// “We will,” he said, [but the door was shut]: words that do not lead into a quotation are
    /// not part of direct speech.
    [[nodiscard]] static bool is_beside_quotation(Span span, const Statement& statement) {
        constexpr std::uint32_t mark = 5;  ///< bytes of a quotation mark, a comma and a blank
        return std::any_of(
            statement.content.begin(), statement.content.end(), [&](const Content& piece) {
                return piece.verbatim && piece.span.begin <= span.end + mark &&
                       span.begin <= piece.span.end + mark;
            });
    }

    [[nodiscard]] bool is_taken(Span span) const {
        return std::any_of(found_.begin(), found_.end(), [&](const Statement& one) {
            return std::any_of(one.content.begin(), one.content.end(), [&](const Content& piece) {
                return touches(piece.span, span);
            });
        });
    }

    // --- indirect and mixed speech ---------------------------------------------------------

    void add(Statement statement) {
        const std::size_t same = same_as(statement);
        if (same < tagged_) {
            lend(statement, found_[same]);
            return;
        }
        for (std::size_t t = 0; t < tagged_; ++t) {
            Statement& other = found_[t];
            if (other.content.empty()) continue;
            if (statement.cue && is_within(statement.cue->span, other)) {
                add_inside(std::move(statement), other);
                return;
            }
            if (is_around(statement, other)) continue;
            if (share_within(statement, other) > 0.5 || share_within(other, statement) > 0.5) {
                lend(statement, other);
                return;
            }
        }
        if (is_sure(statement)) found_.push_back(std::move(statement));
    }

    /// Of the rules' own findings: quotations, that-clauses, denials, demands, accusations and what
    /// is so according to somebody.
    [[nodiscard]] bool is_sure(const Statement& statement) const {
        return tagged_ == 0 || statement.kind != StatementKind::indirect ||
               begins_with_that(statement) || statement.polarity == Polarity::denies ||
               statement.polarity == Polarity::declines || statement.polarity == Polarity::asks ||
               is_according(statement) || (statement.cue && statement.cue->cue_class == "accuse");
    }

    /// "[The mayor plans [to resign]], according to the Hesk Post": two statements, however much
    /// of the one is the other.
    [[nodiscard]] static bool is_around(const Statement& statement, const Statement& other) {
        return is_according(statement) && other.cue && is_within(other.cue->span, statement);
    }

    void add_inside(Statement statement, Statement& outer) {
        if (!statement.speaker || !is_within(statement.speaker->span, outer)) return;
        if (is_carried(statement, outer)) {
            cut_before(std::min(outer.cue->span, outer.speaker->span), statement);
            if (statement.via.empty()) statement.via.push_back(*outer.speaker->entity);
            if (!statement.time) statement.time = outer.time;
            outer = std::move(statement);
        } else if (begins_with_that(statement)) {  // of what stands inside only this is sure
            found_.push_back(std::move(statement));
        }
    }

    [[nodiscard]] bool begins_with_that(const Statement& statement) const {
        return reading_.article().text.compare(statement.content.front().span.begin, 5, "that ") ==
               0;
    }

    /// The outer statement adds nothing but who brought the inner one.
    [[nodiscard]] bool is_carried(const Statement& inner, const Statement& outer) const {
        if (!outer.speaker || !outer.speaker->entity) return false;
        const std::string name =
            fold_word(reading_.annotation().entities[*outer.speaker->entity].name);
        if (!lexicon_.is_media(name)) return false;
        constexpr std::uint32_t rest = 24;  ///< "on Friday in Hesk", "that"
        const Span words = extent_of(inner);
        return outer.cue && words.begin <= outer.content.front().span.begin + rest &&
               outer.content.back().span.end <= words.end + rest;
    }

    /// "he had full confidence in her[, the Hesk Post reports]"
    void cut_before(Span attribution, Statement& statement) const {
        Span& last = statement.content.back().span;
        if (attribution.begin <= last.begin || last.end <= attribution.begin) return;
        Tokens words = reading_.tokens_of({last.begin, attribution.begin});
        while (!words.empty() && reading_.word(words.last - 1).casing == Casing::none) --words.last;
        if (!words.empty()) last = reading_.span_of(words);
    }

    /// From the first to the last word of a statement, its speaker and its cue.
    [[nodiscard]] static Span extent_of(const Statement& statement) {
        Span all{statement.content.front().span.begin, statement.content.back().span.end};
        const auto widen = [&](Span span) {
            all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
        };
        if (statement.speaker) widen(statement.speaker->span);
        if (statement.cue) widen(statement.cue->span);
        return all;
    }

    // --- both ------------------------------------------------------------------------------

    void lend(const Statement& statement, Statement& other) const {
        if (!other.speaker) other.speaker = statement.speaker;
        if (!has_name(other.speaker) && has_name(statement.speaker) &&
            touches(other.speaker->span, statement.speaker->span)) {
            other.speaker->entity = statement.speaker->entity;
        }
        if (statement.polarity == Polarity::neither) other.polarity = Polarity::neither;
        if (!other.addressee) other.addressee = statement.addressee;
        if (other.via.empty()) other.via = statement.via;
        if (!other.channel) other.channel = statement.channel;
        if (!other.time) other.time = statement.time;
    }

    [[nodiscard]] bool has_name(const std::optional<Speaker>& speaker) const {
        return speaker && reading_.has_name(speaker->entity);
    }

    /// The smallest statement whose words hold the cue and the words of another; it is larger than
    /// that, so that no two stand inside each other.
    void find_insides() {
        for (Statement& one : found_) {
            one.inside.reset();
            if (!one.cue) continue;
            std::uint32_t smallest = 0;
            for (std::size_t o = 0; o < found_.size(); ++o) {
                if (found_[o].content.front().span.begin > one.content.back().span.end) break;
                const std::uint32_t size = size_of(found_[o]);
                if (size <= size_of(one) || (one.inside && size >= smallest)) continue;
                if (is_within(one.cue->span, found_[o]) && share_within(one, found_[o]) > 0.9) {
                    one.inside = static_cast<Index>(o);
                    smallest = size;
                }
            }
        }
    }

    /// Bytes of content.
    [[nodiscard]] static std::uint32_t size_of(const Statement& statement) {
        std::uint32_t size = 0;
        for (const Content& piece : statement.content) size += piece.span.size();
        return size;
    }

    /// "asked not to be named": how the speaker of another statement is called.
    [[nodiscard]] bool is_anonymity(const Statement& statement) const {
        if (statement.kind != StatementKind::indirect) return false;
        constexpr std::uint32_t longest = 6;  ///< tokens before the verb
        const Tokens words = reading_.tokens_of(
            {statement.content.front().span.begin, statement.content.back().span.end});
        for (std::uint32_t i = words.first + 1; i < words.last && i < words.first + longest; ++i) {
            if (reading_.word(i).is("named", "identified", "quoted")) {
                return reading_.word(i - 1).is("be");
            }
        }
        return false;
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    StatementDrafter drafter_;
    std::vector<Statement> found_;
    std::size_t tagged_;  ///< the first of `found_` are the tagger's
};

}  // namespace

std::vector<Statement> merge_statements(const Reading& reading,
                                        const CueLexicon& lexicon,
                                        std::vector<Statement> tagged,
                                        std::vector<Statement> by_rule) {
    return Merger(reading, lexicon, std::move(tagged)).merge(std::move(by_rule));
}

}  // namespace concord
