#!/usr/bin/env python3
"""Fine-tunes a pretrained encoder on the free corpora; labels raw sentences with it.

    train/teacher.py fit   --data DATA/language --encoder BERT.npz --model TEACHER.pt
    train/teacher.py label --data DATA/language --encoder BERT.npz --model TEACHER.pt --input SENTENCES.conllu --masc DATA/language/masc --output SILVER.jsonl

The pretrained encoder is BERT base, cased (Devlin et al. 2019, Apache-2.0); pretrained.py makes its file.

The teacher never ships: it only labels sentences from which the small encoder learns. Heads: universal and Penn
tags, biaffine parse (Dozat and Manning 2017), names by corpus (the guideline is an input).
"""

import argparse
import collections
import json
import math
import pathlib
import random
import time
import typing

import numpy
import tokenizers
import torch
import transformers
from torch import nn
from torch.nn import functional

import corpora

GUIDELINES = ("ewt", "crossner", "gum")
LAYERS = ("upos", "xpos", "relations", "rules")


def pretrained(path: pathlib.Path):
    """Tokenizer and encoder out of the file that pretrained.py writes."""
    weights = numpy.load(path)
    vocabulary = {piece: number for number, piece in enumerate(weights["vocabulary"].tolist())}
    tokenizer = tokenizers.BertWordPieceTokenizer(vocabulary, lowercase=False, strip_accents=False)
    width, heads = weights["encoder/layer_0/attention/self/query/kernel"].shape[0], 12
    config = transformers.BertConfig(vocab_size=len(vocabulary), hidden_size=width, num_attention_heads=heads, intermediate_size=4 * width,
                                     attention_probs_dropout_prob=0.0)
    model = transformers.BertModel(config, add_pooling_layer=False)
    state = {}
    for name in weights.files:
        place = name.replace("layer_", "layer.").replace("/", ".")
        place = place.replace("LayerNorm.gamma", "LayerNorm.weight").replace("LayerNorm.beta", "LayerNorm.bias")
        if name.endswith("/kernel"):
            state[place.removesuffix("kernel") + "weight"] = weights[name].T
        elif place.endswith("_embeddings"):
            state[place + ".weight"] = weights[name]
        elif name.startswith(("embeddings", "encoder")):
            state[place] = weights[name]
    wanted = model.state_dict().keys()
    model.load_state_dict({k: torch.tensor(v) for k, v in state.items() if k in wanted})
    return tokenizer, model


class Biaffine(nn.Module):
    def __init__(self, width: int, labels: int):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(labels, width + 1, width + 1))

    def forward(self, dependent, head):
        """[batch, n, width] twice -> [batch, labels, n dependents, n heads]"""
        def with_bias(x):
            return torch.cat([x, x.new_ones(x.shape[:-1] + (1,))], -1)
        return torch.einsum("bxi,oij,byj->boxy", with_bias(dependent), self.weight, with_bias(head))


class Teacher(nn.Module):
    def __init__(self, encoder, labels: dict[str, list[str]], arc_width: int = 256, label_width: int = 96):
        super().__init__()
        self.encoder = encoder
        self.labels = labels
        width = encoder.config.hidden_size
        self.layer_weights = nn.Parameter(torch.zeros(encoder.config.num_hidden_layers + 1, 3))
        self.drop = nn.Dropout(0.2)
        self.upos = nn.Linear(width, len(labels["upos"]))
        self.xpos = nn.Linear(width, len(labels["xpos"]))
        self.rules = nn.Linear(width, len(labels["rules"]))
        self.guideline = nn.Embedding(len(GUIDELINES), 32)
        self.names = nn.Sequential(nn.Linear(width + 32, 192), nn.GELU(), nn.Dropout(0.1),
                                   nn.Linear(192, len(labels["names"])))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc = nn.ModuleList(nn.Sequential(nn.Linear(width, arc_width), nn.GELU(), nn.Dropout(0.2))
                                 for _ in range(2))
        self.label = nn.ModuleList(nn.Sequential(nn.Linear(width, label_width), nn.GELU(), nn.Dropout(0.2))
                                   for _ in range(2))
        self.arcs = Biaffine(arc_width, 1)
        self.relations = Biaffine(label_width, len(labels["relations"]))

    def mixed(self, states, head: int, starts):
        weights = torch.softmax(self.layer_weights[:, head], 0)
        mix = sum(w * s for w, s in zip(weights, states))
        return self.drop(mix.gather(1, starts[..., None].expand(-1, -1, mix.shape[-1])))

    def names_by(self, states, guideline):
        wanted = self.guideline(guideline)[:, None].expand(-1, states.shape[1], -1)
        return self.names(torch.cat([states, wanted], -1))

    def forward(self, batch):
        states = self.encoder(input_ids=batch["pieces"], attention_mask=batch["mask"], output_hidden_states=True).hidden_states
        tags, tree, names = (self.mixed(states, i, batch["starts"]) for i in range(3))
        out = {"upos": self.upos(tags), "xpos": self.xpos(tags), "rules": self.rules(tags)}
        out["names"] = self.names_by(names, batch["guideline"])
        if not self.training:
            # What CrossNER and UNER agree on: the record's own guideline.
            both = [torch.softmax(self.names_by(names, torch.full_like(batch["guideline"], k)).float(), -1) for k in (0, 1)]
            out["agreed"] = sum(both) / len(both)
        heads = torch.cat([self.root.expand(tree.shape[0], 1, -1), tree], 1)
        arcs = self.arcs(self.arc[0](tree), self.arc[1](heads)).squeeze(1).float()
        out["arcs"] = arcs.masked_fill(~batch["head_mask"][:, None], -1e4)
        out["relations"] = self.relations(self.label[0](tree), self.label[1](heads)).float()
        return out


