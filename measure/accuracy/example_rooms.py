"""One function a room: what the record says of the example story against what it must say.

A `Room` holds its metrics by name; a metric is a share of what was expected (or a count of errors) and
knows in words what went wrong.
"""

import dataclasses
import datetime
import re
from collections import Counter

from word_alignment import WordAlignment, plain, words

BODY = {"paragraph", "heading", "list", "quote", "correction", "post"}
CLEAN_FIELDS = ("url", "outlet", "title", "byline", "credit", "dateline", "published", "published_from",
                "modified", "language", "truncated", "source_id")
PRONOUNS = {"he", "she", "it", "they", "we", "i"}


@dataclasses.dataclass
class Metric:
    name: str
    value: float = 0.0
    count: int = 0
    misses: list[str] = dataclasses.field(default_factory=list)


class Room:
    """The metrics of one room, in the order in which they were named."""

    def __init__(self, name: str):
        self.name = name
        self.seconds = 0.0
        self.metrics: dict[str, Metric] = {}

    def metric(self, name: str) -> Metric:
        return self.metrics.setdefault(name, Metric(name))

    def note(self, name: str, is_right: bool, article: str, expected, got) -> None:
        """One expected thing: counts towards the share `name`."""
        metric = self.metric(name)
        metric.value = (metric.value * metric.count + is_right) / (metric.count + 1)
        metric.count += 1
        if not is_right:
            metric.misses.append(f"{article}: expected {expected!r}, got {got!r}")

    def error(self, name: str, article: str, words_of_it: str) -> None:
        """One thing that should not be there: counts in `name`."""
        metric = self.metric(name)
        metric.value += 1
        metric.count += 1
        metric.misses.append(f"{article}: {words_of_it}")


@dataclasses.dataclass
class Pair:
    """An expected article and what was read of it."""

    row: dict
    record: dict | None
    alignment: WordAlignment

    @property
    def name(self) -> str:
        return self.row["path"] if self.row["url"] is None else self.row["url"]


def key_of(row: dict) -> tuple[str, str]:
    return row["article"], row["path"]


def text_of(row: dict) -> str:
    return row["text"] if "text" in row else "\n\n".join(block["text"] for block in row["blocks"])


def file_of(article: dict) -> str:
    """The file of a path: a report inside an archive or feed has #OFFSET behind it."""
    return re.sub(r"#\d+$", "", article["path"])


def find_article(row: dict, records: list[dict]) -> dict | None:
    """The record of an expected article: same file and address, else the only one of its file."""
    same_file = [record for record in records if file_of(record["article"]) == row["path"]]
    for record in same_file:
        if row["url"] and row["url"] in (record["article"]["url"], record["article"]["canonical"]):
            return record
    return same_file[0] if len(same_file) == 1 else None


def rows_of(expected: list[dict], room: str, kind: str | None = None) -> list[dict]:
    return [row for row in expected if row["room"] == room and row.get("kind") == kind]


def is_folded_summary(row: dict) -> bool:
    """A feed item that only summarises fills its page when both are read, and stands alone otherwise."""
    return row["truncated"]


def pair_articles(expected: list[dict], articles: list[dict], files: dict[str, list[dict]]) -> list[Pair]:
    pairs = []
    for row in rows_of(expected, "clean"):
        source = files[row["path"]] if is_folded_summary(row) else articles
        record = find_article(row, source)
        pairs.append(Pair(row, record, WordAlignment(text_of(row), record["text"] if record else "")))
    return pairs


def intake(expected: list[dict], files: dict[str, list[dict]]) -> Room:
    room = Room("intake")
    for row in rows_of(expected, "intake"):
        got = len(files[row["path"]])
        room.note("documents", got == row["documents"], row["path"], row["documents"], got)
    return room


