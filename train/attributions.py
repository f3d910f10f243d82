#!/usr/bin/env python3
"""The small network that tells sources, cues and contents, on top of the shipped encoder; from PolNeAR and silver.

    train/attributions.py fit    --polnear POLNEAR --words WORDS --encoder ENCODER.pt [--silver RAW.jsonl SILVER.jsonl] --model ATTRIBUTIONS.pt
    train/attributions.py export --model ATTRIBUTIONS.pt --output models/attributions-en/model.bin

POLNEAR, WORDS and the silver are those of attribution_teacher.py. The encoder stays as it is: a word's state comes from
it as bytes, as in the program. To the state of a word are added that of its head, its relation and its marks; gated
depthwise convolutions (as in encoder.py) run over the article.
"""

import argparse
import json
import math
import pathlib
import random
import time

import numpy
import torch
from torch import nn

import attribution_corpus
import corpora
from attribution_corpus import TAGS
from attribution_teacher import legal, score
from encoder import Block, Encoder, Forms
from model_file import ModelWriter

MARK_SETS = 8
STRETCH = 320  # words of an article that are learnt from at once


class StateReader:
    """States of words out of the encoder, rounded as src/learn/kernels.h does it."""

    def __init__(self, path: pathlib.Path):
        saved = torch.load(path, weights_only=False)
        self.model = Encoder(saved["labels"], **{k: saved["options"][k] for k in ("width", "blocks", "reach", "arc_width", "label_width")})
        self.model.load_state_dict(saved["state"])
        self.model.eval()
        self.forms = Forms()
        self.forms.known = saved["known"]
        self.relations = saved["labels"]["relations"]
        self.width = saved["options"]["width"]

    @torch.no_grad()
    def states(self, articles) -> None:
        """Gives each article `states` (int8 [words, width]), `scales` and `relation_rows`."""
        sentences = []
        row_of = {relation: row for row, relation in enumerate(self.relations)}
        for article in articles:
            article.states = numpy.zeros((len(article.words), self.width), dtype=numpy.int8)
            article.scales = numpy.ones(len(article.words), dtype=numpy.float32)
            article.relation_rows = numpy.array([row_of[r] for r in article.relations], dtype=numpy.int64)
            types = numpy.array([self.forms.id_of(word) for word in article.words], dtype=numpy.int64)
            for first, last in article.sentences():
                for begin in range(first, last, 256):
                    sentences.append((article, types, begin, min(begin + 256, last)))
        self.forms.freeze()
        sentences.sort(key=lambda s: s[3] - s[2])
        for begin in range(0, len(sentences), 64):
            group = sentences[begin:begin + 64]
            longest = max(last - first for _, _, first, last in group)
            types = torch.zeros(len(group), longest, dtype=torch.long)
            mask = torch.zeros(len(group), longest, dtype=torch.bool)
            for i, (_, of_article, first, last) in enumerate(group):
                types[i, :last - first] = torch.from_numpy(of_article[first:last])
                mask[i, :last - first] = True
            x = self.model.encode({"types": types, "mask": mask}, self.forms) / self.model.scale
            scales = x.abs().amax(-1).clamp(min=1e-12) / 63
            whole = torch.round(x / scales[..., None]).to(torch.int8).numpy()
            scales = scales.numpy()
            for i, (article, _, first, last) in enumerate(group):
                article.states[first:last] = whole[i, :last - first]
                article.scales[first:last] = scales[i, :last - first]


