#!/usr/bin/env python3
"""Draws events that the program finds in `raw/articles`, for a reader to judge.

    measure/gold/choose_coded_events.py --data FOLDER [--program P] > drawn.jsonl

FOLDER is that of `choose_passages.py`. 400 articles are drawn by the seed alone, none of them one of `events.jsonl`; of all
their events 200 are drawn. One JSON object a line: `sha256` of the article's text, `trigger` in code points, `type`,
`coded`, `status`, names or first words of `actors` and `recipients`. The last line tells how many events there are.
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

SEED, ARTICLES, COUNT = 20261131, 400, 200


def draw_articles(data: pathlib.Path) -> dict[str, dict]:
    known = {json.loads(line)["sha256"] for line in (ROOT / "measure/gold/events.jsonl").open(encoding="utf-8")}
    with choose_passages.find_set(data, "raw", "articles.jsonl").open(encoding="utf-8") as lines:
        articles = {choose_passages.sha256(one["text"]): one for one in map(json.loads, lines)}
    return {name: articles[name] for name in random.Random(SEED).sample(sorted(set(articles) - known), ARTICLES)}


def flat(record: dict, event: dict) -> dict:
    entities = {one["id"]: one for one in record["entities"]}

    def name(one: str) -> str:
        mention = entities[one]["mentions"][0]
        return entities[one]["name"] or record["text"][mention["begin"]:mention["end"]]

    return {"sha256": record["article"]["source_id"],
            "trigger": {"begin": event["trigger"]["begin"], "end": event["trigger"]["end"]},
            **{key: event[key] for key in ("type", "coded", "status")},
            **{side: [name(one) for one in event[side]] for side in ("actors", "recipients")}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    options = parser.parse_args()
    articles = draw_articles(options.data)
    records = read_records(options.program, articles)
    found = [flat(record, event) for record in records.values() for event in record["events"]]
    for one in random.Random(SEED).sample(found, COUNT):
        print(json.dumps(one))
    print(json.dumps({"events": len(found), "articles": len(articles)}))


if __name__ == "__main__":
    main()
