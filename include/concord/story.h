#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "concord/span.h"

namespace concord {

enum class OriginKind { independent, copy, wire };
[[nodiscard]] std::string_view name_of(OriginKind kind);

/// Articles that rest on one text: counted once when reports are counted.
struct Origin {
    std::vector<ArticleId> articles;  ///< the source first, then the earliest
    OriginKind kind = OriginKind::independent;
    double shared = 0;  ///< smallest containment of a member in its source, [0, 1]; 0 when alone

    friend bool operator==(const Origin&, const Origin&) = default;
};

/// The same URL read twice with another text.
struct Version {
    ArticleId article;
    ArticleId version_of;

    friend bool operator==(const Version&, const Version&) = default;
};

/// Articles about one running matter.
struct Story {
    std::string id;                   ///< the id of its earliest article
    std::vector<ArticleId> articles;  ///< by publication, undated last, then by id
    std::vector<Origin> origins;      ///< in the order of their first articles; a partition
    std::vector<Version> versions;    ///< sorted by article

    friend bool operator==(const Story&, const Story&) = default;
};

}  // namespace concord
