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
    const Result<void> removed = store->remove(id).and_then(
        [&] { return derive_stories(*store, *knowledge, Models::load()); });
    return removed ? all_read : fail(removed.error());
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
