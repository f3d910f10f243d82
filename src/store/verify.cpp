// Does every cell still give its words? Each article's record is read again, which checks spans
// and references; its rows are looked up one by one; each citation of a story is laid beside the
// text it cites, each reference of a story is followed; rows that repeat what a record says must
// say the same; the search index must hold the words of the sentences and no others; and SQLite
// checks the file.

#include "store/verify.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <map>

#include "base/hash.h"
#include "base/utf8.h"
#include "store/article_rows.h"
#include "store/article_table.h"
#include "store/repeated_rows.h"
#include "store/search_words.h"
#include "store/story_references.h"

namespace concord {
namespace {

constexpr std::size_t most_problems = 1000;

class Verifier {
public:
    Verifier(Database& database, std::uint64_t& checked) : database_(database), checked_(checked) {}

    Result<std::vector<Problem>> run() {
        checked_ = 0;
        return check_file()
            .and_then([&] { return check_articles(); })
            .and_then([&] { return check_stories(); })
            .and_then([&] { return check_repeated_rows(); })
            .and_then([&] { return check_index(); })
            .map([&] { return std::move(problems_); });
    }

private:
    void report(std::string message) {
        if (problems_.size() >= most_problems) return;
        problems_.push_back({Stage::store, ErrorKind::malformed, std::move(message), 0, {}});
    }

    /// Calls visit() for each row.
    template <class Visit>
    Result<void> each_row(Query& query, Visit visit) {
        while (true) {
            const Result<bool> more = query.next();
            if (!more) return tl::unexpected(more.error());
            if (!*more) return {};
            visit();
        }
    }

    template <class Visit>
    Result<void> each_row(std::string_view sql, Visit visit) {
        auto query = database_.prepare(sql);
        if (!query) return tl::unexpected(query.error());
        return each_row(*query, [&] { visit(*query); });
    }

    Result<void> check_file() {
        return each_row("PRAGMA integrity_check",
                        [&](const Query& row) {
                            if (row.text(0) != "ok") {
                                report(fmt::format("SQLite finds: {}", row.text(0)));
                            }
                        })
            .and_then([&] {
                return each_row("PRAGMA foreign_key_check", [&](const Query& row) {
                    report(fmt::format(
                        "a row of {} points at no row of {}", row.text(0), row.text(2)));
                });
            });
    }

    Result<void> check_articles() {
        auto rows = ArticleRows::prepare(database_, RowUse::look_up);
        if (!rows) return tl::unexpected(rows.error());
        std::map<std::string, std::int64_t> keys;
        Result<void> listed = each_row("SELECT id, key FROM article", [&](const Query& row) {
            keys.emplace(row.text(0), row.integer(1));
        });
        if (!listed) return listed;
        for (const auto& [id, key] : keys) {
            const auto record = read_article(database_, id);
            if (!record) {
                report(record.error().message);
                continue;
            }
            if (Result<void> done = check_article(*rows, key, *record); !done) return done;
            add_words(key, *record);
        }
        return {};
    }

    Result<void> check_article(ArticleRows& rows, std::int64_t key, const ArticleRecord& record) {
        const ArticleId& id = record.article.id;
        const std::uint64_t missing_before = rows.missing();
        const std::uint64_t rows_before = rows.rows();
        if (Result<void> done = rows.run(key, record); !done) return done;
        const std::uint64_t expected = rows.rows() - rows_before;
        checked_ += expected + record.article.origin_runs.size();
        if (rows.missing() > missing_before) {
            report(fmt::format("{} rows of article {} are missing or differ from its record",
                               rows.missing() - missing_before,
                               id));
        }
        const auto stored = count_article_rows(database_, key);
        if (!stored) return tl::unexpected(stored.error());
        if (*stored > expected) {
            report(fmt::format("article {} has rows that are not in its record", id));
        }
        for (const auto run : record.article.origin_runs) {
            const std::string_view text = record.article.text;
            const auto is_inside = [&](std::uint32_t at) {
                return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
            };
            if (!is_inside(run.text.begin) || !is_inside(run.text.end)) {
                report(fmt::format("an origin run of article {} cuts a character", id));
            }
        }
        return {};
    }

    Result<void> check_stories() {
        return each_row("SELECT id, record FROM story ORDER BY id", [&](const Query& row) {
            simdjson::dom::parser parser;
            simdjson::dom::element root;
            const std::string_view line = row.text(1);
            if (parser.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS) {
                report(fmt::format("the record of story {} is damaged", row.text(0)));
                return;
            }
            story_ = row.text(0);
            check_citations(root);
            for (const std::string& wrong : broken_references(root)) {
                report(fmt::format("story {}: {}", story_, wrong));
            }
        });
    }

    /// Whole tables at once: what stands on one side only is wrong.
    Result<void> check_repeated_rows() {
        for (const RepeatedRows& table : repeated_rows()) {
            const auto rows =
                database_.number(fmt::format("SELECT count(*) FROM ({})", table.rows));
            if (!rows) return tl::unexpected(rows.error());
            checked_ += static_cast<std::uint64_t>(*rows);
            const std::string one_side = fmt::format(
                "SELECT (SELECT count(*) FROM (SELECT * FROM ({0}) EXCEPT SELECT * FROM ({1})))"
                " + (SELECT count(*) FROM (SELECT * FROM ({1}) EXCEPT SELECT * FROM ({0})))",
                table.rows,
                table.record);
            const auto wrong = database_.number(one_side);
            if (!wrong) {
                report(fmt::format("{} cannot be compared: {}", table.what, wrong.error().message));
            } else if (*wrong > 0) {
                report(fmt::format("rows of {} differ from the records: {}", table.what, *wrong));
            }
        }
        return {};
    }

