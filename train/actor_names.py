#!/usr/bin/env python3
"""Lists names of countries, places and bodies, and nouns for people by sector, out of registries.

    train/actor_names.py /usr/share/wordnet

WordNet 3.0 (Miller 1995) as in Debian's wordnet-base; English names of CLDR as in Babel 2.19 (PyPI). Written
are names/country_names.tsv (what names/countries.tsv lacks), actors/bodies.tsv, actors/person_sectors.tsv and
actors/deeds.tsv. Sorted; the same registries give the same files.

A place belongs to the one country that all its senses are parts of: Birmingham is left out, Mosul is not. The
places themselves are written by `place_names.py`.
"""

import collections
import pathlib
import re
import sys

import babel
from babel.core import get_global

KNOWLEDGE = pathlib.Path(__file__).resolve().parents[1] / "knowledge"

# What WordNet calls the parts of which it says no country, or another than ISO 3166.
ANCHORS = {"Soviet_Union": "SUN", "Czechoslovakia": "CSK", "East_Germany": "DDR", "West_Germany": "DEU",
           "England": "GBR", "Scotland": "GBR", "Wales": "GBR", "Northern_Ireland": "GBR", "Kosovo": "XKX",
           "Serbia": "SRB", "Montenegro": "MNE", "Yugoslavia": "YUG", "Serbia_and_Montenegro": "YUG",
           "West_Bank": "PSE", "Gaza_Strip": "PSE", "Palestine": "PSE",
           "Tibet": "CHN", "Macedonia": "MKD", "Hong_Kong": "HKG", "Taiwan": "TWN"}
# Names that mean something else more often than the country, place or people.
LEFT_OUT = {"america", "serbia and montenegro", "union of serbia and montenegro", "canaan", "holy land", "promised land", "zion", "sion", "jersey", "wake", "cambria",
            "caledonia", "neutral zone", "attic", "corinthian", "corinthians", "ionian", "dorian", "arcadian",
            "arcadians", "delphian", "delphic", "olympian", "olympic", "lesbian", "lesbians", "latin", "plato",
            "platos", "mari", "maris", "moro", "moros", "kiwi", "kiwis", "norman", "down easter", "down easters",
            "southerner", "southerners", "northerner", "northerners", "highlander", "highlanders", "lowlander",
            "lowlanders", "yankee", "yankees", "yank", "yanks", "scotch", "hindu", "hindus", "hindoo", "hindoos",
            "nazarene", "spartan", "spartans", "sabine", "sabines", "magyar", "magyars", "uighur", "uighurs",
            "uigur", "uigurs", "uygur", "uygurs", "zulu", "zulus", "xhosa", "xhosas", "appalachian",
            "appalachians", "philistine", "trojan", "romanic", "israelite", "israelites", "persian", "bohemian",
            "gipsy", "tai", "tais", "inger", "ingers", "komi", "komis", "mansi", "mansis", "bowery", "broadway",
            "central park", "midwest", "northeast", "northwest", "southeast", "southwest", "toyota", "centre",
            "strand", "reef", "colon", "cheddar", "champagne", "bikini", "limerick", "delphi", "meridian", "gallup",
            "gold coast", "zealander", "zealanders", "hispaniola", "hispaniolan", "saint maarten", "st. maarten",
            "santos", "salisbury", "canton", "moron", "pago pago", "pango pango", "eastern samoa", "northern marianas",
            "el aaium", "spanish sahara"}
# Of WordNet's names of a country these are its adjective or its people.
NO_COUNTRIES = {"kirghiz", "kirgiz", "tadjik", "tadzhik", "kazak"}
# Of CLDR's territories those that ISO 3166-1 has as parts of others.
WHOLES = {"ASC": "SHN", "TAA": "SHN", "DGA": "IOT", "CPT": "FRA"}
KEPT = {"houston", "dallas", "florence", "austin", "phoenix", "paris", "orlando", "buffalo", "baltimore"}
STATES = {"American_state", "Canadian_province", "Australian_state"}
REGIONS = {"city", "town", "state_capital", "national_capital", "American_state", "Canadian_province", "state",
           "Australian_state", "district", "provincial_capital", "county", "geographical_area", "French_region",
           "Italian_region", "city_district", "borough", "port", "region", "urban_area", "administrative_district"}
