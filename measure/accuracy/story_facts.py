"""What a story's record says, matched with labels of it: by article and by the words that both mark.

A place is a dict with `article`, `begin` and `end`; labels and records are on the same ruler here. A record's
citation of a headline (`field`) is no place of the text and matches no label.
"""

import collections
import itertools
import json
import pathlib
import subprocess
import time

#: Ways in which a version holds the speaker's own words.
WORDS_KEPT = ("same", "trimmed", "edited", "translated")


def read_store(program: str, builds: list[list[str]], folder: pathlib.Path) -> tuple[list[dict], list[dict], float]:
    """Articles and stories of one store that each of `builds`, arguments of `concord build`, adds to."""
    begin = time.perf_counter()
    for arguments in builds:
        subprocess.run([program, "build", "--quiet", folder / "story.db", *arguments], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - begin
    subprocess.run([program, "export", folder / "story.db", "--to", "jsonl", folder / "out"], check=True,
                   stdout=subprocess.DEVNULL)

    def lines_of(name):
        return [json.loads(line) for line in (folder / "out" / name).read_text("utf-8").splitlines()]
    return lines_of("articles.jsonl"), lines_of("stories.jsonl"), seconds


def read_group(program: str, tool: str, path: pathlib.Path) -> tuple[list[dict], list[dict], float]:
    """Articles of one file, and the one story that `concord_one_story` makes of them, whatever gathering would."""
    begin = time.perf_counter()
    records = subprocess.run([program, "read", "--quiet", path], check=False, stdout=subprocess.PIPE).stdout
    story = subprocess.run([tool], check=True, input=records, stdout=subprocess.PIPE).stdout
    seconds = time.perf_counter() - begin
    return [json.loads(line) for line in records.splitlines()], [json.loads(story)], seconds


def with_places(value, place_of):
    """The record with every citation replaced by what `place_of` makes of it."""
    if isinstance(value, list):
        return [with_places(one, place_of) for one in value]
    if not isinstance(value, dict):
        return value
    if {"article", "begin", "end", "text"} <= value.keys():
        return place_of(value)
    return {key: with_places(one, place_of) for key, one in value.items()}


def overlap(label: dict, place: dict) -> int:
    if label["article"] != place["article"] or "field" in place:
        return 0
    return max(min(label["end"], place["end"]) - max(label["begin"], place["begin"]), 0)


def touches(labels: list[dict], places: list[dict]) -> bool:
    return any(overlap(label, place) for label in labels for place in places)


def is_version(label: dict, place: dict) -> bool:
    """Half of the shorter one is in the other: a clause may be marked with its cue, or without."""
    return 2 * overlap(label, place) >= min(label["end"] - label["begin"], place["end"] - place["begin"]) > 0


def places_of(statement: dict) -> list[dict]:
    return [version["citation"] for version in statement["versions"]]


# Statements ------------------------------------------------------------------------------------------------

def version_pairs(statement: dict, *, across: bool = True) -> list[tuple[dict, dict]]:
    """Pairs of labelled versions, by default of two articles."""
    return [pair for pair in itertools.combinations(statement["versions"], 2)
            if not across or pair[0]["article"] != pair[1]["article"]]


def keeps_words(version: dict) -> bool:
    """Labels list the differences that are right, the best first: a cut quotation may also be edited."""
    return version["difference"][0] in WORDS_KEPT


def holds_pair(statement: dict, pair: tuple[dict, dict]) -> bool:
    return all(any(is_version(label, place) for place in places_of(statement)) for label in pair)


def statement_of(label: dict, statements: list[dict]) -> dict | None:
    """The found statement that holds most of the labelled versions, the first of equal ones."""
    def held(statement):
        return sum(any(is_version(version, place) for place in places_of(statement))
                   for version in label["versions"])
    best = max(statements, key=held, default=None)
    return best if best and held(best) > 0 else None


def differences(label: dict, statement: dict | None) -> list[tuple[dict, set[str]]]:
    """What the found statement calls each labelled version that it holds, if it holds two."""
    held = []
    for version in label["versions"] if statement else []:
        called = {one["difference"] for one in statement["versions"] if is_version(version, one["citation"])}
        if called:
            held.append((version, called))
    return held if len(held) > 1 else []


def found_pairs(statements: list[dict], *, quoted: bool) -> list[tuple[dict, dict]]:
    """Pairs of found versions of two articles, each by its own difference: both keep the words, or not both."""
    return [pair for statement in statements for pair in itertools.combinations(statement["versions"], 2)
            if pair[0]["citation"]["article"] != pair[1]["citation"]["article"]
            and all(one["difference"] in WORDS_KEPT for one in pair) == quoted]


def labels_of(pair: tuple[dict, dict], labels: list[dict]) -> list[dict]:
    """The labelled statements that have versions at both."""
    return [label for label in labels if all(
        any(is_version(version, found["citation"]) for version in label["versions"]) for found in pair)]


def is_surely_labelled(pair: tuple[dict, dict], label: dict) -> bool:
    """Not of a doubtful statement, nor at a version that need not be found."""
    sure = [version for version in label["versions"] if not version.get("optional")]
    return not label.get("doubtful") and all(
        any(is_version(version, found["citation"]) for version in sure) for found in pair)


# Disagreements ---------------------------------------------------------------------------------------------

def reports_of(disagreement: dict) -> list[list[dict]]:
    return [side["reports"] for side in disagreement["sides"]]


def has_two_sides(wanted: list[list[dict]], found: list[list[dict]]) -> bool:
    """Two sides of the one each overlap another side of the other."""
    return any(touches(wanted[a], found[i]) and touches(wanted[b], found[j])
               for a, b in itertools.combinations(range(len(wanted)), 2)
               for i, j in itertools.permutations(range(len(found)), 2))


def is_disagreement(label: dict, found: dict) -> bool:
    return found["kind"] in label["disagreement"] and has_two_sides(reports_of(label), reports_of(found))


def is_right_reading(label: dict, found: list[dict]) -> bool:
    """One of the readings that a label lists, the best first; a label without any leaves it open."""
    return not label["reading"] or any(one["reading"] in label["reading"] for one in found)


def is_excused(found: dict, traps: list[dict]) -> bool:
    """A trap is about figures that count different things: to be told apart is to be right about it."""
    return any(found["reading"] in trap["allowed"] and has_two_sides(trap["reports"], reports_of(found))
               for trap in traps)


def trapped(found: dict, traps: list[dict]) -> str | None:
    return next((trap["about"] for trap in traps if has_two_sides(trap["reports"], reports_of(found))), None)


def describe(found: dict, words) -> str:
    sides = " <> ".join(f"{side['value']} [{' | '.join(words(place) for place in side['reports'])}]"
                        for side in found["sides"])
    return f"{found['kind']} / {found['reading']} / {found['about']}: {sides}"


# Events ----------------------------------------------------------------------------------------------------

def articles_of(event: dict, mentions: list[dict]) -> set[str]:
    """Articles in which the found event has a report at one of the mentions."""
    return {mention["article"] for mention in mentions
            if any(overlap(mention, report["citation"]) for report in event["reports"])}


def merges(events: list[dict], one: list[dict], other: list[dict]) -> bool:
    """A found event has reports of both: reports at words that both mark count for neither."""
    def only(mentions, others, place):
        return touches(mentions, [place]) and not touches(others, [place])
    return any(any(only(one, other, report["citation"]) for report in event["reports"])
               and any(only(other, one, report["citation"]) for report in event["reports"])
               for event in events)


def rows_by_kind(path: pathlib.Path) -> dict[str, list[dict]]:
    rows = collections.defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["kind"]].append(row)
    return rows
