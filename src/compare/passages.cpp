// Shared passages: the runs of twelve words of the source are looked up for each place of the
// member and a hit is extended to the right as far as the words agree (the left has been tried by
// then). Words are compared folded, so a passage may differ in capitals and quotation marks.

#include "compare/passages.h"

#include <algorithm>
#include <unordered_map>

namespace concord {
namespace {

constexpr std::size_t run_words = 12;
constexpr std::size_t max_body_words = 200000;
constexpr std::size_t max_places = 8;  ///< of one run in the source: refrains need no more

/// The words of a body; `block` tells whether two neighbours stand in adjacent blocks.
struct Body {
    std::vector<Word> words;
    std::vector<std::uint32_t> block;
};

Body body_of(const Article& article) {
    Body body;
    for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
        if (!is_body(article.blocks[i].role) || body.words.size() > max_body_words) continue;
        append_words(article.text, article.blocks[i].span, body.words);
        body.words.resize(std::min(body.words.size(), max_body_words + 1));
        body.block.resize(body.words.size(), i);
    }
    return body;
}

std::uint64_t hash_run(const Body& body, std::size_t at) {
    return hash_words(std::span(body.words).subspan(at, run_words));
}

bool is_continued(const Body& body, std::size_t at) {
    return at < body.words.size() && body.block[at] - body.block[at - 1] <= 1;
}

/// How many words agree from these two places on.
std::size_t agreement(const Body& a, std::size_t in_a, const Body& b, std::size_t in_b) {
    std::size_t count = 0;
    while (in_a + count < a.words.size() && in_b + count < b.words.size()) {
        const bool goes_on =
            count == 0 || (is_continued(a, in_a + count) && is_continued(b, in_b + count));
        if (!goes_on || a.words[in_a + count].hash != b.words[in_b + count].hash) break;
        ++count;
    }
    return count;
}

Span span_of(const Body& body, std::size_t at, std::size_t count) {
    return {body.words[at].span.begin, body.words[at + count - 1].span.end};
}

/// Takes a mark that stands behind both runs of words into both: "a full stop.".
void take_mark(std::string_view source_text, Span& source, std::string_view text, Span& copy) {
    constexpr std::string_view marks = ".,;:!?";
    if (source.end >= source_text.size() || copy.end >= text.size()) return;
    const char mark = source_text[source.end];
    if (mark != text[copy.end] || marks.find(mark) == std::string_view::npos) return;
    ++source.end;
    ++copy.end;
}

using RunIndex = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

RunIndex index_runs(const Body& source) {
    RunIndex index;
    for (std::uint32_t at = 0; at + run_words <= source.words.size(); ++at) {
        auto& places = index[hash_run(source, at)];
        if (places.size() < max_places) places.push_back(at);
    }
    return index;
}

}  // namespace

std::vector<Passage> find_passages(const StoryView& view, const Origin& origin) {
    std::vector<Passage> passages;
    if (origin.articles.size() < 2) return passages;
    const Index source_article = view.position_of(origin.articles.front());
    if (source_article == view.records().size()) return passages;
    const Body source = body_of(view.record(source_article).article);
    const RunIndex index = index_runs(source);
    for (std::size_t i = 1; i < origin.articles.size(); ++i) {
        const Index article = view.position_of(origin.articles[i]);
        if (article == view.records().size()) continue;
        const Body member = body_of(view.record(article).article);
        for (std::size_t at = 0; at + run_words <= member.words.size();) {
            const auto found = index.find(hash_run(member, at));
            std::size_t longest = 0;
            std::size_t place = 0;
            if (found != index.end()) {
                for (const std::uint32_t candidate : found->second) {
                    const std::size_t count = agreement(source, candidate, member, at);
                    if (count > longest) {
                        longest = count;
                        place = candidate;
                    }
                }
            }
            if (longest < run_words) {
                ++at;
                continue;
            }
            Span from = span_of(source, place, longest);
            Span to = span_of(member, at, longest);
            take_mark(view.text(source_article), from, view.text(article), to);
            passages.push_back({view.cite(source_article, from), view.cite(article, to)});
            at += longest;
        }
    }
    return passages;
}

}  // namespace concord
