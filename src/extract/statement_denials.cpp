// A denial and what it denies, mostly paragraphs before:
//
//     Rusk said [the town had sold the boats]. Bell denied that [the town had sold any boats].

#include "extract/statement_denials.h"

#include <algorithm>
#include <optional>
#include <string>

namespace concord {
namespace {

using enum cue_mark::Mark;

constexpr std::size_t farthest_statement = 200;
constexpr double least_common = 0.6;  ///< of the words that are denied

class DenialReader {
public:
    DenialReader(const Reading& reading, std::vector<Statement>& statements)
        : reading_(reading), statements_(statements) {}

    void read() {
        for (const Statement& statement : statements_) words_.push_back(words_of(statement));
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            if (statements_[i].polarity == Polarity::denies) statements_[i].denies = denied_by(i);
        }
    }

private:
    /// The last statement before, by somebody else, that has most of the words that are denied; or
    /// the last accusation against the one who denies "the charges".
    [[nodiscard]] std::optional<Index> denied_by(std::size_t i) const {
        const Statement& denial = statements_[i];
        const std::vector<std::string>& denied = words_[i];
        if (denied.empty()) return std::nullopt;
        const bool charges = denied.size() <= 2;
        for (std::size_t j = i; j > 0 && i - j < farthest_statement;) {
            --j;
            const Statement& other = statements_[j];
            if (!other.cue || is_same_speaker(other, denial)) continue;
            const bool accuses = other.cue->cue_class == "accuse" && charges && denial.speaker &&
                                 denial.speaker->entity && mentions(other, *denial.speaker->entity);
            if (accuses || (!charges && share_of(denied, words_[j]) >= least_common)) {
                return static_cast<Index>(j);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool is_same_speaker(const Statement& a, const Statement& b) {
        return a.speaker && b.speaker && a.speaker->entity &&
               a.speaker->entity == b.speaker->entity;
    }

    /// Lemmas of the content, without function words and negation.
    [[nodiscard]] std::vector<std::string> words_of(const Statement& statement) const {
        std::vector<std::string> lemmas;
        for (const Content& content : statement.content) {
            const Tokens tokens = reading_.tokens_of(content.span);
            for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
                const TokenWord& word = reading_.word(t);
                if (word.casing == Casing::none || word.has(function_word)) continue;
                lemmas.push_back(reading_.annotation().tokens[t].lemma);
            }
        }
        std::sort(lemmas.begin(), lemmas.end());
        lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
        return lemmas;
    }

    [[nodiscard]] static double share_of(const std::vector<std::string>& words,
                                         const std::vector<std::string>& others) {
        const auto common = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
            return std::binary_search(others.begin(), others.end(), word);
        });
        return static_cast<double>(common) / static_cast<double>(words.size());
    }

    [[nodiscard]] bool mentions(const Statement& statement, Index entity) const {
        return std::any_of(
            statement.content.begin(), statement.content.end(), [&](const Content& content) {
                const auto found = reading_.mentions_in(reading_.tokens_of(content.span));
                return std::any_of(found.begin(), found.end(), [&](const MentionTokens& mention) {
                    return mention.entity == entity;
                });
            });
    }

    const Reading& reading_;
    std::vector<Statement>& statements_;
    std::vector<std::vector<std::string>> words_;  ///< of each statement
};

}  // namespace

void read_denials(const Reading& reading, std::vector<Statement>& statements) {
    const bool any = std::any_of(statements.begin(), statements.end(), [](const Statement& one) {
        return one.polarity == Polarity::denies;
    });
    if (any) DenialReader(reading, statements).read();
}

}  // namespace concord
