#!/usr/bin/env python3
"""Speed, memory and size of `concord build`, and whether they stay flat as the store grows.

    measure/speed/build.py --program build/release/concord --data articles.jsonl [--sizes 1000 3000] [--jobs 2]

For the first N lines of the input, N of --sizes: articles a second of wall clock and of processor time, peak
resident memory, kilobytes of the store an article. With lines of `concord read` as input the same, without reading.
Then how much more time and room an article takes in the largest build than in the smallest.
"""

import argparse
import itertools
import json
import os
import pathlib
import subprocess
import tempfile
import time


def build(program: str, store: pathlib.Path, data: pathlib.Path, jobs: int) -> tuple[float, float, int]:
    """Seconds of wall clock, seconds of processor time, peak resident bytes."""
    begin = time.perf_counter()
    child = subprocess.Popen([program, "build", "--quiet", "--jobs", str(jobs), store, data], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{program} build failed on {data}")
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    name, flat = options.data.name, []
    for size in sorted(options.sizes):
        with tempfile.TemporaryDirectory() as scratch:
            part, store = pathlib.Path(scratch, "part.jsonl"), pathlib.Path(scratch, "store.db")
            with options.data.open("rb") as lines:
                taken = list(itertools.islice(lines, size))
            part.write_bytes(b"".join(taken))
            size = len(taken)  # the input may have fewer
            seconds, processor, peak = build(options.program, store, part, options.jobs)
            room = store.stat().st_size
            again, _, _ = build(options.program, store, part, options.jobs)
        flat.append((processor / size, room / size))
        for metric, value in ((f"articles/s, {options.jobs} threads", size / seconds),
                              ("articles a second of processor time", size / processor), ("peak MB", peak / 1e6),
                              ("store KB an article", room / size / 1e3),
                              ("seconds of a build that finds all there", again)):
            print(json.dumps({"set": f"{name}, {size} lines", "metric": f"build, {metric}", "value": round(value, 1),
                              "n": size, "seconds": round(seconds, 1)}), flush=True)
    for position, metric in enumerate(("processor time", "room in the store")):
        growth = flat[-1][position] / flat[0][position]
        print(json.dumps({"set": name, "metric": f"build, {metric} an article, largest over smallest",
                          "value": round(growth, 2), "n": max(options.sizes), "seconds": None}))


if __name__ == "__main__":
    main()
