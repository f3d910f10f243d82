#!/usr/bin/env python3
"""The small network that ships: words -> tags, lemma rules, parse and names; trained on gold and silver sentences.

    train/encoder.py fit    --data DATA/language --silver SILVER.jsonl --model ENCODER.pt
    train/encoder.py export --data DATA/language --model ENCODER.pt --output models/encoder-en/model.bin

A word's vector comes from its hashed form, affixes, letter n-grams and shape; blocks of gated depthwise
convolution (Wu et al. 2019; ReGLU of Shazeer 2020) mix a sentence; linear heads read the result.
"""

import argparse
import collections
import json
import math
import pathlib
import random
import re
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

import corpora
from model_file import ModelWriter
from teacher import spans, tree_of

WORD_ROWS, NGRAM_ROWS, AFFIX_ROWS, SHAPE_ROWS = 1 << 16, 1 << 15, 1 << 13, 1 << 10
KNOWN_BITS = 1 << 21
KNOWN_FROM = 3  # sentences in memory with a form, copies of gold included, for it to have a vector of its own
WORD_WIDTH, NGRAM_WIDTH, AFFIX_WIDTH, SHAPE_WIDTH = 96, 64, 32, 24
FORM_WIDTH = WORD_WIDTH + NGRAM_WIDTH + 3 * AFFIX_WIDTH + SHAPE_WIDTH
FAR = 24  # distances beyond count alike
# Whose rules a sentence's names follow, a head of its own each: what both corpora agree on (silver), which ships, then each.
GUIDELINES = ("agreed", "uner", "crossner")
TAG_LAYERS = ("upos", "xpos", "rules")
LAYERS = (*TAG_LAYERS, "relations")


def hash_of(text: str, seed: int = 0) -> int:
    """FNV-1a, 64 bit, over UTF-8, with a final mix."""
    h = 0xcbf29ce484222325 ^ (seed * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF)
    for byte in text.encode():
        h = (h ^ byte) * 0x100000001b3 & 0xFFFFFFFFFFFFFFFF
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 & 0xFFFFFFFFFFFFFFFF
    return h ^ h >> 32


def lower(word: str) -> str:
    return "".join(c.lower()[0] for c in word)


def norm_of(word: str) -> str:
    return "".join("0" if "0" <= c <= "9" else c for c in lower(word).replace("\u2019", "'").replace("\u02bc", "'"))


def shape_of(word: str) -> str:
    out, last, run = "", "", 0
    for c in word:
        kind = "0" if "0" <= c <= "9" else "x" if c.islower() else "X" if c.isupper() else c
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 3:
            out += kind
    return out[:12]


class Forms:
    """Features of word types, as arrays."""

    def __init__(self):
        self.ids: dict[str, int] = {}
        self.rows, self.ngrams = [], []
        self.seen = collections.Counter()  # of the hash that tells whether a form is known
        self.known = None

    def id_of(self, word: str) -> int:
        found = self.ids.get(word)
        if found is None:
            found = self.ids[word] = len(self.rows)
            norm = norm_of(word)
            marked = "<" + norm + ">"
            self.rows.append((hash_of(norm, 1) % WORD_ROWS, hash_of(norm, 2) % WORD_ROWS,
                              hash_of(norm[:3], 3) % AFFIX_ROWS, hash_of(norm[-2:], 4) % AFFIX_ROWS,
                              hash_of(norm[-3:], 5) % AFFIX_ROWS, hash_of(shape_of(word), 6) % SHAPE_ROWS,
                              hash_of(norm, 8) % KNOWN_BITS))
            self.ngrams.append([hash_of(marked[i:i + n], 7) % NGRAM_ROWS for n in (3, 4) for i in range(len(marked) - n + 1)][:40])
        self.seen[self.rows[found][6]] += 1
        return found

    def learn(self):
        """From here on only what was seen often enough is known; others would share the rows of strangers."""
        self.known = numpy.zeros(KNOWN_BITS, dtype=bool)
        self.known[[bit for bit, count in self.seen.items() if count >= KNOWN_FROM]] = True
        self.freeze()

    def freeze(self):
        self.table = torch.tensor(self.rows)
        self.is_known = torch.from_numpy(self.known[self.table[:, 6].numpy()]).float()[:, None]
        lengths = numpy.array([len(n) for n in self.ngrams])
        self.starts = numpy.concatenate([[0], numpy.cumsum(lengths)])
        self.flat = numpy.array([x for n in self.ngrams for x in n], dtype=numpy.int64)

    def ngrams_of(self, ids):
        begins, ends = self.starts[ids], self.starts[ids + 1]
        lengths = ends - begins
        offsets = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]])
        index = numpy.arange(lengths.sum()) - numpy.repeat(offsets, lengths) + numpy.repeat(begins, lengths)
        return torch.from_numpy(self.flat[index]), torch.from_numpy(offsets), torch.from_numpy(lengths)


