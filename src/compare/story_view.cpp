// What the comparisons share: whose origin an article has, and the sentences of the bodies.

#include "compare/story_view.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/sort_unique.h"
#include "base/utf8.h"
#include "compare/day_range.h"

namespace concord {
namespace {

/// Sentences that lie in a body block. A record without sentences gives its blocks instead.
std::vector<Span> body_sentences(const ArticleRecord& record) {
    std::vector<Span> spans;
    const auto& sentences = record.annotation.sentences;
    auto next = sentences.begin();
    for (const Block& block : record.article.blocks) {
        if (!is_body(block.role)) continue;
        if (sentences.empty()) spans.push_back(block.span);
        while (next != sentences.end() && next->span.begin < block.span.begin) ++next;
        for (; next != sentences.end() && block.span.contains(next->span); ++next) {
            spans.push_back(next->span);
        }
    }
    return spans;
}

}  // namespace

StoryView::StoryView(const Story& story, std::span<const ArticleRecord> records)
    : story_(story), records_(records), origins_(records.size()) {
    std::map<std::string_view, Index> origin_by_id;
    for (Index origin = 0; origin < story.origins.size(); ++origin) {
        for (const ArticleId& id : story.origins[origin].articles) origin_by_id[id] = origin;
    }
    // An article that no origin names stands for itself.
    auto spare = static_cast<Index>(story.origins.size());
    for (Index i = 0; i < records.size(); ++i) {
        positions_.emplace(records[i].article.id, i);
        days_.push_back(day_of(records[i].article.published));
        const auto found = origin_by_id.find(records[i].article.id);
        origins_[i] = found != origin_by_id.end() ? found->second : spare++;
        for (const Span span : body_sentences(records[i])) {
            StorySentence sentence{i, span, {}};
            append_words(text(i), span, sentence.words);
            sentences_.push_back(std::move(sentence));
        }
    }
}

std::size_t StoryView::next_sentence(Index article, std::uint32_t byte) const {
    const auto next =
        std::partition_point(sentences_.begin(), sentences_.end(), [&](const auto& sentence) {
            return std::tie(sentence.article, sentence.span.end) <= std::tie(article, byte);
        });
    return static_cast<std::size_t>(next - sentences_.begin());
}

std::optional<std::uint32_t> StoryView::sentence_at(Index article, std::uint32_t byte) const {
    const std::size_t next = next_sentence(article, byte);
    const bool holds = next != sentences_.size() && sentences_[next].article == article &&
                       sentences_[next].span.begin <= byte;
    if (!holds) return std::nullopt;
    return static_cast<std::uint32_t>(next);
}

Index StoryView::position_of(std::string_view id) const {
    const auto found = positions_.find(id);
    return found == positions_.end() ? static_cast<Index>(records_.size()) : found->second;
}

std::uint32_t StoryView::count_origins(std::vector<Index> articles) const {
    for (Index& article : articles) article = origins_[article];
    sort_unique(articles);
    return static_cast<std::uint32_t>(articles.size());
}

std::uint32_t StoryView::count_outlets(const std::vector<Index>& articles) const {
    std::set<std::string> outlets;
    for (const Index article : articles) {
        const std::string& outlet = records_[article].article.outlet;
        if (!outlet.empty()) outlets.insert(to_lower(outlet));
    }
    return static_cast<std::uint32_t>(outlets.size());
}

std::optional<int> day_in(const StoryView& view, Index article, Span words) {
    for (const TimeValue& time : view.record(article).annotation.times) {
        if (!words.contains(time.span)) continue;
        if (const auto day = day_of(time.value)) return day;
    }
    return std::nullopt;
}

std::vector<std::uint32_t> count_quoted(const StoryView& view) {
    const auto sentences = view.sentences();
    std::vector<std::uint32_t> quoted(sentences.size());
    for (Index article = 0; article < view.records().size(); ++article) {
        for (const Statement& statement : view.record(article).findings.statements) {
            for (const Content& content : statement.content) {
                if (!content.verbatim) continue;
                const Span said = content.span;
                for (std::size_t at = view.next_sentence(article, said.begin);
                     at < sentences.size() && sentences[at].article == article &&
                     sentences[at].span.overlaps(said);
                     ++at) {
                    const Span span = sentences[at].span;
                    quoted[at] += std::min(said.end, span.end) - std::max(said.begin, span.begin);
                }
            }
        }
    }
    return quoted;
}

}  // namespace concord
