// What is established: each early sentence of each article is laid beside the sentences of the
// other origins. One of those bears it out when it holds enough of its words, weighed by how few
// sentences of the story use them, and denies as much or as little. The sentence that most origins
// bear out wins; among equals the one borne out best.

#include "compare/established.h"

#include <algorithm>
#include <map>

#include "base/dateline.h"
#include "base/utf8.h"
#include "compare/sentence_index.h"

namespace concord {
namespace {

constexpr std::size_t max_candidates = 256;
constexpr std::size_t lead_sentences = 6;
constexpr std::size_t min_words = 8;
constexpr std::size_t max_words = 45;
constexpr double min_borne_out = 0.5;

struct Support {
    std::vector<Index> articles;           ///< that bear the words out, the own one included
    std::vector<std::uint32_t> sentences;  ///< by which they do
    double sum = 0;                        ///< over origins, how well their best sentence does
};

Support support_of(const StoryView& view, SentenceIndex& index, const StorySentence& candidate) {
    Support support;
    std::map<Index, double> by_origin;
    const bool denial = has_denial(view.text(candidate.article), candidate.words);
    for (const auto& [article, found] : index.borne_out(telling_words(candidate.words), denial)) {
        if (found.share < min_borne_out) continue;
        support.articles.push_back(article);
        support.sentences.push_back(found.sentence);
        double& best = by_origin[view.origin_of(article)];
        best = std::max(best, found.share);
    }
    for (const auto& [origin, share] : by_origin) support.sum += share;
    return support;
}

/// A caption or a headline in the body mostly ends without a mark.
bool ends_as_sentence(std::string_view words) {
    while (words.ends_with('"') || words.ends_with('\'') || words.ends_with(')')) {
        words.remove_suffix(1);
    }
    if (words.ends_with("”") || words.ends_with("’")) words.remove_suffix(3);
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?');
}

/// Sentences that may be established. What someone said is not what the reports establish, so
/// they stand not much between quotation marks.
std::vector<const StorySentence*> lead_candidates(const StoryView& view) {
    std::vector<const StorySentence*> candidates;
    const std::vector<std::uint32_t> quoted = count_quoted(view);
    Index article = 0;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        const StorySentence& sentence = view.sentences()[i];
        if (sentence.article != article) taken = 0;
        article = sentence.article;
        if (taken >= lead_sentences || candidates.size() == max_candidates) continue;
        ++taken;
        const std::size_t words = sentence.words.size();
        const bool is_whole = words >= min_words && words <= max_words &&
                              ends_as_sentence(slice(view.text(sentence.article), sentence.span));
        const bool is_quotation = 4 * quoted[i] > sentence.span.size();
        if (is_whole && !is_quotation) candidates.push_back(&sentence);
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
        for (const auto& [holder, found] :
             index.borne_out(telling_words(words), has_denial(text, words))) {
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
    const auto& sentences = view.sentences();
    if (!sentences.empty()) {
        const auto found =
            std::find_if_not(sentences.begin(), sentences.end(), [&](const auto& one) {
                const std::string_view words = slice(view.text(one.article), one.span);
                const auto size = dateline_size(words, view.record(one.article).article.dateline);
                return size == words.size();
            });
        const StorySentence& first = found == sentences.end() ? sentences.front() : *found;
        return view.cite(first.article, first.span);
    }
    return view.records().empty() ? Citation() : view.cite(0, {0, 0});
}

}  // namespace concord
