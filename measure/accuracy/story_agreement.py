#!/usr/bin/env python3
"""How far two readings of the same stories agree, before any program comes in.

    measure/accuracy/story_agreement.py [--show]

Of each reading's pairs of versions, and of its disagreements, the share that the other reading has; what is
marked optional or doubtful need not be in the other. `f1` is of both shares. The first reading is taken as it was
before the second: what was then added to it is left out, what was then made optional counts.
"""

import argparse
import json
import pathlib
import time

import concord_stories
import seed_gold
import story_facts

GOLD = seed_gold.GOLD.parent


AFTERWARDS = "second reading"


def as_before(value):
    """The labels without what the second reading changed."""
    if isinstance(value, list):
        return [as_before(one) for one in value if not (isinstance(one, dict) and one.get("added") == AFTERWARDS)]
    if isinstance(value, dict):
        return {key: as_before(one) for key, one in value.items() if one != AFTERWARDS}
    return value


def as_found(label: dict) -> dict:
    """A labelled statement in the form that a record has."""
    return {"versions": [{"citation": version} for version in label["versions"]]}


def shared_pairs(one: list[dict], other: list[dict]) -> list[tuple[bool, str]]:
    found = [as_found(label) for label in other if label["kind"] == "statement"]
    pairs = []
    for label in one:
        if label["kind"] == "statement" and not label.get("doubtful"):
            sure = {"versions": [version for version in label["versions"] if not version.get("optional")]}
            pairs += [(any(story_facts.holds_pair(statement, pair) for statement in found),
                       f"{label['story']} {label['id']} {pair[0]['article']} {pair[1]['article']}")
                      for pair in story_facts.version_pairs(sure)]
    return pairs


def shared_disagreements(one: list[dict], other: list[dict]) -> list[tuple[bool, str]]:
    theirs = [label for label in other if label["kind"] == "disagreement"]
    return [(any(set(label["disagreement"]) & set(their["disagreement"]) and story_facts.has_two_sides(
                story_facts.reports_of(label), story_facts.reports_of(their)) for their in theirs),
             f"{label['story']} {label['id']} {label['about']}")
            for label in one if label["kind"] == "disagreement" and not label.get("optional")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--first", type=pathlib.Path, default=GOLD / "stories.jsonl")
    parser.add_argument("--second", type=pathlib.Path, default=GOLD / "stories_second_reading.jsonl")
    parser.add_argument("--show", action="store_true", help="what the other reading has not")
    options = parser.parse_args()
    begin = time.perf_counter()
    second = concord_stories.read_lines(options.second)
    stories = {row["story"] for row in second}
    first = [row for row in as_before(concord_stories.read_lines(options.first)) if row["story"] in stories]
    for name, shared in (("version pairs", shared_pairs), ("disagreements", shared_disagreements)):
        sides = shared(first, second), shared(second, first)
        shares = [sum(hit for hit, _ in side) / max(len(side), 1) for side in sides]
        f1 = 2 * shares[0] * shares[1] / (sum(shares) or 1)
        for metric, value in (("of the first", shares[0]), ("of the second", shares[1]), ("f1", f1)):
            print(json.dumps({"set": "story agreement", "metric": f"{name} {metric}", "value": round(value, 3),
                              "n": sum(map(len, sides)), "seconds": round(time.perf_counter() - begin, 3)}))
        for side in sides if options.show else ():
            for hit, words in side:
                if not hit:
                    print("   ", words)


if __name__ == "__main__":
    main()
