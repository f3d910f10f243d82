#!/usr/bin/env python3
"""HeidelTime beside Concord on the same half of TimeBank and AQUAINT, in one run and by one scorer.

    measure/peers/times.py --data FOLDER --heideltime PROGRAM [--side test] [--program P] [--misses]

FOLDER as for `accuracy/timex.py`. PROGRAM is called with two folders: the first holds NNNN.txt (plain text) and
NNNN.dct (day of creation), into the second it writes NNNN.tml with the same text and its TIMEX3, all in one
process; its last line of output is `seconds S`, without its start. `docs/evaluation.md` tells how HeidelTime is
made to do that. Speed is words a second on this machine, Concord's with all of `read` and its start. One JSON line a system and metric; for values the difference with the 95 %
interval of a paired bootstrap over documents.
"""

import argparse
import html
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "measure" / "accuracy"))
import timex  # noqa: E402


def creation_day(document: str) -> str | None:
    tag = re.search(r"<TIMEX3[^>]*CREATION_TIME[^>]*>", document)
    value = re.search(r'value="(\d{4}-\d\d-\d\d)', tag.group(0)) if tag else None
    return value.group(1) if value else None


def run_heideltime(paths: list[pathlib.Path], program: str) -> tuple[list[timex.TimedText], float]:
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "in"), pathlib.Path(folder, "out")
        source.mkdir()
        made.mkdir()
        for number, path in enumerate(paths):
            document = path.read_text(encoding="utf-8", errors="replace")
            plain = html.unescape(re.sub(r"<[^>]+>", "", timex.body_of(document)))
            (source / f"{number:04d}.txt").write_text(plain, encoding="utf-8")
            if day := creation_day(document):
                (source / f"{number:04d}.dct").write_text(day, encoding="utf-8")
        run = subprocess.run([program, str(source), str(made)], check=True, capture_output=True, text=True)
        seconds = float(run.stdout.split()[-1])
        texts = [(made / f"{number:04d}.tml").read_text(encoding="utf-8") for number in range(len(paths))]
    return [timex.tags_of(timex.body_of(text)) for text in texts], seconds


def value_counts(gold: timex.TimedText, system: timex.TimedText) -> tuple[int, int, int]:
    right = sum(got is not None and got.value == want.value for want, got in timex.match(gold.times, system.times))
    return right, len(gold.times), len(system.times)


def f1(counts: list[tuple[int, int, int]]) -> float:
    right, gold, system = (sum(column) for column in zip(*counts))
    return 2 * right / (gold + system or 1)


def interval(ours: list[tuple], theirs: list[tuple], rounds: int = 2000) -> tuple[float, float]:
    random_source = random.Random(1)
    differences = []
    for _ in range(rounds):
        chosen = [random_source.randrange(len(ours)) for _ in ours]
        differences.append(f1([ours[i] for i in chosen]) - f1([theirs[i] for i in chosen]))
    differences.sort()
    return differences[rounds // 40], differences[-rounds // 40 - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--heideltime", required=True)
    parser.add_argument("--side", choices=("tune", "test"), default="test")
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    paths = []
    for pattern in timex.SETS["timebank+aquaint"]:
        for number, path in enumerate(sorted(arguments.data.glob(pattern))):
            if (number % 2 == 1) == (arguments.side == "test"):
                paths.append(path)
    gold = [timex.tags_of(timex.body_of(path.read_text(encoding="utf-8", errors="replace"))) for path in paths]
    words = sum(len(html.unescape(re.sub(r"<[^>]+>", "", timex.body_of(path.read_text(errors="replace")))).split())
                for path in paths)
    counts = {}
    for name, run in (("concord", lambda: timex.read_all(paths, arguments.program)),
                      ("heideltime", lambda: run_heideltime(paths, arguments.heideltime))):
        system, seconds = run()
        scores, count, misses = timex.score(gold, system, [path.stem for path in paths])
        for metric, value in {**scores, "words_per_second": words / seconds}.items():
            print(json.dumps({"set": f"timebank+aquaint-{arguments.side}", "metric": f"{name}_{metric}",
                              "value": round(value, 4), "n": count, "seconds": round(seconds, 2)}))
        counts[name] = [value_counts(want, got) for want, got in zip(gold, system)]
        if arguments.misses:
            pathlib.Path(f"{name}.misses").write_text("\n".join(misses), encoding="utf-8")
    low, high = interval(counts["concord"], counts["heideltime"])
    print(json.dumps({"set": f"timebank+aquaint-{arguments.side}", "metric": "value_difference",
                      "value": round(f1(counts["concord"]) - f1(counts["heideltime"]), 4),
                      "interval": [round(low, 4), round(high, 4)], "n": len(paths)}))


if __name__ == "__main__":
    main()
