#!/usr/bin/env python3
"""Concord's HTML tokenizer on the tokenizer tests of html5lib-tests.

    html5lib.py --data DIR/html5lib-tests [--program PATH] [--misses N]

Counted are the tests that begin in the data state. Compared are start tags with their attributes,
end tags and texts with references decoded; comments, declarations and parse errors are no tokens
of Concord's. One JSON line: set, metric, value (share of tests that agree), n, seconds.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import time


def load(folder):
    for path in sorted(folder.glob("*.test")):
        for test in json.loads(path.read_text(encoding="utf-8")).get("tests", []):
            if "Data state" not in test.get("initialStates", ["Data state"]):
                continue
            if test.get("doubleEscaped"):
                test = unescaped(test)
            yield path.name, test


def unescaped(test):
    def plain(value):
        if isinstance(value, str):
            return value.encode("ascii", "backslashreplace").decode("unicode_escape")
        if isinstance(value, list):
            return [plain(one) for one in value]
        if isinstance(value, dict):
            return {plain(key): plain(one) for key, one in value.items()}
        return value

    return test | {"input": plain(test["input"]), "output": plain(test["output"])}


def tokens(output):
    """As Concord writes them."""
    found = []
    for token in output:
        if token[0] == "StartTag":
            found.append(["StartTag", token[1], token[2]])
        elif token[0] == "EndTag":
            found.append(["EndTag", token[1]])
        elif token[0] == "Character":
            if found and found[-1][0] == "Character":
                found[-1] = ["Character", found[-1][1] + token[1]]
            else:
                found.append(["Character", token[1]])
    return found


def has_surrogates(value):
    return any("\ud800" <= c <= "\udfff" for c in json.dumps(value, ensure_ascii=False))


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument(
        "--program", default=str(root / "build/release/measure/concord_html_tokens")
    )
    parser.add_argument("--misses", type=int, default=0, help="print so many")
    options = parser.parse_args()
    tests = [t for t in load(options.data / "tokenizer") if not has_surrogates(t[1]["input"])]
    lines = "\n".join(json.dumps({"input": test["input"]}) for _, test in tests) + "\n"
    begin = time.monotonic()
    run = subprocess.run([options.program], input=lines.encode(), capture_output=True, check=True)
    seconds = time.monotonic() - begin
    right = 0
    for (name, test), line in zip(tests, run.stdout.decode().split("\n")):
        wanted, found = tokens(test["output"]), json.loads(line)
        right += wanted == found
        if wanted != found and options.misses > 0:
            options.misses -= 1
            print(f"{name}: {test['input']!r}\n  {wanted}\n  {found}", file=sys.stderr)
    line = {"set": "html5lib-tests, tokenizer, data state", "metric": "tests that agree"}
    line |= {"value": round(right / len(tests), 4), "n": len(tests), "seconds": round(seconds, 3)}
    print(json.dumps(line))


if __name__ == "__main__":
    main()
