#!/usr/bin/env python3
"""Checks who includes whom against the layers of docs/design.md.

    base <- learn <- each room; rooms never include each other; pipeline.cpp sees all;
    apps see include/concord and each other's public headers; include/concord sees itself only.

Nor may two headers define the same type of one namespace: the linker would take one for the other.

Prints a line for each include or type that breaks a rule; exit code 1 when there is one.
"""

import pathlib
import re
import sys

ROOMS = ["intake", "clean", "annotate", "extract", "gather", "compare", "store"]
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;]*\{", re.MULTILINE)
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


def allowed_folders(path: pathlib.PurePosixPath) -> set[str] | None:
    """First folders of quoted includes that a file may have; None: no rule."""
    parts = path.parts
    if parts[0] == "include":
        return {"concord"}
    if parts[0] == "src" and len(parts) == 2:
        return {"concord", "base", *ROOMS}
    if parts[:2] == ("src", "base"):
        return {"concord", "base"}
    if parts[:2] == ("src", "learn"):
        return {"concord", "base", "learn"}
    if parts[0] == "src":
        return {"concord", "base", "learn", parts[1]}
    if parts[0] == "apps":
        return {"concord", "server"}
    return None


def violations(root: pathlib.Path):
    for path in sorted(root.glob("include/**/*.h")) + sorted(
        p for top in ("src", "apps") for p in (root / top).glob("**/*") if p.suffix in (".h", ".cpp")
    ):
        name = path.relative_to(root).as_posix()
        allowed = allowed_folders(pathlib.PurePosixPath(name))
        if allowed is None:
            continue
        for match in INCLUDE.finditer(path.read_text(encoding="utf-8")):
            quote, target = match.groups()
            if quote == "<":
                outside = name.startswith("include/") and "/" in target and target != "tl/expected.hpp"
                if outside:
                    yield f"{name}: public headers include the standard library and tl/expected.hpp only: {target}"
                continue
            # A name without a folder is a neighbour of the file.
            is_neighbour = "/" not in target and (path.parent / target).exists()
            if not is_neighbour and target.split("/")[0] not in allowed:
                yield f"{name}: may not include {target}"


def twins(root: pathlib.Path):
    places: dict[str, list[str]] = {}
    for path in sorted(p for top in ("include", "src", "apps") for p in (root / top).glob("**/*.h")):
        text = path.read_text(encoding="utf-8")
        namespace = NAMESPACE.search(text)
        for name in TYPE.findall(text):
            key = f"{namespace[1] if namespace else ''}::{name}"
            places.setdefault(key, []).append(path.relative_to(root).as_posix())
    for name, paths in places.items():
        if len(paths) > 1:
            yield f"{paths[1]}: {name} is defined in {paths[0]} too"


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = [*violations(root), *twins(root)]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
