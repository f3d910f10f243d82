#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "concord/findings.h"
#include "concord/story.h"

namespace concord {

/// A sentence of a body block, with the folded words of it.
struct StorySentence {
    Index article = 0;  ///< position in `story.articles`
    Span span;
    std::vector<Word> words;
};

/// A story beside the records of its articles, and what every comparison asks of them.
/// Refers to both: lives no longer than they do.
class StoryView {
public:
    /// records  in the order of `story.articles`
    StoryView(const Story& story, std::span<const ArticleRecord> records);

    [[nodiscard]] const Story& story() const { return story_; }
    [[nodiscard]] std::span<const ArticleRecord> records() const { return records_; }
    [[nodiscard]] const ArticleRecord& record(Index article) const { return records_[article]; }
    [[nodiscard]] std::string_view text(Index article) const {
        return records_[article].article.text;
    }

    /// The day on which a report came out, counted from 1970.
    [[nodiscard]] std::optional<int> report_day(Index article) const { return days_[article]; }

    /// Position of the origin that an article rests on.
    [[nodiscard]] Index origin_of(Index article) const { return origins_[article]; }

    /// Sentences of body blocks, by article and place.
    [[nodiscard]] std::span<const StorySentence> sentences() const { return sentences_; }

    [[nodiscard]] Citation cite(Index article, Span span) const {
        return {records_[article].article.id, span};
    }

    /// Position of the first body sentence of an article, or of those behind it, that ends behind a
    /// byte.
    [[nodiscard]] std::size_t next_sentence(Index article, std::uint32_t byte) const;
    /// Position of the body sentence that holds a byte of an article.
    [[nodiscard]] std::optional<std::uint32_t> sentence_at(Index article, std::uint32_t byte) const;

    /// Position of an article by its id; records().size() when it is not in the story.
    [[nodiscard]] Index position_of(std::string_view id) const;

    /// How many different origins these articles rest on.
    [[nodiscard]] std::uint32_t count_origins(std::vector<Index> articles) const;
    /// How many different outlets these articles name, in any form of upper and lower case.
    [[nodiscard]] std::uint32_t count_outlets(const std::vector<Index>& articles) const;

private:
    const Story& story_;
    std::span<const ArticleRecord> records_;
    std::vector<std::optional<int>> days_;
    std::vector<Index> origins_;
    std::map<std::string_view, Index> positions_;
    std::vector<StorySentence> sentences_;
};

/// The first day that the words at a span name, counted from 1970.
[[nodiscard]] std::optional<int> day_in(const StoryView& view, Index article, Span words);

/// How much of each sentence stands between quotation marks, in bytes; in the order of
/// `view.sentences()`.
[[nodiscard]] std::vector<std::uint32_t> count_quoted(const StoryView& view);

}  // namespace concord
