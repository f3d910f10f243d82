#!/usr/bin/env python3
"""Scores `concord read` on public page sets: body, title, authors, date.

    pages.py [--data DIR] [--program PATH] [--set NAME ...] [--errors FILE]

DIR holds NAME.tar.xz (pages and gold.jsonl); they are unpacked once into --cache, which must lie
outside the repository. One JSON line per set and metric: set, metric, value, n, seconds (of the
one `concord read` over the set, start-up and annotation included). The body is the blocks
paragraph, heading, list, quote, correction and post. Sets that name organisations among the authors get the
credit too, or the outlet where the page names nobody else. Metrics: page_sets.py.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import time

from page_sets import SETS, Page, load_set

BODY = {"paragraph", "heading", "list", "quote", "correction", "post"}


def page_of(record):
    article = record["article"]
    text = record["text"]
    parts = [text[b["begin"] : b["end"]] for b in record["blocks"] if b["role"] in BODY]
    authors = article["byline"]
    others = [article["credit"]] if article["credit"] else []
    if not authors and not others and article["outlet"]:
        others = [article["outlet"]]
    return Page(
        "\n\n".join(parts),
        article["title"] or "",
        authors,
        [name for name in others if name not in authors],
        article["published"] or "",
    )


def read_pages(program, folder, names):
    """Runs the program once; returns {page: Page} and the seconds it took."""
    begin = time.monotonic()
    run = subprocess.run(
        [program, "read", "--jobs", "1", *names], cwd=folder, capture_output=True, check=False
    )
    seconds = time.monotonic() - begin
    if run.returncode not in (0, 1):
        sys.exit(run.stderr.decode())
    pages = {}
    for line in run.stdout.decode().split("\n")[:-1]:
        record = json.loads(line)
        if "article" in record:
            for path in {record["article"]["path"], *record["article"]["paths"]}:
                pages[path] = page_of(record)
    return pages, seconds


def write_errors(out, name, gold, pages):
    """What every page lost, worst first: page, metric, found, wanted."""
    for metric in SETS[name]:
        worst = []
        for row in gold:
            counts = metric.counts(row, pages.get(row["page"], Page()))
            if counts is not None and metric.of([counts]) < 1:
                worst.append((metric.of([counts]), row["page"]))
        for value, page in sorted(worst):
            out.write(f"{name}\t{page}\t{metric.name}\t{value:.3f}\n")


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=root.parent / "shared/data/pages")
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/tmp/concord-pages"))
    parser.add_argument("--program", default=str(root / "build/release/concord"))
    parser.add_argument("--set", nargs="*", default=list(SETS), choices=list(SETS))
    parser.add_argument("--errors", type=pathlib.Path, help="the pages that lost, worst first")
    options = parser.parse_args()
    program = options.program
    if "/" in program:
        program = str(pathlib.Path(program).resolve())
    if options.errors:
        options.errors.write_text("")
    for name in options.set:
        folder, gold = load_set(options.data, options.cache, name)
        pages, seconds = read_pages(program, folder, [row["page"] for row in gold])
        for metric in SETS[name]:
            rows = metric.rows(gold, pages)
            line = {"set": name, "metric": metric.name, "value": round(metric.of(rows), 4)}
            print(json.dumps(line | {"n": len(rows), "seconds": round(seconds, 3)}), flush=True)
        if options.errors:
            with open(options.errors, "a", encoding="utf-8") as out:
                write_errors(out, name, gold, pages)


if __name__ == "__main__":
    main()
