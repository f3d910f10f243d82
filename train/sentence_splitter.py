#!/usr/bin/env python3
"""Learns where sentences end: logistic regression over the words about a gap.

    train/sentence_splitter.py --data DATA/language --output models/sentences-en/model.bin

Every gap between two tokens of a paragraph of EWT and GUM (free part) is an example; features are hashed pairs and
triples of words and shapes about it, and how long ago the last sentence ended (in training: truly ended).
"""

import argparse
import pathlib

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

import corpora
from encoder import hash_of, norm_of, shape_of
from model_file import ModelWriter

ROWS = 1 << 16
MASK = (1 << 64) - 1
QUOTES = set("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb") | {"``", "''"}


TERMINAL = set(".!?\u2026")


def class_of(word: str) -> str:
    return "Q" if word in QUOTES else shape_of(word)[:4]


def word_of(word: str) -> str:
    if word in QUOTES:
        return '"'
    return word[0] if set(word) <= {"!", "?"} else norm_of(word)


def row_of(seed: int, *parts: int) -> int:
    h = seed * 0x9E3779B97F4A7C15 & MASK
    for part in parts:
        h = (h ^ part) * 0x100000001b3 & MASK
        h ^= h >> 29
    h = h * 0xD6E8FEB86659FD93 & MASK
    return (h ^ h >> 32) % ROWS


def since_of(words: int) -> int:
    """How many words the sentence has so far, in steps."""
    return words if words < 8 else 8 + min(words // 10, 4)


def features(norms, classes, joined, i, words) -> list[int]:
    """The rows of the gap behind token i; the lists have two tokens of padding at each end."""
    a, b, c, d = norms[i - 1:i + 3]
    ka, kb, kc, kd = classes[i - 1:i + 3]
    r, s, n = joined[i - 1], joined[i], since_of(words)
    return [row_of(1, s, kb, kc), row_of(2, b), row_of(3, c, kc, s), row_of(4, b, c), row_of(5, b, kc, s),
            row_of(6, a, b), row_of(7, c, d), row_of(8, kb, c, s), row_of(9, ka, kb, kc, kd, s), row_of(10, a, r, b, s, kc),
            row_of(11, b, kc, s, n), row_of(12, kd, b, kc), row_of(13, a, b, c), row_of(14, ka, kb, c), row_of(15, b, d, kc),
            row_of(16, r, kb, s, kc)]


def margin_of(before: str, word: str, margin: float) -> float:
    """A gap behind no mark that ends sentences needs more to be one."""
    last = before if word in QUOTES or word in ")]" else word
    return 0 if last[-1:] in TERMINAL and last else margin


class Paragraph:
    def __init__(self):
        self.words, self.joined, self.ends = [], [], []

    def add(self, sentence: corpora.Sentence) -> None:
        self.words += sentence.words
        self.joined += [1 if space else 2 for space in sentence.spaces]
        self.ends += [False] * (len(sentence.words) - 1) + [True]

    def coded(self):
        pad = [0, 0]
        return (pad + [hash_of(word_of(w)) for w in self.words] + pad,
                pad + [hash_of(class_of(w)) for w in self.words] + pad, pad + self.joined + pad)


def paragraphs(path: pathlib.Path) -> list[Paragraph]:
    found, opens = [], True
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    sentences = corpora.read_conllu(path, "")
    for block, sentence in zip((b for b in blocks if b.strip()), sentences):
        lines = [line[1:].strip() for line in block.split("\n") if line.startswith("#")]
        opens = opens or any(x.startswith("newdoc") or x == "newpar" or x.startswith(("newpar ", "newpar=")) for x in lines)
        if opens:
            found.append(Paragraph())
        found[-1].add(sentence)
        opens = False
    return found


def examples(data: list[Paragraph]):
    columns, starts, ends = [], [0], []
    for p in data:
        norms, classes, joined = p.coded()
        words = 0
        for i in range(len(p.words) - 1):
            words += 1
            columns += features(norms, classes, joined, i + 2, words)
            starts.append(len(columns))
            ends.append(p.ends[i])
            words = 0 if p.ends[i] else words
    return csr_matrix((numpy.ones(len(columns), dtype="f4"), columns, starts), shape=(len(ends), ROWS)), numpy.array(ends)


def score(data: list[Paragraph], weights: numpy.ndarray, bias: float, margin: float) -> float:
    right = found = gold = 0
    for p in data:
        norms, classes, joined = p.coded()
        guessed, words = [], 0
        for i in range(len(p.words)):
            words += 1
            last = i + 1 == len(p.words)
            if last or weights[features(norms, classes, joined, i + 2, words)].sum() + bias > margin_of(p.words[i - 1] if i else "", p.words[i], margin):
                guessed.append(i)
                words = 0
        truth = [i for i, end in enumerate(p.ends) if end]
        sides = [set(zip([-1] + ends, ends)) for ends in (truth, guessed)]
        right, gold, found = right + len(sides[0] & sides[1]), gold + len(sides[0]), found + len(sides[1])
    return 2 * right / (gold + found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--margin", type=float, default=1.5, help="what a gap behind no mark that ends sentences needs more")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    trees = options.data / "treebanks"
    train = [p for name in ("en_ewt-train", "en_gum-free-train") for p in paragraphs(trees / f"{name}.conllu")]
    x, y = examples(train)
    learnt = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=20, tol=None, average=True, random_state=options.seed).fit(x, y)
    weights, bias = learnt.coef_[0], float(learnt.intercept_[0])
    scale = numpy.abs(weights).max() / 127
    whole = numpy.rint(weights / scale)
    for name in ("en_ewt-dev", "en_gum-dev"):
        dev = paragraphs(trees / f"{name}.conllu")
        print(name, "sentence F1", [round(score(dev, weights, bias, m), 4) for m in (0, 1, 2, 3, 5)], flush=True)
    out = ModelWriter()
    out.bytes("weights", whole.astype("i1"))
    out.text("threshold", str(max(0, round(-bias / scale))))
    out.text("margin", str(round(options.margin / scale)))
    out.write(options.output)
    print(options.output, options.output.stat().st_size, "bytes, sha256", corpora.sha256(options.output))


if __name__ == "__main__":
    main()
