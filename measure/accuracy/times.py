#!/usr/bin/env python3
"""Scores the times of the seed reports against the gold labels, dated and undated.

    measure/accuracy/times.py --seeds FOLDER [--program build/release/concord] [--misses]

One JSON line a metric; the reports are read twice, with and without the day of publication of those that
name none. A time is found when the spans share a character. `false_absolute` counts values that name a
day, week, month or year which the gold leaves open or sets differently; it should be 0 undated. Doubtful
gold labels count for nothing, found or not.
"""

import argparse
import re

import seed_gold


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def is_absolute(value: str) -> bool:
    return bool(re.match(r"\d{4}", value))


def score_report(report: seed_gold.Report, score: seed_gold.Score, *, dated: bool) -> None:
    run = "dated" if dated else "undated"
    places = [(report.place(time), time) for time in report.record["times"]]
    known = []
    for gold in report.gold.get("time", []):
        span = (gold["begin"], gold["end"])
        known.append(span)
        if gold.get("doubtful"):
            continue
        value = gold["value"] if dated else gold["value_undated"]
        about = f"{report.name} {span[0]}-{span[1]} {value}"
        near = [item for item in places if overlaps(item[0], span)]
        near.sort(key=lambda item: -seed_gold.share(item[0], span))
        score.note(f"{run}_found", bool(near), about)
        if not near:
            continue
        place, got = near[0]
        score.note(f"{run}_span", place == span, f"{about} {place}")
        score.note(f"{run}_type", got["type"] == gold["type"], f"{about} {got['type']}")
        score.note(f"{run}_value", got["value"] == value, f"{about} {got['value']}")
        score.note(f"{run}_mod", got["mod"] == gold["mod"], f"{about} {got['mod']}")
        wrong = is_absolute(got["value"]) and got["value"] != value
        score.count(f"{run}_false_absolute", *([f"{about} {got['value']}"] if wrong else []))
    unlisted = [f"{report.name} {place[0]}-{place[1]} {time['value']}" for place, time in places
                if not any(overlaps(place, span) for span in known)]
    score.count(f"{run}_unlisted", *unlisted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    seed_gold.add_arguments(parser)
    parser.add_argument("--undated-records", help="as --records, for the run without days")
    arguments = parser.parse_args()
    score = seed_gold.Score()
    for dated in (True, False):
        records = arguments.records if dated else arguments.undated_records
        if arguments.records and not records:
            continue
        for report in seed_gold.load_reports(arguments.seeds, arguments.program, records, dated=dated):
            score_report(report, score, dated=dated)
    score.show(misses=arguments.misses)


if __name__ == "__main__":
    main()
