"""PolNeAR (Newell, Margolin and Ruths 2018) as tagged words of whole articles, for the programs that train on it.

The words are those of `concord_attribution_words` over its texts. A word bears the role of the
span that covers its middle; the words of a span are "B-role I-role ...".

    train/attribution_corpus.py polnear-train.jsonl > TEXTS.jsonl   the texts, for concord_attribution_words
"""

import dataclasses
import json
import pathlib
import sys

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))


@dataclasses.dataclass
class Words:
    """An article. Every list has an entry for each word."""

    id: str
    words: list[str]
    spans: list[tuple[int, int]]  # code points of the text
    heads: list[int]  # word of the article, itself at a root
    relations: list[str]
    marks: list[int]  # 1 begins a sentence, 2 begins a block, 4 quoted
    tags: list[int] = dataclasses.field(default_factory=list)  # place in TAGS

    @property
    def paragraph(self) -> list[bool]:
        return [mark & 2 > 0 for mark in self.marks]

    def sentences(self) -> list[tuple[int, int]]:
        """First word, behind the last."""
        starts = [i for i, mark in enumerate(self.marks) if mark & 1]
        return list(zip(starts, [*starts[1:], len(self.marks)]))

    def tag(self, attributions: list[dict]) -> None:
        self.tags = [0] * len(self.words)
        middles = [(begin + end) / 2 for begin, end in self.spans]
        for attribution in attributions:
            for number, role in enumerate(ROLES):
                for begin, end in attribution[role]:
                    inside = [w for w, middle in enumerate(middles) if begin <= middle < end]
                    for place, w in enumerate(inside):
                        self.tags[w] = 1 + 2 * number + (place > 0)


def read_words(path: pathlib.Path):
    """The articles that `concord_attribution_words` wrote, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            place, at = {}, 0  # of each byte where a letter begins
            for number, letter in enumerate(row["text"]):
                place[at] = number
                at += len(letter.encode())
            place[at] = len(row["text"])
            spans = [(place[a], place[b]) for a, b in zip(row["words"][::2], row["words"][1::2])]
            yield Words(row["id"], [row["text"][a:b] for a, b in spans], spans, row["heads"], row["relations"], row["marks"])


def first_readings(path: pathlib.Path) -> dict[str, dict]:
    """Every article of a file of PolNeAR once, with the labels of its first annotator."""
    rows = {}
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows.setdefault(row["id"], row)
    return rows


def load(polnear: pathlib.Path, words: pathlib.Path) -> list[Words]:
    rows, articles = first_readings(polnear), list(read_words(words))
    for article in articles:
        article.tag(rows[article.id]["attributions"])
    return articles


def spans_of(tags) -> set[tuple[str, int, int]]:
    """(role, first word, behind the last) of tag numbers; an I that goes on with nothing begins a span."""
    found, begin, role = set(), None, None
    for i, tag in enumerate([*tags, 0]):
        number, inside = (tag - 1) // 2, tag > 0 and (tag - 1) % 2 == 1
        if begin is not None and not (inside and number == role):
            found.add((ROLES[role], begin, i))
            begin = None
        if tag and begin is None:
            begin, role = i, number
    return found


def main() -> None:
    for row in first_readings(pathlib.Path(sys.argv[1])).values():
        print(json.dumps({"id": row["id"], "text": row["text"]}))


if __name__ == "__main__":
    main()
