"""The rooms that see the whole story: gather and compare."""

import itertools
import re

from example_rooms import Room, file_of, find_article, is_folded_summary, key_of, rows_of, text_of
from word_alignment import WordAlignment, plain, words


class Store:
    """Exported articles and stories, with expected references turned into article ids and back."""

    def __init__(self, expected: list[dict], articles: list[dict], stories: list[dict]):
        self.stories = stories
        self.ids: dict[tuple[str, str], str] = {}
        self.optional: set[tuple[str, str]] = set()
        self._alignments: dict[str, WordAlignment] = {}
        self.records = {record["article"]["id"]: record for record in articles}
        for row in rows_of(expected, "clean"):
            if is_folded_summary(row):
                self.optional.add(key_of(row))
                articles_of_it = [one for one in articles if file_of(one["article"]) == row["path"]
                                  and one["article"]["truncated"]]
            else:
                articles_of_it = articles
            record = find_article(row, articles_of_it)
            if record:
                self.ids[key_of(row)] = record["article"]["id"]
                self._alignments[record["article"]["id"]] = WordAlignment(text_of(row), record["text"])

    def id_of(self, reference: dict) -> str | None:
        return self.ids.get(key_of(reference))

    def is_same_place(self, expected: dict, citation: dict) -> bool:
        """The cited words hold the expected ones, or stand within them, in the same article."""
        want, have = plain(expected["text"]), plain(citation["text"])
        return citation["article"] == self.id_of(expected) and (want in have or have in want)

    def touches(self, expected: list[dict], citations: list[dict]) -> bool:
        """A citation shares a word with an expected place of the same article's text."""
        return any(citation["article"] == self.id_of(item) and "field" not in citation
                   and self._share_words(item, citation) for item in expected for citation in citations)

    def _share_words(self, expected: dict, citation: dict) -> bool:
        alignment = self._alignments[citation["article"]]
        return bool(alignment.expected(expected) & alignment.got(citation))


def gather(expected: list[dict], articles: list[dict], stories: list[dict]) -> Room:
    room = Room("gather")
    store = Store(expected, articles, stories)
    for row in rows_of(expected, "gather", "story"):
        want = {store.id_of(item) for item in row["articles"] if key_of(item) not in store.optional}
        best = max(stories, key=lambda story: len(want & ids_in(story)), default={"articles": []})
        room.note("one_story", want <= ids_in(best), row["title"], len(want), len(want & ids_in(best)))
    origins = {frozenset(origin["articles"]): origin for story in stories for origin in story["origins"]}
    for row in rows_of(expected, "gather", "origin"):
        want = frozenset(store.id_of(item) for item in row["articles"]
                         if key_of(item) not in store.optional or store.id_of(item))
        name = " + ".join(item["article"] for item in row["articles"])
        got = [sorted(group) for group in origins if group & want]
        room.note("origins", want in origins, name, sorted(map(str, want)), got)
        if want in origins and len(want) > 1:
            kind = origins[want]["kind"]
            room.note("origin_kind", kind == row["origin_kind"], name, row["origin_kind"], kind)
    compare_versions(room, store, rows_of(expected, "gather", "version"))
    compare_passages(room, store, rows_of(expected, "gather", "copy"))
    return room


def ids_in(story: dict) -> set[str]:
    return {article["id"] for article in story["articles"]}


def compare_versions(room: Room, store: Store, rows: list[dict]) -> None:
    for row in rows:
        if key_of(row) in store.optional and not store.id_of(row):
            continue
        record = store.records.get(store.id_of(row))
        got = record["article"]["version_of"] if record else None
        want = store.id_of(row["version_of"])
        room.note("versions", want is not None and got == want, row["article"], want, got)


def compare_passages(room: Room, store: Store, rows: list[dict]) -> None:
    """Shared words that the record shows in both articles."""
    shown = [passage for story in store.stories for origin in story["origins"]
             for passage in origin["passages"]]
    def shows(side: dict, citation: dict) -> bool:
        want, have = (" ".join(words(one["text"])) for one in (side, citation))
        return citation["article"] == store.id_of(side) and want in have

    for row in rows:
        for passage in row["passages"]:
            hit = any(all(any(shows(side, citation) for citation in found) for side in passage)
                      for found in shown)
            room.note("passages", hit, row["article"], plain(passage[0]["text"]), None)


