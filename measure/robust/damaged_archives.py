#!/usr/bin/env python3
"""Asks whether `concord read` tells of every damage in web archives, and where it is.

    measure/robust/damaged_archives.py --data FOLDER... [--program build/release/concord]
                                       [--trials 1000] [--seed 1] [--misses]

FOLDER holds the test archives of warcio and FastWARC, unpacked outside the repository.

First all files are read and compared with measure/gold/warc_table.tsv: as many documents, and the
same problems at the same bytes. Then each packed archive is damaged in --trials places in all, half
of them cut off and half of them with one bit flipped, at places drawn evenly over all bytes of all
files. A damage is found when a problem names the first byte of the gzip member that was hit. Left
out are cuts between two members, which leave a complete file, and bits that mean nothing: after
their flip every member still unpacks, by Python's zlib, to the same text with the right checksum.
"""

import argparse
import collections
import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zlib

GOLD = pathlib.Path(__file__).parents[1] / "gold" / "warc_table.tsv"


def members(data: bytes) -> list[tuple[int, bytes | None]]:
    """Where gzip members begin and what they unpack to; None from the first broken one on."""
    found = []
    at = 0
    while at < len(data):
        unpacker = zlib.decompressobj(31)
        try:
            text = unpacker.decompress(data[at:])
        except zlib.error:
            text = None
        found.append((at, text if unpacker.eof else None))
        if not unpacker.eof:
            break
        at = len(data) - len(unpacker.unused_data)
    return found


def read(program: str, inputs: list[pathlib.Path]) -> tuple[dict, dict]:
    """Of each file: the places of its documents, and (kind, place) of its problems."""
    documents = collections.defaultdict(set)
    problems = collections.defaultdict(list)
    output = subprocess.run([program, "read", *inputs], capture_output=True, check=False).stdout
    for line in output.decode().splitlines():
        record = json.loads(line)
        if record["schema"] == "concord/article/1":
            paths = record["article"].get("paths") or [record["article"]["path"]]
        else:
            paths = [record["path"]]
            if record["stage"] == "intake":
                problems[record["path"]].append((record["kind"], record["at"]))
                continue
        # A page in which `clean` finds no article is a document all the same.
        for path in paths:
            documents[path.split("#")[0]].add(path)
    return documents, problems


def find(folders: list[pathlib.Path]) -> dict[str, pathlib.Path]:
    return {path.name: path for folder in folders for path in folder.rglob("*") if path.is_file()}


def score_table(program: str, files: dict[str, pathlib.Path], misses: bool) -> None:
    with GOLD.open() as lines:
        rows = list(csv.DictReader((l for l in lines if not l.startswith("#")), delimiter="\t"))
    right = seen = 0
    begin = time.perf_counter()
    for row in rows:
        if row["file"] not in files:
            continue
        seen += 1
        path = files[row["file"]]
        documents, problems = read(program, [path])
        got = [f"{kind}@{at}" for kind, at in problems[str(path)]]
        expected = [] if row["problems"] == "-" else row["problems"].split()
        good = len(documents[str(path)]) == int(row["documents"]) and got == expected
        right += good
        if misses and not good:
            print(row["file"], len(documents[str(path)]), got, file=sys.stderr)
    print_line("archives", "as the table says", right, seen, begin)


def damage(files: list[pathlib.Path], trials: int, seed: int, scratch: pathlib.Path) -> list[tuple]:
    """Writes damaged files; gives (path, how, first byte of the member that was hit)."""
    chance = random.Random(seed)
    contents = [(path, path.read_bytes()) for path in files]
    whole = {path: members(data) for path, data in contents}
    written = []
    while len(written) < trials:
        path, data = chance.choices(contents, [len(data) for _, data in contents])[0]
        at = chance.randrange(len(data))
        hit = max(begin for begin, _ in whole[path] if begin <= at)
        how = "cut" if len(written) % 2 else "flip"
        if how == "cut":
            if hit == at:
                continue
            damaged = data[:at]
        else:
            damaged = bytearray(data)
            damaged[at] ^= 1 << chance.randrange(8)
            damaged = bytes(damaged)
            if members(damaged) == whole[path]:
                if whole[path][-1][1] is not None:
                    continue
        target = scratch / f"{len(written):05}.warc.gz"
        target.write_bytes(damaged)
        written.append((target, how, hit, f"{path.name} byte {at}"))
    return written


def print_line(group: str, metric: str, value: int, n: int, begin: float) -> None:
    seconds = round(time.perf_counter() - begin, 2)
    print(json.dumps({"set": group, "metric": metric, "value": value, "n": n, "seconds": seconds}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--data", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()

    files = find(options.data)
    score_table(options.program, files, options.misses)
    packed = [files[name] for name in sorted(files) if ".warc.gz" in name]
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="concord-archives-"))
    try:
        written = damage(packed, options.trials, options.seed, scratch)
        begin = time.perf_counter()
        _, problems = read(options.program, [scratch])
        for how in ("cut", "flip"):
            trials = [trial for trial in written if trial[1] == how]
            found = 0
            for path, _, hit, what in trials:
                told = problems[str(path)]
                good = any(at == hit for _, at in told)
                found += good
                if options.misses and not good:
                    print(how, what, "member", hit, told, file=sys.stderr)
            print_line("damaged archives", f"{how}s told with their place", found, len(trials), begin)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
