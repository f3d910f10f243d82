// The same saying in several articles is one statement. Quotations that share a run of three
// words are laid side by side (`quotation`), and those that match are joined; the fullest version
// leads and says what the others left out or touched up.

#include "compare/statements.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/utf8.h"
#include "compare/entities.h"
#include "compare/quotation.h"

namespace concord {
namespace {

constexpr std::size_t key_words = 3;
constexpr std::size_t sure_words = 6;  ///< so many words in common need no common speaker
constexpr std::size_t max_bucket = 64;

/// One statement of one article.
struct Saying {
    Index article = 0;
    const Statement* statement = nullptr;
    Span span;                         ///< from its first word to its last
    std::vector<std::uint64_t> words;  ///< of the quotation; of all content when it is indirect
    bool is_quoted = false;
    std::string speaker;  ///< name or, failing that, the words that stand for the speaker
    bool has_name = false;
};

/// The name of the speaker's chain, else the words of the article.
void read_speaker(const StoryView& view, Saying& saying) {
    if (!saying.statement->speaker) return;
    const Speaker& speaker = *saying.statement->speaker;
    const auto& entities = view.record(saying.article).annotation.entities;
    if (speaker.entity && *speaker.entity < entities.size()) {
        saying.speaker = entities[*speaker.entity].name;
        saying.has_name = !saying.speaker.empty();
    }
    if (!saying.has_name) saying.speaker = slice(view.text(saying.article), speaker.span);
}

Saying read_saying(const StoryView& view, Index article, const Statement& statement) {
    Saying saying;
    saying.article = article;
    saying.statement = &statement;
    saying.span = {statement.content.front().span.begin, statement.content.back().span.end};
    for (const Content& content : statement.content) {
        saying.is_quoted = saying.is_quoted || content.verbatim;
    }
    std::vector<Word> words;
    for (const Content& content : statement.content) {
        if (content.verbatim || !saying.is_quoted) {
            append_words(view.text(article), content.span, words);
        }
    }
    for (const Word& word : words) saying.words.push_back(word.hash);
    read_speaker(view, saying);
    return saying;
}

std::vector<Saying> read_sayings(const StoryView& view) {
    std::vector<Saying> sayings;
    for (Index i = 0; i < view.records().size(); ++i) {
        for (const Statement& statement : view.record(i).findings.statements) {
            if (!statement.content.empty()) sayings.push_back(read_saying(view, i, statement));
        }
    }
    std::stable_sort(sayings.begin(), sayings.end(), [](const Saying& a, const Saying& b) {
        return a.article != b.article ? a.article < b.article : a.span < b.span;
    });
    return sayings;
}

bool is_same_speaker(const Saying& a, const Saying& b) {
    return a.has_name && b.has_name && last_name(a.speaker) == last_name(b.speaker);
}

bool may_be_same_speaker(const Saying& a, const Saying& b) {
    return !a.has_name || !b.has_name || is_same_speaker(a, b);
}

bool is_same_saying(const StoryView& view, const Saying& a, const Saying& b) {
    if (a.is_quoted != b.is_quoted) return false;
    if (!a.is_quoted) {
        const bool are_copies = view.origin_of(a.article) == view.origin_of(b.article);
        return are_copies && a.article != b.article && a.words == b.words;
    }
    const bool a_is_fuller = a.words.size() >= b.words.size();
    const Saying& full = a_is_fuller ? a : b;
    const Saying& part = a_is_fuller ? b : a;
    if (part.words.size() < key_words && !is_same_speaker(a, b)) return false;
    if (part.words.size() < sure_words && !may_be_same_speaker(a, b)) return false;
    return match_quotations(full.words, part.words).is_same_saying;
}

std::uint64_t hash_run(const Saying& saying, std::size_t at, std::size_t count) {
    std::uint64_t hash = count;
    for (std::size_t k = at; k < at + count; ++k) {
        hash = (hash ^ saying.words[k]) * 0x9E3779B97F4A7C15ULL;
    }
    return hash;
}

/// Every saying points at an earlier one of its statement, or at itself.
class Folding {
public:
    Folding(const StoryView& view, const std::vector<Saying>& sayings)
        : view_(view), sayings_(sayings), parent_(sayings.size()) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    /// Short quotations are looked for among all runs of their length, so runs of one, two and
    /// three words are indexed.
    void fold() {
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets;
        for (std::uint32_t i = 0; i < sayings_.size(); ++i) {
            for (std::size_t count = 1; count <= key_words; ++count) {
                add_runs(i, count, buckets);
            }
        }
    }

