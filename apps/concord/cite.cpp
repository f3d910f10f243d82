// concord cite: the words behind a cell, and whether the bytes still hold them.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

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

/// Reads the report again, from the first of its places that is still there, and cleans it: the
/// same bytes must give the same words at the same place.
Result<std::string> words_again(const CitedWords& cited) {
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return tl::unexpected(knowledge.error());
    const Result<ArticleReader> reader = ArticleReader::load(*knowledge);
    if (!reader) return tl::unexpected(reader.error());
    Error last{ErrorKind::not_found, "the article names no file"};
    for (const std::string& path : cited.paths) {
        const Result<Document> document = read_document(path, {});
        if (!document) {
            last = document.error();
            continue;
        }
        if (document->sha256 != cited.sha256) {
            last = {ErrorKind::bad_digest, path + " holds other bytes now"};
            continue;
        }
        const Result<Article> article = reader->clean(*document, {});
        if (!article) return tl::unexpected(article.error());
        const Span span = cited.citation.span;
        if (span.end > article->text.size()) {
            return tl::unexpected(Error{ErrorKind::bad_digest, path + " gives a shorter text now"});
        }
        return std::string(slice(article->text, span));
    }
    return tl::unexpected(last);
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
    for (const std::string& path : cited.paths) line("path", path);
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
    const Result<std::string> words = words_again(*cited);
    if (!words || *words != cited->text) {
        complain("not verified: " + (words ? "the bytes give other words: " + printable(*words)
                                           : words.error().message));
        return some_problems;
    }
    const Result<void> printed =
        write_out("verified   the bytes were read again and give these words\n");
    return printed ? all_read : fail(printed.error());
}

}  // namespace

void add_cite(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("cite", "The words behind a cell");
    auto options = std::make_shared<CiteVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("ID", options->id, "The `cite` of any row: ARTICLE/BEGIN-END or ARTICLE/s1")
        ->required();
    verb->add_flag("--verify", options->verify, "Read the file again and compare");
    verb->footer(
        "Examples:\n"
        "  concord cite story.db 1a2b3c4d5e6f7a8b/120-164\n"
        "  concord cite story.db 1a2b3c4d5e6f7a8b/s1 --verify");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
