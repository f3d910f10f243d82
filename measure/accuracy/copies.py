#!/usr/bin/env python3
"""How well copies are found: copies planted among real reports, and reports that only quote alike.

    copies.py --data DATA [--program build/release/concord] [--reports 5000] [--planted 600]

Out of raw/articles, `--reports` are taken (fixed seed), and of some of them a copy is made, dated
up to a day later and published by another outlet:
    whole     other quotation marks and dashes
    trimmed   the first 40 to 80 per cent of the paragraphs
    own_lead  trimmed, and under the first paragraphs of another report
    edited    one word in twenty dropped or doubled
    embedded  its first 60 per cent under the first third of another report
Recall is told for each kind; a planted copy is found when it and its original are in one origin.
Precision is over all pairs in one origin: right are planted pairs and pairs of which the smaller
body has at least 40 per cent of its runs of five words in the other (reports hold copies that
nobody planted). `source_first` is how often the original is named as the source.

basil: reports of one event by three outlets are no copies of each other; `joined` is the share of
their pairs that came into one origin, `joined_wrongly` without those that do share 40 per cent.
"""

import argparse
import datetime
import glob
import itertools
import os
import random
import re
import tempfile

import concord_stories
import stories as story_sets

KINDS = ("whole", "trimmed", "own_lead", "edited", "embedded")
TYPOGRAPHY = str.maketrans({'"': "”", "“": '"', "”": '"', "'": "’", "’": "'", "–": "-", "—": "-"})


def paragraphs_of(text):
    return [part.strip() for part in re.split(r"\n+", text) if part.strip()]


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(5))))


def containment(a, b):
    small, large = sorted((shingles(a), shingles(b)), key=len)
    return len(small & large) / len(small) if small else 0


def edit(text, rng):
    words = []
    for word in text.split(" "):
        chance = rng.random()
        if chance < 0.025:
            continue
        words.append(word + " " + word if chance < 0.05 else word)
    return " ".join(words)


def plant(kind, text, other, rng):
    parts, others = paragraphs_of(text), paragraphs_of(other)
    kept = parts[:max(2, round(len(parts) * rng.uniform(0.4, 0.8)))]
    if kind == "whole":
        parts = [part.translate(TYPOGRAPHY) for part in parts]
    elif kind == "trimmed":
        parts = kept
    elif kind == "own_lead":
        parts = others[:2] + kept
    elif kind == "edited":
        parts = [edit(part, rng) for part in parts]
    else:
        parts = others[:len(others) // 3] + parts[:round(len(parts) * 0.6)]
    return "\n\n".join(parts)


def make_copies(reports, count, rng):
    """Returns the copies and, for each, its kind and its original."""
    copies, planted = [], {}
    originals = rng.sample([row for row in reports if row["published"]], count)
    for number, original in enumerate(originals):
        kind = KINDS[number % len(KINDS)]
        day = datetime.date.fromisoformat(original["published"][:10])
        name = f"copy-{number}"
        planted[name] = (kind, original["id"])
        copies.append({"id": name, "outlet": f"Outlet {number}", "title": "",
                       "text": plant(kind, original["text"], rng.choice(reports)["text"], rng),
                       "published": str(day + datetime.timedelta(days=1))})
    return copies, planted


def origins_of(found):
    return [origin for story in found for origin in story["origins"]]


def measure_planted(options, folder):
    rng = random.Random(20310606)
    story_sets.unpack(os.path.join(options.data, "raw/articles.tar.xz"), folder)
    path = glob.glob(os.path.join(folder, "**/articles.jsonl"), recursive=True)[0]
    reports = [{"id": row["id"], "url": row["url"], "outlet": row["outlet"], "text": row["text"],
                "title": row["title"] or "", "published": row["published"] or ""}
               for row in concord_stories.read_lines(path)
               if len(row["text"] or "") >= 1500 and len(paragraphs_of(row["text"])) >= 6]
    reports = rng.sample(reports, min(options.reports, len(reports)))
    copies, planted = make_copies(reports, options.planted, rng)
    found, seconds = concord_stories.derive_stories(options.program, reports + copies)
    text = {row["id"]: row["text"] for row in reports + copies}
    right = dict.fromkeys(KINDS, 0)
    pairs = wrong = sources = 0
    for origin in origins_of(found):
        members = set(origin["articles"])
        for name in members & planted.keys():
            kind, original = planted[name]
            right[kind] += original in members
            sources += original == origin["articles"][0]
        for a, b in itertools.combinations(sorted(members), 2):
            pairs += 1
            is_planted = planted.get(a, ("", ""))[1] == b or planted.get(b, ("", ""))[1] == a
            wrong += not is_planted and containment(text[a], text[b]) < 0.4
    for kind in KINDS:
        total = sum(1 for other, _ in planted.values() if other == kind)
        concord_stories.print_metric("planted", f"recall_{kind}", right[kind] / total, total,
                                     seconds)
    all_found = sum(right.values())
    concord_stories.print_metric("planted", "recall", all_found / len(planted), len(planted),
                                 seconds)
    concord_stories.print_metric("planted", "precision", 1 - wrong / max(pairs, 1), pairs, seconds)
    concord_stories.print_metric("planted", "source_first", sources / max(all_found, 1), all_found,
                                 seconds)


def measure_independent(options, folder):
    story_sets.unpack(os.path.join(options.data, "cross/basil.tar.xz"), folder)
    rows, gold = story_sets.read_basil(folder)
    found, seconds = concord_stories.derive_stories(options.program, rows)
    text = {row["id"]: row["text"] for row in rows}
    total = sum(1 for a, b in itertools.combinations(sorted(gold), 2) if gold[a] == gold[b])
    joined = wrong = 0
    for origin in origins_of(found):
        for a, b in itertools.combinations(origin["articles"], 2):
            joined += 1
            wrong += containment(text[a], text[b]) < 0.4
    concord_stories.print_metric("basil", "joined", joined / total, total, seconds)
    concord_stories.print_metric("basil", "joined_wrongly", wrong / total, total, seconds)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", required=True, help="folder that holds cross/ and raw/")
    arguments.add_argument("--program", default="build/release/concord")
    arguments.add_argument("--reports", type=int, default=5000)
    arguments.add_argument("--planted", type=int, default=600)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_planted(options, folder)
        measure_independent(options, folder)


if __name__ == "__main__":
    main()
