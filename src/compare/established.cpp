// What is established: each early sentence of each article is laid beside the sentences of the
// other origins. One of those bears it out when it holds enough of its words, weighed by how few
// sentences of the story use them, and denies as much or as little. The sentence that most origins
// bear out wins; among equals the one borne out best.

#include "compare/established.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t max_candidates = 256;
constexpr std::size_t lead_sentences = 6;
constexpr std::size_t min_words = 8;
constexpr std::size_t max_words = 45;
constexpr double min_borne_out = 0.5;
constexpr std::size_t max_postings = 4096;

using WordSet = std::vector<std::uint64_t>;

WordSet set_of(const std::vector<Word>& words) {
    WordSet set;
    for (const Word& word : words) {
        if (word.span.size() > 2 || word.number) set.push_back(word.hash);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
}

/// Words that deny the rest: "not", "didn't", "false".
bool denies(std::string_view text, const std::vector<Word>& words) {
    constexpr std::array<std::string_view, 13> denials = {"no",
                                                          "not",
                                                          "never",
                                                          "nobody",
                                                          "none",
                                                          "nothing",
                                                          "neither",
                                                          "without",
                                                          "false",
                                                          "deny",
                                                          "denies",
                                                          "denied",
                                                          "cannot"};
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const std::string lower = to_lower(slice(text, word.span));
        return lower.ends_with("n't") || lower.ends_with("n’t") ||
               std::find(denials.begin(), denials.end(), lower) != denials.end();
    });
}

/// The sentence of an article that holds most of some words.
struct BestSentence {
    std::uint32_t sentence = 0;
    double share = 0;  ///< of the words' weight
};

/// Where each word stands, and how much a shared word tells.
class SentenceIndex {
public:
    explicit SentenceIndex(const StoryView& view)
        : view_(view), held_(view.sentences().size()), denies_(view.sentences().size()) {
        const auto sentences = view.sentences();
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
            denies_[i] = denies(view.text(sentences[i].article), sentences[i].words);
            for (const std::uint64_t word : set_of(sentences[i].words))
                postings_[word].push_back(i);
        }
    }

    [[nodiscard]] double weight(std::uint64_t word) const {
        const auto found = postings_.find(word);
        const double uses =
            found == postings_.end() ? 0 : static_cast<double>(found->second.size());
        const auto total = static_cast<double>(view_.sentences().size());
        return std::log((total + 1) / (uses + 1)) + 0.1;
    }

    /// For each article its best sentence among those that deny the rest as these words do.
    [[nodiscard]] std::map<Index, BestSentence> borne_out(const WordSet& words, bool denial) {
        double total = 0;
        for (const std::uint64_t word : words) {
            const double worth = weight(word);
            total += worth;
            const auto found = postings_.find(word);
            if (found == postings_.end()) continue;
            const std::size_t scanned = std::min(found->second.size(), max_postings);
            for (std::size_t k = 0; k < scanned; ++k) {
                const std::uint32_t sentence = found->second[k];
                if (held_[sentence] == 0) met_.push_back(sentence);
                held_[sentence] += worth;
            }
        }
        std::map<Index, BestSentence> best;
        std::sort(met_.begin(), met_.end());
        for (const std::uint32_t sentence : met_) {
            BestSentence& so_far = best[view_.sentences()[sentence].article];
            const double share = held_[sentence] / total;
            if (denies_[sentence] == denial && share > so_far.share) so_far = {sentence, share};
            held_[sentence] = 0;
        }
        met_.clear();
        return best;
    }

private:
    const StoryView& view_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> postings_;
    std::vector<double> held_;        ///< per sentence, of the words in hand; 0 between calls
    std::vector<std::uint32_t> met_;  ///< sentences that hold some of them
    std::vector<bool> denies_;
};

struct Support {
    std::vector<Index> articles;           ///< that bear the words out, the own one included
    std::vector<std::uint32_t> sentences;  ///< by which they do
    double sum = 0;                        ///< over origins, how well their best sentence does
};

Support support_of(const StoryView& view, SentenceIndex& index, const StorySentence& candidate) {
    Support support;
    std::map<Index, double> by_origin;
    const bool denial = denies(view.text(candidate.article), candidate.words);
    for (const auto& [article, found] : index.borne_out(set_of(candidate.words), denial)) {
        if (found.share < min_borne_out) continue;
        support.articles.push_back(article);
        support.sentences.push_back(found.sentence);
        double& best = by_origin[view.origin_of(article)];
        best = std::max(best, found.share);
    }
    for (const auto& [origin, share] : by_origin) support.sum += share;
    return support;
}

