#!/usr/bin/env python3
"""Scores the statements of the seed reports against the gold labels.

    measure/accuracy/statements.py --seeds FOLDER [--program build/release/concord] [--misses]

One JSON line a metric. A gold statement is found when each of its verbatim pieces (direct, mixed) or its
content as a whole (indirect) shares at least .8 (indirect: .5) of its length with the pieces of one
statement of the record. A speaker is right when his chain has the name, or the same words are marked and
the gold name is read from them; a surname alone is the name, another first name is not. Carrier, channel
and time are right when one of the gold's is given; `*_wrong` counts statements of the record that are none
in the gold. Misses are file, gold id and offsets.
"""

import argparse
import re

import seed_gold

TITLES = {"mr", "mrs", "ms", "the", "of", "president", "minister", "ministry", "foreign", "and"}
SAME_PLACE = {"us": "united states", "u.s.": "united states", "uk": "united kingdom"}


def name_words(name: str) -> set[str]:
    name = SAME_PLACE.get(name.lower(), name.lower())
    return {word for word in re.findall(r"\w+", name) if word not in TITLES}


def content_span(statement: dict, place) -> tuple[int, int]:
    pieces = [place(piece) for piece in statement["content"]]
    return min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)


def own_place(span: dict) -> tuple[int, int]:
    return span["begin"], span["end"]


def best_match(gold: dict, report: seed_gold.Report) -> dict | None:
    """The statement of the record that says most of the gold one, if it says enough."""
    pieces = [own_place(piece) for piece in gold["content"] if piece["verbatim"]]
    best, best_share = None, 0.0
    for statement in report.record["statements"]:
        if pieces:
            got = [report.place(piece) for piece in statement["content"] if piece["verbatim"]]
            shares = [max((seed_gold.share(piece, other) for other in got), default=0.0)
                      for piece in pieces]
            value, least = min(shares), 0.8
        else:
            value = seed_gold.share(content_span(gold, own_place), content_span(statement, report.place))
            least = 0.5
        if value >= least and value > best_share:
            best, best_share = statement, value
    return best


def name_of(report: seed_gold.Report, entity_id: str | None) -> str:
    """The name of a chain; empty when it has none."""
    return next((entity["name"] or "" for entity in report.record["entities"] if entity["id"] == entity_id), "")


def is_same_name(gold: str, got: str) -> bool:
    """One has all words of the other: "Lavrov" and "Sergei Lavrov", not "Anna Lavrov" and "Sergei Lavrov"."""
    a, b = name_words(gold), name_words(got)
    return bool(a and b) and (a <= b or b <= a)


def is_right_speaker(gold: dict | None, got: dict | None, report: seed_gold.Report) -> bool:
    if gold is None or got is None:
        return gold is None and got is None
    same_words = seed_gold.share((gold["begin"], gold["end"]), report.place(got)) >= 0.5
    if gold["name"] is None:
        return same_words
    others = [also if isinstance(also, str) else also["name"] for also in gold.get("also", [])]
    name = name_of(report, got["entity"])
    if any(is_same_name(one, name) for one in [gold["name"], *others]):
        return True
    words = report.text[gold["begin"]:gold["end"]]
    return same_words and gold["name_from"] == "read" and words.lower() not in ("he", "she", "it")


def score_report(report: seed_gold.Report, score: seed_gold.Score) -> None:
    matched = set()
    for gold in report.gold.get("statement", []):
        if gold.get("doubtful"):
            continue
        kind = gold["statement_kind"]
        about = f"{report.name} {gold['id']} {gold['begin']}-{gold['end']}"
        got = best_match(gold, report)
        score.note(f"{kind}_found", got is not None, about)
        speaker = gold["speaker"]
        right = got is not None and is_right_speaker(speaker, got["speaker"], report)
        score.note(f"{kind}_found_with_speaker", right, about)
        if got is None:
            continue
        matched.add(got["id"])
        score.note(f"{kind}_kind", got["kind"] == kind, f"{about} {got['kind']}")
        score.note("polarity", got["polarity"] == gold["polarity"], f"{about} {got['polarity']}")
        if gold["cue"]:
            lemma = got["cue"]["lemma"] if got["cue"] else None
            score.note("cue_lemma", lemma == gold["cue"]["lemma"], f"{about} {lemma}")
            kind_of_cue = got["cue"]["class"] if got["cue"] else None
            score.note("cue_class", kind_of_cue == gold["cue"]["class"], f"{about} {kind_of_cue}")
        score_circumstances(report, gold, got, score, about)
    count_wrong(report, matched, score)


def score_circumstances(report: seed_gold.Report, gold: dict, got: dict, score: seed_gold.Score, about: str) -> None:
    if gold["time"]:
        time = next(one for one in report.gold["time"] if one["id"] == gold["time"])
        found = next((one for one in report.record["times"] if one["id"] == got["time"]), None)
        score.note("time", found is not None and seed_gold.share(own_place(time), report.place(found)) > 0, about)
    if gold["channel"]:
        place = report.place(got["channel"]) if got["channel"] else (0, 0)
        score.note("channel", seed_gold.share(own_place(gold["channel"]), place) > 0, about)
    if gold["via"]:
        names = [name_of(report, via) for via in got["via"]]
        score.note("via", any(one is None and names or one and any(is_same_name(one, name) for name in names)
                              for one in gold["via"]), about)


def count_wrong(report: seed_gold.Report, matched: set[str], score: seed_gold.Score) -> None:
    everything = report.gold.get("statement", [])
    for statement in report.record["statements"]:
        span = content_span(statement, report.place)
        known = statement["id"] in matched or any(
            seed_gold.share(span, content_span(gold, own_place)) >= 0.5 for gold in everything)
        metric = f"{statement['kind']}_wrong"
        score.count(metric, *([] if known else [f"{report.name} {span[0]}-{span[1]}"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    seed_gold.add_arguments(parser)
    arguments = parser.parse_args()
    score = seed_gold.Score()
    for report in seed_gold.load_reports(arguments.seeds, arguments.program, arguments.records, dated=True):
        score_report(report, score)
    score.show(misses=arguments.misses)


if __name__ == "__main__":
    main()
