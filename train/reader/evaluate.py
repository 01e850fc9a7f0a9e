"""Score a checkpoint on PolNeAR with the project's scorer.

usage: evaluate.py CHECKPOINT [--split dev|held-back] [--readings FILE]

In: a checkpoint of train.py, RASHOMON_DATA.  Out: the scorer's figures.
The scorer is score_attributions.py in the folder tools beside the data; it is run as it is, never copied.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import torch

from corpus import data_root, load_polnear
from decode import Thresholds, build_attributions, find_cues, write_readings
from model import Config, Reader
from windows import load_tokenizer, make_document

SCORER = data_root().parent / "tools" / "score_attributions.py"


def load_reader(path):
    """A Reader with the weights of a checkpoint, ready to read."""
    state = torch.load(path, weights_only=True)
    config = {k: v for k, v in state["config"].items() if k in Config.__dataclass_fields__}
    reader = Reader(Config(**config))
    reader.load_state_dict(state["reader"])
    return reader.eval()


def run_scorer(readings, split):
    gold = data_root() / "attribution" / "polnear" / split
    out = subprocess.run([sys.executable, SCORER, gold, readings, "--json"], capture_output=True, text=True, check=True)
    return json.loads(out.stdout)


def score_polnear(reader, documents, split, thresholds=Thresholds(), dtype=torch.float32):
    cues = find_cues(reader, documents, thresholds.cue_bias, dtype)
    found = {d.name: build_attributions(d, cues[d.name], thresholds) for d in documents}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "readings.jsonl"
        write_readings(path, documents, found)
        return run_scorer(path, split)


def one_line(s):
    kinds = "/".join(str(s[k]["f1"]) for k in ("direct", "mixed", "indirect"))
    return (f"all {s['all']['f1']} overlap {s['overlap']['f1']} (p {s['overlap']['p']} r {s['overlap']['r']}) content {s['content']['f1']}"
            f" cue {s['cue']['f1']} source {s['source']['f1']} exact {s['exact']['f1']} direct/mixed/indirect {kinds}")


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("--split", default="dev")
    o = p.parse_args()
    tokenizer = load_tokenizer()
    documents = [make_document(a.name, a.text, tokenizer) for a in load_polnear(o.split)]
    print(one_line(score_polnear(load_reader(o.checkpoint), documents, o.split)))


if __name__ == "__main__":
    main()
