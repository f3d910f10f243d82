// A report names a speaker once and goes on:
//
//     “We paid,” [Senator Rusk] told the Hesk Post. “Twice,” [the senator] added. [The agency] ...
//
// The chains of the annotation join what has words in common or agrees in gender; the last speaker
// tells what they leave open.

#include "extract/statement_context.h"

#include <algorithm>
#include <optional>
#include <string>

namespace concord {
namespace {

using enum cue_mark::Mark;

constexpr std::size_t farthest_statement = 200;
constexpr Index farthest_block = 2;  ///< blocks between a speaker and "the senator"

class ContextReader {
public:
    ContextReader(const Reading& reading, std::vector<Statement>& statements)
        : reading_(reading), statements_(statements), author_(find_author(reading)) {}

    void read() {
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            read_narrator(statements_[i]);
            if (i > 0) read_speaker(i);
        }
    }

private:
    [[nodiscard]] const Entity& entity(Index index) const {
        return reading_.annotation().entities[index];
    }

    /// "I met Rusk": who writes speaks, not who was named last. His name is that of the byline.
    void read_narrator(Statement& one) const {
        if (!one.speaker) return;
        const Tokens words = reading_.tokens_of(one.speaker->span);
        if (words.last - words.first != 1 || reading_.is_quoted(words.first)) return;
        if (!reading_.word(words.first).is("i", "we") || one.inside) return;
        const BlockRole role =
            reading_.article().blocks[reading_.block_at(one.speaker->span.begin)].role;
        if (role == BlockRole::quote || role == BlockRole::post) return;
        one.speaker->entity = author_;
    }

    /// The person who is the byline.
    [[nodiscard]] static std::optional<Index> find_author(const Reading& reading) {
        const auto& byline = reading.article().byline;
        if (byline.size() != 1) return std::nullopt;
        const auto& entities = reading.annotation().entities;
        const auto found = std::find_if(entities.begin(), entities.end(), [&](const Entity& one) {
            return one.type == EntityType::person && one.name == byline.front();
        });
        if (found == entities.end()) return std::nullopt;
        return static_cast<Index>(found - entities.begin());
    }

    /// The last statement before `i` that a named person makes, not too far from it.
    [[nodiscard]] std::optional<std::size_t> last_speaker(std::size_t i) const {
        const Index block = reading_.block_at(statements_[i].speaker->span.begin);
        for (std::size_t j = i; j > 0 && i - j < farthest_statement;) {
            --j;
            const auto& speaker = statements_[j].speaker;
            if (!speaker || !reading_.has_name(speaker->entity)) continue;
            if (speaker->span == statements_[i].speaker->span) continue;
            if (reading_.block_at(speaker->span.begin) + farthest_block < block)
                return std::nullopt;
            return can_be(i, j) ? std::optional(j) : std::nullopt;
        }
        return std::nullopt;
    }

    void read_speaker(std::size_t i) {
        Statement& one = statements_[i];
        if (!one.speaker) {
            if (!one.cue && follows(i)) one.speaker = statements_[i - 1].speaker;
            return;
        }
        const Tokens words = reading_.tokens_of(one.speaker->span);
        if (words.empty() || !is_open(one, words)) return;
        if (const auto last = last_speaker(i))
            one.speaker->entity = statements_[*last].speaker->entity;
    }

    /// A quotation in a paragraph of its own, right behind what somebody said.
    [[nodiscard]] bool follows(std::size_t i) const {
        const Statement& before = statements_[i - 1];
        constexpr std::uint32_t longest_rest = 60;  ///< bytes of the sentence before
        const std::uint32_t begin = statements_[i].content.front().span.begin;
        const std::uint32_t end = before.content.back().span.end;
        return before.speaker && end < begin && begin - end < longest_rest &&
               reading_.block_at(end) + 1 == reading_.block_at(begin);
    }

    /// Whether the chain of a speaker is nobody or cannot be who speaks.
    [[nodiscard]] bool is_open(const Statement& one, Tokens words) const {
        const TokenWord& first = reading_.word(words.first);
        const TokenWord& head = reading_.word(words.last - 1);
        const bool named = reading_.has_name(one.speaker->entity);
        if (first.is("he", "she") && words.last - words.first == 1) {
            return !named || names_itself(one);
        }
        if (named || !first.is("the")) return false;
        return is_document(words) || (head.has(person_role) && !is_role_of_body(words));
    }

    /// "he" is a person, "the senator" one who is called so, "the letter" his who said something in
    /// a letter, or whose letter did.
    [[nodiscard]] bool can_be(std::size_t i, std::size_t before) const {
        const Tokens words = reading_.tokens_of(statements_[i].speaker->span);
        const Statement& other = statements_[before];
        const Index candidate = *other.speaker->entity;
        if (is_document(words)) {
            return holds(other.channel, words.last - 1) ||
                   holds(other.speaker->span, words.last - 1);
        }
        const bool pronoun = words.last - words.first == 1;
        return entity(candidate).type == EntityType::person &&
               (pronoun || is_called(candidate, words.last - 1));
    }

    [[nodiscard]] bool holds(std::optional<Span> span, std::uint32_t noun) const {
        const Tokens words = span ? reading_.tokens_of(*span) : Tokens{};
        for (std::uint32_t i = words.first; i < words.last; ++i) {
            if (reading_.word(i).lower == reading_.word(noun).lower) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_called(Index candidate, std::uint32_t noun) const {
        const auto roles = reading_.roles_of(candidate);
        return std::any_of(roles.begin(), roles.end(), [&](Tokens role) {
            for (std::uint32_t i = role.first; i < role.last; ++i) {
                if (reading_.word(i).lower == reading_.word(noun).lower) return true;
            }
            return false;
        });
    }

    /// "the letter", "the report"
    [[nodiscard]] bool is_document(Tokens words) const {
        return words.last - words.first == 2 && reading_.word(words.last - 1).has(channel);
    }
    /// "the spokesman for the ministry": somebody new.
    [[nodiscard]] bool is_role_of_body(Tokens words) const {
        return !reading_.mentions_in({words.first + 1, words.last}).empty() &&
               reading_.mentions_in({words.first + 1, words.last}).front().kind ==
                   MentionKind::name;
    }

    /// “[Rusk] is wrong,” he said: nobody names himself, so he is not Rusk.
    [[nodiscard]] bool names_itself(const Statement& one) const {
        for (const Content& content : one.content) {
            if (!content.verbatim) continue;
            for (const MentionTokens& mention :
                 reading_.mentions_in(reading_.tokens_of(content.span))) {
                if (mention.entity == *one.speaker->entity && mention.kind == MentionKind::name) {
                    return true;
                }
            }
        }
        return false;
    }

    const Reading& reading_;
    std::vector<Statement>& statements_;
    std::optional<Index> author_;
};

}  // namespace

void read_context(const Reading& reading, std::vector<Statement>& statements) {
    ContextReader(reading, statements).read();
}

}  // namespace concord
