#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

#include "concord/pipeline.h"
#include "concord/result.h"

namespace concord::app {

[[nodiscard]] bool is_terminal(int descriptor);

/// Columns of the terminal on standard output; 100 when there is none.
[[nodiscard]] std::size_t terminal_width();

/// "concord: MESSAGE" on standard error; what would steer a terminal is left out.
void complain(std::string_view message);

/// The same, for what ends a verb; returns its exit code.
[[nodiscard]] int fail(const Error& error);

/// "concord: PATH, byte AT: MESSAGE": one line for each problem.
void complain(const Problem& problem);

/// Writes all of it or says why not (a closed pipe, a full disk).
[[nodiscard]] Result<void> write_out(std::string_view bytes);

/// Whether all that was written to standard output arrived there; complains when it did not.
[[nodiscard]] bool all_written();

/// A line that counts on standard error: items, rate and time left. On a terminal it is redrawn
/// in place; elsewhere it is a line of its own every ten seconds.
class ProgressLine {
public:
    ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine();

    void show(const Progress& progress);
    /// The same while stories are derived, of which the largest come first.
    void show_stories(std::uint64_t stories, std::uint64_t of);
    /// Takes the line away, so that something else can be printed; the next `show` redraws it.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] bool is_due();
    void show_line(std::string_view line);

    bool is_shown_ = false;
    const bool on_terminal_;
    const Clock::time_point start_ = Clock::now();
    Clock::time_point last_;
};

/// Stops the run at the first Ctrl-C or TERM, after the batch in hand; the second one kills.
[[nodiscard]] std::stop_token stop_on_signal();

/// "12 articles, 1 problem, 3 files known already" for the end of a run.
[[nodiscard]] std::string summary_of(const Progress& progress);

}  // namespace concord::app
