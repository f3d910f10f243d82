#!/usr/bin/env python3
"""How many of the disagreements that are found are right, by what a reader said of each pair of figures.

    measure/accuracy/disagreements.py --data FOLDER [--tool build/release/measure/concord_one_story]
                                      [--program build/release/concord] [--show]

FOLDER holds the development data: `cross/casualty_groups.jsonl`, war reports by rival outlets grouped by day and
place; `cross/ecbplus` unpacked, where the files of a half topic tell one event; the events of `cross/news_clusters.jsonl`
and `cross/newswcl50.jsonl` that have no labels in gold/stories.jsonl; stories of `raw/articles.jsonl` as `gather` joined
them (line numbers in gold/raw_stories.jsonl); and `cross/timeline17` unpacked, each two days of an epidemic, an earthquake
and a war. Each group is taken as one story; what is not there is left out.

Of every disagreement read as `conflict` or `superseded` each two sides that exclude each other make a pair; its verdict stands in
gold/judged_disagreements.jsonl (ids, offsets, values; no text): `right`, or `wrong` where the two do not count the same
thing or do not exclude each other. One JSON line a metric: the share that is right, the pairs nobody judged yet.
--show writes each pair with its sentences, for judging.
"""

import argparse
import datetime
import hashlib
import itertools
import json
import math
import pathlib
import re
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ElementTree

import stories as story_sets

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLD = ROOT / "measure" / "gold" / "judged_disagreements.jsonl"
RAW_STORIES = GOLD.parent / "raw_stories.jsonl"
LABELLED_STORIES = GOLD.parent / "stories.jsonl"


def casualty_groups(data: pathlib.Path) -> dict[str, list[dict]]:
    groups = {}
    path = data / "cross" / "casualty_groups.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        group = json.loads(line)
        month, day, year = group["date"].split("/")
        groups[f"casualties-{number:02}"] = [
            {"id": one["unit_id"], "outlet": one["source"], "title": one["article_title"],
             "text": one["article_content"], "published": f"{year}-{int(month):02}-{int(day):02}"}
            for one in group["articles"]]
    return groups


def text_of(path: pathlib.Path) -> str:
    """The tokens of an ECB+ file as running text, a sentence a line."""
    sentences = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence")), []).append(token.text or "")
    lines = [" ".join(sentences[number]) for number in sorted(sentences)]
    return "\n".join(re.sub(r"([($]) ", r"\1", re.sub(r" ([.,;:!?%)'’])", r"\1", line)) for line in lines)


def ecb_topics(data: pathlib.Path) -> dict[str, list[dict]]:
    groups = {}
    for path in sorted((data / "cross" / "ecbplus").rglob("*.xml")):
        half = "ecbplus" if path.stem.endswith("plus") else "ecb"
        groups.setdefault(f"{path.parent.name}-{half}", []).append(
            {"id": path.stem, "outlet": path.stem, "text": text_of(path)})
    return groups


