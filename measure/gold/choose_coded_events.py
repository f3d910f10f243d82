#!/usr/bin/env python3
"""Draws events that the program finds in `raw/articles`, for a reader to judge.

    measure/gold/choose_coded_events.py --data FOLDER [--program P] [--world SIDE] [--least CONFIDENCE] > drawn.jsonl

FOLDER is that of `choose_passages.py`. 400 articles are drawn by the seed alone, none of them one of `events.jsonl`; of all
their events 200 are drawn. `--world` draws from world news instead, articles that name at least three countries (see the
README): for the side `fit` 800 events of 400 articles, for `test` 200 of 400 others, none of them judged before. `--least` leaves
out events that the program is less sure of. One JSON object a line: `sha256` of the article's text, `trigger` in code
points, `type`, `coded`, `status`, `confidence`, names or first words of `actors` and `recipients`, `side` of world news. The
last line tells how many events there are, in all and an article.
"""

import argparse
import csv
import dataclasses
import json
import pathlib
import random
import re
import sys

import choose_passages

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "measure" / "accuracy"))
from records import read_records  # noqa: E402



@dataclasses.dataclass
class Draw:
    seed: int
    articles: int
    events: int


GENERAL = Draw(20261131, 400, 200)
WORLD = {"fit": Draw(20261201, 400, 800), "test": Draw(20261202, 400, 200)}
COUNTRIES = 3


class Countries:
    """Names of kind `country` in knowledge/names/countries.tsv."""

    def __init__(self):
        with (ROOT / "knowledge/names/countries.tsv").open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            self.code = {row["name"]: row["country"] for row in rows if row["kind"] == "country"}
        names = sorted(map(re.escape, self.code), key=len, reverse=True)
        self.pattern = re.compile(r"\b(?:%s)\b" % "|".join(names))

    def count(self, text: str) -> int:
        return len({self.code[name] for name in self.pattern.findall(text)})


def articles_in(name: str, without_side: str | None = None) -> set[str]:
    rows = map(json.loads, (ROOT / "measure/gold" / name).open(encoding="utf-8"))
    return {row["sha256"] for row in rows if without_side is None or row.get("side") != without_side}


def side_of(name: str) -> str:
    """By the article's hash, so that the two stay apart whatever changes in the tables."""
    return "fit" if int(name[-1], 16) % 2 == 0 else "test"


def draw_articles(data: pathlib.Path, side: str | None) -> dict[str, dict]:
    articles = choose_passages.articles_of(choose_passages.find_set(data, "raw", "articles.jsonl"))
    names = sorted(set(articles) - articles_in("events.jsonl"))
    draw = WORLD[side] if side else GENERAL
    if side:
        countries, judged = Countries(), articles_in("judged_events.jsonl", without_side=side)
        names = [name for name in names if side_of(name) == side and name not in judged
                 and countries.count(articles[name]["text"]) >= COUNTRIES]
    return {name: articles[name] for name in random.Random(draw.seed).sample(names, draw.articles)}


def flat(record: dict, event: dict) -> dict:
    entities = {one["id"]: one for one in record["entities"]}

    def name(one: str) -> str:
        mention = entities[one]["mentions"][0]
        return entities[one]["name"] or record["text"][mention["begin"]:mention["end"]]

    return {"sha256": record["article"]["source_id"],
            "trigger": {"begin": event["trigger"]["begin"], "end": event["trigger"]["end"]},
            **{key: event[key] for key in ("type", "coded", "status", "confidence")},
            **{side: [name(one) for one in event[side]] for side in ("actors", "recipients")}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--world", choices=sorted(WORLD), metavar="SIDE")
    parser.add_argument("--least", type=float, default=0, metavar="CONFIDENCE")
    options = parser.parse_args()
    draw = WORLD[options.world] if options.world else GENERAL
    articles = draw_articles(options.data, options.world)
    records = read_records(options.program, articles)
    found = [flat(record, event) for record in records.values() for event in record["events"]]
    sure = [one for one in found if (one["confidence"] or 0) >= options.least]
    for one in random.Random(draw.seed).sample(sure, min(draw.events, len(sure))):
        print(json.dumps(one | ({"side": options.world} if options.world else {})))
    print(json.dumps({"articles": len(articles), "events": len(found), "drawn from": len(sure),
                      "an article": round(len(sure) / len(articles), 2)}))


if __name__ == "__main__":
    main()
