"""Annotated sentences of the free English corpora in one form, for the programs that train on them.

A `Sentence` has words and, where its corpus gives them, tags, lemmas, heads, relations and names; a layer that
the corpus does not have is None. Sources: UD English EWT and GUM (CoNLL-U), UNER EWT (IOB2 over EWT's sentences),
CrossNER politics (IOB2).
"""

import dataclasses
import hashlib
import pathlib
import re

NAME_CLASSES = ("person", "organization", "place", "other")

# CrossNER's types in the record's terms. What stands for a nation's people is no name in either guideline.
CROSSNER = {"person": "person", "politician": "person", "organisation": "organization",
            "politicalparty": "organization", "location": "place", "country": "place",
            "election": "other", "event": "other", "misc": "other"}
UNER = {"PER": "person", "ORG": "organization", "LOC": "place"}


@dataclasses.dataclass
class Sentence:
    words: list[str]
    spaces: list[bool] = dataclasses.field(default_factory=list)  # white space behind each word
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # 1-based, 0 = root
    relations: list[str] | None = None
    names: list[str] | None = None  # "B-person", "I-person", "O"
    rules: list[str] | None = None  # of the lemmas, see lemma_rule()
    corpus: str = ""
    id: str = ""


def read_conllu(path: pathlib.Path, corpus: str) -> list[Sentence]:
    sentences, rows, sent_id = [], [], ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append(sentence_of(rows, corpus, sent_id))
            rows = []
    return sentences


def read_forms(path: pathlib.Path):
    """The words of each sentence, one sentence at a time."""
    words = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            number = line.split("\t", 1)[0]
            if number.isdigit():  # no multiword tokens: their words follow
                words.append(line.split("\t", 2)[1])
            elif words and line == "\n":
                yield words
                words = []


