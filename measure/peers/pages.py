#!/usr/bin/env python3
"""Readers of pages side by side: Concord and its peers on the same pages in the same run.

    pages.py --data DIR [--program PATH] [--set NAME ...] [--peer NAME ...] [--readability DIR]

    pip install trafilatura htmldate resiliparse newspaper4k
    npm install @mozilla/readability jsdom        (in DIR of --readability)

One JSON line per set, metric and system: set, metric, system, value, n, seconds; for peers also
`behind`: by how much Concord is above them, with the 95 % interval of a paired bootstrap over
pages (1,000 resamples). Seconds are those of the process's own clock for all pages of the set, on
one core: Concord's with start-up, learning, annotation and writing, the peers' for the call alone.
Each peer is given the bytes of the page (text, where it takes none) with the options that its
project measures itself with, and never the address. Concord reads the pages of a set together, so
it may learn what three pages of one site repeat; in these sets that changes no figure. Where a set
names the outlet as author, a peer that finds no author is given the name of the site that it found.
"""

import argparse
import json
import pathlib
import random
import resource
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "accuracy"))
import pages as concord_pages  # noqa: E402
from page_sets import EMPTY, SETS, Page, load_set  # noqa: E402


def decoded(data):
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return bytes_to_str(data, detect_encoding(data, html5_compatible=True))


def trafilatura_page(data):
    """Text as its own evaluation asks for it, metadata in the same call."""
    import trafilatura

    found = trafilatura.bare_extraction(
        data, include_comments=False, include_tables=True, include_formatting=False,
        with_metadata=True,
    )
    if found is None:
        return EMPTY
    authors = [name for name in (found.author or "").split("; ") if name]
    others = [found.sitename] if found.sitename and not authors else []
    return Page(found.text or "", found.title or "", authors, others, found.date or "")


def htmldate_page(data):
    import htmldate

    day = htmldate.find_date(data, original_date=True, extensive_search=True)
    return Page(published=day or "")


def resiliparse_page(data):
    from resiliparse.extract.html2text import extract_plain_text

    return Page(extract_plain_text(decoded(data), main_content=True))


def newspaper_page(data):
    import newspaper

    article = newspaper.Article("http://page.invalid/", fetch_images=False)
    article.download(input_html=decoded(data))
    try:
        article.parse()
    except newspaper.exceptions.ArticleException:
        return EMPTY
    day = article.publish_date.isoformat() if article.publish_date else ""
    authors = list(article.authors)
    others = [article.meta_site_name] if article.meta_site_name and not authors else []
    return Page(article.text, article.title or "", authors, others, day)


READABILITY = """
const fs = require('fs');
const { JSDOM } = require('jsdom');
const { Readability } = require('@mozilla/readability');
// The text of the cleaned HTML, a line for each block; `textContent` glues them together.
function text_of(html) {
  const lines = html.replace(/<\\/(p|div|li|h[1-6]|blockquote|tr|td|section|pre)>|<br[^>]*>/gi, '$&\\n');
  return new JSDOM(lines).window.document.body.textContent;
}
for (const path of fs.readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
  const begin = process.cpuUsage();
  let found = null;
  try {
    const dom = new JSDOM(fs.readFileSync(path), { contentType: 'text/html' });
    found = new Readability(dom.window.document).parse();
  } catch (error) { }
  const { user, system } = process.cpuUsage(begin);
  console.log(JSON.stringify({ path, found: found && { body: text_of(found.content), title:
    found.title, byline: found.byline, published: found.publishedTime },
    seconds: (user + system) / 1e6 }));
}
"""


def readability_pages(modules, folder, names):
    paths = "\n".join(str(folder / name) for name in names)
    run = subprocess.run(
        ["node", "-e", READABILITY], cwd=modules, input=paths, capture_output=True, text=True,
        check=True,
    )
    pages, seconds = {}, 0.0
    for line in run.stdout.split("\n")[:-1]:
        row = json.loads(line)
        found = row["found"]
        seconds += row["seconds"]
        if found:
            pages[pathlib.Path(row["path"]).name] = Page(
                found["body"] or "",
                found["title"] or "",
                [found["byline"]] if found["byline"] else [],
                [],
                found["published"] or "",
            )
    return pages, seconds


CALLS = {
    "trafilatura": trafilatura_page,
    "htmldate": htmldate_page,
    "resiliparse": resiliparse_page,
    "newspaper4k": newspaper_page,
}
# What a peer does not look for is not held against it.
BODY = ("body_", "segment_", "first_words")
KNOWS = {
    "trafilatura": (*BODY, "title", "author", "date", "minute"),
    "htmldate": ("date",),
    "resiliparse": BODY,
    "newspaper4k": (*BODY, "title", "author", "date", "minute"),
    "readability": (*BODY, "title", "author", "minute"),
}


def run_peer(name, options, folder, names):
    if name == "readability":
        return readability_pages(options.readability, folder, names)
    call = CALLS[name]
    call(b"<html><body><p>Loads what the library loads when first called.</p></body></html>")
    pages = {}
    seconds = 0.0
    for page in names:
        data = (folder / page).read_bytes()
        begin = time.process_time()
        try:
            pages[page] = call(data)
        except Exception as error:  # a peer that fails on a page has found nothing there
            print(f"{name}: {page}: {error}", file=sys.stderr)
        seconds += time.process_time() - begin
    return pages, seconds


def run_concord(program, folder, names):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages, _ = concord_pages.read_pages(program, folder, names)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pages, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def difference(metric, ours, theirs, resamples=1000):
    """Concord less the peer: value and 95 % interval. Pages are drawn with replacement."""
    generator = random.Random(1)
    values = []
    for _ in range(resamples):
        drawn = generator.choices(range(len(ours)), k=len(ours))
        values.append(
            metric.of([ours[i] for i in drawn]) - metric.of([theirs[i] for i in drawn])
        )
    values.sort()
    low, high = values[int(0.025 * resamples)], values[int(0.975 * resamples)]
    return [round(v, 4) for v in (metric.of(ours) - metric.of(theirs), low, high)]


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/tmp/concord-pages"))
    parser.add_argument("--program", default=str(root / "build/release/concord"))
    parser.add_argument("--set", nargs="*", default=list(SETS), choices=list(SETS))
    parser.add_argument("--peer", nargs="*", default=list(KNOWS), choices=list(KNOWS))
    parser.add_argument("--readability", type=pathlib.Path, help="folder with its node_modules")
    options = parser.parse_args()
    if "readability" in options.peer and not options.readability:
        parser.error("--readability: the folder of its node_modules is needed")
    for name in options.set:
        folder, gold = load_set(options.data, options.cache, name)
        names = [row["page"] for row in gold]
        found, seconds = run_concord(options.program, folder, names)
        ours = {metric.name: metric.rows(gold, found) for metric in SETS[name]}
        for metric in SETS[name]:
            report(name, metric, "concord", ours[metric.name], seconds)
        for peer in options.peer:
            theirs, seconds = run_peer(peer, options, folder, names)
            for metric in SETS[name]:
                if metric.name.startswith(KNOWS[peer]):
                    rows = metric.rows(gold, theirs)
                    behind = difference(metric, ours[metric.name], rows)
                    report(name, metric, peer, rows, seconds, behind=behind)


def report(name, metric, system, rows, seconds, **more):
    line = {"set": name, "metric": metric.name, "system": system}
    line |= {"value": round(metric.of(rows), 4), "n": len(rows), "seconds": round(seconds, 2)}
    print(json.dumps(line | more), flush=True)


if __name__ == "__main__":
    main()
