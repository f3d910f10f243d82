#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "concord/store.h"
#include "html.h"
#include "json_value.h"
#include "links.h"

namespace concord::server {

/// A row of a listing, its cells by the name of their column.
class NamedRow {
public:
    NamedRow(std::span<const std::string_view> columns, std::span<const Cell> cells)
        : columns_(columns), cells_(cells) {}

    [[nodiscard]] std::string text(std::string_view column) const;  ///< numbers written out
    [[nodiscard]] std::int64_t number(std::string_view column) const;

private:
    std::span<const std::string_view> columns_;
    std::span<const Cell> cells_;
};

/// A cell as text; nothing is the empty string.
[[nodiscard]] std::string text_of(const Cell& cell);

/// An article as a story's page speaks of it.
struct SourceArticle {
    std::string id;
    std::string outlet;
    std::string title;
    std::string published;
    std::string url;
    std::string language;
    std::string sha256;
    std::string origin;
    std::size_t number = 0;  ///< in the list of reports, from one

    /// The outlet, or what else names the report.
    [[nodiscard]] const std::string& name() const;
};

/// A story's record with what is known of its articles. Its Json values live as long as it does.
class StoryView {
public:
    /// since   YYYY-MM-DD, from which day on entries are new; empty: none was asked for
    /// errors  not_found; what the store reports
    [[nodiscard]] static Result<StoryView> load(const Store& store,
                                                const std::string& id,
                                                const std::string& since = {});

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] Json record() const { return document_.root(); }
    /// The whole line, as `Store::story_json` gave it.
    [[nodiscard]] const std::string& line() const { return line_; }
    [[nodiscard]] const std::vector<SourceArticle>& articles() const { return articles_; }
    /// Null when the story has no such article.
    [[nodiscard]] const SourceArticle* article(std::string_view id) const;
    [[nodiscard]] std::int64_t outlets() const;  ///< see count_outlets
    /// The day that was asked for, else the last one of a story of several; empty when all of it
    /// is of one day.
    [[nodiscard]] const std::string& since() const { return since_; }
    [[nodiscard]] const std::string& asked_since() const { return asked_since_; }

private:
    StoryView() = default;

    std::string id_;
    std::string line_;
    std::string since_;
    std::string asked_since_;
    JsonDocument document_;
    std::vector<SourceArticle> articles_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

/// Outlets among `names`, letter case ignored; a report whose outlet is not known adds none.
[[nodiscard]] std::int64_t count_outlets(std::span<const std::string_view> names);

/// Where the words of a citation stand; of a title, its article.
[[nodiscard]] std::string address_of(const Links& links, Json citation);

/// A citation's words as a link to them, in the language of their article.
void put_words(Html& html, const StoryView& story, const Links& links, Json citation);

/// Who says so and when: outlet, date, and in print the number of the report.
void put_source(Html& html, const StoryView& story, Json citation);

/// The outlet, or that the report names none.
void put_outlet(Html& html, std::string_view outlet);

/// The day of a citation's article; empty when unknown.
[[nodiscard]] std::string_view day_of(const StoryView& story, Json citation);

/// The earliest report among some, by the day of its article; undated ones count only where all
/// are.
struct FirstReport {
    std::string_view day;  ///< empty when unknown
    Json citation;         ///< null when there is none
};

[[nodiscard]] FirstReport first_report(const StoryView& story, const std::vector<Json>& citations);

/// The `citation` of each: of the reports of an event, the moves of a position, and the like.
[[nodiscard]] std::vector<Json> citations_of(const std::vector<Json>& entries);

/// Whether what was first told on `day` is new in this view.
[[nodiscard]] bool is_new(const StoryView& story, std::string_view day);

/// The mark of a new entry, or nothing.
void put_new(Html& html, const StoryView& story, std::string_view day);

/// "Corvane, The Ledger": of the articles cited, each outlet once, in order.
void put_outlets(Html& html, const StoryView& story, const std::vector<Json>& citations);

/// "1 outlet", "3 outlets".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view noun);

/// <time> with its machine-readable form where there is one.
void put_time(Html& html, std::string_view iso, std::string_view shown);

/// ` dir="auto"`, which keeps the direction of an article's words to themselves, and
/// ` lang="xx"` for a language other than the page's own.
void put_language(Html& html, std::string_view language);

}  // namespace concord::server
