#!/usr/bin/env python3
"""Scores the events of `concord read`.

    measure/accuracy/events.py [--plover FILE] [--meantime FILE] [--petrarch FOLDER] [--seeds FOLDER]
                               [--program build/release/concord] [--misses]

One JSON line a metric. Events that are folded into another (the act of a request) count with that one,
and denied and negated ones are no events, unless they are coded as a refusal.

--plover    PLOVER's gold records, one event each: `coded` types as micro precision, recall and F1, so that
            every further event of the sentence is an error; then, of records whose type is found, those
            with the countries and the sectors of each side right, where the record gives them.
--meantime  the status of the gold's own triggers, as `concord_event_status` reads them (beside the program, in
            `measure/`): F1 of future, possible and negated ones together and one by one; triggers without
            attributes count for nothing. Then our own events, each paired with one trigger of the gold at most,
            in the sentences that have gold, and of the pairs F1 of who acts (Arg0) and who is acted on (Arg1,
            Arg2).
--petrarch  the unit records of PETRARCH by their text: no event where there is none; the root right where
            there is one event.
--seeds     the five seed reports: type, sides and status of events with the same trigger, and all at once;
            of a meeting, in which both sides act, sides are the parties, for who was whose host is seldom in
            the words. A place in a state, the seat of its government and its forces stand for the state; other
            parties without a name count for nothing. `contexts`: micro precision, recall and F1 over the
            events of the right type.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import time

import seed_gold
from records import read_texts
from statements import is_same_name, name_of

#: PLOVER types of the roots of CAMEO; statements and appeals (01, 02) are none or are requests.
ROOTS = {
    "01": set(), "02": {"REQUEST"}, "03": {"AGREE"}, "04": {"CONSULT"}, "05": {"SUPPORT", "AGREE"},
    "06": {"COOPERATE"}, "07": {"AID", "AGREE"}, "08": {"CONCEDE", "RETREAT"}, "09": {"ACCUSE"},
    "10": {"REQUEST"}, "11": {"ACCUSE"}, "12": {"REJECT"}, "13": {"THREATEN"}, "14": {"PROTEST"},
    "15": {"MOBILIZE"}, "16": {"SANCTION"}, "17": {"COERCE"}, "18": {"ASSAULT"}, "19": {"ASSAULT"},
    "20": {"ASSAULT"},
}
#: What MEANTIME calls future and what it does not settle.
GROUPS = {"planned": "future", "requested": "future", "possible": "possible", "negated": "negated",
          "denied": "negated"}


def read_lines(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def counted(record: dict) -> list[dict]:
    return [event for event in record["events"] if not event.get("folded_into")
            and (event["status"] not in ("negated", "denied") or event["coded"] == "REJECT")]


class Lines:
    """Prints metrics of one set."""

    def __init__(self, name: str) -> None:
        self.name, self.began = name, time.perf_counter()

    def show(self, metric: str, value: float, n: int) -> None:
        print(json.dumps({"set": self.name, "metric": metric, "value": round(value, 4), "n": n,
                          "seconds": round(time.perf_counter() - self.began, 3)}))

    def show_f1(self, metric: str, right: int, found: int, gold: int) -> None:
        precision, recall = right / max(found, 1), right / max(gold, 1)
        self.show(f"{metric}_precision", precision, found)
        self.show(f"{metric}_recall", recall, gold)
        self.show(f"{metric}_f1", 2 * right / max(found + gold, 1), gold)


def side_values(record: dict, ids: list[str], key: str) -> set[str]:
    return {entity[key] for entity in record["entities"] if entity["id"] in ids and entity[key]}


def score_plover(path: pathlib.Path, program: str, misses: bool) -> None:
    lines = Lines(path.stem)
    rows = read_lines(path)
    right = found = 0
    sides = {(side, key): [0, 0] for side in ("source", "target") for key in ("country", "sector")}
    for row, record in zip(rows, read_texts(program, [row["text"] for row in rows])):
        events = counted(record)
        found += len(events)
        match = next((event for event in events if event["coded"] == row["event"]), None)
        right += match is not None
        if misses and (match is None or len(events) > 1):
            print("   ", row["id"], row["event"], "got", [
                (event["coded"], record["text"][event["trigger"]["begin"]:event["trigger"]["end"]]) for event in events])
        if match is None:
            continue
        for side, field in (("source", "actors"), ("target", "recipients")):
            for key in ("country", "sector"):
                gold = {actor[key] for actor in row[side] if actor[key]}
                if gold:
                    tally = sides[side, key]
                    tally[1] += 1
                    tally[0] += side_values(record, match[field], key) == gold
    lines.show_f1("coded", right, found, len(rows))
    for (side, key), (good, count) in sides.items():
        if count:
            lines.show(f"{side}_{key}", good / count, count)


def meantime_group(attributes: dict) -> str | None:
    if attributes.get("polarity") == "NEG":
        return "negated"
    if attributes.get("certainty") in ("POSSIBLE", "PROBABLE") or attributes.get("special_cases", "").startswith("COND"):
        return "possible"
    return "future" if attributes.get("time") == "FUTURE" else None


def statuses_of(program: str, documents: list[dict], mentions: list[list[dict]]) -> list[list[str]]:
    """What the readers of status say of each mention of each document."""
    reader = pathlib.Path(program).parent / "measure" / "concord_event_status"
    lines = [json.dumps({"text": document["text"], "published": None,
                         "triggers": [[one["start"], one["end"]] for one in ours]})
             for document, ours in zip(documents, mentions)]
    run = subprocess.run([reader], input="\n".join(lines) + "\n", check=True, capture_output=True, text=True)
    return [json.loads(line)["statuses"] for line in run.stdout.splitlines()]


def is_labelled(mention: dict) -> bool:
    return any(mention["attrs"].get(key) for key in ("certainty", "time", "polarity"))


def score_statuses(lines: Lines, mentions: list[list[dict]], statuses: list[list[str]], misses: bool) -> None:
    right, found, gold = collections.Counter(), collections.Counter(), collections.Counter()
    for ours, read in zip(mentions, statuses, strict=True):
        for mention, status in zip(ours, read, strict=True):
            if not is_labelled(mention):
                continue
            is_, got = meantime_group(mention["attrs"]), GROUPS.get(status)
            found[got] += 1
            gold[is_] += 1
            right[is_] += is_ == got
            if misses and is_ != got:
                print("   ", mention["start"], mention["text"], "is", is_, "got", status)
    groups = ("future", "possible", "negated")
    lines.show_f1("status", sum(right[g] for g in groups), sum(found[g] for g in groups), sum(gold[g] for g in groups))
    for group in groups:
        lines.show(f"status_{group}_f1", 2 * right[group] / max(found[group] + gold[group], 1), gold[group])


def gold_roles(document: dict, mention: dict) -> list[tuple[str, tuple[int, int]]]:
    """Side and span of each participant with a role that we have."""
    spans = {m["m_id"]: (m["start"], m["end"]) for m in document["markables"] if m.get("tokens")}
    sides = {"Arg0": "actors", "Arg1": "recipients", "Arg2": "recipients"}
    return [(sides[one["attrs"]["sem_role"]], spans[target]) for one in document["relations"]
            if one["kind"] == "HAS_PARTICIPANT" and mention["m_id"] in one["source"]
            and one["attrs"].get("sem_role") in sides for target in one["target"] if target in spans]


def right_roles(roles: list[tuple[str, tuple[int, int]]], record: dict, event: dict) -> int:
    """How many are there, each entity of ours counting once; where none receives, all sides act."""
    mentions = {entity["id"]: entity["mentions"] for entity in record["entities"]}
    left = {side: list(event[side]) for side in ("actors", "recipients")}
    count = 0
    for gold_side, (begin, end) in roles:
        side = gold_side if event["recipients"] else "actors"
        match = next((name for name in left[side]
                      if any(m["begin"] < end and begin < m["end"] for m in mentions[name])), None)
        if match:
            left[side].remove(match)
            count += 1
    return count


def score_meantime(path: pathlib.Path, program: str, misses: bool) -> None:
    lines = Lines(path.stem)
    documents = read_lines(path)
    mentions = [[m for m in document["markables"] if m["kind"] == "EVENT_MENTION" and m.get("tokens")]
                for document in documents]
    score_statuses(lines, mentions, statuses_of(program, documents, mentions), misses)
    triggers, roles = [0, 0, 0], [0, 0, 0]
    for document, gold, record in zip(documents, mentions, read_texts(program, [one["text"] for one in documents])):
        marked_spans = [(m["start"], m["end"]) for m in document["markables"] if m.get("tokens")]
        spans = [(token[3], token[4], token[1]) for token in document["tokens"]]
        marked = {number for first, last, number in spans
                  if any(begin <= first and last <= end for begin, end in marked_spans)}
        triggers[2] += len(gold)
        free = list(gold)
        for event in record["events"]:
            begin, end = event["trigger"]["begin"], event["trigger"]["end"]
            triggers[1] += next((number for first, last, number in spans if first <= begin < last), None) in marked
            mention = next((m for m in free if m["start"] <= begin and end <= m["end"]), None)
            if mention is None:
                continue
            free.remove(mention)
            triggers[0] += 1
            known = gold_roles(document, mention)
            roles[0] += right_roles(known, record, event)
            roles[1] += len(event["actors"]) + len(event["recipients"])
            roles[2] += len(known)
    lines.show_f1("trigger", *triggers)
    lines.show_f1("role", *roles)


def score_petrarch(folder: pathlib.Path, program: str, misses: bool) -> None:
    lines = Lines("petrarch_unit")
    rows = read_lines(folder / "cases_ud.jsonl")
    none, one = [0, 0], [0, 0]
    for row, record in zip(rows, read_texts(program, [row["text"] for row in rows])):
        events = counted(record)
        codes = [event.get("eventcode") or "" for event in row["events"] if event.get("noevents") is None]
        got = [(event["coded"], record["text"][event["trigger"]["begin"]:event["trigger"]["end"]]) for event in events]
        if not codes:
            none[1] += 1
            none[0] += not events
            if misses and events:
                print("   ", row["id"], "has none, got", got)
        elif len(codes) == 1 and codes[0][:2] in ROOTS:
            allowed = ROOTS[codes[0][:2]]
            good = any(event["coded"] in allowed or event["type"] in allowed for event in events)
            one[1] += 1
            one[0] += good or not allowed and not events
            if misses and not good:
                print("   ", row["id"], codes[0], "got", got)
    lines.show("none", none[0] / max(none[1], 1), none[1])
    lines.show("root", one[0] / max(one[1], 1), one[1])


def read_states() -> dict[str, str]:
    """Codes of states and unions by their names."""
    rows = [line.split("\t") for line in (seed_gold.ROOT / "knowledge/names/countries.tsv").read_text("utf-8").splitlines()]
    return {row[0]: row[2] for row in rows if row[1] in ("country", "union")}


def read_metonyms() -> set[str]:
    """Names that stand for a government."""
    rows = [line.split("\t") for line in (seed_gold.ROOT / "knowledge/actors/metonyms.tsv").read_text("utf-8").splitlines()]
    return {row[0] for row in rows if row[3] == "GOV"}


STATES = read_states()
METONYMS = read_metonyms()


def is_same_side(name: str, entity: dict) -> bool:
    """A side that is a state is also told by a place in it, the seat of its government, its forces or ministers."""
    if is_same_name(name, entity["name"] or ""):
        return True
    unnamed = not entity["name"] and entity["type"] != "person"
    stands = unnamed or entity["type"] == "place" or entity["name"] in METONYMS or entity["name"] in STATES
    return name in STATES and stands and STATES[name] == entity["country"]


def has_sides(names: list[str], ids: list[str], report: seed_gold.Report) -> bool:
    """Each name is one of the entities, and no further entity with a name is there."""
    got = [entity for entity in report.record["entities"] if entity["id"] in ids]
    return (all(any(is_same_side(name, other) for other in got) for name in names)
            and all(any(is_same_side(name, other) for name in names) for other in got if other["name"]))


def same_event(gold: dict, report: seed_gold.Report) -> dict | None:
    """The event of the record whose trigger lies in the gold's; one of the same type first."""
    spans = [(gold["begin"], gold["end"])]
    spans += [(one["begin"], one["end"]) for one in gold.get("trigger_alternatives") or []]
    best = None
    for event in report.record["events"]:
        place = report.place(event["trigger"])
        if any(min(place[1], end) > max(place[0], begin) for begin, end in spans):
            if best is None or event["type"] == gold["type"] != best["type"]:
                best = event
    return best


