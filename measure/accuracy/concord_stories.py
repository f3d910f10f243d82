"""Runs `concord` over JSON Lines and gives back its stories by the ids of the input."""

import json
import pathlib
import subprocess
import tempfile
import time


def write_lines(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def derive_stories(program, rows):
    """rows: dicts with `id`, `text` and any other input field; ids are unique.

    Returns the stories, with every article named by the `id` it came with, and the seconds that
    `concord build` took. An article that the program did not take is a story of its own.
    """
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_lines(folder / "input.jsonl", rows)
        begin = time.perf_counter()
        subprocess.run([program, "build", folder / "store.db", folder / "input.jsonl"],
                       check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - begin
        subprocess.run([program, "export", folder / "store.db", "--to", "jsonl", folder / "out"],
                       check=True, stdout=subprocess.DEVNULL)
        names, stories = {}, []
        for path in sorted((folder / "out").rglob("*.jsonl")):
            for record in read_lines(path):
                if record.get("schema") == "concord/article/1":
                    names[record["article"]["id"]] = record["article"]["source_id"]
                elif record.get("schema") == "concord/story/1":
                    stories.append(record)
    named = []
    for story in stories:
        named.append({
            "articles": [names[article["id"]] for article in story["articles"]],
            "origins": [{"kind": origin["kind"], "shared": origin["shared"],
                         "articles": [names[article] for article in origin["articles"]]}
                        for origin in story["origins"]],
        })
    return with_missing(named, rows), seconds


def gather_reports(program, rows):
    """The same from `concord_gather_reports`, which leaves out all that stories do not rest on.

    The seconds are those of gathering alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "input.jsonl"
        write_lines(path, rows)
        done = subprocess.run([program, path], check=True, stdout=subprocess.PIPE, text=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    stories, seconds = lines[:-1], lines[-1]["seconds"]
    return with_missing(stories, rows), seconds


def with_missing(stories, rows):
    """An article that the program did not take is a story of its own."""
    seen = {article for story in stories for article in story["articles"]}
    missing = [row["id"] for row in rows if row["id"] not in seen]
    return stories + [{"articles": [name],
                       "origins": [{"kind": "independent", "shared": 0, "articles": [name],
                                    "passages": []}]}
                      for name in missing]


def print_metric(dataset, metric, value, n, seconds):
    print(json.dumps({"set": dataset, "metric": metric, "value": round(value, 4), "n": n,
                      "seconds": round(seconds, 2)}), flush=True)
