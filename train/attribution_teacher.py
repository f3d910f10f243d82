#!/usr/bin/env python3
"""Fine-tunes a pretrained encoder on PolNeAR; labels articles of raw news with it.

    train/attribution_teacher.py fit   --polnear POLNEAR --words WORDS --encoder BERT.npz --model ATTRIBUTIONS.pt
    train/attribution_teacher.py label --encoder BERT.npz --model ATTRIBUTIONS.pt --input RAW.jsonl --output SILVER.jsonl

POLNEAR is the folder of polnear-{train,dev}.jsonl, WORDS that of {train,dev}.jsonl, see attribution_corpus.py.
The teacher never ships: it only labels articles from which attributions.py learns.
"""

import argparse
import collections
import json
import math
import pathlib
import random
import time

import torch
from torch import nn
from torch.nn import functional

import attribution_corpus
from attribution_corpus import TAGS
from teacher import Batcher, pretrained

PIECES = 250  # of a window
CONTEXT = 50  # pieces on each side of what is labelled


LAYERS = 10  # of the encoder's twelve
FROZEN = 2   # of these, and the embeddings: what they know of words is enough


class Teacher(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        encoder.encoder.layer = encoder.encoder.layer[:LAYERS]
        for part in (encoder.embeddings, *encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
        self.encoder = encoder
        self.drop = nn.Dropout(0.2)
        self.tags = nn.Linear(encoder.config.hidden_size, len(TAGS))

    def forward(self, pieces, mask, starts):
        states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        return self.tags(self.drop(states.gather(1, starts[..., None].expand(-1, -1, states.shape[-1]))))


class Window:
    """Words first..last of an article, of which begin..end count."""

    def __init__(self, article, first, last, begin, end):
        self.article, self.first, self.last, self.begin, self.end = article, first, last, begin, end


class Cutter:
    def __init__(self, tokenizer):
        self.batcher = Batcher(tokenizer, {})
        self.begin, self.end = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def sizes(self, article) -> list[int]:
        return [len(self.batcher.pieces_of(w)) + p for w, p in zip(article.words, article.paragraph)]

    def windows(self, article, offset: int = 0, context: int = 0) -> list[Window]:
        """Parts of PIECES pieces, `context` of them on each side; the first part is `offset` pieces shorter."""
        sizes, found, begin = self.sizes(article), [], 0
        room = PIECES - 2 * context
        while begin < len(sizes):
            end, used = begin, offset
            while end < len(sizes) and (end == begin or used + sizes[end] <= room):
                used += sizes[end]
                end += 1
            first, last, before, behind = begin, end, 0, 0
            while first > 0 and before + sizes[first - 1] <= context:
                first -= 1
                before += sizes[first]
            while last < len(sizes) and behind + sizes[last] <= context:
                behind += sizes[last]
                last += 1
            found.append(Window(article, first, last, begin, end))
            begin, offset = end, 0
        return found

    def batch(self, windows):
        rows, starts = [], []
        for window in windows:
            row, start = [self.begin], []
            for w in range(window.first, window.last):
                if window.article.paragraph[w] and w > window.first:
                    row.append(self.end)
                start.append(len(row))
                row += self.batcher.pieces_of(window.article.words[w])
            rows.append(row + [self.end])
            starts.append(start)
        width, longest = max(map(len, rows)), max(map(len, starts))
        pieces = torch.tensor([r + [0] * (width - len(r)) for r in rows])
        mask = torch.tensor([[1] * len(r) + [0] * (width - len(r)) for r in rows])
        return pieces, mask, torch.tensor([s + [0] * (longest - len(s)) for s in starts])

    def gold(self, windows):
        longest = max(w.last - w.first for w in windows)
        return torch.tensor([w.article.tags[w.first:w.last] + [-100] * (longest - w.last + w.first) for w in windows])


def groups_of(windows, size, rng):
    order = sorted(windows, key=lambda w: (w.last - w.first) + (rng.random() * 20 if rng else 0))
    groups = [order[i:i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    return groups


@torch.no_grad()
def predict(model, cutter, articles):
    """Yields (article, log probabilities [words, TAGS]), all articles at once."""
    model.eval()
    scores = {id(a): torch.zeros(len(a.words), len(TAGS)) for a in articles}
    for group in groups_of([w for a in articles for w in cutter.windows(a, context=CONTEXT)], 24, None):
        with torch.autocast("cpu", torch.bfloat16):
            out = model(*cutter.batch(group))
        out = torch.log_softmax(out.float(), -1)
        for i, w in enumerate(group):
            scores[id(w.article)][w.begin:w.end] = out[i, w.begin - w.first:w.end - w.first]
    for article in articles:
        yield article, scores[id(article)]


def legal(scores):
    """The best tags in which an I goes on with its own role. scores [words, TAGS]"""
    n = len(TAGS)
    allowed = torch.zeros(n, n)
    for k in range(2, n, 2):
        for j in range(n):
            if j not in (k, k - 1):
                allowed[j, k] = -1e4
    best = scores[0].clone()
    best[2::2] -= 1e4
    back = []
    for row in scores[1:]:
        value, at = (best[:, None] + allowed).max(0)
        back.append(at)
        best = value + row
    k = int(best.argmax())
    path = [k]
    for at in reversed(back):
        k = int(at[k])
        path.append(k)
    return path[::-1]


def score(found):
    """Exact F1 by role of (article, tags) pairs."""
    right, guessed, gold = (collections.Counter() for _ in range(3))
    for article, tags in found:
        a, b = attribution_corpus.spans_of(article.tags), attribution_corpus.spans_of(tags)
        for counter, spans in ((right, a & b), (guessed, b), (gold, a)):
            counter.update(role for role, _, _ in spans)
    return {role: round(200 * right[role] / (guessed[role] + gold[role]), 1) for role in attribution_corpus.ROLES}


def fit(options):
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    train, dev = (attribution_corpus.load(options.polnear / f"polnear-{side}.jsonl", options.words / f"{side}.jsonl")
                  for side in ("train", "dev"))
    tokenizer, encoder = pretrained(options.encoder)
    model, cutter = Teacher(encoder), Cutter(tokenizer)
    optimizer = torch.optim.AdamW([{"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": options.rate},
                                   {"params": model.tags.parameters(), "lr": 20 * options.rate}], weight_decay=0.01, fused=True)
    steps = options.epochs * len(groups_of([w for a in train for w in cutter.windows(a)], options.batch, None))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.06 * steps)) * max(0.02, 0.5 * (1 + math.cos(math.pi * min(step, steps) / steps))))
    began = time.time()
    for epoch in range(options.epochs):
        model.train()
        total = 0.0
        windows = [w for a in train for w in cutter.windows(a, rng.randrange(PIECES))]
        for step, group in enumerate(groups_of(windows, options.batch, rng), 1):
            with torch.autocast("cpu", torch.bfloat16):
                out = model(*cutter.batch(group))
            loss = functional.cross_entropy(out.float().flatten(0, 1), cutter.gold(group).flatten(), ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            if step % 20 == 0:
                print(f"{step} of {steps}, {time.time() - began:.0f} s, loss {total / 20:.3f}", flush=True)
                total = 0.0
        scores = score([(a, legal(s)) for a, s in predict(model, cutter, dev)])
        print(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - began), **scores}), flush=True)
        torch.save(model.state_dict(), options.model)


