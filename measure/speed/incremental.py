#!/usr/bin/env python3
"""What adding one article to a large store costs.

    measure/speed/incremental.py --program build/release/concord --records read.jsonl [--sizes 10000]

The records (`concord read` of a real corpus) are multiplied by seeded substitution: each copy exchanges the words of
a length and about a frequency among themselves and moves the dates, so that it tells other matters in the same
lengths, spans and word rates. That is synthetic: it says what a size costs, nothing of how right stories are. Then
one more article is added: a report on the matter of an article that is there, and one on a matter of its own.
Printed: time, stories written, rows of story tables written; and the same of taking it out again.
"""

import argparse
import collections
import datetime
import hashlib
import itertools
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import tempfile
import time

WORD = re.compile(r"[A-Za-z]{4,}")
KEPT_WORDS = 200  # the most frequent ones: they make the grammar
BUCKET = 40  # words of about one frequency


def read_records(path: pathlib.Path, most: int) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in itertools.islice(lines, most)]
    return [record for record in records if record["schema"] == "concord/article/1"]


def buckets_of(records: list[dict]) -> list[list[str]]:
    """Lower-case words that may take each other's place: of one length and about one frequency."""
    counts = collections.Counter(word.lower() for record in records for word in WORD.findall(record["text"]))
    frequent = {word for word, _ in counts.most_common(KEPT_WORDS)}
    by_length: dict[int, list[str]] = collections.defaultdict(list)
    for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if word not in frequent:
            by_length[len(word)].append(word)
    return [words[i:i + BUCKET] for _, words in sorted(by_length.items()) for i in range(0, len(words), BUCKET)]


class Substitution:
    """Words for words of the same length; copy 0 changes nothing."""

    def __init__(self, buckets: list[list[str]], copy: int) -> None:
        self.copy, self.words = copy, {}
        chooser = random.Random(copy)
        for bucket in buckets if copy else []:
            others = bucket[:]
            chooser.shuffle(others)
            self.words.update(zip(bucket, others))

    def text(self, text: str | None) -> str | None:
        return text and WORD.sub(self._word, text)

    def _word(self, match: re.Match[str]) -> str:
        word = match.group()
        other = self.words.get(word.lower(), word.lower())
        return "".join(b.upper() if a.isupper() else b for a, b in zip(word, other))

    def record(self, line: str) -> str:
        record = json.loads(line)
        article = record["article"]
        record["text"] = self.text(record["text"])
        article["title"] = self.text(article["title"])
        article["sha256"] = hashlib.sha256(f"{article['id']} {self.copy}".encode()).hexdigest()
        article["id"] = article["sha256"][:16]
        for key in ("url", "canonical"):
            article[key] = article[key] and f"{article[key]}?copy={self.copy}"
        for key in ("published", "modified"):
            if article[key]:
                day = datetime.date.fromisoformat(article[key][:10]) + datetime.timedelta(days=30 * self.copy)
                article[key] = day.isoformat() + article[key][10:]
        for entity in record["entities"]:
            entity["name"] = self.text(entity["name"])
        return json.dumps(record, ensure_ascii=False)


class Run:
    """One run of the program: seconds of wall clock and of processor time."""

    def __init__(self, program: str, *arguments: object) -> None:
        begin = time.perf_counter()
        child = subprocess.Popen([program, *map(str, arguments)], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"{program} {arguments[0]} failed")
        self.seconds = time.perf_counter() - begin
        self.processor = usage.ru_utime + usage.ru_stime


def rows_of_stories(store: pathlib.Path) -> dict[str, collections.Counter]:
    """A digest of each row of each story, to see which were touched."""
    rows = {}
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        tables = [name for name, sql in database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
                  if name == "story" or "REFERENCES story" in sql]
        for table in tables:
            rows[table] = collections.Counter(hash(row) for row in database.execute(f"SELECT * FROM {table}"))
    return rows


def measure(program: str, records: list[dict], size: int, scratch: pathlib.Path) -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in records[:-1]]
    buckets = buckets_of(records)
    source, store, one = scratch / "records.jsonl", scratch / "store.db", scratch / "one.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for copy in range(-(-size // len(lines))):
            change = Substitution(buckets, copy)
            out.writelines(change.record(line) + "\n" for line in lines[:size - copy * len(lines)])

    def tell(metric: str, value: float, run: Run) -> None:
        print(json.dumps({"set": f"synthetic, {size} articles", "metric": metric, "value": round(value, 2), "n": size,
                          "seconds": round(run.seconds, 2)}), flush=True)

    def tell_cost(what: str, run: Run) -> None:
        tell(f"{what}, seconds of processor time", run.processor, run)

    run = Run(program, "build", "-q", store, source)
    tell_cost("build from records", run)
    tell("build from records, store KB an article", store.stat().st_size / size / 1e3, run)
    known, other = json.loads(lines[0]), records[-1]
    known["text"] = known["text"][:-1] + "!"
    for name, record in (("on a known matter", known), ("on its own matter", other)):
        record["article"]["sha256"] = hashlib.sha256(name.encode()).hexdigest()
        record["article"]["id"] = record["article"]["sha256"][:16]
        one.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
        before = rows_of_stories(store)
        run = Run(program, "build", "-q", store, one)
        after = rows_of_stories(store)
        what = f"one article {name} added"
        tell_cost(what, run)
        tell(f"{what}, stories written", sum((after["story"] - before["story"]).values()), run)
        tell(f"{what}, rows of stories written", sum(sum((after[t] - before[t]).values()) for t in before), run)
        run = Run(program, "remove", store, record["article"]["id"])
        tell_cost(f"one article {name} removed", run)
        tell(f"one article {name} removed, store as before", float(rows_of_stories(store) == before), run)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--records", type=pathlib.Path, required=True)
    parser.add_argument("--base", type=int, default=2000, help="records that are multiplied")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10000])
    parser.add_argument("--scratch", type=pathlib.Path)
    options = parser.parse_args()
    records = read_records(options.records, options.base + 1)
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
            measure(options.program, records, size, pathlib.Path(scratch))


if __name__ == "__main__":
    main()