class Tagger(nn.Module):
    def __init__(self, inputs: int, relations: int, width: int, blocks: int, reach: int, drop: float = 0.15):
        super().__init__()
        self.options = {"inputs": inputs, "relations": relations, "width": width, "blocks": blocks, "reach": reach}
        self.enter = nn.Linear(inputs, 2 * width)
        self.relation = nn.Embedding(relations, width)
        self.marks = nn.Embedding(MARK_SETS, width)
        for table in (self.relation, self.marks):
            nn.init.normal_(table.weight, std=0.3)
        self.drop = nn.Dropout(drop)
        self.blocks = nn.ModuleList(Block(width, reach, drop) for _ in range(blocks))
        self.scale = nn.Parameter(torch.ones(width))
        self.tags = nn.Linear(width, len(TAGS))

    def forward(self, batch):
        own, as_head = self.enter(self.drop(batch["states"])).chunk(2, -1)
        head = as_head.gather(1, batch["heads"][..., None].expand(-1, -1, as_head.shape[-1]))
        mask = batch["mask"][..., None].float()
        x = (own + head + self.relation(batch["relations"]) + self.marks(batch["marks"])) * mask
        for block in self.blocks:
            x = block(x, mask)
        return self.tags(self.drop(x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * self.scale))


def batch_of(stretches):
    """stretches  (article, first word, behind the last)"""
    longest = max(last - first for _, first, last in stretches)
    size = (len(stretches), longest)
    width = stretches[0][0].states.shape[1]
    batch = {"states": torch.zeros(*size, width), "heads": torch.zeros(size, dtype=torch.long), "mask": torch.zeros(size, dtype=torch.bool),
             "relations": torch.zeros(size, dtype=torch.long), "marks": torch.zeros(size, dtype=torch.long),
             "soft": torch.zeros(*size, len(TAGS))}
    for i, (article, first, last) in enumerate(stretches):
        n = last - first
        batch["states"][i, :n] = torch.from_numpy(article.states[first:last].astype(numpy.float32) * article.scales[first:last, None])
        heads = torch.tensor(article.heads[first:last]) - first
        batch["heads"][i, :n] = torch.where((heads >= 0) & (heads < n), heads, torch.arange(n))
        batch["relations"][i, :n] = torch.from_numpy(article.relation_rows[first:last])
        batch["marks"][i, :n] = torch.tensor(article.marks[first:last])
        batch["mask"][i, :n] = True
        batch["soft"][i, :n] = torch.from_numpy(article.soft[first:last].astype(numpy.float32) / 255)
    return batch


def stretches_of(articles, rng):
    """Parts of some STRETCH words that begin with a sentence."""
    found = []
    for article in articles:
        starts = [first for first, _ in article.sentences()]
        begin, limit = 0, rng.randrange(STRETCH // 2, STRETCH)
        for start in [*starts, len(article.words)]:
            if start - begin >= limit:
                found += [(article, at, min(at + 2 * STRETCH, start)) for at in range(begin, start, 2 * STRETCH)]
                begin, limit = start, STRETCH
        if begin < len(article.words):
            found.append((article, begin, len(article.words)))
    return found


@torch.no_grad()
def predict(model, articles):
    model.eval()
    for article in articles:
        scores = model(batch_of([(article, 0, len(article.words))]))[0]
        yield article, legal(torch.log_softmax(scores, -1))


def soft_of(article, labels) -> numpy.ndarray:
    """labels  for each word a tag or 255ths of all tags"""
    soft = numpy.zeros((len(article.words), len(TAGS)), dtype=numpy.uint8)
    for i, row in enumerate(labels):
        if isinstance(row, int):
            soft[i, row] = 255
        else:
            soft[i] = row
    return soft


def read_silver(words: pathlib.Path, silver: pathlib.Path):
    labels = {}
    with silver.open(encoding="utf-8") as lines:
        for line in lines:
            name, soft = json.loads(line)
            labels[name] = soft
    for article in attribution_corpus.read_words(words):
        if article.id in labels:
            article.soft = soft_of(article, labels[article.id])
            yield article


def fit(options):
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    reader = StateReader(options.encoder)
    gold, dev = (attribution_corpus.load(options.polnear / f"polnear-{side}.jsonl", options.words / f"{side}.jsonl") for side in ("train", "dev"))
    silver = list(read_silver(*options.silver)) if options.silver else []
    began = time.time()
    for group in (gold, dev, silver):
        reader.states(group)
    for article in (*gold, *dev):
        article.soft = soft_of(article, article.tags)
    print(f"{sum(len(a.words) for a in gold)} gold words, {sum(len(a.words) for a in silver)} silver, states in {time.time() - began:.0f} s", flush=True)
    model = Tagger(reader.width, len(reader.relations), options.width, options.blocks, options.reach)
    print(sum(p.numel() for p in model.parameters()), "weights", flush=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    everything = silver + gold * options.gold
    steps = options.epochs * len(stretches_of(everything, rng)) // options.batch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 200) * max(0.01, 0.5 * (1 + math.cos(math.pi * min(step, steps) / steps))))
    average, step, began = None, 0, time.time()
    for epoch in range(options.epochs):
        stretches = sorted(stretches_of(everything, rng), key=lambda s: s[2] - s[1] + rng.random() * 30)
        groups = [stretches[i:i + options.batch] for i in range(0, len(stretches), options.batch)]
        rng.shuffle(groups)
        total = 0.0
        for group in groups:
            model.train()
            batch = batch_of(group)
            with torch.autocast("cpu", torch.bfloat16):
                out = model(batch)
            loss = -(batch["soft"] * torch.log_softmax(out.float(), -1)).sum(-1)[batch["mask"]].mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            step += 1
            if step > 0.6 * steps and step % 5 == 0:
                with torch.no_grad():
                    if average is None:
                        average = {k: v.clone() for k, v in model.state_dict().items()}
                    for k, v in model.state_dict().items():
                        average[k].lerp_(v, 0.02)
        print(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - began), "loss": round(total / len(groups), 4),
                          **(score(predict(model, dev)) if epoch % 3 == 2 or epoch + 1 == options.epochs else {})}), flush=True)
    model.load_state_dict(average)
    print(json.dumps({"averaged": True, **score(predict(model, dev))}), flush=True)
    torch.save({"options": model.options, "relations": reader.relations, "state": model.state_dict()}, options.model)


