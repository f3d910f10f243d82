#!/usr/bin/env python3
"""Scores words, tags, lemmas, parse and names on treebanks and corpora of names.

    language.py --data DIR --program build/release/concord [--set ewt-dev] [--raw] [--misses 40]

DIR is what the archives of the language corpora unpack to: treebanks/, names/. With gold tokens
(the default) the program is given the CoNLL-U itself; with --raw its text: the "# text" lines
joined by a space, a blank line where a paragraph or document begins, as one line of JSON, whose
text is read as it stands.

Words are aligned by their characters, as the CoNLL 2018 shared task does; LAS and UAS leave
subtypes out (`las_subtypes` does not) and, on raw text, are F1 over the words of both sides. Names
are exact spans and classes (micro F1, three classes); CrossNER's classes are mapped to them. One
JSON line a measure: set, metric, value, n, seconds.
"""

import argparse
import collections
import dataclasses
import json
import pathlib
import subprocess
import sys
import tempfile
import time

NAMES = {"PER": "person", "ORG": "organization", "LOC": "place"}
CROSSNER = {"person": "person", "politician": "person", "organisation": "organization",
            "politicalparty": "organization", "location": "place", "country": "place"}
TREEBANKS = {"ewt-dev": "en_ewt-dev.conllu", "gum-dev": "en_gum-dev.conllu"}
NAME_SETS = {"uner-ewt-dev": ("uner_ewt-dev.iob2", NAMES, 1), "crossner-politics-dev": ("crossner_politics-dev.txt", CROSSNER, 0)}


@dataclasses.dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int  # position among the words of the sentence, -1 for the root
    relation: str
    misc: str
    span: tuple[int, int] = (0, 0)  # in the characters of the file that are no space


@dataclasses.dataclass
class Sentence:
    words: list[Word]
    text: str = ""
    begins_paragraph: bool = False


def read_conllu(text: str) -> list[Sentence]:
    """Sentences with their words; a word of a multiword token has its own characters where the words spell the token."""
    sentences, at, opens = [], 0, True
    for block in text.split("\n\n"):
        sentence, whole, end, left = Sentence([]), None, 0, 0
        for line in block.split("\n"):
            if line.startswith("#"):
                key = line[1:].strip()
                if key.startswith("newdoc") or key.split("=")[0].strip().split(" ")[0] == "newpar":
                    opens = True
                if key.startswith("text ="):
                    sentence.text = key[6:].strip()
            elif line:
                cells = line.split("\t")
                if "-" in cells[0]:
                    first, end = map(int, cells[0].split("-"))
                    whole, left = "".join(cells[1].split()), at
                    continue
                if "." in cells[0]:
                    continue
                form = "".join(cells[1].split())
                number, inside = int(cells[0]), int(cells[0]) <= end and whole is not None
                word = Word(cells[1], cells[2], cells[3], cells[4], int(cells[6]) - 1 if cells[6] != "_" else -1, cells[7], cells[9])
                if inside:
                    spelled = whole.startswith(form, at - left)
                    word.span = (at, at + len(form)) if spelled else (left, left + len(whole))
                    at = at + len(form) if spelled else at
                    if number == end:
                        at, whole = left + len(whole), None
                else:
                    word.span = (at, at + len(form))
                    at += len(form)
                sentence.words.append(word)
        if sentence.words:
            sentence.begins_paragraph, opens = opens, False
            sentences.append(sentence)
    return sentences


def plain_text(sentences: list[Sentence]) -> str:
    out = ""
    for s in sentences:
        out += ("" if not out else "\n\n" if s.begins_paragraph else " ") + s.text
    return out + "\n"


