#!/usr/bin/env python3
"""The scorer of the example story gives a perfect record every point, and takes points from a damaged one.

The perfect record is made of examples/expected.jsonl itself, in the shape that the program writes.
"""

import copy
import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "measure/accuracy"))

import example_rooms as rooms  # noqa: E402
import example_story as story_rooms  # noqa: E402

EXPECTED = [json.loads(line) for line in (ROOT / "examples/expected.jsonl").read_text("utf-8").splitlines()]


def perfect_article(row: dict, number: int) -> dict:
    text = rooms.text_of(row)
    blocks, position = [], 0
    for block in row["blocks"]:
        begin = text.index(block["text"], position)
        position = begin + len(block["text"])
        blocks.append({"begin": begin, "end": position, "role": block["role"], "time": block.get("time")})
    article = {field: row.get(field) for field in rooms.CLEAN_FIELDS}
    article |= {"id": f"article{number}", "path": row["path"] + "#7", "canonical": row["url"], "version_of": None}
    record = {"article": article, "text": text, "blocks": blocks, "times": [], "statements": [], "entities": []}
    for other in EXPECTED:
        if other["room"] not in ("annotate", "extract") or rooms.key_of(other) != rooms.key_of(row):
            continue
        if other["kind"] == "time":
            record["times"].append(other)
        elif other["kind"] == "statement":
            record["statements"].append(perfect_statement(record, other))
    return record


def perfect_statement(record: dict, row: dict) -> dict:
    def entity(name: str) -> str:
        record["entities"].append({"id": f"e{len(record['entities'])}", "name": name, "mentions": []})
        return record["entities"][-1]["id"]

    mention = row["speaker_mention"] or {"begin": 0, "end": 1}
    return {"kind": row["statement_kind"], "content": list(row["content"]), "cue": {"lemma": row["cue_lemma"]},
            "speaker": None if row["speaker"] is None else {
                "entity": entity(row["speaker"]), "begin": mention["begin"], "end": mention["end"]},
            "polarity": row["polarity"], "via": [entity(name) for name in row["via"]]}


