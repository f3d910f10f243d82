#!/usr/bin/env python3
"""Learns whether two mentions tell one event: logistic regression over the facts of a pair, on ECB+ train.

    train/event_pairs.py --data ECBPLUS --program build/release/concord --pairs build/release/measure/concord_event_pairs --output models/event-pairs-en/model.bin

Pairs are those of a topic that share a stem, a family or a type; gold mentions of the sentences that were checked, and of all
others at a lower weight. Prints, held out by fifths of the topics, CoNLL F1 of the clusters at several least probabilities.
"""

import argparse
import pathlib
import random
import sys

import numpy
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "measure" / "accuracy"))
import ecb_events  # noqa: E402
import ecb_gold  # noqa: E402
from model_file import ModelWriter  # noqa: E402
from records import read_records  # noqa: E402

FOLDS, SEED, STRENGTH = 5, 1, 1.
LEAST = (.3, .35, .4, .45, .5, .55, .6)


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


def fit(topics: list[Topic]) -> numpy.ndarray:
    free = [~topic.apart for topic in topics]
    facts = numpy.concatenate([topic.facts[f] for topic, f in zip(topics, free)])
    same = numpy.concatenate([topic.same[f] for topic, f in zip(topics, free)])
    return LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000).fit(facts, same).coef_[0]


def cluster(topic: Topic, weights: numpy.ndarray, least: float) -> list[set]:
    """As src/compare/event_clusters.cpp, without what holds over groups."""
    probability = 1 / (1 + numpy.exp(-(topic.facts @ weights)))
    groups = {i: [i] for i in range(len(topic.names))}
    links = {i: {} for i in groups}
    for (i, j), p, apart in zip(topic.pairs.tolist(), probability.tolist(), topic.apart.tolist()):
        links[i][j] = links[j][i] = float("-inf") if apart else p
    import heapq
    version = dict.fromkeys(groups, 0)
    heap = [(-p, i, j, 0) for i in links for j, p in links[i].items() if i < j and p >= least]
    heapq.heapify(heap)
    while heap:
        _, i, j, at = heapq.heappop(heap)
        if i not in groups or j not in groups or version[i] + version[j] != at:
            continue
        groups[i] += groups.pop(j)
        version[i] += 1
        links[i].pop(j)
        for other, p in links.pop(j).items():
            links[other].pop(j, None)
            if other != i:
                links[i][other] = links[i].get(other, 0) + p
        for other, p in links[i].items():
            links[other][i] = p
            mean = p / len(groups[i]) / len(groups[other])
            if mean >= least:
                heapq.heappush(heap, (-mean, min(i, other), max(i, other), version[i] + version[other]))
    return [{topic.names[i] for i in group} for group in groups.values()]


def held_out(topics: list[Topic], gold: list[set]) -> None:
    order = list(range(len(topics)))
    random.Random(SEED).shuffle(order)
    guessed = {least: [] for least in LEAST}
    for number in range(FOLDS):
        weights = fit([topics[t] for place, t in enumerate(order) if place % FOLDS != number])
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
    held_out(topics, ecb_events.chains_of(documents, kept))
    weights = fit(topics)
    for name, weight in zip(names, weights):
        print(f"{name} {weight:.3f}")
    writer = ModelWriter()
    writer.floats("weights", weights)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    writer.write(options.output)


if __name__ == "__main__":
    main()
