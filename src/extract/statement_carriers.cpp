// A report names its carrier where it begins to quote, and goes on:
//
//     In an interview [with Channel 4] Rusk denied it. “We paid,” [he] said. [The station] ...

#include "extract/statement_carriers.h"

#include <algorithm>
#include <optional>

#include "extract/carriers.h"
#include "extract/noun_phrase.h"

namespace concord {
namespace {

using enum cue_mark::Mark;

constexpr Index farthest_block = 6;  ///< that a line with a carrier speaks for

class CarrierReader {
public:
    CarrierReader(const Reading& reading,
                  const CueLexicon& lexicon,
                  std::vector<Statement>& statements)
        : reading_(reading), lexicon_(lexicon), statements_(statements) {
        find_lines();
    }

    void read() {
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            Statement& one = statements_[i];
            if (one.via.empty() && one.speaker) read_document(one);
            if (i > 0 && goes_on(i)) {
                const Statement& before = statements_[i - 1];
                if (one.via.empty()) one.via = before.via;
                if (!one.channel && sentence_of(before) == sentence_of(one)) {
                    one.channel = before.channel;
                }
            }
            if (one.via.empty() && one.speaker) read_sentence_before(one);
            if (one.via.empty() && one.inside) one.via = around(statements_[*one.inside]);
            if (one.via.empty()) one.via = of_line_before(one);
            settle(one);
        }
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return reading_.annotation().tokens[i];
    }
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] std::uint32_t sentence_of(const Statement& one) const {
        const std::uint32_t words = reading_.tokens_of(one.content.front().span).first;
        const std::uint32_t said = one.cue ? reading_.tokens_of(one.cue->span).first : words;
        return std::min(reading_.narrative_of(words), reading_.narrative_of(said));
    }
    [[nodiscard]] Index block_of(const Statement& one) const {
        return reading_.sentences()[sentence_of(one)].block;
    }

    /// The phrase that a word governs, from its preposition on.
    [[nodiscard]] NounPhrase phrase_of(std::uint32_t head, Tokens limits) const {
        std::uint32_t first = head;
        while (first > limits.first && token(first - 1).head >= first &&
               token(first - 1).head <= head) {
            --first;
        }
        const NounPhraseFinder phrases(reading_, limits);
        const Tokens tokens{first, head + 1};
        return {tokens, phrases.entity_of(tokens)};
    }

    /// The same speaker in the same paragraph: who is told one sentence is told the next.
    [[nodiscard]] bool goes_on(std::size_t i) const {
        const Statement& before = statements_[i - 1];
        const Statement& one = statements_[i];
        return before.speaker && one.speaker && before.speaker->entity &&
               before.speaker->entity == one.speaker->entity && block_of(before) == block_of(one);
    }

    /// "minutes [obtained by the Hesk Post]"
    void read_document(Statement& one) const {
        constexpr std::uint32_t farthest = 12;  ///< tokens behind the first of the source
        const Tokens source = reading_.tokens_of(one.speaker->span);
        const Tokens limits = reading_.sentences()[reading_.narrative_of(source.first)].tokens;
        for (std::uint32_t i = source.first + 1; i < limits.last && i < source.first + farthest;
             ++i) {
            const std::uint32_t participle = token(i).head;
            if (token(i).relation != Relation::obl && token(i).relation != Relation::obl_agent)
                continue;
            if (participle >= i || !source.holds(token(participle).head) ||
                !word(participle).has(passed) || token(participle).relation != Relation::acl) {
                continue;
            }
            const auto carriers = carriers_in(reading_, lexicon_, phrase_of(i, limits));
            if (carriers.empty()) continue;
            const auto& speaker = one.speaker->entity;
            if (speaker &&
                std::find(carriers.begin(), carriers.end(), *speaker) != carriers.end()) {
                one.speaker->entity.reset();  // who got hold of it did not write it
            }
            one.via = carriers;
            return;
        }
    }

    /// "Rusk defended himself in an interview [with Channel 4]. “...,” he said."
    void read_sentence_before(Statement& one) const {
        const std::uint32_t sentence = sentence_of(one);
        if (sentence == 0 || !one.speaker->entity) return;
        const NarrativeSentence& before = reading_.sentences()[sentence - 1];
        if (before.block + 1 < reading_.sentences()[sentence].block || !before.quotes.empty() ||
            !is_about(before, *one.speaker->entity)) {
            return;
        }
        for (std::uint32_t i = before.tokens.first; i + 1 < before.tokens.last; ++i) {
            if (!word(i).is("interview", "interviews") || token(i).relation != Relation::obl)
                continue;
            for (std::uint32_t k = i + 1; k < before.tokens.last; ++k) {
                if (token(k).head != i || token(k).relation != Relation::nmod) continue;
                one.via = carriers_in(reading_, lexicon_, phrase_of(k, before.tokens));
                return;
            }
        }
    }

