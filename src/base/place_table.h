#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/token_words.h"
#include "concord/annotation.h"
#include "concord/knowledge.h"

namespace concord {

/// Degrees north and east, of the middle of a place.
struct GeoPoint {
    double latitude = 0;
    double longitude = 0;

    friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};

/// One of those that bear a name.
struct NamedPlace {
    std::string country;  ///< ISO 3166-1 alpha-3
    std::string region;   ///< GeoNames code of the state it is in; empty where none is told
    bool is_region = false;
    std::optional<std::int64_t> geonames;
    std::optional<GeoPoint> point;
    std::uint64_t inhabitants = 0;  ///< 0: not known

    friend bool operator==(const NamedPlace&, const NamedPlace&) = default;
};

/// Where a name says that another is: "Ontario" of "London, Ontario". Views live as long as the
/// table.
struct PlaceQualifier {
    std::string_view country;
    std::string_view region;  ///< empty: of a country
    TokenRange words;
};

/// The places of knowledge/names, by name.
class PlaceTable {
public:
    explicit PlaceTable(const Knowledge& knowledge);

    /// All places of a name in any case, but no countries; they live as long as the table.
    [[nodiscard]] std::span<const NamedPlace> bearers(std::string_view name) const;
    /// The one country of all places of a name; empty where there are several or none.
    [[nodiscard]] std::string_view sole_country(std::string_view name) const;
    /// The code of a country by its name; empty of others.
    [[nodiscard]] std::string_view country_named(std::string_view name) const;
    /// The country of a code; null where it is not listed.
    [[nodiscard]] const NamedPlace* country(std::string_view code) const;
    /// The state of a name, also of a short one, "Ont."; null for others.
    [[nodiscard]] const NamedPlace* region_named(std::string_view name) const;

    /// What behind a name tells where it is: "London, Ontario", "Portland (Ore.)", "Hesk in
    /// Kantria".
    ///
    /// name     in `words`, which are those of `tokens`
    /// tokens   parsed: "In London, Canada said" tells nothing
    /// bearers  of the name: they decide between a state and a country that are called the same
    /// cost     linear in the bearers
    [[nodiscard]] std::optional<PlaceQualifier> qualifier_behind(
        TokenRange name,
        const TokenWords& words,
        std::span<const Token> tokens,
        std::span<const NamedPlace> bearers) const;

private:
    [[nodiscard]] std::optional<PlaceQualifier> qualifier_named(
        std::string_view name, TokenRange range, std::span<const NamedPlace> bearers) const;

    std::map<std::string, std::vector<NamedPlace>, std::less<>> places_;  ///< by folded name
    std::map<std::string, NamedPlace, std::less<>> regions_;              ///< likewise
    std::map<std::string, std::string, std::less<>> country_codes_;       ///< likewise
    std::map<std::string, NamedPlace, std::less<>> countries_;            ///< by code
};

}  // namespace concord
