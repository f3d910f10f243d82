// concord cite: the words behind a cell, and whether the bytes still hold them.

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/document.h"
#include "concord/pipeline.h"
#include "concord/store.h"
#include "console.h"
#include "store_options.h"
#include "table.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct CiteVerb {
    StoreOptions options;
    std::string id;
    bool verify = false;

    int run() const;
};

bool is_standard_input(std::string_view path) {
    return path == "-" || path.starts_with("-#");
}

/// The report where it was read, or else under the same name in the folder that the user is in:
/// a store may have been moved together with its reports.
Result<Document> document_at(const ReportPlace& place) {
    const std::filesystem::path there = std::filesystem::path(place.reading.folder) / place.path;
    Result<Document> document = read_document(there.string(), place.reading.intake);
    if (document || document.error().kind != ErrorKind::not_found) return document;
    Result<Document> here = read_document(place.path, place.reading.intake);
    return here ? std::move(here) : std::move(document);
}

/// Reads and cleans the report at a place as it was read then: the same bytes must give the same
/// words at the same place. Returns what stands against it, or nothing.
std::optional<std::string> difference_at(const ReportPlace& place,
                                         const CitedWords& cited,
                                         const ArticleReader& reader) {
    if (is_standard_input(place.path)) {
        return place.path + " came from standard input and cannot be read again";
    }
    const Result<Document> document = document_at(place);
    if (!document) {
        const Error& error = document.error();
        if (error.kind == ErrorKind::not_found) return error.message;
        return place.path + " cannot be read as it was: " + error.message;
    }
    if (document->sha256 != cited.sha256) return place.path + " holds other bytes now";
    const Result<Article> article = reader.clean(*document, {});
    if (!article) return place.path + " cannot be read as it was: " + article.error().message;
    const Span span = cited.citation.span;
    const bool is_title = cited.citation.field == Citation::Field::title;
    const std::string& whole = is_title ? article->title : article->text;
    if (span.end > whole.size()) return place.path + " gives a shorter text now";
    const std::string_view words = slice(whole, span);
    if (words == cited.text) return std::nullopt;
    return place.path + " gives other words now: " + std::string(words);
}

/// What stands against each place of the report; nothing when one of them gives the words.
Result<std::vector<std::string>> differences(const CitedWords& cited) {
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return tl::unexpected(knowledge.error());
    const Result<ArticleReader> reader = ArticleReader::load(*knowledge, Models::load());
    if (!reader) return tl::unexpected(reader.error());
    std::vector<std::string> found;
    for (const ReportPlace& place : cited.places) {
        std::optional<std::string> difference = difference_at(place, cited, *reader);
        if (!difference) return std::vector<std::string>();
        found.push_back(std::move(*difference));
    }
    if (found.empty()) found.emplace_back("the article names no file");
    return found;
}

Result<void> print(const CitedWords& cited) {
    std::string out = fmt::format("{}\n\n", printable(cited.text));
    const auto line = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) out += fmt::format("{:<10} {}\n", name, printable(value));
    };
    line("sentence", cited.sentence);
    line("outlet", cited.outlet);
    line("title", cited.title);
    line("published", cited.published);
    line("url", cited.url);
    line("article", cited.citation.article);
    line("begin, end", fmt::format("{}, {}", cited.code_points.begin, cited.code_points.end));
    for (const ReportPlace& place : cited.places) line("path", place.path);
    if (!cited.origin.empty()) {
        line("bytes",
             fmt::format(
                 "{}, {}", cited.origin.front().source_begin, cited.origin.back().source_end));
    }
    line("sha256", cited.sha256);
    return write_out(out);
}

int CiteVerb::run() const {
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    const Result<CitedWords> cited = store->cite(id);
    if (!cited) return fail(cited.error());
    if (const Result<void> printed = print(*cited); !printed) return fail(printed.error());
    if (!verify) return all_read;
    const Result<std::vector<std::string>> found = differences(*cited);
    if (!found) return fail(found.error());
    for (const std::string& difference : *found) complain("not verified: " + printable(difference));
    if (!found->empty()) return some_problems;
    const Result<void> printed =
        write_out("verified   the bytes were read again and give these words\n");
    return printed ? all_read : fail(printed.error());
}

}  // namespace

void add_cite(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("cite", "The words behind a cell");
    auto options = std::make_shared<CiteVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("ID",
                     options->id,
                     "The `cite` of any row: ARTICLE/BEGIN-END, ARTICLE/s1 or ARTICLE/title")
        ->required();
    verb->add_flag("--verify", options->verify, "Read the file again and compare");
    verb->footer(
        "Examples:\n"
        "  concord cite story.db 1a2b3c4d5e6f7a8b/120-164\n"
        "  concord cite story.db 1a2b3c4d5e6f7a8b/s1 --verify");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
