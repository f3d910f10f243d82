#!/usr/bin/env python3
"""Scores coreference on OntoGUM: MUC, B-cubed, CEAFe and their mean, over predicted mentions.

    coreference.py --data DIR --program build/release/concord [--document NAME] [--misses 40]

DIR holds CoNLL-U files with gold chains in Entity=. The program gets each file with its words; of
its entities those with one mention are left out, as OntoGUM (like OntoNotes) has none. The measures
are those of the CoNLL 2012 shared task (Pradhan et al. 2014): MUC (Vilain et al. 1995), B-cubed
(Bagga and Baldwin 1998), entity-based CEAF with phi4 (Luo 2005), micro over the documents. One JSON
line a measure: set, metric, value, n, seconds.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment

Mention = tuple[int, int, int]  # sentence, first word, last word


def read_chains(text: str) -> tuple[dict[str, set[Mention]], list[list[str]]]:
    """The mentions of each entity of one document, and the words of its sentences."""
    chains: dict[str, set[Mention]] = collections.defaultdict(set)
    sentences: list[list[str]] = []
    opened: list[tuple[str, int, int]] = []
    words: list[str] = []
    for line in text.split("\n") + [""]:
        cells = line.split("\t")
        if line and line[0] != "#" and cells[0].isdigit():
            at = len(words)
            words.append(cells[1])
            entity = next((m[7:] for m in cells[9].split("|") if m.startswith("Entity=")), "")
            for part in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
                name = re.match(r"\(?([^()-]+)", part)[1]
                if part[0] == "(" and part[-1] == ")":
                    chains[name].add((len(sentences), at, at))
                elif part[0] == "(":
                    opened.append((name, len(sentences), at))
                else:
                    back = max((k for k, o in enumerate(opened) if o[0] == name), default=None)
                    if back is not None:
                        _, sentence, begin = opened.pop(back)
                        if sentence == len(sentences):
                            chains[name].add((sentence, begin, at))
        elif not line and words:
            sentences.append(words)
            words = []
    return {name: mentions for name, mentions in chains.items() if len(mentions) > 1}, sentences


def entity_of(chains) -> dict[Mention, int]:
    return {m: i for i, chain in enumerate(chains) for m in chain}


def muc(key, response) -> tuple[float, float]:
    """What is right of the key's links, and how many there are."""
    other = entity_of(response)
    right = total = 0
    for chain in key:
        parts = {other[m] for m in chain if m in other}
        alone = sum(m not in other for m in chain)
        right += len(chain) - len(parts) - alone
        total += len(chain) - 1
    return right, total


def b_cubed(key, response) -> tuple[float, float]:
    other = entity_of(response)
    right = total = 0.0
    for chain in key:
        shared = collections.Counter(other[m] for m in chain if m in other)
        right += sum(n * n for n in shared.values()) / len(chain)
        total += len(chain)
    return right, total


def ceaf_e(key, response) -> float:
    if not key or not response:
        return 0.0
    alike = numpy.array([[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key])
    rows, columns = linear_sum_assignment(-alike)
    return float(alike[rows, columns].sum())


class Totals:
    def __init__(self):
        self.sums = collections.Counter()

    def add(self, gold, found) -> None:
        for name, measure in (("muc", muc), ("b3", b_cubed)):
            for side, (key, response) in (("recall", (gold, found)), ("precision", (found, gold))):
                right, total = measure(key, response)
                self.sums[name, side] += right
                self.sums[name, side, "of"] += total
        alike = ceaf_e(gold, found)
        for side, chains in (("recall", gold), ("precision", found)):
            self.sums["ceafe", side] += alike
            self.sums["ceafe", side, "of"] += len(chains)
        g, f = set().union(*gold), set().union(*found)
        for side, mentions in (("recall", g), ("precision", f)):
            self.sums["mentions", side] += len(g & f)
            self.sums["mentions", side, "of"] += len(mentions)

    def f1(self, name: str) -> float:
        parts = [self.sums[name, side] / max(1e-9, self.sums[name, side, "of"]) for side in ("recall", "precision")]
        return 2 * parts[0] * parts[1] / sum(parts) if sum(parts) else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--document", help="only files whose name holds this")
    parser.add_argument("--misses", type=int, default=0, help="print so many wrong or missed chains on standard error")
    options = parser.parse_args()
    totals, n, seconds = Totals(), 0, 0.0
    for path in sorted(options.data.glob("*.conllu")):
        if options.document and options.document not in path.name:
            continue
        gold, words = read_chains(path.read_text(encoding="utf-8"))
        began = time.monotonic()
        done = subprocess.run([options.program, "read", "--format", "conllu", "--jobs", "1", str(path)], capture_output=True, text=True, check=False)
        seconds += time.monotonic() - began
        if done.returncode != 0:
            sys.exit(done.stderr)
        found, found_words = read_chains(done.stdout)
        if words != found_words:
            sys.exit(f"{path.name}: other words came back")
        totals.add(list(gold.values()), list(found.values()))
        n += sum(map(len, gold.values()))
        for kind, chains, others in (("missed", gold, found), ("wrong", found, gold)):
            known = list(others.values())
            for chain in chains.values():
                if options.misses > 0 and chain not in known:
                    options.misses -= 1
                    print(path.stem, kind, [" ".join(words[s][a:b + 1]) for s, a, b in sorted(chain)][:12], file=sys.stderr)
    values = {name: totals.f1(name) for name in ("mentions", "muc", "b3", "ceafe")}
    values["conll_f1"] = (values["muc"] + values["b3"] + values["ceafe"]) / 3
    for metric, value in values.items():
        print(json.dumps({"set": "ontogum-dev", "metric": metric, "value": round(value, 4), "n": n, "seconds": round(seconds, 2)}))


if __name__ == "__main__":
    main()
