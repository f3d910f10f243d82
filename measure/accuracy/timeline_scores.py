"""Scores of a timeline beside a reference: dates, and ROUGE-1 aligned as tilse aligns it.

A timeline is a dict of day (datetime.date) to the sentences told for it. `align+ m:1` (Martschat
and Markert 2017): for precision each predicted day is laid on the reference day that costs least,
for recall each reference day on the predicted one; a cost is (1 - 1 / (days apart + 1)) times (1 -
F1 of plain words). What a pair shares then counts 1 / (days apart + 1) of its ROUGE-1 count.
"""

import collections
import string

import rouge


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def plain_counts(sentences):
    return collections.Counter(word for sentence in sentences for word in sentence.split()
                               if word not in string.punctuation)


def plain_f1(counts, other):
    total, both = sum(counts.values()) + sum(other.values()), rouge.shared(counts, other)
    return 2 * both / total if total else 0.0


def nearness(day, other):
    return 1 / (abs((day - other).days) + 1)


def aligned_share(source, target, scorer):
    """How much of the stems of `source` the days of `target` that they are laid on share."""
    stems = [{day: scorer.counts(lines) for day, lines in line.items()} for line in (source, target)]
    words = [{day: plain_counts(lines) for day, lines in line.items()} for line in (source, target)]
    both = total = 0.0
    for day in sorted(source):
        costs = [((1 - nearness(day, other)) * (1 - plain_f1(words[0][day], words[1][other])), other)
                 for other in sorted(target)]
        best = min(costs)[1]
        both += nearness(day, best) * rouge.shared(stems[0][day], stems[1][best])
        total += sum(stems[0][day].values())
    return both / total if total else 0.0


def align_scores(predicted, reference, scorer):
    """(precision, recall) of ROUGE-1, align+ m:1."""
    if not predicted:
        return 0.0, 0.0
    return aligned_share(predicted, reference, scorer), aligned_share(reference, predicted, scorer)


def date_scores(predicted, reference):
    """(precision, recall) of the exact days."""
    both = len(predicted.keys() & reference.keys())
    return both / max(len(predicted), 1), both / len(reference)


def averages(pairs):
    """(precision, recall) pairs of timelines -> their averages, and F1 of the averages."""
    precision = sum(pair[0] for pair in pairs) / len(pairs)
    recall = sum(pair[1] for pair in pairs) / len(pairs)
    return precision, recall, f1(precision, recall)
