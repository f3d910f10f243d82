#!/usr/bin/env python3
"""Sets our scorers beside the ones that their tasks use, on the same output of the program.

    check_scorers.py --data DIR --program build/release/concord

Wants from PyPI: udtools (the evaluation of the CoNLL 2018 shared task, Zeman et al. 2018), scorch (the
measures of CoNLL 2012, Pradhan et al. 2014) and seqeval (conlleval, Tjong Kim Sang 2003). One JSON line a
measure: set, metric, value (ours), official, n. Fails when two differ by more than rounding.
"""

import argparse
import collections
import contextlib
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import scorch.scores
from seqeval.metrics import f1_score
from udtools import udeval

import coreference
import language

UD_METRICS = {"words_f1": "Words", "sentences_f1": "Sentences", "upos": "UPOS", "xpos": "XPOS", "lemma": "Lemmas", "uas": "UAS", "las": "LAS"}
differing = 0


def compare(name: str, metric: str, ours: float, official: float, n: int) -> None:
    global differing
    # seqeval has no names inside names: a difference in the fourth digit.
    differing += abs(ours - official) > (5e-4 if metric == "names_f1" else 6e-5)
    print(json.dumps({"set": name, "metric": metric, "value": round(ours, 4), "official": round(official, 4), "n": n}))


def reported(function, *arguments) -> dict[str, dict]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        function(*arguments)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    return {row["metric"]: row for row in rows}


def without_empty_nodes(conllu: str) -> str:
    return "".join(line + "\n" for line in conllu.split("\n")[:-1] if "." not in line.split("\t")[0] or line.startswith("#"))


def check_treebank(name: str, path: pathlib.Path, program: str) -> None:
    ours = reported(language.score_treebank, name, path, program, True, 0)
    gold = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        text = pathlib.Path(folder, "text.jsonl")
        text.write_text(json.dumps({"text": language.plain_text(language.read_conllu(gold))}), encoding="utf-8")
        done = subprocess.run([program, "read", "--format", "conllu", str(text)], capture_output=True, text=True, check=True)
    official = udeval.evaluate(*(udeval.load_conllu(io.StringIO(without_empty_nodes(side)), "", collections.defaultdict(int))
                                 for side in (gold, done.stdout)))
    for metric, theirs in UD_METRICS.items():
        compare(name + "-raw", metric, ours[metric]["value"], official[theirs].f1, ours[metric]["n"])


def check_names(name: str, path: pathlib.Path, classes: dict[str, str], column: int, program: str) -> None:
    gold = language.read_names(path, classes, column)
    found, _ = language.named_sentences(gold, program)

    def tags(words, spans):
        row = ["O"] * len(words)
        for begin, end, kind in spans:
            row[begin:end] = ["B-" + kind] + ["I-" + kind] * (end - begin - 1)
        return row
    ours = reported(language.score_names, name, path, classes, column, program, 0)["names_f1"]
    official = f1_score([tags(words, names) for words, names, _ in gold], [tags(g[0], f) for g, f in zip(gold, found)])
    compare(name, "names_f1", ours["value"], float(official), ours["n"])


def check_coreference(path: pathlib.Path, program: str) -> None:
    gold, _ = coreference.read_chains(path.read_text(encoding="utf-8"))
    done = subprocess.run([program, "read", "--format", "conllu", str(path)], capture_output=True, text=True, check=True)
    sides = list(gold.values()), list(coreference.read_chains(done.stdout)[0].values())
    totals = coreference.Totals()
    totals.add(*sides)
    for metric, official in (("muc", scorch.scores.muc), ("b3", scorch.scores.b_cubed), ("ceafe", scorch.scores.ceaf_e)):
        compare(path.stem, metric, totals.f1(metric), official(*sides)[2], sum(map(len, gold.values())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/concord")
    options = parser.parse_args()
    for name, file in language.TREEBANKS.items():
        check_treebank(name, options.data / "treebanks" / file, options.program)
    for name, (file, classes, column) in language.NAME_SETS.items():
        check_names(name, options.data / "names" / file, classes, column, options.program)
    documents = sorted((options.data / "coreference" / "dev").glob("*.conllu"))[:4]
    if not documents:
        sys.exit(f"no document in {options.data}/coreference/dev")
    for path in documents:
        check_coreference(path, options.program)
    if differing:
        sys.exit(f"{differing} measures differ from the official scorer's")


if __name__ == "__main__":
    main()
