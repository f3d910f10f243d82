#!/usr/bin/env python3
"""DATEWISE (Gholipour Ghalandari and Ifrim 2020) on Timeline17, written plainly after the paper.

    measure/peers/datewise.py --data FOLDER --rouge DATA [--records FOLDER] [--keywords]

FOLDER, DATA as for accuracy/timelines.py, whose sentences, days and scorer this uses, so that both
systems see the same. Needs numpy, scipy and scikit-learn.

Dates: a linear regression over seven counts of each day (sentences and articles that mention it; of
these the ones published before and after it; articles published on it), each column normalised in
its topic; trained on all topics of other matters, so H1N1_* never helps H1N1_*. The published one
does not hold the sibling topics out. Candidates (PM-mean): sentences that mention the day, and the
first six without a day of articles of that day or the next; kept are those beyond the knee of the
similarities to the mean of both sides, words of one side alone left out. Summary (centroid-opt):
greedily the sentences whose sum lies nearest to the centroid of the candidates. The published one
also wants a key word of the topic in each sentence: --keywords does so.
"""

import argparse
import collections
import datetime
import pathlib
import sys
import time

import numpy
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LinearRegression
from sklearn.metrics.pairwise import cosine_similarity
from sklearn.preprocessing import normalize

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "measure" / "accuracy"))
import timelines  # noqa: E402

EARLY_SENTENCES = 6
KEY_WORDS = {"Finan": ("financial", "economic", "crisis"), "H1N1": ("h1n1", "swine", "flu"),
             "IraqWar": ("iraq",), "MJ": ("jackson", "michael"), "haiti": ("haiti", "quake")}


def day_features(articles):
    """(days, matrix) of the seven counts."""
    counts = collections.defaultdict(lambda: numpy.zeros(7))
    for article in articles:
        published = article.published
        mentioned = [sentence.days[0] for sentence in article.sentences if sentence.days]
        for first, days in ((0, mentioned), (3, set(mentioned))):
            for day in days:
                counts[day][first] += 1
                counts[day][first + 1] += day < published
                counts[day][first + 2] += day > published
    # As in the published program, days on which no sentence was dated are no candidates.
    for article in articles:
        if article.published in counts:
            counts[article.published][6] += 1
    days = sorted(counts)
    return days, normalize(numpy.array([counts[day] for day in days]), norm="l2", axis=0)


def train_ranker(topics):
    rows, labels = [], []
    for topic in topics:
        days, matrix = day_features(topic.articles)
        inside = [topic.first <= day <= topic.last for day in days]
        rows.append(matrix[inside])
        labels += [day in topic.reference for day, is_in in zip(days, inside) if is_in]
    return LinearRegression().fit(numpy.vstack(rows), numpy.array(labels, dtype=float))


def rank_days(topic, model):
    days, matrix = day_features(topic.articles)
    scores = dict(zip(days, model.predict(matrix)))
    inside = [day for day in days if topic.first <= day <= topic.last]
    return sorted(inside, key=lambda day: -scores[day])


def collect_candidates(articles):
    mentioning, published = collections.defaultdict(list), collections.defaultdict(list)
    for article in articles:
        for number, sentence in enumerate(article.sentences):
            if sentence.days:
                mentioning[sentence.days[0]].append(sentence.text)
            elif number < EARLY_SENTENCES:
                for back in (0, 1):
                    published[article.published - datetime.timedelta(back)].append(sentence.text)
    return mentioning, published


def knee(values):
    """Where a falling curve is farthest from the line between its ends."""
    points = numpy.vstack((range(len(values)), values)).T
    line = points[-1] - points[0]
    line = line / numpy.linalg.norm(line)
    from_first = points - points[0]
    along = numpy.outer(from_first @ line, line)
    return int(numpy.argmax(numpy.linalg.norm(from_first - along, axis=1)))


def near_the_mean(mentioning, published, vectorizer):
    if not mentioning or not published:
        return mentioning or published
    sides = [vectorizer.transform(sentences) for sentences in (mentioning, published)]
    means = [numpy.asarray(side.sum(0)).ravel() / side.shape[0] for side in sides]
    centroid = numpy.where((means[0] > 0) & (means[1] > 0), means[0] + means[1], 0)
    similarities = numpy.concatenate([cosine_similarity(centroid[None], side)[0] for side in sides])
    falling = sorted(similarities, reverse=True)
    # The published program looks the knee's place up among the unsorted ones; meant is the value.
    threshold = falling[knee(falling)] if len(falling) > 1 else -1
    sentences = mentioning + published
    chosen = [sentence for sentence, similarity in zip(sentences, similarities)
              if similarity > 0 and similarity > threshold]
    return chosen or sentences


def summarize(sentences, most, vectorizer, is_allowed):
    matrix = sparse.csr_matrix(vectorizer.transform(sentences))
    centroid = numpy.asarray(matrix.sum(0)).ravel()
    allowed = [i for i, sentence in enumerate(sentences) if is_allowed(sentence)]
    chosen, total = [], numpy.zeros_like(centroid)
    similar = cosine_similarity(matrix)
    norms = numpy.asarray(matrix.multiply(matrix).sum(1)).ravel()
    to_centroid = matrix @ centroid
    while allowed and len(chosen) < most:
        with_total = matrix @ total
        lengths = numpy.sqrt(total @ total + 2 * with_total + norms)
        scores = (total @ centroid + to_centroid) / numpy.maximum(lengths, 1e-12)
        best = max(allowed, key=lambda i: (scores[i], -i))
        allowed.remove(best)
        if any(similar[best, other] > 0.9999 for other in chosen):
            continue
        chosen.append(best)
        total = total + numpy.asarray(matrix[best].todense()).ravel()
    return [sentences[i] for i in chosen]


def predict(topic, model, key_words):
    vectorizer = TfidfVectorizer(stop_words="english", lowercase=True)
    vectorizer.fit([sentence.text for article in topic.articles for sentence in article.sentences])
    mentioning, published = collect_candidates(topic.articles)

    def is_allowed(sentence):
        return not key_words or any(word in sentence.lower() for word in key_words)

    told = {}
    for day in rank_days(topic, model):
        if len(told) == len(topic.reference):
            break
        candidates = near_the_mean(mentioning[day], published[day], vectorizer)
        if candidates:
            summary = summarize(candidates, topic.sentences_a_day, vectorizer, is_allowed)
            if summary:
                told[day] = summary
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    timelines.add_arguments(parser)
    parser.add_argument("--keywords", action="store_true")
    options = parser.parse_args()
    topics = timelines.read_topics(options)
    predictions, seconds = {}, 0.0
    for topic in topics:
        others = [other for other in topics if other.matter != topic.matter]
        model = train_ranker(others)
        begin = time.perf_counter()
        key_words = KEY_WORDS[topic.matter] if options.keywords else ()
        predictions[topic.name] = predict(topic, model, key_words)
        seconds += time.perf_counter() - begin
    name = "datewise with key words" if options.keywords else "datewise"
    timelines.report(name, topics, predictions, seconds, options)


if __name__ == "__main__":
    main()
