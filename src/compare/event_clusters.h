#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "compare/event_mentions.h"
#include "compare/event_pair.h"

namespace concord {

/// From which probability on two groups of mentions are one event in the record; .5 to .6 do alike
/// on ECB+ train.
constexpr float least_probability = 0.55F;

/// How many of the mentions before it, that share a stem, a family or a type with it, a mention is
/// compared with, in a story of so many mentions.
[[nodiscard]] std::size_t most_earlier(std::size_t mentions);

/// The pairs of mentions that share a stem, a family or a type, by positions, in order: all others
/// are taken for two events.
///
/// Where more than `most_earlier` share one, each is paired with the nearest before it, and with
/// the nearest before it that are of the same day or have a side in common.
///
/// cost  linear in the mentions for each stem, family and type of one
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> comparable_pairs(
    std::span<const EventMention> mentions);

/// The mentions of each event, by positions in `mentions`; a partition, each part in order, parts
/// by their first members.
///
/// The two groups whose mentions are the likeliest to be one event, by the average of all pairs and
/// the best one, are joined first, as long as that is at least `least`; never groups with two
/// mentions that are apart, nor such whose days leave none in common.
///
/// least  in (0, 1]
/// cost   compares `comparable_pairs`
[[nodiscard]] std::vector<std::vector<std::uint32_t>> cluster_mentions(
    const EventMentionReader& reader,
    const EventPairScorer& scorer,
    std::span<const EventMention> mentions,
    float least);

}  // namespace concord