    [[nodiscard]] std::uint32_t root(std::uint32_t i) const {
        while (parent_[i] != i) i = parent_[i];
        return i;
    }

private:
    using Buckets = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

    void add_runs(std::uint32_t i, std::size_t count, Buckets& buckets) {
        const Saying& saying = sayings_[i];
        for (std::size_t at = 0; at + count <= saying.words.size(); ++at) {
            auto& bucket = buckets[hash_run(saying, at, count)];
            for (const std::uint32_t other : bucket) try_join(other, i, count);
            const bool is_listed = !bucket.empty() && bucket.back() == i;
            if (!is_listed && bucket.size() < max_bucket) bucket.push_back(i);
        }
    }

    void try_join(std::uint32_t earlier, std::uint32_t later, std::size_t count) {
        const std::size_t shorter =
            std::min(sayings_[earlier].words.size(), sayings_[later].words.size());
        if (std::min(shorter, key_words) != count) return;
        const std::uint32_t a = root(earlier);
        const std::uint32_t b = root(later);
        if (a == b || !is_same_saying(view_, sayings_[earlier], sayings_[later])) return;
        parent_[std::max(a, b)] = std::min(a, b);
    }

    const StoryView& view_;
    const std::vector<Saying>& sayings_;
    std::vector<std::uint32_t> parent_;
};

/// The name that most origins give, a full name before a surname alone.
std::string best_speaker(const StoryView& view, const std::vector<const Saying*>& versions) {
    struct Votes {
        std::vector<Index> articles;
        std::string name;
    };
    std::map<std::string, Votes> by_last_name;
    std::string unnamed;
    for (const Saying* version : versions) {
        if (!version->has_name) {
            if (unnamed.empty()) unnamed = version->speaker;
            continue;
        }
        Votes& votes = by_last_name[last_name(version->speaker)];
        votes.articles.push_back(version->article);
        const bool is_better = version->speaker.size() != votes.name.size()
                                   ? version->speaker.size() > votes.name.size()
                                   : version->speaker < votes.name;
        if (is_better) votes.name = version->speaker;
    }
    std::string best = unnamed;
    std::uint32_t most = 0;
    for (const auto& [last, votes] : by_last_name) {
        const std::uint32_t origins = view.count_origins(votes.articles);
        if (origins > most) {
            most = origins;
            best = votes.name;
        }
    }
    return best;
}

StoryStatement describe(const StoryView& view, std::vector<const Saying*> versions) {
    const auto fullest =
        std::max_element(versions.begin(), versions.end(), [](const Saying* a, const Saying* b) {
            return a->words.size() < b->words.size();
        });
    std::rotate(versions.begin(), fullest, fullest + 1);
    StoryStatement statement;
    statement.speaker = best_speaker(view, versions);
    std::vector<Index> articles;
    for (const Saying* version : versions) {
        const QuotationMatch match = match_quotations(versions.front()->words, version->words);
        // Two fragments that only the same third one joins differ by more than a cut.
        const Difference difference = match.is_same_saying ? match.difference : Difference::edited;
        statement.versions.push_back(
            {view.cite(version->article, version->span), version->statement->kind, difference});
        articles.push_back(version->article);
    }
    statement.origins = view.count_origins(std::move(articles));
    return statement;
}

}  // namespace

std::vector<StoryStatement> fold_statements(const StoryView& view) {
    const std::vector<Saying> sayings = read_sayings(view);
    Folding folding(view, sayings);
    folding.fold();
    std::map<std::uint32_t, std::vector<const Saying*>> groups;
    for (std::uint32_t i = 0; i < sayings.size(); ++i) {
        groups[folding.root(i)].push_back(&sayings[i]);
    }
    std::vector<StoryStatement> statements;
    statements.reserve(groups.size());
    for (auto& [first, versions] : groups) {
        statements.push_back(describe(view, std::move(versions)));
    }
    return statements;
}

}  // namespace concord
