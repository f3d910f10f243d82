#!/usr/bin/env python3
"""Learns which earlier mention another refers back to: a network of one hidden layer over hashed facts.

    train/antecedents.py --data DATA/language/coreference/train --facts build/bench/measure/concord_antecedent_facts --output models/coreference-en/model.bin

DATA holds OntoGUM's training documents (CoNLL-U with chains in Entity=). The facts of every mention and pair come
from the program that ships, so that nothing is worked out twice. The loss is the log-likelihood of all right
antecedents together, or of none (Durrett and Klein 2013). Without --output every eighth document is held out and scored.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import numpy
import torch
from torch import nn

sys.path.append(str(pathlib.Path(__file__).parent.parent / "measure" / "accuracy"))
import coreference as scorer  # noqa: E402
from model_file import ModelWriter  # noqa: E402

ROWS, WIDTH = 1 << 14, 32
MENTION_FACTS, PAIR_FACTS = 24, 30
NONE = 0xFFFFFFFF


class Document:
    """places [mentions][5], facts [mentions][24], owner [pairs], candidate [pairs], pairs [pairs][30], right [pairs]"""

    def __init__(self, name: str, numbers: numpy.ndarray, begin: int, gold: dict[str, set]):
        self.name = name
        at, count = begin + 1, int(numbers[begin])
        places, facts, owner, rows = [], [], [], []
        for m in range(count):
            places.append(numbers[at:at + 5])
            facts.append(numbers[at + 5:at + 5 + MENTION_FACTS])
            pairs = int(numbers[at + 5 + MENTION_FACTS])
            at += 6 + MENTION_FACTS
            rows.append(numbers[at:at + pairs * (1 + PAIR_FACTS)].reshape(pairs, 1 + PAIR_FACTS))
            owner += [m] * pairs
            at += pairs * (1 + PAIR_FACTS)
        self.end = at
        self.places = numpy.array(places, dtype=numpy.int64).reshape(count, 5)
        self.facts = torch.from_numpy(numpy.array(facts, dtype=numpy.int64).reshape(count, MENTION_FACTS))
        rows = numpy.concatenate(rows).astype(numpy.int64) if rows else numpy.zeros((0, 1 + PAIR_FACTS), dtype=numpy.int64)
        self.owner, self.candidate = torch.tensor(owner, dtype=torch.long), torch.from_numpy(rows[:, 0].copy())
        self.pairs = torch.from_numpy(rows[:, 1:].copy())
        self.gold = gold
        chain = self.chains_of_mentions()
        self.right = torch.tensor([chain[o] >= 0 and chain[o] == chain[c] for o, c in zip(owner, rows[:, 0])], dtype=torch.bool)

    def chains_of_mentions(self) -> list[int]:
        """By the same words; else by the last word of both, so that a phrase cut wrong still learns."""
        exact = {m: i for i, chain in enumerate(self.gold.values()) for m in chain}
        found = [exact.get((s, first, last), -1) for s, first, last, _, _ in self.places.tolist()]
        taken = {(s, first, last) for s, first, last, _, _ in self.places.tolist()}
        loose = {}
        for (s, first, last), i in exact.items():
            if (s, first, last) not in taken:
                loose.setdefault((s, first), i)
        for m, (s, first, _, _, _) in enumerate(self.places.tolist()):
            if found[m] < 0:
                found[m] = loose.get((s, first), -1)
        return found


class Ranker(nn.Module):
    def __init__(self):
        super().__init__()
        for name in ("mention", "candidate", "pair", "fresh"):
            table = nn.EmbeddingBag(ROWS, WIDTH, mode="sum")
            nn.init.normal_(table.weight, std=0.02)
            setattr(self, name, table)
        self.bias, self.fresh_bias = nn.Parameter(torch.zeros(WIDTH)), nn.Parameter(torch.zeros(WIDTH))
        self.out, self.fresh_out = nn.Parameter(torch.randn(WIDTH) * 0.3), nn.Parameter(torch.randn(WIDTH) * 0.3)
        self.out_bias = nn.Parameter(torch.zeros(()))

    def forward(self, document: Document, drop: float = 0.0):
        """Scores of the pairs, and of each mention to be new."""
        def kept(hidden):
            return nn.functional.dropout(torch.relu(hidden), drop, self.training)

        def summed(table, facts):
            """Some facts are not looked at, so that none is relied upon."""
            if not self.training:
                return table(facts)
            return table(facts, per_sample_weights=(torch.rand(facts.shape) >= drop).float() / (1 - drop))
        mention, candidate = summed(self.mention, document.facts), summed(self.candidate, document.facts)
        hidden = mention[document.owner] + candidate[document.candidate] + summed(self.pair, document.pairs) + self.bias
        return kept(hidden) @ self.out + self.out_bias, kept(summed(self.fresh, document.facts) + self.fresh_bias) @ self.fresh_out


def loss_of(pairs, fresh, document: Document, new_weight: float):
    """-log of the probability of the right antecedents, or of none where there are none."""
    count = len(fresh)
    asked = torch.zeros(count, dtype=torch.bool).index_fill(0, document.owner, True)
    has = torch.zeros(count, dtype=torch.bool).index_fill(0, document.owner[document.right], True)
    top = fresh.scatter_reduce(0, document.owner, pairs, "amax").detach()
    every = (fresh - top).exp().index_add(0, document.owner, (pairs - top[document.owner]).exp())
    right = torch.zeros(count).index_add(0, document.owner[document.right], (pairs - top[document.owner])[document.right].exp())
    right = torch.where(has, right, (fresh - top).exp())
    losses = every.log() - (right + 1e-9).log()
    return (losses * torch.where(has, 1.0, new_weight))[asked].sum(), int(asked.sum())


@torch.no_grad()
def links_of(model, document: Document, bias: float):
    """The chains that follow, without what forbids some (entity_linker.cpp)."""
    pairs, fresh = model(document)
    best = [-1] * len(fresh)
    value = (fresh + bias).tolist()
    for o, c, s in zip(document.owner.tolist(), document.candidate.tolist(), pairs.tolist()):
        if s > value[o]:
            best[o], value[o] = c, s
    chain_of, by_name = list(range(len(fresh))), {}
    for m, place in enumerate(document.places.tolist()):
        if place[4] != NONE:
            chain_of[m] = chain_of[by_name.setdefault(place[4], m)]
        if best[m] >= 0 and chain_of[m] == m:
            chain_of[m] = chain_of[best[m]]
    chains = {}
    for m, (s, first, last, _, _) in enumerate(document.places.tolist()):
        chains.setdefault(chain_of[m], set()).add((s, first, last))
    return [c for c in chains.values() if len(c) > 1]


def score(model, documents, bias: float = 0.0) -> dict[str, float]:
    model.eval()
    totals = scorer.Totals()
    for document in documents:
        totals.add(list(document.gold.values()), links_of(model, document, bias))
    values = {name: round(100 * totals.f1(name), 2) for name in ("mentions", "muc", "b3", "ceafe")}
    return {**values, "conll": round(sum(values[k] for k in ("muc", "b3", "ceafe")) / 3, 2)}


def read_documents(paths, program: pathlib.Path) -> list[Document]:
    with tempfile.NamedTemporaryFile() as facts:
        subprocess.run([program, facts.name, *paths], check=True)
        numbers = numpy.fromfile(facts.name, dtype="<u4")
    documents, at = [], 0
    for path in paths:
        documents.append(Document(path.name, numbers, at, scorer.read_chains(path.read_text(encoding="utf-8"))[0]))
        at = documents[-1].end
    assert at == len(numbers)
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--facts", type=pathlib.Path, required=True, help="the program concord_antecedent_facts")
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--new-weight", type=float, default=0.4, help="of a mention that refers to nothing, in the loss")
    parser.add_argument("--drop", type=float, default=0.2, help="share of facts and hidden units that a step leaves out")
    parser.add_argument("--news", type=int, default=3, help="how often an epoch sees a document of news")
    parser.add_argument("--bias", type=float, default=-0.8, help="of what is new, in the model that is written: best on what is held out")
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--untrained", action="store_true", help="write a model that knows nothing: the first there is")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    model = Ranker()
    if not options.untrained:
        fit(model, options, rng)
    if options.output:
        write(model, options.bias, options.output)


def fit(model: Ranker, options, rng) -> None:
    documents = read_documents(sorted(options.data.glob("*.conllu")), options.facts)
    held = documents[::8]
    train = [d for i, d in enumerate(documents) if i % 8 or options.output for _ in range(options.news if "news" in d.name else 1)]
    print(f"{len(train)} documents, {sum(len(d.facts) for d in train)} mentions, {sum(len(d.owner) for d in train)} pairs", flush=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=options.decay)
    steps = options.epochs * len(train)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    for epoch in range(options.epochs):
        model.train()
        began, total, asked = time.time(), 0.0, 0
        rng.shuffle(train)
        for document in train:
            loss, count = loss_of(*model(document, options.drop), document, options.new_weight)
            optimizer.zero_grad()
            (loss / 100).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total, asked = total + loss.item(), asked + count
        print(json.dumps({"epoch": epoch + 1, "loss": round(total / asked, 4), "seconds": round(time.time() - began, 1), **({} if options.output else {"held": score(model, held)})}), flush=True)
    for bias in () if options.output else (-1.5, -1.0, -0.8, -0.5, -0.3, 0.0):
        print(json.dumps({"bias": bias, "held": score(model, held, bias)}))


def write(model: Ranker, bias: float, path: pathlib.Path) -> None:
    out = ModelWriter()
    for name in ("mention", "candidate", "pair", "fresh"):
        out.rows(name, getattr(model, name).weight.detach().double().numpy())
    out.floats("bias", model.bias.detach().numpy())
    out.floats("fresh_bias", model.fresh_bias.detach().numpy())
    out.floats("out", numpy.append(model.out.detach().numpy(), model.out_bias.item() - bias))
    out.floats("fresh_out", model.fresh_out.detach().numpy())
    out.write(path)


if __name__ == "__main__":
    main()
