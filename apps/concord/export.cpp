// concord export: the store as files for other programs; the same store gives the same bytes.

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "concord/json.h"
#include "concord/knowledge.h"
#include "concord/rows.h"
#include "concord/store.h"
#include "console.h"
#include "new_file.h"
#include "plover_table.h"
#include "store_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct ExportVerb {
    StoreOptions options;
    std::string format;
    std::string folder;

    int run() const;
};

/// Writes what `lines_of` makes of each article, in the order of their names, one article in memory
/// at a time.
Result<void> write_articles(const Store& store,
                            NewFile& file,
                            const std::function<std::string(const ArticleRecord&)>& lines_of) {
    const Result<std::vector<ArticleId>> ids = store.article_ids();
    if (!ids) return tl::unexpected(ids.error());
    for (const ArticleId& id : *ids) {
        const Result<ArticleRecord> record = store.article(id);
        if (!record) return tl::unexpected(record.error());
        if (auto written = file.write(lines_of(*record)); !written) return written;
    }
    return file.finish();
}

Result<void> export_articles(const Store& store, const std::filesystem::path& folder) {
    NewFile file(folder / "articles.jsonl");
    return write_articles(
        store, file, [](const ArticleRecord& record) { return to_json(record) + '\n'; });
}

Result<void> export_stories(const Store& store, const std::filesystem::path& folder) {
    const Result<std::vector<std::string>> ids = store.story_ids();
    if (!ids) return tl::unexpected(ids.error());
    NewFile file(folder / "stories.jsonl");
    for (const std::string& id : *ids) {
        const Result<std::string> json = store.story_json(id);
        if (!json) return tl::unexpected(json.error());
        if (auto written = file.write(*json + '\n'); !written) return written;
    }
    return file.finish();
}

Result<void> export_rows(const Store& store,
                         View view,
                         RowFormat format,
                         const std::filesystem::path& folder) {
    const auto columns = columns_of(view);
    const bool is_csv = format == RowFormat::csv;
    NewFile file(folder / fmt::format("{}.{}", name_of(view), is_csv ? "csv" : "jsonl"));
    Result<void> outcome = is_csv ? file.write(csv_header(columns)) : Result<void>();
    Result<void> listed = store.rows(view, {}, [&](std::span<const Cell> row) {
        if (outcome) outcome = file.write(is_csv ? csv_line(row) : json_line(columns, row));
        return outcome.has_value();
    });
    if (!listed) return listed;
    return outcome ? file.finish() : outcome;
}

Result<void> export_events(const Store& store, const std::filesystem::path& folder) {
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return tl::unexpected(knowledge.error());
    const PloverTable table(*knowledge);
    NewFile file(folder / "events.csv");
    return file.write(PloverTable::header()).and_then([&] {
        return write_articles(
            store, file, [&](const ArticleRecord& record) { return table.lines_of(record); });
    });
}

Result<void> export_all(const Store& store, const std::string& format, const std::string& folder) {
    if (format == "csv") {
        for (const View view : all_views) {
            if (view == View::search) continue;
            Result<void> done = export_rows(store, view, RowFormat::csv, folder);
            if (!done) return done;
        }
        return {};
    }
    if (format == "plover") return export_events(store, folder);
    return export_articles(store, folder)
        .and_then([&] { return export_stories(store, folder); })
        .and_then([&] { return export_rows(store, View::problems, RowFormat::jsonl, folder); });
}

int ExportVerb::run() const {
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return fail({ErrorKind::io, "cannot make " + folder + ": " + error.message()});
    const Result<void> done = export_all(*store, format, folder);
    return done ? all_read : fail(done.error());
}

}  // namespace

void add_export(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("export", "The store as files for other programs");
    auto options = std::make_shared<ExportVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("--to", options->format, "jsonl, csv or plover")
        ->required()
        ->check(CLI::IsMember({"jsonl", "csv", "plover"}));
    verb->add_option("DIR", options->folder, "Folder; made when it is missing")->required();
    verb->footer(
        "jsonl: articles.jsonl, stories.jsonl, problems.jsonl. csv: a file for each listing. "
        "plover: events.csv,\none row an event with PLOVER's and CAMEO's codes.\n\n"
        "Examples:\n"
        "  concord export story.db --to jsonl out/\n"
        "  concord export story.db --to csv tables/\n"
        "  concord export story.db --to plover events/");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
