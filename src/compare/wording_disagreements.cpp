// One word of a quotation is another in the next report: "requested an emergency meeting of the
// council" in one, "requested an urgent meeting of the council" in the other. Both stand between
// quotation marks, with two words before and two behind that are the same. Left out are words that
// everybody uses ("last year", "past year"), forms of one word, and spellings.

#include "compare/wording_disagreements.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/name_spelling.h"
#include "base/stem.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/disagreement_side.h"

namespace concord {
namespace {

constexpr std::size_t reach = 2;  ///< words on either side that must be the same
static_assert(reach == 2, "four words round one are listed by name");
constexpr std::size_t min_letters = 4;
constexpr std::size_t root_letters = 4;  ///< that forms and spellings of one word share
constexpr int max_days = 3;              ///< in which one saying is told; later it is said anew
constexpr float max_rate = 0.2F;         ///< of reports that use a word which tells something

/// A quoted word and the words round it.
struct QuotedWord {
    Index article = 0;
    Span span;
    Span words;  ///< with those round it
    std::string lower;
};

bool is_plain_word(std::string_view lower) {
    return lower.size() >= min_letters &&
           std::all_of(lower.begin(), lower.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "I love [Rusk]": the reporter's word, not the speaker's.
bool is_inserted(std::string_view text, Span word) {
    return (word.begin > 0 && text[word.begin - 1] == '[') || text.substr(word.end, 1) == "]";
}

/// "destabilise" and "destabilize", "regrets" and "regret", "humane" and "human".
bool is_one_word(const std::string& a, const std::string& b) {
    if (stem_of(a) == stem_of(b)) return true;
    const std::size_t shared = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    return shared >= root_letters || a.ends_with(b) || b.ends_with(a) ||
           spelling_key(a) == spelling_key(b) || differ_by_letter(a, b);
}

class Finder {
public:
    Finder(const StoryView& view, const WordRates& rates) : view_(view), rates_(rates) {}

    void find_in(const StoryStatement& statement, std::vector<Disagreement>& rows) const {
        std::map<std::uint64_t, std::vector<QuotedWord>> by_context;
        for (const StatementVersion& version : statement.versions) {
            read(version.citation, by_context);
        }
        std::map<std::pair<Index, Span>, Disagreement> found;
        for (const auto& [context, words] : by_context) {
            if (auto row = describe(statement, words)) {
                found.emplace(std::pair(words.front().article, words.front().span),
                              std::move(*row));
            }
        }
        for (auto& [place, row] : found) rows.push_back(std::move(row));
    }

private:
    using Articles = std::set<Index>;

    void read(const Citation& citation,
              std::map<std::uint64_t, std::vector<QuotedWord>>& by_context) const {
        const Index article = view_.position_of(citation.article);
        if (article >= view_.records().size()) return;
        for (const Statement& statement : view_.record(article).findings.statements) {
            for (const Content& content : statement.content) {
                const bool is_quoted = content.verbatim && content.span.overlaps(citation.span);
                if (is_quoted) read_piece(article, content.span, by_context);
            }
        }
    }

    void read_piece(Index article,
                    Span piece,
                    std::map<std::uint64_t, std::vector<QuotedWord>>& by_context) const {
        const std::string_view text = view_.text(article);
        std::vector<Word> words;
        append_words(text, piece, words);
        for (std::size_t i = reach; i + reach < words.size(); ++i) {
            const std::string lower = fold_word(slice(text, words[i].span));
            const bool tells = is_plain_word(lower) && !is_inserted(text, words[i].span) &&
                               rates_.rate(words[i].hash) <= max_rate;
            if (!tells) continue;
            const std::vector<Word> round = {
                words[i - 2], words[i - 1], words[i + 1], words[i + 2]};
            by_context[hash_words(round)].push_back(
                {article, words[i].span, {round.front().span.begin, round.back().span.end}, lower});
        }
    }

    /// Of one time, and neither copied from the other.
    [[nodiscard]] bool may_differ(Index a, Index b) const {
        const auto day_a = view_.report_day(a);
        const auto day_b = view_.report_day(b);
        const bool is_one_time = !day_a || !day_b || std::abs(*day_a - *day_b) <= max_days;
        return is_one_time && view_.origin_of(a) != view_.origin_of(b);
    }

    /// Adds the articles with one word that meet an article with the other.
    void add_differing(const Articles& ones, const Articles& others, Articles& differing) const {
        for (const Index one : ones) {
            if (others.contains(one)) continue;  // who says both quotes two sentences
            const bool differs = std::any_of(others.begin(), others.end(), [&](Index other) {
                return !ones.contains(other) && may_differ(one, other);
            });
            if (differs) differing.insert(one);
        }
    }

    [[nodiscard]] std::optional<Disagreement> describe(const StoryStatement& statement,
                                                       const std::vector<QuotedWord>& words) const {
        std::map<std::string, Articles> users;
        for (const QuotedWord& word : words) users[word.lower].insert(word.article);
        if (users.size() < 2) return std::nullopt;
        std::map<std::string, Articles> differing;
        for (const auto& [word, articles] : users) {
            for (const auto& [other, others] : users) {
                if (!is_one_word(word, other)) add_differing(articles, others, differing[word]);
            }
        }
        std::map<std::string, std::vector<SideReport>> sides;
        for (const QuotedWord& word : words) {
            const bool differs = differing[word.lower].contains(word.article);
            if (differs) sides[word.lower].push_back({word.article, word.words});
        }
        if (sides.size() < 2) return std::nullopt;
        Disagreement row{"wording", "words of " + statement.speaker, {}, "conflict"};
        if (statement.speaker.empty()) row.about = "words quoted";
        for (const auto& [word, reports] : sides) {
            row.sides.push_back(make_side(view_, word, reports));
        }
        return row;
    }

    const StoryView& view_;
    const WordRates& rates_;
};

}  // namespace

std::vector<Disagreement> find_wordings(const StoryView& view,
                                        const WordRates& rates,
                                        std::span<const StoryStatement> statements) {
    std::vector<Disagreement> rows;
    const Finder finder(view, rates);
    for (const StoryStatement& statement : statements) finder.find_in(statement, rows);
    return rows;
}

}  // namespace concord
