"""Public page sets and their metrics: body, title, authors, date, for any reader of pages.

A metric is a row of numbers a page and a value of their sums, so that a set's value, its interval
(bootstrap over pages) and the difference of two readers on the same pages come from one place. Each
is computed as the set's own project computes it; see the functions. What a reader found on a page
is a `Page`; the address of the page is never given to it.
"""

import collections
import dataclasses
import datetime
import json
import pathlib
import re
import tarfile
from typing import Callable

WORD = re.compile(r"\w+")


@dataclasses.dataclass
class Page:
    """What a reader found on one page; empty where it found nothing.

    authors    persons
    others     organisations named as authors: an agency, or the outlet where no one else is
    published  ISO 8601, a day or a time, with the offset that the page prints
    """

    body: str = ""
    title: str = ""
    authors: list = dataclasses.field(default_factory=list)
    others: list = dataclasses.field(default_factory=list)
    published: str = ""


@dataclasses.dataclass
class Metric:
    """name; counts(row, page): numbers of one page, or None where the gold is silent;
    value(sums): what is reported."""

    name: str
    counts: Callable
    value: Callable

    def rows(self, gold, pages):
        counted = (self.counts(row, pages.get(row["page"], EMPTY)) for row in gold)
        return [one for one in counted if one is not None]

    def of(self, rows):
        return self.value([sum(column) for column in zip(*rows)]) if rows else 0.0


EMPTY = Page()


def load_set(data, cache, name):
    """Unpacks DATA/NAME.tar.xz once into CACHE; returns its folder and gold rows."""
    folder = cache / name
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tarfile.open(data / f"{name}.tar.xz") as archive:
            archive.extractall(cache)
    with open(folder / "gold.jsonl", encoding="utf-8") as lines:
        return folder, [json.loads(line) for line in lines]


def mean_of(sums):
    return sums[0] / sums[1] if sums[1] else 0.0


def share_of(name, is_known, is_right):
    """The share of pages that are right, of those whose gold knows."""
    return Metric(
        name, lambda row, page: (is_right(row, page), 1) if is_known(row) else None, mean_of
    )


