"""Score a checkpoint on PolNeAR with the project's scorer.

usage: evaluate.py CHECKPOINT [--split dev|held-back] [--int8] [--outlets] [--against CHECKPOINT] [--names]
                   [--thresholds FILE.json] [--readings FILE]

In: a checkpoint of train.py, RASHOMON_DATA.  Out: the scorer's figures; with --outlets also for each outlet; with
--against the difference to another checkpoint with a paired bootstrap over articles (Koehn 2004); with --int8 as the
int8 engine would compute; with --names also span F1 of the name head.
The scorer is score_attributions.py in the folder tools beside the data; it is run as it is, never copied.
"""
import argparse
import contextlib
import io
import json
import pathlib
import random
import runpy
import sys
import tempfile

import torch

from corpus import data_root, load_polnear, split_training
from decode import Thresholds, build_attributions, find_cues, write_readings
from model import Config, Reader
from quantise import quantised
from windows import load_tokenizer, make_document

SCORER = data_root().parent / "tools" / "score_attributions.py"
KINDS = ("direct", "mixed", "indirect")


def load_reader(path):
    """A Reader with the weights of a checkpoint, ready to read."""
    state = torch.load(path, weights_only=True)
    config = {k: v for k, v in state["config"].items() if k in Config.__dataclass_fields__}
    reader = Reader(Config(**config))
    reader.load_state_dict(state["reader"])
    return reader.eval()


def load_articles(split):
    return split_training(load_polnear("train"))[0] if split == "held-back" else load_polnear(split)


def run_scorer(readings, split, names=None):
    """The scorer's JSON; with names, on those articles of the split alone."""
    gold = data_root() / "attribution" / "polnear" / ("train" if split == "held-back" else split)
    with tempfile.TemporaryDirectory() as folder:
        if names is not None:
            for part in ("text", "attributions"):
                (pathlib.Path(folder) / part).mkdir()
                for name in names:
                    for path in (gold / part).glob(name.removesuffix(".txt") + "*"):
                        (pathlib.Path(folder) / part / path.name).symlink_to(path.resolve())
            gold = folder
        out, before = io.StringIO(), sys.argv
        sys.argv = [str(SCORER), str(gold), str(readings), "--json"]
        with contextlib.redirect_stdout(out):
            runpy.run_path(str(SCORER))
        sys.argv = before
    return json.loads(out.getvalue())


def score_found(documents, found, split, names=None):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "readings.jsonl"
        write_readings(path, documents, found)
        return run_scorer(path, split, names)


def read_all(reader, documents, thresholds=Thresholds(), dtype=torch.float32):
    """{document name: attributions}"""
    cues = find_cues(reader, documents, thresholds.cue_bias, dtype)
    return {d.name: build_attributions(d, cues[d.name], thresholds) for d in documents}


def score_polnear(reader, documents, split, thresholds=Thresholds(), dtype=torch.float32):
    found = read_all(reader, documents, thresholds, dtype)
    return score_found(documents, found, split, None if split == "dev" else [d.name for d in documents])


def one_line(s):
    kinds = "/".join(str(s[k]["f1"]) for k in KINDS)
    return (f"all {s['all']['f1']} overlap {s['overlap']['f1']} (p {s['overlap']['p']} r {s['overlap']['r']}) content {s['content']['f1']}"
            f" cue {s['cue']['f1']} source {s['source']['f1']} exact {s['exact']['f1']} direct/mixed/indirect {kinds}")


def counts_by_article(documents, found, split):
    """{name: (right, predicted, gold)} of the measure `all`."""
    out = {}
    for d in documents:
        s = score_found([d], found, split, [d.name])
        predicted, gold = (sum(s[k][side] for k in KINDS) for side in ("pred", "gold"))
        out[d.name] = (round(s["all"]["r"] * gold / 100), predicted, gold)
    return out


def f1(counts):
    right, predicted, gold = (sum(c[i] for c in counts) for i in range(3))
    return 200 * right / max(1, predicted + gold)


def compare(mine, other, samples=2000):
    """Difference in `all` and the share of bootstrap samples in which mine is not better."""
    names, rng = sorted(mine), random.Random(1)
    worse = 0
    for _ in range(samples):
        drawn = rng.choices(names, k=len(names))
        worse += f1([mine[n] for n in drawn]) <= f1([other[n] for n in drawn])
    return f1(mine.values()) - f1(other.values()), worse / samples


def options():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("--split", default="dev", choices=("dev", "held-back"))
    p.add_argument("--int8", action="store_true")
    p.add_argument("--outlets", action="store_true")
    p.add_argument("--names", action="store_true")
    p.add_argument("--against", type=pathlib.Path)
    p.add_argument("--thresholds", type=pathlib.Path)
    p.add_argument("--readings", type=pathlib.Path)
    return p.parse_args()


def main():
    o = options()
    tokenizer = load_tokenizer()
    documents = [make_document(a.name, a.text, tokenizer) for a in load_articles(o.split)]
    thresholds = Thresholds(**json.loads(o.thresholds.read_text())) if o.thresholds else Thresholds()
    reader = load_reader(o.checkpoint)
    reader = quantised(reader) if o.int8 else reader
    found = read_all(reader, documents, thresholds)
    print(one_line(score_found(documents, found, o.split, [d.name for d in documents])))
    if o.readings:
        write_readings(o.readings, documents, found)
    if o.outlets:
        for outlet in sorted({d.name.split("_")[0] for d in documents}):
            part = [d for d in documents if d.name.startswith(outlet + "_")]
            print(f"{outlet:13s}", one_line(score_found(part, found, o.split, [d.name for d in part])))
    if o.against:
        other = read_all(load_reader(o.against), documents, thresholds)
        mine, theirs = (counts_by_article(documents, x, o.split) for x in (found, other))
        print("all: difference %+.2f, not better in %.3f of samples" % compare(mine, theirs))
    if o.names:
        import score_names
        for line in score_names.lines(reader, tokenizer):
            print(line)


if __name__ == "__main__":
    main()
