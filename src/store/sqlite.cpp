// The little of SQLite that the store needs, with its result codes as errors.

#include "store/sqlite.h"

#include <array>
#include <utility>

namespace concord {
namespace {

constexpr int busy_timeout_ms = 5000;

}  // namespace

std::string_view Query::text(int column) const {
    const auto* const bytes = sqlite3_column_text(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Query::bytes(int column) const {
    const void* const bytes = sqlite3_column_blob(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Result<bool> Query::next() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    reset();
    if (code == SQLITE_DONE) return false;
    return tl::unexpected(database_->error(code));
}

Result<void> Query::run_bound() {
    const int code = sqlite3_step(statement_.get());
    reset();
    if (code == SQLITE_DONE || code == SQLITE_ROW) return {};
    return tl::unexpected(database_->error(code));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode) {
    // A name that SQLite would take for something else than a file gets a folder.
    const std::string file =
        path.starts_with(':') || path.starts_with("file:") ? "./" + path : path;
    std::unique_ptr<Database> database(new Database(path));
    const int flags =
        mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    database->handle_.reset(handle);
    if (code != SQLITE_OK) return tl::unexpected(database->error(code));
    sqlite3_extended_result_codes(handle, 1);
    if (Result<void> done = database->configure(mode); !done) return tl::unexpected(done.error());
    return database;
}

Result<void> Database::configure(Mode mode) const {
    struct Setting {
        int option;
        int value;
    };
    static constexpr std::array<Setting, 7> settings = {{
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
    }};
    for (const Setting& setting : settings) {
        sqlite3_db_config(handle_.get(), setting.option, setting.value, nullptr);
    }
    sqlite3_busy_timeout(handle_.get(), busy_timeout_ms);
    if (Result<void> done = execute("PRAGMA cell_size_check = ON"); !done) return done;
    return mode == Mode::read ? execute("PRAGMA query_only = ON") : Result<void>();
}

Result<void> Database::execute(const char* sql) const {
    const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    return tl::unexpected(error(code));
}

Result<Query> Database::prepare(std::string_view sql) const {
    Query query;
    query.database_ = this;
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(),
                                        sql.data(),
                                        static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT,
                                        &statement,
                                        nullptr);
    query.statement_.reset(statement);
    if (code != SQLITE_OK) return tl::unexpected(error(code));
    return query;
}

Result<Query*> Database::prepared(std::string_view sql) {
    const auto found = queries_.find(sql);
    if (found != queries_.end()) return &found->second;
    Result<Query> query = prepare(sql);
    if (!query) return tl::unexpected(query.error());
    return &queries_.emplace(sql, std::move(*query)).first->second;
}

Result<std::int64_t> Database::number(std::string_view sql) const {
    Result<Query> query = prepare(sql);
    if (!query) return tl::unexpected(query.error());
    const Result<bool> found = query->next();
    if (!found) return tl::unexpected(found.error());
    return *found ? query->integer(0) : 0;
}

Error Database::error(int code) const {
    const std::string detail = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::conflict, "another build is writing to " + path_, 0};
        case SQLITE_NOTADB:
            return {ErrorKind::malformed, path_ + " is no Concord store", 0};
        case SQLITE_CORRUPT:
            return {ErrorKind::malformed, path_ + " is damaged: " + detail, 0};
        case SQLITE_CANTOPEN:
            return {ErrorKind::io, "cannot open " + path_ + ": " + detail, 0};
        case SQLITE_FULL:
            return {ErrorKind::io, "the disk of " + path_ + " is full", 0};
        default:
            return {ErrorKind::io, path_ + ": " + detail, 0};
    }
}

Result<Transaction> Transaction::begin(const Database& database) {
    if (Result<void> begun = database.execute("BEGIN IMMEDIATE"); !begun) {
        return tl::unexpected(begun.error());
    }
    return Transaction(database);
}

Transaction::~Transaction() {
    if (database_ != nullptr) std::ignore = database_->execute("ROLLBACK");
}

Result<void> Transaction::commit() {
    Result<void> done = database_->execute("COMMIT");
    if (done) database_ = nullptr;
    return done;
}

}  // namespace concord
