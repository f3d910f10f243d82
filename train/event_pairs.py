#!/usr/bin/env python3
"""Learns whether two mentions tell one event: logistic regression over the facts of a pair, on ECB+ train.

    train/event_pairs.py --data ECBPLUS --program build/release/concord --pairs build/release/measure/concord_event_pairs --output models/event-pairs-en/model.bin

Pairs are those of a topic that share a stem, a family or a type; gold mentions of the sentences that were checked.
Prints, held out by fifths of the topics, CoNLL F1 of the clusters at several least probabilities.
"""

import argparse
import heapq
import pathlib
import random
import sys

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "measure" / "accuracy"))
import ecb_events  # noqa: E402
import ecb_gold  # noqa: E402
from model_file import ModelWriter  # noqa: E402
from records import read_records  # noqa: E402

FOLDS, SEED, STEPS, PENALTY = 5, 1, 25, 1.
# ECB+ has few events of types, sides and days that the program reads, and no days of publication: these weights were set
# by reading the events of stories.
FIXED = {"same_type": .5, "other_type": -1., "same_mode": .3, "both_sides": 2., "one_side": .7, "country_sides": .3, "no_side": -1.5,
         "same_day": 1.5, "near_days": .5, "reports_apart": -.3, "same_place": .7, "other_place": -2., "same_ordinal": 2.,
         "speech": -3., "speech_and_words": 5., "same_scene": 3., "other_status": -1.,
         "unanchored": -1.5, "unanchored_and_words": 5.}
BEST_SHARE, LEAST = .3, (.35, .4, .45, .5, .55, .6)


class Topic:
    """pairs [n][2] of mentions, apart [n], facts [n][kinds], same [n]; names: (document, mention) of each mention"""

    def __init__(self, lines: list[str], names: list[tuple], chains: list[str]):
        rows = numpy.array([line.split() for line in lines], dtype="f4").reshape(len(lines), -1)
        self.names, self.chains = names, numpy.array(chains)
        self.pairs, self.apart, self.facts = rows[:, :2].astype(int), rows[:, 2] > 0, rows[:, 3:]
        self.same = self.chains[self.pairs[:, 0]] == self.chains[self.pairs[:, 1]]


def read_facts(documents, kept, records, program: str) -> tuple[list[str], list[Topic]]:
    stories = ecb_events.stories_of({d.name: [d.mentions[i] for i in kept[d.name]] for d in documents}, documents)
    lines = ecb_events.run_pairs(program, ["facts"], records, stories)
    chain_of = {(d.name, i): d.chains[i] for d in documents for i in kept[d.name]}
    topics, at = [], 1
    for story in stories:
        end = lines.index(".", at)
        names = [(a["id"], kept[a["id"]][i]) for a in story for i in range(len(a["mentions"]))]
        topics.append(Topic(lines[at:end], names, [chain_of[name] for name in names]))
        at = end + 1
    return lines[0].split(), topics


def fit(names: list[str], topics: list[Topic]) -> numpy.ndarray:
    """Logistic regression with a square penalty, by Newton's method; the weights of FIXED stay."""
    free = [~topic.apart for topic in topics]
    facts = numpy.concatenate([topic.facts[f] for topic, f in zip(topics, free)]).astype("f8")
    same = numpy.concatenate([topic.same[f] for topic, f in zip(topics, free)])
    weights = numpy.array([FIXED.get(name, 0.) for name in names])
    open_ = numpy.array([name not in FIXED for name in names])
    for _ in range(STEPS):
        guessed = 1 / (1 + numpy.exp(-facts @ weights))
        slope = facts[:, open_].T @ (guessed - same) + PENALTY * weights[open_]
        bend = (facts[:, open_] * (guessed * (1 - guessed))[:, None]).T @ facts[:, open_] + PENALTY * numpy.eye(open_.sum())
        weights[open_] -= numpy.linalg.solve(bend, slope)
    return weights


def cluster(topic: Topic, weights: numpy.ndarray, least: float) -> list[set]:
    """As src/compare/event_clusters.cpp, without what holds over groups."""
    probability = 1 / (1 + numpy.exp(-(topic.facts @ weights)))
    groups = {i: [i] for i in range(len(topic.names))}
    links = {i: {} for i in groups}  # sum and best of the pairs
    for (i, j), p, apart in zip(topic.pairs.tolist(), probability.tolist(), topic.apart.tolist()):
        links[i][j] = links[j][i] = (-numpy.inf, 0) if apart else (p, p)
    version = dict.fromkeys(groups, 0)
    heap = []

    def offer(i: int, j: int) -> None:
        total, best = links[i][j]
        likely = (1 - BEST_SHARE) * total / len(groups[i]) / len(groups[j]) + BEST_SHARE * best
        if likely >= least:
            heapq.heappush(heap, (-likely, min(i, j), max(i, j), version[i] + version[j]))

    for i in groups:
        for j in links[i]:
            if i < j:
                offer(i, j)
    while heap:
        _, i, j, at = heapq.heappop(heap)
        if i not in groups or j not in groups or version[i] + version[j] != at:
            continue
        groups[i] += groups.pop(j)
        version[i] += 1
        del links[i][j]
        for other, (total, best) in links.pop(j).items():
            if other != i:
                del links[other][j]
                known = links[i].get(other, (0, 0))
                links[i][other] = known[0] + total, max(known[1], best)
        for other in links[i]:
            links[other][i] = links[i][other]
            offer(i, other)
    return [{topic.names[i] for i in group} for group in groups.values()]


def held_out(names: list[str], topics: list[Topic], gold: list[set]) -> None:
    order = list(range(len(topics)))
    random.Random(SEED).shuffle(order)
    guessed = {least: [] for least in LEAST}
    for number in range(FOLDS):
        weights = fit(names, [topics[t] for place, t in enumerate(order) if place % FOLDS != number])
        for place, t in enumerate(order):
            if place % FOLDS == number:
                for least in LEAST:
                    guessed[least] += cluster(topics[t], weights, least)
    for least in LEAST:
        values = ecb_events.score(gold, guessed[least])
        print(f"held out, least {least}: " + ", ".join(f"{name} {value:.4f}" for name, value in values.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    documents = ecb_gold.read_topics(options.data, ecb_gold.TRAIN)
    records = read_records(options.program, {d.name: {"text": d.text} for d in documents})
    checked = ecb_events.checked_sentences(options.data)
    kept = {d.name: ecb_events.keep_checked(d, checked) for d in documents}
    names, topics = read_facts(documents, kept, list(records.values()), options.pairs)
    held_out(names, topics, ecb_events.chains_of(documents, kept))
    weights = fit(names, topics)
    for name, weight in zip(names, weights):
        print(f"{name} {weight:.3f}")
    writer = ModelWriter()
    writer.floats("weights", weights)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    writer.write(options.output)


if __name__ == "__main__":
    main()
