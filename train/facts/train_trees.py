#!/usr/bin/env python3
"""Annotated tellings -> the small decision trees that tell whether two sentences tell the same fact.

usage: train_trees.py FACTS_DATA TELLINGS [--write]

FACTS_DATA is the program of this folder (`ninja facts_data`); TELLINGS the folder data/tellings (its README says what it is:
178 events, each in three tellings, BASIL articles without a stated licence, ECB+ under CC BY 3.0, newscluster; only weights
leave it). Learns on TELLINGS/train by gradient boosting (LightGBM); five-fold cross-validation over events gives the border
kTellSame; TELLINGS and TELLINGS/world are only looked at. --write writes rashomon/match/tables/fact_trees.txt.
Needs: requirements.txt. Deterministic for one version of LightGBM.
"""
import json
import pathlib
import subprocess
import sys

import lightgbm
import numpy as np

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TABLE = PROJECT / "rashomon/match/tables/fact_trees.txt"
PARAMETERS = dict(n_estimators=120, learning_rate=0.08, num_leaves=8, min_child_samples=60, reg_lambda=5.0,
                  subsample=0.8, subsample_freq=1, colsample_bytree=0.5, random_state=1, deterministic=True, n_jobs=1, verbose=-1)
HEAD = """\
# Decision trees whose summed leaves say how likely two sentences tell the same fact (tell_same.h). Made by
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


def load(program, root):
    """Features of all candidate pairs, 1 same / 0 not / -1 annotators differ, event of each, and how many pairs are gold."""
    features, labels, events, gold_pairs = [], [], [], 0
    for gold_file in sorted((root / "gold").glob("*.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        paths = [root / "articles" / gold_file.stem / f"{x}.json" for x in "ABC"]
        sentences = [json.loads(p.read_text(encoding="utf-8"))["sentences"] for p in paths]
        both, one = ({tuple(sorted(p)) for p in gold[k]} for k in ("pairs_both", "pairs_one"))
        gold_pairs += len(both)
        printed = subprocess.run([program, "features", *paths], capture_output=True, text=True, check=True).stdout
        for line in printed.splitlines():
            fields = line.split("\t")
            a, b, *ends = map(int, fields[:6])
            pair = (sentence_of(sentences[a], *ends[:2]), sentence_of(sentences[b], *ends[2:]))
            if None in pair:
                continue
            pair = tuple(sorted(pair))
            features.append([float(x) for x in fields[6:]])
            labels.append(1 if pair in both else -1 if pair in one else 0)
            events.append(gold_file.stem)
    assert len(features[0]) == len(feature_names()), "facts_data is older than pair_features.h: build it again"
    return np.array(features), np.array(labels), np.array(events), gold_pairs


def f1_at(border, chances, labels, gold_pairs):
    told = (chances >= border) & (labels != -1)
    right = (told & (labels == 1)).sum()
    precision, recall = right / max(1, told.sum()), right / gold_pairs
    return 200 * precision * recall / max(1e-9, precision + recall), 100 * precision, 100 * recall


def learn(features, labels):
    return lightgbm.LGBMClassifier(**PARAMETERS).fit(features, labels == 1)


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
    lines = [HEAD, "bias 0\n"]
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
    TABLE.write_text("".join(lines), encoding="utf-8")


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    features, labels, events, gold_pairs = load(program, root / "train")
    names = feature_names()
    chances = cross_validate(features, labels, events)
    border = max(np.arange(0.1, 0.7, 0.02), key=lambda b: f1_at(b, chances, labels, gold_pairs)[0])
    show = lambda figures: "F1 {:.1f} precision {:.1f} recall {:.1f}".format(*figures)
    print(f"train, cross-validated: {show(f1_at(border, chances, labels, gold_pairs))} at {border:.2f}; {len(labels)} candidates,"
          f" {(labels == 1).sum()} of {gold_pairs} pairs among them")
    for low in np.arange(0.1, 1.0, 0.1):
        inside = (chances >= low) & (chances < low + 0.1)
        print(f"  told {low:.1f}-{low + 0.1:.1f}: {inside.sum()} pairs, {100 * (labels[inside] == 1).mean():.0f} % right")
    model = learn(features, labels)
    for name, path in (("tellings", root), ("world", root / "world")):
        f, l, _, n = load(program, path)
        p = model.predict_proba(f)[:, 1]
        best = max(np.arange(0.1, 0.7, 0.02), key=lambda b: f1_at(b, p, l, n)[0])
        print(f"{name}: {show(f1_at(border, p, l, n))}; best {show(f1_at(best, p, l, n))} at {best:.2f}; {(l == 1).sum()} of {n} among candidates")
    gains = sorted(zip(model.booster_.feature_importance("gain"), names), reverse=True)
    print("gain:", ", ".join(f"{n} {g:.0f}" for g, n in gains))
    if "--write" in sys.argv:
        write_table(model, names)


main()
