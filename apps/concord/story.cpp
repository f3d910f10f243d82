// concord story: one story's record; sections for people, one JSON object for programs.

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "concord/store.h"
#include "console.h"
#include "server/dates.h"
#include "server/story_changes.h"
#include "server/story_view.h"
#include "store_options.h"
#include "table.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct StoryVerb {
    StoreOptions options;
    std::string id;
    std::string since;

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

std::string heading_of(const server::StoryView& view) {
    const server::Json story = view.record();
    return fmt::format("{}\n{} to {}, {} articles, {} origins\n{}",
                       printable(story["title"].text("text")),
                       story.text("begin"),
                       story.text("end"),
                       story["articles"].size(),
                       story["origins"].size(),
                       established_of(story));
}

/// What was first reported since the day, all of it.
std::string written_changes(const server::StoryView& view) {
    const std::vector<server::Change> changes = server::changes_of(view);
    if (changes.empty()) return fmt::format("\nNEW SINCE {}  nothing\n", view.since());
    Table table({"part", "about", "first", "outlet", "text", "cite"}, terminal_width());
    for (const server::Change& change : changes) {
        const server::SourceArticle* source = view.article(change.citation.text("article"));
        const bool is_title = !change.citation["field"].is_null();
        const std::array<Cell, 6> row = {
            std::string(change.part),
            change.about,
            std::string(change.day),
            source == nullptr ? std::string() : source->name(),
            std::string(change.citation.text("text")),
            is_title ? fmt::format("{}/title", change.citation.text("article"))
                     : fmt::format("{}/{}-{}",
                                   change.citation.text("article"),
                                   change.citation.number("begin"),
                                   change.citation.number("end"))};
        table.add(row);
    }
    return fmt::format("\nNEW SINCE {}  {}\n\n{}",
                       view.since(),
                       server::count_changes(changes),
                       table.to_string());
}

Result<void> print_section(const Store& store, const std::string& id, View view) {
    Filter filter;
    filter.story = id;
    const Result<std::uint64_t> count = store.count(view, filter);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return {};
    std::string heading(name_of(view));
    for (char& c : heading) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    if (*count > rows_in_a_section) {
        heading += fmt::format("  the first {} of {}", rows_in_a_section, *count);
        if (view != View::articles) {
            heading += fmt::format("; all: concord {} STORE --story {}", name_of(view), id);
        }
    }
    filter.limit = rows_in_a_section;
    return write_out('\n' + heading + "\n\n").and_then([&] {
        return print_rows(store, view, filter, RowFormat::table);
    });
}

Result<void> print_sections(const Store& store, const server::StoryView& view) {
    static constexpr std::array<View, 9> sections = {View::disagreements,
                                                     View::timeline,
                                                     View::events,
                                                     View::statements,
                                                     View::positions,
                                                     View::agreements,
                                                     View::coverage,
                                                     View::copies,
                                                     View::articles};
    Result<void> printed = write_out(heading_of(view));
    if (printed && !view.asked_since().empty()) printed = write_out(written_changes(view));
    for (const View section : sections) {
        if (printed) printed = print_section(store, view.id(), section);
    }
    return printed;
}

int StoryVerb::run() const {
    if (!since.empty() && !server::is_day(since)) {
        return fail({ErrorKind::usage, "\"" + since + "\" is no day (YYYY-MM-DD)", 0});
    }
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    const Result<server::StoryView> view = server::StoryView::load(*store, id, since);
    if (!view) return fail(view.error());
    const bool for_people = options.format() == RowFormat::table;
    const Result<void> printed =
        for_people ? print_sections(*store, *view) : write_out(line_with_changes(*view) + '\n');
    return printed ? all_read : fail(printed.error());
}

}  // namespace

void add_story(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("story", "The record of one story");
    auto options = std::make_shared<StoryVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("ID", options->id, "As `concord stories` lists it")->required();
    verb->add_option("--since",
                     options->since,
                     "List what was first reported on this day or later (YYYY-MM-DD)");
    verb->add_flag("--table", options->options.table, "Sections for people, also in a pipe");
    verb->footer(
        "--since lists the events, disputed values, positions, passages on agreements and\n"
        "statements that no report before the day told; in a pipe they are the member changes.\n\n"
        "Examples:\n"
        "  concord story story.db 1a2b3c4d5e6f7a8b\n"
        "  concord story story.db 1a2b3c4d5e6f7a8b --since 2025-04-12\n"
        "  concord story story.db 1a2b3c4d5e6f7a8b | jq .timeline");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
