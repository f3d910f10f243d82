#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "concord/document.h"
#include "concord/findings.h"
#include "concord/result.h"
#include "concord/rows.h"
#include "concord/story.h"
#include "concord/story_record.h"

namespace concord {

enum class Access { read_only, read_write };

/// What can be listed; spelled as the verbs of the command.
enum class View {
    articles,
    problems,
    stories,
    timeline,
    statements,
    events,
    quantities,
    disagreements,
    positions,
    agreements,
    coverage,
    copies,
    search,
};

[[nodiscard]] std::string_view name_of(View view);

/// Every view.
inline constexpr std::array all_views = {View::articles,
                                         View::problems,
                                         View::stories,
                                         View::timeline,
                                         View::statements,
                                         View::events,
                                         View::quantities,
                                         View::disagreements,
                                         View::positions,
                                         View::agreements,
                                         View::coverage,
                                         View::copies,
                                         View::search};

struct Filter {
    std::string story;
    std::string article;
    std::string since;  ///< YYYY-MM-DD, inclusive
    std::string until;  ///< YYYY-MM-DD, inclusive
    std::string outlet;
    std::string speaker;      ///< part of a name, case ignored
    std::string words;        ///< for View::search: words and "phrases"; FTS operators are quoted
    std::uint64_t limit = 0;  ///< 0: all
    std::uint64_t offset = 0;
};

/// Called once a row, cells in the order of `columns_of(view)`; false ends the listing.
using RowSink = std::function<bool(std::span<const Cell>)>;

/// Column names of a listing. Rows about words have `cite`, the id that `Store::cite` resolves.
[[nodiscard]] std::span<const std::string_view> columns_of(View view);

/// A place where the bytes of a report were found, and how they were read there.
struct ReportPlace {
    std::string path;  ///< as the user gave it
    ReadAs reading;
};

/// What gathering keeps of an article, as `Gatherer::make_sketch_bytes` gives it.
struct ArticleSketch {
    ArticleId article;
    std::string bytes;
};

/// A story as it is put into a store, with what its rows are made of.
struct DerivedStory {
    StoryRecord record;
    std::vector<ArticleRecord> articles;  ///< in the order of `record.story.articles`
    std::string line;                     ///< of `concord/story/1`
    std::string fingerprint;              ///< of all that it was derived from
};

/// A citation with all that is needed to check it.
struct CitedWords {
    Citation citation;  ///< bytes of the article's text
    Span code_points;   ///< the same span as exported
    std::string text;
    std::string sentence;
    std::string outlet;
    std::string title;
    std::string published;
    std::string url;
    std::string sha256;
    std::vector<ReportPlace> places;
    std::vector<OriginRun> origin;  ///< runs that cover the span
};

/// One SQLite file. One writer at a time, any number of readers; an object belongs to one thread.
///
/// Rows of articles are the truth. Sketches and stories are derived from them: each stands with the
/// fingerprint of what it was derived from, and only what rests on something else is derived anew.
/// Each public writing call is one transaction.
class Store {
public:
    /// Creates the file when it is missing and access is read_write.
    ///
    /// errors  not_found, io, conflict (made by another schema version), malformed (no store)
    [[nodiscard]] static Result<Store> open(const std::string& path, Access access);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    // -- writing
    /// Adds articles. Bytes that are there already gain their new paths only, unless `reading` says
    /// something (a date, a kind, names of fields) that was not said of them before: then the new
    /// record replaces the old one, and stories are stale.
    ///
    /// reading   how all of them were read, kept with their paths for reading them again
    /// sketches  of the records, in their order; those that are missing or empty are not kept
    [[nodiscard]] Result<void> add(std::span<const ArticleRecord> records,
                                   std::span<const Problem> problems,
                                   const ReadAs& reading = {},
                                   std::span<const std::string> sketches = {});
    /// Takes out the problems of a file and of what is in it, which is about to be read again.
    [[nodiscard]] Result<void> forget_problems(const std::string& file);
    /// Remembers that a file was read to its end, so that the next build passes over it.
    [[nodiscard]] Result<void> mark_read(const std::string& path, std::string_view fingerprint);
    [[nodiscard]] bool was_read(const std::string& path, std::string_view fingerprint) const;
    /// Takes out the sketches that were made otherwise than so.
    ///
    /// made_by  stands for all that sketches rest on besides their articles
    [[nodiscard]] Result<void> require_sketches(std::string_view made_by);
    [[nodiscard]] Result<void> keep_sketches(std::span<const ArticleSketch> sketches);
    /// Puts stories in. Each takes the place of all those that have one of its articles, so that at
    /// any moment an article is in one story at most.
    ///
    /// errors  not_found: a story cites an article that is not its own
    [[nodiscard]] Result<void> put_stories(std::span<const DerivedStory> stories);
    /// Says that all stories are in, derived from what `fingerprint` stands for.
    [[nodiscard]] Result<void> finish_stories(std::string_view fingerprint);
    /// What `finish_stories` was told; empty when articles or stories changed since.
    [[nodiscard]] std::string stories_fingerprint() const;
    /// Takes an article out, and everything that rested on it alone; stories are stale after it.
    [[nodiscard]] Result<void> remove(const ArticleId& id);

    // -- reading
    [[nodiscard]] Result<ArticleRecord> article(const ArticleId& id) const;
    [[nodiscard]] const std::string& path() const;
    /// Ids of the articles that reading them so would not change, sorted: all of them when
    /// `reading` says nothing but a folder.
    [[nodiscard]] Result<std::vector<ArticleId>> ids_read_as(const ReadAs& reading) const;
    /// Addresses of the articles, their own and the canonical ones.
    [[nodiscard]] Result<std::vector<std::string>> urls() const;
    /// All article ids, sorted.
    [[nodiscard]] Result<std::vector<ArticleId>> article_ids() const;
    /// The sketches that are kept, in no order; false ends the listing.
    [[nodiscard]] Result<void> sketches(
        const std::function<bool(const ArticleId& article, std::string_view bytes)>& sink) const;
    /// The fingerprint of each story.
    [[nodiscard]] Result<std::map<std::string, std::string>> story_fingerprints() const;
    /// The line of `concord/story/1`.
    [[nodiscard]] Result<std::string> story_json(const std::string& id) const;
    [[nodiscard]] Result<std::vector<std::string>> story_ids() const;
    [[nodiscard]] Result<void> rows(View view, const Filter& filter, const RowSink& sink) const;
    /// How many rows `rows` would give if `limit` and `offset` were not set.
    [[nodiscard]] Result<std::uint64_t> count(View view, const Filter& filter) const;
    /// `id` is ARTICLE/BEGIN-END (code points), or ARTICLE/ID of a value: s1, t2, e3, ...
    [[nodiscard]] Result<CitedWords> cite(std::string_view id) const;
    /// Every span gives its words, every reference has its target, SQLite's own check passes.
    /// Returns what is wrong; empty when all is well. `checked` counts spans.
    [[nodiscard]] Result<std::vector<Problem>> verify(std::uint64_t& checked) const;

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace concord
