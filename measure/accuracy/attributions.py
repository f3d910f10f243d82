#!/usr/bin/env python3
"""Scores attributions against `gold/statements.jsonl`, or the speakers of quotations against BASIL.

    measure/accuracy/attributions.py --data FOLDER [--side tune|test] [--program P] [--misses]
    measure/accuracy/attributions.py --basil FOLDER [--program P] [--misses]
    measure/accuracy/attributions.py --agreement
    measure/accuracy/attributions.py --judged

FOLDER of `--data` is that of `gold/choose_attributions.py`. One JSON line a metric:

`found`      share of the attributions of the gold of whose content one of ours has at least half, and the reverse
`speaker`    of those found with a speaker that has a name: ours has that name (all words of one are in the other)
`polarity`   of those found: the same
`chain`      of those found where the gold or ours has carriers: the same ones in the same order
`addressee`, `channel`  of those found where the gold or ours has one: the same name or words
Labels marked doubtful count for nothing. `--agreement` scores the second reading of 16 passages instead.

`--judged` counts what readers said of the statements of `gold/judged_statements.jsonl`, side `test`: `right`, wrong
`speaker`, wrong `content`, or that `nothing` was said; of 200 with a confidence of .8 or more, and 100 others.

FOLDER of `--basil` holds `articles/` and `annotations/` (Fan et al. 2019). `basil_named` is the share of the spans in
quotes with a named speaker of which a statement of ours has at least half, said by an entity with that last name. A
speaker is named when the last word of its label stands capitalised inside a sentence of the article; `basil_all` also
counts labels such as lawmakers or campaign, for which the article names those who speak.
"""

import argparse
import collections
import json
import pathlib
import re
import sys
import time

from records import read_records
from statements import is_same_name

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLD = ROOT / "measure" / "gold"
CONFIDENT = .8
sys.path.insert(0, str(GOLD))
import choose_passages  # noqa: E402


def letters(pieces: list[dict]) -> set[int]:
    return {place for piece in pieces for place in range(piece["begin"], piece["end"])}


def read_texts(texts: dict[str, str], program: str) -> dict[str, dict]:
    return read_records(program, {name: {"text": text} for name, text in texts.items()})


def name_in(record: dict, entity: str | None) -> str:
    """The name of a chain, or the words of its first mention."""
    for one in record["entities"]:
        if one["id"] == entity:
            mention = one["mentions"][0]
            return one["name"] or record["text"][mention["begin"]:mention["end"]]
    return ""


def flat(record: dict, statement: dict) -> dict:
    """A statement of a record with names in place of entities, as the gold has it."""
    speaker = statement["speaker"]
    return {"content": statement["content"], "polarity": statement["polarity"],
            "speaker": speaker, "speaker_name": name_in(record, speaker["entity"]) if speaker else None,
            "via": [name_in(record, one) for one in statement["via"]], "channel": statement["channel"],
            "addressee": name_in(record, statement["addressee"]) or None}


def best_of(want: dict, ours: list[dict]) -> dict | None:
    a, best, best_share = letters(want["content"]), None, 0.0
    for got in ours:
        b = letters(got["content"])
        common = len(a & b)
        if 2 * common >= len(a) and 2 * common >= len(b) and common / len(a | b) > best_share:
            best, best_share = got, common / len(a | b)
    return best


class Score:
    def __init__(self):
        self.right, self.all, self.misses = collections.Counter(), collections.Counter(), []

    def note(self, metric: str, right: bool, about: str) -> None:
        self.all[metric] += 1
        self.right[metric] += right
        if not right:
            self.misses.append(f"{metric} {about}")

    def compare(self, want: dict, got: dict | None, text: str, name: str) -> None:
        first = want["content"][0]
        about = f"{name} {first['begin']} {text[first['begin']:first['end']][:60]!r}"
        self.note("found", got is not None, about)
        if got is None:
            return
        self.note("polarity", want["polarity"] == got["polarity"], f"{about} {want['polarity']} <> {got['polarity']}")
        if want["speaker_name"]:
            right = is_same_name(want["speaker_name"], got["speaker_name"] or "")
            self.note("speaker", right, f"{about} {want['speaker_name']!r} <> {got['speaker_name']!r}")
        if want["via"] or got["via"]:
            right = len(want["via"]) == len(got["via"]) and all(is_same_name(a, b) for a, b in zip(want["via"], got["via"]))
            self.note("chain", right, f"{about} {want['via']} <> {got['via']}")
        if want["addressee"] or got["addressee"]:
            right = is_same_name(want["addressee"] or "", got["addressee"] or "")
            self.note("addressee", right, f"{about} {want['addressee']!r} <> {got['addressee']!r}")
        if want["channel"] or got["channel"]:
            a, b = (letters([one["channel"]]) if one["channel"] else set() for one in (want, got))
            self.note("channel", bool(a & b), f"{about} {want['channel']} <> {got['channel']}")

    def lines(self, name: str, seconds: float) -> list[dict]:
        return [{"set": name, "metric": metric, "value": round(self.right[metric] / count, 4), "n": count,
                 "seconds": round(seconds, 2)} for metric, count in self.all.items()]


