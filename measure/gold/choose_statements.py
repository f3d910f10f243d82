#!/usr/bin/env python3
"""Draws statements that the program finds in `raw/articles`, for a reader to judge.

    measure/gold/choose_statements.py --data FOLDER [--program P] > drawn.jsonl

FOLDER is that of `choose_passages.py`. 400 articles are drawn by the seed alone, none of them one of `statements.jsonl`;
of their statements 200 are drawn whose confidence is .8 or more, and 100 of the others. One JSON object a line: `sha256` of the article's text, `speaker`, `cue` and
`content` in code points, the name of the speaker's `entity`, `confidence`. The last line tells how many of both there
are.
"""

import argparse
import json
import pathlib
import random
import sys

import choose_passages

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "measure" / "accuracy"))
from records import read_records  # noqa: E402

SEED, ARTICLES = 20261129, 400
CONFIDENT, COUNTS = .8, (100, 200)


def draw_articles(data: pathlib.Path) -> dict[str, str]:
    known = {json.loads(line)["sha256"] for line in (ROOT / "measure/gold/statements.jsonl").open(encoding="utf-8")}
    texts = {choose_passages.sha256(text): text
             for text in choose_passages.texts_of(choose_passages.find_set(data, "raw", "articles.jsonl"))}
    names = sorted(set(texts) - known)
    return {name: texts[name] for name in random.Random(SEED).sample(names, ARTICLES)}


def flat(record: dict, statement: dict) -> dict:
    names = {entity["id"]: entity["name"] for entity in record["entities"]}
    span = lambda one: {"begin": one["begin"], "end": one["end"]} if one else None  # noqa: E731
    speaker = statement["speaker"]
    return {"sha256": record["article"]["source_id"], "speaker": span(speaker), "cue": span(statement["cue"]),
            "content": [span(one) for one in statement["content"]],
            "entity": names.get(speaker["entity"]) if speaker else None, "confidence": statement["confidence"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    options = parser.parse_args()
    texts = draw_articles(options.data)
    records = read_records(options.program, {name: {"text": text} for name, text in texts.items()})
    found = [flat(record, statement) for record in records.values() for statement in record["statements"]]
    sides = [[one for one in found if ((one["confidence"] or 0) >= CONFIDENT) == confident] for confident in (False, True)]
    for side, count in zip(sides, COUNTS):
        for one in random.Random(SEED).sample(side, count):
            print(json.dumps(one))
    print(json.dumps({"articles": len(texts), "others": len(sides[0]), "confident": len(sides[1])}))


if __name__ == "__main__":
    main()