def export(options):
    saved = torch.load(options.model, weights_only=False)
    sizes = saved["options"]
    w = {name: values.double().numpy() for name, values in saved["state"].items()}
    out = ModelWriter()
    for name in ("inputs", "width", "reach", "blocks"):
        out.text(name, str(sizes[name]))
    out.layer("enter", w["enter.weight"], w["enter.bias"])
    out.labels("relations", saved["relations"])
    out.floats("relation", w["relation.weight"])
    out.floats("marks", w["marks.weight"])
    for i in range(sizes["blocks"]):
        block = f"blocks.{i}."
        out.layer(f"block.{i}.enter", w[block + "enter.weight"] * w[block + "scale"], w[block + "enter.bias"])
        out.floats(f"block.{i}.kernel", w[block + "kernel"])
        out.layer(f"block.{i}.leave", w[block + "leave.weight"], w[block + "leave.bias"])
    out.labels("tags", list(TAGS))
    out.layer("tags.layer", w["tags.weight"] * w["scale"], w["tags.bias"])
    out.write(options.output)
    print(options.output, options.output.stat().st_size, "bytes, sha256", corpora.sha256(options.output))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("fit")
    one.add_argument("--polnear", type=pathlib.Path, required=True)
    one.add_argument("--words", type=pathlib.Path, required=True)
    one.add_argument("--encoder", type=pathlib.Path, required=True)
    one.add_argument("--silver", type=pathlib.Path, nargs=2, help="words of raw articles, what the teacher says of them")
    one.add_argument("--gold", type=int, default=1, help="how often an epoch sees PolNeAR")
    one.add_argument("--epochs", type=int, default=6)
    one.add_argument("--rate", type=float, default=2e-3)
    one.add_argument("--batch", type=int, default=16, help="stretches a step")
    one.add_argument("--width", type=int, default=128)
    one.add_argument("--blocks", type=int, default=4)
    one.add_argument("--reach", type=int, default=5)
    one.add_argument("--model", type=pathlib.Path, required=True)
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(run=fit)
    two = commands.add_parser("export")
    two.add_argument("--model", type=pathlib.Path, required=True)
    two.add_argument("--output", type=pathlib.Path, required=True)
    two.set_defaults(run=export)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
