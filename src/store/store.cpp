// The store as a whole: opening a file, and one transaction for each writing call.
//
// Journal: write-ahead log with synchronous=NORMAL. A process that is killed loses nothing that
// was committed; a machine that loses power may lose the last commits, never the file. What a cut
// build leaves behind is completed by the next one: files count as read only when everything in
// them is in the store (`input`), stories when their fingerprint stands beside them (`setting`).

#include "concord/store.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/utf8.h"
#include "concord/json.h"
#include "store/article_table.h"
#include "store/citations.h"
#include "store/listings.h"
#include "store/schema.h"
#include "store/sql_functions.h"
#include "store/story_table.h"
#include "store/verify.h"
#include "store/writer_lock.h"

namespace concord {
namespace {

constexpr std::string_view stories_setting = "stories_fingerprint";
constexpr std::string_view sketches_setting = "sketches_made_by";
constexpr std::string_view set_setting = "INSERT OR REPLACE INTO setting(name, value) VALUES(?,?)";
constexpr std::string_view get_setting = "SELECT value FROM setting WHERE name = ?";
constexpr std::string_view insert_problem =
    "INSERT OR IGNORE INTO problem(path, stage, kind, at, message) VALUES(?,?,?,?,?)";
constexpr std::string_view insert_input =
    "INSERT OR REPLACE INTO input(path, fingerprint) VALUES(?,?)";
constexpr std::string_view select_input = "SELECT 1 FROM input WHERE path = ? AND fingerprint = ?";
constexpr std::string_view select_ids = "SELECT id FROM article ORDER BY id";
constexpr std::string_view select_ids_read_as =
    "SELECT a.id FROM article a JOIN reading o ON o.key = a.reading JOIN reading n ON n.key = ?"
    " WHERE (n.kind, n.fields, n.date) IS (o.kind, o.fields, o.date) ORDER BY a.id";
constexpr std::string_view select_urls =
    "SELECT url FROM article WHERE url IS NOT NULL"
    " UNION SELECT canonical FROM article WHERE canonical IS NOT NULL";
constexpr std::string_view delete_problems =
    "DELETE FROM problem WHERE path = ?1 OR substr(path, 1, length(?1) + 1) = ?1 || '#'";
constexpr std::string_view select_sketches =
    "SELECT a.id, s.bytes FROM sketch s JOIN article a ON a.key = s.article";
constexpr std::string_view select_fingerprints = "SELECT id, fingerprint FROM story";
constexpr std::string_view select_story = "SELECT record FROM story WHERE id = ?";
constexpr std::string_view select_stories = "SELECT id FROM story ORDER BY id";

Result<void> run(Database& database, std::string_view sql, const auto&... values) {
    const auto query = database.prepared(sql);
    return query ? (*query)->run(values...) : tl::unexpected(query.error());
}

/// The first column of the first row as text; nothing when there is no row.
Result<std::optional<std::string>> find_text(Database& database,
                                             std::string_view sql,
                                             const auto&... values) {
    const auto query = database.prepared(sql);
    if (!query) return tl::unexpected(query.error());
    (*query)->start(values...);
    const Result<bool> found = (*query)->next();
    if (!found) return tl::unexpected(found.error());
    std::optional<std::string> text;
    if (*found) text = std::string((*query)->text(0));
    (*query)->reset();
    return text;
}

Result<std::vector<std::string>> all_texts(Database& database,
                                           std::string_view sql,
                                           const auto&... values) {
    const auto query = database.prepared(sql);
    if (!query) return tl::unexpected(query.error());
    std::vector<std::string> texts;
    (*query)->start(values...);
    while (true) {
        const Result<bool> more = (*query)->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return texts;
        texts.emplace_back((*query)->text(0));
    }
}

/// Text that is no UTF-8 is stored as it is exported, so that offsets stay the same.
Result<ArticleRecord> with_valid_text(const ArticleRecord& record) {
    return article_record_from_json(to_json(record));
}

Result<void> start_log(const Database& database) {
    auto query = database.prepare("PRAGMA journal_mode = WAL");
    if (!query) return tl::unexpected(query.error());
    const Result<bool> answered = query->next();
    if (!answered) return tl::unexpected(answered.error());
    if (*answered && query->text(0) == "wal") return {};
    return tl::unexpected(
        Error{ErrorKind::io, database.path() + " lies where SQLite can keep no log beside it", 0});
}

/// A file without tables is taken for a store that is about to be made.
Result<void> prepare_file(Database& database) {
    const Result<std::int64_t> tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tl::unexpected(tables.error());
    if (*tables > 0) {
        if (Result<void> good = check_schema(database); !good) return good;
    }
    if (Result<void> done = start_log(database); !done) return done;
    // Rows of stories lie by their ids, in no order of writing: a small cache would read the pages
    // of a large store again and again.
    return database.execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768");
}

/// Takes an article out, and the stories that rest on it.
Result<void> take_out(Database& database, ArticleTable& articles, const ArticleId& id) {
    const auto key = article_key(database, id);
    if (!key) return tl::unexpected(key.error());
    return remove_stories_of(database, *key)
        .and_then([&] { return articles.remove(id); })
        .and_then([&] { return run(database, set_setting, stories_setting, ""); });
}

/// Takes an article out when it is to be added as it is read now.
///
/// returns  the places it was found at
Result<std::vector<ReportPlace>> make_room(Database& database,
                                           ArticleTable& articles,
                                           const ArticleId& id,
                                           std::int64_t reading) {
    const Result<bool> is_replaced = articles.is_read_otherwise(id, reading);
    if (!is_replaced) return tl::unexpected(is_replaced.error());
    if (!*is_replaced) return {};
    Result<std::vector<ReportPlace>> places = read_places(database, id);
    if (!places) return places;
    if (Result<void> done = take_out(database, articles, id); !done) {
        return tl::unexpected(done.error());
    }
    return places;
}

}  // namespace

struct Store::State {
    std::string path;
    // Order matters: the lock is let go after the file is closed.
    WriterLock lock;
    std::unique_ptr<Database> database;
    std::optional<ArticleTable> articles;  ///< when it may be written to
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Access access) {
    const bool is_new = !std::filesystem::exists(path);
    if (path.empty() || (is_new && access == Access::read_only)) {
        return tl::unexpected(Error{ErrorKind::not_found, "there is no store " + path, 0});
    }
    const bool is_writer = access == Access::read_write;
    auto database = Database::open(path, is_writer ? Database::Mode::write : Database::Mode::read);
    if (!database) return tl::unexpected(database.error());
    auto state = std::make_unique<State>();
    state->path = path;
    state->database = std::move(*database);
    Result<void> ready = add_sql_functions(*state->database);
    if (!is_writer) {
        ready = ready.and_then([&] { return check_schema(*state->database); });
        if (!ready) return tl::unexpected(ready.error());
        return Store(std::move(state));
    }
    ready = ready.and_then([&] { return prepare_file(*state->database); });
    if (!ready) return tl::unexpected(ready.error());
    auto lock = WriterLock::take(path);
    if (!lock) return tl::unexpected(lock.error());
    state->lock = std::move(*lock);
    const auto tables = state->database->number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tl::unexpected(tables.error());
    if (*tables == 0) ready = create_schema(*state->database);
    if (!ready) return tl::unexpected(ready.error());
    auto articles = ArticleTable::prepare(*state->database);
    if (!articles) return tl::unexpected(articles.error());
    state->articles = std::move(*articles);
    return Store(std::move(state));
}

Result<void> Store::add(std::span<const ArticleRecord> records,
                        std::span<const Problem> problems,
                        const ReadAs& reading,
                        std::span<const std::string> sketches) {
    auto transaction = Transaction::begin(*state_->database);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto key = state_->articles->reading_key(reading);
    if (!key) return tl::unexpected(key.error());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const ArticleRecord& record = records[i];
        const auto places =
            make_room(*state_->database, *state_->articles, record.article.id, *key);
        if (!places) return tl::unexpected(places.error());
        Result<void> added;
        if (is_valid_utf8(record.article.text)) {
            added = state_->articles->add(
                record, *key, i < sketches.size() ? std::string_view(sketches[i]) : "");
        } else {
            added = with_valid_text(record).and_then(
                [&](const ArticleRecord& valid) { return state_->articles->add(valid, *key, {}); });
        }
        for (const ReportPlace& place : *places) {
            added = added.and_then(
                [&] { return state_->articles->add_place(record.article.id, place); });
        }
        if (!added) return added;
    }
    for (const Problem& problem : problems) {
        Result<void> added = run(*state_->database,
                                 insert_problem,
                                 problem.path,
                                 name_of(problem.stage),
                                 name_of(problem.kind),
                                 problem.at,
                                 problem.message);
        if (!added) return added;
    }
    return transaction->commit();
}

