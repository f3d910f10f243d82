// What is established: each early sentence of each article is laid beside the sentences of the
// other origins. One of those bears it out when it holds enough of its words, weighed by how few
// sentences of the story use them. The sentence that most origins bear out wins; among equals the
// one borne out best.

#include "compare/established.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

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

/// Where each word stands, and how much a shared word tells.
class SentenceIndex {
public:
    explicit SentenceIndex(const StoryView& view) : view_(view), held_(view.sentences().size()) {
        const auto sentences = view.sentences();
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
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

    /// For each article the share of the words' weight that its best sentence holds.
    [[nodiscard]] std::map<Index, double> borne_out(const WordSet& words) {
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
        std::map<Index, double> best;
        for (const std::uint32_t sentence : met_) {
            double& share = best[view_.sentences()[sentence].article];
            share = std::max(share, held_[sentence] / total);
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
};

struct Support {
    std::vector<Index> articles;  ///< that bear the words out, the own one included
    double sum = 0;               ///< over origins, how well their best sentence does
};

Support support_of(const StoryView& view, SentenceIndex& index, const WordSet& words) {
    Support support;
    std::map<Index, double> by_origin;
    for (const auto& [article, share] : index.borne_out(words)) {
        if (share < min_borne_out) continue;
        support.articles.push_back(article);
        double& best = by_origin[view.origin_of(article)];
        best = std::max(best, share);
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
        const bool has_size = words >= min_words && words <= max_words;
        if (has_size && !is_quotation(view, sentence)) candidates.push_back(&sentence);
    }
    return candidates;
}

/// The title blocks of the story's articles.
std::vector<Citation> all_titles(const StoryView& view) {
    std::vector<Citation> titles;
    for (Index i = 0; i < view.records().size() && titles.size() < max_candidates; ++i) {
        for (const Block& block : view.record(i).article.blocks) {
            const bool is_title = block.role == BlockRole::title && !block.span.empty();
            if (is_title) titles.push_back(view.cite(i, block.span));
        }
    }
    return titles;
}

/// The one whose words the bodies of most origins bear out best; the first among equals.
Citation best_title(const StoryView& view, const std::vector<Citation>& titles) {
    SentenceIndex index(view);
    Citation best;
    double best_score = -1;
    for (const Citation& title : titles) {
        std::vector<Word> words;
        append_words(view.text(view.position_of(title.article)), title.span, words);
        words.resize(std::min(words.size(), max_words));
        std::map<Index, double> by_origin;
        for (const auto& [article, share] : index.borne_out(set_of(words))) {
            double& origin = by_origin[view.origin_of(article)];
            origin = std::max(origin, share);
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
        const Support support = support_of(view, index, set_of(candidate->words));
        const std::uint32_t origins = view.count_origins(support.articles);
        if (origins < 2) continue;
        const bool is_better = !best || origins > best->origins ||
                               (origins == best->origins && support.sum > best_sum);
        if (!is_better) continue;
        best = Established{view.cite(candidate->article, candidate->span),
                           view.count_outlets(support.articles),
                           origins};
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
