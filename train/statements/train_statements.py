#!/usr/bin/env python3
"""Annotated tellings -> the weights that tell a statement ("said that …") from an attitude or act ("wants to …").

usage: train_statements.py STATEMENT_DATA TELLINGS [--write]

STATEMENT_DATA is the program of this folder (`ninja statement_data`); TELLINGS the folder data/tellings (its README says
what it is; only weights leave it). The annotators gave each mention of a fact a voice: the outlet's or attributed. An
attribution that holds most of a mention of the outlet's is no statement; of those around an attributed mention the one that
is most likely one is. Logistic regression, in which each attribution counts once; measured by five-fold cross-validation
over the events of TELLINGS/train, whose result is the same for every border between 0.4 and 0.55: the lowest loses least of
what is said, and stands at 0 in the table. TELLINGS and TELLINGS/world are only looked at. Learns from the attributions of the
trained reader and of the rules together. --write writes rashomon/reading/tables/statements.txt.
"""
import collections
import json
import pathlib
import random
import subprocess
import sys

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TABLE = PROJECT / "rashomon/reading/tables/statements.txt"
FOLDS, ROUNDS = 5, 2
RARE = 3  # a feature seen in fewer events has no row
BORDER = 0.4
HEAD = """\
# Weights of features of an attribution (statements.h): where those that it has add up to more than 0, it is a statement,
# else an attitude, plan, perception or act. "always" counts once for each attribution; what has no row counts 0. Made by
# train/statements/train_statements.py from data/tellings/train (162 events, three tellings each); not by hand.
"""


def mentions_of(root):
    """(event/letter, begin, end, letters' offsets, is attributed) of each mention whose voice the annotators agree on."""
    for gold_file in sorted((root / "gold").glob("*.json")):
        annotations = json.loads(gold_file.read_text(encoding="utf-8"))["annotations"]
        first, last = ([m for fact in a["facts"] for m in fact["mentions"]] for a in (annotations[0], annotations[-1]))
        voices = collections.defaultdict(set)
        for mention in first + last:
            voices[mention["s"]].add(mention["voice"])
        both = {m["s"] for m in first} & {m["s"] for m in last}
        for sentence, span, voice in sorted({(m["s"], m["span"], m["voice"]) for m in first}):
            if sentence not in both or voices[sentence] != {voice}:
                continue
            article = json.loads((root / "articles" / gold_file.stem / f"{sentence[0]}.json").read_text(encoding="utf-8"))
            begin = article["text"].index(span, next(s["begin"] for s in article["sentences"] if s["id"] == sentence))
            letters = [i for i in range(begin, begin + len(span)) if article["text"][i].isalnum()]
            if letters:
                yield f"{gold_file.stem}/{sentence[0]}", letters, voice == "attributed"


class Set:
    """All attributions of a set (features, article, contents), and its mentions with those that touch them."""

    def __init__(self, program, reader, root):
        printed = subprocess.run([program, reader, *sorted((root / "articles").glob("*/*.json"))], capture_output=True,
                                 text=True, check=True).stdout
        self.features, self.events, by_article, contents = [], [], collections.defaultdict(list), []
        for line in printed.splitlines():
            path, spans, features = line.split("\t")
            article = "/".join(pathlib.PurePath(path).with_suffix("").parts[-2:])
            by_article[article].append(len(contents))
            contents.append([tuple(map(int, span.split("-"))) for span in spans.split()])
            self.features.append(dict.fromkeys(features.split("|"), 1))
            self.events.append(article.split("/")[0])
        self.mentions = []
        for article, letters, attributed in mentions_of(root):
            covers = {a: np.array([any(b <= i < e for b, e in contents[a]) for i in letters]) for a in by_article[article]}
            self.mentions.append((attributed, {a: cover for a, cover in covers.items() if cover.any()}))

    def examples(self, chance):
        """(attribution, is a statement), by what is believed of the attributions so far."""
        for attributed, covers in self.mentions:
            most = [a for a, cover in covers.items() if cover.mean() > 0.5]
            if not attributed:
                yield from ((a, 0) for a in most)
            elif most:
                yield max(most, key=lambda a: chance[a]), 1

    def voices_right(self, chance, border):
        """The share of mentions whose voice is right where attributions above the border are statements."""
        right = 0
        for attributed, covers in self.mentions:
            inside = [cover for a, cover in covers.items() if chance[a] > border]
            right += attributed == bool(inside and np.any(inside, axis=0).mean() > 0.5)
        return right / len(self.mentions)


def fit(rows, examples):
    times, labels = collections.Counter(a for a, _ in examples), collections.Counter(examples)
    return LogisticRegression(C=1.0, max_iter=1000).fit(rows[[a for a, _ in labels]], [y for _, y in labels],
                                                        sample_weight=[n / times[a] for (a, _), n in labels.items()])


def cross_validate(one, rows):
    events = sorted(set(one.events))
    random.Random(0).shuffle(events)
    fold = np.array([events.index(e) % FOLDS for e in one.events])
    chance = np.full(len(fold), 0.5)
    for _ in range(ROUNDS):
        examples, new = list(one.examples(chance)), np.zeros(len(fold))
        for k in range(FOLDS):
            model = fit(rows, [x for x in examples if fold[x[0]] != k])
            new[fold == k] = model.predict_proba(rows[fold == k])[:, 1]
        chance = new
    return chance


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    readers = ("trained", "rules")
    train = {reader: Set(program, reader, root / "train") for reader in readers}
    events = collections.defaultdict(set)
    for one in train.values():
        for event, features in zip(one.events, one.features):
            for feature in features:
                events[feature].add(event)
    common = lambda one: [{f: 1 for f in a if len(events[f]) >= RARE} for a in one.features]
    columns = DictVectorizer().fit([a for one in train.values() for a in common(one)])
    chances = {reader: cross_validate(one, columns.transform(common(one))) for reader, one in train.items()}
    for reader, one in train.items():
        print(f"{reader}: {100 * one.voices_right(np.ones(len(one.features)), 0):.1f} where all attributions are statements; border",
              ", ".join(f"{b:.2f}: {100 * one.voices_right(chances[reader], b):.1f}" for b in np.arange(0.3, 0.61, 0.05)))

    rows, examples = [], []
    for one, chance in zip(train.values(), chances.values()):
        examples += [(a + sum(r.shape[0] for r in rows), y) for a, y in one.examples(chance)]
        rows.append(columns.transform(common(one)))
    model = fit(vstack(rows).tocsr(), examples)
    for name, folder in (("tellings", root), ("world", root / "world")):
        for reader in readers:
            one = Set(program, reader, folder)
            chance = model.predict_proba(columns.transform(common(one)))[:, 1]
            print(f"{name}, {reader}: {100 * one.voices_right(chance, BORDER):.1f}")
    always = model.intercept_[0] - np.log(BORDER / (1 - BORDER))
    weights = {"always": always} | dict(zip(columns.get_feature_names_out(), model.coef_[0]))
    print(len(weights), "rows")
    if "--write" in sys.argv:
        TABLE.write_text(HEAD + "".join(f"{name} {w:.2f}\n" for name, w in sorted(weights.items()) if round(w, 2)), encoding="utf-8")


main()
