#!/usr/bin/env python3
"""Learns which of the statements, or events, that the program finds are right: logistic regression over their facts.

    train/confidence.py statements --data DATA --facts build/release/measure/concord_finding_facts --output models/statements-en/model.bin
    train/confidence.py events --data DATA --facts build/release/measure/concord_finding_facts --output models/events-en/model.bin

DATA is the folder of `measure/gold/choose_passages.py`, for statements with `statements/polnear-train.jsonl` and
`statements/polnear-dev.jsonl`, or these files beside one another. Right are the findings that a reader called so: of
`measure/gold/judged_statements.jsonl` and `judged_events.jsonl`, or of the files that `--judged` names, those whose side, if they have one,
is `fit`. To statements those in PolNeAR's training articles are added, right as `measure/accuracy/polnear.py` counts. For
statements the program must have been built without their model, or it leaves out what the old one did not like; for
events with it, since a fact of theirs is the confidence of the statement that tells them. Prints how many of the judged
findings the program still finds; what they come to, held out by fifths of their articles; and of statements what is left on
PolNeAR's development side at each least confidence.
"""

import argparse
import json
import pathlib
import random
import sys

import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "measure" / "accuracy"), str(ROOT / "measure" / "gold")]
import choose_passages  # noqa: E402
import polnear  # noqa: E402
from model_file import ModelWriter  # noqa: E402
from records import run_on  # noqa: E402

# By what the judged ones held out say: five values of each.
STRENGTH, POLNEAR_WEIGHT = {"statements": .03, "events": .03}, .3
FOLDS, SEED = 5, 1
LEAST, KEPT = (.25, .35, .5, .65, .8), (1, .75, .5, .25)


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


def read_facts(program: str, articles: dict[str, dict]) -> list[dict]:
    """Articles with `rows` of the tables, `statements` and `events`, these in code points."""
    read = run_on([program], articles)
    for article in read:
        places = code_points(article["text"])
        span = lambda one: {"begin": places[one[0]], "end": places[one[1]]} if one else None  # noqa: E731
        for statement in article["statements"]:
            statement.update({"speaker": span(statement["speaker"]), "cue": span(statement["cue"]),
                              "content": [span(one) for one in statement["content"]]})
        for event in article["events"]:
            event["trigger"] = span(event["trigger"])
    return read


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


def key_of_statement(statement: dict) -> tuple:
    begin = lambda one: one and one["begin"]  # noqa: E731
    ends = [one["end"] for one in statement["content"]]
    return (begin(statement["speaker"]), begin(statement["cue"]), *map(begin, statement["content"]), *ends)


def key_of_event(event: dict) -> tuple:
    return event["trigger"]["begin"], event["trigger"]["end"], event["type"], event["status"]


KEY_OF = {"statements": key_of_statement, "events": key_of_event}


def of_judged(what: str, judged: list[dict], articles: list[dict]) -> Examples:
    key_of = KEY_OF[what]
    found = {(article["id"], *key_of(one)): one["facts"] for article in articles for one in article[what]}
    examples = Examples()
    for one in judged:
        facts = found.get((one["sha256"], *key_of(one)))
        if facts:
            examples.add(facts, one["verdict"] == "right", one["sha256"])
    return examples


def table(facts: list[list[int]], rows: int) -> scipy.sparse.csr_matrix:
    count, kinds = len(facts), len(facts[0])
    places = numpy.repeat(numpy.arange(count), kinds), numpy.array(facts).ravel()
    return scipy.sparse.csr_matrix((numpy.ones(count * kinds), places), shape=(count, rows))


def fit(what: str, rows: int, judged: list[tuple[list[int], bool]], many: Examples) -> numpy.ndarray:
    """Weights [rows + 1], the last a bias. What holds for news at large adds to what holds for both (Daumé III 2007)."""
    facts = own = table([facts for facts, _ in judged], rows)
    if many.facts:
        other = table(many.facts, rows)
        facts = scipy.sparse.bmat([[own, own], [other, scipy.sparse.csr_matrix(other.shape)]]).tocsr()
    weights = numpy.array([1.] * len(judged) + [POLNEAR_WEIGHT] * len(many.facts))
    model = LogisticRegression(C=STRENGTH[what], max_iter=1000)
    model.fit(facts, [right for _, right in judged] + many.right, weights)
    return numpy.append(model.coef_[0].reshape(-1, rows).sum(axis=0), model.intercept_[0])


