#!/usr/bin/env python3
"""Chooses the passages of `quantities.jsonl`: 60 articles of `raw/articles` and 40 of `cross/news_clusters`.

    measure/gold/choose_passages.py --data FOLDER > passages.jsonl

FOLDER holds `raw/articles.jsonl` (unpacked) and `cross/news_clusters.jsonl`, or both files beside one another.
The choice rests on the seed alone. A passage runs from a paragraph drawn at random, with 3,000 code
points behind it where the article has them, to the end of the article; every other one is kept for the test. One JSON object a line: `set`, `sha256` of the
article's text, `begin`, `end` in code points, `side`.
"""

import argparse
import hashlib
import json
import pathlib
import random
import re

SEED = 20261127
SETS = (("raw", "articles.jsonl", 60), ("cross", "news_clusters.jsonl", 40))
LENGTH = 3000  # at least, where the article is so long


def find_set(data: pathlib.Path, folder: str, name: str) -> pathlib.Path:
    for path in (data / folder / name, data / name):
        if path.is_file():
            return path
    raise SystemExit(f"{data}: no {folder}/{name}")


def texts_of(path: pathlib.Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def passage_of(text: str, random_source: random.Random) -> tuple[int, int]:
    """From a paragraph that has enough text behind it, or the first, to the end of the article."""
    starts = [0] + [match.end() for match in re.finditer(r"\n+", text) if match.end() < len(text)]
    possible = [start for start in starts if len(text) - start >= LENGTH] or [0]
    begin = random_source.choice(possible)
    return begin, len(text)


def choose(data: pathlib.Path) -> list[dict]:
    random_source = random.Random(SEED)
    passages = []
    for folder, name, count in SETS:
        texts = sorted({sha256(text): text for text in texts_of(find_set(data, folder, name))
                        if len(text) >= LENGTH // 2}.items())
        for digest, text in random_source.sample(texts, count):
            begin, end = passage_of(text, random_source)
            side = "test" if len(passages) % 2 else "tune"
            passages.append({"set": folder, "sha256": digest, "begin": begin, "end": end, "side": side})
    return passages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    for passage in choose(parser.parse_args().data):
        print(json.dumps(passage))


if __name__ == "__main__":
    main()