def read_masc(folder: pathlib.Path):
    """The words of each line of MASC's tagged texts: word_TAG word_TAG."""
    for path in sorted(folder.glob("*/*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            words = [word for word, mark, _ in (cell.rpartition("_") for cell in line.split()) if mark and word]
            if words:
                yield words


def sentence_of(rows: list[list[str]], corpus: str, sent_id: str) -> Sentence:
    words = [row for row in rows if row[0].isdigit()]
    glued_to = {}  # multiword tokens: the white space behind the last word is the token's
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            for number in range(first, last):
                glued_to[number] = False
            glued_to[last] = "SpaceAfter=No" not in row[9]
    spaces = [glued_to.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in words]
    return Sentence([row[1] for row in words], spaces, [row[3] for row in words], [row[4] for row in words],
                    [row[2] for row in words], [int(row[6]) for row in words], [row[7] for row in words],
                    rules=[lemma_rule(row[1], row[2]) for row in words], corpus=corpus, id=sent_id)


def lemma_rule(form: str, lemma: str) -> str:
    """How the lemma is made of the form: a case (k as printed, l lower, t capital), letters cut behind, letters added."""
    best = None
    for case, cased in (("l", form.lower()), ("k", form), ("t", form[:1].upper() + form[1:].lower())):
        shared = 0
        while shared < min(len(cased), len(lemma)) and cased[shared] == lemma[shared]:
            shared += 1
        rule = (len(cased) - shared + len(lemma) - shared, f"{case}{len(cased) - shared}{lemma[shared:]}")
        if best is None or rule[0] < best[0]:
            best = rule
    return best[1]


def apply_rule(form: str, rule: str) -> str:
    case, cut = rule[0], 0
    digits = 1
    while digits < len(rule) and rule[digits].isdigit():
        digits += 1
    cut = int(rule[1:digits])
    cased = {"l": form.lower(), "k": form, "t": form[:1].upper() + form[1:].lower()}[case]
    return (cased[:len(cased) - cut] if cut <= len(cased) else "") + rule[digits:]


def read_iob(path: pathlib.Path, corpus: str, classes: dict[str, str], word_column: int) -> list[Sentence]:
    """Labels outside `classes` are O, and what goes on without a beginning begins."""
    sentences, words, names, sent_id = [], [], [], ""
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line.strip() and line[0] != "#":
            cells = line.split("\t")
            words.append(cells[word_column])
            prefix, _, kind = cells[word_column + 1].partition("-")
            name = classes.get(kind)
            if name is None:
                names.append("O")
            elif prefix == "I" and names and names[-1] in ("B-" + name, "I-" + name):
                names.append("I-" + name)
            else:
                names.append("B-" + name)
        elif not line.strip() and words:
            sentences.append(Sentence(words, [True] * len(words), names=names, corpus=corpus, id=sent_id))
            words, names = [], []
    return sentences


def add_names(sentences: list[Sentence], named: list[Sentence]) -> int:
    """Gives sentences the names of those with the same words; returns how many got theirs."""
    by_words = {tuple(s.words): s.names for s in named}
    found = 0
    for sentence in sentences:
        names = by_words.get(tuple(sentence.words))
        if names is not None:
            sentence.names = names
            found += 1
    return found


def load(data: pathlib.Path, side: str) -> dict[str, list[Sentence]]:
    """side: train or dev; the folder holds what treebanks.tar.xz and names.tar.xz unpack to."""
    trees, names = data / "treebanks", data / "names"
    ewt = read_conllu(trees / f"en_ewt-{side}.conllu", "ewt")
    gum = read_conllu(trees / ("en_gum-free-train.conllu" if side == "train" else "en_gum-dev.conllu"), "gum")
    uner_file = "uner_ewt-train.older.iob2" if side == "train" else "uner_ewt-dev.iob2"
    found = add_names(ewt, read_iob(names / uner_file, "uner", UNER, 1))
    assert found > 0.98 * len(ewt), (found, len(ewt))
    politics = read_iob(names / f"crossner_politics-{side}.txt", "crossner", CROSSNER, 0)
    if side == "train":
        add_gum_names(gum, trees / "en_gum-free-train.conllu")
    return {"ewt": ewt, "gum": gum, "crossner": politics}


GUM_CLASSES = {"person": "person", "organization": "organization", "place": "place", "event": "other",
               "object": "other", "abstract": "other"}


def add_gum_names(sentences: list[Sentence], path: pathlib.Path) -> None:
    """Names out of GUM's mentions: the run of proper nouns about a mention's head, in the mention's class."""
    by_id = {s.id: s for s in sentences}
    sent_id, words, opened = "", 0, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id = "):
            sent_id, words = line[12:], 0
            by_id[sent_id].names = ["O"] * len(by_id[sent_id].words)
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if not cells[0].isdigit():
                continue
            sentence, at = by_id[sent_id], words
            words += 1
            entity = next((x[7:] for x in cells[9].split("|") if x.startswith("Entity=")), "")
            for part in re.findall(r"\([^()]+\)?|[^()]*\)", entity):
                if part[0] == "(":
                    opened.append((sent_id, at, part[1:].rstrip(")").split("-")))
                    if part[-1] == ")":
                        mark_gum_name(sentence, at, at + 1, opened.pop()[2])
                else:
                    number = part.rstrip(")")
                    back = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][2][0] == number), None)
                    if back is None:
                        continue
                    where, begin, fields = opened.pop(back)
                    if where == sent_id:
                        mark_gum_name(sentence, begin, at + 1, fields)


def mark_gum_name(sentence: Sentence, begin: int, end: int, fields: list[str]) -> None:
    kind = GUM_CLASSES.get(fields[1])
    head = begin + int(fields[5].split(",")[0]) - 1 if len(fields) > 5 and fields[5][:1].isdigit() else -1
    if kind is None or not begin <= head < end or sentence.upos[head] != "PROPN":
        return
    first = last = head
    while first > begin and sentence.upos[first - 1] == "PROPN":
        first -= 1
    while last + 1 < end and sentence.upos[last + 1] == "PROPN":
        last += 1
    if any(x != "O" for x in sentence.names[first:last + 1]):
        return
    sentence.names[first:last + 1] = ["B-" + kind] + ["I-" + kind] * (last - first)


def sha256(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