def load_gold(name: str) -> tuple[list[dict], dict[str, list[dict]]]:
    passages, attributions = [], collections.defaultdict(list)
    for row in map(json.loads, (GOLD / name).read_text(encoding="utf-8").splitlines()):
        if row["kind"] == "passage":
            passages.append(row)
        else:
            attributions[row["sha256"]].append(row)
    return passages, attributions


def score_news(options) -> tuple[str, Score, float]:
    passages, gold = load_gold("statements.jsonl")
    passages = [passage for passage in passages if options.side in (None, passage["side"])]
    wanted, texts = {passage["sha256"] for passage in passages}, {}
    for text in choose_passages.texts_of(choose_passages.find_set(options.data, "raw", "articles.jsonl")):
        digest = choose_passages.sha256(text)
        if digest in wanted:
            texts[digest] = text
    began = time.monotonic()
    records = read_texts(texts, options.program)
    seconds = time.monotonic() - began
    score = Score()
    for digest in sorted(wanted):
        ours = [flat(records[digest], statement) for statement in records[digest]["statements"]]
        for want in gold[digest]:
            if not want.get("doubtful"):
                score.compare(want, best_of(want, ours), texts[digest], digest[:8])
    return f"attributions-{options.side or 'all'}", score, seconds


def score_agreement() -> tuple[str, Score, float]:
    (_, first), (_, second) = load_gold("statements.jsonl"), load_gold("statements_second_reading.jsonl")
    score = Score()
    for digest, attributions in second.items():
        blank = " " * (1 + max(piece["end"] for row in attributions + first[digest] for piece in row["content"]))
        for want in attributions:
            if not want.get("doubtful"):
                score.compare(want, best_of(want, first[digest]), blank, digest[:8])
    return "attributions-second-reading", score, 0.0


def score_basil(options) -> tuple[str, Score, float]:
    texts, spans = {}, []
    for path in sorted(options.basil.glob("articles/**/*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        texts[path.stem] = "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
        notes = next(options.basil.glob(f"annotations/**/{path.stem}_ann.json"))
        for note in json.loads(notes.read_text(encoding="utf-8"))["phrase-level-annotations"]:
            if note["quote"] == "yes" and note["speaker"] and not note["speaker"].startswith("other"):
                spans.append((path.stem, note["txt"], note["speaker"].split("_")[-1].lower()))
    began = time.monotonic()
    records = read_texts(texts, options.program)
    seconds = time.monotonic() - began
    score = Score()
    for name, words, speaker in spans:
        record = records[name]
        begin = record["text"].find(words)
        span = set(range(begin, begin + len(words))) if begin >= 0 else set()
        said_by = [name_in(record, statement["speaker"]["entity"]) for statement in record["statements"]
                   if statement["speaker"] and span and 2 * len(span & letters(statement["content"])) >= len(span)]
        right = any(speaker in one.lower() for one in said_by)
        about = f"{name} {words[:80]!r} {speaker} <> {said_by}"
        score.note("basil_all", right, about)
        if re.search(rf"[\w,;] (?=[A-Z])(?i:{re.escape(speaker)})\b", record["text"]):
            score.note("basil_named", right, about)
    return "basil", score, seconds


def count_judged() -> list[dict]:
    rows = [json.loads(line) for line in (GOLD / "judged_statements.jsonl").open(encoding="utf-8")]
    drawn = [row for row in rows if row["side"] == "test"]
    from_all = next(row for row in rows if row["side"] == "drawn from")
    sides = {"confident": [row for row in drawn if row["confidence"] >= CONFIDENT],
             "others": [row for row in drawn if row["confidence"] < CONFIDENT]}
    lines, right = [], 0
    for name, side in sides.items():
        verdicts = collections.Counter(row["verdict"] for row in side)
        right += from_all[name] * verdicts["right"] / len(side)
        lines += [{"set": f"statements of raw news, judged by readers, {name}", "metric": verdict, "n": len(side),
                   "value": round(verdicts[verdict] / len(side), 4)} for verdict in ("right", "speaker", "content", "nothing")]
        lines.append({"set": f"statements of raw news, {name}", "metric": "an article", "n": from_all["articles"],
                      "value": round(from_all[name] / from_all["articles"], 2)})
    lines.append({"set": "statements of raw news, judged by readers", "metric": "right of all", "n": len(drawn),
                  "value": round(right / (from_all["confident"] + from_all["others"]), 4)})
    return [line | {"seconds": 0.0} for line in lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", type=pathlib.Path)
    source.add_argument("--basil", type=pathlib.Path)
    source.add_argument("--agreement", action="store_true")
    source.add_argument("--judged", action="store_true")
    parser.add_argument("--side", choices=("tune", "test"))
    parser.add_argument("--program", default=str(ROOT / "build/release/concord"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if options.judged:
        for line in count_judged():
            print(json.dumps(line))
        return
    name, score, seconds = score_news(options) if options.data else score_basil(options) if options.basil else score_agreement()
    for line in score.lines(name, seconds):
        print(json.dumps(line))
    if options.misses:
        print("\n".join(sorted(score.misses)))


if __name__ == "__main__":
    main()
