#pragma once

#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "concord/pipeline.h"

namespace concord {

/// Reads articles as the program does and prints a line for each.
///
/// line_of  std::string of an `ArticleRecord`
/// returns  exit code: 1 when an input has a problem, told on standard error
template <class LineOf>
int print_each_article(const std::vector<std::string>& inputs,
                       const Knowledge& knowledge,
                       const LineOf& line_of) {
    const auto sink = [&](ReadItem&& item) -> Result<void> {
        if (std::holds_alternative<Problem>(item)) {
            return tl::unexpected(Error{ErrorKind::malformed, std::get<Problem>(item).message, 0});
        }
        std::puts(line_of(std::get<ArticleRecord>(item)).c_str());
        return {};
    };
    const auto done = read(inputs, knowledge, Models::load(), {}, sink);
    if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done ? 0 : 1;
}

}  // namespace concord
