#!/usr/bin/env python3
"""How well found events of several articles are joined: pairs of reports, against gold/event_links.jsonl.

    event_links.py --data DATA [--side tune|test] [--program build/release/concord] [--pairs build/release/measure/concord_event_pairs] [--show]

DATA holds raw/articles.tar.xz and cross/news_clusters.jsonl. The articles of a label's story are one story. Events that the program finds are compared; one whose trigger overlaps that
of a labelled report is that report. A pair of reports joined is right when both have one label; it counts when one has a
label and the other is found at all, unless a reader was unsure. --show prints, by story, what is joined wrongly and apart.
"""

import argparse
import itertools
import json
import pathlib
import tempfile
import time

import concord_stories
import ecb_events
import seed_gold
import stories as story_sets
from records import read_records

GOLD = seed_gold.GOLD.parent / "event_links.jsonl"
LEAST_CONFIDENCE = .4  # as src/compare/events.cpp


def read_articles(data: pathlib.Path, name: str) -> dict[str, dict]:
    if name != "raw":
        rows, _ = story_sets.read_events(data / "cross" / f"{name}.jsonl", name)
        return {row["id"]: row for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        story_sets.unpack(data / "raw" / "articles.tar.xz", folder)
        return {row["id"]: row for path in pathlib.Path(folder).rglob("*.jsonl") for row in concord_stories.read_lines(path)}


def told(record: dict) -> list[dict]:
    """Events that a story tells."""
    return [event for event in record["events"]
            if event["folded_into"] is None and (event["actors"] or event["recipients"])
            and (event["confidence"] is None or event["confidence"] >= LEAST_CONFIDENCE)]


class Labels:
    """What a reader said of the events of one story."""

    def __init__(self, rows: list[dict]):
        self._reports = [(row.get("event"), report) for row in rows if row["kind"] != "story" for report in row["reports"]]

    def of(self, article: str, trigger: dict) -> str | None:
        """The event's name, "?" when the reader was unsure, None when no other report tells it."""
        for event, (name, begin, end) in self._reports:
            if name == article and begin < trigger["end"] and trigger["begin"] < end:
                return event or "?"
        return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--side", choices=("tune", "test"))
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--pairs", default="build/release/measure/concord_event_pairs")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    rows, articles = concord_stories.read_lines(GOLD), {}
    right = joined = same = 0
    began = time.monotonic()
    for story in (row for row in rows if row["kind"] == "story" and options.side in (None, row["side"])):
        if story["set"] not in articles:
            articles[story["set"]] = read_articles(options.data, story["set"])
        records = read_records(options.program, {name: articles[story["set"]][name] for name in story["articles"]})
        labels = Labels([row for row in rows if row["story"] == story["story"]])
        found = [(name, event) for name in story["articles"] for event in told(records[name])]
        given = [{"id": name, "mentions": [[[e["trigger"]["begin"], e["trigger"]["end"]]] for e in told(records[name])]}
                 for name in story["articles"]]
        line = ecb_events.run_pairs(options.pairs, ["clusters"], list(records.values()), [given])[0]
        group_of = {i: number for number, group in enumerate(json.loads(line)) for i in group}
        names = [labels.of(name, event["trigger"]) for name, event in found]
        for i, j in itertools.combinations(range(len(found)), 2):
            if "?" in (names[i], names[j]) or names[i] is None and names[j] is None:
                continue
            is_same, is_joined = names[i] == names[j], group_of[i] == group_of[j]
            same, joined, right = same + is_same, joined + is_joined, right + (is_same and is_joined)
            if options.show and is_same != is_joined:
                text = lambda k: f"{found[k][0]} {records[found[k][0]]['text'][found[k][1]['trigger']['begin']:][:40]!r} {names[k]}"  # noqa: E731
                print(story["story"], "joined" if is_joined else "apart", text(i), text(j), sep=" | ")
    seconds = time.monotonic() - began
    precision, recall = right / joined if joined else 0, right / same
    for metric, value, n in (("precision", precision, joined), ("recall", recall, same),
                             ("f1", 2 * precision * recall / (precision + recall) if right else 0, same)):
        concord_stories.print_metric(f"event_links, {options.side or 'all'}", f"pairs_{metric}", value, n, seconds)


if __name__ == "__main__":
    main()