def compare(expected: list[dict], articles: list[dict], stories: list[dict]) -> Room:
    room = Room("compare")
    store = Store(expected, articles, stories)
    for part in ("timeline", "calendar"):
        lines = [entry for story in stories for entry in story[part]]
        for row in rows_of(expected, "compare", part):
            date = row["date"][:10]
            near = [entry["date"] for entry in lines
                    if any(store.is_same_place(line, entry["line"]) for line in row["lines"])]
            room.note(part, date in near, row["what"], date, near)
    statements = [statement for story in stories for statement in story["statements"]]
    for row in rows_of(expected, "compare", "quotation"):
        compare_quotation(room, store, row, statements)
    compare_disagreements(room, store, rows_of(expected, "compare", "disagreement"))
    compare_agreements(room, store, rows_of(expected, "compare", "agreement"))
    compare_positions(room, store, rows_of(expected, "compare", "position"))
    compare_distinct_events(room, store, rows_of(expected, "compare", "distinct_events"))
    compare_undated(room, store, rows_of(expected, "compare", "undated"))
    if rows_of(expected, "compare", "omission"):
        compare_omissions(room, store)
    return room


def compare_quotation(room: Room, store: Store, row: dict, statements: list[dict]) -> None:
    """Each version beside the fullest one: in one statement of the story, and called what it is."""
    fullest = row["versions"][0]
    for version in row["versions"][1:]:
        folds = [statement for statement in statements
                 if all(any(store.is_same_place(one, found["citation"]) for found in statement["versions"])
                        for one in (fullest, version))]
        if version["article"] == fullest["article"] and version["path"] == fullest["path"]:
            folds = [one for one in folds if len(one["versions"]) > 1]
        kind = "folded" if version["difference"] in ("same", "trimmed", "edited") else "folded_paraphrases"
        about = f"{row['speaker']} [{plain(version['text'])}]"
        room.note(kind, bool(folds), about, plain(fullest["text"]), None)
        if folds:
            got = {found["difference"] for found in folds[0]["versions"]
                   if store.is_same_place(version, found["citation"])}
            room.note("difference", version["difference"] in got, about, version["difference"], sorted(got))
    if "origins" in row:
        counts = [statement["origins"] for statement in statements
                  if any(store.is_same_place(fullest, found["citation"]) for found in statement["versions"])]
        room.note("quotation_origins", row["origins"] in counts, row["speaker"], row["origins"], counts)


def compare_disagreements(room: Room, store: Store, rows: list[dict]) -> None:
    """Found when the kind is right and two sides have reports of two expected sides."""
    found = [one for story in store.stories for one in story["disagreements"]]
    known = set()
    room.metric("spurious_disagreements")
    for row in rows:
        same = [index for index, one in enumerate(found)
                if one["kind"] == row["disagreement"] and has_two_sides(store, row, one)]
        known.update(same)
        about = f"{row['disagreement']} of {row['about']}"
        room.note("disagreements", bool(same), about, [side["value"] for side in row["sides"]], None)
        if same:
            readings = [found[index]["reading"] for index in same]
            room.note("disagreement_reading", row["reading"] in readings, about, row["reading"], readings)
    for index, one in enumerate(found):
        if index not in known:
            sides = [f"{side['value']}: {' | '.join(plain(report['text']) for report in side['reports'])}"
                     for side in one["sides"]]
            room.error("spurious_disagreements", f"{one['kind']} of {one['about']}", " <> ".join(sides))


def has_two_sides(store: Store, row: dict, found: dict) -> bool:
    wanted, sides = ([side["reports"] for side in one["sides"]] for one in (row, found))
    return any(store.touches(wanted[a], sides[i]) and store.touches(wanted[b], sides[j])
               for a, b in itertools.combinations(range(len(wanted)), 2)
               for i, j in itertools.permutations(range(len(sides)), 2))