def read_names(path: pathlib.Path, classes: dict[str, str], column: int):
    """[(words, [(first, end, class)], document)]; what goes on without a beginning begins. UNER's sentences say of which
    document they are; CrossNER's are each from elsewhere: None."""
    found, words, names, document = [], [], [], None
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        if line.startswith("# sent_id = "):
            document = line[12:].rsplit("-", 1)[0]
        elif line.strip() and not line.startswith("# "):
            cells = line.split("\t")
            kind = classes.get(cells[column + 1].partition("-")[2])
            goes_on = cells[column + 1][0] == "I" and names and names[-1][1] == len(words) and names[-1][2] == kind
            if kind and goes_on:
                names[-1] = (names[-1][0], len(words) + 1, kind)
            elif kind:
                names.append((len(words), len(words) + 1, kind))
            words.append(cells[column])
        elif not line.strip() and words:
            found.append((words, names, document))
            words, names = [], []
    return found


def names_in(sentence: Sentence) -> set[tuple[int, int, str]]:
    """The mentions of kind "name" that Entity= opens and closes."""
    found, opened = set(), []
    for i, word in enumerate(sentence.words):
        entity = next((m[7:] for m in word.misc.split("|") if m.startswith("Entity=")), "")
        while entity:
            if entity[0] == "(":
                end = min((p for p in (entity.find("(", 1), entity.find(")")) if p > 0), default=len(entity))
                identity, kind, _, what = entity[1:end].split("-")
                single = entity[end:end + 1] == ")"
                if single and what == "name":
                    found.add((i, i + 1, kind))
                elif not single:
                    opened.append((identity, i, kind, what))
                entity = entity[end + single:]
            else:
                identity, _, entity = entity.partition(")")
                back = max(k for k, o in enumerate(opened) if o[0] == identity)
                _, begin, kind, what = opened.pop(back)
                if what == "name":
                    found.add((begin, i + 1, kind))
    return found


