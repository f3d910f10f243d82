#!/usr/bin/env python3
"""Scores the figures of news against `gold/quantities.jsonl`, or of the seed reports against `gold/seeds.jsonl`.

    measure/accuracy/quantities.py --data FOLDER [--side tune|test] [--program P] [--misses]
    measure/accuracy/quantities.py --seeds FOLDER [--program P] [--misses]
    measure/accuracy/quantities.py --agreement

FOLDER of `--data` is that of `gold/choose_passages.py`. One JSON line a metric:

`figures`  F1 of span and bounds: the same characters, `low`, `high`, `approx`, `exclusive`
`found`    F1 of figures that share a character
`unit`, `of`, `role`  share of the found figures where ours is right; both null is right. The thing counted is
           right when its head is the same word: the last before a preposition, in place or letter by letter
`bounds+of`  share of all gold figures that are found with right bounds and thing counted (seeds)
Gold labels marked doubtful count for nothing, found or not. `--agreement` scores the second reading instead.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import seed_gold

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLD = ROOT / "measure" / "gold"
sys.path.insert(0, str(GOLD))
import choose_passages  # noqa: E402

FOLLOWED = re.compile(r"\s(?:of|in|for|from|on|to|with|at|by)\s")


def head(text: str, span: dict | None) -> tuple[int, str] | None:
    """End and letters of the head of a noun phrase."""
    if span is None:
        return None
    phrase = text[span["begin"]:span["end"]]
    follows = FOLLOWED.search(phrase)
    phrase = phrase[:follows.start()] if follows else phrase
    words = re.findall(r"[\w'’-]+", phrase)
    return span["begin"] + len(phrase), re.sub(r"s$", "", words[-1].lower()) if words else ""


def same_head(text: str, gold: dict | None, ours: dict | None) -> bool:
    want, got = head(text, gold), head(text, ours)
    if want is None or got is None:
        return want is got
    return want[0] == got[0] or want[1] == got[1] != ""


def same_number(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 1e-3 * max(abs(a), abs(b), 1e-9)


def same_bounds(a: dict, b: dict) -> bool:
    return (same_number(a["low"], b["low"]) and same_number(a["high"], b["high"])
            and a["approx"] == b["approx"] and a["exclusive"] == b["exclusive"])


class Score:
    def __init__(self) -> None:
        self.count = collections.Counter()
        self.misses: list[str] = []

    def add(self, text: str, gold: list[dict], ours: list[dict], name: str) -> None:
        taken: set[int] = set()
        for want in gold:
            fits = [i for i, got in enumerate(ours) if i not in taken
                    and got["begin"] < want["end"] and want["begin"] < got["end"]]
            best = max(fits, default=None, key=lambda i: min(want["end"], ours[i]["end"])
                       - max(want["begin"], ours[i]["begin"]))
            if best is not None:
                taken.add(best)
            if want.get("doubtful"):
                continue
            self.count["gold"] += 1
            self._compare(text, want, None if best is None else ours[best], name)
        for i, got in enumerate(ours):
            self.count["ours"] += i not in taken
            if i not in taken:
                self._miss("EXTRA", text, name, None, got)

    def _compare(self, text: str, want: dict, got: dict | None, name: str) -> None:
        if got is None:
            self._miss("MISSED", text, name, want, got)
            return
        self.count["ours"] += 1
        bounds = same_bounds(want, got)
        right = {"figures": bounds and (want["begin"], want["end"]) == (got["begin"], got["end"]),
                 "unit": want["unit"] == got["unit"], "of": same_head(text, want["of"], got["of"]),
                 "role": want["role"] == got["role"]}
        right["bounds+of"] = bounds and right["of"]
        self.count["found"] += 1
        for what, is_right in right.items():
            self.count[what] += is_right
        for what in ("figures", "unit", "of", "role"):
            if not right[what]:
                self._miss(what.upper(), text, name, want, got)

    def _miss(self, what: str, text: str, name: str, want: dict | None, got: dict | None) -> None:
        def show(figure: dict | None) -> str:
            if figure is None:
                return "-"
            of = figure["of"]
            counted = text[of["begin"]:of["end"]] if of else None
            marks = "~" * figure["approx"] + "!" * figure["exclusive"]
            return (f"{text[figure['begin']:figure['end']]!r} {figure['low']}..{figure['high']}{marks}"
                    f" {figure['unit']} {counted!r} {figure['role']}")
        at = (want or got)["begin"]
        around = re.sub(r"\s+", " ", text[max(0, at - 70):at] + "|" + text[at:at + 80])
        self.misses.append(f"{what} {name} {show(want)} <> {show(got)} :: {around}")

    def lines(self, name: str, seconds: float) -> list[dict]:
        count = self.count
        both = count["gold"] + count["ours"] or 1
        values = {"figures": 2 * count["figures"] / both, "found": 2 * count["found"] / both}
        for what in ("unit", "of", "role"):
            values[what] = count[what] / (count["found"] or 1)
        values["bounds+of"] = count["bounds+of"] / (count["gold"] or 1)
        return [{"set": name, "metric": metric, "value": round(value, 4), "n": count["gold"],
                 "seconds": round(seconds, 2)} for metric, value in values.items()]


def read_texts(texts: dict[str, str], program: str) -> dict[str, list[dict]]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for digest, text in texts.items():
            file.write(json.dumps({"id": digest, "text": text}) + "\n")
        file.flush()
        run = subprocess.run([program, "read", file.name], check=True, capture_output=True, text=True)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    return {record["article"]["source_id"]: record["quantities"] for record in records}


def load_gold(name: str) -> tuple[list[dict], dict[str, list[dict]]]:
    passages, figures = [], collections.defaultdict(list)
    for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "passage":
            passages.append(row)
        else:
            figures[row["sha256"]].append(row)
    return passages, figures


def score_news(data: pathlib.Path, side: str | None, program: str) -> tuple[str, Score, float]:
    passages, figures = load_gold("quantities.jsonl")
    passages = [passage for passage in passages if side in (None, passage["side"])]
    texts = {}
    for folder, file in choose_passages.FILES:
        for text in choose_passages.texts_of(choose_passages.find_set(data, folder, file)):
            texts[choose_passages.sha256(text)] = text
    wanted = {passage["sha256"]: texts[passage["sha256"]] for passage in passages}
    began = time.monotonic()
    ours = read_texts(wanted, program)
    seconds = time.monotonic() - began
    score = Score()
    for passage in passages:
        digest = passage["sha256"]
        inside = [figure for figure in ours[digest]
                  if passage["begin"] <= figure["begin"] and figure["end"] <= passage["end"]]
        score.add(wanted[digest], figures[digest], inside, digest[:8])
    return f"quantities-{side or 'all'}", score, seconds


def score_seeds(seeds: str, program: str) -> tuple[str, Score, float]:
    score = Score()
    began = time.monotonic()
    for report in seed_gold.load_reports(pathlib.Path(seeds), program, None, dated=True):
        def placed(span: dict | None, report=report) -> dict | None:
            return span and dict(zip(("begin", "end"), report.place(span)))
        ours = [dict(figure, **placed(figure), of=placed(figure["of"]))
                for figure in report.record["quantities"]]
        score.add(report.text, report.gold.get("quantity", []), ours, report.name)
    return "quantities-seeds", score, time.monotonic() - began


def score_agreement() -> tuple[str, Score, float]:
    _, first = load_gold("quantities.jsonl")
    _, second = load_gold("quantities_second_reading.jsonl")
    score = Score()
    for digest, figures in second.items():
        # Without the texts the heads are compared by place alone.
        blank = " " * (1 + max(row["end"] for row in first[digest] + figures))
        score.add(blank, first[digest], figures, digest[:8])
    return "quantities-second-reading", score, 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", type=pathlib.Path)
    source.add_argument("--seeds")
    source.add_argument("--agreement", action="store_true")
    parser.add_argument("--side", choices=("tune", "test"))
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    if arguments.data:
        name, score, seconds = score_news(arguments.data, arguments.side, arguments.program)
    elif arguments.seeds:
        name, score, seconds = score_seeds(arguments.seeds, arguments.program)
    else:
        name, score, seconds = score_agreement()
    for line in score.lines(name, seconds):
        print(json.dumps(line))
    if arguments.misses:
        print("\n".join(sorted(score.misses)))


if __name__ == "__main__":
    main()
