// From cues to statements, sentence by sentence. The cues cut the sentence into stretches; each cue
// takes the stretch on its side, without the commas between. What of it stands in
// quotation marks is verbatim; a stretch that is nothing but a quoted clause is direct speech, one
// with quoted pieces is mixed, one without is indirect.
//
//     "A," Rusk said, adding that B.      A by "said" (before it), that B by "adding" (behind it)
//
// A quotation without a cue of its own goes on with the statement before it when nothing but the
// end of a sentence lies between, or a sentence about its speaker; at the beginning of a paragraph
// it is a new statement of the same speaker. After other sentences the article does not say whose
// it is. What a paragraph leaves open belongs to the statement that closes it.

#include "extract/statement_finder.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "extract/cue_finder.h"
#include "extract/loose_quotations.h"
#include "extract/noun_phrase.h"
#include "extract/statement_draft.h"
#include "extract/stretch.h"

namespace concord {
namespace {

using enum cue_mark::Mark;

constexpr std::uint32_t shortest_sentence = 5;  ///< tokens, with the mark at its end

class StatementFinder {
public:
    StatementFinder(const Reading& reading, const CueLexicon& lexicon)
        : reading_(reading), lexicon_(lexicon), stretches_(reading), drafter_(reading) {}

    std::vector<Statement> find() {
        for (const NarrativeSentence& sentence : reading_.sentences()) {
            read(sentence);
            before_ = sentence_;
        }
        add_loose_quotations(reading_, found_);
        std::stable_sort(found_.begin(), found_.end(), [](const Statement& a, const Statement& b) {
            return a.content.front().span < b.content.front().span;
        });
        return std::move(found_);
    }

private:
    struct Stretch {
        const CueSite* site = nullptr;
        Tokens tokens;
    };

    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] const QuotedTokens& quote(std::uint32_t token) const {
        return reading_.quotes()[reading_.quote_at(token)];
    }

    void read(const NarrativeSentence& sentence) {
        sentence_ = sentence.tokens;
        taken_to_ = sentence_.first;
        unsaid_to_ = sentence_.first;
        first_in_block_ = sentence.block != block_;
        block_ = sentence.block;
        if (first_in_block_ && !open_.empty() && !continues(sentence_.first)) close();
        const std::size_t before = found_.size();
        cues_ = find_cues(reading_, lexicon_, sentence);
        for (std::size_t c = 0; c < cues_.size(); ++c) take(c);
        adopt_quotes(sentence);
        if (found_.size() == before && changes_speaker()) last_direct_.reset();
    }

    [[nodiscard]] bool continues(std::uint32_t token) const {
        return reading_.is_quoted(token) && quote(token).quotation.continues;
    }

    // --- stretches -------------------------------------------------------------------------

    void take(std::size_t c) {
        const CueSite& site = cues_[c];
        const bool behind = site.side == CueSite::Side::after;
        if (site.force == CueSite::Force::none) {
            // What stands behind it was not said, nor what is inside.
            if (behind) unsaid_to_ = std::max(unsaid_to_, stretch_end(c));
            return;
        }
        if (behind && site.cue.first < unsaid_to_) return;
        if (site.clause.first < taken_to_ && site.cue.first < taken_to_) {
            follow(c);
            return;
        }
        const std::uint32_t begin = std::max(site.clause.first, taken_to_);
        if (site.side == CueSite::Side::before && begin > taken_to_) {
            const std::uint32_t rest = interrupted_end(c);
            if (!emit(site, {taken_to_, begin}, {site.clause.last, rest})) return;
            taken_to_ = std::max(taken_to_, rest);
            continue_quote(c);
            return;
        }
        if (carries(c)) return;
        if (site.form == CueSite::Form::according && site.side == CueSite::Side::before) {
            follow(c);
            return;
        }
        const std::uint32_t end = stretch_end(c);
        if (site.clause.last < end && emit(site, {site.clause.last, end})) {
            taken_to_ = std::max(taken_to_, end);
        }
    }

    /// "Torinform reported that Rusk said": the agency only carries what the next cue attributes.
    bool carries(std::size_t c) {
        const CueSite& site = cues_[c];
        if (c + 1 >= cues_.size() || !site.speaker || !site.speaker->entity) return false;
        CueSite& next = cues_[c + 1];
        const bool reports = site.verb == nullptr || site.verb->lemma == "report" ||
                             site.verb->lemma == "say" || site.verb->lemma == "quote";
        const std::string name =
            fold_word(reading_.annotation().entities[*site.speaker->entity].name);
        if (!reports || !lexicon_.is_media(name) || next.side != CueSite::Side::after) return false;
        std::uint32_t begin = site.clause.last;
        while (begin < sentence_.last && (word(begin).text == "," || word(begin).is("that"))) {
            ++begin;
        }
        if (next.clause.first > begin || next.cue.first < begin || next.inherits) return false;
        next.via.push_back(*site.speaker->entity);
        taken_to_ = std::max(taken_to_, begin);
        return true;
    }

