#!/usr/bin/env python3
"""Timelines of Timeline17 beside their references: days and lines, as Gholipour Ghalandari and Ifrim (2020).

    timelines.py --data FOLDER --rouge DATA [--records FOLDER] [--program P] [--stage P] [--topics]

FOLDER holds timeline17/ (articles.jsonl, timelines.jsonl); DATA is the `data` folder of ROUGE-1.5.5
(the PyPI package `tilse` brings it). Articles are read by `concord read`, once where --records names
a folder to keep them in. Of a topic only the articles published within the days of its reference
count, and only such days; the number of days and of lines a day are the reference's. The
record of the story is asked for its best days and the best lines of each. Precision and recall are
averaged over timelines, then F1; `seconds_a_topic` is the stage of the timeline alone.
"""

import argparse
import dataclasses
import datetime
import json
import pathlib
import re
import subprocess
import tempfile

import rouge
import timeline_scores

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclasses.dataclass
class Sentence:
    text: str
    days: list  # that its times name, in order


@dataclasses.dataclass
class Article:
    published: datetime.date
    sentences: list


@dataclasses.dataclass
class Topic:
    name: str
    reference: dict
    lines: list      # records of `concord read` of the articles within the reference's days
    articles: list   # the same, as days and sentences

    @property
    def matter(self):
        """Three topics are of one matter: the influenza of 2009."""
        return self.name.split("_")[0]

    @property
    def first(self):
        return min(self.reference)

    @property
    def last(self):
        return max(self.reference)

    @property
    def sentences_a_day(self):
        return round(sum(map(len, self.reference.values())) / len(self.reference))


def day_of(value):
    """The day that a TIMEX3 value names: "2009-04-29", "2009-04-29T16:14", "2009-04-29TNI"."""
    day = re.fullmatch(r"(\d{4}-\d\d-\d\d)(T.*)?", value)
    return datetime.date.fromisoformat(day[1]) if day else None


def article_of(record):
    times = [(time["begin"], day_of(time["value"])) for time in record["times"]
             if time["type"] in ("DATE", "TIME")]
    sentences = []
    for span in record["sentences"]:
        days = [day for begin, day in times if day and span["begin"] <= begin < span["end"]]
        sentences.append(Sentence(record["text"][span["begin"]:span["end"]], days))
    return Article(day_of(record["article"]["published"]), sentences)


def read_records(name, rows, options):
    """Lines of `concord read` of a topic's articles, in the order of the input."""
    kept = options.records / f"{name}.jsonl" if options.records else None
    if kept is None or not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, name + ".jsonl")
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            text = subprocess.run([options.program, "read", path], check=False, capture_output=True,
                                  text=True, encoding="utf-8").stdout
        if kept is None:
            return text.splitlines()
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    return kept.read_text(encoding="utf-8").splitlines()


def read_topics(options):
    folder = options.data / "timeline17"
    rows = {}
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        rows.setdefault(article["topic"], []).append(
            {"id": article["id"], "published": article["date"], "text": article["text"]})
    topics = []
    for line in (folder / "timelines.jsonl").read_text(encoding="utf-8").splitlines():
        timeline = json.loads(line)
        name = timeline["topic"]
        reference = {day_of(day): lines for day, lines in timeline["entries"]}
        topic = Topic(name, reference, [], [])
        for record in read_records(name, rows[name], options):
            fields = json.loads(record)
            if fields["schema"] != "concord/article/1":
                continue
            article = article_of(fields)
            if topic.first <= article.published <= topic.last:
                topic.lines.append(record)
                topic.articles.append(article)
        topics.append(topic)
    return topics


def add_arguments(parser):
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--rouge", required=True, type=pathlib.Path)
    parser.add_argument("--records", type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--topics", action="store_true", help="one line a topic too")


def report(system, topics, predictions, seconds, options):
    """predictions: of each topic's name its days with their lines."""
    scorer = rouge.Rouge(options.rouge)
    lines, days = [], []
    for topic in topics:
        told = predictions[topic.name]
        lines.append(timeline_scores.align_scores(told, topic.reference, scorer))
        days.append(timeline_scores.date_scores(told, topic.reference))
        if options.topics:
            print(json.dumps({"topic": topic.name, "system": system, "days": len(told),
                              "ar1_f": round(timeline_scores.f1(*lines[-1]), 4),
                              "date_f1": round(timeline_scores.f1(*days[-1]), 4)}))
    values = {"seconds_a_topic": seconds / len(topics)}
    for name, pairs in (("ar1", lines), ("date", days)):
        precision, recall, both = timeline_scores.averages(pairs)
        values |= {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": both}
    for metric, value in values.items():
        print(json.dumps({"set": "timeline17", "metric": f"{system}_{metric}", "value": round(value, 4),
                          "n": len(topics), "seconds": round(seconds, 3)}))


def best_lines(entries, topic):
    """The best days within the reference's and the best lines of each, by the ranks of the record."""
    told = {}
    for entry in sorted(entries, key=lambda entry: entry["rank"]):
        day = day_of(entry["date"])
        if day is None or not topic.first <= day <= topic.last:
            continue
        if day not in told and len(told) == len(topic.reference):
            continue
        lines = told.setdefault(day, [])
        if len(lines) < topic.sentences_a_day:
            lines.append(entry["text"])
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--stage", default=str(ROOT / "build/release/measure/concord_story_timeline"))
    options = parser.parse_args()
    topics = read_topics(options)
    predictions, seconds = {}, 0.0
    for topic in topics:
        got = subprocess.run([options.stage], input="\n".join(topic.lines), check=True,
                             capture_output=True, text=True, encoding="utf-8").stdout.splitlines()
        *entries, last = map(json.loads, got)
        seconds += last["seconds"]
        predictions[topic.name] = best_lines(entries, topic)
    report("concord", topics, predictions, seconds, options)


if __name__ == "__main__":
    main()
