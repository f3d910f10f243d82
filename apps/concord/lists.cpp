// The verbs that list rows of a store: one for each view, with its help.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

#include "concord/rows.h"
#include "concord/store.h"
#include "console.h"
#include "store_options.h"
#include "table.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct ListVerb {
    View view;
    std::string_view help;
    std::string_view footer;
};

constexpr std::array<ListVerb, 11> verbs = {{
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
    {View::events,
     "Who did what to whom, with all reports of one event together",
     "A row an event, with the words of its first report; outlets, origins and reports count all "
     "of\n"
     "them. --since and --until go by the day of the event: one without a day is left out.\n\n"
     "Examples:\n"
     "  concord events story.db --story 1a2b3c4d5e6f7a8b\n"
     "  concord events story.db --since 2025-04-11 | jq -c 'select(.origins > 1)'"},
    {View::disagreements,
     "Where reports differ: a row for each value, with who gives it",
     "reading is conflict while the values exclude each other, superseded where a later report\n"
     "replaces an earlier one, bound where both can be true. --since and --until go by the days "
     "of\n"
     "the reports.\n\n"
     "Examples:\n"
     "  concord disagreements story.db --story 1a2b3c4d5e6f7a8b\n"
     "  concord disagreements story.db | jq -c 'select(.reading == \"conflict\") | [.about, "
     ".value, "
     ".outlet]'"},
    {View::positions,
     "Who stands where on what, since when, and whether that changed",
     "A row for each time that the position was told. --speaker is the one who holds it.\n\n"
     "Examples:\n"
     "  concord positions story.db --story 1a2b3c4d5e6f7a8b\n"
     "  concord positions story.db --speaker Okafor --csv > positions.csv"},
    {View::agreements,
     "What was agreed: dates given, terms, breaches as alleged",
     "A row for the words of each part: agreed_on, term, alleged_breach. count is how often, as "
     "the\n"
     "one who alleges it counts. --speaker is the one who alleges.\n\n"
     "Examples:\n"
     "  concord agreements story.db --story 1a2b3c4d5e6f7a8b\n"
     "  concord agreements story.db | jq -c 'select(.part == \"alleged_breach\") | [.by, "
     ".alleged_by, .count]'"},
    {View::coverage,
     "Which facts an outlet states, states differently or leaves out",
     "A fact that an outlet omits is shown in the words of another, its source. --outlet is whose\n"
     "coverage it is; --since and --until go by the days of the words.\n\n"
     "Examples:\n"
     "  concord coverage story.db --outlet \"The Ledger\"\n"
     "  concord coverage story.db --story 1a2b3c4d5e6f7a8b | jq -c 'select(.part == \"omits\")'"},
    {View::quantities,
     "Figures with their bounds, unit, thing counted and role",
     "A missing bound is open: \"at least 12\" has low 12 and no high.\n\n"
     "Examples:\n"
     "  concord quantities story.db --story 1a2b3c4d5e6f7a8b\n"
     "  concord quantities story.db | jq -c 'select(.role == \"killed\") | [.outlet, .low, "
     ".high]'"},
    {View::copies,
     "Articles that rest on one text, and how much they share",
     "Examples:\n"
     "  concord copies story.db\n"
     "  concord copies story.db --story 1a2b3c4d5e6f7a8b"},
    {View::search,
     "Sentences that hold the words",
     "All words must be there, in any form of upper and lower case; \"quoted words\" as a phrase,\n"
     "a star for any ending.\n\n"
     "Examples:\n"
     "  concord search story.db ceasefire violations\n"
     "  concord search story.db '\"prisoner exchange\"' --limit 20"},
}};

/// A filter that names nothing of the store is probably mistyped: no rows, and a word about it.
Result<void> tell_unknown_names(const Store& store, const Filter& filter) {
    const auto tell =
        [&](View view, std::string_view thing, std::string_view name, const Filter& one) {
            if (name.empty()) return Result<void>();
            const Result<std::uint64_t> count = store.count(view, one);
            if (!count) return Result<void>(tl::unexpected(count.error()));
            if (*count == 0) {
                complain(fmt::format("no {} of the store has the name \"{}\"", thing, name));
            }
            return Result<void>();
        };
    Filter story;
    story.story = filter.story;
    Filter outlet;
    outlet.outlet = filter.outlet;
    return tell(View::stories, "story", filter.story, story).and_then([&] {
        return tell(View::articles, "outlet", filter.outlet, outlet);
    });
}

