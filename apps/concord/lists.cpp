// The verbs that list rows of a store: stories, timeline, statements, copies, search.

#include <unistd.h>

#include <array>
#include <memory>

#include "concord/store.h"
#include "console.h"
#include "store_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct ListVerb {
    View view;
    std::string_view help;
    std::string_view footer;
};

constexpr std::array<ListVerb, 5> verbs = {{
    {View::stories,
     "Stories with their span, outlets and origins",
     "Examples:\n"
     "  concord stories story.db\n"
     "  concord stories story.db --since 2025-04-01 --csv"},
    {View::timeline,
     "Dated sentences of the articles, in order",
     "Examples:\n"
     "  concord timeline story.db --story 1a2b3c4d5e6f7a8b\n"
     "  concord timeline story.db --since 2025-04-11 --until 2025-04-14"},
    {View::statements,
     "Who said what, with the variants of one quotation together",
     "Examples:\n"
     "  concord statements story.db --speaker Okafor\n"
     "  concord statements story.db --outlet \"The Ledger\" --csv > said.csv"},
    {View::copies,
     "Articles that rest on one text, and how much they share",
     "Examples:\n"
     "  concord copies story.db\n"
     "  concord copies story.db --story 1a2b3c4d5e6f7a8b"},
    {View::search,
     "Sentences that hold the words",
     "Words are found in any form of upper and lower case; \"quoted words\" as a phrase.\n\n"
     "Examples:\n"
     "  concord search story.db ceasefire violations\n"
     "  concord search story.db '\"prisoner exchange\"' --limit 20"},
}};

int run_list(View view, const StoreOptions& options) {
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    const Result<void> printed = print_rows(*store, view, options.filter, options.format());
    return printed ? all_read : fail(printed.error());
}

}  // namespace

void StoreOptions::add_store_to(CLI::App& verb) {
    verb.add_option("STORE", store, "A file that `concord build` made")->required();
}

void StoreOptions::add_filters_to(CLI::App& verb) {
    verb.add_option("--story", filter.story, "Only this story");
    verb.add_option("--since", filter.since, "From this day on (YYYY-MM-DD)");
    verb.add_option("--until", filter.until, "Up to this day (YYYY-MM-DD)");
    verb.add_option("--outlet", filter.outlet, "Only this outlet");
    verb.add_option("--speaker", filter.speaker, "Only speakers with this in their name");
    verb.add_option("--limit", filter.limit, "At most so many rows (default: all)");
    auto* as_csv = verb.add_flag("--csv", csv, "CSV instead");
    verb.add_flag("--table", table, "Aligned columns, also in a pipe")->excludes(as_csv);
}

TableFormat StoreOptions::format() const {
    if (csv) return TableFormat::csv;
    return table || is_terminal(STDOUT_FILENO) ? TableFormat::table : TableFormat::jsonl;
}

Result<Store> StoreOptions::open() const {
    return Store::open(store, Access::read_only);
}

Result<void> print_rows(const Store& store, View view, const Filter& filter, TableFormat format) {
    TableWriter writer(format, columns_of(view), terminal_width());
    Result<void> outcome;
    Result<void> listed = store.rows(view, filter, [&](std::span<const Cell> row) {
        outcome = writer.add(row);
        return outcome.has_value();
    });
    if (!listed) return listed;
    return outcome ? writer.finish() : outcome;
}

void add_lists(CLI::App& command, int& exit_code) {
    for (const ListVerb& list : verbs) {
        CLI::App* verb =
            command.add_subcommand(std::string(name_of(list.view)), std::string(list.help));
        auto options = std::make_shared<StoreOptions>();
        options->add_store_to(*verb);
        auto words = std::make_shared<std::vector<std::string>>();
        if (list.view == View::search) {
            verb->add_option("WORDS", *words, "Words and \"phrases\"")->required();
        }
        options->add_filters_to(*verb);
        verb->footer(std::string(list.footer));
        verb->callback([options, words, view = list.view, &exit_code] {
            for (const std::string& word : *words) {
                options->filter.words += (options->filter.words.empty() ? "" : " ") + word;
            }
            exit_code = run_list(view, *options);
        });
    }
}

}  // namespace concord::app
