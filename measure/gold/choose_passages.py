#!/usr/bin/env python3
"""Chooses the passages of `quantities.jsonl`: 86 articles of `raw/articles` and 64 of `cross/news_clusters`.

    measure/gold/choose_passages.py --data FOLDER > passages.jsonl

FOLDER holds `raw/articles.jsonl` (unpacked) and `cross/news_clusters.jsonl`, or both files beside one another.
The choice rests on the seeds alone. A passage runs from a paragraph drawn at random, with 3,000 code points
behind it where the article has them, to the end of the article. Of the first hundred every other one is kept for
the test. The fifty drawn after them are for tuning alone and end with the first paragraph that reaches beyond
3,500 code points. One JSON object a line: `set`, `sha256` of the article's text, `begin`, `end` in code points,
`side`.
"""

import argparse
import dataclasses
import hashlib
import json
import pathlib
import random
import re

FILES = (("raw", "articles.jsonl"), ("cross", "news_clusters.jsonl"))
LENGTH = 3000


@dataclasses.dataclass
class Draw:
    seed: int
    counts: tuple[int, int]  # articles of each file
    shortest: int            # code points of an article
    reach: int | None        # of a passage; None: to the end of the article
    sides: tuple[str, ...]


DRAWS = (Draw(20261127, (60, 40), LENGTH // 2, None, ("tune", "test")),
         Draw(777, (26, 24), LENGTH // 2, 3500, ("tune",)))


def find_set(data: pathlib.Path, folder: str, name: str) -> pathlib.Path:
    for path in (data / folder / name, data / name):
        if path.is_file():
            return path
    raise SystemExit(f"{data}: no {folder}/{name}")


def texts_of(path: pathlib.Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def articles_of(path: pathlib.Path) -> dict[str, dict]:
    """By the SHA-256 of their text."""
    with path.open(encoding="utf-8") as lines:
        return {sha256(one["text"]): one for one in map(json.loads, lines)}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def passage_of(text: str, reach: int | None, random_source: random.Random) -> tuple[int, int]:
    """From a paragraph that has enough text behind it, or the first."""
    starts = [0] + [match.end() for match in re.finditer(r"\n+", text) if match.end() < len(text)]
    begin = random_source.choice([start for start in starts if len(text) - start >= LENGTH] or [0])
    end = -1 if reach is None else text.find("\n", min(begin + reach, len(text)))
    return begin, len(text) if end < 0 else end


def choose(data: pathlib.Path) -> list[dict]:
    texts = {name: sorted({sha256(text): text for text in texts_of(find_set(data, folder, name))}.items())
             for folder, name in FILES}
    passages, chosen = [], set()
    for draw in DRAWS:
        random_source = random.Random(draw.seed)
        earlier = frozenset(chosen)
        drawn = 0
        for (folder, name), count in zip(FILES, draw.counts):
            possible = [(digest, text) for digest, text in texts[name]
                        if len(text) >= draw.shortest and digest not in earlier]
            for digest, text in random_source.sample(possible, count):
                begin, end = passage_of(text, draw.reach, random_source)
                chosen.add(digest)
                passages.append({"set": folder, "sha256": digest, "begin": begin, "end": end,
                                 "side": draw.sides[drawn % len(draw.sides)]})
                drawn += 1
    return passages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    for passage in choose(parser.parse_args().data):
        print(json.dumps(passage))


if __name__ == "__main__":
    main()