def compare_agreements(room: Room, store: Store, rows: list[dict]) -> None:
    """One agreement of the story, by its dates, terms and breaches."""
    found = [one for story in store.stories for one in story["agreements"]]
    for row in rows:
        places = row["agreed_on"] + row["terms"] + row["alleged_breaches"]
        same = [one for one in found if store.touches(places, agreement_citations(one))]
        names = [one["name"] for one in same]
        room.note("agreement_found", bool(same), row["name"], row["name"], None)
        room.note("agreement_is_one", len(same) == 1, row["name"], 1, names)
        parties = [sorted(one["parties"]) for one in same]
        room.note("agreement_parties", sorted(row["parties"]) in parties, row["name"], row["parties"], parties)
        for date in row["agreed_on"]:
            values = [one["value"] for agreement in same for one in agreement["agreed_on"]
                      if store.touches([date], [one["citation"]])]
            room.note("agreement_dates", date["value"] in values, row["name"], date["value"], values)
        for term in row["terms"]:
            shown = any(store.touches([term], agreement["terms"]) for agreement in same)
            room.note("agreement_terms", shown, row["name"], term["text"], None)
        compare_breaches(room, store, row, [one for agreement in same for one in agreement["alleged_breaches"]])


def agreement_citations(agreement: dict) -> list[dict]:
    return agreement["terms"] + [one["citation"] for one in agreement["agreed_on"] + agreement["alleged_breaches"]]


def compare_breaches(room: Room, store: Store, row: dict, found: list[dict]) -> None:
    for breach in row["alleged_breaches"]:
        digits = re.search(r"\d+", str(breach["count"]))
        want = breach["by"], int(digits.group()) if digits else None
        got = [(one["by"], one["count"]) for one in found if store.touches([breach], [one["citation"]])]
        room.note("agreement_breaches", want in got, breach["text"], want, got)


def compare_positions(room: Room, store: Store, rows: list[dict]) -> None:
    """Found when one position of the story shows two of the expected turns."""
    found = [one for story in store.stories for one in story["positions"]]

    def turns(row, position):
        moves = [move["citation"] for move in position["history"]]
        return sum(store.touches([turn], moves) for turn in row["history"])

    for row in rows:
        best = max(found, key=lambda one: turns(row, one), default=None)
        shown = turns(row, best) if best else 0
        about = f"{row['actor']} on {row['issue']}"
        room.note("positions", shown >= 2, about, len(row["history"]), shown)
        room.note("position_changed", shown >= 2 and best["changed"] == row["changed"], about,
                  row["changed"], best and best["changed"])


def compare_distinct_events(room: Room, store: Store, rows: list[dict]) -> None:
    """Each event is there, and none holds reports of two of them."""
    events = [one for story in store.stories for one in story["events"]]

    def sentences(event):
        return [report["citation"] | (report["citation"]["sentence"] or {}) for report in event["reports"]]

    for row in rows:
        of_events = [[index for index, event in enumerate(events)
                      if store.touches(expected["duration"], sentences(event))] for expected in row["events"]]
        apart = all(not set(one) & set(other) for one, other in itertools.combinations(of_events, 2))
        room.note("distinct_events", all(of_events) and apart, row["what"], "apart", of_events)


def compare_undated(room: Room, store: Store, rows: list[dict]) -> None:
    """No line of an undated report has a day of its own: only an event that others date may give it one."""
    room.metric("false_dates")
    for row in rows:
        for entry in (one for story in store.stories for one in story["timeline"] + story["calendar"]):
            if (entry["line"]["article"] == store.id_of(row) and entry["precision"] == "day"
                    and entry["event"] is None):
                room.error("false_dates", row["article"], f"{entry['date']} {plain(entry['line']['text'])}")


def compare_omissions(room: Room, store: Store) -> None:
    """What an outlet is said to omit was published no later than the outlet's last article."""
    room.metric("false_omission")
    published = {name: record["article"]["published"] for name, record in store.records.items()}
    for coverage in (one for story in store.stories for one in story["coverage"]):
        last = max((published[name] or "" for name, record in store.records.items()
                    if record["article"]["outlet"] == coverage["outlet"]), default="")
        for citation in coverage["omits"]:
            # Days are told apart; within one, clocks of several zones need not be.
            if (published[citation["article"]] or "")[:10] > last[:10]:
                room.error("false_omission", coverage["outlet"], plain(citation["text"]))