def score_seeds(folder: pathlib.Path, program: str, misses: bool) -> None:
    score, lines = seed_gold.Score(), Lines("seeds")
    contexts = collections.Counter()
    for report in seed_gold.load_reports(folder, program, None, dated=True):
        known = set()
        for gold in report.gold.get("event", []):
            got = same_event(gold, report)
            if got:
                known.add(got["id"])
            if gold.get("doubtful"):
                continue
            words = report.text[gold["begin"]:gold["end"]]
            about = f"{report.name} {gold['id']} {words!r} {gold['type']} {gold['status']}"
            right = got is not None and got["type"] == gold["type"]
            score.note("found_with_type", right, f"{about} {got and got['type']}")
            if gold["type"] == "CONSULT":
                sides = right and has_sides(gold["actors"] + gold["recipients"], got["actors"] + got["recipients"], report)
            else:
                sides = right and all(has_sides(gold[side], got[side], report) for side in ("actors", "recipients"))
            status = right and got["status"] == gold["status"]
            if right:
                names = [[name_of(report, one) for one in got[side]] for side in ("actors", "recipients")]
                score.note("coded", got["coded"] == gold["coded"], f"{about} {gold['coded']} {got['coded']}")
                score.note("sides", sides, f"{about} {gold['actors']} {gold['recipients']} {names}")
                score.note("status", status, f"{about} {got['status']}")
                there, told = set(gold["contexts"]), set(got["contexts"])
                contexts.update(right=len(there & told), found=len(told), gold=len(there))
                if misses and there != told:
                    print("   ", about, sorted(there), sorted(told))
            score.note("found_with_all", sides and status, about)
        for event in report.record["events"]:
            if event["id"] in known:
                score.count("wrong")
            else:
                begin, end = report.place(event["trigger"])
                score.count("wrong", f"{report.name} {begin} {report.text[begin:end]!r} {event['type']}")
    score.show(misses=misses)
    lines.show_f1("contexts", contexts["right"], contexts["found"], contexts["gold"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--plover", type=pathlib.Path)
    parser.add_argument("--meantime", type=pathlib.Path)
    parser.add_argument("--petrarch", type=pathlib.Path)
    parser.add_argument("--seeds", type=pathlib.Path)
    parser.add_argument("--program", default=str(seed_gold.ROOT / "build" / "release" / "concord"))
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    for name, score in (("plover", score_plover), ("meantime", score_meantime), ("petrarch", score_petrarch),
                        ("seeds", score_seeds)):
        path = getattr(arguments, name)
        if path:
            score(path, arguments.program, arguments.misses)


if __name__ == "__main__":
    main()
