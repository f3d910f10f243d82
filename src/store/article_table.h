#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "concord/findings.h"
#include "concord/store.h"
#include "store/article_rows.h"
#include "store/sqlite.h"

namespace concord {

/// Puts articles in and takes them out, with all their rows.
class ArticleTable {
public:
    [[nodiscard]] static Result<ArticleTable> prepare(Database& database);

    /// The number of the row that says how reports were read; made when there is none.
    [[nodiscard]] Result<std::int64_t> reading_key(const ReadAs& reading);
    /// Whether the store has the article, read otherwise than `reading` says, and it says
    /// something.
    [[nodiscard]] Result<bool> is_read_otherwise(std::string_view id, std::int64_t reading);
    /// An article that is there already gains the paths only.
    ///
    /// sketch  of the record; empty when it is not known
    [[nodiscard]] Result<void> add(const ArticleRecord& record,
                                   std::int64_t reading,
                                   std::string_view sketch);
    /// errors  not_found
    [[nodiscard]] Result<void> keep_sketch(std::string_view id, std::string_view bytes);
    /// errors  not_found
    [[nodiscard]] Result<void> add_place(std::string_view id, const ReportPlace& place);
    /// Takes an article out of all tables but those of stories, which must not name it any more.
    ///
    /// errors  not_found
    [[nodiscard]] Result<void> remove(const ArticleId& id);
    [[nodiscard]] Result<void> drop_unused_readings();

private:
    explicit ArticleTable(Database& database) : database_(&database) {}
    [[nodiscard]] Result<std::int64_t> insert(const ArticleRecord& record, std::int64_t reading);
    [[nodiscard]] Result<void> add_paths(std::int64_t key,
                                         const Article& article,
                                         std::int64_t reading);
    /// Runs a statement on the search index for each sentence: its row, its words.
    [[nodiscard]] Result<void> for_each_sentence(std::int64_t key,
                                                 const ArticleRecord& record,
                                                 std::string_view sql);

    Database* database_;
    ArticleRows rows_;
    std::string words_;  ///< kept between calls for its memory
};

/// The number of the article's row, nothing when it is not there.
[[nodiscard]] Result<std::optional<std::int64_t>> find_article(Database& database,
                                                               std::string_view id);

/// errors  not_found
[[nodiscard]] Result<std::int64_t> article_key(Database& database, std::string_view id);

/// The record with all its paths and with the version it replaces, as stories know it.
///
/// errors  not_found; malformed when the stored line is damaged
[[nodiscard]] Result<ArticleRecord> read_article(Database& database, std::string_view id);

/// The places of an article, sorted by path.
[[nodiscard]] Result<std::vector<ReportPlace>> read_places(Database& database, std::string_view id);

/// The row of a sentence in the search index.
[[nodiscard]] constexpr std::int64_t sentence_row(std::int64_t article, std::int64_t n) {
    return (article << 24U) + n;
}
/// Sentences beyond it are not searched: 64 MiB of text hold fewer in any language.
inline constexpr std::int64_t max_indexed_sentences = (std::int64_t{1} << 24U) - 1;

}  // namespace concord