def label(options):
    tokenizer, encoder = pretrained(options.encoder)
    model, cutter = Teacher(encoder), Cutter(tokenizer)
    model.load_state_dict(torch.load(options.model))
    model.bfloat16()
    rng = random.Random(options.seed)
    done, began = 0, time.time()
    articles = []

    def write(out):
        nonlocal done
        for article, scores in predict(model, cutter, articles):
            soft = [[round(255 * p) for p in row] if max(row) < .98 else row.index(max(row)) for row in scores.exp().tolist()]
            out.write(json.dumps([article.id, soft]) + "\n")
            done += len(article.words)
        articles.clear()
        print(f"{done} words, {done / (time.time() - began):.0f} a second", flush=True)

    with open(options.output, "w", encoding="utf-8") as out:
        for article in attribution_corpus.read_words(options.input):
            if rng.random() < options.share and article.words:
                articles.append(article)
            if len(articles) == 100:
                write(out)
            if done >= options.most:
                return
        write(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("fit")
    one.add_argument("--polnear", type=pathlib.Path, required=True)
    one.add_argument("--words", type=pathlib.Path, required=True)
    one.add_argument("--epochs", type=int, default=1)
    one.add_argument("--rate", type=float, default=7e-5)
    one.add_argument("--batch", type=int, default=16, help="windows a step")
    one.set_defaults(run=fit)
    two = commands.add_parser("label")
    two.add_argument("--input", type=pathlib.Path, required=True)
    two.add_argument("--output", type=pathlib.Path, required=True)
    two.add_argument("--share", type=float, default=1.0, help="of the articles, drawn at random")
    two.add_argument("--most", type=int, default=3_000_000, help="words")
    two.set_defaults(run=label)
    for command in (one, two):
        command.add_argument("--encoder", type=pathlib.Path, required=True, help="weights of the pretrained encoder")
        command.add_argument("--model", type=pathlib.Path, required=True)
        command.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
