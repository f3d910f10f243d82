#!/usr/bin/env python3
"""Scores statements and disagreements of events told by many outlets against the labels in stories.jsonl.

    measure/accuracy/story_gold.py --data DATA [--side tune|test] [--program build/release/concord] [--tool TOOL] [--show]

Each event is a store of its own; all stories found in it are taken together. Pairs of versions are of two
articles: `quoted` when both keep the words (same, trimmed, edited, translated), else `paraphrase`; labels say
which for recall, the program for precision. A found disagreement is right when its kind and the reports of two of
its sides are those of a labelled one. What may be found but need not (optional, doubtful) counts for precision
at most. --show says what is missed and what no label knows; --each gives the metrics event by event too.
"""

import argparse
import collections
import json
import pathlib
import tempfile
import time

import concord_stories
import seed_gold
import stories as story_sets
import story_facts
from word_alignment import plain, words

GOLD = seed_gold.GOLD.parent / "stories.jsonl"


def read_gold(side: str | None) -> list[dict[str, list[dict]]]:
    """Rows by kind of each event on the side."""
    by_story = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in concord_stories.read_lines(GOLD):
        by_story[row["story"]][row["kind"]].append(row)
    return [rows for rows in by_story.values() if side in (None, rows["story"][0]["side"])]


class Counts:
    """How many are right of how many, by name, with words for those that are not."""

    def __init__(self):
        self.right, self.all = collections.Counter(), collections.Counter()
        self.misses = collections.defaultdict(list)

    def note(self, name: str, is_right: bool, miss: str) -> None:
        self.right[name] += is_right
        self.all[name] += 1
        if not is_right:
            self.misses[name].append(miss)

    def add(self, other: "Counts", prefix: str) -> None:
        self.right.update(other.right)
        self.all.update(other.all)
        for name, misses in other.misses.items():
            self.misses[name] += [f"{prefix}: {miss}" for miss in misses]

    def share(self, name: str) -> float:
        return self.right[name] / self.all[name] if self.all[name] else 0.0


