"""ROUGE-1 of ROUGE-1.5.5 (Lin 2004) as it is called for timelines: `-n 1 -m -s`, raw counts.

Words are cut at everything but letters, digits and hyphens, stop words go, and what is longer than
three characters is stemmed: by WordNet's list of exceptions, else by Porter's steps (1980) with the
one change that ROUGE makes: "-ement", "-ment" and "-ent" are tried one after the other. Both lists
are read from the `data` folder of ROUGE.
"""

import collections
import functools
import pathlib
import re

VOWEL = "[aeiouy]"
CONSONANTS = "[^aeiou][^aeiouy]*"
VOWELS = "[aeiouy][aeiou]*"
ONCE = re.compile(f"^({CONSONANTS})?{VOWELS}{CONSONANTS}")
EXACTLY_ONCE = re.compile(f"^({CONSONANTS})?{VOWELS}{CONSONANTS}({VOWELS})?$")
TWICE = re.compile(f"^({CONSONANTS})?{VOWELS}{CONSONANTS}{VOWELS}{CONSONANTS}")
HAS_VOWEL = re.compile(f"^({CONSONANTS})?{VOWEL}")
SHORT = re.compile(f"^{CONSONANTS}{VOWEL}[^aeiouwxy]$")

STEP_2 = {"ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
          "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
          "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous",
          "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log"}
STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
STEP_4 = ("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ou", "ism", "ate", "iti",
          "ous", "ive", "ize")


def without(word, suffixes):
    """The stem before the longest of the suffixes that the word ends in, and that suffix."""
    found = [suffix for suffix in suffixes if word.endswith(suffix)]
    longest = max(found, key=len, default=None)
    return (word[:len(word) - len(longest)], longest) if longest else (None, None)


def inflection_removed(word):
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 1:
        word = word[:-1]
    if word.endswith("eed"):
        return word[:-1] if ONCE.match(word[:-3]) else word
    stem, _ = without(word, ("ed", "ing"))
    if stem is None or not HAS_VOWEL.match(stem):
        return word
    if stem.endswith(("at", "bl", "iz")) or SHORT.match(stem):
        return stem + "e"
    return stem[:-1] if re.search(r"([^aeiouylsz])\1$", stem) else stem


def porter(word):
    if word.startswith("y"):
        word = "Y" + word[1:]
    word = inflection_removed(word)
    if word.endswith("y") and HAS_VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    for endings in (STEP_2, STEP_3):
        stem, suffix = without(word, endings)
        if stem is not None and ONCE.match(stem):
            word = stem + endings[suffix]
    for endings in (STEP_4, ("ment",)):
        stem, _ = without(word, endings)
        if stem is not None and TWICE.match(stem):
            word = stem
    if word.endswith("ent"):
        if TWICE.match(word[:-3]):
            word = word[:-3]
    elif word.endswith(("sion", "tion")) and TWICE.match(word[:-3]):
        word = word[:-3]
    if word.endswith("e"):
        stem = word[:-1]
        if TWICE.match(stem) or (EXACTLY_ONCE.match(stem) and not SHORT.match(stem)):
            word = stem
    if word.endswith("ll") and TWICE.match(word):
        word = word[:-1]
    return "y" + word[1:] if word.startswith("Y") else word


class Rouge:
    """data: the `data` folder of ROUGE-1.5.5."""

    def __init__(self, data):
        data = pathlib.Path(data)
        self.stop_words = set((data / "smart_common_words.txt").read_text(encoding="utf-8").split())
        self.exceptions = {}
        for path in sorted((data / "WordNet-2.0-Exceptions").glob("*.exc")):
            for line in path.read_text(encoding="utf-8").splitlines():
                inflected, base = line.split()[:2]
                self.exceptions.setdefault(inflected, base)

    @functools.lru_cache(maxsize=None)
    def stem(self, word):
        return (self.exceptions.get(word) or porter(word)) if len(word) > 3 else word

    def counts(self, sentences):
        """How often each stem occurs in a summary."""
        text = " ".join(sentences).lower().replace("-", " - ")
        words = re.sub("[^a-z0-9-]", " ", text).split()
        return collections.Counter(self.stem(word) for word in words
                                   if word not in self.stop_words and word[0] != "-")


def shared(counts, other):
    return sum((counts & other).values())
