#pragma once

#include <string>
#include <string_view>

#include "clean/byline.h"
#include "concord/article.h"

namespace concord {

/// The outlet in the title of a feed: "The Harbour Gazette – World" of harbourgazette.example is
/// "The Harbour Gazette". Without a part that the host names the title stays whole.
[[nodiscard]] std::string outlet_of_feed(std::string_view title, std::string_view host);

/// What a text says about itself that no page or field has said: dateline and credit before its
/// first sentence. The carrier's bylines ("Anna Beck, Port Ann") become persons; an agency among
/// them is the credit, the place of the dateline is no person.
void find_carrier_facts(const BylineReader& bylines, Article& article);

}  // namespace concord