class Batcher:
    def __init__(self, tokenizer, labels: dict[str, list[str]]):
        self.tokenizer = tokenizer
        self.ids = {layer: {label: i for i, label in enumerate(all_)} for layer, all_ in labels.items()}
        self.cache: dict[str, list[int]] = {}

    def pieces_of(self, word: str) -> list[int]:
        found = self.cache.get(word)
        if found is None:
            found = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [self.tokenizer.token_to_id("[UNK]")]
            self.cache[word] = found
        return found

    def size(self, sentence) -> int:
        return 2 + sum(len(self.pieces_of(w)) for w in sentence.words)

    def batch(self, sentences, guideline: int | None = None):
        rows, starts = [], []
        for s in sentences:
            row, start = [self.tokenizer.token_to_id("[CLS]")], []
            for word in s.words:
                start.append(len(row))
                row += self.pieces_of(word)
            rows.append(row + [self.tokenizer.token_to_id("[SEP]")])
            starts.append(start)
        width, longest = max(map(len, rows)), max(map(len, starts))

        def padded(lists, size, value):
            return torch.tensor([x + [value] * (size - len(x)) for x in lists])

        batch = {"pieces": padded(rows, width, 0), "mask": padded([[1] * len(r) for r in rows], width, 0),
                 "starts": padded(starts, longest, 0),
                 "words": padded([[1] * len(s.words) for s in sentences], longest, 0).bool(),
                 "guideline": torch.tensor([GUIDELINES.index(s.corpus if s.corpus in GUIDELINES else "ewt")
                                            if guideline is None else guideline for s in sentences])}
        batch["head_mask"] = torch.cat([torch.ones(len(rows), 1, dtype=torch.bool), batch["words"]], 1)
        for layer in (*LAYERS, "names"):
            ids = self.ids[layer]
            batch[layer] = padded([[ids.get(x, -100) for x in getattr(s, layer)] if getattr(s, layer)
                                   else [-100] * len(s.words) for s in sentences], longest, -100)
        batch["heads"] = padded([s.heads or [-100] * len(s.words) for s in sentences], longest, -100)
        return batch


def loss_of(out, batch):
    losses = []
    for layer, weight in (("upos", .5), ("xpos", .5), ("rules", .5), ("names", 1.5)):
        if (batch[layer] >= 0).any():
            losses.append(weight * functional.cross_entropy(out[layer].float().flatten(0, 1), batch[layer].flatten(),
                                                            ignore_index=-100))
    if (batch["heads"] >= 0).any():
        losses.append(functional.cross_entropy(out["arcs"].flatten(0, 1), batch["heads"].flatten(), ignore_index=-100))
        gold = batch["heads"].clamp(min=0)
        chosen = out["relations"].gather(3, gold[:, None, :, None].expand(-1, out["relations"].shape[1], -1, 1))
        losses.append(functional.cross_entropy(chosen.squeeze(3).transpose(1, 2).flatten(0, 1),
                                               batch["relations"].flatten(), ignore_index=-100))
    return sum(losses)


def batches(sentences, batcher, pieces: int, rng: random.Random | None):
    """Sentences of like length together, so many pieces a batch."""
    order = sorted(sentences, key=lambda s: (batcher.size(s), rng.random() if rng else 0))
    groups, group, width = [], [], 0
    for s in order:
        width = max(width, batcher.size(s))
        if group and width * (len(group) + 1) > pieces:
            groups.append(group)
            group, width = [], batcher.size(s)
        group.append(s)
    groups.append(group)
    if rng:
        rng.shuffle(groups)
    return groups