class Block(nn.Module):
    def __init__(self, width: int, reach: int, drop: float):
        super().__init__()
        self.width, self.reach = width, reach
        self.scale = nn.Parameter(torch.ones(width))
        self.enter = nn.Linear(width, 2 * width)
        self.kernel = nn.Parameter(torch.randn(2 * reach + 1, width) * 0.1)
        with torch.no_grad():
            self.kernel[reach] += 0.7
        self.leave = nn.Linear(width, width)
        with torch.no_grad():
            self.leave.weight *= 0.5
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        h = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * self.scale
        a, g = self.enter(h).chunk(2, -1)
        a = functional.pad(a * mask, (0, 0, self.reach, self.reach))
        n = x.shape[1]
        mixed = sum(a[:, k:k + n] * self.kernel[k] for k in range(2 * self.reach + 1))
        return x + self.drop(self.leave(mixed * functional.relu(g)))


class Encoder(nn.Module):
    def __init__(self, labels: dict[str, list[str]], width=192, blocks=5, reach=3, arc_width=96, label_width=96, drop=0.1):
        super().__init__()
        self.labels = labels
        self.options = {"width": width, "blocks": blocks, "reach": reach, "arc_width": arc_width, "label_width": label_width}
        self.word = nn.Embedding(WORD_ROWS, WORD_WIDTH)
        self.ngram = nn.EmbeddingBag(NGRAM_ROWS, NGRAM_WIDTH, mode="sum")
        self.affix = nn.ModuleList(nn.Embedding(AFFIX_ROWS, AFFIX_WIDTH) for _ in range(3))
        self.shape = nn.Embedding(SHAPE_ROWS, SHAPE_WIDTH)
        for table in (self.word, self.ngram, self.shape, *self.affix):
            nn.init.normal_(table.weight, std=0.3)
        self.form = nn.Linear(FORM_WIDTH, width + 64)
        self.form_out = nn.Linear(width + 64, width)
        self.first = nn.Parameter(torch.zeros(width))
        self.drop = nn.Dropout(drop)
        self.blocks = nn.ModuleList(Block(width, reach, drop) for _ in range(blocks))
        self.scale = nn.Parameter(torch.ones(width))
        self.tags = nn.ModuleDict({layer: nn.Linear(width, len(labels[layer])) for layer in TAG_LAYERS})
        self.names = nn.Linear(width, len(GUIDELINES) * len(labels["names"]))
        self.arc_dependent, self.arc_head = nn.Linear(width, arc_width), nn.Linear(width, arc_width)
        self.head_bias = nn.Linear(width, 1)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.distance = nn.Parameter(torch.zeros(2 * FAR + 2))
        self.label_dependent, self.label_head = nn.Linear(width, label_width), nn.Linear(width, label_width)
        self.relations = nn.Linear(label_width, len(labels["relations"]))

    def vectors_of(self, types, forms):
        rows = forms.table[types]
        flat, offsets, lengths = forms.ngrams_of(types.numpy())
        word = (self.word(rows[:, 0]) + self.word(rows[:, 1])) * forms.is_known[types]
        if self.training:
            word = word * (torch.rand(len(types), 1) > 0.1)
        grams = self.ngram(flat, offsets) * torch.rsqrt(lengths.clamp(min=1).float())[:, None]
        features = torch.cat([word, grams, *(t(rows[:, 2 + i]) for i, t in enumerate(self.affix)), self.shape(rows[:, 5])], -1)
        return self.form_out(functional.relu(self.form(self.drop(features))))

    def encode(self, batch, forms):
        types, where = torch.unique(batch["types"], return_inverse=True)
        mask = batch["mask"][..., None].float()
        x = self.vectors_of(types, forms)[where]
        x = torch.cat([x[:, :1] + self.first, x[:, 1:]], 1)
        x = x * mask
        for block in self.blocks:
            x = block(x, mask)
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * self.scale

    def forward(self, batch, forms):
        x = self.drop(self.encode(batch, forms))
        b, n, _ = x.shape
        out = {layer: head(x) for layer, head in self.tags.items()}
        out["names"] = self.names(x).reshape(b, n, len(GUIDELINES), -1)
        heads = torch.cat([self.root.expand(b, 1, -1), x], 1)
        arcs = self.arc_dependent(x) @ self.arc_head(heads).transpose(1, 2) / math.sqrt(self.options["arc_width"])
        arcs = arcs + self.head_bias(heads).transpose(1, 2)
        away = (torch.arange(n + 1)[None] - torch.arange(1, n + 1)[:, None]).clamp(-FAR, FAR) + FAR
        away[:, 0] = 2 * FAR + 1
        arcs = arcs + self.distance[away]
        known = torch.cat([torch.ones(b, 1, dtype=torch.bool), batch["mask"]], 1)[:, None]
        self_loop = torch.cat([torch.zeros(n, 1), torch.eye(n)], 1).bool()
        out["arcs"] = arcs.masked_fill(~known, -1e4).masked_fill(self_loop, -1e4)
        out["dependent"], out["head"] = self.label_dependent(x), self.label_head(heads)
        return out

    def relations_of(self, out, heads):
        chosen = out["head"].gather(1, heads[..., None].expand(-1, -1, out["head"].shape[-1]))
        return self.relations(functional.relu(out["dependent"] + chosen))