# Acronyms and names that bodies of several countries have.
UNCLEAR = {"ICC", "DOE", "EXEC", "USA", "SSS", "NGA", "OIG", "SSA", "FHA", "FPS", "IDA", "INS", "INR", "OIS",
           "NRC", "NIJ", "BJA", "BJS", "PHS", "Foreign Service", "Post Office", "Air Force", "Army of Muhammad",
           "Common Market", "EEC", "European Union", "European Community", "European Economic Community",
           "Tigers", "People's Liberation Army", "National Liberation Army", "Islamic Jihad", "Islamic Group",
           "Homeland Security", "Pentagon Gang", "Secret Service", "Former Armed Forces", "United Nations",
           "Tanzim", "Supporters of Islam", "Divine Unity", "Islamic Unity", "Party of God", "Black September"}
# A name of such words may be that of a body of another country.
SHARED = re.compile(r"(Department|Bureau|Office|Center|Comptroller) .*|.* (Department|Bureau|Office|Agency|Service|System|"
                    r"Administration|Commission|Board|Organization|Network)|EPA|SEC|GSA|SBA|Housing and .*|Health and .*")
OWN = re.compile(r".*\b(US|U\.S\.|United States|Reconnaissance|Ballistic|Homeland)\b.*")
FORCES = {"army", "navy", "air_force", "coast_guard"}
# Armed groups whose names are ordinary words.
ORDINARY = {"Orange Group", "Islamic Community", "Band of Partisans", "Movement for Revenge", "Red Sun", "Supreme Truth",
            "Holy War Warriors", "Movement of Holy Warriors", "Bearer of the Sword", "Caliphate State", "Kaplan Group",
            "Army of the Pure", "Army of the Righteous", "Followers of the Phrophet", "Jerusalem Warriors", "Orly Group",
            "Red Hand Defenders", "Provos", "Al Faran", "Corsican Army", "Libyan Islamic Group", "Sol Rojo",
            "Organization of the Oppressed on Earth", "Revolutionary Justice Organization", "Salafist Group"}
# Where WordNet has the country that a group fights, or its exile, instead of its own; and whose the banks are.
PARENTS = {"PSE": "Fatah_Tanzim Qassam_Brigades Salah_al-Din_Battalions Force_17 Black_September_Movement "
                  "Palestine_Liberation_Front Popular_Front_for_the_Liberation_of_Palestine-General_Command",
           "GBR": "Irish_Republican_Army Real_Irish_Republican_Army Continuity_Irish_Republican_Army "
                  "Irish_National_Liberation_Army Provisional_Irish_Republican_Army",
           "IGO": "World_Bank International_Monetary_Fund International_Finance_Corporation "
                  "International_Development_Association General_Agreement_on_Tariffs_and_Trade"}
BODIES = {"executive_department": ("USA", "GOV"), "independent_agency": ("USA", "GOV"),
          "United_States_intelligence_agency": ("USA", "SPY"), "United_Nations_agency": ("UNO", "-"),
          "world_organization": ("IGO", "-"), "terrorist_organization": (None, "REB")}
# A noun belongs to the sector of the nearest of these above its commonest sense.
PEOPLE = {"serviceman": "MIL", "military_officer": "MIL", "policeman": "COP", "lawyer": "JUD", "judge": "JUD",
          "legislator": "LEG", "diplomat": "GOV", "sovereign": "GOV", "criminal": "CRM", "journalist": "JRN",
          "educator": "EDU", "health_professional": "MED", "clergyman": "REL", "religious": "REL",
          "farmer": "AGR", "farmhand": "AGR", "businessperson": "BUS", "capitalist": "BUS",
          "merchant": "BUS", "refugee": "REF", "secret_agent": "SPY", "athlete": "CVL", "performer": "CVL",
          "demonstrator": "CVL", "laborer": "LAB"}


# Nouns of which news means something else.
OTHER_NOUNS = {"filibuster", "filibusterer", "runner", "raider", "traitor", "infanticide", "fodder", "swagger",
               "controller", "private", "loader", "logger", "porter", "puncher", "wrecker", "sprayer", "jack",
               "torpedo", "scanner", "provider", "collaborator", "gypsy", "gipsy", "kennan", "blucher", "potemkin",
               "uriah", "shylock", "cyril", "johnny", "romanov", "romanoff", "potyokin"}
