#!/usr/bin/env python3
"""Learns whether statements of two articles are one: logistic regression over the facts of a pair, on labelled pairs.

    train/statement_pairs.py --data DATA --program build/release/concord --facts build/release/measure/concord_statement_facts --output models/statement-pairs-en/model.bin

Labelled are the pairs of measure/gold/statement_pairs.jsonl and those of the events of stories.jsonl that developers look
at. Of the pairs of these stories that nobody labelled and that have little in common some are drawn and taken for two.
Prints, held out story by story, how well the pairs are told apart.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "measure" / "accuracy"))
import concord_stories  # noqa: E402
import stories as story_sets  # noqa: E402
import story_facts  # noqa: E402
from model_file import ModelWriter  # noqa: E402

GOLD = ROOT / "measure" / "gold"
STEPS, PENALTY = 30, 5.
LITTLE, UNLABELLED = .15, 20  # words alike, and pairs drawn from a story


def read_articles(data: pathlib.Path, folder: pathlib.Path) -> dict[str, dict]:
    """Articles of the three sets by name."""
    rows = []
    for name in ("news_clusters", "newswcl50"):
        rows += story_sets.read_events(data / "cross" / f"{name}.jsonl", name)[0]
    story_sets.unpack(data / "cross" / "basil.tar.xz", folder)
    return {row["id"]: row for row in rows + story_sets.read_basil(folder)[0]}


def read_stories(articles: dict[str, dict]) -> tuple[dict[str, list[str]], dict[str, list[dict]], dict[str, list[dict]]]:
    """Names of the articles of each story, labelled pairs, and labelled statements."""
    pairs, statements, members = collections.defaultdict(list), collections.defaultdict(list), {}
    for row in concord_stories.read_lines(GOLD / "stories.jsonl"):
        if row["kind"] == "story" and row["side"] == "tune":
            members[row["story"]] = row["articles"]
        elif row["kind"] == "statement" and row["story"] in members:
            statements[row["story"]].append(row)
    named = collections.defaultdict(set)
    for row in concord_stories.read_lines(GOLD / "statement_pairs.jsonl"):
        pairs[row["story"]].append(row)
        named[row["story"]] |= {row["one"]["article"], row["other"]["article"]}
    return {**members, **{story: sorted(names) for story, names in named.items()}}, pairs, statements


def run_facts(program: str, tool: str, articles: list[dict], folder: pathlib.Path) -> tuple[list[str], list[tuple]]:
    """Names of facts; the two places and the facts of each pair of a story."""
    concord_stories.write_lines(folder / "input.jsonl", articles)
    read = subprocess.run([program, "read", "--quiet", folder / "input.jsonl"], check=False, stdout=subprocess.PIPE)
    if read.returncode not in (0, 1):  # 1: some articles were refused
        raise SystemExit(f"{program} read failed")
    lines = subprocess.run([tool], input=read.stdout, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()
    found = []
    for line in lines[1:]:
        words = line.split()
        one, other = ({"article": words[i], "begin": int(words[i + 1]), "end": int(words[i + 2])} for i in (0, 3))
        found.append((one, other, [float(word) for word in words[6:]]))
    return lines[0].split(), found


def label_of(one: dict, other: dict, pairs: list[dict], statements: list[dict]) -> bool | None:
    """Nothing for pairs that nobody labelled for sure."""
    for row in pairs:
        for a, b in ((one, other), (other, one)):
            if story_facts.is_version(row["one"], a) and story_facts.is_version(row["other"], b):
                return row["same"]
    if not statements:
        return None
    found = ({"citation": one}, {"citation": other})
    labels = story_facts.labels_of(found, statements)
    if labels and not any(story_facts.is_surely_labelled(found, label) for label in labels):
        return None
    return bool(labels)


def choose(story: str, names: list[str], found: list[tuple], pairs: list[dict], statements: list[dict]) -> list[tuple]:
    """Facts and label of the pairs that are learnt from."""
    alike = names.index("words_alike")
    little = numpy.log(LITTLE + .05)
    chosen, unlike = [], []
    for one, other, facts in found:
        label = label_of(one, other, pairs, statements)
        if label or (label is not None and facts[alike] >= little):
            chosen.append((story, facts, label))
        elif facts[alike] < little:
            unlike.append((hashlib.sha256(json.dumps([one, other]).encode()).digest(), facts))
    return chosen + [(story, facts, False) for _, facts in sorted(unlike)[:UNLABELLED]]


def fit(facts: numpy.ndarray, same: numpy.ndarray) -> numpy.ndarray:
    """Logistic regression with a square penalty, by Newton's method; the first fact is always one."""
    weights = numpy.zeros(facts.shape[1])
    penalty = numpy.full(facts.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(STEPS):
        guessed = 1 / (1 + numpy.exp(-facts @ weights))
        slope = facts.T @ (guessed - same) + penalty * weights
        bend = (facts * (guessed * (1 - guessed))[:, None]).T @ facts + numpy.diag(penalty)
        weights -= numpy.linalg.solve(bend, slope)
    return weights


def held_out(rows: list[tuple]) -> None:
    stories = numpy.array([row[0] for row in rows])
    facts, same = numpy.array([row[1] for row in rows]), numpy.array([row[2] for row in rows], dtype=float)
    guessed = numpy.zeros(len(rows))
    for story in set(stories):
        out = stories == story
        guessed[out] = 1 / (1 + numpy.exp(-facts[out] @ fit(facts[~out], same[~out])))
    print(f"{len(rows)} pairs, {int(same.sum())} same, {len(set(stories))} stories")
    for least in (.2, .3, .4, .5, .6, .7):
        found = guessed >= least
        precision, recall = same[found].mean(), same[found].sum() / same.sum()
        print(f"held out, least {least}: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder that holds cross/")
    parser.add_argument("--program", required=True)
    parser.add_argument("--facts", required=True, help="concord_statement_facts")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--without", help="leave out one story")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        articles = read_articles(options.data, folder)
        members, pairs, statements = read_stories(articles)
        for story, chosen in sorted(members.items()):
            if story == options.without:
                continue
            names, found = run_facts(options.program, options.facts, [articles[name] for name in chosen], folder)
            rows += choose(story, names, found, pairs[story], statements[story])
    held_out(rows)
    weights = fit(numpy.array([row[1] for row in rows]), numpy.array([row[2] for row in rows], dtype=float))
    for name, weight in zip(names, weights):
        print(f"{name} {weight:.3f}")
    writer = ModelWriter()
    writer.floats("weights", weights)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    writer.write(options.output)


if __name__ == "__main__":
    main()
