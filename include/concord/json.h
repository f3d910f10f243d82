#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "concord/findings.h"
#include "concord/result.h"
#include "concord/story_record.h"

namespace concord {

/// One line of JSON, without the newline, as docs/formats.md describes `concord/article/1`.
/// Offsets are converted to code points; strings are valid UTF-8 whatever the input was.
///
/// cost  linear in the text and in the number of values
[[nodiscard]] std::string to_json(const ArticleRecord& record);

/// The reverse of `to_json`; unknown fields are passed over.
///
/// errors  malformed with the byte of the line; also when a span lies outside its text
[[nodiscard]] Result<ArticleRecord> article_record_from_json(std::string_view line);

/// `concord/problem/1`: an input that gave no article.
[[nodiscard]] std::string to_json(const Problem& problem);
[[nodiscard]] Result<Problem> problem_from_json(std::string_view line);

/// Gives the record of an article of the story; the reference must live through the call.
using ArticleLookup = std::function<const ArticleRecord&(const ArticleId&)>;

/// One line of `concord/story/1`, each citation with its words and its sentence.
[[nodiscard]] std::string to_json(const StoryRecord& record, const ArticleLookup& article);
/// The same from the records of the story's articles; other articles have no words.
[[nodiscard]] std::string to_json(const StoryRecord& record,
                                  std::span<const ArticleRecord> articles);

}  // namespace concord
