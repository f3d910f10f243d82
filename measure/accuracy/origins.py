#!/usr/bin/env python3
"""Whether clean text leads back to the bytes of its page: every origin run, read again by Python.

    origins.py --data DIR [--program PATH] [--set NAME ...]
    origins.py [--program PATH] PAGE...

The bytes of each run are decoded with Python's codecs, its `html.unescape` (or `json` for text of
JSON-LD), freed of characters without width, and their white space collapsed; that must be the
text of the run. One JSON line per set and metric: `origin_covered`, the share of characters of
the text, line ends between blocks left out, that a run leads back from; `origin_right`, the share
of those that the bytes give again. The exit code is 1 when one does not.
"""

import argparse
import html
import json
import pathlib
import re
import subprocess
import sys
import time

from page_sets import SETS, load_set

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE_BREAK = re.compile("</?br[^>]*>", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def codec_of(data):
    """UTF-8 where the page is that; else what it declares, as browsers read the name."""
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    declared = CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else "cp1252"
    names = {"iso-8859-1": "cp1252", "latin1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
    return names.get(name, name)


def plain(text):
    return " ".join(INVISIBLE.sub("", text).split()) or " "


def readings(raw, codec):
    """What the bytes may mean: character data, or a piece of a string of JSON-LD."""
    text = raw.decode(codec, "replace")
    yield plain(html.unescape(text))
    if not html.unescape(LINE_BREAK.sub("", text)).strip():
        yield " "
    try:
        yield plain(html.unescape(json.loads(f'"{text}"', strict=False)))
    except ValueError:
        pass


def check(record, data, options):
    """Characters of the text, of those in runs, and of those that were found again."""
    text = record["text"]
    codec = codec_of(data)
    covered = right = 0
    for run in record["article"]["origin_runs"]:
        words = text[run["begin"] : run["end"]]
        raw = data[run["source_begin"] : run["source_end"]]
        covered += len(words)
        if any(one in (words, plain(words)) for one in readings(raw, codec)):
            right += len(words)
        elif options.show:
            print(record["article"]["path"], repr(words[:80]), repr(raw[:120]), file=sys.stderr)
    return len(text) - 2 * text.count("\n\n"), covered, right


def read_records(program, folder, pages):
    run = subprocess.run(
        [program, "read", *pages], cwd=folder, capture_output=True, check=False
    )
    if run.returncode not in (0, 1):
        sys.exit(run.stderr.decode())
    records = map(json.loads, run.stdout.decode().split("\n")[:-1])
    return [record for record in records if "article" in record]


def measure(name, folder, pages, options):
    """Prints the two lines of a set; returns whether all runs are right."""
    begin = time.monotonic()
    records = read_records(options.program, folder, pages)
    seconds = time.monotonic() - begin
    sums = [0, 0, 0]
    for record in records:
        data = (folder / record["article"]["path"]).read_bytes()
        sums = [a + b for a, b in zip(sums, check(record, data, options))]
    whole, covered, right = sums
    for metric, value in (("origin_covered", covered / whole), ("origin_right", right / covered)):
        line = {"set": name, "metric": metric, "value": round(value, 6), "n": len(records)}
        print(json.dumps(line | {"seconds": round(seconds, 3)}), flush=True)
    return records and right == covered


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", help="pages of one's own instead of the sets")
    parser.add_argument("--data", type=pathlib.Path, default=root.parent / "shared/data/pages")
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/tmp/concord-pages"))
    parser.add_argument("--program", default=str(root / "build/release/concord"))
    parser.add_argument("--set", nargs="*", default=list(SETS), choices=list(SETS))
    parser.add_argument("--show", action="store_true", help="print the runs that differ")
    options = parser.parse_args()
    right = True
    if options.pages:
        right = measure("pages", pathlib.Path.cwd(), options.pages, options)
    else:
        for name in options.set:
            folder, gold = load_set(options.data, options.cache, name)
            right = measure(name, folder, [row["page"] for row in gold], options) and right
    sys.exit(0 if right else 1)


if __name__ == "__main__":
    main()
