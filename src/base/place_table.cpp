// Names of places with those that bear them, and the words behind a name that tell which is meant:
//
//     London, Ontario        the state, by its name or as agencies shorten it: "Portland, Ore."
//     Hesk (Kantria)         a country, also of "Hesk in Kantria"
//
// The parse decides whether the words belong together: "In London, Canada said" names two.

#include "base/place_table.h"

#include <algorithm>
#include <charconv>

#include "base/table_cell.h"

namespace concord {
namespace {

constexpr std::size_t longest_name = 5;  // words

template <class Number>
std::optional<Number> number_of(std::string_view cell) {
    Number value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

NamedPlace place_of(const std::vector<std::string>& row) {
    NamedPlace place;
    place.country = row[1];
    place.is_region = row[2] == "region";
    place.region = cell_value(row[3]);
    place.geonames = number_of<std::int64_t>(row[4]);
    const auto latitude = number_of<double>(row[5]);
    const auto longitude = number_of<double>(row[6]);
    if (latitude && longitude) place.point = {*latitude, *longitude};
    place.inhabitants = number_of<std::uint64_t>(row[7]).value_or(0);
    return place;
}

}  // namespace

PlaceTable::PlaceTable(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("names/places").rows) {
        if (row[2] == "country") {
            countries_.emplace(row[1], place_of(row));
        } else {
            places_[fold_word(row[0])].push_back(place_of(row));
        }
    }
    for (const auto& row : knowledge.table("names/regions").rows) {
        NamedPlace region;
        region.country = row[1];
        region.region = row[2];
        region.is_region = true;
        regions_.emplace(fold_word(row[0]), region);
        if (row[3] != "-") regions_.emplace(fold_word(row[3]), region);
    }
    for (const auto* table : {"names/countries", "names/country_names"}) {
        for (const auto& row : knowledge.table(table).rows) {
            if (row[1] == "country") country_codes_.emplace(fold_word(row[0]), row[2]);
        }
    }
}

std::span<const NamedPlace> PlaceTable::bearers(std::string_view name) const {
    const auto found = places_.find(fold_word(name));
    if (found == places_.end()) return {};
    return found->second;
}

std::string_view PlaceTable::sole_country(std::string_view name) const {
    std::string_view country;
    for (const NamedPlace& place : bearers(name)) {
        if (!country.empty() && place.country != country) return {};
        country = place.country;
    }
    return country;
}

std::string_view PlaceTable::country_named(std::string_view name) const {
    const auto found = country_codes_.find(fold_word(name));
    return found == country_codes_.end() ? std::string_view() : std::string_view(found->second);
}

const NamedPlace* PlaceTable::country(std::string_view code) const {
    const auto found = countries_.find(code);
    return found == countries_.end() ? nullptr : &found->second;
}

const NamedPlace* PlaceTable::region_named(std::string_view name) const {
    const auto found = regions_.find(fold_word(name));
    return found == regions_.end() ? nullptr : &found->second;
}

/// What a name says as a qualifier. "Georgia" is a state and a country: the one that has a bearer,
/// else the state, of whose small places some are not listed.
std::optional<PlaceQualifier> PlaceTable::qualifier_named(
    std::string_view name, TokenRange range, std::span<const NamedPlace> bearers) const {
    const NamedPlace* region = region_named(name);
    const std::string_view country = country_named(name);
    if (region == nullptr && country.empty()) return std::nullopt;
    const auto is_in_region = [&](const NamedPlace& place) {
        return place.country == region->country && place.region == region->region;
    };
    const auto is_in_country = [&](const NamedPlace& place) { return place.country == country; };
    const bool is_region =
        region != nullptr && (std::any_of(bearers.begin(), bearers.end(), is_in_region) ||
                              std::none_of(bearers.begin(), bearers.end(), is_in_country));
    if (is_region) return PlaceQualifier{region->country, region->region, range};
    return PlaceQualifier{country, {}, range};
}

std::optional<PlaceQualifier> PlaceTable::qualifier_behind(
    TokenRange name,
    const TokenWords& words,
    std::span<const Token> tokens,
    std::span<const NamedPlace> bearers) const {
    const std::size_t first = name.last + std::size_t{1};
    if (first >= words.size() || !words[first].is_capitalised()) return std::nullopt;
    if (!words[name.last].is(",", "(", "in")) return std::nullopt;
    std::optional<PlaceQualifier> best;
    std::string key;
    for (std::size_t i = first; i < std::min(first + longest_name, words.size()); ++i) {
        if (i > first && !words.touches_previous(i)) key += ' ';
        key += words[i].lower;
        const TokenRange range = {static_cast<Index>(first), static_cast<Index>(i + 1)};
        if (const auto found = qualifier_named(key, range, bearers)) best = found;
    }
    if (!best) return std::nullopt;
    // The qualifier hangs from the name, not from a verb or noun behind it.
    for (Index i = best->words.first; i < best->words.last; ++i) {
        const Token& token = tokens[i];
        const bool belongs = name.holds(token.head) && token.relation != Relation::conj;
        if (belongs && !best->words.holds(token.head)) return best;
    }
    return std::nullopt;
}

}  // namespace concord
