#!/usr/bin/env python3
"""The scorers of stories count what they say, and the labels of stories are whole.

The sample is invented: three articles, of which the second copies the first.
"""

import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "measure/accuracy"))

import story_facts  # noqa: E402
import story_gold  # noqa: E402


def place(article: str, begin: int, end: int) -> dict:
    return {"article": article, "begin": begin, "end": end}


def found(article: str, begin: int, end: int, difference: str = "same") -> dict:
    return {"citation": place(article, begin, end), "difference": difference}


def wanted(article: str, begin: int, end: int, *differences: str, **more) -> dict:
    return place(article, begin, end) | {"difference": list(differences)} | more


def side(*reports: dict) -> dict:
    return {"value": "", "reports": list(reports)}


def disagreement(kind: str, reading: str, *sides: dict) -> dict:
    return {"kind": kind, "reading": reading, "about": "", "sides": list(sides)}


class Sample(story_gold.Event):
    """Labels and findings given by hand, without a run of the program."""

    def __init__(self, statements=(), disagreements=()):
        self.rows = {
            "statement": [
                {"id": "s1", "speaker": "Rusk", "origins": [2], "versions": [
                    wanted("a", 10, 50, "same"), wanted("c", 5, 25, "trimmed"),
                    wanted("c", 80, 120, "paraphrase"), wanted("b", 300, 340, "same", optional=True)]},
                {"id": "s2", "speaker": "Kern", "origins": [2], "doubtful": True, "versions": [
                    wanted("a", 60, 90, "same"), wanted("c", 130, 160, "same")]}],
            "disagreement": [
                {"id": "d1", "about": "killed", "disagreement": ["count"], "reading": ["superseded", "bound"],
                 "sides": [side(place("a", 200, 220)), side(place("b", 200, 220), place("c", 200, 230))]},
                {"id": "d2", "about": "spelling", "disagreement": ["wording"], "reading": [], "optional": True,
                 "sides": [side(place("a", 400, 410)), side(place("c", 400, 410))]}],
            "no_disagreement": [{"about": "two nights", "allowed": ["different window"],
                                 "reports": [[place("a", 250, 260)], [place("c", 250, 260)]]}]}
        self.header = {"origins": [["a", "b"], ["c"]]}
        self.statements, self.disagreements = list(statements), list(disagreements)
        self._texts = {name: "word " * 100 for name in "abc"}
        self._origins = {"a": 0, "b": 0, "c": 1}


class Statements(unittest.TestCase):
    def test_pairs_of_versions_are_counted_by_their_differences(self):
        counts = Sample([{"origins": 2, "versions": [found("a", 10, 50), found("c", 5, 25, "trimmed")]}]).score()
        self.assertEqual((counts.right["quoted_recall"], counts.all["quoted_recall"]), (1, 1))
        self.assertEqual((counts.right["paraphrase_recall"], counts.all["paraphrase_recall"]), (0, 1))
        self.assertEqual(counts.share("quoted_precision"), 1)
        self.assertEqual(counts.share("origins"), 1)
        self.assertEqual(counts.share("difference"), 1)

    def test_a_version_of_another_statement_costs_precision(self):
        counts = Sample([{"origins": 2, "versions": [found("a", 10, 50), found("c", 60, 75)]}]).score()
        self.assertEqual((counts.right["quoted_precision"], counts.all["quoted_precision"]), (0, 1))

    def test_what_need_not_be_found_neither_helps_nor_harms(self):
        counts = Sample([{"origins": 2, "versions": [found("a", 60, 90), found("c", 130, 160)]},
                         {"origins": 2, "versions": [found("b", 300, 340), found("c", 5, 25)]}]).score()
        self.assertEqual(counts.all["quoted_precision"], 0)

    def test_the_same_words_of_a_copy_need_no_label(self):
        counts = Sample([{"origins": 1, "versions": [found("a", 0, 5), found("b", 0, 5)]}]).score()
        self.assertEqual(counts.all["quoted_precision"], 0)

    def test_two_versions_apart_are_not_found(self):
        counts = Sample([{"origins": 1, "versions": [found("a", 10, 50)]},
                         {"origins": 1, "versions": [found("c", 5, 25)]}]).score()
        self.assertEqual(counts.right["quoted_recall"], 0)
        self.assertEqual(counts.right["origins"], 0)
        self.assertEqual(counts.all["difference"], 0)

    def test_a_clause_with_its_cue_is_the_version(self):
        self.assertTrue(story_facts.is_version(place("a", 10, 50), place("a", 12, 20)))
        self.assertFalse(story_facts.is_version(place("a", 10, 50), place("a", 45, 60)))
        self.assertFalse(story_facts.is_version(place("a", 10, 50), place("a", 10, 50) | {"field": "title"}))


