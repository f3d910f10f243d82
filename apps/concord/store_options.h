#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "concord/store.h"

namespace concord::app {

enum class RowFormat { table, jsonl, csv };

/// STORE, the filters and the output format of a question to a store.
struct StoreOptions {
    std::string store{};
    Filter filter;
    bool csv = false;
    bool table = false;

    void add_store_to(CLI::App& verb);
    void add_filters_to(CLI::App& verb);
    /// A table on a terminal, JSON Lines in a pipe, unless asked otherwise.
    [[nodiscard]] RowFormat format() const;
    [[nodiscard]] Result<Store> open() const;
};

/// Prints all rows of a view: every column for programs, those that help reading for people.
[[nodiscard]] Result<void> print_rows(const Store& store,
                                      View view,
                                      const Filter& filter,
                                      RowFormat format);

}  // namespace concord::app
