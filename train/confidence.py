#!/usr/bin/env python3
"""Learns which of the statements that the program finds are right: logistic regression over the facts of `StatementFacts`.

    train/confidence.py --data DATA --facts build/release/measure/concord_statement_facts --output models/statements-en/model.bin

DATA is the folder of `measure/gold/choose_passages.py` with `statements/polnear-train.jsonl` with `statements/polnear-dev.jsonl`, or these files
beside one another. Right are, in PolNeAR's training articles, the statements that `measure/accuracy/polnear.py` counts as
right, and of the statements of `measure/gold/judged_statements.jsonl` whose side is `fit` those that a reader called so.
The program must have been built without the model, or it leaves out what the old one did not like. Prints what is left
over on PolNeAR's development side at each least confidence, and with the judged ones held out by fifths.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "measure" / "accuracy"), str(ROOT / "measure" / "gold")]
import choose_passages  # noqa: E402
import polnear  # noqa: E402
from model_file import ModelWriter  # noqa: E402

STRENGTH, POLNEAR_WEIGHT = .03, .3  # by what the judged ones held out say: five values of each
FOLDS, SEED = 5, 1
LEAST = (.25, .35, .5, .65, .8)


class Examples:
    """facts [examples][kinds], right [examples], article [examples]; wanted: attributions to be found"""

    def __init__(self):
        self.facts, self.right, self.article, self.wanted = [], [], [], 0

    def add(self, facts: list[int], right: bool, article: str) -> None:
        self.facts.append(facts)
        self.right.append(right)
        self.article.append(article)


def code_points(text: str) -> dict[int, int]:
    places, byte = {}, 0
    for place, letter in enumerate(text):
        places[byte] = place
        byte += len(letter.encode())
    places[byte] = len(text)
    return places


def read_facts(program: str, texts: dict[str, str]) -> tuple[int, list[dict]]:
    """Rows of the table, and the articles with `statements` in code points."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, text in texts.items():
            file.write(json.dumps({"id": name, "text": text}) + "\n")
        file.flush()
        lines = subprocess.run([program, file.name], check=True, capture_output=True, text=True).stdout.splitlines()
    articles = [json.loads(line) for line in lines]
    for article in articles:
        places = code_points(article["text"])
        span = lambda one: {"begin": places[one[0]], "end": places[one[1]]} if one else None  # noqa: E731
        for statement in article["statements"]:
            statement.update({"speaker": span(statement["speaker"]), "cue": span(statement["cue"]),
                              "content": [span(one) for one in statement["content"]]})
    return articles[0]["rows"], articles


def of_polnear(rows: dict[str, dict], articles: list[dict]) -> Examples:
    examples = Examples()
    for article in articles:
        tokens = polnear.Tokens(article["text"])
        gold, ours = polnear.gold_of(rows[article["id"]], tokens), polnear.ours_of(article, tokens)
        matched = {o for _, o in polnear.pairs(gold, ours)}
        examples.wanted += sum(1 for one in gold if one["source"])
        for o, statement in enumerate(article["statements"]):
            content = polnear.covered(ours[o], "content")
            sourceless = any(len(content & polnear.covered(one, "content")) * 2 > len(content)
                             for one in gold if not one["source"])
            # PolNeAR takes who brought the words for their source: what has carriers is not its matter.
            if not statement["carried"] and (o in matched or not sourceless):
                examples.add(statement["facts"], o in matched, article["id"])
    return examples


def key_of(article: str, statement: dict) -> tuple:
    begin = lambda one: one and one["begin"]  # noqa: E731
    ends = [one["end"] for one in statement["content"]]
    return (article, begin(statement["speaker"]), begin(statement["cue"]), *map(begin, statement["content"]), *ends)


def of_judged(judged: list[dict], articles: list[dict]) -> Examples:
    found = {key_of(article["id"], statement): statement["facts"]
             for article in articles for statement in article["statements"]}
    examples = Examples()
    for one in judged:
        facts = found.get(key_of(one["sha256"], one))
        if facts:
            examples.add(facts, one["verdict"] == "right", one["sha256"])
    return examples