    /// A cue inside or right behind what another cue took: a carrier is noted there.
    void follow(std::size_t c) {
        const CueSite& site = cues_[c];
        if (site.form != CueSite::Form::according || found_.empty() || !site.speaker) return;
        Statement& last = found_.back();
        const bool same =
            last.speaker && site.speaker->entity && last.speaker->entity == site.speaker->entity;
        if (same || !site.speaker->entity) return;
        if (last.content.front().span.begin < word(sentence_.first).span.begin) return;
        last.via.push_back(*site.speaker->entity);
    }

    /// Where the words behind cue `c` end: before the next cue that does not stand inside them.
    [[nodiscard]] std::uint32_t stretch_end(std::size_t c) const {
        const CueSite& site = cues_[c];
        // What has no full stop for so long is no sentence; nothing is said by all of it.
        constexpr std::uint32_t longest = 2000;
        const std::uint32_t last = std::min(sentence_.last, site.clause.last + longest);
        if (site.relative) {
            for (std::uint32_t i = site.clause.last; i < last; ++i) {
                if (!reading_.is_quoted(i) && word(i).text == ",") return i;
            }
        }
        for (std::size_t n = c + 1; n < cues_.size() && cues_[n].clause.first <= last; ++n) {
            if (cues_[n].clause.first <= site.clause.last) continue;
            if (const auto end = end_before(cues_[n], site)) return *end;
        }
        return last;
    }

    /// Where the words of `site` end when `next` does not stand inside them.
    [[nodiscard]] std::optional<std::uint32_t> end_before(const CueSite& next,
                                                          const CueSite& site) const {
        const std::uint32_t before = next.clause.first - 1;
        const TokenWord& mark = word(before);
        const bool parted = mark.is(",", ";") || is_dash(mark) || reading_.is_quoted(before);
        const bool unsaid = site.force == CueSite::Force::none;
        const bool gerund_clause = next.form == CueSite::Form::gerund;
        if (next.form == CueSite::Form::according ||
            (unsaid && (parted || mark.has(conjunction))) ||
            (parted && (gerund_clause || next.side == CueSite::Side::before)) ||
            (next.inherits && next.form == CueSite::Form::finite)) {
            return next.clause.first;
        }
        if (gerund_clause && mark.is("with") && before > 0 && word(before - 1).is(",")) {
            return before - 1;
        }
        if (next.inherits || next.clause.first <= site.clause.last + 3) return std::nullopt;
        const bool apart = mark.is("while", "as", "after", "before", "when", "because", ";") ||
                           (mark.has(conjunction) && !site.that);
        return apart ? std::optional(before) : std::nullopt;
    }

    /// "The lists, he said, [had been complete]": where what the cue interrupts ends; the end of
    /// the clause when the cue interrupts nothing.
    [[nodiscard]] std::uint32_t interrupted_end(std::size_t c) const {
        const CueSite& site = cues_[c];
        const std::uint32_t comma = site.clause.last;
        if (comma + 2 >= sentence_.last || reading_.is_quoted(comma) || word(comma).text != "," ||
            reading_.is_quoted(comma + 1) || reading_.is_quoted(site.clause.first - 1)) {
            return comma;
        }
        const TokenWord& next = word(comma + 1);
        const bool verb = next.has(auxiliary) ||
                          (next.casing == Casing::lower && !next.has(function_word | gerund) &&
                           next.lower.ends_with("ed"));
        return verb ? stretch_end(c) : comma;
    }

    /// “A,” he said, [“b.”]: the quotation goes on behind the cue.
    void continue_quote(std::size_t c) {
        if (!last_direct_) return;
        const std::uint32_t next = next_quote();
        if (next == nothing) return;
        std::uint32_t limit = sentence_.last;
        for (std::size_t n = c + 1; n < cues_.size(); ++n) {
            if (cues_[n].cue.first < next) continue;
            limit = std::max(cues_[n].clause.first, next);
            break;
        }
        if (quote(next).outer.first < next || quote(next).outer.last > limit) return;
        add_quote(*last_direct_, quote(next));
        taken_to_ = quote(next).outer.last;
    }

    /// The quotation behind what was taken, when only marks or a clause with "who" lie between:
    /// “A,” said Rusk, who ..., [“b.”]
    [[nodiscard]] std::uint32_t next_quote() const {
        std::uint32_t i = taken_to_;
        while (i < sentence_.last && !reading_.is_quoted(i) &&
               (word(i).is(",", ":") || is_dash(word(i)))) {
            ++i;
        }
        if (i < sentence_.last && word(i).is("who", "which", "whose")) {
            while (i < sentence_.last && !reading_.is_quoted(i)) ++i;
            if (i < sentence_.last && word(i - 1).text != ",") return nothing;
        }
        return i < sentence_.last && reading_.is_quoted(i) ? i : nothing;
    }