def tree_of(scores: torch.Tensor) -> list[int]:
    """Heads of a tree with one root: the best head of each word, cycles and second roots mended greedily.

    scores  [n words, n + 1 heads]
    """
    n = scores.shape[0]
    heads = scores.argmax(1).tolist()
    scores = scores.tolist()
    roots = [d for d in range(n) if heads[d] == 0]
    if len(roots) != 1:
        root = max(range(n) if not roots else roots, key=lambda d: scores[d][0])
        for d in range(n):
            if d == root:
                heads[d] = 0
            elif heads[d] == 0:
                heads[d] = max((h for h in range(1, n + 1) if h != d + 1), key=lambda h: scores[d][h])
    for _ in range(n):
        cycle = cycle_in(heads)
        if not cycle:
            break
        outside = [h for h in range(1, n + 1) if h - 1 not in cycle]
        if not outside:
            break
        d, h = max(((d, h) for d in cycle for h in outside), key=lambda p: scores[p[0]][p[1]] - scores[p[0]][heads[p[0]]])
        heads[d] = h
    return heads


def cycle_in(heads: list[int]) -> set[int]:
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at] - 1
        if at >= 0 and state[at] == 1:
            return set(path[path.index(at):])
        for d in path:
            state[d] = 2
    return set()


class Labels(typing.NamedTuple):
    upos: list[str]
    xpos: list[str]
    rules: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]
    agreed: torch.Tensor  # [n words, names labels], probabilities from 0 to 255: what both guidelines say


@torch.no_grad()
def predict(model, batcher, sentences, guideline=None, pieces=6000):
    """Yields (sentence, Labels) in any order."""
    model.eval()
    labels = model.labels
    for group in batches(sentences, batcher, pieces, None):
        batch = batcher.batch(group, guideline)
        with torch.autocast("cpu", torch.bfloat16):
            out = model(batch)
        best = {layer: out[layer].argmax(-1) for layer in ("upos", "xpos", "rules", "names")}
        agreed = (out["agreed"] * 255).round().to(torch.uint8)
        for i, s in enumerate(group):
            n = len(s.words)
            heads = tree_of(out["arcs"][i, :n, :n + 1])
            relations = out["relations"][i][:, range(n), heads].argmax(0).tolist()
            root = labels["relations"].index("root")
            relations = [root if h == 0 else r for h, r in zip(heads, relations)]
            yield s, Labels(*([labels[k][x] for x in best[k][i, :n].tolist()] for k in ("upos", "xpos", "rules")), heads,
                         [labels["relations"][r] for r in relations],
                         [labels["names"][x] for x in best["names"][i, :n].tolist()], agreed[i, :n])


def spans(names):
    found, begin = set(), None
    for i, label in enumerate(list(names) + ["O"]):
        if begin is not None and label != "I-" + kind:
            found.add((begin, i, kind))
            begin = None
        if label[0] == "B" or (label[0] == "I" and begin is None):
            begin, kind = i, label[2:]
    return found


def score(model, batcher, sentences, guideline=None):
    counts = collections.Counter()
    for s, found in predict(model, batcher, sentences, guideline):
        if s.upos:
            counts["words"] += len(s.words)
            for layer in ("upos", "xpos", "rules"):
                counts[layer] += sum(a == b for a, b in zip(getattr(found, layer), getattr(s, layer)))
            counts["uas"] += sum(a == b for a, b in zip(found.heads, s.heads))
            counts["las"] += sum(a == b and c.split(":")[0] == d.split(":")[0]
                                 for a, b, c, d in zip(found.heads, s.heads, found.relations, s.relations))
        if s.names:
            gold, guessed = ({x for x in spans(y) if x[2] != "other"} for y in (s.names, found.names))
            counts["right"] += len(gold & guessed)
            counts["guessed"] += len(guessed)
            counts["gold"] += len(gold)
    result = {k: round(100 * counts[k] / counts["words"], 2) for k in ("upos", "xpos", "rules", "uas", "las")} if counts["words"] else {}
    if counts["gold"]:
        result["names_f1"] = round(200 * counts["right"] / (counts["gold"] + counts["guessed"]), 2)
    return result


