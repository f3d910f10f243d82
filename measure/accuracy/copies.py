#!/usr/bin/env python3
"""How well copies are found: copies planted among real reports, and reports that only quote alike.

    copies.py --data DATA [--program build/release/measure/concord_gather_reports]
              [--reports 5000] [--planted 800]

Out of raw/articles, `--reports` are taken (fixed seed), and of some of them a copy is made:
    whole      other quotation marks and dashes
    trimmed    the first 40 to 80 per cent of the paragraphs
    own_lead   trimmed, and under the first paragraphs of another report
    padded     all of it, with paragraphs of another report between, up to as many again
    reordered  its paragraphs shuffled, one in five left out
    reworded   10 to 40 per cent of the words replaced, in runs of one to six
    edited     one word in twenty dropped or doubled
    embedded   its first 60 per cent under the first third of another report
What is added comes from reports that are not among those taken. Every second copy is dated a day later than its original; of the others the original is an agency's,
and the copy, dated a day before it, credits the agency.

`recall` is over copies of which the smaller body has at least half of its runs of five words in the
other (`n`); a copy is found when it and its original are in one origin. Precision is over all pairs
in one origin: right are planted pairs and pairs of which the smaller body has at least 40 per cent
of its runs of five words in the other (reports hold copies that nobody planted). `direction_later`
and `direction_credited` are how often the original of a found copy is named as the source (or, when
the reports hold another print of it, that one). `passages_recall` is the share of the copied words
that stand in unchanged runs of twelve or more which the passages of the origin show, and
`passages_equal` the share of passages whose two sides are the same words.

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

KINDS = ("whole", "trimmed", "own_lead", "padded", "reordered", "reworded", "edited", "embedded")
TYPOGRAPHY = str.maketrans({'"': "”", "“": '"', "”": '"', "'": "’", "’": "'", "–": "-", "—": "-"})
AGENCY = "Reuters"
RUN = 12


def paragraphs_of(text):
    return [part.strip() for part in re.split(r"\n+", text) if part.strip()]


def words_of(text):
    return [word.replace("’", "'") for word in re.findall(r"\w+(?:['’]\w+)*", text.lower())]


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(5))))


def containment(a, b):
    small, large = sorted((shingles(a), shingles(b)), key=len)
    return len(small & large) / len(small) if small else 0


def tokens_of(paragraph, is_copied):
    """Pairs of a word, as it stands between spaces, and whether it is the original's."""
    return [(word, is_copied) for word in paragraph.split()]


def edit(tokens, rng):
    edited = []
    for word, is_copied in tokens:
        chance = rng.random()
        if chance < 0.025:
            edited.append(("", False))  # parts the run
            continue
        edited.append((word, is_copied))
        if chance < 0.05:
            edited.append((word, False))
    return edited


def reword(tokens, share, other, rng):
    """Replaces about this share of the words, in runs of one to six, by words of another report."""
    words, reworded, at = other.split(), [], 0
    while at < len(tokens):
        if rng.random() < share / (3.5 * (1 - share)):
            size = rng.randint(1, 6)
            begin = rng.randrange(max(1, len(words) - size))
            reworded += [(word, False) for word in words[begin:begin + size]]
            at += size
        else:
            reworded.append(tokens[at])
            at += 1
    return reworded


