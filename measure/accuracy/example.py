#!/usr/bin/env python3
"""Compares what `concord` makes of the example story with examples/expected.jsonl, room by room.

    measure/accuracy/example.py [--program build/release/concord] [--misses] [--check]

Reads the story as one input with `read`, each file by itself for the count of documents, and builds and
exports a store. Words are compared, not offsets. One JSON line a metric; --misses says after each what is
missing or wrong; --check fails unless the facts of example_facts.py hold.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import example_facts
import example_rooms
import example_story
from example_rooms import Room

ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUTS = ["html", "warc/capture.warc.gz", "feeds", "jsonl", "text"]


def json_lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines() if line]


class Program:
    """The command, run where the examples lie, with the seconds that its runs took."""

    def __init__(self, path: str, examples: pathlib.Path):
        self._path = str(pathlib.Path(path).resolve())
        self._examples = examples
        self.seconds = 0.0

    def run(self, *arguments: str) -> str:
        begin = time.perf_counter()
        done = subprocess.run([self._path, *arguments], cwd=self._examples, capture_output=True, text=True)
        self.seconds += time.perf_counter() - begin
        if done.returncode not in (0, 1):
            sys.exit(f"concord {' '.join(arguments)}: exit {done.returncode}\n{done.stderr}")
        return done.stdout


def read_articles(program: Program, files: list[str]) -> list[dict]:
    """Article records; what gave no article is left out here and counted as missing."""
    records = json_lines(program.run("read", "--quiet", *files))
    return [record for record in records if record["schema"] == "concord/article/1"]


def read_store(program: Program) -> tuple[list[dict], list[dict]]:
    """Article and story records of a store built from all inputs."""
    with tempfile.TemporaryDirectory() as folder:
        store, out = f"{folder}/story.db", pathlib.Path(folder, "out")
        program.run("build", "--quiet", store, *INPUTS)
        program.run("export", store, "--to", "jsonl", str(out))
        return (json_lines((out / "articles.jsonl").read_text("utf-8")),
                json_lines((out / "stories.jsonl").read_text("utf-8")))


def compare(program: Program, expected: list[dict]) -> list[Room]:
    """All rooms in the order of the flow, each with the seconds of the runs it needed."""
    rooms = []

    def took(*made: Room) -> None:
        for room in made:
            room.seconds = program.seconds
        rooms.extend(made)
        program.seconds = 0.0

    files = {row["path"]: read_articles(program, [row["path"]])
             for row in expected if row["room"] == "intake"}
    took(example_rooms.intake(expected, files))
    program.seconds = 0.0
    articles = read_articles(program, INPUTS)
    pairs = example_rooms.pair_articles(expected, articles, files)
    took(example_rooms.clean(expected, pairs),
         example_rooms.annotate(expected, pairs),
         example_rooms.extract(expected, pairs))
    stored, stories = read_store(program)
    took(example_story.gather(expected, stored, stories),
         example_story.compare(expected, stored, stories))
    return rooms


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--examples", type=pathlib.Path, default=ROOT / "examples")
    parser.add_argument("--misses", action="store_true", help="say what is missing or wrong")
    parser.add_argument("--check", action="store_true", help="fail unless the facts hold")
    options = parser.parse_args()

    expected = json_lines((options.examples / "expected.jsonl").read_text("utf-8"))
    rooms = compare(Program(options.program, options.examples), expected)
    for room in rooms:
        for metric in room.metrics.values():
            print(json.dumps({"set": "example", "metric": f"{room.name}.{metric.name}",
                              "value": round(metric.value, 4), "n": metric.count,
                              "seconds": round(room.seconds, 3)}))
            if options.misses:
                for miss in metric.misses:
                    print(f"    {miss}")
    return example_facts.check(rooms) if options.check else 0


if __name__ == "__main__":
    sys.exit(main())