Result<void> Store::forget_problems(const std::string& file) {
    return run(*state_->database, delete_problems, file);
}

Result<void> Store::mark_read(const std::string& path, std::string_view fingerprint) {
    return run(*state_->database, insert_input, path, fingerprint);
}

bool Store::was_read(const std::string& path, std::string_view fingerprint) const {
    const auto found = find_text(*state_->database, select_input, path, fingerprint);
    return found && found->has_value();
}

Result<void> Store::require_sketches(std::string_view made_by) {
    Database& database = *state_->database;
    const auto found = find_text(database, get_setting, sketches_setting);
    if (!found) return tl::unexpected(found.error());
    if (*found == made_by) return {};
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    return database.execute("DELETE FROM sketch")
        .and_then([&] { return run(database, set_setting, sketches_setting, made_by); })
        .and_then([&] { return transaction->commit(); });
}

Result<void> Store::keep_sketches(std::span<const ArticleSketch> sketches) {
    auto transaction = Transaction::begin(*state_->database);
    if (!transaction) return tl::unexpected(transaction.error());
    for (const ArticleSketch& sketch : sketches) {
        Result<void> kept = state_->articles->keep_sketch(sketch.article, sketch.bytes);
        if (!kept) return kept;
    }
    return transaction->commit();
}

