// Rows of a listing under a filter: one query made of what listing_table.cpp says of the view.

#include "store/listings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "base/calendar.h"
#include "store/listing_table.h"
#include "store/search_words.h"

namespace concord {
namespace {

/// In the order of `View`.
constexpr std::array<std::string_view, 13> view_names = {"articles",
                                                         "problems",
                                                         "stories",
                                                         "timeline",
                                                         "statements",
                                                         "events",
                                                         "quantities",
                                                         "disagreements",
                                                         "positions",
                                                         "agreements",
                                                         "coverage",
                                                         "copies",
                                                         "search"};

std::vector<std::string_view> split_names(std::string_view names) {
    std::vector<std::string_view> split;
    while (!names.empty()) {
        const std::size_t space = std::min(names.find(' '), names.size());
        split.push_back(names.substr(0, space));
        names.remove_prefix(std::min(space + 1, names.size()));
    }
    return split;
}

/// One filter: the name of its value in SQL, what was asked for, the condition.
struct Condition {
    const char* name;
    std::string_view value;
    std::string_view sql;
};

std::array<Condition, 6> conditions_of(const Listing& listing, const Filter& filter) {
    return {{{":story", filter.story, listing.story},
             {":article", filter.article, listing.article},
             {":since", filter.since, listing.since},
             {":until", filter.until, listing.until},
             {":outlet", filter.outlet, listing.outlet},
             {":speaker", filter.speaker, listing.speaker}}};
}

/// `SELECT selected` of the listing's rows, not ordered.
std::string select_of(std::string_view selected,
                      const Listing& listing,
                      const std::array<Condition, 6>& conditions) {
    std::string sql = "SELECT ";
    sql.append(selected).append(" FROM ");
    sql.append(listing.from);
    std::string_view glue = " WHERE ";
    const auto require = [&](std::string_view condition) {
        sql.append(glue).append(condition);
        glue = " AND ";
    };
    if (!listing.where.empty()) require(listing.where);
    for (const Condition& condition : conditions) {
        if (!condition.value.empty()) require(condition.sql);
    }
    if (!listing.group.empty()) sql.append(" GROUP BY ").append(listing.group);
    return sql;
}

Cell cell_of(const Query& row, int column) {
    switch (row.type(column)) {
        case SQLITE_INTEGER:
            return row.integer(column);
        case SQLITE_FLOAT:
            return row.real(column);
        case SQLITE_TEXT:
            return std::string(row.text(column));
        default:
            return std::monostate{};
    }
}

Result<void> check(View view, const Filter& filter, const SearchQuery& words) {
    for (const std::string& day : {filter.since, filter.until}) {
        if (day.empty() || parse_day(day)) continue;
        return tl::unexpected(Error{ErrorKind::usage, "\"" + day + "\" is no day (YYYY-MM-DD)", 0});
    }
    if (view != View::search || words.terms <= max_search_terms) return {};
    return tl::unexpected(Error{ErrorKind::usage, "a search takes at most 64 words", 0});
}

/// The texts bound must live until the query has run.
void bind(Query& query, const std::array<Condition, 6>& conditions, const SearchQuery& words) {
    for (const Condition& condition : conditions) query.bind_named(condition.name, condition.value);
    query.bind_named(":words", words.expression);
}

Result<void> give_rows(Query& query, const RowSink& sink) {
    std::vector<Cell> row(static_cast<std::size_t>(query.columns()));
    while (true) {
        const Result<bool> more = query.next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = cell_of(query, static_cast<int>(i));
        }
        if (!sink(row)) return {};
    }
}

}  // namespace

std::span<const std::string_view> columns_of(View view) {
    static const auto columns = [] {
        std::array<std::vector<std::string_view>, view_names.size()> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all.at(i) = split_names(listing_of(static_cast<View>(i)).columns);
        return all;
    }();
    return columns.at(static_cast<std::size_t>(view));
}

std::string_view name_of(View view) {
    return view_names.at(static_cast<std::size_t>(view));
}

Result<void> list_rows(const Database& database,
                       View view,
                       const Filter& filter,
                       const RowSink& sink) {
    const SearchQuery words = search_query(filter.words);
    if (Result<void> good = check(view, filter, words); !good) return good;
    if (view == View::search && words.expression.empty()) return {};
    const Listing& listing = listing_of(view);
    const auto conditions = conditions_of(listing, filter);
    std::string sql = select_of(listing.select, listing, conditions);
    sql.append(" ORDER BY ").append(listing.order).append(" LIMIT :limit OFFSET :offset");
    auto query = database.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    bind(*query, conditions, words);
    constexpr auto all = std::numeric_limits<std::int64_t>::max();
    const auto most = static_cast<std::uint64_t>(all);
    query->bind_named(":limit", filter.limit == 0 ? all : std::min(filter.limit, most));
    query->bind_named(":offset", std::min(filter.offset, most));
    return give_rows(*query, sink);
}

Result<std::uint64_t> count_rows(const Database& database, View view, const Filter& filter) {
    const SearchQuery words = search_query(filter.words);
    if (Result<void> good = check(view, filter, words); !good) {
        return tl::unexpected(good.error());
    }
    if (view == View::search && words.expression.empty()) return 0;
    const Listing& listing = listing_of(view);
    const auto conditions = conditions_of(listing, filter);
    const bool is_whole = std::all_of(
        conditions.begin(), conditions.end(), [](const auto& one) { return one.value.empty(); });
    const bool has_table = is_whole && !listing.table.empty();
    auto query = database.prepare(fmt::format(
        "SELECT count(*) FROM {}",
        has_table ? std::string(listing.table) : '(' + select_of("1", listing, conditions) + ')'));
    if (!query) return tl::unexpected(query.error());
    bind(*query, conditions, words);
    const Result<bool> counted = query->next();
    if (!counted) return tl::unexpected(counted.error());
    return static_cast<std::uint64_t>(query->integer(0));
}

}  // namespace concord
