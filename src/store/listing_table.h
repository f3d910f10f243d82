#pragma once

#include <string_view>

#include "concord/store.h"

namespace concord {

/// One listing; `story` to `speaker` are the conditions of the filters.
struct Listing {
    std::string_view columns;  ///< names as listed, separated by spaces
    std::string_view select;   ///< as many expressions
    std::string_view from;
    std::string_view where;  ///< always; may be empty
    std::string_view story = "sa.story = :story";
    std::string_view article = "a.id = :article";
    std::string_view since = "a.day >= :since";
    std::string_view until = "a.day <= :until";
    std::string_view outlet = "same(a.outlet, :outlet)";
    std::string_view speaker;
    /// The rows of one group are listed as one: the first that the filters leave. `order` then
    /// ends in min(), which makes SQLite take all other cells from the row that has it.
    std::string_view group = {};
    std::string_view order;
    std::string_view table = {};  ///< has as many rows as the whole listing; counts it at once
};

/// What a view is selected from, and how.
[[nodiscard]] const Listing& listing_of(View view);

}  // namespace concord