def table(facts: list[list[int]], rows: int) -> scipy.sparse.csr_matrix:
    count, kinds = len(facts), len(facts[0])
    places = numpy.repeat(numpy.arange(count), kinds), numpy.array(facts).ravel()
    return scipy.sparse.csr_matrix((numpy.ones(count * kinds), places), shape=(count, rows))


def fit(rows: int, judged: list[tuple[list[int], bool]], many: Examples) -> numpy.ndarray:
    """Weights [rows + 1], the last a bias. What holds for news at large adds to what holds for both (Daumé III 2007)."""
    own, other = table([facts for facts, _ in judged], rows), table(many.facts, rows)
    facts = scipy.sparse.bmat([[own, own], [other, scipy.sparse.csr_matrix(other.shape)]]).tocsr()
    weights = numpy.array([1.] * len(judged) + [POLNEAR_WEIGHT] * len(many.facts))
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(facts, [right for _, right in judged] + many.right, weights)
    return numpy.append(model.coef_[0][:rows] + model.coef_[0][rows:], model.intercept_[0])


def probabilities(weights: numpy.ndarray, facts: list[list[int]]) -> numpy.ndarray:
    return 1 / (1 + numpy.exp(-(table(facts, len(weights) - 1) @ weights[:-1] + weights[-1])))


def held_out(rows: int, judged: Examples, many: Examples) -> None:
    names = sorted(set(judged.article))
    random.Random(SEED).shuffle(names)
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    guessed, right = [], []
    for number in range(FOLDS):
        sides = [[], []]
        for facts, is_right, name in zip(judged.facts, judged.right, judged.article):
            sides[fold[name] == number].append((facts, is_right))
        guessed += list(probabilities(fit(rows, sides[0], many), [facts for facts, _ in sides[1]]))
        right += [is_right for _, is_right in sides[1]]
    kept = {least: [is_right for p, is_right in zip(guessed, right) if p >= least] for least in LEAST}
    print(json.dumps({"set": "judged, held out", "n": len(right), "area": round(roc_auc_score(right, guessed), 3),
                      "precision": {least: round(sum(one) / len(one), 3) for least, one in kept.items()},
                      "share": {least: round(len(one) / len(right), 3) for least, one in kept.items()}}))


def on_polnear(weights: numpy.ndarray, dev: Examples) -> None:
    guessed = probabilities(weights, dev.facts)
    right = numpy.array(dev.right)
    f1 = {least: round(float(2 * right[guessed >= least].sum() / ((guessed >= least).sum() + dev.wanted)), 4) for least in (0, *LEAST)}
    print(json.dumps({"set": "polnear-dev", "n": dev.wanted, "attribution": f1}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--facts", required=True, help="the program concord_statement_facts")
    parser.add_argument("--output", type=pathlib.Path)
    options = parser.parse_args()
    with (ROOT / "measure/gold/judged_statements.jsonl").open(encoding="utf-8") as lines:
        judged = [one for one in map(json.loads, lines) if one["side"] == "fit"]
    wanted = {one["sha256"] for one in judged}
    texts = {choose_passages.sha256(text): text
             for text in choose_passages.texts_of(choose_passages.find_set(options.data, "raw", "articles.jsonl"))}
    rows, articles = read_facts(options.facts, {name: texts[name] for name in sorted(wanted)})
    examples = {"judged": of_judged(judged, articles)}
    for side in ("train", "dev"):
        path = choose_passages.find_set(options.data, "statements", f"polnear-{side}.jsonl")
        gold = polnear.read_rows(path)
        examples[side] = of_polnear(gold, read_facts(options.facts, {name: row["text"] for name, row in gold.items()})[1])
    print(json.dumps({"judged": len(judged), "still found": len(examples["judged"].facts)}))
    held_out(rows, examples["judged"], examples["train"])
    weights = fit(rows, list(zip(examples["judged"].facts, examples["judged"].right)), examples["train"])
    on_polnear(weights, examples["dev"])
    if options.output:
        writer = ModelWriter()
        writer.floats("weights", weights)
        options.output.parent.mkdir(parents=True, exist_ok=True)
        writer.write(options.output)


if __name__ == "__main__":
    main()
