// The terminal: messages, the progress line, Ctrl-C.

#include "console.h"

#include <fmt/format.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <thread>

#include "table.h"

namespace concord::app {
namespace {

using namespace std::chrono_literals;

std::string plural(std::uint64_t count, std::string_view thing) {
    return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string duration(double seconds) {
    const auto whole = static_cast<std::uint64_t>(seconds);
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace

bool is_terminal(int descriptor) {
    return isatty(descriptor) == 1;
}

std::size_t terminal_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
    return 100;
}

void complain(std::string_view message) {
    fmt::print(stderr, "concord: {}\n", printable(message));
}

int fail(const Error& error) {
    complain(error.message);
    return 2;
}

void complain(const Problem& problem) {
    const std::string place = problem.at == 0 ? "" : fmt::format(", byte {}", problem.at);
    const std::string_view path = problem.path.empty() ? "input" : std::string_view(problem.path);
    complain(fmt::format("{}{}: {}", path, place, problem.message));
}

Result<void> write_out(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size()) return {};
    const std::string reason = std::generic_category().message(errno);
    return tl::unexpected(Error{ErrorKind::io, "cannot write to standard output: " + reason});
}

bool all_written() {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
    complain("cannot write to standard output: " + std::generic_category().message(errno));
    return false;
}

ProgressLine::ProgressLine() : on_terminal_(is_terminal(STDERR_FILENO)) {
    if (!on_terminal_) last_ = start_;
}
ProgressLine::~ProgressLine() {
    clear();
}

bool ProgressLine::is_due() {
    const Clock::time_point now = Clock::now();
    if (now - last_ < (on_terminal_ ? 100ms : 10s)) return false;
    last_ = now;
    return true;
}

void ProgressLine::show_line(std::string_view line) {
    if (!on_terminal_) {
        complain(line);
        return;
    }
    fmt::print(stderr, "\r\x1b[2K{}", line);
    is_shown_ = true;
}

void ProgressLine::show(const Progress& progress) {
    if (progress.stories_total > 0) {
        show_stories(progress.stories, progress.stories_total);
        return;
    }
    if (!is_due()) return;
    const double seconds = std::chrono::duration<double>(last_ - start_).count();
    std::string line = fmt::format("{}, {:.0f}/s, {:.1f} MB",
                                   plural(progress.articles, "article"),
                                   static_cast<double>(progress.articles) / seconds,
                                   static_cast<double>(progress.bytes) / 1e6);
    if (progress.bytes_total > progress.bytes && progress.bytes > 0) {
        const auto left = static_cast<double>(progress.bytes_total - progress.bytes);
        line += fmt::format(" of {:.1f}, {} left",
                            static_cast<double>(progress.bytes_total) / 1e6,
                            duration(left * seconds / static_cast<double>(progress.bytes)));
    }
    if (progress.problems > 0) line += ", " + plural(progress.problems, "problem");
    show_line(line);
}

void ProgressLine::show_stories(std::uint64_t stories, std::uint64_t of) {
    if (is_due()) show_line(fmt::format("{} of {} stories", stories, of));
}

void ProgressLine::clear() {
    if (is_shown_) fmt::print(stderr, "\r\x1b[2K");
    is_shown_ = false;
}

std::stop_token stop_on_signal() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::stop_source source;
    std::stop_token token = source.get_token();
    // Waits for as long as the program runs; a signal that never comes must not keep it alive.
    std::thread([signals, source]() mutable {
        int signal = 0;
        sigwait(&signals, &signal);
        source.request_stop();
        sigwait(&signals, &signal);
        _exit(128 + signal);
    }).detach();
    return token;
}

std::string summary_of(const Progress& progress) {
    std::string summary = plural(progress.articles, "article");
    if (progress.problems > 0) summary += ", " + plural(progress.problems, "problem");
    if (progress.skipped > 0) {
        summary += ", " + plural(progress.skipped, "file") + " known already";
    }
    return summary;
}

}  // namespace concord::app
