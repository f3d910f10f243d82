#!/usr/bin/env python3
"""Scores attributions against PolNeAR (Newell, Margolin and Ruths 2018), read from raw text.

    measure/accuracy/polnear.py --data FOLDER [--program P] [--misses]

FOLDER holds `polnear-dev.jsonl`; of an article with several annotators the first row counts. Tokens are `\\w+|[^\\w\\s]`
over the article; each fragment of a role is a span of tokens, without the quotation marks, commas and full stops
at the edges of content. Pieces of our content that nothing but these marks and blanks part are one fragment, as in PolNeAR.

`source`, `cue`, `content`  exact F1 of spans (micro), as `score_bio.py` has it
`attribution`               F1 of whole attributions, one to one: content intersection over union of at least .8, by
                            tokens, and a source that overlaps; those without a source in the gold count for nothing
"""

import argparse
import collections
import json
import pathlib
import re
import time

from records import read_records

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROLES = ("source", "cue", "content")
EDGES = set("\"'“”‘’`«»„,.")
GLUE = EDGES - {"."}
TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokens:
    def __init__(self, text: str):
        self.text = text
        self.spans = [match.span() for match in TOKEN.finditer(text)]
        self.at = {}
        for number, (begin, end) in enumerate(self.spans):
            for place in range(begin, end):
                self.at[place] = number

    def of(self, begin: int, end: int, trimmed: bool) -> tuple[int, int] | None:
        inside = [self.at[place] for place in range(begin, end) if place in self.at]
        if not inside:
            return None
        first, last = inside[0], inside[-1] + 1
        while trimmed and first < last and self.word(first) in EDGES:
            first += 1
        while trimmed and first < last and self.word(last - 1) in EDGES:
            last -= 1
        return (first, last) if first < last else None

    def word(self, number: int) -> str:
        begin, end = self.spans[number]
        return self.text[begin:end]


def gold_of(row: dict, tokens: Tokens) -> list[dict]:
    return [{role: [span for begin, end in attribution[role] if (span := tokens.of(begin, end, role == "content"))]
             for role in ROLES} for attribution in row["attributions"]]


def ours_of(record: dict, tokens: Tokens) -> list[dict]:
    text, found = record["text"], []
    for statement in record["statements"]:
        fragments = []
        for piece in statement["content"]:
            between = text[fragments[-1][1]:piece["begin"]] if fragments else None
            if between is not None and all(letter in GLUE or letter.isspace() for letter in between):
                fragments[-1][1] = piece["end"]
            else:
                fragments.append([piece["begin"], piece["end"]])
        spans = {"content": fragments, "source": [], "cue": []}
        for role, field in (("source", "speaker"), ("cue", "cue")):
            if statement[field]:
                spans[role].append((statement[field]["begin"], statement[field]["end"]))
        found.append({role: [span for begin, end in spans[role] if (span := tokens.of(begin, end, role == "content"))]
                      for role in ROLES})
    return found


def covered(attribution: dict, role: str) -> set[int]:
    return {token for begin, end in attribution[role] for token in range(begin, end)}


def pairs(gold: list[dict], ours: list[dict]) -> list[tuple[int, int]]:
    """One to one, the best overlaps of content first."""
    candidates = []
    for g, want in enumerate(gold):
        a = covered(want, "content")
        for o, got in enumerate(ours):
            b = covered(got, "content")
            share = len(a & b) / len(a | b) if a | b else 0
            if share >= .8 and covered(want, "source") & covered(got, "source"):
                candidates.append((-share, g, o))
    found, used = [], (set(), set())
    for _, g, o in sorted(candidates):
        if g not in used[0] and o not in used[1]:
            used[0].add(g)
            used[1].add(o)
            found.append((g, o))
    return found


def read_rows(path: pathlib.Path) -> dict[str, dict]:
    """By id; of an article with several annotators the first."""
    rows = {}
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows.setdefault(row["id"], row)
    return rows


def report(name: str, rows: dict[str, dict], records: dict[str, dict], seconds: float, misses: bool = False) -> None:
    """Prints a line a metric. records  by id of the article: `text`, and `statements` as in an article record"""
    right, guessed, wanted = (collections.Counter() for _ in range(3))
    missed = []
    for key, record in records.items():
        row = rows[key]
        tokens = Tokens(row["text"])
        gold, ours = gold_of(row, tokens), ours_of(record, tokens)
        for role in ROLES:
            a, b = ({span for attribution in side for span in attribution[role]} for side in (gold, ours))
            right[role] += len(a & b)
            guessed[role] += len(b)
            wanted[role] += len(a)
            for kind, spans in (("MISSED", a - b), ("EXTRA", b - a)):
                missed += [f"{role} {kind} {row['id'][:40]} {tokens.spans[first][0]} "
                           f"{row['text'][tokens.spans[first][0]:tokens.spans[last - 1][1]]!r}" for first, last in sorted(spans)]
        matched = pairs(gold, ours)
        with_source = {g for g, attribution in enumerate(gold) if attribution["source"]}
        free = [attribution for g, attribution in enumerate(gold) if g not in with_source]
        unjudged = sum(1 for o, attribution in enumerate(ours) if o not in {o for _, o in matched} and any(
            len(covered(attribution, "content") & covered(other, "content")) * 2 > len(covered(attribution, "content")) for other in free))
        right["attribution"] += len(matched)
        guessed["attribution"] += len(ours) - unjudged
        wanted["attribution"] += len(with_source)
    for metric in (*ROLES, "attribution"):
        f1 = 2 * right[metric] / ((guessed[metric] + wanted[metric]) or 1)
        print(json.dumps({"set": name, "metric": metric, "value": round(f1, 4), "precision": round(right[metric] / (guessed[metric] or 1), 4),
                          "recall": round(right[metric] / wanted[metric], 4), "n": wanted[metric], "seconds": round(seconds, 2)}))
    if misses:
        print("\n".join(missed))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    rows = read_rows(options.data / "polnear-dev.jsonl")
    began = time.monotonic()
    records = read_records(options.program, {name: {"text": row["text"]} for name, row in rows.items()})
    seconds = time.monotonic() - began
    report("polnear-dev", rows, records, seconds, options.misses)


if __name__ == "__main__":
    main()
