#!/usr/bin/env python3
"""The metrics of measure/accuracy/page_sets.py, on values worked out by hand."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "measure/accuracy"))
from page_sets import SETS, Page, rouge_lsum, same_minute  # noqa: E402


def value(name, metric, gold, pages):
    """Of pages in the order of the gold."""
    chosen = next(m for m in SETS[name] if m.name == metric)
    rows = [row | {"page": str(n)} for n, row in enumerate(gold)]
    return chosen.of(chosen.rows(rows, {str(n): page for n, page in enumerate(pages)}))


class Metrics(unittest.TestCase):
    def test_shingles_are_four_words(self):
        # Gold: abcd, bcde. Found: abcd, bcdx. One of two is right on both sides.
        gold = [{"body": "a b c d e"}]
        self.assertEqual(value("scrapinghub-aeb", "body_f1", gold, [Page("a b c d x")]), 0.5)
        self.assertEqual(value("scrapinghub-aeb", "body_exact", gold, [Page("a, b c: d e.")]), 1)

    def test_f1_is_that_of_the_means(self):
        # P: 1 of the page with text; R: 1 and 0.
        gold = [{"body": "a b c d"}, {"body": "e f g h"}]
        f1 = value("scrapinghub-aeb", "body_f1", gold, [Page("a b c d"), Page("")])
        self.assertAlmostEqual(f1, 2 * 1 * 0.5 / 1.5)

    def test_segments_ignore_white_space(self):
        gold = [{"with": ["a b", "c"], "without": ["menu", "x y"]}]
        found = [Page("a\n b menu")]
        self.assertEqual(value("trafilatura", "segment_precision", gold, found), 0.5)
        self.assertEqual(value("trafilatura", "segment_recall", gold, found), 0.5)
        self.assertEqual(value("trafilatura", "segment_accuracy", gold, found), 0.5)

    def test_a_page_without_a_day_is_wrong_but_costs_no_precision(self):
        gold = [{"date": "2031-04-14"}, {"date": "2031-04-15"}, {"date": "2031-04-16"}]
        found = [Page(published="2031-04-14T09:00:00Z"), Page(published="2031-04-14"), Page()]
        self.assertAlmostEqual(value("htmldate", "date_accuracy", gold, found), 1 / 3)
        self.assertEqual(value("htmldate", "date_precision", gold, found), 0.5)

    def test_rouge_is_a_union_over_found_sentences(self):
        # Lin 2004: w1 w2 and w1 w3 w5 of five words are found: 4 of 5; 4 of 7 were needed.
        want = "w1 w2 w3 w4 w5."
        have = "w1 w2 w6 w7.\nw1 w3 w8 w9 w5."
        self.assertAlmostEqual(rouge_lsum(want, have), 2 * (4 / 9) * (4 / 5) / (4 / 9 + 4 / 5))

    def test_minutes_are_compared_in_utc(self):
        self.assertTrue(same_minute("2031-04-14T06:30:00Z", "2031-04-14T08:30:59+02:00"))
        self.assertFalse(same_minute("2031-04-14T06:30:00Z", "2031-04-14T06:31:00Z"))
        # Where no offset is printed, by one that is in use: +2, but neither +0:10 nor +13.
        self.assertTrue(same_minute("2031-04-14T06:30:00Z", "2031-04-14T08:30:00"))
        self.assertFalse(same_minute("2031-04-14T06:30:00Z", "2031-04-14T06:40:00"))
        self.assertFalse(same_minute("2031-04-14T06:30:00Z", "2031-04-14T19:30:00"))

    def test_a_bare_day_is_its_midnight(self):
        self.assertTrue(same_minute("2031-04-13T15:00:00Z", "2031-04-14"))
        self.assertFalse(same_minute("2031-04-14T09:13:00Z", "2031-04-14"))
        self.assertFalse(same_minute("2031-04-14T14:00:00Z", "2031-04-14"))

    def test_agencies_have_one_name_among_authors(self):
        gold = [{"authors": ["Lena Voss", "The Associated Press"]}]
        found = [Page(authors=["Lena Voss"], others=["AP"])]
        self.assertEqual(value("fundus", "authors", gold, found), 1)

    def test_nothing_is_the_value_of_nothing(self):
        self.assertEqual(value("postlight", "title", [{"title": ""}], [Page()]), 0)


if __name__ == "__main__":
    unittest.main()
