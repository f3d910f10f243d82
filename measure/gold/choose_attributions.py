#!/usr/bin/env python3
"""Chooses the passages of `statements.jsonl`: 80 articles of `raw/articles`, each of another outlet.

    measure/gold/choose_attributions.py --data FOLDER > passages.jsonl

FOLDER is that of `choose_passages.py`. The choice rests on the seed alone. A passage is some paragraphs from one drawn
at random, 1,200 code points at least. Every other pair of passages has words of passing on, denying or
telling in it (CHAINS), since articles drawn blindly have few chains. Passages alternate between tuning and test. One
JSON object a line: `set`, `sha256` of the article's text, `outlet`, `begin`, `end` in code points, `side`.
"""

import argparse
import collections
import json
import pathlib
import random
import re

import choose_passages

SEED, COUNT, REACH = 20261128, 80, 1200
CHAINS = re.compile(r"\b(?:told (?:the )?[A-Z]\w+|citing|denied|denies|declined to|in an interview|quoted|tweeted|"
                    r"news agency|reported (?:that|on)|according to (?:the )?[A-Z]\w+)\b")


def passages_of(text: str, needs_chain: bool) -> list[tuple[int, int]]:
    starts = [0] + [match.end() for match in re.finditer(r"\n+", text) if match.end() < len(text)]
    found = []
    for begin in starts:
        if begin + REACH > len(text):
            continue
        end = text.find("\n", begin + REACH)
        end = len(text) if end < 0 else end
        if end - begin < 2 * REACH and (not needs_chain or CHAINS.search(text, begin, end)):
            found.append((begin, end))
    return found


def choose(data: pathlib.Path) -> list[dict]:
    by_outlet = collections.defaultdict(dict)
    with choose_passages.find_set(data, "raw", "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            by_outlet[article["outlet"]][choose_passages.sha256(article["text"])] = article["text"]
    random_source = random.Random(SEED)
    outlets = sorted(outlet for outlet in by_outlet if outlet)
    random_source.shuffle(outlets)
    chosen = []
    for outlet in outlets:
        needs_chain = len(chosen) // 2 % 2 == 1
        articles = sorted(by_outlet[outlet].items())
        random_source.shuffle(articles)
        for digest, text in articles:
            if possible := passages_of(text, needs_chain):
                begin, end = random_source.choice(possible)
                chosen.append({"set": "raw", "sha256": digest, "outlet": outlet, "begin": begin, "end": end,
                               "side": ("tune", "test")[len(chosen) % 2]})
                break
        if len(chosen) == COUNT:
            break
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    for passage in choose(parser.parse_args().data):
        print(json.dumps(passage))


if __name__ == "__main__":
    main()