def clean(expected: list[dict], pairs: list[Pair]) -> Room:
    del expected
    room = Room("clean")
    for pair in pairs:
        room.note("articles", pair.record is not None, pair.name, "an article", None)
        got = pair.record or {"article": {}, "text": "", "blocks": []}
        for field in CLEAN_FIELDS:
            if field in pair.row:
                value = got["article"].get(field)
                is_right = same_moment(pair.row[field], value)
                room.note(field, is_right, pair.name, pair.row[field], value)
        compare_blocks(room, pair, got)
    return room


def same_moment(expected, got) -> bool:
    """Equal; of moments in UTC, however the offset is spelled."""
    def spelled(value):
        return re.sub(r"(T[\d:.]+)Z$", r"\1+00:00", value) if isinstance(value, str) else value

    return spelled(expected) == spelled(got)


def compare_blocks(room: Room, pair: Pair, got: dict) -> None:
    """Blocks by role and words; the text as a whole; the F1 of the body's words."""
    want = [(block["role"], plain(block["text"]), block.get("time")) for block in pair.row["blocks"]]
    have = [(block["role"], plain(got["text"][block["begin"]:block["end"]]), block.get("time"))
            for block in got["blocks"]]
    for block in want:
        near = [other for other in have if other[1] == block[1]]
        room.note("blocks", block[:2] in [other[:2] for other in near], pair.name, block[:2],
                  near[0][0] if near else None)
        if block[2]:
            time = next((other[2] for other in near), None)
            room.note("block_time", time == block[2], pair.name, f"{block[2]} {block[1]}", time)
    room.metric("unexpected_blocks")
    for block in have:
        if block[1] not in [other[1] for other in want]:
            room.error("unexpected_blocks", pair.name, f"{block[0]} {block[1]!r}")
    same = plain(text_of(pair.row)) == plain(got["text"])
    room.note("text", same, pair.name, f"{len(text_of(pair.row))} characters", len(got["text"]))
    f1 = word_f1([block[:2] for block in want], [block[:2] for block in have])
    metric = room.metric("body_f1")
    metric.value = (metric.value * metric.count + f1) / (metric.count + 1)
    metric.count += 1
    if f1 < 1:
        metric.misses.append(f"{pair.name}: {f1:.4f}")


def word_f1(want: list[tuple[str, str]], have: list[tuple[str, str]]) -> float:
    left, right = (Counter(word for role, text in blocks if role in BODY for word in words(text))
                   for blocks in (want, have))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def annotate(expected: list[dict], pairs: list[Pair]) -> Room:
    room = Room("annotate")
    room.metric("false_absolute")
    room.metric("unlisted_times")
    for pair in pairs:
        times = [time for time in rows_of(expected, "annotate", "time") if key_of(time) == key_of(pair.row)]
        compare_times(room, pair, times)
    return room


def compare_times(room: Room, pair: Pair, times: list[dict]) -> None:
    got = [(pair.alignment.got(time), time) for time in (pair.record or {"times": []})["times"]]
    seen: set[int] = set()
    for time in times:
        place = pair.alignment.expected(time)
        near = sorted((item for item in got if item[0] & place), key=lambda item: -len(item[0] & place))
        about = f"{pair.name} [{time['text']}]"
        room.note("time_found", bool(near), about, time["value"], None)
        found = near[0] if near else (frozenset(), {})
        value = found[1].get("value")
        room.note("time_span", found[0] == place, about, time["text"], words_of(pair, found[1]))
        room.note("time_value", value == time["value"], about, time["value"], value)
        room.note("time_type", found[1].get("type") == time["type"], about, time["type"],
                  found[1].get("type"))
        room.note("time_mod", found[1].get("mod") == time.get("mod"), about, time.get("mod"),
                  found[1].get("mod"))
        seen.update(id(item[1]) for item in near)
        if is_false_date(time["value"], found[1]):
            room.error("false_absolute", about, f"{value} for {time['value']}")
    for _, time in got:
        if id(time) in seen:
            continue
        about = f"[{words_of(pair, time)}] {time['type']} {time['value']}"
        room.error("unlisted_times", pair.name, about)
        if pair.row["published"] is None and is_false_date("XXXX", time):
            room.error("false_absolute", pair.name, about)