def fit(options) -> None:
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    train, dev = corpora.load(options.data, "train"), corpora.load(options.data, "dev")
    everything = [s for name, group in train.items() for s in group * (4 if name == "crossner" else 1)]
    labels = {layer: sorted({x for s in everything if getattr(s, layer) for x in getattr(s, layer)})
              for layer in (*LAYERS, "names")}
    common = collections.Counter(r for s in everything if s.rules for r in s.rules)
    labels["rules"] = sorted(r for r in common if common[r] > 1)
    tokenizer, encoder = pretrained(options.encoder)
    model, batcher = Teacher(encoder, labels), Batcher(tokenizer, labels)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": model.encoder.parameters(), "lr": options.rate},
                                   {"params": heads, "lr": 20 * options.rate}], weight_decay=0.01, fused=True)
    steps = options.epochs * len(batches(everything, batcher, options.pieces, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.08 * steps)) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps))))
    for epoch in range(options.epochs):
        model.train()
        began, total = time.time(), 0.0
        for step, group in enumerate(batches(everything, batcher, options.pieces, rng), 1):
            batch = batcher.batch(group)
            with torch.autocast("cpu", torch.bfloat16):
                out = model(batch)
            loss = loss_of(out, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            if step % 50 == 0:
                print(f"{step} {time.time() - began:.0f} s, loss {total / 50:.3f}", flush=True)
                total = 0.0
        scores = {name: score(model, batcher, group) for name, group in dev.items()}
        scores["crossner by ewt"] = score(model, batcher, dev["crossner"], 0)
        print(json.dumps({"epoch": epoch + 1, "loss": round(total, 1), "seconds": round(time.time() - began), **scores}), flush=True)
        torch.save({"labels": labels, "state": model.state_dict()}, options.model)


def gold_of(data: pathlib.Path):
    """The gold sentences are labelled as well: no corpus of them has what both guidelines agree on."""
    return [s for group in corpora.load(data, "train").values() for s in group]


def label(options) -> None:
    torch.manual_seed(options.seed)
    saved = torch.load(options.model)
    tokenizer, encoder = pretrained(options.encoder)
    model, batcher = Teacher(encoder, saved["labels"]), Batcher(tokenizer, saved["labels"])
    model.load_state_dict(saved["state"])
    model.encoder.bfloat16()
    rng = random.Random(options.seed)
    seen, sentences = set(), []
    sources = [(options.share, corpora.read_forms(options.input)), (1.0, corpora.read_masc(options.masc))]
    sources += [(1.0, corpora.read_forms(path)) for path in options.whole]
    for share, source in sources:
        for words in source:
            key = hash(tuple(words))
            if 3 <= len(words) <= 80 and key not in seen and rng.random() < share:
                sentences.append(corpora.Sentence(words, corpus="raw"))
            seen.add(key)
    sentences += [corpora.Sentence(s.words, corpus="raw") for s in gold_of(options.data)]
    rng.shuffle(sentences)
    sentences = sentences[options.part::options.parts]
    done, began = 0, time.time()
    with open(options.output, "w", encoding="utf-8") as out:
        out.write(json.dumps(saved["labels"]) + "\n")
        for begin in range(0, len(sentences), 4000):
            for s, found in predict(model, batcher, sentences[begin:begin + 4000], pieces=4000):
                agreed = [[(k, p) for k, p in enumerate(row) if p] if max(row) < 250 else row.index(max(row))
                          for row in found.agreed.tolist()]
                out.write(json.dumps([s.words, *found[:5], agreed], ensure_ascii=False) + "\n")
                done += len(s.words)
            print(f"{done} words, {done / (time.time() - began):.0f} a second", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("fit")
    one.add_argument("--epochs", type=int, default=3)
    one.add_argument("--rate", type=float, default=5e-5)
    one.add_argument("--pieces", type=int, default=1500, help="word pieces a batch, with padding")
    two = commands.add_parser("label")
    two.add_argument("--input", type=pathlib.Path, required=True)
    two.add_argument("--masc", type=pathlib.Path, required=True, help="the folder of MASC, for other kinds of text than news")
    two.add_argument("--whole", type=pathlib.Path, nargs="*", default=[], help="sentences that are all taken")
    two.add_argument("--output", type=pathlib.Path, required=True)
    two.add_argument("--share", type=float, default=1.0, help="of the sentences, drawn at random")
    two.add_argument("--part", type=int, default=0, help="which part of them, from 0, ...")
    two.add_argument("--parts", type=int, default=1, help="... of how many: one process each")
    for command in (one, two):
        command.add_argument("--data", type=pathlib.Path, required=True)
        command.add_argument("--encoder", type=pathlib.Path, required=True, help="weights of the pretrained encoder")
        command.add_argument("--model", type=pathlib.Path, required=True)
        command.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    {"fit": fit, "label": label}[options.command](options)


if __name__ == "__main__":
    main()