    // --- one statement ---------------------------------------------------------------------

    /// False when the stretch is not what such a cue takes.
    ///
    /// rest  what the cue parts from the stretch; mostly empty
    bool emit(const CueSite& site, Tokens stretch, Tokens rest = {}) {
        const bool behind = site.side == CueSite::Side::after;
        stretch = stretches_.trim(stretch, behind);
        if (behind) stretch = stretches_.trim(stretches_.without_background(stretch), behind);
        if (stretch.empty()) return false;
        Statement statement = drafter_.draft(site);
        if (statement.cue) statement.cue->span = reading_.span_of(whole_cue(site));
        const bool that = behind && stretch.first > site.clause.last &&
                          word(stretch.first - 1).is("that") &&
                          !reading_.is_quoted(stretch.first - 1);
        bool quotes = drafter_.fill(statement, {stretch.first - (that ? 1U : 0U), stretch.last});
        rest = stretches_.trim(rest, false);
        if (!rest.empty()) quotes = drafter_.fill(statement, rest) || quotes;
        if (statement.content.empty()) return false;
        if (quotes) {
            if (!stretches_.takes_quotation(site, stretch)) return false;
        } else if (!stretches_.takes_indirect(site, stretch)) {
            return false;
        }
        found_.push_back(std::move(statement));
        if (quotes && found_.back().content.back().verbatim) {
            last_direct_ = found_.size() - 1;
            adopt_open_quote();
        } else {
            last_direct_.reset();
        }
        return true;
    }

    /// "[has repeatedly denied]"
    [[nodiscard]] Tokens whole_cue(const CueSite& site) const {
        Tokens cue = site.cue;
        const auto belongs = [&](std::uint32_t i) {
            return !reading_.is_quoted(i) && word(i).has(auxiliary | negation | adverb) &&
                   !word(i).has(preposition | conjunction | subordinator | pronoun) &&
                   !site.speaker->tokens.holds(i);
        };
        while (site.verb != nullptr && cue.first > sentence_.first && belongs(cue.first - 1)) {
            --cue.first;
        }
        return cue;
    }

    // --- quotations without a cue of their own ---------------------------------------------

    void add_quote(std::size_t statement, const QuotedTokens& quoted) {
        Statement& target = found_[statement];
        target.content.push_back({quoted.quotation.inner, true});
        last_direct_ = statement;
        last_end_ = quoted.outer.last;
    }

    /// What the paragraphs before left open belongs to the statement that holds its next piece.
    void adopt_open_quote() {
        if (open_.empty() || found_.empty()) return;
        Statement& last = found_.back();
        const Span first = last.content.front().span;
        if (first.begin < open_.back().end) return;
        const bool continues = std::any_of(
            reading_.quotes().begin(), reading_.quotes().end(), [&](const QuotedTokens& q) {
                return q.quotation.continues && q.quotation.inner == first;
            });
        if (!continues) return;
        give_open_to(last);
    }

    void give_open_to(Statement& statement) {
        for (const Span open : open_) statement.content.push_back({open, true});
        std::sort(statement.content.begin(),
                  statement.content.end(),
                  [](const Content& a, const Content& b) { return a.span < b.span; });
        open_.clear();
    }

    /// Quotations of the sentence that no cue took.
    void adopt_quotes(const NarrativeSentence& sentence) {
        for (std::uint32_t q = sentence.quotes.first; q < sentence.quotes.last; ++q) {
            const QuotedTokens& quoted = reading_.quotes()[q];
            if (is_taken(quoted)) {
                last_end_ = quoted.outer.last;
                continue;
            }
            adopt(quoted);
        }
        const std::uint32_t end = sentence.tokens.last;
        if (last_direct_ && last_end_ > end) last_end_ = end;
    }

    [[nodiscard]] bool is_taken(const QuotedTokens& quoted) const {
        const Span inner = quoted.quotation.inner;
        for (auto it = found_.rbegin(); it != found_.rend() && it - found_.rbegin() < 8; ++it) {
            for (const Content& content : it->content) {
                if (content.verbatim && content.span == inner) return true;
            }
        }
        return false;
    }

    /// True when nothing but the marks of the sentence stands beside the quotation.
    [[nodiscard]] bool stands_alone(const QuotedTokens& quoted) const {
        for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) {
            if (reading_.is_quoted(i)) continue;
            if (word(i).casing != Casing::none) return false;
        }
        return quoted.inner.last > quoted.inner.first;
    }