def words_of(pair: Pair, span: dict) -> str | None:
    return pair.record["text"][span["begin"]:span["end"]] if span else None


def is_false_date(expected: str, time: dict) -> bool:
    """A date or clock time with a year that contradicts what was expected; a coarser one does not."""
    value = time.get("value") or ""
    if time.get("type") not in ("DATE", "TIME") or not re.match(r"\d{4}", value):
        return False
    return not (value.startswith(expected) or expected.startswith(value) or week_of(expected) == value)


def week_of(value: str) -> str | None:
    """The ISO week of a day, as TIMEX3 writes it; "a week ago" may name the day or its week."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return None
    year, week, _ = datetime.date.fromisoformat(value).isocalendar()
    return f"{year}-W{week:02}"


def extract(expected: list[dict], pairs: list[Pair]) -> Room:
    room = Room("extract")
    for name in ("direct_found", "direct_whole", "direct_speaker", "mixed_found", "mixed_speaker",
                 "indirect_found", "indirect_speaker", "kind", "cue", "polarity", "via", "no_statement",
                 "spurious_direct", "spurious_mixed", "spurious_indirect"):
        room.metric(name)
    for pair in pairs:
        rows = [row for row in expected if row["room"] == "extract" and key_of(row) == key_of(pair.row)]
        statements = [row for row in rows if row["kind"] == "statement"]
        got = (pair.record or {"statements": []})["statements"]
        for row in statements:
            if row.get("doubtful"):
                continue
            compare_statement(room, pair, row, got)
        compare_rest(room, pair, statements, [row for row in rows if row["kind"] == "no_statement"], got)
    return room


def pieces(places, statement: dict, verbatim: bool | None = None) -> list[frozenset[int]]:
    return [places(piece) for piece in statement["content"]
            if verbatim is None or piece["verbatim"] == verbatim]


def find_statements(pair: Pair, row: dict, got: list[dict]) -> list[dict]:
    """Those that hold all that was expected: every quoted piece to the word, or most of the words of an
    indirect statement. Empty when something is missing."""
    if row["statement_kind"] == "indirect":
        want = frozenset().union(*pieces(pair.alignment.expected, row))
        shares = []
        for statement in got:
            have = frozenset().union(*pieces(pair.alignment.got, statement))
            shares.append((len(want & have) / max(1, len(want | have)), statement))
        best = max(shares, key=lambda item: item[0], default=(0, None))
        return [best[1]] if best[0] >= 0.5 else []
    found = []
    for piece in pieces(pair.alignment.expected, row, True):
        holders = [statement for statement in got
                   if piece in pieces(pair.alignment.got, statement, True)]
        if not holders:
            return []
        found.append(next((one for one in holders if one in found), holders[0]))
    return found


def compare_statement(room: Room, pair: Pair, row: dict, got: list[dict]) -> None:
    kind = row["statement_kind"]
    about = f"{pair.name} [{plain(row['text'])}]"
    found = find_statements(pair, row, got)
    room.note(f"{kind}_found", bool(found), about, kind, nearest(pair, row, got))
    if kind == "direct":
        room.note("direct_whole", bool(found) and all(one is found[0] for one in found), about, "one statement",
                  len(found))
    speaker = found[0]["speaker"] if found else None
    room.note(f"{kind}_speaker", is_speaker(pair, row, speaker), about,
              f"{row['speaker']} ({(row['speaker_mention'] or {}).get('text')})", describe(pair, speaker))
    if not found:
        return
    room.note("kind", found[0]["kind"] == kind, about, kind, found[0]["kind"])
    cue = found[0]["cue"] or {}
    room.note("cue", cue.get("lemma") == row["cue_lemma"], about, row["cue_lemma"], cue.get("lemma"))
    room.note("polarity", found[0]["polarity"] == row["polarity"], about, row["polarity"],
              found[0]["polarity"])
    via = [entity_names(pair.record, name) for name in found[0]["via"]]
    right = len(via) == len(row["via"]) and all(
        any(same_name(name, other) for other in names) for name, names in zip(row["via"], via))
    room.note("via", right, about, row["via"], via)


def nearest(pair: Pair, row: dict, got: list[dict]) -> list[str]:
    """What stands in the record where the statement was expected."""
    place = frozenset().union(*pieces(pair.alignment.expected, row))
    return [f"{statement['kind']}: {words_of(pair, piece)}" for statement in got
            for piece in statement["content"] if pair.alignment.got(piece) & place]


def compare_rest(room: Room, pair: Pair, statements: list[dict], none: list[dict], got: list[dict]) -> None:
    """What the record has beyond what was expected."""
    listed = frozenset().union(*(piece for row in statements
                                 for piece in pieces(pair.alignment.expected, row)))
    for row in none:
        place = pair.alignment.expected(row)
        hits = [one for one in got if any(piece and piece <= place for piece in pieces(pair.alignment.got, one))]
        room.note("no_statement", not hits, f"{pair.name} [{row['text']}]", row["why"],
                  [one["kind"] for one in hits])
    for statement in got:
        if not any(piece & listed for piece in pieces(pair.alignment.got, statement)):
            shown = " | ".join(words_of(pair, piece) for piece in statement["content"])
            room.error(f"spurious_{statement['kind']}", pair.name, f"[{shown}] by {describe(pair, statement['speaker'])}")


def entity_of(record: dict, identifier: str | None) -> dict | None:
    return next((entity for entity in record["entities"] if entity["id"] == identifier), None)


def entity_names(record: dict, identifier: str | None) -> list[str]:
    """The name of a chain and the words of its naming mentions."""
    entity = entity_of(record, identifier)
    if entity is None:
        return []
    mentions = [record["text"][mention["begin"]:mention["end"]] for mention in entity["mentions"]
                if mention["kind"] == "name"]
    return ([entity["name"]] if entity["name"] else []) + mentions


def describe(pair: Pair, speaker: dict | None) -> str | None:
    if speaker is None:
        return None
    names = entity_names(pair.record, speaker["entity"])
    return f"{names[0] if names else None} ({words_of(pair, speaker)})"


def name_words(name: str) -> list[str]:
    """Words that tell names apart: without articles and the genitive."""
    return [word for word in words(plain(name).replace("'s", "")) if word not in ("the", "a", "an", "of")]


def same_name(expected: str, got: str) -> bool:
    """The same words, or one a shorter form of the other that keeps its last word."""
    left, right = name_words(expected), name_words(got)
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    return set(left) == set(right) or (set(shorter) <= set(longer) and left[-1] == right[-1])


def is_person(name: str) -> bool:
    return all(word[0].isupper() for word in name.split())


def is_speaker(pair: Pair, row: dict, speaker: dict | None) -> bool:
    """By name or alias. One without a name (an official, a ministry) is right by the words beside the
    quotation too; a person must be resolved to the name. Who asks may be nobody."""
    if speaker is None or row["speaker"] is None:
        return speaker is row["speaker"]
    names = entity_names(pair.record, speaker["entity"])
    span = words_of(pair, speaker)
    if any(same_name(row["speaker"], name) for name in names):
        return True
    mention = name_words((row["speaker_mention"] or {}).get("text", ""))
    begins_mention = bool(name_words(span)) and mention[:len(name_words(span))] == name_words(span)
    if is_person(row["speaker"]):
        # "one of the freed men, who gave his name only as Dov": the name stands in the same phrase.
        is_inside = set(name_words(row["speaker"])) <= set(mention)
        return not names and (same_name(row["speaker"], span) or (is_inside and begins_mention))
    is_pronoun = not mention or mention[0] in PRONOUNS
    return not is_pronoun and (same_name(" ".join(mention), span) or begins_mention)
