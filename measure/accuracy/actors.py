#!/usr/bin/env python3
"""Scores country and sector of entities against phrases and sentences with known actors.

    measure/accuracy/actors.py [--actors actors-dev.jsonl] [--plover plover_gsr-dev.jsonl] [--program P] [--misses]

--actors: what NGEC's tests (Halterman et al.) expect of a name phrase. A phrase becomes the subject of a short
sentence, and the entity that covers most of it is asked. Left out: look-ups of Wikipedia titles and of dates
of office, calls without a phrase of their own, and phrases with a context beside them. "" expects nothing.
--plover: sources and targets of PLOVER's gold records. Asked is the entity with the mention that shares most
with the gold's words, or, when two share as much, the one with the shorter mention; a mention takes the roles
of its name along. Missing is wrong; null and *** are skipped. JAP, ITL and VTN are read as JPN, ITA and VNM.

A second rule, `*_at_head`, asks first for what stands before a preposition in the gold's words: "rebels in X" are
not X, however long its name.

`country` and `sector` compare codes as they stand; in `*_as_coded`, IGO of the gold, which is older than the
codes for single bodies, also takes UNO and EUR, and CIV takes CVL. `country_wrong` and `sector_wrong` count
answers that differ from the gold among all, so that what was left open can be told from what was misread.
One JSON line a metric; --misses prints ids and codes only.
"""

import argparse
import json
import pathlib
import re
import time

from records import read_texts

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNTRY_SLIPS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
COARSER = {"IGO": {"IGO", "UNO", "EUR"}, "CIV": {"CIV", "CVL"}}
BEHIND_HEAD = re.compile(r" (?:in|of|at|from|near|for|to|based in|operating in|loyal to) ")
FRAME = "{} said so on Monday."


def shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words of the gold stand: as one piece, or as the pieces between dots that stand for others."""
    places, at = [], 0
    for piece in words.strip().split(" ... "):
        piece = " ".join(piece.split())
        found = text.find(piece, at)
        if found < 0:
            found = text.find(piece)
        if found >= 0:
            places.append((found, found + len(piece)))
            at = found + len(piece)
    return places


def entity_at(record: dict, places: list[tuple[int, int]]) -> dict | None:
    """The entity with the mention that shares most with the places."""
    best, best_key = None, None
    for entity in record["entities"]:
        for mention in entity["mentions"]:
            span = (mention["begin"], mention["end"])
            common = sum(shared(span, place) for place in places)
            if common == 0:
                continue
            for role in entity["roles"] if mention["kind"] == "name" else []:
                near = role["end"] <= span[0] <= role["end"] + 2 or span[1] <= role["begin"] <= span[1] + 2
                if near:
                    common += sum(shared((role["begin"], role["end"]), place) for place in places)
            key = (common, span[0] - span[1])
            if best_key is None or key > best_key:
                best, best_key = entity, key
    return best


def entity_by_head(record: dict, text: str, words: str) -> dict | None:
    head = BEHIND_HEAD.split(words.strip())[0]
    return entity_at(record, places_of(text, head)) or entity_at(record, places_of(text, words))


class Score:
    def __init__(self, name: str, misses: bool) -> None:
        self.name, self.misses, self.counts = name, misses, {}

    def count(self, metric: str, is_right: bool) -> None:
        right, n = self.counts.get(metric, (0, 0))
        self.counts[metric] = (right + is_right, n + 1)

    def add(self, field: str, case: str, gold: str, got: str, at_head: str | None = None) -> None:
        fits = got in COARSER.get(gold, {gold})
        self.count(field, got == gold)
        if at_head is not None:
            self.count(f"{field}_at_head", at_head in COARSER.get(gold, {gold}))
        self.count(f"{field}_as_coded", fits)
        self.count(f"{field}_wrong", bool(got) and not fits)
        if self.misses and not fits:
            print(json.dumps({"miss": case, "field": field, "gold": gold, "got": got}))

    def print(self, seconds: float) -> None:
        for metric, (right, n) in self.counts.items():
            print(json.dumps({"set": self.name, "metric": metric, "value": round(right / n, 3), "n": n,
                              "seconds": round(seconds, 2)}))


def lines_of(path: str) -> list[dict]:
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]


def phrase_of(test: dict) -> str | None:
    """The phrase that a test asks about, when it stands alone."""
    arguments = test["args"]
    if test["skip"] or test["fn"] not in ("agent_to_code", "short_text_to_agent", "search_nat"):
        return None
    if arguments[0][1].startswith("$") or any(argument[1] for argument in arguments[1:]):
        return None
    return arguments[0][1]


def expected(test: dict, *fields: str) -> set[str] | None:
    """The codes that are right; none when the test does not ask, or asks for what it is not."""
    for field in fields:
        values = [value for operator, value in test["expect"].get(field, []) if operator == "=="]
        if values and None not in values:
            return set(values)
    return None


def score_phrases(path: str, program: str, misses: bool) -> None:
    tests = [(test, phrase_of(test)) for test in lines_of(path)]
    tests = [(test, phrase) for test, phrase in tests if phrase]
    begin = time.monotonic()
    records = read_texts(program, [FRAME.format(phrase[0].upper() + phrase[1:]) for _, phrase in tests])
    seconds = time.monotonic() - begin
    score = Score("actors-dev", misses)
    for number, ((test, phrase), record) in enumerate(zip(tests, records)):
        entity = entity_at(record, [(0, len(phrase))]) or {}
        for field, names in (("country", ("country", "cc")), ("sector", ("code_1",))):
            codes = expected(test, *names)
            if codes is None:
                continue
            got = entity.get(field) or ""
            gold = got if got in codes else sorted(codes)[0]
            score.add(field, f"{number} {test['test']}", gold, got)
    score.print(seconds)


def score_records(path: str, program: str, misses: bool) -> None:
    golds = lines_of(path)
    begin = time.monotonic()
    records = read_texts(program, [gold["text"] for gold in golds])
    seconds = time.monotonic() - begin
    score = Score("plover_gsr-dev", misses)
    for gold, record in zip(golds, records):
        for side in ("source", "target"):
            for number, actor in enumerate(gold[side]):
                entity = entity_at(record, places_of(record["text"], actor["text"])) or {}
                head = entity_by_head(record, record["text"], actor["text"]) or {}
                case = f"{gold['id']} {side} {number}"
                if actor["country"] and actor["country"] != "***":
                    country = COUNTRY_SLIPS.get(actor["country"], actor["country"])
                    score.add("country", case, country, entity.get("country") or "", head.get("country") or "")
                if actor["sector"] and actor["sector"] != "***":
                    score.add("sector", case, actor["sector"][:3], entity.get("sector") or "", head.get("sector") or "")
    score.print(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors")
    parser.add_argument("--plover")
    parser.add_argument("--program", default=str(ROOT / "build" / "release" / "concord"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if options.actors:
        score_phrases(options.actors, options.program, options.misses)
    if options.plover:
        score_records(options.plover, options.program, options.misses)


if __name__ == "__main__":
    main()