def probabilities(weights: numpy.ndarray, facts: list[list[int]]) -> numpy.ndarray:
    return 1 / (1 + numpy.exp(-(table(facts, len(weights) - 1) @ weights[:-1] + weights[-1])))


def held_out(what: str, rows: int, judged: Examples, many: Examples) -> None:
    names = sorted(set(judged.article))
    random.Random(SEED).shuffle(names)
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    guessed, right = [], []
    for number in range(FOLDS):
        sides = [[], []]
        for facts, is_right, name in zip(judged.facts, judged.right, judged.article):
            sides[fold[name] == number].append((facts, is_right))
        guessed += list(probabilities(fit(what, rows, sides[0], many), [facts for facts, _ in sides[1]]))
        right += [is_right for _, is_right in sides[1]]
    kept = {least: [is_right for p, is_right in zip(guessed, right) if p >= least] for least in LEAST}
    surest = [is_right for _, is_right in sorted(zip(guessed, right), key=lambda one: -one[0])]
    best = {share: surest[:round(share * len(surest))] for share in KEPT}
    base = [sum(right) / len(right)] * len(right)
    print(json.dumps({"set": "judged, held out", "n": len(right), "area": round(roc_auc_score(right, guessed), 3),
                      "log loss": round(log_loss(right, guessed), 3), "of the base rate": round(log_loss(right, base), 3),
                      "precision": {least: round(sum(one) / len(one), 3) for least, one in kept.items() if one},
                      "share": {least: round(len(one) / len(right), 3) for least, one in kept.items()},
                      "precision of the surest": {share: round(sum(one) / len(one), 3) for share, one in best.items()}}))


def on_polnear(weights: numpy.ndarray, dev: Examples) -> None:
    guessed = probabilities(weights, dev.facts)
    right = numpy.array(dev.right)
    f1 = {least: round(float(2 * right[guessed >= least].sum() / ((guessed >= least).sum() + dev.wanted)), 4) for least in (0, *LEAST)}
    print(json.dumps({"set": "polnear-dev", "n": dev.wanted, "attribution": f1}))


def read_judged(paths: list[pathlib.Path]) -> list[dict]:
    judged = []
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            judged += [one for one in map(json.loads, lines) if one.get("side", "fit") == "fit"]
    return judged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=sorted(KEY_OF))
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--facts", required=True, help="the program concord_finding_facts")
    parser.add_argument("--judged", nargs="+", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path)
    options = parser.parse_args()
    what = options.what
    judged = read_judged(options.judged or [ROOT / f"measure/gold/judged_{what}.jsonl"])
    news = choose_passages.articles_of(choose_passages.find_set(options.data, "raw", "articles.jsonl"))
    # Statements were drawn from the texts alone.
    wanted = {one["sha256"]: news[one["sha256"]] if what == "events" else {"text": news[one["sha256"]]["text"]}
              for one in sorted(judged, key=lambda one: one["sha256"])}
    articles = read_facts(options.facts, wanted)
    rows = articles[0]["rows"][what]
    examples = {"judged": of_judged(what, judged, articles), "train": Examples(), "dev": Examples()}
    for side in ("train", "dev") if what == "statements" else ():
        gold = polnear.read_rows(choose_passages.find_set(options.data, "statements", f"polnear-{side}.jsonl"))
        examples[side] = of_polnear(gold, read_facts(options.facts, {name: {"text": row["text"]} for name, row in gold.items()}))
    print(json.dumps({"judged": len(judged), "still found": len(examples["judged"].facts)}))
    held_out(what, rows, examples["judged"], examples["train"])
    weights = fit(what, rows, list(zip(examples["judged"].facts, examples["judged"].right)), examples["train"])
    if what == "statements":
        on_polnear(weights, examples["dev"])
    if options.output:
        writer = ModelWriter()
        writer.floats("weights", weights)
        options.output.parent.mkdir(parents=True, exist_ok=True)
        writer.write(options.output)


if __name__ == "__main__":
    main()
