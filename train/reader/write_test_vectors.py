"""From the weights that ship to the small file of expected values that the C++ test reads.

usage: write_test_vectors.py models/reader.weights -o tests/reader_vectors.json

Takes the weights as they are in the file (int8 rows times their scales) and computes in float32, so that the C++ engine's
float32 run must agree closely. Out: the invented text of export.py, and for each cue the log odds of each word for being in
its source and its content.
"""
import argparse
import json
import pathlib

import numpy as np
import torch

import weights_file
from export import TEXT, trace
from model import Reader
from windows import load_tokenizer


def load_shipped(path):
    """The network with the weights of the file, which has no name head."""
    _, tensors = weights_file.read(path)
    reader = Reader().eval()
    reader.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in tensors.items()}, strict=False)
    return reader


def rounded(matrix):
    return [[round(float(x), 4) for x in row] for row in matrix]


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("weights", type=pathlib.Path)
    p.add_argument("-o", "--out", type=pathlib.Path, required=True)
    o = p.parse_args()
    values = trace(load_shipped(o.weights), load_tokenizer())
    cues = [{"first_word": int(first), "source": rounded([role[:, 0]])[0], "content": rounded([role[:, 1]])[0]}
            for (first, _), role in zip(values["cues"], values["role_scores"])]
    o.out.write_text(json.dumps({"text": TEXT, "cues": cues}, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
