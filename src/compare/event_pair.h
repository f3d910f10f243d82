#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "compare/event_mentions.h"
#include "concord/models.h"
#include "concord/result.h"

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

/// How likely two mentions tell one event, [0, 1].
///
/// Logistic regression, learnt by train/event_pairs.py.
class EventPairScorer {
public:
    /// errors  malformed when the model has not a weight for each fact
    [[nodiscard]] static Result<EventPairScorer> load(const Models& models);

    [[nodiscard]] float probability(const EventPairFacts& facts) const;

private:
    std::span<const float> weights_;
};

}  // namespace concord
