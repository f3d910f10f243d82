#!/usr/bin/env python3
"""Kills `concord build` at random moments, runs it again, and compares the end with an undisturbed one.

    measure/robust/killed_builds.py --program build/release/concord --data reports/ [--kills 200]

Each round starts from an empty store, kills one build with SIGKILL at a moment drawn evenly over the time the
last undisturbed build took, runs it again to the end, and asks: did it end well, does SQLite find the file whole,
and is the export the same byte for byte? Builds that end before their moment do not count.
"""

import argparse
import json
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import time


def export(program: str, store: pathlib.Path, folder: pathlib.Path) -> dict[str, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([program, "export", store, "--to", "jsonl", folder], check=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def remove_store(store: pathlib.Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        pathlib.Path(f"{store}{suffix}").unlink(missing_ok=True)


def is_whole(store: pathlib.Path) -> bool:
    with sqlite3.connect(store) as database:
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=pathlib.Path, default=pathlib.Path("/tmp/concord-kill"))
    options = parser.parse_args()

    options.scratch.mkdir(parents=True, exist_ok=True)
    store = options.scratch / "store.db"
    build = [options.program, "build", "--quiet", store, *options.data]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

    def run_to_the_end() -> float:
        begin = time.perf_counter()
        if subprocess.run(build, **quiet).returncode == 2:
            raise SystemExit(f"{options.program} build could not run")
        return time.perf_counter() - begin

    remove_store(store)
    whole_seconds = run_to_the_end()
    expected = export(options.program, store, options.scratch / "expected")

    moments = random.Random(options.seed)
    good = killed = 0
    started = time.perf_counter()
    while killed < options.kills:
        remove_store(store)
        begin = time.perf_counter()
        child = subprocess.Popen(build, **quiet)
        try:
            child.wait(moments.uniform(0, whole_seconds))
            whole_seconds = time.perf_counter() - begin
            continue
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        killed += 1
        run_to_the_end()
        good += is_whole(store) and export(options.program, store, options.scratch / "now") == expected
    seconds = round(time.perf_counter() - started, 1)
    name = " ".join(pathlib.Path(path).name for path in options.data)
    print(json.dumps({"set": name, "metric": "whole and same export after kill -9", "value": good,
                      "n": options.kills, "seconds": seconds}))


if __name__ == "__main__":
    main()
