#!/usr/bin/env python3
"""Scores how Concord reads feeds on feedparser's own test feeds: are the fields of each item right?

    cmake --preset release -DCONCORD_BENCHMARKS=ON && cmake --build --preset release -t concord_documents
    feeds.py --data DIR [--program build/release/measure/concord_documents] [--misses] [--skipped]

The texts of these feeds are two or three words, which `concord read` rightly takes for no article;
so what intake hands on is scored, by the small program concord_documents. With --program
build/release/concord the records of `concord read` are scored instead, where there are any.

DIR is the folder `tests` of feedparser, unpacked outside the repository. Each of its feeds states
what a reader must find in it, as a Python expression behind "Expect:". Every comparison in it
with a fixed value, about a field that Concord reads, of a feed with at least one item, is one
check; the others are counted as skipped (--skipped lists why). A feed whose test names HTTP
headers, or an address of the test server, is given to the program as a WARC response with them.

Compared are: the visible words of titles and texts (sanitising and addresses inside the text are
not what Concord stores), the names of authors without their addresses, moments of dates, and
everything else exactly. One JSON line a group: set, metric, value, n, seconds.
"""

import argparse
import ast
import collections
import datetime
import email.utils
import html
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

FOLDERS = ["wellformed", "illformed", "encoding", "entities", "json"]
FIELDS = ["outlet", "title", "url", "source_id", "published", "modified", "language"]
SERVER = "http://127.0.0.1:8097/tests/"
HIDDEN = {"script", "style", "applet"}  # what feedparser drops with all that is inside

# Paths of feedparser that mean a field of ours. {n} is the number of an item.
PATHS = {
    "feed.title": "outlet",
    "feed.title_detail.value": "outlet",
    "item.source.title": "outlet",
    "item.source.title_detail.value": "outlet",
    "item.title": "title",
    "item.title_detail.value": "title",
    "item.link": "url",
    "item.feedburner_origlink": "url",
    "item.id": "id",
    "item.guid": "id",
    "item.author": "author",
    "item.author_detail.name": "author",
    "item.published": "date",
    "item.published_parsed": "date",
    "item.created": "date",
    "item.created_parsed": "date",
    "item.updated": "update",
    "item.updated_parsed": "update",
    "item.modified": "update",
    "item.modified_parsed": "update",
    "item.date": "update",
    "item.date_parsed": "update",
    "item.summary": "summary",
    "item.summary_detail.value": "summary",
    "item.description": "summary",
    "item.content.0.value": "content",
    "item.content.0.language": "language",
    "item.summary_detail.language": "language",
}


class Visible(html.parser.HTMLParser):
    """The words a reader sees."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN:
            self.hidden += 1

    def handle_endtag(self, tag):
        if tag in HIDDEN and self.hidden:
            self.hidden -= 1

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def words(text):
    return " ".join(text.split())


def visible(text):
    parser = Visible()
    parser.feed(text)
    parser.close()
    return words("".join(parser.parts))


def names_of(author):
    """A name without the address that feedparser puts beside it."""
    return words(re.sub(r"[(<]?[^\s(<]+@[^\s)>]+[)>]?", " ", author)).strip("() ")


def moment(value):
    """A date as UTC: of feedparser's tuple, RFC 822, or ISO 8601; None when it is none."""
    if isinstance(value, tuple):
        return datetime.datetime(*value[:6])
    try:
        parsed = datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        try:
            parsed = email.utils.parsedate_to_datetime(value)
        except (TypeError, ValueError):
            return None
    if parsed.tzinfo:
        parsed = parsed.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return parsed


