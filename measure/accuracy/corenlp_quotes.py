#!/usr/bin/env python3
"""The quote annotator of CoreNLP (Muzny et al. 2017) on PolNeAR dev, scored as `polnear.py` scores the program.

    measure/accuracy/corenlp_quotes.py --data FOLDER --corenlp JARS

JARS holds `stanford-corenlp` and its models (Maven Central) and, in `lib/`, what they depend on. CoreNLP finds
quotations only: its quotations are contents, the mentions it gives them to are sources, and it has no cues. `seconds`
leaves out the start: that of a run over one short text.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

from polnear import read_rows, report

ANNOTATORS = "tokenize,ssplit,pos,lemma,ner,depparse,coref,quote"


def annotate(jars: pathlib.Path, texts: dict[str, str]) -> tuple[dict[str, dict], float]:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number, text in enumerate(texts.values()):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        (folder / "files").write_text("".join(f"{folder / f'{n}.txt'}\n" for n in range(len(texts))), encoding="utf-8")
        began = time.monotonic()
        subprocess.run(["java", "-Xmx8g", "-cp", f"{jars}/*:{jars}/lib/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP",
                        "-annotators", ANNOTATORS, "-coref.algorithm", "statistical", "-ner.useSUTime", "false",
                        "-filelist", str(folder / "files"), "-outputFormat", "json", "-outputDirectory", name, "-threads", "1"],
                       check=True, capture_output=True)
        seconds = time.monotonic() - began
        return {key: json.loads((folder / f"{number}.txt.json").read_text(encoding="utf-8"))
                for number, key in enumerate(texts)}, seconds


def code_points(text: str) -> list[int]:
    """The code point at each UTF-16 unit, in which Java counts."""
    table = []
    for number, letter in enumerate(text):
        table += [number] * (2 if ord(letter) > 0xFFFF else 1)
    return table + [len(text)]


def statements_of(text: str, document: dict) -> list[dict]:
    place = code_points(text)
    tokens = [token for sentence in document["sentences"] for token in sentence["tokens"]]
    found = []
    for quote in document.get("quotes", []):
        first, last = quote.get("mentionBegin", -1), quote.get("mentionEnd", -1)
        speaker = None
        if quote.get("mention") and 0 <= first <= last < len(tokens):
            speaker = {"begin": place[tokens[first]["characterOffsetBegin"]], "end": place[tokens[last]["characterOffsetEnd"]]}
        found.append({"content": [{"begin": place[quote["beginIndex"]], "end": place[quote["endIndex"]]}],
                      "speaker": speaker, "cue": None})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--corenlp", required=True, type=pathlib.Path)
    options = parser.parse_args()
    rows = read_rows(options.data / "polnear-dev.jsonl")
    _, start = annotate(options.corenlp, {"none": "Nothing was said."})
    documents, seconds = annotate(options.corenlp, {key: row["text"] for key, row in rows.items()})
    records = {key: {"text": rows[key]["text"], "statements": statements_of(rows[key]["text"], document)}
               for key, document in documents.items()}
    report("polnear-dev, CoreNLP", rows, records, seconds - start)


if __name__ == "__main__":
    main()