def harmonic(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


# scrapinghub/article-extraction-benchmark: 4-gram shingles, F1 of the means of P and R.


def shingles(text, size=4):
    """Multiset of word 4-grams; a text of fewer words is one shorter gram."""
    words = WORD.findall(text)
    if not words:
        return collections.Counter()
    if len(words) < size:
        return collections.Counter([tuple(words)])
    grams = (tuple(words[i : i + size]) for i in range(len(words) - size + 1))
    return collections.Counter(grams)


def shingle_counts(row, page):
    want, have = shingles(row["body"]), shingles(page.body)
    tp, wanted, found = (sum(c.values()) for c in (want & have, want, have))
    return (tp / found if found else 0, found > 0, tp / wanted if wanted else 0, wanted > 0)


def shingle_f1(sums):
    return harmonic(mean_of(sums[:2]), mean_of(sums[2:]))


def is_same_body(row, page):
    return WORD.findall(row["body"]) == WORD.findall(page.body)


# adbar/trafilatura: segments that must and must not be in the text, micro totals.


def squeeze(text):
    return " ".join(text.split())


def segment_counts(row, page):
    """tp, fp, fn, tn; a page without text misses all."""
    body = squeeze(page.body)
    found = sum(squeeze(s) in body for s in row["with"])
    wrong = sum(squeeze(s) in body for s in row["without"]) if body else 0
    return found, wrong, len(row["with"]) - found, len(row["without"]) - wrong


def precision(sums):
    return sums[0] / max(1, sums[0] + sums[1])


def recall(sums):
    return sums[0] / max(1, sums[0] + sums[2])


def f1(sums):
    return 2 * sums[0] / max(1, 2 * sums[0] + sums[1] + sums[2])


def accuracy(sums):
    return (sums[0] + sums[3]) / sum(sums)


# adbar/htmldate: the original day.


def day_counts(row, page):
    day = page.published[:10]
    return (day == row["date"], bool(day) and day != row["date"], not day, 0)


# fundus-evaluation: ROUGE-LSum of paragraphs joined by a blank line. There, sentences are nltk's and
# some paragraphs are optional; this set marks none.

SENTENCE_END = re.compile(r"(?<=[.!?…。！？।؟])[\"'”’»)\]]*\s+|(?<=[。！？])|\n+")


def rouge_words(text):
    return WORD.findall(text.lower())


def rouge_lsum(want, have):
    """F1 of the union of longest common subsequences, sentence by sentence of `want` (Lin 2004, as
    google's rouge_score counts it, without a stemmer). Words are Unicode's: that package knows
    Latin letters only. Sentences end at their marks, so no model is needed."""
    wanted = [rouge_words(s) for s in SENTENCE_END.split(want) if s and WORD.search(s)]
    found = [rouge_words(s) for s in SENTENCE_END.split(have) if s and WORD.search(s)]
    m, n = sum(map(len, wanted)), sum(map(len, found))
    if not m or not n:
        return float(m == n)
    left_wanted = collections.Counter(w for s in wanted for w in s)
    left_found = collections.Counter(w for s in found for w in s)
    hits = 0
    for sentence in wanted:
        union = set()
        vocabulary = set(sentence)
        for other in found:
            if not vocabulary.isdisjoint(other):
                union.update(common_positions(sentence, other))
        for position in sorted(union):
            word = sentence[position]
            if left_wanted[word] > 0 and left_found[word] > 0:
                left_wanted[word] -= 1
                left_found[word] -= 1
                hits += 1
    return harmonic(hits / n, hits / m)


def common_positions(x, y):
    """Positions in x of one longest common subsequence of x and y."""
    table = [[0] * (len(y) + 1)]
    for word in x:
        above, row = table[-1], [0]
        for j, other in enumerate(y):
            row.append(above[j] + 1 if word == other else max(row[j], above[j + 1]))
        table.append(row)
    i, j, positions = len(x), len(y), []
    while i and j:
        if x[i - 1] == y[j - 1]:
            i, j = i - 1, j - 1
            positions.append(i)
        elif table[i][j - 1] > table[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return positions


def fundus_rouge(row, page):
    return rouge_lsum("\n\n".join(row["paragraphs"]), page.body), 1


def fundus_word_f1(row, page):
    want = collections.Counter(rouge_words(" ".join(row["paragraphs"])))
    have = collections.Counter(rouge_words(page.body))
    both = sum((want & have).values())
    total = sum(want.values()) + sum(have.values())
    return (2 * both / total if total else 1.0), 1


# Titles, authors, times.


def words(text):
    return WORD.findall((text or "").lower())


def same_title(row, page):
    return words(row["title"]) == words(page.title)


def same_authors(row, page):
    """Sets of names; this gold counts organisations among them. An agency has one name."""
    return signatures(row["authors"]) == signatures(page.authors + page.others)


def signatures(names):
    spelled = (" ".join(words(name)) for name in names)
    return {AGENCIES.get(name, name) for name in spelled}


def load_agencies():
    table = pathlib.Path(__file__).resolve().parents[2] / "knowledge/outlets/agencies.tsv"
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[2:]]
    return {" ".join(words(name)): " ".join(words(credit)) for name, credit in rows}


def same_author_line(row, page):
    return words(row["author"]) == words(", ".join(page.authors or page.others))


def instant(stamp):
    """(time in UTC or as printed, whether an offset stands in it); None: not a time."""
    try:
        time_of = datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    except ValueError:
        return None
    has_offset = time_of.tzinfo is not None
    if has_offset:
        time_of = time_of.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return time_of.replace(second=0, microsecond=0), has_offset


def same_minute(gold, found):
    """The same minute in UTC. Where one side has no offset because the page prints none: the same
    minute under an offset that is in use. A bare day stands for its midnight under the offset of
    one of the zones where most newspapers are printed, as in gold that was made with the zone of
    the publisher at hand; that is lenient by a few hours of the day."""
    want, have = instant(gold), instant(found)
    if not want or not have:
        return False
    if want[1] == have[1]:
        return want[0] == have[0]
    offset = (have[0] - want[0]).total_seconds() / 3600 * (1 if want[1] else -1)
    is_day = len(gold) == 10 or len(found) == 10
    return offset in (OFFSETS_OF_DAYS if is_day else OFFSETS_IN_USE)


# Hours. America from Pacific to Eastern, Europe, India, China, Japan.
OFFSETS_OF_DAYS = {-8, -7, -6, -5, -4, 0, 1, 2, 3, 5.5, 8, 9}
OFFSETS_IN_USE = OFFSETS_OF_DAYS | {-3, 4, 5, 6, 7, 10, 11, 12, 3.5, 4.5, 5.75, 6.5, 9.5}


def same_first_words(row, page):
    want = words(row["first13"])
    return words(page.body)[: len(want)] == want


def always(row):
    return True


def has(field):
    return lambda row: bool(row.get(field))


AGENCIES = load_agencies()
SETS = {
    "scrapinghub-aeb": [
        Metric("body_f1", shingle_counts, shingle_f1),
        Metric("body_precision", shingle_counts, lambda sums: mean_of(sums[:2])),
        Metric("body_recall", shingle_counts, lambda sums: mean_of(sums[2:])),
        share_of("body_exact", always, is_same_body),
    ],
    "trafilatura": [
        Metric("segment_f1", segment_counts, f1),
        Metric("segment_precision", segment_counts, precision),
        Metric("segment_recall", segment_counts, recall),
        Metric("segment_accuracy", segment_counts, accuracy),
        share_of("title", has("title"), same_title),
        share_of("author", has("author"), lambda r, p: r["author"] == "; ".join(p.authors)),
        share_of("date", has("date"), lambda r, p: r["date"] == p.published[:10]),
    ],
    "htmldate": [
        Metric("date_accuracy", day_counts, lambda sums: sums[0] / max(1, sum(sums))),
        Metric("date_precision", day_counts, precision),
        Metric("date_recall", day_counts, recall),
    ],
    "fundus": [
        Metric("body_rouge_lsum", fundus_rouge, mean_of),
        Metric("body_word_f1", fundus_word_f1, mean_of),
        share_of("title", always, same_title),
        share_of("authors", always, same_authors),
        share_of("date", always, lambda r, p: r["publishing_date"][:10] == p.published[:10]),
        share_of("minute", always, lambda r, p: same_minute(r["publishing_date"], p.published)),
    ],
    "postlight": [
        share_of("title", has("title"), same_title),
        share_of("author", has("author"), same_author_line),
        share_of(
            "minute",
            has("date_published"),
            lambda r, p: same_minute(r["date_published"], p.published),
        ),
        share_of("first_words", has("first13"), same_first_words),
    ],
}
