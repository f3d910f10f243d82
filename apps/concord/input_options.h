#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "concord/pipeline.h"

namespace concord::app {

/// The options that `read` and `build` have in common.
struct InputOptions {
    std::vector<std::string> files;
    std::string date;
    std::string kind;
    std::vector<std::string> fields;
    unsigned jobs = 0;
    bool quiet = false;

    void add_to(CLI::App& verb);
    /// errors  usage: a date, kind or field that makes no sense
    [[nodiscard]] Result<ReadOptions> parse() const;
};

}  // namespace concord::app
