#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "compare/event_mentions.h"
#include "learn/pair_scorer.h"

namespace concord {

/// What speaks for and against two mentions telling one event; in the order of
/// `event_fact_names`.
using EventPairFacts = std::array<float, 36>;

/// Names of the facts, as train/event_pairs.py reads them.
[[nodiscard]] const std::array<std::string_view, std::tuple_size_v<EventPairFacts>>&
event_fact_names();

/// Whether the two tell of different days, places, countries, persons, acts or numbers in a row:
/// then nothing can make them one event.
///
/// cost  linear in sides
[[nodiscard]] bool are_apart(const EventMention& a, const EventMention& b);

[[nodiscard]] EventPairFacts compare_mentions(const EventMention& a,
                                              const EventMention& b,
                                              const Likeness& likeness);

/// How likely two mentions tell one event; learnt by train/event_pairs.py.
using EventPairScorer = PairScorer<std::tuple_size_v<EventPairFacts>>;

}  // namespace concord
