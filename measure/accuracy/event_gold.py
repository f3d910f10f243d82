#!/usr/bin/env python3
"""Scores the events of `concord read` against `gold/events.jsonl`: sentences of news with and without events.

    measure/accuracy/event_gold.py --data FOLDER [--side tune|test] [--program P] [--misses]
    measure/accuracy/event_gold.py --agreement
    measure/accuracy/event_gold.py --judged

FOLDER is that of `gold/choose_events.py`. One JSON line a metric:

`event`     F1 of events with the right `type` and both sides: of actors and of recipients one of ours stands on the
            words of one of the gold, or bears its name, or neither has any
`trigger`   F1 of events whose triggers touch, whatever else
`status`    of the events with the right type whose triggers touch: the same
`date`      of these: the same day, month or year where the gold has one; where it has none, ours is assumed (the
            day of publication) and not read
`place`     of these: the same name, or none
Events marked doubtful count for nothing, found or not. `--agreement` scores the second reading of every fifth sentence.
`--judged` counts what readers said of the events of `gold/judged_events.jsonl` that no weights were fitted on: of general
news, all events alike; of world news, those of a confidence that leaves at least three an article.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import sys
import time

from records import read_records
from statements import is_same_name

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLD = ROOT / "measure" / "gold"
sys.path.append(str(GOLD))
import choose_passages  # noqa: E402


def read_gold(name: str) -> list[dict]:
    """Sentences with their `events`."""
    sentences = []
    for row in map(json.loads, (GOLD / name).open(encoding="utf-8")):
        if row["kind"] == "sentence":
            sentences.append(row | {"events": []})
        else:
            sentences[-1]["events"].append(row)
    return sentences


def touches(a: dict, b: dict) -> bool:
    return a["begin"] < b["end"] and b["begin"] < a["end"]


def ours_of(record: dict, sentence: dict) -> list[dict]:
    """Our events of the sentence in the form of the gold; a side with all the mentions of its entities there."""
    entities = {one["id"]: one for one in record["entities"]}
    times = {one["id"]: one for one in record["times"]}

    def parties(ids: list[str]) -> list[dict]:
        return [{"name": entities[one]["name"] or "", "spans": [m for m in entities[one]["mentions"] if touches(m, sentence)]}
                for one in ids]

    found = []
    for event in record["events"]:
        if not touches(event["trigger"], sentence):
            continue
        # What names no time is assumed to be of the day of publication.
        when = times[event["time"]]["value"] if event["time"] else (record["article"]["published"] or "")[:10]
        place = entities[event["place"]] if event["place"] else None
        found.append({"trigger": event["trigger"], "type": event["type"], "status": event["status"],
                      "actors": parties(event["actors"]), "recipients": parties(event["recipients"]),
                      "time_value": when, "is_assumed": not event["time"], "place_name": place and (place["name"] or ""), "doubtful": False})
    return found


def with_spans(event: dict) -> dict:
    sides = {side: [{"name": one["name"], "spans": [one]} for one in event[side]] for side in ("actors", "recipients")}
    return event | sides


def is_same_side(gold: list[dict], ours: list[dict]) -> bool:
    if not gold or not ours:
        return not gold and not ours
    return any(is_same_name(a["name"], b["name"]) or any(touches(x, y) for x in a["spans"] for y in b["spans"])
               for a in gold for b in ours)


def has_same_sides(gold: dict, ours: dict) -> bool:
    return all(is_same_side(gold[side], ours[side]) for side in ("actors", "recipients"))


def is_same_date(gold: dict, ours: dict) -> bool:
    """Of days as of the coarser of the two; a week is in the months of its days."""
    want, got = gold["time_value"], ours["time_value"]
    if not want:
        return ours.get("is_assumed", not got)
    shorter = min(len(want), len(got or ""))
    if shorter and want[:shorter] == got[:shorter]:
        return True
    if re.fullmatch(r"\d{4}-W\d\d", got or "") and len(want) == len("2031-06"):
        days = (datetime.date.fromisocalendar(int(got[:4]), int(got[6:]), day) for day in range(1, 8))
        return any(day.isoformat().startswith(want) for day in days)
    return False


def is_same_place(gold: str | None, ours: str | None) -> bool:
    return is_same_name(gold, ours) if gold and ours else not gold and not ours


class Score:
    def __init__(self):
        self.counts = collections.Counter()
        self.misses = []

    def pair(self, gold: list[dict], ours: list[dict], is_same) -> list[tuple[int, int]]:
        """One to one, triggers that touch first."""
        candidates = sorted((not touches(want["trigger"], got["trigger"]), g, o)
                            for g, want in enumerate(gold) for o, got in enumerate(ours) if is_same(want, got))
        pairs, used = [], (set(), set())
        for _, g, o in candidates:
            if g not in used[0] and o not in used[1]:
                used[0].add(g)
                used[1].add(o)
                pairs.append((g, o))
        return pairs

    def add_f1(self, metric: str, gold: list[dict], ours: list[dict], is_same, where: str) -> None:
        pairs = self.pair(gold, ours, is_same)
        doubtful = {o for g, o in pairs if gold[g]["doubtful"]}
        self.counts[metric, "right"] += sum(not gold[g]["doubtful"] for g, _ in pairs)
        self.counts[metric, "wanted"] += sum(not one["doubtful"] for one in gold)
        # What touches a doubtful event is neither right nor wrong.
        spare = {o for o, got in enumerate(ours) if o not in {o for _, o in pairs}
                 and any(one["doubtful"] and touches(one["trigger"], got["trigger"]) for one in gold)}
        self.counts[metric, "found"] += len(ours) - len(doubtful) - len(spare)
        for g, want in enumerate(gold):
            if not want["doubtful"] and g not in {g for g, _ in pairs}:
                self.misses.append(f"{metric} MISSED {where} {want['trigger']['begin']} {want['type']}")
        for o, got in enumerate(ours):
            if o not in {o for _, o in pairs} | spare:
                self.misses.append(f"{metric} EXTRA {where} {got['trigger']['begin']} {got['type']}")

    def add(self, gold: list[dict], ours: list[dict], where: str) -> None:
        self.add_f1("event", gold, ours, lambda a, b: a["type"] == b["type"] and has_same_sides(a, b), where)
        self.add_f1("trigger", gold, ours, lambda a, b: touches(a["trigger"], b["trigger"]), where)
        alike = lambda a, b: a["type"] == b["type"] and touches(a["trigger"], b["trigger"])  # noqa: E731
        for g, o in self.pair(gold, ours, alike):
            want, got = gold[g], ours[o]
            if want["doubtful"]:
                continue
            for metric, right in (("status", want["status"] == got["status"]),
                                  ("date", is_same_date(want, got)),
                                  ("place", is_same_place(want["place_name"], got["place_name"]))):
                self.counts[metric, "wanted"] += 1
                self.counts[metric, "right"] += right
                if not right:
                    self.misses.append(f"{metric} {where} {want['trigger']['begin']} {want['type']}: "
                                       f"{want['status']} {want['time_value']} {want['place_name']} <> "
                                       f"{got['status']} {got['time_value']} {got['place_name']}")

    def lines(self, name: str, seconds: float) -> list[dict]:
        lines = []
        for metric in ("event", "trigger", "status", "date", "place"):
            right, wanted = self.counts[metric, "right"], self.counts[metric, "wanted"]
            line = {"set": name, "metric": metric}
            if metric in ("event", "trigger"):
                found = self.counts[metric, "found"]
                line |= {"value": round(2 * right / ((found + wanted) or 1), 4), "precision": round(right / (found or 1), 4),
                         "recall": round(right / (wanted or 1), 4)}
            else:
                line["value"] = round(right / (wanted or 1), 4)
            lines.append(line | {"n": wanted, "seconds": round(seconds, 2)})
        return lines


def score_news(options: argparse.Namespace) -> tuple[str, Score, float]:
    sentences = [one for one in read_gold("events.jsonl") if options.side in (None, one["side"])]
    wanted = {one["sha256"] for one in sentences}
    texts = {}
    with choose_passages.find_set(options.data, "raw", "articles.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            digest = choose_passages.sha256(article["text"])
            if digest in wanted:
                texts[digest] = article
    began = time.monotonic()
    records = read_records(options.program, texts)
    seconds = time.monotonic() - began
    score = Score()
    for sentence in sentences:
        record = records[sentence["sha256"]]
        score.add([with_spans(one) for one in sentence["events"]], ours_of(record, sentence), sentence["sha256"][:8])
    return f"events-{options.side or 'all'}", score, seconds


def score_agreement() -> tuple[str, Score, float]:
    first = {(one["sha256"], one["begin"]): one for one in read_gold("events.jsonl")}
    score = Score()
    for sentence in read_gold("events_second_reading.jsonl"):
        other = [with_spans(one) for one in sentence["events"]]
        gold = first[sentence["sha256"], sentence["begin"]]["events"]
        score.add([with_spans(one) for one in gold], other, sentence["sha256"][:8])
    return "events-second-reading", score, 0.0


def count_judged() -> list[dict]:
    rows = [json.loads(line) for line in (GOLD / "judged_events.jsonl").open(encoding="utf-8")]
    lines = []
    for side, name in ((None, "general news"), ("test", "world news, confident")):
        counts = collections.Counter("sides" if row["verdict"] == "actors" else row["verdict"]
                                     for row in rows if row.get("side") == side)
        total = sum(counts.values())
        lines += [{"set": f"events of {name}, judged by readers", "metric": verdict, "n": total,
                   "value": round(counts[verdict] / total, 4), "seconds": 0.0}
                  for verdict in ("right", "sides", "none", "status", "type") if total]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", type=pathlib.Path)
    source.add_argument("--agreement", action="store_true")
    source.add_argument("--judged", action="store_true")
    parser.add_argument("--side", choices=("tune", "test"))
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if options.judged:
        for line in count_judged():
            print(json.dumps(line))
        return
    name, score, seconds = score_agreement() if options.agreement else score_news(options)
    for line in score.lines(name, seconds):
        print(json.dumps(line))
    if options.misses:
        print("\n".join(sorted(score.misses)))


if __name__ == "__main__":
    main()
