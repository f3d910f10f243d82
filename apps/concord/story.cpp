// concord story: one story's record; sections for people, one JSON object for programs.

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "concord/store.h"
#include "console.h"
#include "server/json_value.h"
#include "store_options.h"
#include "table.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct StoryVerb {
    StoreOptions options;
    std::string id;

    int run() const;
};

constexpr std::uint64_t rows_in_a_section = 12;

/// The sentence that most independent reports support, with how many.
std::string established_of(const server::Json& story) {
    const server::Json established = story["established"];
    if (established.is_null()) return {};
    return fmt::format("\nESTABLISHED  {} outlets, {} independent origins\n\n  {}\n  {}/{}-{}\n",
                       established.number("outlets"),
                       established.number("origins"),
                       printable(established["citation"].text("text")),
                       established["citation"].text("article"),
                       established["citation"].number("begin"),
                       established["citation"].number("end"));
}

Result<void> print_sections(const Store& store, const std::string& id, std::string_view json) {
    const Result<server::JsonDocument> parsed = server::JsonDocument::parse(json);
    if (!parsed) return tl::unexpected(parsed.error());
    const server::Json story = parsed->root();
    Result<void> printed = write_out(fmt::format("{}\n{} to {}, {} articles, {} origins\n{}",
                                                 printable(story["title"].text("text")),
                                                 story.text("begin"),
                                                 story.text("end"),
                                                 story["articles"].size(),
                                                 story["origins"].size(),
                                                 established_of(story)));
    static constexpr std::array<std::pair<View, std::string_view>, 4> sections = {
        {{View::timeline, "TIMELINE"},
         {View::statements, "STATEMENTS"},
         {View::copies, "COPIES"},
         {View::articles, "ARTICLES"}}};
    Filter filter;
    filter.story = id;
    filter.limit = rows_in_a_section;
    for (const auto& [view, heading] : sections) {
        if (!printed) return printed;
        const std::string all =
            view == View::articles
                ? ""
                : fmt::format("; all: concord {} STORE --story {}", name_of(view), id);
        printed =
            write_out(fmt::format("\n{}  the first {}{}\n\n", heading, rows_in_a_section, all))
                .and_then([&, shown = view] {
                    return print_rows(store, shown, filter, RowFormat::table);
                });
    }
    return printed;
}

int StoryVerb::run() const {
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    const Result<std::string> json = store->story_json(id);
    if (!json) return fail(json.error());
    const bool for_people = options.format() == RowFormat::table;
    const Result<void> printed =
        for_people ? print_sections(*store, id, *json) : write_out(*json + '\n');
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
