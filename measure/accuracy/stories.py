#!/usr/bin/env python3
"""How well articles are gathered into stories: BCubed (Bagga and Baldwin 1998) and pairs.

    stories.py --data DATA [--program build/release/measure/concord_gather_reports] [--merges FILE]

Sets: news_clusters and newswcl50 (events by many outlets), basil (events by three outlets), ecbplus
(sub-topics of topics 1-35, no time stamps, sentences joined as they stand). `haystack` is
news_clusters and newswcl50 among the unlabelled reports of raw/articles, which is where stories
chain; `haystack_basil` is basil among them. Only labelled articles are scored. `largest_story`
counts all articles of the largest story.

Of pairs that a reader judged once (measure/gold/story_pairs.tsv), `judged_same_joined` is how many
that are one matter are still in one story, `judged_other_apart` how many of the others are not.

--merges writes pairs of articles that `haystack` joined, at least one of them unlabelled, drawn
with a fixed seed (each story as likely as the number of its articles), for a reader to judge.
"""

import argparse
import collections
import glob
import json
import os
import pathlib
import random
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree

import concord_stories


def unpack(archive, folder):
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")


def day_of(published):
    """A midnight is a day without a clock time."""
    return (published or "").replace("T00:00:00", "")


def read_events(path, name):
    rows, gold = [], {}
    for number, record in enumerate(concord_stories.read_lines(path)):
        article = f"{name}-{number}"
        gold[article] = f"{name}-{record['event']}"
        rows.append({"id": article, "url": record["url"], "outlet": record["outlet"],
                     "title": record.get("title") or "", "text": record["text"] or "",
                     "published": day_of(record.get("published"))})
    return rows, gold


def read_basil(folder):
    rows, gold = [], {}
    for path in sorted(glob.glob(os.path.join(folder, "basil/articles/*/*.json"))):
        with open(path, encoding="utf-8") as file:
            record = json.load(file)
        article = "basil-" + os.path.basename(path)[:-5]
        gold[article] = "basil-" + record["triplet-uuid"]
        paragraphs = [" ".join(sentences) for sentences in record["body-paragraphs"]]
        rows.append({"id": article, "url": record["url"], "outlet": record["source"],
                     "title": record["title"], "text": "\n\n".join(paragraphs),
                     "published": record["date"]})
    return rows, gold


def read_ecbplus(folder):
    rows, gold = [], {}
    for path in sorted(glob.glob(os.path.join(folder, "ecbplus/*/*.xml"))):
        sentences = collections.defaultdict(list)
        for token in ElementTree.parse(path).getroot().findall("token"):
            sentences[int(token.get("sentence"))].append(token.text)
        name = os.path.basename(path)[:-4]
        article = "ecbplus-" + name
        gold[article] = f"{name.split('_')[0]}-{'plus' if name.endswith('plus') else 'base'}"
        text = "\n".join(" ".join(sentences[number]) for number in sorted(sentences))
        rows.append({"id": article, "text": text})
    return rows, gold


def bcubed(gold, stories):
    sizes = collections.Counter(gold.values())
    precision = recall = 0
    for story in stories:
        labels = [gold[article] for article in story["articles"] if article in gold]
        counts = collections.Counter(labels)
        precision += sum(counts[label] / len(labels) for label in labels)
        recall += sum(counts[label] / sizes[label] for label in labels)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pair_f1(gold, stories):
    def pairs(counts):
        return sum(count * (count - 1) // 2 for count in counts)
    found = right = 0
    for story in stories:
        labels = collections.Counter(gold[a] for a in story["articles"] if a in gold)
        found += pairs([sum(labels.values())])
        right += pairs(labels.values())
    wanted = pairs(collections.Counter(gold.values()).values())
    return 2 * right / (found + wanted)


def score(name, program, rows, gold):
    rows = [row for row in rows if row["text"].strip() or row["id"] in gold]
    stories, seconds = concord_stories.gather_reports(program, rows)
    precision, recall, f1 = bcubed(gold, stories)
    values = {"bcubed_precision": precision, "bcubed_recall": recall, "bcubed_f1": f1,
              "pair_f1": pair_f1(gold, stories),
              "largest_story": max(len(story["articles"]) for story in stories)}
    for metric, value in values.items():
        concord_stories.print_metric(name, metric, value, len(gold), seconds)
    return stories


def score_judged(name, stories):
    """Pairs that an earlier state had joined: they tell what got worse, not how good it is."""
    story_of = {article: number for number, story in enumerate(stories)
                for article in story["articles"]}
    joined = {"same": [], "other": []}
    path = pathlib.Path(__file__).parent.parent / "gold/story_pairs.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        one, other, matter = line.split("\t")
        if one in story_of and other in story_of:
            joined[matter].append(story_of[one] == story_of[other])
    same, other = joined["same"], joined["other"]
    concord_stories.print_metric(name, "judged_same_joined", sum(same) / len(same), len(same), 0)
    concord_stories.print_metric(name, "judged_other_apart", 1 - sum(other) / len(other),
                                 len(other), 0)


def write_merges(path, stories, rows, gold, count=100):
    """Pairs of one story but of two origins, at least one of them unlabelled."""
    rng = random.Random(20310704)
    by_id = {row["id"]: row for row in rows}
    origin_of = {article: (story_number, number) for story_number, story in enumerate(stories)
                 for number, origin in enumerate(story["origins"])
                 for article in origin["articles"]}
    pairs = set()
    joined = sorted(article for story in stories if len(story["origins"]) > 1
                    for article in story["articles"] if article not in gold)
    members = {article: story["articles"] for story in stories for article in story["articles"]}
    while len(pairs) < min(count, len(joined)):
        one = rng.choice(joined)
        others = [other for other in members[one] if origin_of[other] != origin_of[one]]
        pairs.add((one, rng.choice(sorted(others))))
    with open(path, "w", encoding="utf-8") as out:
        for number, pair in enumerate(sorted(pairs)):
            print(f"== {number} of {len(members[pair[0]])}", file=out)
            for article in pair:
                row = by_id[article]
                lead = " ".join(row["text"].split())[:400]
                print(f"{article} | {row['published'][:10]} | {row['outlet']} | {row['title']}\n"
                      f"    {lead}", file=out)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", required=True, help="folder that holds cross/ and raw/")
    arguments.add_argument("--program", default="build/release/measure/concord_gather_reports")
    arguments.add_argument("--merges", help="file to write 100 joined pairs to")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("basil", "ecbplus"):
            unpack(os.path.join(options.data, f"cross/{name}.tar.xz"), folder)
        sets = {name: read_events(os.path.join(options.data, f"cross/{name}.jsonl"), name)
                for name in ("news_clusters", "newswcl50")}
        sets["basil"] = read_basil(folder)
        sets["ecbplus"] = read_ecbplus(folder)
        for name, (rows, gold) in sets.items():
            score(name, options.program, rows, gold)
        unpack(os.path.join(options.data, "raw/articles.tar.xz"), folder)
        path = glob.glob(os.path.join(folder, "**/articles.jsonl"), recursive=True)[0]
        hay = [{**row, "published": row["published"] or "", "title": row["title"] or ""}
               for row in concord_stories.read_lines(path)]
        for name, parts in (("haystack_basil", ("basil",)),
                            ("haystack", ("news_clusters", "newswcl50"))):
            rows = hay + [row for part in parts for row in sets[part][0]]
            gold = {article: label for part in parts for article, label in sets[part][1].items()}
            stories = score(name, options.program, rows, gold)
        score_judged("haystack", stories)
        if options.merges:
            write_merges(options.merges, stories, rows, gold)


if __name__ == "__main__":
    main()
