"""A Reader that rounds as the int8 engine does, in PyTorch, to measure what int8 costs before any C++ runs.

Weights of the encoder's linear layers and the word embeddings: symmetric int8 of each row (output channel), as
weights_file.py stores them.  Activations that enter such a layer: symmetric int8 of each row (word piece), the scale
taken from the row's largest absolute value as it comes.  Sums in float32 here, in int32 there: the same to rounding.
Everything else stays float32: embeddings of features and positions, layer norms, attention itself, all heads.
"""
import copy
import re

import torch
from torch import nn

import weights_file

QUANTISED = re.compile(r"encoder\.words\.weight|encoder\.layers\.\d+\.(qkv|attended|inner|outer)\.weight")


def rounded_rows(x):
    """Each last-axis row rounded to 127 steps either side of zero."""
    scale = (x.abs().amax(-1, keepdim=True) / 127).clamp(min=1e-12)
    return (x / scale).round().clamp(-127, 127) * scale


class RoundedLinear(nn.Module):
    def __init__(self, linear):
        super().__init__()
        self.linear = linear

    def forward(self, x):
        return self.linear(rounded_rows(x))


def quantised(reader):
    """A copy of the reader with rounded weights and activations."""
    reader = copy.deepcopy(reader).eval()
    for name, value in reader.named_parameters():
        if QUANTISED.match(name):
            q, scales = weights_file.quantise_rows(value.detach().numpy())
            value.data.copy_(torch.from_numpy(q * scales[:, None]))
    for layer in reader.encoder.layers:
        for part in ("qkv", "attended", "inner", "outer"):
            setattr(layer, part, RoundedLinear(getattr(layer, part)))
    return reader
