#!/usr/bin/env python3
"""Annotated tellings -> the small decision trees that tell whether two sentences tell the same fact.

usage: train_trees.py FACTS_DATA TELLINGS [MEETINGS.pkl] [--write]

FACTS_DATA is the program of this folder (`ninja facts_data`); TELLINGS the folder data/tellings (its README says what it is:
178 events, each in three tellings, BASIL articles without a stated licence, ECB+ under CC BY 3.0, newscluster; only weights
leave it). MEETINGS.pkl is what late/train.py says of all pairs of sentences; with it the trees learn from the met features too
and from the candidates that it adds (rashomon/match/met_features.h). Learns on TELLINGS/train by gradient boosting (LightGBM); five-fold cross-validation over events gives the border
kTellSame; TELLINGS and TELLINGS/world are only looked at. --write writes rashomon/match/tables/fact_trees.txt, or with
meetings met_trees.txt.
Needs: requirements.txt. Deterministic for one version of LightGBM.
"""
import json
import pathlib
import pickle
import subprocess
import sys

import lightgbm
import numpy as np

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TABLES = PROJECT / "rashomon/match/tables"
PLAIN_FEATURES, MIN_LOG_ODDS = 28, -2.5
PARAMETERS = dict(n_estimators=120, learning_rate=0.08, num_leaves=8, min_child_samples=60, reg_lambda=5.0,
                  subsample=0.8, subsample_freq=1, colsample_bytree=0.5, random_state=1, deterministic=True, n_jobs=1, verbose=-1)
MET_PARAMETERS = PARAMETERS | dict(n_estimators=160, learning_rate=0.06)
HEAD = """\
# Decision trees whose summed leaves say how likely two sentences tell the same fact{met} (tell_same.h). Made by
# train/facts/train_trees.py from data/tellings/train (162 events, three tellings each; see docs/evaluation.md); not by hand.
"""


def feature_names():
    source = (PROJECT / "rashomon/match/pair_features.h").read_text(encoding="utf-8")
    block = source.split("kFeatureNames = {", 1)[1].split("};", 1)[0]
    return [line.split('"')[1] for line in block.splitlines() if line.strip().startswith('"')]


def sentence_of(sentences, begin, end):
    """The annotated sentence that a span overlaps most."""
    common = lambda s: min(s["end"], end) - max(s["begin"], begin)
    best = max(sentences, key=common)
    return best["id"] if common(best) > 0 else None


class Met:
    """What the meeting of two articles says of their sentences: the met features, as rashomon/match/met_features.cpp has them."""

    def __init__(self, odds, cosine, first, second):
        self.odds, self.cosine, self.less, self.more = odds, cosine, np.minimum(first, second), np.maximum(first, second)

    def beside(self, i, j):
        return self.odds[i, j] if 0 <= i < self.odds.shape[0] and 0 <= j < self.odds.shape[1] else self.odds.min()

    def features(self, i, j):
        value = self.odds[i, j]
        leads, ranks = [], []
        for line in (self.odds[i], self.odds[:, j]):
            best = np.sort(line)[::-1]
            leads.append(value - (best[1] if value >= best[0] and len(best) > 1 else best[0]))
            ranks.append((line > value).sum())
        diagonal = self.beside(i - 1, j - 1), self.beside(i + 1, j + 1)
        beside = [self.beside(i - 1, j), self.beside(i + 1, j), self.beside(i, j - 1), self.beside(i, j + 1)]
        return [value, self.cosine[i, j], *self.less[i, j], *self.more[i, j], min(leads), max(leads), max(ranks),
                max(diagonal), min(diagonal), max(beside)]


