#!/usr/bin/env python3
"""Scores `concord read` on public page sets: body, title, authors, date.

    pages.py [--data DIR] [--program PATH] [--set NAME ...] [--errors FILE]

DIR holds NAME.tar.xz (pages and gold.jsonl); they are unpacked once into --cache, which must lie
outside the repository. One JSON line per set and metric: set, metric, value, n, seconds (of the
one `concord read` over the set, start-up included). The body is the blocks paragraph, heading,
list, quote, correction and post. Each metric is computed as its own project computes it; see the
functions. The address of a page is never given to the program.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import time

WORD = re.compile(r"\w+")
BODY = {"paragraph", "heading", "list", "quote", "correction", "post"}


class Page:
    """What the program found on one page; empty strings and lists where it found nothing."""

    def __init__(self, record):
        article = record.get("article", {})
        text = record.get("text", "")
        self.title = article.get("title") or ""
        self.authors = article.get("byline") or []
        self.published = article.get("published") or ""
        blocks = record.get("blocks", [])
        self.parts = [text[b["begin"] : b["end"]] for b in blocks if b["role"] in BODY]
        self.body = "\n\n".join(self.parts)


def unpack(data, cache, name):
    folder = cache / name
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tarfile.open(data / f"{name}.tar.xz") as archive:
            archive.extractall(cache)
    return folder


def read_pages(program, folder, names):
    """Runs the program once; returns {page: Page} and the seconds it took."""
    begin = time.monotonic()
    run = subprocess.run(
        [program, "read", "--jobs", "1", *names], cwd=folder, capture_output=True, check=False
    )
    seconds = time.monotonic() - begin
    if run.returncode not in (0, 1):
        sys.exit(run.stderr.decode())
    pages = {}
    for line in run.stdout.decode().splitlines():
        record = json.loads(line)
        if "article" in record:
            pages[record["article"]["path"]] = Page(record)
            for path in record["article"].get("paths", []):
                pages[path] = Page(record)
    return pages, seconds


def shingles(text, size=4):
    """Multiset of word 4-grams; a text of fewer words is one shorter gram."""
    words = WORD.findall(text)
    if not words:
        return collections.Counter()
    if len(words) < size:
        return collections.Counter([tuple(words)])
    grams = (tuple(words[i : i + size]) for i in range(len(words) - size + 1))
    return collections.Counter(grams)


def score_aeb(gold, pages, note):
    """scrapinghub/article-extraction-benchmark: F1 of the mean precision and mean recall."""
    precisions, recalls, exact = [], [], 0
    for row in gold:
        body = pages[row["page"]].body if row["page"] in pages else ""
        want, have = shingles(row["body"]), shingles(body)
        tp = sum((want & have).values())
        if sum(have.values()):
            precisions.append(tp / sum(have.values()))
        if sum(want.values()):
            recalls.append(tp / sum(want.values()))
        exact += WORD.findall(row["body"]) == WORD.findall(body)
        note(row["page"], 1 - 2 * tp / max(1, sum(want.values()) + sum(have.values())), "body")
    p, r = mean(precisions), mean(recalls)
    yield "body_precision", p
    yield "body_recall", r
    yield "body_f1", harmonic(p, r)
    yield "body_exact", exact / len(gold)


def score_trafilatura(gold, pages, note):
    """adbar/trafilatura: segments that must and must not be in the text, micro totals."""
    tp = fp = fn = tn = 0
    for row in gold:
        body = squeeze(pages[row["page"]].body) if row["page"] in pages else ""
        missed = [s for s in row["with"] if squeeze(s) not in body]
        wrong = [s for s in row["without"] if squeeze(s) in body] if body else []
        tp += len(row["with"]) - len(missed)
        fn += len(missed)
        fp += len(wrong)
        tn += len(row["without"]) - len(wrong)
        note(row["page"], len(missed) + len(wrong), f"missed {missed} wrong {wrong}")
    yield "segment_precision", tp / (tp + fp)
    yield "segment_recall", tp / (tp + fn)
    yield "segment_accuracy", (tp + tn) / (tp + tn + fp + fn)
    yield "segment_f1", 2 * tp / (2 * tp + fp + fn)
    titled = [r for r in gold if r["title"]]
    yield "title", share(titled, lambda r: same_words(r["title"], page_of(pages, r).title))
    signed = [r for r in gold if r["author"]]
    yield "author", share(signed, lambda r: r["author"] == "; ".join(page_of(pages, r).authors))
    dated = [r for r in gold if r["date"]]
    yield "date", share(dated, lambda r: page_of(pages, r).published[:10] == r["date"])


def score_htmldate(gold, pages, note):
    """adbar/htmldate: the original day; accuracy counts a page without a date as wrong."""
    tp = fp = fn = 0
    for row in gold:
        day = page_of(pages, row).published[:10]
        if not day:
            fn += 1
        elif day == row["date"]:
            tp += 1
        else:
            fp += 1
        note(row["page"], day != row["date"], f"{day} for {row['date']}")
    yield "date_precision", tp / (tp + fp)
    yield "date_recall", tp / (tp + fn)
    yield "date_accuracy", tp / len(gold)
    yield "date_f1", 2 * tp / (2 * tp + fp + fn)


def score_fundus(gold, pages, note):
    """flairNLP/fundus test data: title and day equal, set of authors equal, mean word F1."""
    total = 0.0
    for row in gold:
        page = page_of(pages, row)
        want = collections.Counter(words(" ".join(row["paragraphs"])))
        have = collections.Counter(words(page.body))
        f1 = word_f1(want, have)
        total += f1
        note(row["page"], 1 - f1, "body")
        if not same_words(row["title"], page.title):
            note(row["page"], 0.001, f"title {page.title!r} for {row['title']!r}")
        if not same_authors(row["authors"], page.authors):
            note(row["page"], 0.001, f"authors {page.authors} for {row['authors']}")
        if row["publishing_date"][:10] != page.published[:10]:
            note(row["page"], 0.001, f"date {page.published} for {row['publishing_date']}")
    yield "body_word_f1", total / len(gold)
    yield "title", share(gold, lambda r: same_words(r["title"], page_of(pages, r).title))
    yield "authors", share(gold, lambda r: same_authors(r["authors"], page_of(pages, r).authors))
    yield "date", share(
        gold, lambda r: r["publishing_date"][:10] == page_of(pages, r).published[:10]
    )


def score_postlight(gold, pages, note):
    """postlight/parser fixtures: title, author, day in UTC or as printed, the first words."""
    for row in gold:
        page = page_of(pages, row)
        if row.get("title") and not same_words(row["title"], page.title):
            note(row["page"], 0.1, f"title {page.title!r} for {row['title']!r}")
        if row.get("author") and not same_words(row["author"], ", ".join(page.authors)):
            note(row["page"], 0.1, f"author {page.authors} for {row['author']!r}")
        if row.get("date_published") and not same_day(row["date_published"], page.published):
            note(row["page"], 0.1, f"date {page.published} for {row['date_published']}")
        if row.get("first13") and not begins(row["first13"], page.body):
            note(row["page"], 0.1, f"begins {page.body[:90]!r} for {row['first13'][:90]!r}")
    for metric, field, test in (
        ("title", "title", lambda r, p: same_words(r["title"], p.title)),
        ("author", "author", lambda r, p: same_words(r["author"], ", ".join(p.authors))),
        ("date", "date_published", lambda r, p: same_day(r["date_published"], p.published)),
        ("first_words", "first13", lambda r, p: begins(r["first13"], p.body)),
    ):
        rows = [r for r in gold if r.get(field)]
        yield metric, share(rows, lambda r, t=test: t(r, page_of(pages, r))), len(rows)


EMPTY = Page({})


def page_of(pages, row):
    return pages.get(row["page"], EMPTY)


def words(text):
    return WORD.findall(text.lower())


def same_words(x, y):
    return words(x or "") == words(y or "")


def same_authors(x, y):
    return {" ".join(words(a)) for a in x} == {" ".join(words(a)) for a in y}


def same_day(gold, found):
    """The gold is UTC; what the page prints may lie a day beside it."""
    if not found:
        return False
    if gold[:10] == found[:10]:
        return True
    return gold[:10] == utc_day(found)


def utc_day(stamp):
    import datetime

    try:
        time_of = datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    except ValueError:
        return ""
    if time_of.tzinfo is None:
        return stamp[:10]
    return time_of.astimezone(datetime.timezone.utc).date().isoformat()


def begins(first, body):
    want = words(first)
    return words(body)[: len(want)] == want


def word_f1(want, have):
    both = sum((want & have).values())
    total = sum(want.values()) + sum(have.values())
    return 2 * both / total if total else 1.0


def squeeze(text):
    return " ".join(text.split())


def mean(values):
    return sum(values) / len(values) if values else 0.0


def harmonic(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def share(rows, is_right):
    return sum(map(is_right, rows)) / len(rows) if rows else 0.0


SETS = {
    "scrapinghub-aeb": score_aeb,
    "trafilatura": score_trafilatura,
    "htmldate": score_htmldate,
    "fundus": score_fundus,
    "postlight": score_postlight,
}


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=root.parent / "shared/data/pages")
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/tmp/concord-pages"))
    parser.add_argument("--program", default=str(root / "build/release/concord"))
    parser.add_argument("--set", nargs="*", default=list(SETS), choices=list(SETS))
    parser.add_argument("--errors", type=pathlib.Path, help="what was wrong, worst first")
    options = parser.parse_args()
    program = options.program
    if "/" in program:
        program = str(pathlib.Path(program).resolve())
    for name in options.set:
        folder = unpack(options.data, options.cache, name)
        with open(folder / "gold.jsonl", encoding="utf-8") as lines:
            gold = [json.loads(line) for line in lines]
        pages, seconds = read_pages(program, folder, [row["page"] for row in gold])
        notes = []
        score = SETS[name](gold, pages, lambda page, loss, what: notes.append((loss, page, what)))
        for metric, value, *counted in score:
            line = {"set": name, "metric": metric, "value": round(value, 4)}
            n = counted[0] if counted else len(gold)
            print(json.dumps(line | {"n": n, "seconds": round(seconds, 3)}), flush=True)
        if options.errors:
            with open(options.errors, "a", encoding="utf-8") as out:
                for loss, page, what in sorted(notes, key=lambda note: (-note[0], note[1])):
                    if loss:
                        out.write(f"{name}\t{page}\t{loss:.3f}\t{what}\n")


if __name__ == "__main__":
    main()