def plant(kind, text, other, rng):
    """The copy as paragraphs of tokens."""
    parts = [tokens_of(part, True) for part in paragraphs_of(text)]
    others = [tokens_of(part, False) for part in paragraphs_of(other)]
    kept = parts[:max(2, round(len(parts) * rng.uniform(0.4, 0.8)))]
    if kind == "whole":
        return [[(word.translate(TYPOGRAPHY), is_copied) for word, is_copied in part]
                for part in parts]
    if kind == "trimmed":
        return kept
    if kind == "own_lead":
        return others[:2] + kept
    if kind == "padded":
        padded = list(parts)
        for part in others[:rng.randint(1, len(parts))]:
            padded.insert(rng.randint(0, len(padded)), part)
        return padded
    if kind == "reordered":
        mixed = [part for part in parts if rng.random() > 0.2] or parts
        rng.shuffle(mixed)
        return mixed
    if kind == "reworded":
        share = rng.uniform(0.1, 0.4)
        return [reword(part, share, other, rng) for part in parts]
    if kind == "edited":
        return [edit(part, rng) for part in parts]
    return others[:len(others) // 3] + parts[:round(len(parts) * 0.6)]


def text_of(paragraphs):
    return "\n\n".join(" ".join(word for word, _ in part if word) for part in paragraphs)


def copied_runs(paragraphs):
    """The words of each run that a paragraph has unchanged from the original, if long enough."""
    runs = []
    for paragraph in paragraphs:
        runs.append([])
        for word, is_copied in paragraph:
            if is_copied:
                runs[-1] += words_of(word)
            else:
                runs.append([])
    return [run for run in runs if len(run) >= RUN]


def make_copies(reports, fillers, count, rng):
    """What is not the original's comes from the fillers. Changes the originals that become an agency's. Returns the copies and what they are."""
    copies, planted = [], {}
    originals = rng.sample([row for row in reports if row["published"]], count)
    for number, original in enumerate(originals):
        kind = KINDS[number % len(KINDS)]
        is_credited = number // len(KINDS) % 2 == 1
        day = datetime.date.fromisoformat(original["published"][:10])
        day += datetime.timedelta(days=-1 if is_credited else 1)
        paragraphs = plant(kind, original["text"], rng.choice(fillers)["text"], rng)
        name = f"copy-{number}"
        copy = {"id": name, "outlet": f"Outlet {number}", "title": "", "published": str(day),
                "text": text_of(paragraphs), "byline": [AGENCY] if is_credited else []}
        if is_credited:
            original["outlet"] = AGENCY
        copies.append(copy)
        planted[name] = {"kind": kind, "original": original["id"], "is_credited": is_credited,
                         "runs": copied_runs(paragraphs),
                         "containment": containment(copy["text"], original["text"])}
    return copies, planted


def covered_words(runs, passages):
    """How many words of the runs stand in the passages; both are lists of words."""
    shown = [" " + " ".join(words) + " " for words in passages]
    covered = 0
    for run in runs:
        for at in range(0, len(run) - RUN + 1, RUN):
            window = " " + " ".join(run[at:at + RUN]) + " "
            covered += RUN if any(window in words for words in shown) else 0
    return covered


def origins_of(found):
    return [origin for story in found for origin in story["origins"]]


def print_share(metric, right, total, seconds):
    concord_stories.print_metric("planted", metric, right / max(total, 1), total, seconds)


class Tally:
    """What was found of the planted copies."""

    def __init__(self, planted):
        self.planted = planted
        self.found = set()
        self.direction = {False: [0, 0], True: [0, 0]}
        self.passage_words = [0, 0]
        self.passages = [0, 0]
        self.pairs = [0, 0]

    def add_origin(self, origin, text):
        members = set(origin["articles"])
        source = origin["articles"][0]
        for name in members & self.planted.keys():
            facts = self.planted[name]
            if facts["original"] not in members:
                continue
            self.found.add(name)
            is_source = source == facts["original"] or (
                source not in self.planted and
                containment(text[source], text[facts["original"]]) >= 0.4)
            self.direction[facts["is_credited"]][0] += is_source
            self.direction[facts["is_credited"]][1] += 1
            if source == facts["original"]:
                own = [words_of(passage["copy_text"]) for passage in origin["passages"]
                       if passage["copy"] == name]
                self.passage_words[0] += covered_words(facts["runs"], own)
                self.passage_words[1] += sum(len(run) // RUN * RUN for run in facts["runs"])
        for passage in origin["passages"]:
            same = words_of(passage["source_text"]) == words_of(passage["copy_text"])
            self.passages[0] += same
            self.passages[1] += 1
        for a, b in itertools.combinations(sorted(members), 2):
            is_planted = any(self.planted.get(x, {}).get("original") == y
                             for x, y in ((a, b), (b, a)))
            self.pairs[0] += is_planted or containment(text[a], text[b]) >= 0.4
            self.pairs[1] += 1

    def print(self, seconds):
        wanted = {name for name, facts in self.planted.items() if facts["containment"] >= 0.5}
        for kind in KINDS:
            some = {name for name in wanted if self.planted[name]["kind"] == kind}
            print_share(f"recall_{kind}", len(some & self.found), len(some), seconds)
        print_share("recall", len(wanted & self.found), len(wanted), seconds)
        below = self.planted.keys() - wanted
        print_share("recall_below_half", len(below & self.found), len(below), seconds)
        print_share("precision", *self.pairs, seconds)
        print_share("direction_later", *self.direction[False], seconds)
        print_share("direction_credited", *self.direction[True], seconds)
        print_share("passages_recall", *self.passage_words, seconds)
        print_share("passages_equal", *self.passages, seconds)


def measure_planted(options, folder):
    rng = random.Random(20310606)
    story_sets.unpack(os.path.join(options.data, "raw/articles.tar.xz"), folder)
    path = glob.glob(os.path.join(folder, "**/articles.jsonl"), recursive=True)[0]
    reports = [{"id": row["id"], "url": row["url"], "outlet": row["outlet"], "text": row["text"],
                "title": row["title"] or "", "published": row["published"] or ""}
               for row in concord_stories.read_lines(path)
               if len(row["text"] or "") >= 1500 and len(paragraphs_of(row["text"])) >= 6]
    rng.shuffle(reports)
    reports, fillers = reports[:options.reports], reports[options.reports:]
    copies, planted = make_copies(reports, fillers, options.planted, rng)
    found, seconds = concord_stories.gather_reports(options.program, reports + copies)
    text = {row["id"]: row["text"] for row in reports + copies}
    tally = Tally(planted)
    for origin in origins_of(found):
        tally.add_origin(origin, text)
    tally.print(seconds)


def measure_independent(options, folder):
    story_sets.unpack(os.path.join(options.data, "cross/basil.tar.xz"), folder)
    rows, gold = story_sets.read_basil(folder)
    found, seconds = concord_stories.gather_reports(options.program, rows)
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
    arguments.add_argument("--program", default="build/release/measure/concord_gather_reports")
    arguments.add_argument("--reports", type=int, default=5000)
    arguments.add_argument("--planted", type=int, default=800)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_planted(options, folder)
        measure_independent(options, folder)


if __name__ == "__main__":
    main()
