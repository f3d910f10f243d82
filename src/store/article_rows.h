#pragma once

#include <array>
#include <cstdint>

#include "concord/findings.h"
#include "store/sqlite.h"

namespace concord {

/// The tables with a row for each value of an article.
enum class ValueTable {
    article_problem,
    block,
    sentence,
    entity,
    entity_role,
    mention,
    time,
    quantity,
    statement,
    statement_content,
    statement_via,
};
inline constexpr std::size_t value_tables_count = 11;

/// What is done with the rows that a record gives.
enum class RowUse {
    insert,
    look_up,  ///< each row must be there, letter by letter
};

/// The rows of one article's values, each written or looked for.
class ArticleRows {
public:
    [[nodiscard]] static Result<ArticleRows> prepare(const Database& database, RowUse use);

    /// key  of the article whose row is there already
    [[nodiscard]] Result<void> run(std::int64_t key, const ArticleRecord& record);

    /// Rows of `run` so far, and those of them that were looked for in vain.
    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    [[nodiscard]] std::uint64_t missing() const { return missing_; }

private:
    friend class ArticleRowWriter;
    RowUse use_ = RowUse::insert;
    std::array<Query, value_tables_count> queries_;
    std::uint64_t rows_ = 0;
    std::uint64_t missing_ = 0;
};

/// Rows of all value tables that an article has.
[[nodiscard]] Result<std::uint64_t> count_article_rows(Database& database, std::int64_t key);

}  // namespace concord
