// concord remove: takes an article out, and what rested on it alone.

#include <memory>

#include "concord/pipeline.h"
#include "concord/store.h"
#include "console.h"
#include "store_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct RemoveVerb {
    StoreOptions options;
    std::string id;

    int run() const;
};

int RemoveVerb::run() const {
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return fail(knowledge.error());
    Result<Store> store = Store::open(options.store, Access::read_write);
    if (!store) return fail(store.error());
    if (const Result<void> removed = store->remove(id); !removed) return fail(removed.error());
    ProgressLine line;
    DeriveOptions deriving;
    deriving.stop = stop_on_signal();
    deriving.on_progress = [&](std::uint64_t stories, std::uint64_t of) {
        line.show_stories(stories, of);
    };
    const auto derived = derive_stories(*store, *knowledge, Models::load(), deriving);
    line.clear();
    if (!derived) return fail(derived.error());
    if (!deriving.stop.stop_requested()) return all_read;
    complain("stopped; the article is out of the store, a build derives the stories that are left");
    return could_not_run;
}

}  // namespace

void add_remove(CLI::App& command, int& exit_code) {
    CLI::App* verb =
        command.add_subcommand("remove", "Take an article out, and all that rested on it alone");
    auto options = std::make_shared<RemoveVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("ID", options->id, "Article")->required();
    verb->footer(
        "The files stay as they are; a build that reads a changed file again brings the article "
        "back.\n\n"
        "Example:\n  concord remove story.db 1a2b3c4d5e6f7a8b");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
