#!/usr/bin/env python3
"""Annotated tellings -> the frozen encoder's state of each word, kept on disk so that training is cheap.

usage: states.py BASE.onnx TELLINGS OUT.pkl

BASE.onnx is bge-small-en-v1.5 (README.md says where from); TELLINGS the folder data/tellings. Words and windows are the
reader's (train/reader/windows.py), whose vocabulary is the same; the encoder is the base's first LAYERS layers as published.
Out: {(part, event, article): {"begins", "ends": offsets of words, "states": words x width, float16}}. Some ten minutes on one
core.
"""
import json
import pathlib
import pickle
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "reader"))
from model import Config, Encoder  # noqa: E402
from windows import load_tokenizer, make_document, pack  # noqa: E402

LAYERS = 6
PARTS = {"train": "train", "tellings": ".", "world": "world"}


def read_onnx(path):
    """{name: tensor} of a BERT in ONNX. The matrices of its linear layers have no names there: each is that of the product to
    which the bias of the layer is added, transposed."""
    graph = onnx.load(path).graph
    found = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
    made_by = {node.output[0]: node for node in graph.node}
    for node in graph.node:
        for bias, product in zip(node.input, reversed(node.input)):
            if node.op_type == "Add" and bias.endswith(".bias") and product in made_by and made_by[product].op_type == "MatMul":
                found[bias.removesuffix("bias") + "weight"] = found[made_by[product].input[1]].T
    return found


def load_encoder(path):
    whole = Encoder(Config(layers=LAYERS))
    whole.load_base(read_onnx(path))
    return whole.eval()


@torch.no_grad()
def encode(encoder, text, tokenizer, dtype=torch.bfloat16):
    """(document, words x width)"""
    document = make_document("", text, tokenizer)
    states = []
    for window in pack(document):
        ids = torch.tensor([window.ids])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=dtype != torch.float32):
            out = encoder(ids, torch.zeros_like(ids), torch.ones_like(ids, dtype=torch.bool), dtype)
        states.append(out[0][window.firsts].float())
    return document, torch.cat(states)


def main():
    base, root, out = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    torch.set_num_threads(1)
    encoder, tokenizer, found = load_encoder(base), load_tokenizer(), {}
    for part, folder in PARTS.items():
        for gold in sorted((root / folder / "gold").glob("*.json")):
            for letter in "ABC":
                article = json.loads((root / folder / "articles" / gold.stem / f"{letter}.json").read_text(encoding="utf-8"))
                document, states = encode(encoder, article["text"], tokenizer)
                found[part, gold.stem, letter] = dict(begins=np.array(document.begins), ends=np.array(document.ends),
                                                      states=states.numpy().astype(np.float16))
        print(part, len(found), flush=True)
    with open(out, "wb") as file:
        pickle.dump(found, file, protocol=4)


if __name__ == "__main__":
    main()