# What states do, say and decide: the nouns below these, whose commonest sense it is.
DEED_KINDS = """proposal offer demand request agreement acceptance refusal rejection promise threat warning accusation
    criticism condemnation protest complaint objection denial announcement declaration apology negotiation discussion
    consultation treaty order decree sanction embargo prohibition vote veto election attack invasion raid bombing
    shelling offensive military_action occupation withdrawal retreat blockade aggression retaliation conquest war battle
    visit support aid assistance intervention interference cooperation pressure expulsion arrest execution
    deportation extradition annexation mediation disarmament surrender""".split()
# The same, where the commonest sense has a class that is too wide or none.
DEEDS = """action appeal approval campaign claim comment concession condolence contribution crackdown deal decision
    deployment effort endorsement help initiative involvement move objection operation opposition plan policy position
    presence push reaction response retaliation role stance statement strike talks violation warning""".split()
# Nouns below DEED_KINDS that are seldom a state's.
NO_DEEDS = set("""academicianship adherence adoption aegis ailment allegiance apprenticeship automation avoidance berth
    bishopry booking boost bricklaying career carpentry clerking coaching compliance contention craft crucifixion
    dictum ecclesiasticism engineering franchise idealization imprimatur inculcation job lecturing lesson ministration
    nay onrush patronage penetration pinning primary professorship rap recourse requisition resignation sailing
    schooling services sewing suction teaching technology typography vocation volley yes""".split())


class WordNet:
    """Synsets as (file, words, pointers, gloss), by part of speech and offset."""

    def __init__(self, folder: str) -> None:
        self.nouns, self.adjectives = self._load(folder, "noun"), self._load(folder, "adj")
        self.senses, self.is_tagged = {}, {}
        for line in pathlib.Path(folder, "index.noun").read_text(encoding="latin-1").split("\n"):
            cells = line.split()
            if line[:1] != " " and cells:
                self.senses[cells[0]] = cells[-int(cells[2]):]
                self.is_tagged[cells[0]] = cells[-int(cells[2]) - 1] != "0"

    @staticmethod
    def _load(folder: str, part: str) -> dict:
        synsets = {}
        for line in pathlib.Path(folder, f"data.{part}").read_text(encoding="latin-1").split("\n"):
            if not line[:1].isdigit():
                continue
            data, gloss = line.split(" | ", 1)
            cells = data.split()
            count = int(cells[3], 16)
            words = [re.sub(r"\(\w+\)$", "", cells[4 + 2 * n]) for n in range(count)]
            at = 4 + 2 * count
            pointers = [tuple(cells[at + 1 + 4 * n:at + 4 + 4 * n]) for n in range(int(cells[at]))]
            synsets[cells[0]] = (cells[1], words, pointers, gloss)
        return synsets

    def targets(self, offset: str, *symbols: str) -> list[str]:
        return [target for symbol, target, part in self.nouns[offset][2] if symbol in symbols and part == "n"]

    def above(self, offset: str) -> list[str]:
        """The synsets above, nearest first."""
        found, queue = [], [offset]
        while queue:
            queue = [up for one in queue for up in self.targets(one, "@", "@i") if up not in found]
            found += queue
        return found


def plain(word: str) -> str:
    return word.replace("_", " ")


def key(name: str) -> str:
    return plain(name).lower()


def read_table(name: str) -> list[list[str]]:
    lines = (KNOWLEDGE / name).read_text(encoding="utf-8").split("\n")[1:]
    return [line.split("\t") for line in lines if line]


def write_table(name: str, header: str, rows: set[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) for row in sorted(rows)]
    (KNOWLEDGE / name).write_text("\n".join([header] + lines) + "\n", encoding="utf-8")


def cldr_names() -> dict[str, str]:
    """English names of countries and territories by their ISO 3166-1 alpha-3."""
    territories = babel.Locale("en").territories
    names = {}
    for long, short in get_global("territory_aliases").items():
        if not re.fullmatch("[A-Z]{3}", long) or len(short) != 1 or not re.fullmatch("[A-Z]{2}", short[0]):
            continue
        name = territories.get(short[0])
        if name is None or short[0] in ("EU", "EZ", "UN", "XA", "XB", "QO", "ZZ"):
            continue
        bare, _, other = name.replace(" SAR China", "").replace("’", "'").partition(" (")
        for form in (bare, other.rstrip(")"), bare.replace("St. ", "Saint "), bare.replace(" & ", " and ")):
            if form and " - " not in form and ")" not in form:
                names.setdefault(form, WHOLES.get(long, long))
    return names