def read_rows(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def news_events(data: pathlib.Path) -> dict[str, list[dict]]:
    labelled = {row["story"].replace("/", "-") for row in read_rows(LABELLED_STORIES)}
    groups = {}
    for name in ("news_clusters", "newswcl50"):
        articles, events = story_sets.read_events(data / "cross" / f"{name}.jsonl", name)
        for article in articles:
            event = events[article["id"]]
            if event not in labelled and not event.endswith("-None"):
                groups.setdefault(event, []).append(article)
    return groups


def raw_stories(data: pathlib.Path) -> dict[str, list[dict]]:
    rows = read_rows(data / "raw" / "articles.jsonl")
    return {story["story"]: [dict(rows[line], id=f"raw{line}") for line in story["lines"]]
            for story in read_rows(RAW_STORIES)} if rows else {}


def days_of_timelines(data: pathlib.Path) -> dict[str, list[dict]]:
    groups = {}
    for number, row in enumerate(read_rows(data / "cross" / "timeline17" / "articles.jsonl")):
        topic, outlet = row["topic"].split("_")
        if topic in ("haiti", "H1N1", "IraqWar"):
            days = datetime.date.fromisoformat(row["date"]).toordinal() // 2
            groups.setdefault(f"timeline17-{topic}-{days}", []).append(
                {"id": row["id"].replace("/", "-"), "outlet": f"{outlet} {number}", "text": row["text"],
                 "published": row["date"]})
    return groups


def compare(groups: dict[str, list[dict]], program: str, tool: str) -> list[tuple[str, dict, dict]]:
    """Name, story record and article records by id of each group."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "articles.jsonl"
        rows = [dict(one, id=f"{name}/{one['id']}") for name, group in groups.items() for one in group]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        read = subprocess.run([program, "read", str(path)], capture_output=True, check=False, text=True).stdout
    records = {}
    for line in read.splitlines():
        record = json.loads(line)
        if "article" not in record:
            continue  # a problem of the input
        name = record["article"]["source_id"].split("/")[0]
        records.setdefault(name, []).append((record, line))
    given = "\n".join("".join(line + "\n" for _, line in group) for group in records.values())
    stories = subprocess.run([tool], input=given, capture_output=True, check=True, text=True).stdout.splitlines()
    return [(name, json.loads(story), {record["article"]["id"]: record for record, _ in group})
            for (name, group), story in zip(records.items(), stories, strict=True)]


def key_of(text: str, report: dict) -> list:
    return [hashlib.sha256(text.encode()).hexdigest()[:16], report["begin"], report["end"]]


def range_of(value: str) -> tuple[float, float]:
    """What a side's value allows: "at least 12" 12 and more, "about 30" a tenth less or more."""
    numbers = [float(number) for number in re.findall(r"[0-9][0-9.]*", value.replace(",", ""))]
    number = numbers[0]
    if re.match(r"[0-9.,]+-[0-9]", value):
        return number, numbers[1]
    if value.startswith(("at least", "more than")):
        return number + value.startswith("more") * 1e-6, math.inf
    if value.startswith(("at most", "fewer than")):
        return -math.inf, number - value.startswith("fewer") * 1e-6
    return (0.9 * number, 1.1 * number) if value.startswith("about") else (number, number)


def pairs_of(name: str, story: dict, records: dict[str, dict]):
    """Every two sides of the disagreements on figures, each by its first report, and their words."""
    for row in story["disagreements"]:
        if row["kind"] != "count" or row["reading"] not in ("conflict", "superseded"):
            continue
        for sides in itertools.combinations(row["sides"], 2):
            (low, high), (least, most) = (range_of(side["value"]) for side in sides)
            if low <= most and least <= high:
                continue
            reports = [side["reports"][0] for side in sides]
            texts = [records[report["article"]]["text"] for report in reports]
            yield {"group": name, "values": [side["value"] for side in sides], "reading": row["reading"],
                   "reports": [key_of(text, report) for text, report in zip(texts, reports)]}, [
                       text[max(0, report["begin"] - 160):report["begin"]] + "[[" +
                       text[report["begin"]:report["end"]] + "]]" + text[report["end"]:report["end"] + 160]
                       for text, report in zip(texts, reports)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default=str(ROOT / "build" / "release" / "concord"))
    parser.add_argument("--tool", default=str(ROOT / "build" / "release" / "measure" / "concord_one_story"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    judged = {json.dumps(row["reports"]): row["verdict"]
              for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())} if GOLD.exists() else {}
    every = []
    for title, read in (("casualty groups", casualty_groups), ("ECB+ half topics", ecb_topics),
                        ("news events", news_events), ("stories of raw", raw_stories),
                        ("timeline17 by two days", days_of_timelines)):
        start = time.monotonic()
        verdicts, seen = [], set()
        for name, story, records in compare(read(options.data), options.program, options.tool):
            for pair, words in pairs_of(name, story, records):
                key = json.dumps(pair["reports"])
                if key in seen:  # one pair may stand in two rows
                    continue
                seen.add(key)
                verdict = judged.get(key)
                verdicts.append(verdict)
                if options.show:
                    print(json.dumps(pair | {"verdict": verdict}), *words, sep="\n    ")
        seconds = round(time.monotonic() - start, 1)
        every += verdicts
        known = [verdict for verdict in verdicts if verdict]
        share = round(known.count("right") / len(known), 4) if known else None
        for metric, value, count in (("pairs of figures, right", share, len(known)),
                                     ("pairs of figures, not judged", len(verdicts) - len(known), len(verdicts))):
            print(json.dumps({"set": title, "metric": metric, "value": value, "n": count, "seconds": seconds}))
    known = [verdict for verdict in every if verdict]
    print(json.dumps({"set": "all of these", "metric": "pairs of figures, right", "n": len(known),
                      "value": round(known.count("right") / len(known), 4) if known else None}))


if __name__ == "__main__":
    main()