class Perfect:
    """Records and the story that say just what is expected."""

    def __init__(self):
        clean = rooms.rows_of(EXPECTED, "clean")
        self.records = {rooms.key_of(row): perfect_article(row, number) for number, row in enumerate(clean)}
        self.articles = [record for record in self.records.values() if not record["article"]["truncated"]]
        self.files: dict[str, list[dict]] = {}
        for (_, path), record in self.records.items():
            self.files.setdefault(path, []).append(record)
        self.story = {"articles": [{"id": record["article"]["id"]} for record in self.articles], "origins": [],
                      "timeline": [], "calendar": [], "statements": [], "events": [], "disagreements": [],
                      "agreements": [], "positions": [], "coverage": []}
        passages = []
        for row in EXPECTED:
            if row["room"] == "gather" and row["kind"] == "origin":
                members = [self.records[rooms.key_of(item)]["article"] for item in row["articles"]]
                self.story["origins"].append({"articles": [one["id"] for one in members if not one["truncated"]],
                                              "kind": row["origin_kind"], "passages": passages})
            elif row["room"] == "gather" and row["kind"] == "copy":
                passages += [[self.cite(side) for side in passage] for passage in row["passages"]]
            elif row["room"] == "gather" and row["kind"] == "version":
                self.records[rooms.key_of(row)]["article"]["version_of"] = self.cite(row["version_of"])["article"]
            elif row["room"] == "compare" and row["kind"] in ("timeline", "calendar"):
                self.story[row["kind"]].append({"date": row["date"][:10], "line": self.cite(row["lines"][0]),
                                                "precision": "day", "event": 0})
            elif row["room"] == "compare" and row["kind"] == "quotation":
                self.story["statements"].append({"origins": row.get("origins", 0), "versions": [
                    {"citation": self.cite(one), "difference": one["difference"]} for one in row["versions"]]})
            elif row["room"] == "compare":
                self.add_finding(row)

    def cite(self, reference: dict) -> dict:
        return {"article": self.records[rooms.key_of(reference)]["article"]["id"], "text": reference.get("text", ""),
                "begin": reference.get("begin"), "end": reference.get("end"), "sentence": None}

    def add_finding(self, row: dict) -> None:
        if row["kind"] == "disagreement":
            sides = [{"value": side["value"], "reports": list(map(self.cite, side["reports"]))}
                     for side in row["sides"]]
            self.story["disagreements"].append({"kind": row["disagreement"], "about": row["about"],
                                                "reading": row["reading"], "sides": sides})
        elif row["kind"] == "position":
            history = [{"date": turn["date"], "citation": self.cite(turn)} for turn in row["history"]]
            self.story["positions"].append({"changed": row["changed"], "history": history})
        elif row["kind"] == "distinct_events":
            self.story["events"] += [{"reports": [{"citation": self.cite(one)} for one in event["duration"]]}
                                     for event in row["events"]]
        elif row["kind"] == "agreement":
            breaches = [{"by": one["by"], "citation": self.cite(one), "count": self.count_of(one)}
                        for one in row["alleged_breaches"]]
            dates = [{"value": one["value"], "citation": self.cite(one)} for one in row["agreed_on"]]
            self.story["agreements"].append({"name": row["name"], "parties": row["parties"], "agreed_on": dates,
                                             "terms": list(map(self.cite, row["terms"])),
                                             "alleged_breaches": breaches})

    @staticmethod
    def count_of(breach: dict) -> int | None:
        """The record has bounds as numbers."""
        return None if breach["count"] is None else int(str(breach["count"]).removeprefix("more than "))

    def metrics(self) -> dict[str, rooms.Metric]:
        pairs = rooms.pair_articles(EXPECTED, self.articles, self.files)
        made = [rooms.intake(EXPECTED, self.files), rooms.clean(EXPECTED, pairs), rooms.annotate(EXPECTED, pairs),
                rooms.extract(EXPECTED, pairs), story_rooms.gather(EXPECTED, self.articles, [self.story]),
                story_rooms.compare(EXPECTED, self.articles, [self.story])]
        return {f"{room.name}.{name}": metric for room in made for name, metric in room.metrics.items()}

    def record(self, path: str) -> dict:
        return next(record for (_, where), record in self.records.items() if where == path)


