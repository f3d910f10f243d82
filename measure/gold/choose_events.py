#!/usr/bin/env python3
"""Draws the sentences of `events.jsonl` from `raw/articles`: 300, each of another article.

    measure/gold/choose_events.py --data FOLDER [--program P] > sentences.jsonl

FOLDER is that of `choose_passages.py`. The choice rests on the seed alone: 150 sentences of any kind, and 150 that name
a country by a name of `knowledge/names/countries.tsv`, since few sentences of a newspaper hold an event of politics.
No article of another gold file is taken; judged statements are more now than when
the sentences that ship were drawn. Every other sentence of each half is kept for the test. One JSON object a
line: `set`, `sha256` of the article's text, `outlet`, `published`, `begin`, `end` in code points, `side`.
"""

import argparse
import json
import pathlib
import random
import re
import sys

import choose_passages

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "measure" / "accuracy"))
from records import read_records  # noqa: E402

SEED, EACH = 20261130, 150
GOLD = ("quantities.jsonl", "statements.jsonl", "judged_statements.jsonl")


def known_articles() -> set[str]:
    folder = ROOT / "measure/gold"
    return {json.loads(line).get("sha256") for name in GOLD for line in (folder / name).open(encoding="utf-8")}


def country_pattern() -> re.Pattern:
    rows = (ROOT / "knowledge/names/countries.tsv").read_text(encoding="utf-8").splitlines()
    names = {row.split("\t")[0] for row in rows if row and not row.startswith("#")}
    return re.compile(r"\b(?:%s)\b" % "|".join(sorted(map(re.escape, names), key=len, reverse=True)))


def sentences_of(articles: list[dict], program: str) -> list[list[tuple[int, int]]]:
    records = read_records(program, {str(place): {"text": article["text"]} for place, article in enumerate(articles)})
    return [[(one["begin"], one["end"]) for one in records[str(place)]["sentences"]] for place in range(len(articles))]


def choose(data: pathlib.Path, program: str) -> list[dict]:
    path = choose_passages.find_set(data, "raw", "articles.jsonl")
    known = known_articles()
    with path.open(encoding="utf-8") as lines:
        articles = {choose_passages.sha256(one["text"]): one for one in map(json.loads, lines)}
    names = sorted(set(articles) - known)
    random_source = random.Random(SEED)
    drawn = [articles[name] for name in random_source.sample(names, 4 * EACH)]
    country = country_pattern()
    chosen: dict[bool, list[dict]] = {True: [], False: []}
    for article, sentences in zip(drawn, sentences_of(drawn, program)):
        random_source.shuffle(sentences)
        wanted = len(chosen[True]) < EACH
        fitting = [(begin, end) for begin, end in sentences if 40 <= end - begin <= 500
                   and (not wanted or country.search(article["text"][begin:end]))]
        if fitting and len(chosen[wanted]) < EACH:
            begin, end = fitting[0]
            chosen[wanted].append({"set": "raw", "sha256": choose_passages.sha256(article["text"]),
                                   "outlet": article.get("outlet"), "published": article.get("published"),
                                   "begin": begin, "end": end,
                                   "side": ("tune", "test")[len(chosen[wanted]) % 2]})
    return chosen[True] + chosen[False]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    options = parser.parse_args()
    for one in choose(options.data, options.program):
        print(json.dumps(one))


if __name__ == "__main__":
    main()
