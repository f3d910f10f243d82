// concord verify: does every cell still point at its words?

#include <fmt/format.h>

#include <memory>

#include "concord/store.h"
#include "console.h"
#include "store_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

int run_verify(const StoreOptions& options) {
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    std::uint64_t checked = 0;
    const Result<std::vector<Problem>> problems = store->verify(checked);
    if (!problems) return fail(problems.error());
    for (const Problem& problem : *problems) complain(problem);
    const Result<void> printed = write_out(
        fmt::format("{} spans and references checked, {} wrong\n", checked, problems->size()));
    if (!printed) return fail(printed.error());
    return problems->empty() ? all_read : some_problems;
}

}  // namespace

void add_verify(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("verify", "Check that every cell gives its words");
    auto options = std::make_shared<StoreOptions>();
    options->add_store_to(*verb);
    verb->footer("Example:\n  concord verify story.db");
    verb->callback([options, &exit_code] { exit_code = run_verify(*options); });
}

}  // namespace concord::app