class Coded:
    """A sentence as numbers; a missing layer is None."""
    __slots__ = ("types", "layers", "names", "soft", "guideline", "words")


def code(sentence, forms, ids, soft=None):
    c = Coded()
    c.words = len(sentence.words)
    c.types = numpy.array([forms.id_of(w) for w in sentence.words], dtype=numpy.int32)
    c.layers = {}
    for layer in LAYERS:
        values = getattr(sentence, layer)
        if values:
            c.layers[layer] = numpy.array([ids[layer].get(v, -100) for v in values], dtype=numpy.int16)
    if sentence.heads:
        c.layers["heads"] = numpy.array(sentence.heads, dtype=numpy.int16)
    c.guideline = {"ewt": 1, "crossner": 2}.get(sentence.corpus, 0)
    c.names, c.soft = None, soft
    if sentence.names and sentence.corpus != "gum":
        c.names = numpy.array([ids["names"][v] for v in sentence.names], dtype=numpy.int16)
    return c


def recased(words: list[str], rng: random.Random) -> list[str] | None:
    """Few sentences also as people type them in haste, and as headlines print them."""
    chance = rng.random()
    if chance < 0.03:
        return [lower(w) for w in words]
    if chance < 0.045:
        return [w.upper() for w in words]
    if chance < 0.06 and len(words) < 20:
        return [w[:1].upper() + w[1:] for w in words]
    return None


def read_silver(paths, forms, rng):
    coded = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            labels = json.loads(next(lines))
            ids = {layer: {v: i for i, v in enumerate(labels[layer])} for layer in (*LAYERS, "names")}
            for line in lines:
                row = json.loads(line)
                s = corpora.Sentence(row[0], upos=row[1], xpos=row[2], rules=row[3], heads=row[4], relations=row[5], corpus="silver")
                soft = numpy.zeros((len(row[0]), len(labels["names"])), dtype=numpy.uint8)
                for i, p in enumerate(row[6]):
                    if isinstance(p, int):
                        soft[i, p] = 255
                    else:
                        for k, v in p:
                            soft[i, k] = v
                coded.append(code(s, forms, ids, soft))
                other = recased(row[0], rng)
                if other:
                    s.words, s.rules = other, None  # a rule tells of the case as printed
                    coded.append(code(s, forms, ids, soft))
    return labels, ids, coded


def batch_of(group, label_count):
    n = max(c.words for c in group)
    b = len(group)
    batch = {"types": torch.zeros(b, n, dtype=torch.long), "mask": torch.zeros(b, n, dtype=torch.bool),
             "guideline": torch.tensor([c.guideline for c in group])}
    for layer in (*LAYERS, "heads", "names"):
        batch[layer] = torch.full((b, n), -100, dtype=torch.long)
    batch["soft"] = torch.zeros(b, n, label_count)
    for i, c in enumerate(group):
        batch["types"][i, :c.words] = torch.from_numpy(c.types.astype(numpy.int64))
        batch["mask"][i, :c.words] = True
        for layer, values in c.layers.items():
            batch[layer][i, :c.words] = torch.from_numpy(values.astype(numpy.int64))
        if c.names is not None:
            batch["names"][i, :c.words] = torch.from_numpy(c.names.astype(numpy.int64))
        if c.soft is not None:
            batch["soft"][i, :c.words] = torch.from_numpy(c.soft.astype(numpy.float32) / 255)
    return batch


