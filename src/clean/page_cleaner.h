#pragma once

#include <string_view>

#include "base/html.h"
#include "clean/byline.h"
#include "clean/change_words.h"
#include "clean/furniture.h"
#include "clean/language.h"
#include "clean/visible_date.h"
#include "concord/article.h"

namespace concord {

/// All lists that cleaning needs; each outlives the calls.
struct CleaningLists {
    const HtmlEntities& entities;
    const Furniture& furniture;
    const BylineReader& bylines;
    const MonthNames& months;
    const LanguageGuesser& languages;
    const ChangeWords& changes;
};

/// Reads a page into `article`: text, blocks, origin runs (bytes of `source`) and metadata. What
/// the carrier said already and the page cannot know better stays.
///
/// source  UTF-8
/// cost    linear in the source
void clean_page(std::string_view source, const CleaningLists& lists, Article& article);

/// Takes over a date if it can be read and none is there yet.
void set_published(Article& article, std::string_view raw, DateSource from);

/// RFC 3339 or a day, with the offset as `raw` has it: "Z" or "+00:00".
[[nodiscard]] std::string date_text(const Timestamp& stamp, std::string_view raw);

/// RFC 3339 or a day; empty when `raw` is no machine-written date.
[[nodiscard]] std::string normal_date(std::string_view raw);

}  // namespace concord
