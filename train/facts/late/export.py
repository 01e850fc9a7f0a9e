#!/usr/bin/env python3
"""A trained meeting -> what the program reads, and the values that its test expects.

usage: export.py BASE.onnx MEETING.pt PROJECT

Writes PROJECT/models/words.weights (encoder and word embeddings int8, projection float32; layout: train/reader/weights_file.py),
rashomon/nn/tables/word_meeting.txt (both small networks), and tests/word_meeting_vectors.json, computed here in float32 from
the rounded weights for two invented texts.
"""
import json
import pathlib
import sys

import numpy as np
import torch

from states import LAYERS, encode, load_encoder  # first: it finds train/reader
import weights_file
from network import Meeting
from windows import MAX_PIECES, load_tokenizer

TEXTS = ["The ferry Aurelia hit the pier at noon, and 14 people were hurt. Mayor Ines Okafor closed the harbour.",
         "Fourteen passengers were injured when a ferry struck a pier on Friday. Rain fell all day. “The port is shut,” said the mayor."]
HEAD = """\
# The two small networks of nn/word_meeting.h, made by train/facts/late/export.py; not by hand. Of each: hidden weights (a row
# a unit), hidden biases, weights of the output, its bias.
"""


def load(path):
    saved = torch.load(path)
    width, states = saved["p.weight"].shape
    net = Meeting(torch.zeros(states), torch.ones(states), torch.ones(width, states), torch.ones(width))
    net.load_state_dict(saved)
    return net.eval()


def projection(net):
    """Vector, part and weight of a word as one matrix and bias over the raw state."""
    weight = torch.cat([net.p.weight, net.v.weight, net.g.weight]).detach() / net.deviation
    bias = torch.cat([net.p.bias, net.v.bias, net.g.bias]).detach() - weight @ net.mean
    return weight.numpy(), bias.numpy()


def round_encoder(encoder):
    """Rounds the large matrices in place to what int8 rows can say; returns the tensors for the file."""
    tensors = {}
    for name, value in encoder.state_dict().items():
        array = value.numpy()
        if name == "words.weight" or (name.endswith("weight") and array.ndim == 2 and name.startswith("layers.")):
            tensors["encoder." + name] = quantised, scales = weights_file.quantise_rows(array)
            value.copy_(torch.from_numpy(quantised * scales[:, None]))
        else:
            tensors["encoder." + name] = array[:MAX_PIECES] if name == "positions" else array
    return tensors


def expected(net, encoder):
    tokenizer, sides = load_tokenizer(), []
    for text in TEXTS:
        document, states = encode(encoder, text, tokenizer, torch.float32)
        ends = [i for i in range(len(text)) if text[i] == "." and (i + 1 == len(text) or text[i + 1] == " ")]
        begins = [0] + [i + 2 for i in ends[:-1]]
        lengths = [sum(b <= w < e + 2 for w in document.begins) for b, e in zip(begins, ends)]
        sides.append((begins, ends, net.encode(states, torch.tensor(lengths))))
    odds, told_a, told_b, *_ = net(sides[0][2], sides[1][2])
    rounded = lambda x: [round(float(v), 4) for v in x.flatten()]
    return dict(texts=TEXTS, begins=[s[0] for s in sides], weights=[rounded(s[2][1]) for s in sides],
                log_odds=rounded(odds), told=[rounded(told_a), rounded(told_b)])


@torch.no_grad()
def main():
    base, path, project = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    net, encoder = load(path), load_encoder(base)
    tensors = round_encoder(encoder)
    weight, bias = projection(net)
    tensors |= {"projection.weight": weight.astype(np.float32), "projection.bias": bias.astype(np.float32)}
    config = dict(width=384, heads=12, inner=1536, layers=LAYERS, vocabulary=encoder.words.weight.shape[0], positions=MAX_PIECES, features=11, norm_epsilon=1e-12,
                  vector_width=net.p.weight.shape[0])
    weights_file.write(project / "models/words.weights", "words", tensors, dict(config=config, vocabulary=[], thresholds={}))
    lines = [HEAD]
    for hidden, out in ((net.t1, net.t2), (net.m1, net.m2)):
        for part in (*hidden.weight, hidden.bias, out.weight[0], out.bias):
            lines.append(" ".join(f"{float(x):.6g}" for x in part) + "\n")
    table = project / "rashomon/nn/tables/word_meeting.txt"
    table.parent.mkdir(exist_ok=True)
    table.write_text("".join(lines), encoding="utf-8")
    vectors = json.dumps(expected(net, encoder), ensure_ascii=False)
    (project / "tests/word_meeting_vectors.json").write_text(vectors + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
