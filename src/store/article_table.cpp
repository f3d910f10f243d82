// Articles and everything that hangs on one of them.

#include "store/article_table.h"

#include <algorithm>

#include "base/article_json.h"
#include "store/search_words.h"

namespace concord {
namespace {

constexpr std::string_view insert_article =
    "INSERT INTO article(id, outlet, title, published, day, url, canonical, language, truncated,"
    " sha256, text, record, reading) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_path =
    "INSERT OR IGNORE INTO article_path(article, path, reading) VALUES(?,?,?)";
constexpr std::string_view insert_words = "INSERT INTO sentence_words(rowid, words) VALUES(?,?)";
constexpr std::string_view insert_sketch =
    "INSERT OR REPLACE INTO sketch(article, bytes) VALUES(?,?)";
constexpr std::string_view delete_words =
    "INSERT INTO sentence_words(sentence_words, rowid, words) VALUES('delete',?,?)";
constexpr std::string_view delete_article = "DELETE FROM article WHERE key = ?";
constexpr std::string_view select_key = "SELECT key FROM article WHERE id = ?";
constexpr std::string_view select_article =
    "SELECT a.key, a.record, a.text, s.version_of FROM article a"
    " LEFT JOIN story_article s ON s.article = a.key WHERE a.id = ?";
constexpr std::string_view select_paths =
    "SELECT path FROM article_path WHERE article = ? ORDER BY path";
constexpr std::string_view insert_reading =
    "INSERT OR IGNORE INTO reading(folder, kind, fields, date) VALUES(?,?,?,?)";
constexpr std::string_view select_reading =
    "SELECT key FROM reading WHERE folder = ? AND kind = ? AND fields = ? AND date = ?";
constexpr std::string_view delete_readings =
    "DELETE FROM reading WHERE key NOT IN (SELECT reading FROM article_path)"
    " AND key NOT IN (SELECT reading FROM article)";
/// Read otherwise than so, when the new reading says something.
constexpr std::string_view select_reread =
    "SELECT 1 FROM article a JOIN reading o ON o.key = a.reading JOIN reading n ON n.key = ?2"
    " WHERE a.id = ?1 AND (n.kind, n.fields, n.date) IS NOT ('', '', '')"
    " AND (n.kind, n.fields, n.date) IS NOT (o.kind, o.fields, o.date)";
constexpr std::string_view select_places =
    "SELECT path, folder, kind, fields, date FROM article_paths WHERE article = ? ORDER BY path";

/// One line OURS=THEIRS for each field that is named otherwise.
std::string lines_of(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string lines;
    for (const auto& [ours, theirs] : fields) {
        lines.append(ours).append(1, '=').append(theirs).append(1, '\n');
    }
    return lines;
}

std::vector<std::pair<std::string, std::string>> fields_of(std::string_view lines) {
    std::vector<std::pair<std::string, std::string>> fields;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) continue;
        fields.emplace_back(line.substr(0, equals), line.substr(equals + 1));
    }
    return fields;
}

/// "2025-04-12" of "2025-04-12T14:29:00+03:00".
std::string_view day_of(std::string_view published) {
    return published.substr(0, 10);
}

}  // namespace

Result<ArticleTable> ArticleTable::prepare(Database& database) {
    ArticleTable table(database);
    auto rows = ArticleRows::prepare(database, RowUse::insert);
    if (!rows) return tl::unexpected(rows.error());
    table.rows_ = std::move(*rows);
    return table;
}

Result<std::int64_t> ArticleTable::reading_key(const ReadAs& reading) {
    const std::string_view kind = reading.intake.kind ? name_of(*reading.intake.kind) : "";
    const std::string fields = lines_of(reading.intake.fields);
    const auto insert = database_->prepared(insert_reading);
    if (!insert) return tl::unexpected(insert.error());
    const Result<void> done = (*insert)->run(reading.folder, kind, fields, reading.date);
    if (!done) return tl::unexpected(done.error());
    const auto select = database_->prepared(select_reading);
    if (!select) return tl::unexpected(select.error());
    (*select)->start(reading.folder, kind, fields, reading.date);
    const Result<bool> found = (*select)->next();
    if (!found) return tl::unexpected(found.error());
    const std::int64_t key = (*select)->integer(0);
    (*select)->reset();
    return key;
}

Result<bool> ArticleTable::is_read_otherwise(std::string_view id, std::int64_t reading) {
    const auto query = database_->prepared(select_reread);
    if (!query) return tl::unexpected(query.error());
    (*query)->start(id, reading);
    Result<bool> found = (*query)->next();
    (*query)->reset();
    return found;
}

Result<void> ArticleTable::add(const ArticleRecord& record,
                               std::int64_t reading,
                               std::string_view sketch) {
    const auto found = find_article(*database_, record.article.id);
    if (!found) return tl::unexpected(found.error());
    if (*found) return add_paths(**found, record.article, reading);
    const auto key = insert(record, reading);
    if (!key) return tl::unexpected(key.error());
    return add_paths(*key, record.article, reading)
        .and_then([&] { return rows_.run(*key, record); })
        .and_then([&] { return for_each_sentence(*key, record, insert_words); })
        .and_then([&] {
            return sketch.empty() ? Result<void>() : keep_sketch(record.article.id, sketch);
        });
}

Result<void> ArticleTable::keep_sketch(std::string_view id, std::string_view bytes) {
    const auto key = article_key(*database_, id);
    if (!key) return tl::unexpected(key.error());
    const auto query = database_->prepared(insert_sketch);
    if (!query) return tl::unexpected(query.error());
    return (*query)->run(*key, Bytes{bytes});
}

