#!/usr/bin/env python3
"""Refuses rows of knowledge/furniture/lines.tsv that can never match, or that another row covers.

    check_lines.py LINES.tsv
"""

import re
import sys

MATCHES = {"whole", "prefix", "credit"}
KINDS = {
    "menu", "notice", "section", "related", "correction", "credit", "truncation", "caption",
}
MOST_WORDS = {"prefix": 6, "credit": 3, "whole": 90}


def folded(line):
    """As Furniture folds it: words in lower case."""
    return re.findall(r"[\w']+", line.lower().replace("\u2019", "'").replace("_", " "))


def faults(rows):
    seen = {}
    prefixes = {}
    for number, (line, match, kind) in rows:
        words = folded(line)
        if match not in MATCHES or kind not in KINDS:
            yield number, f"unknown match or kind: {match}, {kind}"
        elif not words:
            yield number, "nothing is left of the line but marks"
        elif len(words) > MOST_WORDS[match]:
            yield number, f"more than {MOST_WORDS[match]} words never match"
        elif (key := (tuple(words), match)) in seen:
            yield number, f"stands in line {seen[key]} already"
        else:
            seen[key] = number
        if match == "prefix":
            prefixes[tuple(words)] = kind
    for number, (line, match, kind) in rows:
        words = tuple(folded(line))
        for size in range(1, len(words)):
            if match == "prefix" and prefixes.get(words[:size]) == kind:
                yield number, f"covered by \"{' '.join(words[:size])}\""


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    rows = [(n, row) for n, row in enumerate(lines, 1) if not row[0].startswith("#")][1:]
    found = list(faults(rows))
    for number, fault in found:
        print(f"{sys.argv[1]}:{number}: {fault}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
