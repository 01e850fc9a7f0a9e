"""How sure the reader should say it is: a line through log odds, fitted on the articles held back from training.

usage: calibrate.py RASHOMON

In: the program, RASHOMON_DATA.  Out: what to multiply the present log odds of confidences with and what to add, and what
that makes of kScale and kShift in rashomon/reading/attribution/network_attributions.cpp (1 and 0: they are right).
An attribution is right where content (Dice of at least half of its characters), source and cue all meet a gold one's, each
gold one used once.  Needs numpy and scikit-learn besides requirements.txt.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpus import load_polnear, split_training

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DECODER = PROJECT / "rashomon/reading/attribution/network_attributions.cpp"


def characters(spans):
    return {i for begin, end in spans for i in range(begin, end)}


def spans_of(value):
    return [(s["begin"], s["end"]) for s in (value if isinstance(value, list) else [value] if value else [])]


def judge(article, reading):
    """(confidence, is right) of each attribution that the network found."""
    gold = [tuple(map(characters, a)) for a in article.attributions]
    found = [tuple(characters(spans_of(a[k])) for k in ("source", "cue", "content")) for a in reading["attributions"]]
    likeness = [(2 * len(g[2] & f[2]) / (len(g[2]) + len(f[2])), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    right, used = {}, set()
    for like, i, j in sorted(likeness, key=lambda x: (-x[0], x[1], x[2])):
        if like >= 0.5 and i not in used and j not in right:
            used.add(i)
            meets = lambda part: bool(gold[i][part] & found[j][part]) or not (gold[i][part] or found[j][part])
            right[j] = meets(0) and meets(1)
    return [(a["confidence"], right.get(j, False)) for j, a in enumerate(reading["attributions"]) if a["why"] == "trained reader"]


def main():
    held_back, _ = split_training(load_polnear("train"))
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, article.name) for article in held_back]
        for path, article in zip(paths, held_back):
            path.write_text(article.text, encoding="utf-8", newline="")
        lines = subprocess.run([sys.argv[1], "read", "--format", "json", *paths], capture_output=True, check=True).stdout
        for article, line in zip(held_back, lines.splitlines()):
            pairs += judge(article, json.loads(line))
    confidence, right = (np.array(x, float) for x in zip(*pairs))
    bounded = np.clip(confidence, 1e-4, 1 - 1e-4)
    line = LogisticRegression(C=100).fit(np.log(bounded / (1 - bounded))[:, None], right)
    scale, shift = line.coef_[0, 0], line.intercept_[0]
    now = [float(re.search(name + r" = (-?[\d.]+)", DECODER.read_text(encoding="utf-8"))[1]) for name in ("kScale", "kShift")]
    print(f"{len(pairs)} attributions: times {scale:.3f}, plus {shift:.3f}; kScale {scale * now[0]:.2f}, kShift {scale * now[1] + shift:.2f}")


main()