    void adopt(const QuotedTokens& quoted) {
        const Quotation& quotation = quoted.quotation;
        if (quotation.continues && !open_.empty()) {
            open_.push_back(quotation.inner);
            if (!quotation.goes_on) close();
            return;
        }
        if (quotation.continues && goes_on_from_last()) {
            add_quote(*last_direct_, quoted);
            return;
        }
        const BlockRole role = reading_.article().blocks[block_].role;
        if (!stands_alone(quoted) || role == BlockRole::title || role == BlockRole::heading) return;
        if (first_in_block_ && is_signed(reading_, block_)) return;
        if (quotation.goes_on) {
            open_ = {quotation.inner};
            return;
        }
        if (last_direct_ && !first_in_block_) {
            add_quote(*last_direct_, quoted);
        } else if (last_direct_ || announcer() || is_sentence(quoted)) {
            add_uncued({quotation.inner});
        }
    }

    /// A statement of the one who announces it or spoke last, or of nobody that the article names.
    void add_uncued(const std::vector<Span>& pieces) {
        Statement statement;
        statement.speaker = announcer();
        if (!statement.speaker && last_direct_) {
            statement.speaker = found_[*last_direct_].speaker;
        }
        for (const Span piece : pieces) statement.content.push_back({piece, true});
        found_.push_back(std::move(statement));
        last_direct_ = found_.size() - 1;
    }

    /// "[The mayor] answered the charges in a letter:" and, in a paragraph of its own, “We paid.”
    [[nodiscard]] std::optional<Speaker> announcer() const {
        if (!first_in_block_ || before_.empty() || !word(before_.last - 1).is(":")) return {};
        const auto& tokens = reading_.annotation().tokens;
        for (std::uint32_t i = before_.first; i < before_.last; ++i) {
            if (tokens[i].relation != Relation::nsubj || reading_.is_quoted(i)) continue;
            if (tokens[tokens[i].head].relation != Relation::root) continue;
            const auto subject = NounPhraseFinder(reading_, before_).phrase_before(i + 1);
            if (subject) return Speaker{subject->entity, reading_.span_of(subject->tokens)};
        }
        return {};
    }

    /// More than a phrase or a title.
    [[nodiscard]] bool is_sentence(const QuotedTokens& quoted) const {
        const Tokens inner = quoted.inner;
        if (inner.last - inner.first < shortest_sentence) return false;
        const std::string_view end = word(inner.last - 1).text;
        if (end != "." && end != "!" && end != "?") return false;
        for (std::uint32_t i = inner.first; i < inner.last; ++i) {
            if (word(i).has(auxiliary)) return true;
        }
        return false;
    }

    /// True when the sentence has words of the narrator's that are not about the last speaker.
    [[nodiscard]] bool changes_speaker() const {
        const BlockRole role = reading_.article().blocks[block_].role;
        if (role == BlockRole::title || role == BlockRole::heading) return true;
        bool has_words = false;
        for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) {
            has_words = has_words || (!reading_.is_quoted(i) && word(i).casing != Casing::none);
        }
        if (!has_words) return false;
        const auto mentions = reading_.mentions_in(sentence_);
        const auto first = std::find_if(mentions.begin(), mentions.end(), [&](const auto& mention) {
            return !reading_.is_quoted(mention.tokens.first);
        });
        if (first == mentions.end() || !last_direct_) return true;
        const auto& speaker = found_[*last_direct_].speaker;
        return !speaker || speaker->entity != first->entity;
    }

    /// True when the statement before ends with a quotation that no mark closes.
    [[nodiscard]] bool goes_on_from_last() const {
        if (!last_direct_) return false;
        const Span last = found_[*last_direct_].content.back().span;
        return std::any_of(
            reading_.quotes().begin(), reading_.quotes().end(), [&](const QuotedTokens& q) {
                return q.quotation.goes_on && q.quotation.inner == last;
            });
    }

    /// No paragraph of a quotation had a cue: it goes on with the statement before.
    void close() {
        if (last_direct_) {
            give_open_to(found_[*last_direct_]);
        } else {
            add_uncued(open_);
        }
        open_.clear();
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    StretchReader stretches_;
    StatementDrafter drafter_;
    std::vector<Statement> found_;
    std::vector<CueSite> cues_;
    Tokens sentence_;
    Tokens before_;  ///< the sentence before
    Index block_ = nothing;
    bool first_in_block_ = false;
    std::uint32_t taken_to_ = 0;
    std::uint32_t unsaid_to_ = 0;  ///< the end of words that, the narrator says, were not said
    std::uint32_t last_end_ = 0;
    std::optional<std::size_t> last_direct_;  ///< the statement that a quotation may go on with
    std::vector<Span> open_;  ///< pieces of a quotation that no paragraph has closed yet
};

}  // namespace

std::vector<Statement> find_statements(const Reading& reading, const CueLexicon& lexicon) {
    return StatementFinder(reading, lexicon).find();
}

}  // namespace concord