/// Whether much of the sentence stands between quotation marks: what someone said is not what
/// the reports establish.
bool is_quotation(const StoryView& view, const StorySentence& sentence) {
    std::uint32_t quoted = 0;
    for (const Statement& statement : view.record(sentence.article).findings.statements) {
        for (const Content& content : statement.content) {
            if (!content.verbatim || !content.span.overlaps(sentence.span)) continue;
            quoted += std::min(content.span.end, sentence.span.end) -
                      std::max(content.span.begin, sentence.span.begin);
        }
    }
    return 4 * quoted > sentence.span.size();
}

/// A caption or a headline in the body mostly ends without a mark.
bool ends_as_sentence(std::string_view words) {
    while (words.ends_with('"') || words.ends_with('\'') || words.ends_with(')')) {
        words.remove_suffix(1);
    }
    if (words.ends_with("”") || words.ends_with("’")) words.remove_suffix(3);
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?');
}

std::vector<const StorySentence*> lead_candidates(const StoryView& view) {
    std::vector<const StorySentence*> candidates;
    Index article = 0;
    std::size_t taken = 0;
    for (const StorySentence& sentence : view.sentences()) {
        if (sentence.article != article) taken = 0;
        article = sentence.article;
        if (taken >= lead_sentences || candidates.size() == max_candidates) continue;
        ++taken;
        const std::size_t words = sentence.words.size();
        const bool is_whole = words >= min_words && words <= max_words &&
                              ends_as_sentence(slice(view.text(sentence.article), sentence.span));
        if (is_whole && !is_quotation(view, sentence)) candidates.push_back(&sentence);
    }
    return candidates;
}

/// The title block of an article, else the title that its carrier gives; no words without either.
Citation title_of(const StoryView& view, Index i) {
    const Article& article = view.record(i).article;
    for (const Block& block : article.blocks) {
        if (block.role == BlockRole::title && !block.span.empty()) return view.cite(i, block.span);
    }
    const Span whole{0, static_cast<std::uint32_t>(article.title.size())};
    return {article.id, whole, Citation::Field::title};
}

std::vector<Citation> all_titles(const StoryView& view) {
    std::vector<Citation> titles;
    for (Index i = 0; i < view.records().size() && titles.size() < max_candidates; ++i) {
        Citation title = title_of(view, i);
        if (!title.span.empty()) titles.push_back(std::move(title));
    }
    return titles;
}

/// The one whose words the bodies of most origins bear out best; the first among equals.
Citation best_title(const StoryView& view, const std::vector<Citation>& titles) {
    SentenceIndex index(view);
    Citation best;
    double best_score = -1;
    for (const Citation& title : titles) {
        const Article& article = view.record(view.position_of(title.article)).article;
        const bool is_field = title.field == Citation::Field::title;
        const std::string_view text = is_field ? article.title : article.text;
        std::vector<Word> words;
        append_words(text, title.span, words);
        words.resize(std::min(words.size(), max_words));
        std::map<Index, double> by_origin;
        for (const auto& [holder, found] : index.borne_out(set_of(words), denies(text, words))) {
            double& origin = by_origin[view.origin_of(holder)];
            origin = std::max(origin, found.share);
        }
        double score = 0;
        for (const auto& [origin, share] : by_origin) score += share;
        if (score <= best_score) continue;
        best = title;
        best_score = score;
    }
    return best;
}

}  // namespace

std::optional<Established> find_established(const StoryView& view) {
    std::optional<Established> best;
    if (view.story().origins.size() < 2) return best;
    SentenceIndex index(view);
    double best_sum = 0;
    for (const StorySentence* candidate : lead_candidates(view)) {
        const Support support = support_of(view, index, *candidate);
        const std::uint32_t origins = view.count_origins(support.articles);
        if (origins < 2) continue;
        const bool is_better = !best || origins > best->origins ||
                               (origins == best->origins && support.sum > best_sum);
        if (!is_better) continue;
        best = Established{view.cite(candidate->article, candidate->span),
                           {},
                           view.count_outlets(support.articles),
                           origins};
        for (const std::uint32_t sentence : support.sentences) {
            const StorySentence& report = view.sentences()[sentence];
            best->reports.push_back(view.cite(report.article, report.span));
        }
        best_sum = support.sum;
    }
    return best;
}

Citation find_title(const StoryView& view) {
    const std::vector<Citation> titles = all_titles(view);
    if (titles.size() == 1) return titles.front();
    if (!titles.empty()) return best_title(view, titles);
    if (!view.sentences().empty()) {
        const StorySentence& first = view.sentences().front();
        return view.cite(first.article, first.span);
    }
    return view.records().empty() ? Citation() : view.cite(0, {0, 0});
}

}  // namespace concord
