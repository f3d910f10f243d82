#!/usr/bin/env python3
"""Speed and memory of `concord read`, and whether threads change its output.

    measure/speed/read.py --program build/release/concord --data articles.jsonl [--runs 5]

For one and two threads: articles and megabytes a second (median of the runs), peak resident memory of
the largest run, and whether all runs wrote the same bytes.
"""

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import time


def run(program: str, data: str, jobs: int, output: str) -> tuple[float, int]:
    """Seconds of wall clock and peak resident bytes of one run that writes to `output`."""
    with open(output, "wb") as out:
        begin = time.perf_counter()
        child = subprocess.Popen([program, "read", "--quiet", "--jobs", str(jobs), data], stdout=out,
                                 stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        return time.perf_counter() - begin, usage.ru_maxrss * 1024


def digest_and_lines(path: str) -> tuple[str, int]:
    digest, lines = hashlib.sha256(), 0
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
            lines += block.count(b"\n")
    return digest.hexdigest(), lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--data", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scratch", default="/tmp/concord-read.jsonl")
    options = parser.parse_args()

    name = os.path.basename(options.data)
    megabytes = os.path.getsize(options.data) / 1e6
    digests = set()
    for jobs in (1, 2):
        seconds, peaks = [], []
        for _ in range(options.runs):
            taken, peak = run(options.program, options.data, jobs, options.scratch)
            digest, articles = digest_and_lines(options.scratch)
            seconds.append(taken)
            peaks.append(peak)
            digests.add(digest)
        median = statistics.median(seconds)
        for metric, value in (("articles/s", articles / median), ("MB/s", megabytes / median),
                              ("peak MB", max(peaks) / 1e6)):
            print(json.dumps({"set": name, "metric": f"{metric}, {jobs} thread{'s' * (jobs > 1)}",
                              "value": round(value, 1), "n": articles, "seconds": round(median, 2)}))
    print(json.dumps({"set": name, "metric": "same bytes in all runs", "value": len(digests) == 1,
                      "n": 2 * options.runs, "seconds": None}))
    os.unlink(options.scratch)


if __name__ == "__main__":
    main()
