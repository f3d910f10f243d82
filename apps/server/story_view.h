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
    /// errors  not_found; what the store reports
    [[nodiscard]] static Result<StoryView> load(const Store& store, const std::string& id);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] Json record() const { return document_.root(); }
    /// The whole line, as `Store::story_json` gave it.
    [[nodiscard]] const std::string& line() const { return line_; }
    [[nodiscard]] const std::vector<SourceArticle>& articles() const { return articles_; }
    /// Null when the story has no such article.
    [[nodiscard]] const SourceArticle* article(std::string_view id) const;
    [[nodiscard]] std::int64_t outlets() const;  ///< see count_outlets

private:
    StoryView() = default;

    std::string id_;
    std::string line_;
    JsonDocument document_;
    std::vector<SourceArticle> articles_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

/// Outlets among `names`, letter case ignored; a report whose outlet is not known adds none.
[[nodiscard]] std::int64_t count_outlets(std::span<const std::string_view> names);

/// A citation's words as a link to them, in the language of their article.
void put_words(Html& html, const StoryView& story, const Links& links, Json citation);

/// Who says so and when: outlet, date, and in print the number of the report.
void put_source(Html& html, const StoryView& story, Json citation);

/// The outlet, or that the report names none.
void put_outlet(Html& html, std::string_view outlet);

/// The day of a citation's article; empty when unknown.
[[nodiscard]] std::string_view day_of(const StoryView& story, Json citation);

/// "1 outlet", "3 outlets".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view noun);

/// <time> with its machine-readable form where there is one.
void put_time(Html& html, std::string_view iso, std::string_view shown);

/// ` dir="auto"`, which keeps the direction of an article's words to themselves, and
/// ` lang="xx"` for a language other than the page's own.
void put_language(Html& html, std::string_view language);

}  // namespace concord::server
