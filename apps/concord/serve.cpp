// concord serve: the same pages as a site on this machine.

#include "server/server.h"

#include <fmt/format.h>

#include <condition_variable>
#include <memory>
#include <mutex>

#include "console.h"
#include "store_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct ServeVerb {
    StoreOptions options;
    server::ServerOptions server;

    int run() const;
};

void wait_until_stopped(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop, [] { return false; });
}

int ServeVerb::run() const {
    const std::stop_token stop = stop_on_signal();
    const Result<server::Server> running = server::Server::start(options.store, server);
    if (!running) return fail(running.error());
    const Result<void> printed =
        write_out(fmt::format("http://{}:{}/\n", server.address, running->port()));
    if (!printed) return fail(printed.error());
    std::fflush(stdout);
    complain("serving " + options.store + "; Ctrl-C ends it");
    wait_until_stopped(stop);
    return all_read;
}

}  // namespace

void add_serve(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("serve", "The store as a site on this machine");
    auto options = std::make_shared<ServeVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("--port", options->server.port, "Port (default 8090; 0: any that is free)");
    verb->footer(
        "Read-only, on 127.0.0.1. Add .json or .csv to the address of a view for its data.\n\n"
        "Example:\n  concord serve story.db --port 8090");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