class Event:
    """Labels of one event beside the stories found of its articles."""

    def __init__(self, rows: dict[str, list[dict]], data: pathlib.Path, program: str, tool: str | None):
        self.rows, self.header = rows, rows["story"][0]
        name = self.header["set"]
        articles, _ = story_sets.read_events(data / "cross" / f"{name}.jsonl", name)
        articles = [article for article in articles if article["id"] in self.header["articles"]]
        self._texts = {article["id"]: article["text"] for article in articles}
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            concord_stories.write_lines(folder / "input.jsonl", articles)
            if tool:
                records, found, self.seconds = story_facts.read_group(program, tool, folder / "input.jsonl")
            else:
                records, found, self.seconds = story_facts.read_store(
                    program, [[str(folder / "input.jsonl")]], folder)
        self._names = {record["article"]["id"]: record["article"]["source_id"] for record in records}
        found = story_facts.with_places(found, self._place)
        self.statements = [one for story in found for one in story["statements"]]
        self.disagreements = [one for story in found for one in story["disagreements"]]
        self._origins = {article: number for number, group in enumerate(self.header["origins"]) for article in group}

    def _place(self, citation: dict) -> dict:
        place = {"article": self._names[citation["article"]], "begin": citation["begin"], "end": citation["end"]}
        return place | {key: citation[key] for key in ("field", "text") if "field" in citation}

    def _text(self, place: dict) -> str:
        return place["text"] if "field" in place else self._texts[place["article"]][place["begin"]:place["end"]]

    def cite(self, place: dict) -> str:
        number = place["article"].rpartition("-")[2]
        return f"{number} {place['begin']}-{place['end']} {plain(self._text(place))}"

    def is_copied(self, pair: tuple[dict, dict]) -> bool:
        """The same words in two articles of one text: right, and not always labelled."""
        one, other = (found["citation"] for found in pair)
        return (words(self._text(one)) == words(self._text(other))
                and self._origins[one["article"]] == self._origins[other["article"]])

    def score(self) -> Counts:
        counts = Counts()
        self._score_labelled(counts)
        for quoted, name in ((True, "quoted"), (False, "paraphrase")):
            self._score_found(counts, quoted, f"{name}_precision")
        self._score_disagreements(counts)
        return counts

    def _score_labelled(self, counts: Counts) -> None:
        for label in self.rows["statement"]:
            if label.get("doubtful"):
                continue
            sure = label | {"versions": [one for one in label["versions"] if not one.get("optional")]}
            for pair in story_facts.version_pairs(sure):
                kept = all(map(story_facts.keeps_words, pair))
                counts.note("quoted_recall" if kept else "paraphrase_recall",
                            any(story_facts.holds_pair(one, pair) for one in self.statements),
                            f"{label['id']} {label['speaker']}: {self.cite(pair[0])} + {self.cite(pair[1])}")
            found = story_facts.statement_of(sure, self.statements)
            counts.note("origins", found is not None and found["origins"] in label["origins"],
                        f"{label['id']} {label['speaker']}: {found and found['origins']}, not {label['origins']}")
            for version, called in story_facts.differences(sure, found):
                counts.note("difference", bool(called & set(version["difference"])),
                            f"{self.cite(version)}: {sorted(called)}, not {version['difference']}")

    def _score_found(self, counts: Counts, quoted: bool, name: str) -> None:
        for pair in story_facts.found_pairs(self.statements, quoted=quoted):
            labels = story_facts.labels_of(pair, self.rows["statement"])
            if labels and not any(story_facts.is_surely_labelled(pair, label) for label in labels):
                continue
            if not labels and self.is_copied(pair):
                continue
            counts.note(name, bool(labels), " + ".join(self.cite(found["citation"]) for found in pair))

    def _score_disagreements(self, counts: Counts) -> None:
        labels, traps = self.rows["disagreement"], self.rows["no_disagreement"]
        for label in labels:
            matched = [one for one in self.disagreements if story_facts.is_disagreement(label, one)]
            if not label.get("optional"):
                counts.note("disagreement_recall", bool(matched), f"{label['id']} {label['about']}")
            if matched and label["reading"]:
                counts.note("reading", story_facts.is_right_reading(label, matched),
                            f"{label['about']}: {[one['reading'] for one in matched]}, not {label['reading']}")
        for one in self.disagreements:
            is_labelled = any(story_facts.is_disagreement(label, one) for label in labels)
            if not is_labelled and story_facts.is_excused(one, traps):
                continue
            about = story_facts.trapped(one, traps)
            counts.note("disagreement_precision", is_labelled, story_facts.describe(one, self.cite)
                        + (f" (labelled as none: {about})" if about else ""))


def harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def show(dataset: str, counts: Counts, seconds: float, with_misses: bool) -> None:
    def line(metric, value, n):
        print(json.dumps({"set": dataset, "metric": metric, "value": round(value, 4), "n": n,
                          "seconds": round(seconds, 2)}), flush=True)

    def share(name):
        line(name, counts.share(name), counts.all[name])
        for miss in counts.misses[name] if with_misses else []:
            print("   ", miss)

    for name in ("quoted", "paraphrase"):
        precision, recall = f"{name}_precision", f"{name}_recall"
        share(precision)
        share(recall)
        line(f"{name}_f1", harmonic(counts.share(precision), counts.share(recall)), counts.all[recall])
    for name in ("origins", "difference", "disagreement_precision", "disagreement_recall", "reading"):
        share(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder that holds cross/")
    parser.add_argument("--program", default=str(seed_gold.ROOT / "build" / "release" / "concord"))
    parser.add_argument("--tool", help="concord_one_story: takes each event as one story, whatever gathering makes of it")
    parser.add_argument("--side", choices=("tune", "test"), help="developers look at tune alone")
    parser.add_argument("--show", action="store_true", help="after each metric, what is missed or wrong")
    parser.add_argument("--each", action="store_true", help="event by event too")
    options = parser.parse_args()
    total, seconds = Counts(), 0.0
    for rows in read_gold(options.side):
        begin = time.perf_counter()
        event = Event(rows, options.data, options.program, options.tool)
        counts = event.score()
        if options.each:
            show(event.header["story"], counts, time.perf_counter() - begin, False)
        total.add(counts, event.header["event"])
        seconds += event.seconds
    show(f"stories {options.side or 'all'}{', given' if options.tool else ''}", total, seconds, options.show)


if __name__ == "__main__":
    main()
