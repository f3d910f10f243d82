#pragma once

#include <CLI/CLI.hpp>

namespace concord::app {

/// What the command ends with.
enum ExitCode : int {
    all_read = 0,       ///< done, nothing to report
    some_problems = 1,  ///< done, but some inputs had problems or some checks failed
    could_not_run = 2,  ///< wrong usage, missing store, full disk
};

// Each adds one verb (list: all that list rows of a store) with its options and help to the
// command; the verb's exit code is left in `exit_code` when it has run.
void add_read(CLI::App& command, int& exit_code);
void add_build(CLI::App& command, int& exit_code);
void add_lists(CLI::App& command, int& exit_code);
void add_story(CLI::App& command, int& exit_code);
void add_cite(CLI::App& command, int& exit_code);
void add_verify(CLI::App& command, int& exit_code);
void add_report(CLI::App& command, int& exit_code);
void add_serve(CLI::App& command, int& exit_code);
void add_export(CLI::App& command, int& exit_code);
void add_remove(CLI::App& command, int& exit_code);
void add_version(CLI::App& command, int& exit_code);
void add_completion(CLI::App& command, int& exit_code);

}  // namespace concord::app