class Disagreements(unittest.TestCase):
    def test_two_sides_of_the_right_kind_are_right(self):
        counts = Sample(disagreements=[disagreement(
            "count", "bound", side(place("c", 228, 235)), side(place("a", 215, 216)))]).score()
        self.assertEqual([counts.share(f"disagreement_{half}") for half in ("precision", "recall")], [1, 1])
        self.assertEqual(counts.share("reading"), 1)

    def test_another_kind_or_one_side_alone_is_wrong(self):
        for wrong in (disagreement("date", "bound", side(place("c", 200, 230)), side(place("a", 200, 220))),
                      disagreement("count", "bound", side(place("c", 200, 230)), side(place("b", 200, 220)))):
            counts = Sample(disagreements=[wrong]).score()
            self.assertEqual([counts.share(f"disagreement_{half}") for half in ("precision", "recall")], [0, 0])
            self.assertEqual(counts.all["disagreement_precision"], 1)

    def test_an_optional_one_is_right_and_not_missed(self):
        counts = Sample(disagreements=[disagreement(
            "wording", "conflict", side(place("a", 400, 410)), side(place("c", 400, 410)))]).score()
        self.assertEqual((counts.share("disagreement_precision"), counts.all["disagreement_recall"]), (1, 1))

    def test_figures_of_two_windows_may_only_be_told_apart(self):
        sides = side(place("a", 250, 260)), side(place("c", 250, 260))
        self.assertEqual(Sample(disagreements=[disagreement("count", "conflict", *sides)]).score()
                         .misses["disagreement_precision"][0].count("labelled as none: two nights"), 1)
        self.assertEqual(Sample(disagreements=[disagreement("count", "different window", *sides)]).score()
                         .all["disagreement_precision"], 0)


class Events(unittest.TestCase):
    def test_a_place_that_both_events_mark_merges_nothing(self):
        one, other = [place("a", 0, 40)], [place("a", 30, 60), place("c", 0, 10)]
        shared = {"reports": [{"citation": place("a", 32, 38)}, {"citation": place("c", 2, 4)}]}
        merged = {"reports": [{"citation": place("a", 0, 10)}, {"citation": place("c", 2, 4)}]}
        self.assertFalse(story_facts.merges([shared], one, other))
        self.assertTrue(story_facts.merges([merged], one, other))


class Labels(unittest.TestCase):
    """Stand-off: places of articles that the story lists, values that the record knows, no words."""

    KINDS = {"count", "date", "ordinal", "place", "attribution", "denial", "wording"}
    READINGS = {"conflict", "superseded", "different window", "bound"}

    def places(self, value):
        if isinstance(value, list):
            for one in value:
                yield from self.places(one)
        elif isinstance(value, dict):
            if "begin" in value:
                yield value
            for one in value.values():
                yield from self.places(one)

    def check(self, rows: list[dict], articles: set[str]):
        for row in rows:
            self.assertNotIn("text", row)
            for one in self.places(row):
                self.assertIn(one["article"], articles)
                self.assertLess(one["begin"], one["end"])
                self.assertNotIn("text", one)
            if row["kind"] == "disagreement":
                self.assertLessEqual(set(row["disagreement"]), self.KINDS)
                self.assertLessEqual(set(row["reading"]), self.READINGS)
            elif row["kind"] == "no_disagreement":
                self.assertLessEqual(set(row["allowed"]), self.READINGS)
            elif row["kind"] == "statement":
                self.assertEqual({one for version in row["versions"] for one in version["difference"]}
                                 - {*story_facts.WORDS_KEPT, "paraphrase"}, set())

    def test_labels_of_the_seed_story(self):
        rows = [json.loads(line) for line in (ROOT / "measure/gold/seed_story.jsonl").read_text("utf-8").splitlines()]
        self.check(rows, {row["id"] for row in rows if row["kind"] == "article"})

    def test_labels_of_events_and_their_sides(self):
        events = story_gold.read_gold(None)
        sides = [event["story"][0]["side"] for event in events]
        self.assertEqual((sides.count("tune"), sides.count("test")), (3, 5))
        for event in events:
            header = event["story"][0]
            self.assertEqual(sorted(header["articles"]), sorted(sum(header["origins"], [])))
            self.check([row for rows in event.values() for row in rows], set(header["articles"]))


if __name__ == "__main__":
    unittest.main()
