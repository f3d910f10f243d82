// The listings: what each is selected from, how each filter narrows it, in which order it comes.
// Orders end in something that no two rows share, and never in an order of writing.

#include "store/listings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "base/calendar.h"
#include "store/record_views.h"
#include "store/search_words.h"

namespace concord {
namespace {

/// One listing; `since` to `speaker` are the conditions of the filters.
struct Listing {
    std::string_view columns;           ///< names as listed, separated by spaces
    std::string_view select;            ///< as many expressions
    std::string_view record_view = {};  ///< comes before `from` when there is one
    std::string_view from;
    std::string_view where;  ///< always; may be empty
    std::string_view story = "sa.story = :story";
    std::string_view article = "a.id = :article";
    std::string_view since = "a.day >= :since";
    std::string_view until = "a.day <= :until";
    std::string_view outlet = "same(a.outlet, :outlet)";
    std::string_view speaker;
    std::string_view order;
    std::string_view table = {};  ///< has as many rows as the whole listing; counts it at once
};

// The articles of a row of `a` say something by the speaker ...
constexpr std::string_view article_has_speaker =
    "EXISTS (SELECT 1 FROM statement x LEFT JOIN entity y ON y.article = x.article AND y.n = "
    "x.speaker"
    " WHERE x.article = a.key AND (holds(y.name, :speaker) OR"
    " holds(words(a.text, x.speaker_begin, x.speaker_end), :speaker)))";
// ... and these say it in the words of the row, which are r."begin" to r."end".
constexpr std::string_view words_have_speaker =
    "EXISTS (SELECT 1 FROM statement x LEFT JOIN entity y ON y.article = x.article AND y.n = "
    "x.speaker"
    " WHERE x.article = a.key AND x.\"begin\" < r.\"end\" AND x.\"end\" > r.\"begin\" AND"
    " (holds(y.name, :speaker) OR"
    " holds(words(a.text, x.speaker_begin, x.speaker_end), :speaker)))";

constexpr Listing articles = {
    .columns =
        "id story outlet title published url language truncated version_of statements sha256 "
        "path cite",
    .select =
        "a.id, sa.story, a.outlet, a.title, a.published, a.url, a.language, a.truncated,"
        " sa.version_of, (SELECT count(*) FROM statement x WHERE x.article = a.key), a.sha256,"
        " (SELECT min(path) FROM article_path p WHERE p.article = a.key),"
        " a.id || '/' || coalesce("
        "(SELECT \"begin\" || '-' || \"end\" FROM block b"
        " WHERE b.article = a.key AND b.role = 'title' ORDER BY b.n LIMIT 1),"
        " iif(a.title IS NULL, NULL, 'title'),"
        "(SELECT \"begin\" || '-' || \"end\" FROM sentence b"
        " WHERE b.article = a.key ORDER BY b.n LIMIT 1), '0-0')",
    .from = "article a LEFT JOIN story_article sa ON sa.article = a.key",
    .where = {},
    .speaker = article_has_speaker,
    .order = "a.day IS NULL, a.published, a.id",
    .table = "article"};

constexpr Listing problems = {
    .columns = "path article stage kind at message",
    .select = "r.path, a.id, r.stage, r.kind, r.at, r.message",
    .from =
        "(SELECT path, NULL AS article, stage, kind, at, message FROM problem UNION ALL"
        " SELECT (SELECT min(path) FROM article_path f WHERE f.article = p.article), p.article,"
        " p.stage, p.kind, p.at, p.message FROM article_problem p) r"
        " LEFT JOIN article a ON a.key = r.article"
        " LEFT JOIN story_article sa ON sa.article = r.article",
    .where = {},
    .speaker = article_has_speaker,
    .order = "r.path, r.at, r.stage, r.kind, r.message, a.id"};

constexpr Listing stories = {
    .columns = "id title begin end articles outlets origins cite",
    .select =
        "s.id, iif(s.title_begin IS NULL, t.title, words(t.text, s.title_begin, s.title_end)),"
        " s.\"begin\", s.\"end\", s.articles, s.outlets, s.origins,"
        " t.id || '/' || ifnull(s.title_begin || '-' || s.title_end, 'title')",
    .from = "story s LEFT JOIN article t ON t.key = s.title",
    .where = {},
    .story = "s.id = :story",
    .article =
        "EXISTS (SELECT 1 FROM story_article m JOIN article a ON a.key = m.article"
        " WHERE m.story = s.id AND a.id = :article)",
    .since = "s.\"end\" >= :since",
    .until = "s.\"begin\" <= :until",
    .outlet =
        "EXISTS (SELECT 1 FROM story_article m JOIN article a ON a.key = m.article"
        " WHERE m.story = s.id AND same(a.outlet, :outlet))",
    .speaker =
        "EXISTS (SELECT 1 FROM story_statement m"
        " WHERE m.story = s.id AND holds(m.speaker, :speaker))",
    .order = "s.articles DESC, s.id"};

// A line of a month is in every day of it.
constexpr Listing timeline = {
    .columns = "date precision outlet published text part story cite",
    .select =
        "r.date, r.precision, a.outlet, a.published, words(a.text, r.\"begin\", r.\"end\"),"
        " r.part, r.story, a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .from = "timeline_line r JOIN article a ON a.key = r.article",
    .where = {},
    .story = "r.story = :story",
    .since = "r.date >= substr(:since, 1, length(r.date))",
    .until = "r.date <= substr(:until, 1, length(r.date))",
    .speaker = words_have_speaker,
    .order =
        "r.date, a.day IS NULL, a.published, a.id, r.\"begin\", r.\"end\", r.story, r.part, r.n",
    .table = "timeline_line"};

constexpr Listing statements = {
    .columns =
        "speaker kind text cue polarity confidence outlet published versions origins difference "
        "statement story cite",
    .select =
        "coalesce(e.name, words(a.text, r.speaker_begin, r.speaker_end)), r.kind,"
        " (SELECT group_concat(part, ' … ') FROM (SELECT words(a.text, c.\"begin\", c.\"end\") AS "
        "part"
        " FROM statement_content c WHERE c.article = r.article AND c.statement = r.n ORDER BY "
        "c.n)),"
        " words(a.text, r.cue_begin, r.cue_end), r.polarity, r.confidence, a.outlet, a.published, "
        "g.versions,"
        " g.origins, v.difference, 's' || g.n, sa.story, a.id || '/s' || r.n",
    .from =
        "statement r JOIN article a ON a.key = r.article"
        " LEFT JOIN entity e ON e.article = r.article AND e.n = r.speaker"
        " LEFT JOIN story_article sa ON sa.article = r.article"
        " LEFT JOIN story s ON s.id = sa.story"
        " LEFT JOIN statement_version v ON v.article = r.article AND v.\"begin\" = r.\"begin\""
        " AND v.\"end\" = r.\"end\" AND NOT EXISTS (SELECT 1 FROM statement_version w"
        " WHERE w.article = v.article AND w.\"begin\" = v.\"begin\" AND w.\"end\" = v.\"end\""
        " AND (w.statement, w.n) < (v.statement, v.n))"
        " LEFT JOIN story_statement g ON g.story = v.story AND g.n = v.statement",
    .where = {},
    .speaker =
        "(holds(e.name, :speaker) OR holds(g.speaker, :speaker) OR"
        " holds(words(a.text, r.speaker_begin, r.speaker_end), :speaker))",
    .order =
        "s.articles DESC, sa.story, g.n IS NULL, g.n, v.n, a.day IS NULL, a.published, a.id, r.n",
    .table = "statement"};

constexpr Listing quantities = {
    .columns = "text low high approx exclusive unit of role place time outlet published story cite",
    .select =
        "words(a.text, r.\"begin\", r.\"end\"), r.low, r.high, r.approx, r.exclusive, r.unit,"
        " words(a.text, r.of_begin, r.of_end), r.role, e.name, t.value, a.outlet, a.published,"
        " sa.story, a.id || '/q' || r.n",
    .from =
        "quantity r JOIN article a ON a.key = r.article"
        " LEFT JOIN entity e ON e.article = r.article AND e.n = r.place"
        " LEFT JOIN time t ON t.article = r.article AND t.n = r.time"
        " LEFT JOIN story_article sa ON sa.article = r.article",
    .where = {},
    .speaker = words_have_speaker,
    .order = "a.day IS NULL, a.published, a.id, r.n"};

// Articles that rest on another text, and those texts; the longest shared passage is shown.
constexpr Listing copies = {
    .columns =
        "story origin kind shared article outlet published source passages text source_cite "
        "cite",
    .select =
        "o.story, 'o' || o.n, o.kind, o.shared, a.id, a.outlet, a.published,"
        " CASE WHEN m.n > 1 THEN f.id END,"
        " (SELECT count(*) FROM passage x WHERE x.story = o.story AND x.origin = o.n"
        " AND x.copy = a.key),"
        " words(a.text, r.\"begin\", r.\"end\"),"
        " b.id || '/' || r.source_begin || '-' || r.source_end,"
        " a.id || '/' || coalesce(r.\"begin\" || '-' || r.\"end\","
        "(SELECT \"begin\" || '-' || \"end\" FROM sentence x"
        " WHERE x.article = a.key ORDER BY x.n LIMIT 1), '0-0')",
    .from =
        "origin o JOIN story s ON s.id = o.story"
        " JOIN origin_article m ON m.story = o.story AND m.origin = o.n"
        " JOIN article a ON a.key = m.article"
        " JOIN origin_article l ON l.story = o.story AND l.origin = o.n AND l.n = 1"
        " JOIN article f ON f.key = l.article"
        " LEFT JOIN passage r ON r.story = o.story AND r.origin = o.n AND r.copy = a.key"
        " AND r.n = (SELECT x.n FROM passage x WHERE x.story = o.story AND x.origin = o.n"
        " AND x.copy = a.key ORDER BY x.\"end\" - x.\"begin\" DESC, x.n LIMIT 1)"
        " LEFT JOIN article b ON b.key = r.source",
    .where = "o.kind <> 'independent'",
    .story = "o.story = :story",
    .speaker = words_have_speaker,
    .order = "s.articles DESC, o.story, o.n, m.n"};

constexpr Listing events = {
    .columns = "story event type who whom date precision place origins outlet text cite",
    .select =
        "r.story, r.id, r.type, r.who, r.whom, r.date, r.precision, r.place, r.origins,"
        " r.outlet, r.text, a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .record_view = story_events_view,
    .from = "r JOIN article a ON a.id = r.article",
    .where = {},
    .story = "r.story = :story",
    .since = "r.date >= substr(:since, 1, length(r.date))",
    .until = "r.date <= substr(:until, 1, length(r.date))",
    .speaker = words_have_speaker,
    .order =
        "r.story, r.date IS NULL, r.date, CAST(substr(r.id, 2) AS INTEGER), a.day IS NULL,"
        " a.published, a.id, r.\"begin\", r.\"end\""};

constexpr Listing disagreements = {
    .columns = "story kind about reading value origins outlet published text cite",
    .select =
        "r.story, r.kind, r.about, r.reading, r.value, r.origins, a.outlet, a.published,"
        " r.text, a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .record_view = disagreements_view,
    .from = "r JOIN article a ON a.id = r.article",
    .where = {},
    .story = "r.story = :story",
    .speaker = words_have_speaker,
    .order =
        "r.story, r.n, r.origins DESC, r.value, a.day IS NULL, a.published, a.id, r.\"begin\""};

constexpr Listing positions = {
    .columns = "story actor issue stance changed date outlet text cite",
    .select =
        "r.story, r.actor, r.issue, r.stance, r.changed, r.date, a.outlet, r.text,"
        " a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .record_view = positions_view,
    .from = "r JOIN article a ON a.id = r.article",
    .where = {},
    .story = "r.story = :story",
    .speaker = words_have_speaker,
    .order = "r.story, r.n, r.date IS NULL, r.date, a.id, r.\"begin\""};

constexpr Listing agreements = {
    .columns = "story name parties part date by alleged_by count outlet text cite",
    .select =
        "r.story, r.name, r.parties, r.part, r.date, r.\"by\", r.alleged_by, r.count, a.outlet,"
        " r.text, a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .record_view = agreements_view,
    .from = "r JOIN article a ON a.id = r.article",
    .where = {},
    .story = "r.story = :story",
    .speaker = words_have_speaker,
    .order = "r.story, r.n, r.part, r.date IS NULL, r.date, a.id, r.\"begin\", r.\"end\""};

constexpr Listing coverage = {
    .columns = "story outlet part text article cite",
    .select =
        "r.story, r.outlet, r.part, r.text, a.id,"
        " a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .record_view = coverage_view,
    .from = "r JOIN article a ON a.id = r.article",
    .where = {},
    .story = "r.story = :story",
    .outlet = "same(r.outlet, :outlet)",
    .speaker = words_have_speaker,
    .order = "r.story, r.outlet, r.part, a.day IS NULL, a.published, a.id, r.\"begin\", r.\"end\""};

constexpr Listing search = {
    .columns = "text outlet title published language story cite",
    .select =
        "words(a.text, r.\"begin\", r.\"end\"), a.outlet, a.title, a.published, a.language,"
        " sa.story, a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .from =
        "sentence_words f JOIN sentence r ON r.article = f.rowid >> 24"
        " AND r.n = f.rowid & 16777215 JOIN article a ON a.key = r.article"
        " LEFT JOIN story_article sa ON sa.article = a.key",
    .where = "sentence_words MATCH :words",
    .speaker = words_have_speaker,
    .order = "bm25(sentence_words), a.day IS NULL, a.published, a.id, r.n"};

/// In the order of `View`.
constexpr std::array<const Listing*, 13> listings = {&articles,
                                                     &problems,
                                                     &stories,
                                                     &timeline,
                                                     &statements,
                                                     &events,
                                                     &quantities,
                                                     &disagreements,
                                                     &positions,
                                                     &agreements,
                                                     &coverage,
                                                     &copies,
                                                     &search};

const Listing& listing_of(View view) {
    return *listings.at(static_cast<std::size_t>(view));
}

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
    if (!listing.record_view.empty()) sql.append("(").append(listing.record_view).append(") ");
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
        std::array<std::vector<std::string_view>, listings.size()> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all.at(i) = split_names(listings.at(i)->columns);
        return all;
    }();
    return columns.at(static_cast<std::size_t>(view));
}

std::string_view name_of(View view) {
    static constexpr std::array<std::string_view, listings.size()> names = {"articles",
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
    return names.at(static_cast<std::size_t>(view));
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
    auto query = database.prepare(is_whole && !listing.table.empty()
                                      ? fmt::format("SELECT count(*) FROM {}", listing.table)
                                      : select_of("count(*)", listing, conditions));
    if (!query) return tl::unexpected(query.error());
    bind(*query, conditions, words);
    const Result<bool> counted = query->next();
    if (!counted) return tl::unexpected(counted.error());
    return static_cast<std::uint64_t>(query->integer(0));
}

}  // namespace concord