class Case:
    """One feed of the tests: its checks, and what the program found in it."""

    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        source = path.read_bytes()
        self.head = self.decode(source)
        self.headers = dict(
            re.findall(r"^[ \t]*Header:[ \t]*([\w-]+):[ \t]*(.*?)[ \t\r]*$", self.head, re.M)
        )
        found = re.search(r"Expect:\s*(.*?)\s*(?:-->|$)", self.head, re.M)
        self.expect = found.group(1) if found else ""
        self.items = []
        self.faulty = False

    @staticmethod
    def decode(source):
        for mark, name in [
            (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"),
            (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
            (b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"),
            (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
        ]:
            if source.startswith(mark):
                return source.decode(name, "replace")
        return source.decode("utf-8", "replace")

    @property
    def needs_carrier(self):
        return bool(self.headers) or "127.0.0.1" in self.expect

    def target(self):
        address = SERVER + str(self.path.relative_to(self.folder.parent))
        return self.headers.get("Content-Location", address)

    def warc(self):
        """The feed as a crawler would have kept it."""
        head = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        if "content-type" not in head.lower():
            head += "Content-Type: application/xml\r\n"
        block = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + self.path.read_bytes()
        record = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            f"WARC-Target-URI: {self.target()}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        return record.encode() + block + b"\r\n\r\n"


def path_of(node):
    """entries[0]['title_detail'].value as (0, "item.title_detail.value"); None: not one."""
    steps = []
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        if isinstance(node, ast.Attribute):
            steps.append(node.attr)
        elif isinstance(node.slice, ast.Constant):
            steps.append(str(node.slice.value))
        else:
            return None
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    steps.reverse()
    if node.id == "entries" and steps and steps[0].isdigit():
        return int(steps[0]), ".".join(["item", *steps[1:]])
    return None, ".".join([node.id, *steps])


def constant(node):
    return eval(compile(ast.Expression(node), "", "eval"), {"__builtins__": {}})  # noqa: S307


def comparisons(case):
    """Each comparison of the expectation: (item, path, value), or a reason why it is none."""
    try:
        tree = ast.parse(case.expect.strip(), mode="eval").body
    except SyntaxError:
        yield None, "expectation is no expression", None
        return
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    for part in parts:
        if isinstance(part, ast.UnaryOp) and isinstance(part.operand, ast.Name):
            yield None, "sound", True
        elif isinstance(part, ast.Name) and part.id == "bozo":
            yield None, "sound", False
        elif isinstance(part, ast.Compare) and all(isinstance(o, ast.Eq) for o in part.ops):
            yield from equalities([part.left, *part.comparators])
        else:
            yield None, "not an equality", None


def equalities(sides):
    try:
        value = constant(sides[-1])
    except NameError:
        yield None, "not compared with a fixed value", None
        return
    for side in sides[:-1]:
        call = ast.unparse(side)
        if call == "len(entries)":
            yield None, "count", value
            continue
        path = path_of(side)
        if path is None:
            yield None, "a call or search", None
        else:
            author = re.fullmatch(r"item\.authors\.(\d+)\.name", path[1])
            field = f"author.{author.group(1)}" if author else PATHS.get(path[1], path[1])
            yield path[0], field, value


def text_of(item):
    return words(item["text"])


def is_right(case, number, field, value):
    """True, False, or a reason why the check does not apply."""
    if field == "sound":
        return case.faulty != value
    if field == "count":
        return len(case.items) == value
    if not case.items:
        return "feed without items"
    if field == "outlet" and number is None:
        number = 0
    if number is None or field not in CHECKS and not field.startswith("author."):
        return "field that Concord does not keep: " + re.sub(r"\d+", "N", field)
    if number >= len(case.items):
        return False
    if value is None:
        return "absence of a value"
    return CHECKS[field.partition(".")[0]](case.items[number], value, field)


def check_words(field):
    def check(item, value, _):
        return words(item[field]) in (visible(value), words(value), words(html.unescape(value)))

    return check


def check_text(item, value, field):
    if field == "summary" and not item["summary_only"]:
        return "summary of an item with full text"
    found = words(item["text"])
    return found in (visible(value), words(value))


def check_exact(field):
    return lambda item, value, _: item[field] == value


def check_author(item, value, field):
    name = names_of(value)
    if not name:
        return "author without a name"
    if "." in field:
        number = int(field.partition(".")[2])
        return number < len(item["byline"]) and item["byline"][number] == name
    return name in item["byline"]


def check_date(field, other):
    def check(item, value, _):
        wanted = moment(value)
        if wanted is None:
            return "date as its spelling"
        return wanted in (moment(item[field]), moment(item[other]))

    return check


def check_language(item, value, _):
    def code(tag):
        return re.split("[-_]", tag)[0].lower()

    return code(item["language"]) == code(value)


CHECKS = {
    "outlet": check_words("outlet"),
    "title": check_words("title"),
    "url": check_exact("url"),
    "id": check_exact("source_id"),
    "author": check_author,
    "date": check_date("published", "modified"),
    "update": check_date("modified", "published"),
    "summary": check_text,
    "content": check_text,
    "language": check_language,
}


def item_of_record(record):
    article = record["article"]
    item = {name: article.get(name) or "" for name in FIELDS}
    item["byline"] = article.get("byline") or []
    item["summary_only"] = bool(article.get("truncated"))
    item["text"] = record.get("text") or ""
    return item


def item_of_document(document):
    item = {name: document[name] or "" for name in FIELDS}
    item["byline"] = document["byline"].split("\n") if document["byline"] else []
    item["summary_only"] = bool(document["summary_only"])
    content = document["content"]
    item["text"] = visible(content) if document["is_html"] else content
    return item


def collect(output, names):
    """Gives each case its items and whether the program found it faulty."""
    for line in output.splitlines():
        found = json.loads(line)
        is_record = found.get("schema", "").startswith("concord/article")
        path = (found["article"] if is_record else found).get("path") or ""
        case = names.get(path.partition("#")[0])
        if case is None:
            continue
        if is_record:
            case.items.append(item_of_record(found))
        elif "content" in found:
            case.items.append(item_of_document(found))
        elif (found.get("problem") or found.get("kind")) != "empty":
            case.faulty = True


def read(program, cases):
    """Runs the program over all feeds; returns its seconds."""
    command = [program, "read"] if program.endswith("concord") else [program]
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, case in enumerate(cases):
            suffix = ".warc" if case.needs_carrier else case.path.suffix
            copy = pathlib.Path(folder) / f"{number:05d}{suffix}"
            copy.write_bytes(case.warc() if case.needs_carrier else case.path.read_bytes())
            names[copy.name] = case
        begin = time.monotonic()
        output = ""
        for suffixes, options in [((".warc",), []), ((".xml", ".json"), ["--kind", "feed"])]:
            files = sorted(name for name in names if name.endswith(suffixes))
            run = subprocess.run(
                [*command, *options, *files], cwd=folder, capture_output=True, check=False
            )
            if run.returncode not in (0, 1):
                sys.exit(run.stderr.decode())
            output += run.stdout.decode()
        seconds = time.monotonic() - begin
    collect(output, names)
    return seconds


def load(data):
    cases = []
    for name in FOLDERS:
        folder = data / name
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".xml", ".json"):
                cases.append(Case(path, folder))
    return cases


def score(cases, options):
    """Counters of right, all and skipped checks by group."""
    right = collections.Counter()
    total = collections.Counter()
    skipped = collections.Counter()
    for case in cases:
        for number, field, value in comparisons(case):
            verdict = field if value is None else is_right(case, number, field, value)
            if isinstance(verdict, str):
                skipped[verdict] += 1
                continue
            group = field.partition(".")[0]
            for key in [group] if group == "sound" else [group, "fields", case.folder.name]:
                total[key] += 1
                right[key] += verdict
            if options.misses and not verdict:
                found = case.items[number or 0] if len(case.items) > (number or 0) else None
                shown = {k: v for k, v in found.items() if v} if found else None
                print(f"{case.path}: {field} == {value!r}: {shown}"[:500], file=sys.stderr)
    return right, total, skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/measure/concord_documents")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--skipped", action="store_true")
    options = parser.parse_args()
    cases = load(options.data)
    seconds = read(str(pathlib.Path(options.program).resolve()), cases)
    right, total, skipped = score(cases, options)
    for key in ["fields", *FOLDERS, *CHECKS, "count", "sound"]:
        if total[key]:
            line = {
                "set": "feedparser/" + key if key in FOLDERS else "feedparser",
                "metric": "fields right" if key in ("fields", *FOLDERS) else key + " right",
                "value": round(right[key] / total[key], 4),
                "n": total[key],
                "seconds": round(seconds, 2),
            }
            print(json.dumps(line))
    if options.skipped:
        for reason, count in skipped.most_common():
            print(f"{count}\t{reason}", file=sys.stderr)


if __name__ == "__main__":
    main()