def groups_of(coded, words, rng):
    order = sorted(range(len(coded)), key=lambda i: (coded[i].words + rng.random() * 4))
    groups, group, width = [], [], 0
    for i in order:
        width = max(width, coded[i].words)
        if group and width * (len(group) + 1) > words:
            groups.append(group)
            group, width = [], coded[i].words
        group.append(coded[i])
    groups.append(group)
    rng.shuffle(groups)
    return groups


WEIGHT = {"upos": .4, "xpos": .4, "rules": .3, "heads": 1.0, "relations": .7, "names": 2.0}


def loss_of(model, out, batch):
    losses = {}
    for layer in TAG_LAYERS:
        if (batch[layer] >= 0).any():
            losses[layer] = functional.cross_entropy(out[layer].flatten(0, 1), batch[layer].flatten(), ignore_index=-100)
    if (batch["heads"] >= 0).any():
        losses["heads"] = functional.cross_entropy(out["arcs"].flatten(0, 1), batch["heads"].flatten(), ignore_index=-100)
        relations = model.relations_of(out, batch["heads"].clamp(min=0))
        losses["relations"] = functional.cross_entropy(relations.flatten(0, 1), batch["relations"].flatten(), ignore_index=-100)
    b, n = batch["mask"].shape
    names = out["names"][torch.arange(b), :, batch["guideline"]]
    parts = []
    if (batch["names"] >= 0).any():
        parts.append(functional.cross_entropy(names.flatten(0, 1), batch["names"].flatten(), ignore_index=-100))
    known = batch["soft"].sum(-1) > 0
    if known.any():
        parts.append(-(batch["soft"] * torch.log_softmax(names, -1)).sum(-1)[known].mean())
    if parts:
        losses["names"] = sum(parts) / len(parts)
    return sum(WEIGHT[k] * v for k, v in losses.items())


def legal_names(logits, labels):
    """Viterbi with hard constraints: I-x only behind B-x or I-x."""
    n = len(labels)
    allowed = torch.zeros(n, n)
    for j, to in enumerate(labels):
        if to[0] == "I":
            for i, of in enumerate(labels):
                if of[2:] != to[2:] or of == "O":
                    allowed[i, j] = -1e4
    scores = logits[0].clone()
    for j, to in enumerate(labels):
        if to[0] == "I":
            scores[j] = -1e4
    back = []
    for row in logits[1:]:
        best, at = (scores[:, None] + allowed).max(0)
        back.append(at)
        scores = best + row
    k = int(scores.argmax())
    path = [k]
    for at in reversed(back):
        k = int(at[k])
        path.append(k)
    return [labels[i] for i in reversed(path)]


@torch.no_grad()
def score(model, forms, sentences, ids, guideline=0):
    model.eval()
    labels, counts = model.labels, collections.Counter()
    coded = [(code(s, forms, ids), s) for s in sentences]
    forms.freeze()
    coded.sort(key=lambda p: p[0].words)
    for begin in range(0, len(coded), 64):
        group = coded[begin:begin + 64]
        batch = batch_of([c for c, _ in group], len(labels["names"]))
        out = model(batch, forms)
        heads = [tree_of(out["arcs"][i, :c.words, :c.words + 1]) for i, (c, _) in enumerate(group)]
        n = batch["mask"].shape[1]
        relations = model.relations_of(out, torch.tensor([h + [0] * (n - len(h)) for h in heads]))
        relations[..., labels["relations"].index("root")] -= 1e4
        relations = relations.argmax(-1)
        best = {layer: out[layer].argmax(-1) for layer in TAG_LAYERS}
        for i, (c, s) in enumerate(group):
            if s.upos:
                counts["words"] += c.words
                for layer in TAG_LAYERS:
                    found = [labels[layer][k] for k in best[layer][i, :c.words].tolist()]
                    counts[layer] += sum(a == b for a, b in zip(found, getattr(s, layer)))
                for d in range(c.words):
                    right = heads[i][d] == s.heads[d]
                    counts["uas"] += right
                    label = "root" if heads[i][d] == 0 else labels["relations"][relations[i, d]]
                    counts["las"] += right and label.split(":")[0] == s.relations[d].split(":")[0]
            if s.names and s.corpus != "gum":
                found = legal_names(out["names"][i, :c.words, guideline], labels["names"])
                gold, guessed = ({x for x in spans(y) if x[2] != "other"} for y in (s.names, found))
                counts["right"] += len(gold & guessed)
                counts["guessed"] += len(guessed)
                counts["gold"] += len(gold)
    result = {k: round(100 * counts[k] / counts["words"], 2) for k in (*TAG_LAYERS, "uas", "las")} if counts["words"] else {}
    if counts["gold"]:
        result["names_f1"] = round(200 * counts["right"] / (counts["gold"] + counts["guessed"]), 2)
    return result


