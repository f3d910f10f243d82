#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/place_table.h"
#include "concord/findings.h"
#include "extract/reading.h"

namespace concord {

/// Finds where on earth the places of events are, if that is certain.
///
/// Certain is what stands behind the name ("London, Ontario"); else the only place of that name;
/// else the only one in a country that the article names; else one that is so much larger than its
/// namesakes that nobody tells where it is.
class EventPlaces {
public:
    /// Both must outlive this object.
    EventPlaces(const Reading& reading, const PlaceTable& places);

    /// Adds GeoNames id and coordinates of the event's place; of a country the id alone.
    void add(Event& event);

private:
    using Bearers = std::vector<const NamedPlace*>;

    void lay_out_names();
    [[nodiscard]] const NamedPlace* locate(Index entity) const;
    [[nodiscard]] std::optional<PlaceQualifier> told_beside(const Entity& chain,
                                                            bool& is_clear) const;
    [[nodiscard]] const NamedPlace* choose(const Bearers& bearers) const;
    [[nodiscard]] const NamedPlace* largest(const Bearers& bearers) const;

    const Reading& reading_;
    const PlaceTable& places_;
    std::set<std::string_view> countries_;                             ///< that the article names
    std::set<std::pair<std::string_view, std::string_view>> regions_;  ///< likewise, with country
    std::vector<std::optional<const NamedPlace*>> located_;  ///< by entity, as far as asked
};

}  // namespace concord