Result<void> Store::put_stories(std::span<const DerivedStory> stories) {
    Database& database = *state_->database;
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    // Until all are in, no fingerprint tells that they are.
    if (Result<void> done = run(database, set_setting, stories_setting, ""); !done) return done;
    for (const DerivedStory& story : stories) {
        if (Result<void> done = put_story(database, story); !done) return done;
    }
    return transaction->commit();
}

Result<void> Store::finish_stories(std::string_view fingerprint) {
    return run(*state_->database, set_setting, stories_setting, fingerprint);
}

std::string Store::stories_fingerprint() const {
    const auto found = find_text(*state_->database, get_setting, stories_setting);
    return found ? found->value_or("") : std::string();
}

Result<void> Store::remove(const ArticleId& id) {
    Database& database = *state_->database;
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    return take_out(database, *state_->articles, id)
        .and_then([&] { return state_->articles->drop_unused_readings(); })
        .and_then([&] { return transaction->commit(); });
}

Result<ArticleRecord> Store::article(const ArticleId& id) const {
    return read_article(*state_->database, id);
}

const std::string& Store::path() const {
    return state_->path;
}

Result<std::vector<ArticleId>> Store::ids_read_as(const ReadAs& reading) const {
    const bool says_nothing =
        !reading.intake.kind && reading.intake.fields.empty() && reading.date.empty();
    if (says_nothing) return article_ids();
    const auto key = state_->articles->reading_key(reading);
    if (!key) return tl::unexpected(key.error());
    return all_texts(*state_->database, select_ids_read_as, *key);
}

Result<std::vector<std::string>> Store::urls() const {
    return all_texts(*state_->database, select_urls);
}

Result<std::vector<ArticleId>> Store::article_ids() const {
    return all_texts(*state_->database, select_ids);
}

Result<void> Store::sketches(
    const std::function<bool(const ArticleId& article, std::string_view bytes)>& sink) const {
    auto query = state_->database->prepare(select_sketches);
    if (!query) return tl::unexpected(query.error());
    while (true) {
        const Result<bool> more = query->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more || !sink(ArticleId(query->text(0)), query->bytes(1))) return {};
    }
}

Result<std::map<std::string, std::string>> Store::story_fingerprints() const {
    auto query = state_->database->prepare(select_fingerprints);
    if (!query) return tl::unexpected(query.error());
    std::map<std::string, std::string> fingerprints;
    while (true) {
        const Result<bool> more = query->next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return fingerprints;
        fingerprints.emplace(query->text(0), query->text(1));
    }
}

Result<std::string> Store::story_json(const std::string& id) const {
    auto found = find_text(*state_->database, select_story, id);
    if (!found) return tl::unexpected(found.error());
    if (*found) return std::move(**found);
    return tl::unexpected(Error{ErrorKind::not_found, "no story " + id + " in the store", 0});
}

Result<std::vector<std::string>> Store::story_ids() const {
    return all_texts(*state_->database, select_stories);
}

Result<void> Store::rows(View view, const Filter& filter, const RowSink& sink) const {
    return list_rows(*state_->database, view, filter, sink);
}

Result<std::uint64_t> Store::count(View view, const Filter& filter) const {
    return count_rows(*state_->database, view, filter);
}

Result<CitedWords> Store::cite(std::string_view id) const {
    return cite_words(*state_->database, id);
}

Result<std::vector<Problem>> Store::verify(std::uint64_t& checked) const {
    return verify_store(*state_->database, checked);
}

}  // namespace concord
