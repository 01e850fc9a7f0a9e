"""Average the weights of several checkpoints into one.

usage: average.py CHECKPOINT[=WEIGHT] ... -o CHECKPOINT

In: checkpoints of one run, or of runs that began with one another's weights.  Out: a checkpoint whose every tensor is
their weighted mean (weight 1 unless given), with the configuration of the last.
Averaging along one training path, or over branches of one, generalises better than its ends do ("model soups",
Wortsman et al. 2022); runs from different seeds must not be averaged: their weights do not correspond.
"""
import argparse
import pathlib

import torch


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoints", nargs="+")
    p.add_argument("-o", "--out", type=pathlib.Path, required=True)
    o = p.parse_args()
    parts = [(path, float(weight or 1)) for path, _, weight in (c.partition("=") for c in o.checkpoints)]
    total, mean = sum(weight for _, weight in parts), None
    for path, weight in parts:
        state = torch.load(path, weights_only=True)
        scaled = {name: value.double() * (weight / total) for name, value in state["reader"].items()}
        mean = scaled if mean is None else {name: mean[name] + value for name, value in scaled.items()}
    state["reader"] = {name: value.float() for name, value in mean.items()}
    torch.save(state, o.out)


if __name__ == "__main__":
    main()
