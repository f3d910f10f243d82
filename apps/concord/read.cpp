// concord read: articles in, article records out.

#include <memory>

#include "concord/json.h"
#include "concord/pipeline.h"
#include "console.h"
#include "input_options.h"
#include "text_formats.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct ReadVerb {
    InputOptions input;
    std::string format = "jsonl";

    int run() const;
};

Result<std::string> write_as(const std::string& format, const ReadItem& item) {
    if (const auto* problem = std::get_if<Problem>(&item)) {
        return format == "jsonl" ? to_json(*problem) + '\n' : std::string();
    }
    const auto& record = std::get<ArticleRecord>(item);
    if (format == "text") return text_of(record);
    if (format == "conllu") return conllu_of(record);
    if (format == "timeml") return timeml_of(record);
    return to_json(record) + '\n';
}

int ReadVerb::run() const {
    Result<ReadOptions> options = input.parse();
    if (!options) return fail(options.error());
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return fail(knowledge.error());
    ProgressLine line;
    options->stop = stop_on_signal();
    options->on_problem = [&](const Problem& problem) {
        line.clear();
        complain(problem);
    };
    if (!input.quiet) options->on_progress = [&](const Progress& progress) { line.show(progress); };
    const auto write = [&](ReadItem&& item) -> Result<void> {
        return write_as(format, item).and_then(write_out);
    };
    const Result<Progress> done = read(input.files, *knowledge, *options, write);
    line.clear();
    if (!done) return fail(done.error());
    return done->problems == 0 ? all_read : some_problems;
}

}  // namespace

void add_read(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("read", "Articles in, article records out");
    auto options = std::make_shared<ReadVerb>();
    options->input.add_to(*verb);
    verb->add_option("--format", options->format, "jsonl (default), conllu, timeml, text")
        ->check(CLI::IsMember({"jsonl", "conllu", "timeml", "text"}));
    verb->footer(
        "Examples:\n"
        "  concord read page.html\n"
        "  concord read reports/ > records.jsonl\n"
        "  concord read --date 2025-04-12 undated.txt --format text\n"
        "  zcat dump.jsonl.gz | concord read - --field published=date");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
