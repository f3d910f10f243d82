// Reports seldom say which of several places they mean; a wrong point on a map is worse than none:
//
//     Portland, Ore.     the state behind the name decides
//     Lahti              one place has this name
//     Cambridge          Britain's in an article that names Britain alone of their countries
//     Moscow             twenty times larger than those of Idaho and elsewhere
//
// Small places that share a large one's name are not in the table: whoever means them says so.

#include "extract/event_places.h"

#include <algorithm>
#include <string>

namespace concord {
namespace {

constexpr std::uint64_t known_to_all = 500'000;  // inhabitants
constexpr std::uint64_t times_larger = 10;
constexpr std::uint64_t times_beyond_doubt = 20;   // though the article names the other's country
constexpr std::uint64_t times_beyond_region = 25;  // though it names the other's state

bool is_beyond(const NamedPlace& place, const NamedPlace& other, std::uint64_t times) {
    const bool is_comparable = other.inhabitants > 0 || other.is_region;
    return is_comparable && place.inhabitants >= known_to_all &&
           place.inhabitants >= times * other.inhabitants;
}

}  // namespace

EventPlaces::EventPlaces(const Reading& reading, const PlaceTable& places)
    : reading_(reading), places_(places), located_(reading.annotation().entities.size()) {
    lay_out_names();
}

/// The countries and states that the article names, other than by the names of cities.
void EventPlaces::lay_out_names() {
    for (const Entity& entity : reading_.annotation().entities) {
        const NamedPlace* region = places_.region_named(entity.name);
        // not of Georgia, the country, nor of a woman of that name
        const bool is_region = region != nullptr && entity.type != EntityType::person &&
                               entity.country == region->country;
        if (is_region) regions_.emplace(region->country, region->region);
        if (entity.country.empty() || !entity.country_from) continue;
        const std::string_view from = slice(reading_.article().text, *entity.country_from);
        const auto bearers = places_.bearers(from);
        const bool is_city = places_.country_named(from).empty() &&
                             std::any_of(bearers.begin(),
                                         bearers.end(),
                                         [](const NamedPlace& place) { return !place.is_region; });
        if (!is_city) countries_.insert(entity.country);
    }
}

void EventPlaces::add(Event& event) {
    if (!event.place) return;
    std::optional<const NamedPlace*>& located = located_[*event.place];
    if (!located) located = locate(*event.place);
    const NamedPlace* place = *located;
    if (place == nullptr) return;
    event.geonames = place->geonames;
    if (!place->point) return;
    event.latitude = place->point->latitude;
    event.longitude = place->point->longitude;
}

/// What stands behind a name in the article; `is_clear` becomes false where two differ.
std::optional<PlaceQualifier> EventPlaces::told_beside(const Entity& chain, bool& is_clear) const {
    std::optional<PlaceQualifier> told;
    const auto bearers = places_.bearers(chain.name);
    for (const Mention& mention : chain.mentions) {
        if (mention.kind != MentionKind::name) continue;
        const Tokens name = reading_.tokens_of(mention.span);
        const auto here = places_.qualifier_behind(
            {name.first, name.last}, reading_.words(), reading_.annotation().tokens, bearers);
        if (!here) continue;
        if (told && (told->country != here->country || told->region != here->region))
            is_clear = false;
        told = here;
    }
    return told;
}

const NamedPlace* EventPlaces::locate(Index entity) const {
    const Entity& chain = reading_.annotation().entities[entity];
    if (chain.type != EntityType::place || chain.name.empty()) return nullptr;
    const std::string_view country = places_.country_named(chain.name);
    if (!country.empty() && (chain.country.empty() || chain.country == country))
        return places_.country(country);
    bool is_clear = true;
    const auto told = told_beside(chain, is_clear);
    if (!is_clear) return nullptr;
    Bearers bearers;
    for (const NamedPlace& place : places_.bearers(chain.name)) {
        const bool fits = !told || (place.country == told->country &&
                                    (told->region.empty() || place.region == told->region));
        if (fits) bearers.push_back(&place);
    }
    const NamedPlace* place = told ? largest(bearers) : choose(bearers);
    // Brussels may stand for the European Union, which is nowhere else.
    const bool is_of_state = places_.country(chain.country) != nullptr;
    const bool agrees = place != nullptr && (!is_of_state || chain.country == place->country);
    return agrees ? place : nullptr;
}

/// The only one, or the one that is known to all.
const NamedPlace* EventPlaces::largest(const Bearers& bearers) const {
    if (bearers.empty()) return nullptr;
    const NamedPlace* best = *std::max_element(
        bearers.begin(), bearers.end(), [](const NamedPlace* a, const NamedPlace* b) {
            return a->inhabitants < b->inhabitants;
        });
    const bool is_sure = std::all_of(bearers.begin(), bearers.end(), [&](const NamedPlace* other) {
        return other == best || is_beyond(*best, *other, times_larger);
    });
    return is_sure ? best : nullptr;
}

/// Which of the places of a name an article means that does not say where it is.
const NamedPlace* EventPlaces::choose(const Bearers& bearers) const {
    Bearers in_region;
    Bearers in_country;
    for (const NamedPlace* place : bearers) {
        if (!place->is_region && regions_.count({place->country, place->region}) != 0)
            in_region.push_back(place);
        if (countries_.count(place->country) != 0) in_country.push_back(place);
    }
    const NamedPlace* best = largest(bearers);
    if (best == nullptr) return largest(in_region.empty() ? in_country : in_region);
    // Ontario, named anywhere, speaks against the London of England.
    for (const NamedPlace* other : in_region) {
        const bool is_rival = other != best && other->region != best->region;
        if (is_rival && !is_beyond(*best, *other, times_beyond_region)) return nullptr;
    }
    const bool is_named = countries_.count(best->country) != 0;
    for (const NamedPlace* other : in_country) {
        const bool is_rival = other->country != best->country;
        if (is_rival && (!is_named || !is_beyond(*best, *other, times_beyond_doubt)))
            return nullptr;
    }
    return best;
}

}  // namespace concord