def load(program, root, part, meetings=None):
    """Features of all candidate pairs, 1 same / 0 not / -1 annotators differ, event of each, and how many pairs are gold."""
    features, labels, events, gold_pairs = [], [], [], 0
    for gold_file in sorted((root / "gold").glob("*.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        paths = [root / "articles" / gold_file.stem / f"{x}.json" for x in "ABC"]
        sentences = [json.loads(p.read_text(encoding="utf-8"))["sentences"] for p in paths]
        both, one = ({tuple(sorted(p)) for p in gold[k]} for k in ("pairs_both", "pairs_one"))
        gold_pairs += len(both)
        index = {s["id"]: i for article in sentences for i, s in enumerate(article)}
        met = {pair: Met(*meetings[part, gold_file.stem, *pair]) for pair in ((0, 1), (0, 2), (1, 2))} if meetings else None
        printed = subprocess.run([program, "features", *paths], capture_output=True, text=True, check=True).stdout
        rows = {}  # an annotated pair counts once, also where the program cuts its sentences finer
        for line in printed.splitlines():
            fields = line.split("\t")
            a, b, *ends = map(int, fields[:6])
            pair = (sentence_of(sentences[a], *ends[:2]), sentence_of(sentences[b], *ends[2:]))
            if None in pair:
                continue
            at = index[pair[0]], index[pair[1]]
            if fields[6] != "1" and not (met and met[a, b].odds[at] > MIN_LOG_ODDS):
                continue
            pair = tuple(sorted(pair))
            rows[pair] = [float(x) for x in fields[7:]] + (met[a, b].features(*at) if met else [])
        features += rows.values()
        labels += [1 if pair in both else -1 if pair in one else 0 for pair in rows]
        events += [gold_file.stem] * len(rows)
    expected = len(feature_names()) if meetings else PLAIN_FEATURES
    assert len(features[0]) == expected, "facts_data is older than pair_features.h: build it again"
    return np.array(features), np.array(labels), np.array(events), gold_pairs


def f1_at(border, chances, labels, gold_pairs):
    told = (chances >= border) & (labels != -1)
    right = (told & (labels == 1)).sum()
    precision, recall = right / max(1, told.sum()), right / gold_pairs
    return 200 * precision * recall / max(1e-9, precision + recall), 100 * precision, 100 * recall


def learn(features, labels):
    parameters = PARAMETERS if features.shape[1] == PLAIN_FEATURES else MET_PARAMETERS
    return lightgbm.LGBMClassifier(**parameters).fit(features, labels == 1)


def bootstrap(border, chances, labels, events, root):
    """The 2.5th and 97.5th percentile of F1 over 1,000 draws of events."""
    rows = []
    for event in sorted(set(events)):
        told = (chances >= border) & (labels != -1) & (events == event)
        gold = json.loads((root / "gold" / f"{event}.json").read_text(encoding="utf-8"))
        rows.append([(told & (labels == 1)).sum(), told.sum() + len(gold["pairs_both"])])
    rows, draw = np.array(rows), np.random.RandomState(0)
    sums = [rows[draw.randint(0, len(rows), len(rows))].sum(0) for _ in range(1000)]
    return np.percentile([200 * s[0] / s[1] for s in sums], [2.5, 97.5])


def cross_validate(features, labels, events):
    names = np.random.RandomState(0).permutation(sorted(set(events)))
    fold = {name: i % 5 for i, name in enumerate(names)}
    folds = np.array([fold[e] for e in events])
    chances = np.zeros(len(labels))
    for i in range(5):
        model = learn(features[folds != i], labels[folds != i])
        chances[folds == i] = model.predict_proba(features[folds == i])[:, 1]
    return chances


def write_table(model, names):
    met = len(names) > PLAIN_FEATURES
    lines = [HEAD.format(met=" where their words met" if met else ""), "bias 0\n"]
    for tree in model.booster_.dump_model()["tree_info"]:
        lines.append("tree\n")
        nodes = [tree["tree_structure"]]
        rows = []
        for node in nodes:
            if "split_feature" in node:
                rows.append(f"{names[node['split_feature']]} <= {node['threshold']:.6g} ? {len(nodes)} : {len(nodes) + 1}")
                nodes += [node["left_child"], node["right_child"]]
            else:
                rows.append(f"leaf {node['leaf_value']:.6g}")
        lines += [f"{i} {row}\n" for i, row in enumerate(rows)]
    (TABLES / ("met_trees.txt" if met else "fact_trees.txt")).write_text("".join(lines), encoding="utf-8")


def main():
    program, root, *more = [a for a in sys.argv[1:] if a != "--write"]
    root, meetings = pathlib.Path(root), pickle.loads(pathlib.Path(more[0]).read_bytes()) if more else None
    features, labels, events, gold_pairs = load(program, root / "train", "train", meetings)
    names = feature_names()[:features.shape[1]]
    chances = cross_validate(features, labels, events)
    border = max(np.arange(0.1, 0.7, 0.02), key=lambda b: f1_at(b, chances, labels, gold_pairs)[0])
    show = lambda figures: "F1 {:.1f} precision {:.1f} recall {:.1f}".format(*figures)
    low, high = bootstrap(border, chances, labels, events, root / "train")
    print(f"train, cross-validated: {show(f1_at(border, chances, labels, gold_pairs))} at {border:.2f} ({low:.1f} to {high:.1f}); {len(labels)} candidates,"
          f" {(labels == 1).sum()} of {gold_pairs} pairs among them")
    for low in np.arange(0.1, 1.0, 0.1):
        inside = (chances >= low) & (chances < low + 0.1)
        print(f"  told {low:.1f}-{low + 0.1:.1f}: {inside.sum()} pairs, {100 * (labels[inside] == 1).mean():.0f} % right")
    model = learn(features, labels)
    for name, path in (("tellings", root), ("world", root / "world")):
        f, l, _, n = load(program, path, name, meetings)
        p = model.predict_proba(f)[:, 1]
        best = max(np.arange(0.1, 0.7, 0.02), key=lambda b: f1_at(b, p, l, n)[0])
        print(f"{name}: {show(f1_at(border, p, l, n))}; best {show(f1_at(best, p, l, n))} at {best:.2f}; {(l == 1).sum()} of {n} among candidates")
    gains = sorted(zip(model.booster_.feature_importance("gain"), names), reverse=True)
    print("gain:", ", ".join(f"{n} {g:.0f}" for g, n in gains))
    if "--write" in sys.argv:
        write_table(model, names)


main()