int run_list(View view, const StoreOptions& options) {
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    const Result<void> told = tell_unknown_names(*store, options.filter);
    if (!told) return fail(told.error());
    const Result<void> printed = print_rows(*store, view, options.filter, options.format());
    return printed ? all_read : fail(printed.error());
}

/// The columns of a view that help reading, in the order in which they read best.
constexpr std::string_view reading_columns(View view) {
    switch (view) {
        case View::stories:
            return "id begin end articles outlets origins conflicts title";
        case View::articles:
            return "published outlet title id";
        case View::timeline:
            return "date outlet text cite";
        case View::statements:
            return "speaker text outlet published difference cite";
        case View::events:
            return "date type who whom outlets origins text cite";
        case View::disagreements:
            return "about reading value outlets origins outlet published text cite";
        case View::positions:
            return "actor stance issue date outlet text cite";
        case View::agreements:
            return "name part date by alleged_by count outlet text cite";
        case View::coverage:
            return "outlet part text source published cite";
        case View::quantities:
            return "text low high unit of role outlet cite";
        case View::copies:
            return "kind shared outlet published text cite";
        case View::search:
            return "published outlet text cite";
        default:
            return "";
    }
}

/// Picks the reading columns out of a row; days without their clock time.
class ReadAs {
public:
    explicit ReadAs(View view) {
        const auto all = columns_of(view);
        std::string_view rest = reading_columns(view);
        while (!rest.empty()) {
            const std::string_view name = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(name.size() + 1, rest.size()));
            const auto found = std::find(all.begin(), all.end(), name);
            if (found == all.end()) continue;
            names_.emplace_back(name);
            places_.push_back(static_cast<std::size_t>(found - all.begin()));
        }
    }

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    [[nodiscard]] std::vector<Cell> of(std::span<const Cell> row) const {
        static constexpr std::size_t day = 10;
        std::vector<Cell> cells;
        cells.reserve(places_.size());
        for (std::size_t i = 0; i < places_.size(); ++i) {
            Cell cell = row[places_[i]];
            auto* text = std::get_if<std::string>(&cell);
            if (text != nullptr && names_[i] == "published" && text->size() > day)
                text->resize(day);
            cells.push_back(std::move(cell));
        }
        return cells;
    }

private:
    std::vector<std::string> names_;
    std::vector<std::size_t> places_;
};

}  // namespace

void StoreOptions::add_store_to(CLI::App& verb) {
    verb.add_option("STORE", store, "A file that `concord build` made")->required();
}

void StoreOptions::add_filters_to(CLI::App& verb) {
    verb.add_option("--story", filter.story, "Only this story");
    verb.add_option("--since", filter.since, "From this day on (YYYY-MM-DD)");
    verb.add_option("--until", filter.until, "Up to this day (YYYY-MM-DD)");
    verb.add_option("--outlet", filter.outlet, "Only this outlet, letter case ignored");
    verb.add_option("--speaker", filter.speaker, "Only speakers with this in their name");
    verb.add_option("--limit", filter.limit, "At most so many rows (default: all)")
        ->check([](const std::string& text) {
            const bool is_number = text.find_first_not_of("0123456789") == std::string::npos;
            return is_number ? std::string() : text + " is not a number of rows";
        });
    auto* as_csv = verb.add_flag("--csv", csv, "CSV instead");
    verb.add_flag("--table", table, "Aligned columns, also in a pipe")->excludes(as_csv);
}

RowFormat StoreOptions::format() const {
    if (csv) return RowFormat::csv;
    return table || is_terminal(STDOUT_FILENO) ? RowFormat::table : RowFormat::jsonl;
}

Result<Store> StoreOptions::open() const {
    return Store::open(store, Access::read_only);
}

Result<void> print_rows(const Store& store, View view, const Filter& filter, RowFormat format) {
    const auto columns = columns_of(view);
    if (format == RowFormat::table) {
        const ReadAs reading(view);
        Table table(reading.names(), terminal_width());
        return store
            .rows(view,
                  filter,
                  [&](std::span<const Cell> row) {
                      table.add(reading.of(row));
                      return true;
                  })
            .and_then([&] { return write_out(table.to_string()); });
    }
    const bool is_csv = format == RowFormat::csv;
    Result<void> outcome = is_csv ? write_out(csv_header(columns)) : Result<void>();
    Result<void> listed = store.rows(view, filter, [&](std::span<const Cell> row) {
        if (outcome) outcome = write_out(is_csv ? csv_line(row) : json_line(columns, row));
        return outcome.has_value();
    });
    return listed ? outcome : listed;
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