def other_words() -> set[str]:
    """First names, and what news writes in lower case."""
    tables = ("names/given_names.tsv", "words/common_words.tsv")
    return {row[0] for table in tables for row in read_table(table)}


class Countries:
    """Which country a synset of a location is or belongs to."""

    def __init__(self, wordnet: WordNet, codes: dict[str, str]) -> None:
        self.wordnet, self.codes, self.known = wordnet, codes, {}
        for offset, (file, words, _, _) in wordnet.nouns.items():
            if file != "15" or not wordnet.targets(offset, "@i"):
                continue
            anchor = next((ANCHORS[word] for word in words[:1] if word in ANCHORS), None)
            above = {word for up in wordnet.above(offset) for word in wordnet.nouns[up][1]}
            own = {self.codes[key(word)] for word in words if key(word) in self.codes}
            if anchor:
                self.known[offset] = anchor
            elif above & {"country", "state", "land"} and "American_state" not in above and len(own) == 1:
                self.known[offset] = own.pop()
        self.are_countries = set(self.known)

    def of(self, offset: str, depth: int = 0) -> str | None:
        if offset in self.known:
            return self.known[offset]
        codes = {self.of(whole, depth + 1) for whole in self.wordnet.targets(offset, "#p")} if depth < 6 else set()
        codes.discard(None)
        return codes.pop() if len(codes) == 1 else None


def country_names(wordnet: WordNet, countries: Countries, codes: dict[str, str], names: dict[str, str]):
    rows, known = set(), set(codes) | LEFT_OUT | NO_COUNTRIES | other_words()
    for name, code in names.items():
        if key(name) not in known:
            rows.add((name, "country", code))
    for offset in sorted(countries.are_countries):
        for word in wordnet.nouns[offset][1]:
            if word in ANCHORS and ANCHORS[word] != countries.known[offset]:
                continue
            if key(word) not in known and word[0].isupper() and len(word) > 2:
                rows.add((plain(word), "country", countries.known[offset]))
    return rows


def demonyms(wordnet: WordNet, countries: Countries, codes: set[str], taken: set[str]):
    """Adjectives of countries and places, and who lives there."""
    found = collections.defaultdict(set)
    for _, words, pointers, _ in wordnet.adjectives.values():
        for symbol, target, part in pointers:
            if symbol == "\\" and part == "n" and wordnet.nouns[target][0] == "15":
                for word in words:
                    found[word].add(("demonym", countries.of(target)))
    for offset, (file, words, _, _) in wordnet.nouns.items():
        lived = {countries.of(whole) for whole in wordnet.targets(offset, "#m", "+")
                 if wordnet.nouns[whole][0] == "15"} if file == "18" else set()
        for word in words if lived else []:
            for code in lived:
                found[word].add(("demonym", code))
                if not re.search(r"(ese|s|sh|ch|man|woman)$", word):
                    found[word + "s"].add(("people", code))
    rows, left_out = set(), codes | taken | LEFT_OUT | other_words()
    for word, uses in found.items():
        used = {code for _, code in uses}
        is_new = key(word) not in left_out
        if len(used) == 1 and None not in used and is_new and word[0].isupper() and len(word) > 2:
            rows.add((plain(word), min(uses)[0], used.pop()))
    return rows


def places(wordnet: WordNet, countries: Countries, taken: set[str]):
    """Cities and regions, but none that is more often a person or a common word."""
    senses, people, regions, states = collections.defaultdict(set), set(), set(), set()
    for offset, (file, words, _, _) in wordnet.nouns.items():
        kinds = {word for up in wordnet.targets(offset, "@i") for word in wordnet.nouns[up][1]}
        if file == "18" and kinds:
            people |= {key(word).split()[-1] for word in words}
        if file == "15" and kinds:
            for word in words:
                senses[word].add(countries.of(offset))
                regions |= {word} if kinds & REGIONS else set()
                states |= {key(word)} if kinds & STATES and len(word) > 3 else set()
    people |= other_words()
    rows = set()
    for word, codes in senses.items():
        name = key(word)
        if name in states:
            codes = codes - {None}
        is_clear = len(codes) == 1 and None not in codes and name not in taken | LEFT_OUT
        is_name = word in regions and len(word) > 3 and word[0].isupper() and not re.search(r"_(State|capital)$|\.", word)
        if is_clear and is_name and (name in KEPT | states or name not in people):
            rows.add((plain(word), next(iter(codes))))
    return rows


