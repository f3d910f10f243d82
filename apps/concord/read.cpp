// concord read: articles in, article records out.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <set>

#include "concord/json.h"
#include "concord/pipeline.h"
#include "conllu_format.h"
#include "console.h"
#include "input_options.h"
#include "table.h"
#include "text_formats.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct ReadVerb {
    InputOptions input;
    std::string format = "jsonl";
    std::string folder;

    int run() const;
};

/// TimeML: an article is a document of its own, so several need a folder. A file is named after
/// the report's, and after the article too where two reports would have the same.
class TimemlFiles {
public:
    explicit TimemlFiles(std::string folder) : folder_(std::move(folder)) {}

    Result<void> write(const ArticleRecord& record) {
        if (folder_.empty()) {
            if (count_++ == 0) return write_out(timeml_of(record));
            return tl::unexpected(
                Error{ErrorKind::usage,
                      "--format timeml writes one document; name a folder for several: -o DIR"});
        }
        std::error_code error;
        std::filesystem::create_directories(folder_, error);
        const std::filesystem::path path = folder_ / name_of(record.article);
        std::ofstream file(path, std::ios::binary);
        file << timeml_of(record);
        file.close();
        if (file) return {};
        return tl::unexpected(Error{ErrorKind::io, "cannot write " + path.string()});
    }

private:
    std::string name_of(const Article& article) {
        std::string stem = std::filesystem::path(article.path).stem().string();
        if (stem.empty() || stem.front() == '-') stem = article.id;
        if (!taken_.insert(stem).second) stem.append("-").append(article.id);
        return stem + ".tml";
    }

    std::filesystem::path folder_;
    std::set<std::string> taken_;
    std::size_t count_ = 0;
};

Result<void> write_item(const std::string& format, const ReadItem& item, TimemlFiles& timeml) {
    if (const auto* problem = std::get_if<Problem>(&item)) {
        return format == "jsonl" ? write_out(to_json(*problem) + '\n') : Result<void>();
    }
    const auto& record = std::get<ArticleRecord>(item);
    if (format == "timeml") return timeml.write(record);
    if (format == "conllu") return write_out(conllu_of(record));
    if (format == "jsonl") return write_out(to_json(record) + '\n');
    const std::string text = text_of(record);
    return write_out(is_terminal(STDOUT_FILENO) ? printable_lines(text) : text);
}

int ReadVerb::run() const {
    Result<ReadOptions> options = input.parse();
    if (!options) return fail(options.error());
    if (!folder.empty() && format != "timeml") {
        return fail({ErrorKind::usage, "-o is for --format timeml; all others write one stream"});
    }
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return fail(knowledge.error());
    ProgressLine line;
    options->stop = stop_on_signal();
    options->on_problem = [&](const Problem& problem) {
        line.clear();
        complain(problem);
    };
    if (!input.quiet) options->on_progress = [&](const Progress& progress) { line.show(progress); };
    TimemlFiles timeml(folder);
    const auto write = [&](ReadItem&& item) { return write_item(format, item, timeml); };
    const Result<Progress> done = read(input.files, *knowledge, Models::load(), *options, write);
    line.clear();
    if (!done) return fail(done.error());
    if (options->stop.stop_requested()) {
        complain("stopped; not everything was read");
        return could_not_run;
    }
    return done->problems == 0 ? all_read : some_problems;
}

}  // namespace

void add_read(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("read", "Articles in, article records out");
    auto options = std::make_shared<ReadVerb>();
    options->input.add_to(*verb);
    verb->add_option("--format", options->format, "jsonl (default), conllu, timeml, text")
        ->check(CLI::IsMember({"jsonl", "conllu", "timeml", "text"}));
    verb->add_option("-o,--output", options->folder, "With timeml: a folder, one file an article");
    verb->footer(
        "Examples:\n"
        "  concord read page.html\n"
        "  concord read reports/ > records.jsonl\n"
        "  concord read reports/ --format timeml -o timeml/\n"
        "  concord read --date 2025-04-12 undated.txt --format text\n"
        "  zcat dump.jsonl.gz | concord read - --field published=date");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
