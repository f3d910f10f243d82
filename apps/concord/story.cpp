// concord story: one story's record; sections for people, one JSON object for programs.

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <memory>

#include "concord/store.h"
#include "console.h"
#include "store_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct StoryVerb {
    StoreOptions options;
    std::string id;

    int run() const;
};

Result<void> print_sections(const Store& store, const std::string& id) {
    static constexpr std::array<View, 5> sections = {
        View::stories, View::articles, View::copies, View::timeline, View::statements};
    Filter filter;
    filter.story = id;
    for (const View view : sections) {
        Result<void> printed = write_out(fmt::format("\n{}\n\n", name_of(view))).and_then([&] {
            return print_rows(store, view, filter, TableFormat::table);
        });
        if (!printed) return printed;
    }
    return {};
}

int StoryVerb::run() const {
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    const Result<std::string> json = store->story_json(id);
    if (!json) return fail(json.error());
    const bool for_people = options.format() == TableFormat::table;
    const Result<void> printed = for_people ? print_sections(*store, id) : write_out(*json + '\n');
    return printed ? all_read : fail(printed.error());
}

}  // namespace

void add_story(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("story", "The record of one story");
    auto options = std::make_shared<StoryVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("ID", options->id, "As `concord stories` lists it")->required();
    verb->add_flag("--table", options->options.table, "Sections for people, also in a pipe");
    verb->footer(
        "Examples:\n"
        "  concord story story.db 1a2b3c4d5e6f7a8b\n"
        "  concord story story.db 1a2b3c4d5e6f7a8b | jq .timeline");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