Result<void> ArticleTable::add_place(std::string_view id, const ReportPlace& place) {
    const auto key = article_key(*database_, id);
    if (!key) return tl::unexpected(key.error());
    const auto reading = reading_key(place.reading);
    if (!reading) return tl::unexpected(reading.error());
    const auto query = database_->prepared(insert_path);
    if (!query) return tl::unexpected(query.error());
    return (*query)->run(*key, place.path, *reading);
}

Result<std::int64_t> ArticleTable::insert(const ArticleRecord& record, std::int64_t reading) {
    const Article& article = record.article;
    const auto query = database_->prepared(insert_article);
    if (!query) return tl::unexpected(query.error());
    const Result<void> done = (*query)->run(article.id,
                                            known(article.outlet),
                                            known(article.title),
                                            known(article.published),
                                            known(day_of(article.published)),
                                            known(article.url),
                                            known(article.canonical),
                                            known(article.language),
                                            article.truncated,
                                            article.sha256,
                                            article.text,
                                            to_stored_json(record),
                                            reading);
    if (!done) return tl::unexpected(done.error());
    return sqlite3_last_insert_rowid(database_->handle());
}

Result<void> ArticleTable::add_paths(std::int64_t key,
                                     const Article& article,
                                     std::int64_t reading) {
    const auto query = database_->prepared(insert_path);
    if (!query) return tl::unexpected(query.error());
    if (!article.path.empty()) {
        if (Result<void> done = (*query)->run(key, article.path, reading); !done) return done;
    }
    for (const std::string& path : article.paths) {
        if (path == article.path) continue;
        if (Result<void> done = (*query)->run(key, path, reading); !done) return done;
    }
    return {};
}

Result<void> ArticleTable::for_each_sentence(std::int64_t key,
                                             const ArticleRecord& record,
                                             std::string_view sql) {
    const auto query = database_->prepared(sql);
    if (!query) return tl::unexpected(query.error());
    std::int64_t n = 0;
    for (const Sentence& sentence : record.annotation.sentences) {
        if (++n > max_indexed_sentences) break;
        words_.clear();
        append_search_words(slice(record.article.text, sentence.span), words_);
        if (words_.empty()) continue;
        if (Result<void> done = (*query)->run(sentence_row(key, n), words_); !done) return done;
    }
    return {};
}

Result<void> ArticleTable::remove(const ArticleId& id) {
    const auto key = article_key(*database_, id);
    if (!key) return tl::unexpected(key.error());
    const auto record = read_article(*database_, id);
    if (!record) return tl::unexpected(record.error());
    // An index without content must be told the words that it is to forget.
    Result<void> done = for_each_sentence(*key, *record, delete_words);
    if (!done) return done;
    const auto drop = database_->prepared(delete_article);
    if (!drop) return tl::unexpected(drop.error());
    return (*drop)->run(*key);
}

Result<void> ArticleTable::drop_unused_readings() {
    const auto drop = database_->prepared(delete_readings);
    if (!drop) return tl::unexpected(drop.error());
    return (*drop)->run();
}

Result<std::optional<std::int64_t>> find_article(Database& database, std::string_view id) {
    const auto query = database.prepared(select_key);
    if (!query) return tl::unexpected(query.error());
    (*query)->start(id);
    const Result<bool> found = (*query)->next();
    if (!found) return tl::unexpected(found.error());
    std::optional<std::int64_t> key;
    if (*found) key = (*query)->integer(0);
    (*query)->reset();
    return key;
}

Result<std::int64_t> article_key(Database& database, std::string_view id) {
    const auto key = find_article(database, id);
    if (!key) return tl::unexpected(key.error());
    if (*key) return **key;
    return tl::unexpected(
        Error{ErrorKind::not_found, "no article " + std::string(id) + " in the store", 0});
}

Result<ArticleRecord> read_article(Database& database, std::string_view id) {
    const auto query = database.prepared(select_article);
    if (!query) return tl::unexpected(query.error());
    Query& row = **query;
    row.start(id);
    const Result<bool> found = row.next();
    if (!found) return tl::unexpected(found.error());
    if (!*found) {
        return tl::unexpected(
            Error{ErrorKind::not_found, "no article " + std::string(id) + " in the store", 0});
    }
    auto record = article_record_from_stored_json(row.text(1), std::string(row.text(2)));
    const std::int64_t key = row.integer(0);
    if (record) record->article.version_of = row.text(3);
    row.reset();
    if (!record) {
        Error error = record.error();
        error.message = "the stored record of article " + std::string(id) + ": " + error.message;
        return tl::unexpected(std::move(error));
    }
    const auto paths = database.prepared(select_paths);
    if (!paths) return tl::unexpected(paths.error());
    (*paths)->start(key);
    while (true) {
        const Result<bool> more = (*paths)->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        record->article.paths.emplace_back((*paths)->text(0));
    }
    if (!record->article.paths.empty()) record->article.path = record->article.paths.front();
    return record;
}

Result<std::vector<ReportPlace>> read_places(Database& database, std::string_view id) {
    const auto query = database.prepared(select_places);
    if (!query) return tl::unexpected(query.error());
    std::vector<ReportPlace> places;
    (*query)->start(id);
    while (true) {
        const Result<bool> more = (*query)->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return places;
        ReportPlace place;
        place.path = (*query)->text(0);
        place.reading.folder = (*query)->text(1);
        place.reading.intake.kind = input_kind_from((*query)->text(2));
        place.reading.intake.fields = fields_of((*query)->text(3));
        place.reading.date = (*query)->text(4);
        places.push_back(std::move(place));
    }
}

}  // namespace concord