def scores_of(model, forms, dev, ids):
    scores = {name: score(model, forms, group, ids) for name, group in dev.items()}
    for k, name in enumerate(GUIDELINES):
        scores["names by " + name] = [score(model, forms, [s for s in dev[side] if s.names], ids, k)["names_f1"] for side in ("ewt", "crossner")]
    return scores


def fit(options):
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    forms = Forms()
    labels, ids, silver = read_silver(options.silver, forms, rng)
    train, dev = corpora.load(options.data, "train"), corpora.load(options.data, "dev")
    gold = [code(s, forms, ids) for name, group in train.items() for s in group * (3 if name == "crossner" else 1)]
    forms.learn()
    model = Encoder(labels, width=options.width, blocks=options.blocks)
    average = None
    tables = [p for name, p in model.named_parameters() if name.split(".")[0] in ("word", "ngram", "affix", "shape")]
    rest = [p for name, p in model.named_parameters() if name.split(".")[0] not in ("word", "ngram", "affix", "shape")]
    optimizer = torch.optim.AdamW([{"params": tables, "weight_decay": 0.0}, {"params": rest, "weight_decay": 0.01}], lr=options.rate, betas=(0.9, 0.98), fused=True)
    per_epoch = len(groups_of(silver + gold * options.gold, options.batch, rng))
    steps = per_epoch * options.epochs
    print(f"{sum(c.words for c in silver)} silver words, {sum(c.words for c in gold)} gold words, {len(forms.rows)} forms, {steps} steps, "
          f"{sum(p.numel() for p in rest)} weights", flush=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 300) * max(0.01, 0.5 * (1 + math.cos(math.pi * step / steps))))
    step, began = 0, time.time()
    for epoch in range(options.epochs):
        total = 0.0
        for group in groups_of(silver + gold * options.gold, options.batch, rng):
            model.train()
            batch = batch_of(group, len(labels["names"]))
            loss = loss_of(model, model(batch, forms), batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += loss.item()
            if step > 0.5 * steps and step % 10 == 0:
                with torch.no_grad():
                    if average is None:
                        average = {k: v.clone() for k, v in model.state_dict().items()}
                    for k, v in model.state_dict().items():
                        average[k].lerp_(v, 0.02) if v.dtype.is_floating_point else average[k].copy_(v)
            if step % 100 == 0:
                print(f"{step} {time.time() - began:.0f} s, loss {total / 100:.3f}", flush=True)
                total = 0.0
        print(json.dumps({"epoch": epoch + 1, "seconds": round(time.time() - began), **scores_of(model, forms, dev, ids)}), flush=True)
        torch.save({"labels": labels, "options": model.options, "state": model.state_dict(), "known": forms.known}, options.model)
    if average is not None:
        model.load_state_dict(average)
        print(json.dumps({"averaged": True, **scores_of(model, forms, dev, ids)}), flush=True)
        torch.save({"labels": labels, "options": model.options, "state": model.state_dict(), "known": forms.known}, options.model)


def spelled_rule(rule: str) -> str:
    """As src/annotate/lemma_rule.h reads it; what is no rule of inflection keeps the form."""
    case, cut, added = re.fullmatch(r"([lkt])(\d)(.*)", rule).groups()
    return "k0+" if re.search(r"[_@]", added) else f"{case}{cut}+{added}"


def lemma_lines(train) -> str:
    """What src/annotate/lemma_table.h reads: the lemma of each form, by its tags. The commonest of GUM, whose texts
    are edited as news is ("people" is a plural of "person"), then of EWT."""
    by_upos, by_xpos = (collections.defaultdict(collections.Counter) for _ in range(2))
    for weight, corpus in ((1000, "gum"), (1, "ewt")):
        for s in train[corpus]:
            for form, upos, xpos, lemma in zip(s.words, s.upos, s.xpos, s.lemmas):
                key = form if upos == "PROPN" else lower(form)
                if " " in form + lemma or lemma == "_":
                    continue
                by_upos[key, upos][lemma] += weight
                by_xpos[key, upos, xpos][lemma] += weight

    def commonest(counts):
        return min(counts, key=lambda lemma: (-counts[lemma], lemma))
    lines = {f"{form} {upos} * {commonest(c)}" for (form, upos), c in by_upos.items()}
    lines |= {f"{form} {upos} {xpos} {commonest(c)}" for (form, upos, xpos), c in by_xpos.items()
              if commonest(c) != commonest(by_upos[form, upos])}
    return "".join(line + "\n" for line in sorted(lines))


@torch.no_grad()
def export(options):
    saved = torch.load(options.model, weights_only=False)
    labels, sizes = saved["labels"], saved["options"]
    w = {name: values.double().numpy() for name, values in saved["state"].items()}
    out = ModelWriter()
    for name in ("width", "reach", "blocks", "arc_width"):
        out.text(name, str(sizes[name]))
    out.text("relation_width", str(sizes["label_width"]))
    out.text("form_width", str(w["form.weight"].shape[0]))
    labels["rules"] = [spelled_rule(r) for r in labels["rules"]]
    for ours, name in (("upos", "upos"), ("xpos", "xpos"), ("rules", "lemma_rules"), ("names", "names"), ("relations", "relations")):
        out.labels(name, labels[ours])
    out.text("lemmas", lemma_lines(corpora.load(options.data, "train")))
    out.rows("word", w["word.weight"])
    out.bytes("known", numpy.packbits(saved["known"], bitorder="little"))
    out.rows("ngram", w["ngram.weight"])
    for i in range(3):
        out.rows(f"affix.{i}", w[f"affix.{i}.weight"])
    out.rows("shape", w["shape.weight"])
    out.layer("form", w["form.weight"], w["form.bias"])
    out.layer("form_out", w["form_out.weight"], w["form_out.bias"])
    out.floats("first", w["first"])
    for i in range(sizes["blocks"]):
        block = f"blocks.{i}."
        out.layer(f"block.{i}.enter", w[block + "enter.weight"] * w[block + "scale"], w[block + "enter.bias"])
        out.floats(f"block.{i}.kernel", w[block + "kernel"])
        out.layer(f"block.{i}.leave", w[block + "leave.weight"], w[block + "leave.bias"])
    # One layer for all heads; the names in the guideline that ships; the arcs' factor taken into one side.
    share, names = 1 / math.sqrt(sizes["arc_width"]), len(labels["names"])
    heads = [(w[f"tags.{layer}.weight"], w[f"tags.{layer}.bias"]) for layer in TAG_LAYERS]
    heads += [(w["names.weight"][:names], w["names.bias"][:names]),
              (w["arc_dependent.weight"] * share, w["arc_dependent.bias"] * share),
              *((w[name + ".weight"], w[name + ".bias"]) for name in ("arc_head", "head_bias", "label_dependent", "label_head"))]
    out.layer("heads", numpy.concatenate([a for a, _ in heads]) * w["scale"], numpy.concatenate([b for _, b in heads]))
    root = w["root"]
    out.floats("root_arc", numpy.concatenate([w["arc_head.weight"] @ root + w["arc_head.bias"],
                                              w["head_bias.weight"] @ root + w["head_bias.bias"]]))
    out.floats("root_relation", w["label_head.weight"] @ root + w["label_head.bias"])
    out.floats("distance", w["distance"])
    out.layer("relation", w["relations.weight"], w["relations.bias"])
    out.write(options.output)
    print(options.output, options.output.stat().st_size, "bytes, sha256", corpora.sha256(options.output))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("fit")
    one.add_argument("--silver", type=pathlib.Path, required=True, nargs="+")
    one.add_argument("--gold", type=int, default=2, help="how often an epoch sees the gold sentences")
    one.add_argument("--epochs", type=int, default=3)
    one.add_argument("--rate", type=float, default=2e-3)
    one.add_argument("--batch", type=int, default=3000, help="words a batch, with padding")
    one.add_argument("--width", type=int, default=192)
    one.add_argument("--blocks", type=int, default=5)
    one.add_argument("--data", type=pathlib.Path, required=True)
    one.add_argument("--model", type=pathlib.Path, required=True)
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(run=fit)
    two = commands.add_parser("export")
    two.add_argument("--model", type=pathlib.Path, required=True)
    two.add_argument("--data", type=pathlib.Path, required=True)
    two.add_argument("--output", type=pathlib.Path, required=True)
    two.set_defaults(run=export)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
