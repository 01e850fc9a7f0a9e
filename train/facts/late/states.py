#!/usr/bin/env python3
"""Annotated tellings -> the frozen encoder's state of each word, kept on disk so that training is cheap.

usage: states.py TELLINGS OUT.pkl

TELLINGS is the folder data/tellings. Words and windows are the reader's (train/reader/windows.py); the encoder is the first
LAYERS layers of all-MiniLM-L6-v2 as published, without the reader's letter-case features. Out: {(part, event, article):
{"begins", "ends": offsets of words, "states": words x width, float16}}. Some ten minutes on one core.
"""
import json
import pathlib
import pickle
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "reader"))
from model import Config, Encoder  # noqa: E402
from windows import base_model_folder, load_tokenizer, make_document, pack  # noqa: E402

LAYERS = 4
PARTS = {"train": "train", "tellings": ".", "world": "world"}


def load_encoder():
    whole = Encoder(Config())
    whole.load_base(base_model_folder() / "model.safetensors")
    whole.layers = whole.layers[:LAYERS]
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
    root, out = pathlib.Path(sys.argv[1]), sys.argv[2]
    torch.set_num_threads(1)
    encoder, tokenizer, found = load_encoder(), load_tokenizer(), {}
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