def bodies(wordnet: WordNet, countries: Countries):
    found = collections.defaultdict(set)
    for offset, (file, words, _, _) in wordnet.nouns.items():
        if file != "14":
            continue
        above = [word for up in wordnet.above(offset) for word in wordnet.nouns[up][1]]
        wholes = [word for whole in wordnet.targets(offset, "#p", "#m") for word in wordnet.nouns[whole][1]]
        body = next((BODIES[word] for word in above if word in BODIES), None)
        is_part = any(word.startswith("Department_of_") for word in wholes)
        if body is None and is_part and "agency" in above:
            body = ("USA", "COP" if "law_enforcement_agency" in above else "GOV")
        if body is None:
            continue
        country, sector = body
        if FORCES & {re.sub(r"^(US|United_States)_", "", word).lower() for word in words}:
            sector = "MIL"
        elif "United_States_Secret_Service" in words or "US_Secret_Service" in words:
            sector = "COP"  # it guards and investigates
        if country is None:
            regions = {countries.of(region) for region in wordnet.targets(offset, ";r")}
            country = regions.pop() if len(regions) == 1 else None
        country = next((parent for parent, names in PARENTS.items() if set(words) & set(names.split())), country)
        if country is None:
            continue
        for word in words:
            is_acronym = word.isupper() and word.isalpha() and len(word) > 2 and sector != "REB"
            if word[0].isupper() and (is_acronym or "_" in word or (sector == "REB" and len(word) > 5)):
                found[plain(word).replace("U. S. ", "U.S. ")].add((country, sector))
    listed = {row[0]: row[2:] for row in read_table("actors/metonyms.tsv") if row[1] != "rival"}
    rows = set()
    for name, codes in found.items():
        if len(codes) > 1 or name in UNCLEAR | ORDINARY:
            continue
        country, sector = codes.pop()
        if name not in listed:
            shared = country == "USA" and SHARED.fullmatch(name) and not OWN.fullmatch(name)
            rows.add((name, "shared" if shared else "own", country, sector))
        elif listed[name][0] != country or sector not in ("-", listed[name][1]):
            sys.exit(f"{name}: {country} {sector}, but in metonyms.tsv {' '.join(listed[name])}")
    return rows


def person_sectors(wordnet: WordNet):
    rows = set()
    nouns = {row[0] for table in ("names/person_nouns.tsv", "names/role_nouns.tsv") for row in read_table(table)}
    for word, senses in wordnet.senses.items():
        if not re.fullmatch(r"[a-z]{4,}(-[a-z]+)?", word) or wordnet.nouns[senses[0]][0] != "18":
            continue
        if word in OTHER_NOUNS or word not in nouns or wordnet.targets(senses[0], "@i"):
            continue
        chain = [senses[0]] + wordnet.above(senses[0])
        sector = next((PEOPLE[name] for up in chain for name in wordnet.nouns[up][1] if name in PEOPLE), None)
        if sector:
            rows.add((plain(word), sector))
    return rows


def deeds(wordnet: WordNet):
    """Nouns for what states do, before which "Kenyan" is who acts."""
    kinds = {wordnet.senses[word][0] for word in DEED_KINDS}
    rows = {(word,) for word in DEEDS}
    for word, senses in wordnet.senses.items():
        is_deed = kinds & {senses[0], *wordnet.above(senses[0])}
        if is_deed and wordnet.is_tagged[word] and re.fullmatch(r"[a-z]{3,}", word) and word not in NO_DEEDS:
            rows.add((word,))
    return rows


def main(wordnet_folder: str) -> None:
    wordnet = WordNet(wordnet_folder)
    listed = read_table("names/countries.tsv")
    codes = {row[0].lower(): row[2] for row in listed}
    cldr = cldr_names()
    names = {name.lower(): code for name, code in cldr.items()}
    names.update({row[0].lower(): row[2] for row in listed if row[1] == "country"})
    countries = Countries(wordnet, names)
    new = country_names(wordnet, countries, codes, cldr)
    taken = set(codes) | {row[0].lower() for row in new}
    new |= demonyms(wordnet, countries, set(codes), taken)
    write_table("names/country_names.tsv", "name\tkind\tcountry", new)
    write_table("actors/bodies.tsv", "name\tkind\tcountry\tsector", bodies(wordnet, countries))
    write_table("actors/person_sectors.tsv", "word\tsector", person_sectors(wordnet))
    write_table("actors/deeds.tsv", "word", deeds(wordnet))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
