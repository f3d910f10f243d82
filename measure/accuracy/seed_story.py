#!/usr/bin/env python3
"""Scores the story that the five seed reports tell together against the labels in seed_story.jsonl.

    measure/accuracy/seed_story.py --seeds FOLDER [--program build/release/concord] [--show]

One JSON line a metric. A share is over labelled facts; a count (n = 0) is of things that should not be there:
`false_disagreements` match no label, or are one of the pairs of figures that count different things and do not
say so; `false_folds` are two statements in one, `false_merges` two events in one. --show says what is missed.
"""

import argparse
import pathlib
import tempfile

import seed_gold
import story_facts

GOLD = seed_gold.GOLD.parent / "seed_story.jsonl"


def build(seeds: pathlib.Path, program: str, folder: pathlib.Path) -> tuple[list[seed_gold.Report], list[dict]]:
    """The reports with their records, and the stories, of one store of all five."""
    files = sorted(seeds.glob("*.txt"))
    builds = [["--date", seed_gold.DATES[path.name[:3]], str(path)] if path.name[:3] in seed_gold.DATES
              else [str(path)] for path in files]
    records, stories, _ = story_facts.read_store(program, builds, folder)
    by_name = {pathlib.Path(record["article"]["path"]).name: record for record in records}
    return [seed_gold.Report(path, path.read_bytes().decode("utf-8"), {}, by_name[path.name])
            for path in files], stories


class Words:
    """Turns citations into places of the files, and places into words."""

    def __init__(self, reports: list[seed_gold.Report]):
        self._by_id = {report.record["article"]["id"]: report for report in reports}
        self._by_name = {report.name: report for report in reports}

    def place(self, citation: dict) -> dict:
        report = self._by_id[citation["article"]]
        if "field" in citation:
            return {**citation, "article": report.name}
        begin, end = report.place(citation)
        return {"article": report.name, "begin": begin, "end": end}

    def __call__(self, place: dict) -> str:
        words = (place["text"] if "field" in place
                 else self._by_name[place["article"]].text[place["begin"]:place["end"]])
        return f"{place['article']} {place['begin']}-{place['end']} {' '.join(words.split())}"


def score_statements(gold: dict, statements: list[dict], score: seed_gold.Score, words: Words) -> None:
    for label in gold["statement"]:
        found = story_facts.statement_of(label, statements)
        doubtful = "doubtful_" if label.get("doubtful") else ""
        for pair in story_facts.version_pairs(label):
            kept = all(map(story_facts.keeps_words, pair))
            metric = f"{doubtful}statement_pairs_{'quoted' if kept else 'paraphrased'}"
            score.note(metric, any(story_facts.holds_pair(one, pair) for one in statements),
                       f"{words(pair[0])} + {words(pair[1])}")
        if doubtful:
            continue
        score.note("statement_origins", found is not None and found["origins"] in label["origins"],
                   f"{label['id']} {label['speaker']}: {found and found['origins']}, not {label['origins']}")
        for version, called in story_facts.differences(label, found):
            score.note("difference", bool(called & set(version["difference"])),
                       f"{words(version)}: {sorted(called)}, not {version['difference']}")
        if label.get("three_spellings"):
            full = label["versions"][:3]
            score.note("three_spellings", any(
                one["origins"] == 3 and all(story_facts.holds_pair(one, (full[0], other)) for other in full)
                for one in statements), "not in one statement of three origins")
    for apart in gold["not_one_statement"]:
        merged = any(story_facts.holds_pair(one, tuple(apart["versions"])) for one in statements)
        score.count("false_folds", *([" + ".join(map(words, apart["versions"]))] if merged else []))


def score_events(gold: dict, events: list[dict], score: seed_gold.Score) -> None:
    labels = {label["id"]: label for label in gold["event"]}
    for label in gold["event"]:
        wanted = {mention["article"] for mention in label["mentions"] if not mention.get("optional")}
        found = [story_facts.articles_of(event, label["mentions"]) & wanted for event in events]
        most = max(found, key=len, default=set())
        about = f"{label['what']}: {sorted(most)} of {sorted(wanted)}"
        if label.get("doubtful"):
            continue
        score.note("events_found", bool(most), about)
        if len(wanted) > 1:
            score.note("one_event", most == wanted, about)
            score.note(f"one_event_{label['id']}", most == wanted, about)
    for row in gold["distinct_events"]:
        one, other = (labels[name] for name in row["events"])
        merged = story_facts.merges(events, one["mentions"], other["mentions"])
        score.count("false_merges", *([f"{one['what']} + {other['what']}"] if merged else []))


