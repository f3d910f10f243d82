#!/usr/bin/env python3
"""Scores TIMEX3 against TimeBank, AQUAINT (TimeML) and WikiWars (TIMEX2, values in `val`).

    measure/accuracy/timex.py --data FOLDER [--side tune|test] [--set NAME] [--program P] [--misses]

FOLDER holds `TimeBank/*.tml`, `AQUAINT/*.tml`, `wikiwars/*.key.xml`. Every other file of a set by name is kept
for the test. The measures are those of TempEval-3, task A, by characters without blanks: `strict`, the same
span; `relaxed`, any overlap, one of ours for each of the gold; `type` and `value`, found and equal. Each is a
micro F1. The creation time of a document is given, not scored. One JSON line a set and metric.
"""

import argparse
import collections
import dataclasses
import html
import json
import pathlib
import re
import subprocess
import tempfile
import time
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
SETS = {"timebank+aquaint": ("TimeBank/*.tml", "AQUAINT/*.tml"), "wikiwars": ("wikiwars/*.key.xml",)}
METRICS = ("strict", "relaxed", "type", "value")


@dataclasses.dataclass
class Timex:
    begin: int
    end: int
    kind: str | None
    value: str | None
    words: str


@dataclasses.dataclass
class TimedText:
    """Characters without blanks, and the time expressions over them."""

    text: str
    times: list[Timex]


def tags_of(body: str) -> TimedText:
    pieces, times, opened, at, seen = [], [], [], 0, 0
    for part in re.split(r"(<[^>]+>)", body):
        tag = re.match(r"<(TIMEX[23])\b", part)
        if tag and not part.endswith("/>"):
            opened.append((at, seen, dict(re.findall(r'(\w+)="([^"]*)"', part))))
        elif re.match(r"</TIMEX[23]", part) and opened:
            begin, first, attributes = opened.pop()
            value = attributes.get("value", attributes.get("val"))
            if attributes.get("tid") != "t0":
                times.append(Timex(begin, at, attributes.get("type"), value, "".join(pieces[first:])))
        elif not part.startswith("<"):
            plain = html.unescape(part)
            pieces.append(plain)
            seen += 1
            at += len(re.sub(r"\s+", "", plain))
    return TimedText(re.sub(r"\s+", "", "".join(pieces)), sorted(times, key=lambda t: (t.begin, t.end)))


def body_of(document: str) -> str:
    found = re.search(r"<TEXT>(.*)</TEXT>", document, re.S)
    return found.group(1) if found else document


def timeml_of(path: pathlib.Path) -> str:
    """The document as Concord reads it: its text and creation time, without what people found."""
    document = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".tml":
        head, _, _ = document.partition("<TEXT>")
        return f"{head}<TEXT>{re.sub(r'<[^>]+>', '', body_of(document))}</TEXT></TimeML>"
    created = re.search(r'<DATETIME>.*?val="(\d{4}-\d\d-\d\d)', document, re.S)
    plain = html.unescape(re.sub(r"<[^>]+>", "", body_of(document)))
    day = created.group(1) if created else ""
    head = f'<DCT><TIMEX3 tid="t0" type="DATE" functionInDocument="CREATION_TIME" value="{day}">{day}</TIMEX3></DCT>'
    return f"<TimeML>{head if day else ''}<TEXT>{escape(plain)}</TEXT></TimeML>"


def read_all(paths: list[pathlib.Path], program: str) -> tuple[list[TimedText], float]:
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "in"), pathlib.Path(folder, "out")
        source.mkdir()
        for number, path in enumerate(paths):
            (source / f"{number:04d}.tml").write_text(timeml_of(path), encoding="utf-8")
        began = time.monotonic()
        subprocess.run([program, "read", "--format", "timeml", str(source), "-o", str(made)],
                       check=True, capture_output=True)
        seconds = time.monotonic() - began
        found = [(made / f"{number:04d}.tml").read_text(encoding="utf-8") for number in range(len(paths))]
    return [tags_of(body_of(document)) for document in found], seconds


def match(gold: list[Timex], system: list[Timex]) -> list[tuple[Timex, Timex | None]]:
    """Each gold time with ours that shares most characters, none of ours twice."""
    used, pairs = set(), []
    for want in gold:
        fits = [i for i, got in enumerate(system)
                if i not in used and got.begin < want.end and want.begin < got.end]
        if not fits:
            pairs.append((want, None))
            continue
        best = max(fits, key=lambda i: min(want.end, system[i].end) - max(want.begin, system[i].begin))
        used.add(best)
        pairs.append((want, system[best]))
    return pairs


def score(gold: list[TimedText], system: list[TimedText], names: list[str]) -> tuple[dict, int, list[str]]:
    hits, misses = collections.Counter(), []
    gold_count, system_count = 0, 0
    for want_text, got_text, name in zip(gold, system, names):
        if want_text.text != got_text.text:
            raise SystemExit(f"{name}: the text came back changed")
        gold_count += len(want_text.times)
        system_count += len(got_text.times)
        pairs = match(want_text.times, got_text.times)
        for want, got in pairs:
            hits["relaxed"] += got is not None
            hits["strict"] += got is not None and (got.begin, got.end) == (want.begin, want.end)
            hits["type"] += got is not None and got.kind == want.kind
            hits["value"] += got is not None and got.value == want.value
            if got is None:
                misses.append(f"{name} MISSED {want.words!r} {want.value}")
            elif got.value != want.value or (got.begin, got.end) != (want.begin, want.end):
                kind = "VALUE" if got.value != want.value else "SPAN"
                misses.append(f"{name} {kind} {want.words!r} {want.value} | {got.words!r} {got.value}")
        found = [id(got) for _, got in pairs if got]
        misses += [f"{name} EXTRA {got.words!r} {got.value}" for got in got_text.times if id(got) not in found]
    f1 = {metric: 2 * hits[metric] / (gold_count + system_count or 1) for metric in METRICS}
    return f1, gold_count, misses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--side", choices=("tune", "test"), help="one half only; else both")
    parser.add_argument("--set", choices=SETS, help="one set only")
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    for name, patterns in SETS.items():
        if arguments.set not in (None, name):
            continue
        halves = {"tune": [], "test": []}
        for pattern in patterns:
            for number, path in enumerate(sorted(arguments.data.glob(pattern))):
                halves["test" if number % 2 else "tune"].append(path)
        for side, paths in halves.items():
            if arguments.side not in (None, side) or not paths:
                continue
            gold = [tags_of(body_of(path.read_text(encoding="utf-8", errors="replace"))) for path in paths]
            system, seconds = read_all(paths, arguments.program)
            f1, count, misses = score(gold, system, [path.stem for path in paths])
            for metric in METRICS:
                if metric == "type" and name == "wikiwars":
                    continue  # TIMEX2 has no types
                print(json.dumps({"set": f"{name}-{side}", "metric": metric, "value": round(f1[metric], 4),
                                  "n": count, "seconds": round(seconds, 2)}))
            if arguments.misses:
                print("\n".join(misses))


if __name__ == "__main__":
    main()