def run(program: str, texts: list[str], suffix: str) -> tuple[list[Sentence], float]:
    """Each text is an article of its own; sentences in the order of the texts."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (pathlib.Path(folder) / f"{number:06d}{suffix}").write_text(text, encoding="utf-8")
        began = time.monotonic()
        done = subprocess.run([program, "read", "--format", "conllu", "--jobs", "1", folder], capture_output=True, text=True, check=False)
        seconds = time.monotonic() - began
    if done.returncode != 0:
        sys.exit(done.stderr)
    return read_conllu(done.stdout), seconds


class Report:
    def __init__(self, name: str, seconds: float):
        self.name, self.seconds = name, seconds

    def line(self, metric: str, value: float, n: int) -> None:
        print(json.dumps({"set": self.name, "metric": metric, "value": round(value, 4), "n": n, "seconds": round(self.seconds, 2)}))


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def base(relation: str) -> str:
    return relation.split(":")[0]


def score_treebank(name: str, path: pathlib.Path, program: str, raw: bool, misses: int) -> None:
    source = path.read_text(encoding="utf-8")
    gold = read_conllu(source)
    found, seconds = run(program, *(([json.dumps({"text": plain_text(gold)})], ".jsonl") if raw else ([source], ".conllu")))
    report = Report(name + ("-raw" if raw else ""), seconds)
    flat = {side: [(w, s) for s in sentences for w in s.words] for side, sentences in (("gold", gold), ("found", found))}
    spelled = ["".join("".join(w.form.split()) for w, _ in flat[side]) for side in ("gold", "found")]
    if spelled[0] != spelled[1]:
        at = next((i for i, (a, b) in enumerate(zip(*spelled)) if a != b), min(map(len, spelled)))
        print(f"{name}: the texts differ at character {at}: {spelled[0][at - 20:at + 20]!r} {spelled[1][at - 20:at + 20]!r}", file=sys.stderr)
    by_span = {w.span: (w, s) for w, s in flat["found"]}
    counts, wrong = collections.Counter(), collections.Counter()
    for word, sentence in flat["gold"]:
        other, other_sentence = by_span.get(word.span, (None, None))
        if other is None:
            wrong["no such word", word.form, ""] += 1
            continue
        counts["words"] += 1
        for layer in ("upos", "xpos", "lemma"):
            mine, theirs = getattr(other, layer), getattr(word, layer)
            counts[layer] += mine == theirs or (layer == "lemma" and theirs == "_")
            if mine != theirs:
                wrong[layer, theirs + " " + mine, word.form] += 1
        gold_head = sentence.words[word.head].span if word.head >= 0 else None
        found_head = other_sentence.words[other.head].span if other.head >= 0 else None
        if gold_head == found_head:
            counts["uas"] += 1
            counts["las"] += base(word.relation) == base(other.relation)
            counts["las_subtypes"] += word.relation == other.relation
    n_gold, n_found = len(flat["gold"]), len(flat["found"])
    report.line("words_f1", f1(counts["words"], n_found, n_gold), n_gold)
    ends = [{(s.words[0].span[0], s.words[-1].span[1]) for s in sentences} for sentences in (gold, found)]
    report.line("sentences_f1", f1(len(ends[0] & ends[1]), len(ends[1]), len(ends[0])), len(ends[0]))
    for metric in ("upos", "xpos", "lemma", "uas", "las", "las_subtypes"):
        report.line(metric, f1(counts[metric], n_found, n_gold), n_gold)
    for (layer, what, form), count in wrong.most_common(misses):
        print(f"{count}\t{layer}\t{what}\t{form}", file=sys.stderr)


def named_sentences(gold, program: str) -> tuple[list[set[tuple[int, int, str]]], float]:
    """The names of the three classes that the program finds in each of these sentences of words, and its seconds."""
    texts, document = [], None
    for words, _, of in gold:
        rows = "".join(f"{i}\t{w}" + "\t_" * 8 + "\n" for i, w in enumerate(words, 1)) + "\n"
        if of is None or of != document:
            texts.append("")
        texts[-1] += rows
        document = of
    found, seconds = run(program, texts, ".conllu")
    if [[w.form for w in s.words] for s in found] != [words for words, _, _ in gold]:
        sys.exit("other words came back")
    return [{x for x in names_in(s) if x[2] in NAMES.values()} for s in found], seconds


def score_names(name: str, path: pathlib.Path, classes: dict[str, str], column: int, program: str, misses: int) -> None:
    gold = read_names(path, classes, column)
    found, seconds = named_sentences(gold, program)
    report = Report(name, seconds)
    counts, total = collections.Counter(), 0
    for (words, names, _), guessed in zip(gold, found):
        counts["right"] += len(guessed & set(names))
        counts["found"] += len(guessed)
        total += len(names)
        for kind in NAMES.values():
            counts[kind, "right"] += sum(x[2] == kind for x in guessed & set(names))
            counts[kind, "found"] += sum(x[2] == kind for x in guessed)
            counts[kind, "gold"] += sum(x[2] == kind for x in names)
        for what, spans in (("missed", set(names) - guessed), ("wrong", guessed - set(names))):
            for begin, end, kind in sorted(spans):
                if misses > 0:
                    misses -= 1
                    print(f"{what}\t{kind}\t{' '.join(words[begin:end])}\t{' '.join(words)[:150]}", file=sys.stderr)
    report.line("names_f1", f1(counts["right"], counts["found"], total), total)
    report.line("names_precision", counts["right"] / max(1, counts["found"]), counts["found"])
    report.line("names_recall", counts["right"] / max(1, total), total)
    for kind in NAMES.values():
        report.line("names_f1_" + kind, f1(counts[kind, "right"], counts[kind, "found"], counts[kind, "gold"]), counts[kind, "gold"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--set", action="append", choices=[*TREEBANKS, *NAME_SETS])
    parser.add_argument("--raw", action="store_true", help="treebanks from their text instead of their tokens")
    parser.add_argument("--misses", type=int, default=0, help="print so many on standard error")
    options = parser.parse_args()
    for name in options.set or [*TREEBANKS, *NAME_SETS]:
        if name in TREEBANKS:
            score_treebank(name, options.data / "treebanks" / TREEBANKS[name], options.program, options.raw, options.misses)
        elif not options.raw:
            file, classes, column = NAME_SETS[name]
            score_names(name, options.data / "names" / file, classes, column, options.program, options.misses)


if __name__ == "__main__":
    main()
