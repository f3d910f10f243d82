#!/usr/bin/env python3
"""How far two readings of one report agree, before any program comes in.

    measure/accuracy/gold_agreement.py [--first measure/gold/seeds.jsonl]
                                       [--second measure/gold/seeds_second_reading.jsonl]

The readings are stand-off (see measure/gold/README.md). Labels pair when they are of one kind and their
spans overlap by at least half of the longer; a label pairs once, best overlap first. `found` is the F1 of
pairs; the other metrics are the share of pairs with the same value. Statements pair by their contents.
"""

import argparse
import json
import pathlib
import time

VALUES = {
    "block": ["role"],
    "time": ["type", "value", "mod"],
    "quantity": ["low", "high", "unit"],
    "event": ["type"],
    "statement": ["statement_kind", "polarity", "speaker name", "cue lemma"],
}


def span_of(label: dict) -> tuple[int, int]:
    if label["kind"] == "statement":
        return label["content"][0]["begin"], label["content"][-1]["end"]
    span = label.get("trigger", label) if label["kind"] == "event" else label
    return span["begin"], span["end"]


def value_of(label: dict, name: str):
    for part in name.split():
        label = (label or {}).get(part)
    # "Putin" and "Vladimir Putin" name the same one.
    return label.split()[-1].lower() if name == "speaker name" and label else label


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0) / max(a[1] - a[0], b[1] - b[0], 1)


def pairs_of(first: list[dict], second: list[dict]) -> list[tuple[dict, dict]]:
    candidates = sorted(
        ((overlap(span_of(a), span_of(b)), i, j) for i, a in enumerate(first) for j, b in enumerate(second)),
        key=lambda c: (-c[0], c[1], c[2]))
    used_first, used_second, pairs = set(), set(), []
    for share, i, j in candidates:
        if share < 0.5 or i in used_first or j in used_second:
            continue
        used_first.add(i)
        used_second.add(j)
        pairs.append((first[i], second[j]))
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    gold = pathlib.Path(__file__).resolve().parent.parent / "gold"
    parser.add_argument("--first", type=pathlib.Path, default=gold / "seeds.jsonl")
    parser.add_argument("--second", type=pathlib.Path, default=gold / "seeds_second_reading.jsonl")
    options = parser.parse_args()
    begin = time.perf_counter()
    second = [json.loads(line) for line in options.second.read_text().splitlines()]
    reports = {label["sha256"] for label in second}
    first = [label for label in map(json.loads, options.first.read_text().splitlines())
             if label["sha256"] in reports]

    def report(metric: str, value: float, n: int) -> None:
        print(json.dumps({"set": "gold agreement", "metric": metric, "value": round(value, 3), "n": n,
                          "seconds": round(time.perf_counter() - begin, 3)}))

    for kind, names in VALUES.items():
        ours = [label for label in first if label["kind"] == kind]
        theirs = [label for label in second if label["kind"] == kind]
        pairs = pairs_of(ours, theirs)
        report(f"{kind} found", 2 * len(pairs) / max(len(ours) + len(theirs), 1), len(ours) + len(theirs))
        for name in names:
            same = sum(value_of(a, name) == value_of(b, name) for a, b in pairs)
            report(f"{kind} {name}", same / max(len(pairs), 1), len(pairs))
    direct = lambda labels: [l for l in labels if l["kind"] == "statement" and l["statement_kind"] == "direct"]
    pairs = pairs_of(direct(first), direct(second))
    same = sum(value_of(a, "speaker name") == value_of(b, "speaker name") for a, b in pairs)
    report("direct quotation found", 2 * len(pairs) / (len(direct(first)) + len(direct(second))),
           len(direct(first)) + len(direct(second)))
    report("direct quotation speaker", same / max(len(pairs), 1), len(pairs))


if __name__ == "__main__":
    main()
