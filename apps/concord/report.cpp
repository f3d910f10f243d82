// concord report: one self-contained page of a story.

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "concord/store.h"
#include "console.h"
#include "server/dates.h"
#include "server/site.h"
#include "store_options.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct ReportVerb {
    StoreOptions options;
    std::string id;
    std::string since;
    std::string output;

    int run() const;
};

Result<void> write_file(const std::string& path, const std::string& bytes) {
    if (path == "-") return write_out(bytes);
    std::FILE* file = std::fopen(path.c_str(), "wb");
    bool good = file != nullptr;
    if (good) {
        good = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
        good = std::fclose(file) == 0 && good;
    }
    if (good) return {};
    return tl::unexpected(Error{
        ErrorKind::io, "cannot write " + path + ": " + std::generic_category().message(errno)});
}

int ReportVerb::run() const {
    if (!since.empty() && !server::is_day(since)) {
        return fail({ErrorKind::usage, "\"" + since + "\" is no day (YYYY-MM-DD)", 0});
    }
    const Result<Store> store = options.open();
    if (!store) return fail(store.error());
    const Result<void> done =
        server::report_page(*store, id, since).and_then([&](const std::string& page) {
            return write_file(output, page);
        });
    return done ? all_read : fail(done.error());
}

}  // namespace

void add_report(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("report", "One self-contained page of a story");
    auto options = std::make_shared<ReportVerb>();
    options->options.add_store_to(*verb);
    verb->add_option("ID", options->id, "Story (default: the one with most articles)");
    verb->add_option("--since",
                     options->since,
                     "Mark what was first reported on this day or later (default: the last day)");
    verb->add_option("-o,--output", options->output, "File; - is standard output")->required();
    verb->footer(
        "The page needs no network and no JavaScript; every cell opens its words.\n\n"
        "Examples:\n"
        "  concord report story.db -o story.html\n"
        "  concord report story.db 1a2b3c4d5e6f7a8b -o story.html\n"
        "  concord report story.db --since 2025-04-12 -o story.html");
    verb->callback([options, &exit_code] { exit_code = options->run(); });
}

}  // namespace concord::app
