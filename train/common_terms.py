#!/usr/bin/env python3
"""Counts names and pairs of words in news and writes knowledge/words/common_terms.tsv.

    common_terms.py ARTICLES.jsonl    (raw/articles: "title", "text" a line)

What a word and its stem are is told as in src/gather/sketch.cpp, to which the table belongs.
"""

import collections
import json
import pathlib
import re
import sys

WORDS = pathlib.Path(__file__).parent.parent / "knowledge/words"
WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
VERY_COMMON = 150  # of 1000 reports
LEAST_NAME, LEAST_PAIR = 2, 1  # of 1000 reports
HEAD = """\
# Names that 2 or more, and pairs of words in a row that 1 or more of 1000 English news reports use.
term\treports_of_1000
"""


def read_common_words():
    lines = (WORDS / "common_words.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return {word: float(rate) for word, rate in (line.split("\t") for line in lines)}


def stem_of(word):
    if len(word) > 2 and word.endswith("'s"):
        return word[:-2]
    if len(word) > 4 and word[-1] == "s" and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def terms_of(text, common):
    """The words and the pairs of a report, each once."""
    names, pairs, previous, end = set(), set(), None, -1
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        stem = stem_of(word)
        rate = max(common.get(word, 0), common.get(stem, 0))
        is_term = len(word) >= 3 and rate <= VERY_COMMON and not word.isdigit()
        if is_term:
            names.add(stem)
            if previous and match.start() == end + 1:
                pairs.add(f"{previous} {stem}")
        previous = stem if is_term else None
        end = match.end()
    return names, pairs


def main():
    common = read_common_words()
    names, pairs, reports = collections.Counter(), collections.Counter(), 0
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            own_names, own_pairs = terms_of(f"{record['title'] or ''}\n{record['text'] or ''}",
                                            common)
            names.update(own_names)
            pairs.update(own_pairs)
            reports += 1
    share = 1000 / reports
    rates = {name: count * share for name, count in names.items()
             if name not in common and count * share >= LEAST_NAME}
    rates.update((pair, count * share) for pair, count in pairs.items()
                 if count * share >= LEAST_PAIR)
    rows = [f"{term}\t{round(rate)}\n" for term, rate in sorted(rates.items())]
    (WORDS / "common_terms.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