    /// Every object below `element` that names an article and a stretch of it.
    void check_citations(simdjson::dom::element element) {
        simdjson::dom::array list;
        simdjson::dom::object object;
        if (element.get(list) == simdjson::SUCCESS) {
            for (const auto item : list) check_citations(item);
        } else if (element.get(object) == simdjson::SUCCESS) {
            std::string_view article;
            std::string_view words;
            std::uint64_t begin = 0;
            std::uint64_t end = 0;
            const bool is_citation = object["article"].get(article) == simdjson::SUCCESS &&
                                     object["begin"].get(begin) == simdjson::SUCCESS &&
                                     object["end"].get(end) == simdjson::SUCCESS &&
                                     object["text"].get(words) == simdjson::SUCCESS;
            const bool is_title = object["field"].error() == simdjson::SUCCESS;
            if (is_citation && is_title) check_title(article, words);
            if (is_citation && !is_title) check_words(article, begin, end, words);
            for (const auto field : object) check_citations(field.value);
        }
    }

    void check_words(std::string_view article,
                     std::uint64_t begin,
                     std::uint64_t end,
                     std::string_view words) {
        ++checked_;
        const std::string& text = text_of(article);
        const CodePointIndex index(text);
        const bool is_inside = begin <= end && end <= index.size();
        if (is_inside) {
            const Span span{index.byte(static_cast<std::uint32_t>(begin)),
                            index.byte(static_cast<std::uint32_t>(end))};
            if (slice(text, span) == words) return;
        }
        report(fmt::format(
            "story {} cites {}/{}-{}, where other words stand", story_, article, begin, end));
    }

    void check_title(std::string_view article, std::string_view words) {
        ++checked_;
        const auto query = database_.prepared("SELECT title FROM article WHERE id = ?");
        if (!query) return;
        (*query)->start(article);
        const Result<bool> found = (*query)->next();
        const bool is_same = found && *found && (*query)->text(0) == words;
        (*query)->reset();
        if (is_same) return;
        report(fmt::format("story {} cites the title of {}, which is another", story_, article));
    }

    const std::string& text_of(std::string_view article) {
        if (article == text_article_) return text_;
        text_article_ = article;
        text_.clear();
        const auto query = database_.prepared("SELECT text FROM article WHERE id = ?");
        if (!query) return text_;
        (*query)->start(article);
        const Result<bool> found = (*query)->next();
        if (found && *found) text_ = (*query)->text(0);
        (*query)->reset();
        return text_;
    }

    // Every word of the index counts with its sentence and place; sums do not depend on the order.
    void add_word(std::uint64_t& sum, std::string_view word, std::int64_t row, std::int64_t place) {
        std::uint64_t hash = fnv1a(word);
        hash = (hash ^ static_cast<std::uint64_t>(row)) * 0x9E3779B97F4A7C15ULL;
        hash = (hash ^ (hash >> 29U) ^ static_cast<std::uint64_t>(place)) * 0xBF58476D1CE4E5B9ULL;
        sum += hash ^ (hash >> 32U);
    }

    void add_words(std::int64_t key, const ArticleRecord& record) {
        std::int64_t n = 0;
        std::string words;
        for (const Sentence& sentence : record.annotation.sentences) {
            if (++n > max_indexed_sentences) break;
            words.clear();
            append_search_words(slice(record.article.text, sentence.span), words);
            std::int64_t place = 0;
            for (std::string_view rest = words; !rest.empty();) {
                const std::size_t space = std::min(rest.find(' '), rest.size());
                add_word(expected_words_, rest.substr(0, space), sentence_row(key, n), place++);
                rest.remove_prefix(std::min(space + 1, rest.size()));
            }
        }
    }

    Result<void> check_index() {
        // The view on the index is a temporary table, which a read-only connection may make once
        // it is asked for more than queries.
        Result<void> made = database_.execute(
            "PRAGMA query_only = OFF;"
            "CREATE VIRTUAL TABLE temp.indexed_words USING"
            " fts5vocab(main, sentence_words, instance);");
        if (!made) return made;
        std::uint64_t found = 0;
        Result<void> done =
            each_row("SELECT term, doc, offset FROM temp.indexed_words", [&](const Query& row) {
                add_word(found, row.text(0), row.integer(1), row.integer(2));
            });
        if (done && found != expected_words_) {
            report("the search index does not hold the words of the sentences");
        }
        return done.and_then([&] { return database_.execute("DROP TABLE temp.indexed_words"); });
    }

    Database& database_;
    std::uint64_t& checked_;
    std::vector<Problem> problems_;
    std::string story_;
    std::string text_article_;
    std::string text_;
    std::uint64_t expected_words_ = 0;
};

}  // namespace

Result<std::vector<Problem>> verify_store(Database& database, std::uint64_t& checked) {
    return Verifier(database, checked).run();
}

}  // namespace concord
