#!/usr/bin/env python3
"""Runs clang-tidy over the sources of a build folder, a file for each core.

    tools/check_tidy.py BUILD_DIR

A file that passed is not looked at again until it, one of the project's headers, or .clang-tidy
changes (what passed is remembered in BUILD_DIR/tidy). Exit code 1 when a file has findings.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


def included_files(path: pathlib.Path, seen: set[pathlib.Path]) -> set[pathlib.Path]:
    """The file and every header of the project that it includes, however deep."""
    if path in seen:
        return seen
    seen.add(path)
    for target in INCLUDE.findall(path.read_text(encoding="utf-8")):
        for folder in (path.parent, ROOT / "include", ROOT / "src", ROOT / "apps"):
            candidate = folder / target
            if candidate.exists():
                included_files(candidate.resolve(), seen)
                break
    return seen


def fingerprint(path: pathlib.Path) -> str:
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    for source in sorted(included_files(path, set())):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def tidy(path: pathlib.Path, build: pathlib.Path) -> str:
    """Findings of one file; empty when there are none."""
    stamp = build / "tidy" / (path.relative_to(ROOT).as_posix().replace("/", "_") + ".passed")
    print_now = fingerprint(path)
    if stamp.exists() and stamp.read_text() == print_now:
        return ""
    done = subprocess.run(
        [
            "clang-tidy-14",
            "-p",
            str(build),
            "--quiet",
            f"-header-filter={ROOT}/(include|src|apps)/.*",
            "--extra-arg=-Wno-unknown-warning-option",  # options that only g++ knows
            str(path),
        ],
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        return done.stdout + done.stderr
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(print_now)
    return ""


def main() -> int:
    build = pathlib.Path(sys.argv[1]).resolve()
    commands = json.loads((build / "compile_commands.json").read_text())
    sources = sorted({pathlib.Path(c["file"]) for c in commands})
    own = [s for s in sources if s.is_relative_to(ROOT / "src") or s.is_relative_to(ROOT / "apps")]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        findings = [text for text in pool.map(lambda s: tidy(s, build), own) if text]
    print("\n".join(findings))
    print(f"{len(own)} files, {len(findings)} with findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
