#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/entity_clusters.h"
#include "concord/annotation.h"

namespace concord {

/// Forms of mentions, behind those of `PronounClass`.
enum MentionForm : std::uint32_t {
    form_name = 10,
    form_definite,    ///< the boat, this boat
    form_possessed,   ///< her boat
    form_indefinite,  ///< a boat
    form_quantified,  ///< three boats, no boat
    form_bare,        ///< boats
};

/// What a mention is by its words, and a name by what its cluster says.
struct MentionProfile {
    std::uint32_t form = 0;    ///< a `PronounClass` or `MentionForm`
    std::uint32_t number = 0;  ///< 1 one, 2 several, 0 unknown
    std::uint32_t type = 0;    ///< 1 + `EntityType`, and 8 for what is geopolitical
    Gender gender = Gender::unknown;
    std::string_view country;
    std::uint64_t head = 0;              ///< lemma of the head
    std::uint64_t word = 0;              ///< the head of the phrase as printed, in lower case
    std::vector<std::uint64_t> content;  ///< lemmas of the nouns and adjectives, sorted
    std::size_t cluster = EntityClusters::none;
    std::uint32_t earlier = 0;  ///< mentions of its name before it
    std::uint32_t told = 0;     ///< of a name 1, and more for a role, several words, a gender
};

/// clusters  of names only
/// returns   [mentions]; hashes are those of `WordTable`
/// cost      linear in the mentions
[[nodiscard]] std::vector<MentionProfile> profile_mentions(const EntityClusters& clusters,
                                                           std::span<const Token> tokens);

}  // namespace concord
