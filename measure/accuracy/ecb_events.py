#!/usr/bin/env python3
"""Scores events over documents on ECB+ (Cybulska and Vossen 2014), development topics 2, 5, 12, 18, 21, 23, 34, 35.

    ecb_events.py --data ECBPLUS [--program build/release/concord] [--pairs build/release/measure/concord_event_pairs]

All documents of a topic are one story: nothing tells its two sub-topics apart. The corpus is scored as one document, chains
of one mention are kept. Three sets: gold mentions in the sentences that were checked for completeness
(ECBplus_coreference_sentences.csv), as published figures have it, with the chains of equal stems beside; all gold mentions;
and events that the program finds itself, of which one that overlaps a gold mention counts as that one. One JSON line a
measure: set, metric, value, n, seconds.
"""

import argparse
import collections
import csv
import json
import pathlib
import subprocess
import tempfile
import time

import coreference
import ecb_gold
from records import read_records


def checked_sentences(folder: pathlib.Path) -> set[tuple[str, str, str]]:
    """Topic, file and number of each sentence that was checked."""
    with open(folder / "ECBplus_coreference_sentences.csv", encoding="utf-8") as file:
        return {tuple(row) for row in csv.reader(file)}


def keep_checked(document: ecb_gold.Document, checked: set) -> list[int]:
    file = document.name.split("_", 1)[1]
    sentence = lambda words: str(document.text.count("\n", 0, words[0][0]))  # noqa: E731
    return [i for i, words in enumerate(document.mentions) if (document.topic, file, sentence(words)) in checked]


def run_pairs(program: str, verb: list[str], records: list[dict], stories: list[list[dict]]) -> list[str]:
    """What concord_event_pairs writes of stories, lists of {"id", "mentions"}."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
        file.flush()
        lines = "".join(json.dumps({"articles": story}) + "\n" for story in stories)
        run = subprocess.run([program, verb[0], file.name, *verb[1:]], input=lines, check=True, capture_output=True, text=True)
    return run.stdout.splitlines()


def stories_of(mentions: dict[str, list], documents: list[ecb_gold.Document]) -> list[list[dict]]:
    by_topic = collections.defaultdict(list)
    for document in documents:
        by_topic[document.topic].append({"id": document.name, "mentions": mentions[document.name]})
    return list(by_topic.values())


def groups_of(lines: list[str], stories: list[list[dict]], key_of) -> list[set]:
    groups = []
    for line, story in zip(lines, stories, strict=True):
        keys = [key_of(article["id"], i) for article in story for i in range(len(article["mentions"]))]
        groups += [{keys[i] for i in part} for part in json.loads(line)]
    return groups


def score(gold: list[set], found: list[set]) -> dict[str, float]:
    totals = coreference.Totals()
    totals.add(gold, found)
    values = {name: totals.f1(name) for name in ("mentions", "muc", "b3", "ceafe")}
    return values | {"conll_f1": (values["muc"] + values["b3"] + values["ceafe"]) / 3}


def chains_of(documents: list[ecb_gold.Document], kept: dict[str, list[int]]) -> list[set]:
    chains = collections.defaultdict(set)
    for document in documents:
        for i in kept[document.name]:
            chains[document.chains[i]].add((document.name, i))
    return list(chains.values())


def match(document: ecb_gold.Document, record: dict) -> list[tuple]:
    """For each event of the record the gold mention that it overlaps, each at most once, or itself."""
    keys, taken = [], set()
    for event in record["events"]:
        begin, end = event["trigger"]["begin"], event["trigger"]["end"]
        hit = next((i for i, words in enumerate(document.mentions)
                    if i not in taken and any(a < end and begin < b for a, b in words)), None)
        taken.add(hit)
        keys.append((document.name, hit) if hit is not None else (document.name, begin, end))
    return keys


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--pairs", default="build/release/measure/concord_event_pairs")
    options = parser.parse_args()
    documents = ecb_gold.read_topics(options.data, ecb_gold.DEV)
    records = read_records(options.program, {d.name: {"text": d.text} for d in documents})
    checked = checked_sentences(options.data)
    every = {d.name: list(range(len(d.mentions))) for d in documents}
    some = {d.name: keep_checked(d, checked) for d in documents}
    tasks = [("ecb+ dev, gold mentions of checked sentences, topics", some, ["clusters"]),
             ("ecb+ dev, gold mentions of checked sentences, topics, equal stems", some, ["stems"]),
             ("ecb+ dev, all gold mentions, topics", every, ["clusters"]),
             ("ecb+ dev, all gold mentions, topics, equal stems", every, ["stems"])]
    results = []
    for name, kept, verb in tasks:
        stories = stories_of({d.name: [d.mentions[i] for i in kept[d.name]] for d in documents}, documents)
        began = time.monotonic()
        lines = run_pairs(options.pairs, verb, list(records.values()), stories)
        seconds = time.monotonic() - began
        found = groups_of(lines, stories, lambda document, i, kept=kept: (document, kept[document][i]))
        results.append((name, score(chains_of(documents, kept), found), sum(map(len, kept.values())), seconds))
    spans = lambda record: [[[e["trigger"]["begin"], e["trigger"]["end"]]] for e in record["events"]]  # noqa: E731
    stories = stories_of({d.name: spans(records[d.name]) for d in documents}, documents)
    keys = {d.name: match(d, records[d.name]) for d in documents}
    began = time.monotonic()
    lines = run_pairs(options.pairs, ["clusters"], list(records.values()), stories)
    found = groups_of(lines, stories, lambda document, i: keys[document][i])
    results.append(("ecb+ dev, found events against all gold mentions, topics", score(chains_of(documents, every), found),
                    sum(map(len, found)), time.monotonic() - began))
    for name, values, n, seconds in results:
        for metric, value in values.items():
            print(json.dumps({"set": name, "metric": metric, "value": round(value, 4), "n": n, "seconds": round(seconds, 2)}))


if __name__ == "__main__":
    main()