    [[nodiscard]] bool is_about(const NarrativeSentence& sentence, Index entity) const {
        const auto mentions = reading_.mentions_in(sentence.tokens);
        return std::any_of(mentions.begin(), mentions.end(), [&](const MentionTokens& mention) {
            return mention.entity == entity && is_subject(token(mention.tokens.last - 1).relation);
        });
    }

    /// The outlet that says that somebody said, and who told it.
    [[nodiscard]] std::vector<Index> around(const Statement& outer) const {
        if (!outer.speaker || !outer.speaker->entity) return {};
        const Index entity = *outer.speaker->entity;
        const Tokens words = reading_.tokens_of(outer.speaker->span);
        if (!is_carrier(reading_, lexicon_, {words, entity})) return {};
        std::vector<Index> via{entity};
        via.insert(via.end(), outer.via.begin(), outer.via.end());
        return via;
    }

    // --- lines that name a carrier for what follows ------------------------------------------

    struct Line {
        std::uint32_t sentence = 0;
        std::vector<Index> carriers;
    };

    /// "From the Hesk Post:", "Torinform reports:"
    void find_lines() {
        constexpr std::uint32_t longest = 14;  ///< tokens
        for (std::uint32_t s = 0; s < reading_.sentences().size(); ++s) {
            const Tokens tokens = reading_.sentences()[s].tokens;
            if (tokens.last - tokens.first > longest || tokens.last - tokens.first < 2 ||
                word(tokens.last - 1).text != ":") {
                continue;
            }
            std::vector<Index> carriers;
            bool all = true;
            for (const MentionTokens& mention : reading_.mentions_in(tokens)) {
                const bool carries =
                    mention.kind == MentionKind::name &&
                    is_carrier(reading_, lexicon_, {mention.tokens, mention.entity});
                all = all && carries;
                if (carries) carriers.push_back(mention.entity);
            }
            if (all && !carriers.empty() && leads_in(tokens)) {
                lines_.push_back({s, std::move(carriers)});
            }
        }
    }

    /// "From ...:", "... reports:", but not "Read more on ...:"
    [[nodiscard]] bool leads_in(Tokens line) const {
        if (word(line.first).is("from", "via")) return true;
        for (std::uint32_t i = line.first + 1; i < line.last; ++i) {
            if (token(i).relation == Relation::root && token(i).upos == Upos::verb) {
                return lexicon_.verb(word(i).lower) != nullptr;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Index> of_line_before(const Statement& one) const {
        const std::uint32_t sentence = sentence_of(one);
        const auto behind = std::upper_bound(
            lines_.begin(), lines_.end(), sentence, [](std::uint32_t s, const Line& line) {
                return s <= line.sentence;
            });
        if (behind == lines_.begin()) return {};
        const Line& line = *std::prev(behind);
        const Index from = reading_.sentences()[line.sentence].block;
        const Index to = block_of(one);
        if (to == from || to > from + farthest_block) return {};
        return line.carriers;
    }

    // --- whom "the agency" means --------------------------------------------------------------

    /// "the agency" is the outlet that was last named; who speaks or hears does not carry.
    void settle(Statement& one) {
        std::vector<Index> carriers;
        for (Index carrier : one.via) {
            if (!reading_.has_name(carrier) && last_carrier_ && is_the_agency(carrier)) {
                carrier = *last_carrier_;
            }
            const bool known =
                std::find(carriers.begin(), carriers.end(), carrier) != carriers.end();
            const bool takes_part =
                one.addressee == carrier || (one.speaker && one.speaker->entity == carrier);
            if (!known && !takes_part) carriers.push_back(carrier);
            if (reading_.has_name(carrier)) last_carrier_ = carrier;
        }
        one.via = std::move(carriers);
    }

    /// A chain that some words call an agency, a paper, a station.
    [[nodiscard]] bool is_the_agency(Index index) const {
        const auto& mentions = reading_.annotation().entities[index].mentions;
        return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
            const Tokens words = reading_.tokens_of(mention.span);
            return !words.empty() && word(words.last - 1).has(carrier);
        });
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    std::vector<Statement>& statements_;
    std::vector<Line> lines_;
    std::optional<Index> last_carrier_;
};

}  // namespace

void name_carriers(const Reading& reading,
                   const CueLexicon& lexicon,
                   std::vector<Statement>& statements) {
    CarrierReader(reading, lexicon, statements).read();
}

}  // namespace concord
