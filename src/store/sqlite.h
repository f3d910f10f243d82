#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "concord/result.h"

namespace concord {

class Database;

/// Bytes that are no text; they must live until the statement has run.
struct Bytes {
    std::string_view view;
};

/// A prepared statement. Asked with `run`, `first` or `rows`; one run at a time.
class Query {
public:
    Query() = default;

    /// Runs a statement that gives no rows.
    template <class... Values>
    [[nodiscard]] Result<void> run(const Values&... values) {
        bind_all(values...);
        return run_bound();
    }

    /// Starts a statement; `next` gives its rows, `reset` ends it early.
    template <class... Values>
    void start(const Values&... values) {
        bind_all(values...);
    }
    /// False at the end; the statement is then ready for the next start.
    [[nodiscard]] Result<bool> next();
    void reset() { sqlite3_reset(statement_.get()); }

    // Of the row that `next` gave; views live until the following call.
    [[nodiscard]] std::int64_t integer(int column) const {
        return sqlite3_column_int64(statement_.get(), column);
    }
    [[nodiscard]] double real(int column) const {
        return sqlite3_column_double(statement_.get(), column);
    }
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] int type(int column) const {
        return sqlite3_column_type(statement_.get(), column);
    }
    [[nodiscard]] int columns() const { return sqlite3_column_count(statement_.get()); }

    /// A value by its name in the statement; one that is not in it is passed over.
    template <class Value>
    void bind_named(const char* name, const Value& value) {
        const int at = sqlite3_bind_parameter_index(statement_.get(), name);
        if (at > 0) bind(at, value);
    }
    void bind(int at, std::nullopt_t /*nothing*/) { sqlite3_bind_null(statement_.get(), at); }
    void bind(int at, double value) { sqlite3_bind_double(statement_.get(), at, value); }
    /// The text must live until the statement has run.
    void bind(int at, std::string_view value) {
        sqlite3_bind_text64(
            statement_.get(), at, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    void bind(int at, Bytes value) {
        sqlite3_bind_blob64(
            statement_.get(), at, value.view.data(), value.view.size(), SQLITE_STATIC);
    }
    void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
    void bind(int at, const char* value) { bind(at, std::string_view(value)); }
    template <std::integral Integer>
    void bind(int at, Integer value) {
        sqlite3_bind_int64(statement_.get(), at, static_cast<std::int64_t>(value));
    }
    template <class Value>
    void bind(int at, const std::optional<Value>& value) {
        if (value) {
            bind(at, *value);
        } else {
            bind(at, std::nullopt);
        }
    }

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    template <class... Values>
    void bind_all(const Values&... values) {
        reset();
        int at = 0;
        (bind(++at, values), ...);
    }
    [[nodiscard]] Result<void> run_bound();

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    const Database* database_ = nullptr;
};

/// A text that is NULL in the database when it is not known.
[[nodiscard]] inline std::optional<std::string_view> known(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

/// A connection that trusts neither the file nor its schema.
class Database {
public:
    enum class Mode { read, write };

    /// errors  not_found, io; the file itself is first looked at by the first query
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode);

    /// Several statements without values.
    [[nodiscard]] Result<void> execute(const char* sql) const;
    [[nodiscard]] Result<Query> prepare(std::string_view sql) const;
    /// A statement that is prepared once and then kept; sql must be a constant.
    [[nodiscard]] Result<Query*> prepared(std::string_view sql);
    /// The first column of the first row; 0 when there is none.
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql) const;

    /// What SQLite's result code means for the user.
    [[nodiscard]] Error error(int code) const;
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };

    explicit Database(std::string path) : path_(std::move(path)) {}
    [[nodiscard]] Result<void> configure(Mode mode) const;

    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
    std::map<std::string_view, Query> queries_;
};

/// Everything until `commit` happens or nothing does.
class Transaction {
public:
    /// errors  conflict when another writer is at work
    [[nodiscard]] static Result<Transaction> begin(const Database& database);
    Transaction(Transaction&& other) noexcept : database_(other.database_) {
        other.database_ = nullptr;
    }
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Database& database) : database_(&database) {}
    const Database* database_;
};

}  // namespace concord
