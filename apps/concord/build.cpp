// concord build: reads and links everything into one store.

#include <fmt/format.h>

#include <memory>

#include "concord/pipeline.h"
#include "concord/store.h"
#include "console.h"
#include "input_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct BuildVerb {
    std::string store;
    InputOptions input;

    int run() const;
};

int BuildVerb::run() const {
    Result<ReadOptions> options = input.parse();
    if (!options) return fail(options.error());
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return fail(knowledge.error());
    Result<Store> target = Store::open(store, Access::read_write);
    if (!target) return fail(target.error());
    ProgressLine line;
    options->stop = stop_on_signal();
    options->on_problem = [&](const Problem& problem) {
        line.clear();
        complain(problem);
    };
    if (!input.quiet) options->on_progress = [&](const Progress& progress) { line.show(progress); };
    const Result<Progress> done = build(*target, input.files, *knowledge, Models::load(), *options);
    line.clear();
    if (!done) return fail(done.error());
    if (options->stop.stop_requested()) {
        complain("stopped; what was read is in the store. Run the same command again to go on");
        return could_not_run;
    }
    if (!input.quiet) complain(fmt::format("{}: {}", store, summary_of(*done)));
    return done->problems == 0 ? all_read : some_problems;
}

}  // namespace

void add_build(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("build", "Read and link everything into one store");
    auto options = std::make_shared<BuildVerb>();
    verb->add_option("STORE", options->store, "SQLite file; made when it is missing")->required();
    options->input.add_to(*verb);
    verb->footer(
        "What the store has already is passed over; an interrupted build goes on when it is run\n"
        "again.\n\n"
        "Examples:\n"
        "  concord build story.db reports/\n"
        "  concord build story.db archive.warc.gz feed.xml --jobs 2\n"
        "  concord read reports/ | concord build story.db -");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
