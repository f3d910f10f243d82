"""Places in two readings of one text, compared by the words that stand there.

Offsets of two texts differ as soon as one has a caption or a blank line more than the other. Here both are
cut into words, the words are aligned, and a place is the set of the expected text's words that it covers.
"""

import difflib
import re

_WORD = re.compile(r"\w+|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})


def plain(text: str) -> str:
    """White space collapsed, quotation marks and dashes made alike."""
    return " ".join(text.translate(_PLAIN).split())


def words(text: str) -> list[str]:
    """Lower-case words without marks."""
    return re.findall(r"\w+", text.lower())


class WordAlignment:
    """Maps spans of a got text and of the expected text to numbers of the expected text's words.

    Words that the expected text has not are numbered below zero, so that they match nothing there.
    """

    def __init__(self, expected_text: str, got_text: str):
        self._expected = [match.span() for match in _WORD.finditer(expected_text)]
        self._got = [match.span() for match in _WORD.finditer(got_text)]
        self._expected_text, self._got_text = expected_text, got_text
        left = [plain(expected_text[begin:end]) for begin, end in self._expected]
        right = [plain(got_text[begin:end]) for begin, end in self._got]
        self._number = [-1 - index for index in range(len(right))]
        matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
        for begin, got_begin, size in matcher.get_matching_blocks():
            for step in range(size):
                self._number[got_begin + step] = begin + step

    def expected(self, span: dict) -> frozenset[int]:
        """Words under a span of the expected text; marks at the ends do not count."""
        return self._covered(self._expected, self._expected_text, span, range(len(self._expected)))

    def got(self, span: dict) -> frozenset[int]:
        """The same words under a span of the got text."""
        return self._covered(self._got, self._got_text, span, self._number)

    @staticmethod
    def _covered(places, text, span, numbers) -> frozenset[int]:
        return frozenset(
            numbers[index]
            for index, (begin, end) in enumerate(places)
            if begin < span["end"] and end > span["begin"] and text[begin].isalnum()
        )
