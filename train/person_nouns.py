#!/usr/bin/env python3
"""Lists the nouns whose commonest sense is a person, out of WordNet's database.

    train/person_nouns.py /usr/share/wordnet >knowledge/names/person_nouns.tsv

The folder is that of Debian's wordnet-base (WordNet 3.0, Miller 1995). Names of single persons are left out.
"""

import pathlib
import re
import sys

PERSON = "18"  # number of the lexicographer file noun.person
WORD = re.compile(r"[a-z]{2,}(-[a-z]+)*")


def main(folder: str) -> None:
    senses = {}
    for line in pathlib.Path(folder, "data.noun").read_text(encoding="latin-1").split("\n"):
        if line[:1].isdigit():
            offset, file, _ = line.split(" ", 2)
            senses[offset] = (file, " @i " in line)
    print("word")
    for line in pathlib.Path(folder, "index.noun").read_text(encoding="latin-1").split("\n"):
        cells = line.split()
        if line[:1] == " " or not cells or not WORD.fullmatch(cells[0]):
            continue
        file, is_instance = senses[cells[-int(cells[2])]]
        if file == PERSON and not is_instance:
            print(cells[0])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
