#!/usr/bin/env python3
"""Reads one golden input with `concord read` and compares the output with what is recorded, byte for byte.

    tests/golden/run_golden.py --program build/dev/concord [--update-golden] [clutter.html ...]

Runs in this folder, so that paths in the records are file names. Without names it takes every input that
is recorded. --update-golden records what the program writes: read the difference as text before you commit it.
"""

import argparse
import difflib
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
def recorded() -> list[str]:
    """Inputs whose output is recorded."""
    stems = {path.name.removesuffix(".expected.jsonl") for path in HERE.glob("*.expected.jsonl")}
    return sorted(path.name for path in HERE.iterdir()
                  if path.stem in stems and not path.name.endswith(".expected.jsonl"))


def pretty(lines: bytes) -> list[str]:
    """Records over many lines, for a difference that can be read."""
    shown = []
    for line in lines.decode("utf-8").splitlines():
        shown += json.dumps(json.loads(line), ensure_ascii=False, indent=1).splitlines()
    return shown


def run(program: pathlib.Path, name: str, update: bool) -> bool:
    """Whether the output is the recorded one; prints the difference otherwise."""
    expected = HERE / f"{name.rsplit('.', 1)[0]}.expected.jsonl"
    done = subprocess.run([program, "read", "--quiet", name], cwd=HERE, capture_output=True)
    if done.returncode not in (0, 1):
        print(f"{name}: exit {done.returncode}\n{done.stderr.decode('utf-8', 'replace')}")
        return False
    if update:
        expected.write_bytes(done.stdout)
        return True
    recorded = expected.read_bytes()
    if recorded == done.stdout:
        return True
    print(*difflib.unified_diff(pretty(recorded), pretty(done.stdout), expected.name, "output", lineterm=""),
          sep="\n")
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--update-golden", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    program = options.program.resolve()
    return 0 if all([run(program, name, options.update_golden) for name in options.names or recorded()]) else 1


if __name__ == "__main__":
    sys.exit(main())
