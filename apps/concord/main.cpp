// The one command: `concord VERB [OPTIONS] ...`. A file for each verb; this one only joins them.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <numeric>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "console.h"
#include "table.h"
#include "verbs.h"

namespace concord::app {
namespace {

/// Letters to put in, take out or change to make one word of the other (Levenshtein 1966).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

/// The verb that was probably meant; empty when none is near.
std::string nearest_verb(const CLI::App& command, std::string_view word) {
    std::string nearest;
    std::size_t least = 3;
    for (const CLI::App* verb : command.get_subcommands([](const CLI::App*) { return true; })) {
        const std::size_t distance = edit_distance(verb->get_name(), word);
        if (distance >= least) continue;
        least = distance;
        nearest = verb->get_name();
    }
    return nearest;
}

bool is_verb(const CLI::App& command, const std::string& word) {
    return !command.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == word; })
                .empty();
}

void add_verbs(CLI::App& command, int& exit_code) {
    add_read(command, exit_code);
    add_build(command, exit_code);
    add_lists(command, exit_code);
    add_story(command, exit_code);
    add_cite(command, exit_code);
    add_verify(command, exit_code);
    add_report(command, exit_code);
    add_serve(command, exit_code);
    add_export(command, exit_code);
    add_remove(command, exit_code);
    add_version(command, exit_code);
    add_completion(command, exit_code);
}

int run(int argc, char** argv) {
    CLI::App command(
        "Reads reports of a running story and writes one record in which every cell is linked\n"
        "to the words it came from.");
    command.name("concord");
    command.require_subcommand(1);
    command.footer(
        "Examples:\n"
        "  concord build story.db reports/\n"
        "  concord report story.db -o story.html\n"
        "  concord VERB --help");
    int exit_code = all_read;
    add_verbs(command, exit_code);

    if (argc > 1 && argv[1][0] != '-' && !is_verb(command, argv[1])) {
        const std::string nearest = nearest_verb(command, argv[1]);
        complain(
            std::string("there is no verb \"") + argv[1] + '"' +
            (nearest.empty() ? "; concord --help lists them" : "; did you mean " + nearest + '?'));
        return could_not_run;
    }
    try {
        command.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream help;
        std::ostringstream refusal;
        const int code = command.exit(error, help, refusal);
        std::fputs(help.str().c_str(), stdout);
        std::fputs(printable_lines(refusal.str()).c_str(), stderr);
        return code == 0 ? all_read : could_not_run;
    }
    return all_written() ? exit_code : could_not_run;
}

}  // namespace
}  // namespace concord::app

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_DFL);
    try {
        return concord::app::run(argc, argv);
    } catch (const std::exception& error) {
        // Only the standard library throws here: no memory, no thread.
        std::fprintf(stderr, "concord: %s\n", error.what());
        return concord::app::could_not_run;
    }
}
