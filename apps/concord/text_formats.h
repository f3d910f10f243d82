#pragma once

#include <string>

#include "concord/findings.h"

namespace concord::app {

/// Title, what is known of the article, and its text: for reading.
[[nodiscard]] std::string text_of(const ArticleRecord& record);

/// TimeML 1.2.1: the text with its TIMEX3 marked, publication as the creation time.
[[nodiscard]] std::string timeml_of(const ArticleRecord& record);

}  // namespace concord::app