class ExampleScorer(unittest.TestCase):
    def test_a_perfect_record_has_no_misses(self):
        for name, metric in Perfect().metrics().items():
            with self.subTest(name):
                self.assertEqual(metric.misses, [])

    def test_every_expected_span_gives_its_words(self):
        texts = {rooms.key_of(row): rooms.text_of(row) for row in rooms.rows_of(EXPECTED, "clean")}
        for row in EXPECTED:
            if row["room"] in ("annotate", "extract"):
                self.assertEqual(texts[rooms.key_of(row)][row["begin"]:row["end"]], row["text"])

    def test_other_offsets_of_the_same_words_count_as_right(self):
        perfect = Perfect()
        record = perfect.record("text/undated.txt")
        moved = "A caption more.\n\n"
        record["text"] = moved + record["text"]
        for places in (record["times"], *(one["content"] for one in record["statements"])):
            for index, place in enumerate(places):
                places[index] = place | {"begin": place["begin"] + len(moved), "end": place["end"] + len(moved)}
        metrics = perfect.metrics()
        self.assertEqual(metrics["annotate.time_span"].value, 1)
        self.assertEqual(metrics["extract.direct_found"].value, 1)

    def test_a_weekday_that_became_a_date_is_a_false_absolute(self):
        perfect = Perfect()
        record = perfect.record("text/undated.txt")
        record["times"] = copy.deepcopy(record["times"])
        thursday = next(time for time in record["times"] if time["value"].startswith("XXXX-WXX"))
        thursday["value"] = "2031-06-19"
        self.assertEqual(perfect.metrics()["annotate.false_absolute"].value, 1)

    def test_a_speaker_of_the_wrong_name_is_wrong(self):
        perfect = Perfect()
        record = perfect.record("text/undated.txt")
        direct = next(one for one in record["statements"] if one["kind"] == "direct")
        next(one for one in record["entities"] if one["id"] == direct["speaker"]["entity"])["name"] = "Ida Kern"
        self.assertLess(perfect.metrics()["extract.direct_speaker"].value, 1)

    def test_a_quotation_of_the_narrators_words_is_spurious(self):
        perfect = Perfect()
        record = perfect.record("text/undated.txt")
        words = "Torvany released 120 Marevian soldiers"
        begin = record["text"].index(words)
        record["statements"].append(record["statements"][0] | {
            "kind": "direct", "content": [{"begin": begin, "end": begin + len(words), "verbatim": True}]})
        self.assertEqual(perfect.metrics()["extract.spurious_direct"].value, 1)

    def test_copies_apart_are_two_wrong_origins(self):
        perfect = Perfect()
        wire = next(one for one in perfect.story["origins"] if one["kind"] == "wire")
        perfect.story["origins"].append(wire | {"articles": [wire["articles"].pop()]})
        self.assertAlmostEqual(perfect.metrics()["gather.origins"].value, 16 / 17)

    def test_sides_of_two_figures_are_no_disagreement_of_either(self):
        perfect = Perfect()
        killed, wounded = (next(one for one in perfect.story["disagreements"] if one["about"] == about)
                           for about in ("killed in Ustrel", "wounded in Ustrel"))
        perfect.story["disagreements"].append(
            killed | {"sides": [killed["sides"][2], wounded["sides"][0]], "about": "people"})
        metrics = perfect.metrics()
        self.assertEqual(metrics["compare.spurious_disagreements"].value, 1)
        self.assertEqual(metrics["compare.disagreements"].value, 1)

    def test_a_disagreement_of_another_kind_is_missed_and_spurious(self):
        perfect = Perfect()
        next(one for one in perfect.story["disagreements"] if one["kind"] == "ordinal")["kind"] = "count"
        metrics = perfect.metrics()
        self.assertAlmostEqual(metrics["compare.disagreements"].value, 17 / 18)
        self.assertEqual(metrics["compare.spurious_disagreements"].value, 1)

    def test_two_meetings_in_one_event_are_not_apart(self):
        perfect = Perfect()
        perfect.story["events"][0]["reports"] += perfect.story["events"].pop()["reports"]
        self.assertEqual(perfect.metrics()["compare.distinct_events"].value, 0)

    def test_a_breach_of_another_count_is_missed(self):
        perfect = Perfect()
        perfect.story["agreements"][0]["alleged_breaches"][0]["count"] = 3
        self.assertAlmostEqual(perfect.metrics()["compare.agreement_breaches"].value, 12 / 13)

    def test_an_undated_report_has_no_day_of_its_own(self):
        perfect = Perfect()
        article = perfect.record("text/undated.txt")["article"]["id"]
        perfect.story["timeline"].append({"date": "2031-06-19", "precision": "day", "event": None, "line": {
            "article": article, "text": "the first exchange", "begin": 178, "end": 196}})
        self.assertEqual(perfect.metrics()["compare.false_dates"].value, 1)

    def test_what_came_later_was_not_omitted(self):
        perfect = Perfect()
        later = perfect.record("feeds/ledger.atom.xml")["article"]["id"]
        perfect.story["coverage"].append({"outlet": "The Lakeland Globe", "omits": [{"article": later, "text": ""}]})
        self.assertEqual(perfect.metrics()["compare.false_omission"].value, 1)


if __name__ == "__main__":
    unittest.main()