def score_disagreements(gold: dict, found: list[dict], score: seed_gold.Score, words: Words) -> None:
    for label in gold["disagreement"]:
        matched = [one for one in found if story_facts.is_disagreement(label, one)]
        if label.get("optional"):
            if matched:
                score.note("optional_disagreements_reading",
                           story_facts.is_right_reading(label, matched),
                           f"{label['about']}: {[one['reading'] for one in matched]}, not {label['reading']}")
            continue
        score.note(f"disagreement_{label['id']}_{label['disagreement'][0]}", bool(matched), label["about"])
        if matched:
            score.note("disagreement_reading", story_facts.is_right_reading(label, matched),
                       f"{label['about']}: {[one['reading'] for one in matched]}, not {label['reading']}")
    for one in found:
        is_right = (any(story_facts.is_disagreement(label, one) for label in gold["disagreement"])
                    or story_facts.is_excused(one, gold["no_disagreement"]))
        about = story_facts.trapped(one, gold["no_disagreement"])
        miss = story_facts.describe(one, words) + (f" (labelled as none: {about})" if about else "")
        score.count("false_disagreements", *([] if is_right else [miss]))
    score.count("false_disagreements")


def score_lines(gold: dict, lines: list[dict], score: seed_gold.Score) -> None:
    for label in gold["timeline"]:
        dates = [line["date"] for line in lines if story_facts.touches(label["lines"], [line["line"]])]
        score.note("timeline", label["date"] in dates, f"{label['date']} {label['lines'][0]}: {dates}")


def score_agreements(gold: dict, found: list[dict], score: seed_gold.Score, words: Words) -> None:
    def citations(agreement):
        return [*agreement["terms"], *(one["citation"] for one in agreement["agreed_on"]),
                *(one["citation"] for one in agreement["alleged_breaches"])]

    for label in gold["agreement"]:
        if label.get("optional"):
            continue
        labelled = [*label["names"], *label["terms"], *label["agreed_on"], *label["alleged_breaches"]]
        same = [one for one in found if story_facts.touches(labelled, citations(one))]
        score.note("agreement_found", bool(same), label["name"])
        score.note("agreement_is_one", len(same) == 1, f"{label['name']}: {[one['name'] for one in same]}")
        for date in label["agreed_on"]:
            score.note("agreement_dates", any(
                one["value"] == date["value"] and story_facts.touches([date], [one["citation"]])
                for agreement in same for one in agreement["agreed_on"]), f"{date['value']} {words(date)}")
        breaches = [one for agreement in same for one in agreement["alleged_breaches"]]
        for breach in label["alleged_breaches"]:
            if not breach.get("optional"):
                score.note("agreement_breaches", any(
                    one["by"] == breach["by"] and one["count"] == breach["count"]
                    and story_facts.touches([breach], [one["citation"]]) for one in breaches),
                    f"{breach['by']} {breach['count']} {words(breach)}")
    for row in gold["not_one_agreement"]:
        merged = [one["name"] for one in found
                  if all(story_facts.touches([name], citations(one)) for name in row["names"])]
        score.count("false_agreement_merges", *merged)


def score_positions(gold: dict, found: list[dict], score: seed_gold.Score) -> None:
    """A position is found when one of the record shows two of its turns."""
    def turns(label, position):
        return sum(story_facts.touches([turn], [move["citation"] for move in position["history"]])
                   for turn in label["history"])

    for label in gold["position"]:
        best = max(found, key=lambda one: turns(label, one), default=None)
        shown = turns(label, best) if best else 0
        about = f"{label['actor']} on {label['issue']}: {shown} of {len(label['history'])} turns"
        score.note("positions", shown >= 2, about)
        score.note("position_changed", shown >= 2 and label["changed"] in (None, best["changed"]), about)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", type=pathlib.Path, required=True, help="folder with the five seed reports")
    parser.add_argument("--program", default=str(seed_gold.ROOT / "build" / "release" / "concord"))
    parser.add_argument("--show", action="store_true", help="after each metric, what is missed or wrong")
    options = parser.parse_args()
    score = seed_gold.Score("seed story")
    gold = story_facts.rows_by_kind(GOLD)
    with tempfile.TemporaryDirectory() as folder:
        reports, stories = build(options.seeds, options.program, pathlib.Path(folder))
    words = Words(reports)
    stories = [story_facts.with_places(story, words.place) for story in stories]
    score.note("one_story", len(stories) == 1, f"{len(stories)} stories")

    def all_of(field):
        return [one for story in stories for one in story[field]]
    score_statements(gold, all_of("statements"), score, words)
    score_events(gold, all_of("events"), score)
    score_disagreements(gold, all_of("disagreements"), score, words)
    score_lines(gold, all_of("timeline"), score)
    score_agreements(gold, all_of("agreements"), score, words)
    score_positions(gold, all_of("positions"), score)
    score.show(misses=options.show)


if __name__ == "__main__":
    main()
