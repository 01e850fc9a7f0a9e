"""Compute the network once more in plain numpy, from the weights file alone, and compare with the exported values.

usage: check_export.py FOLDER      (a folder that export.py wrote)

The formulae of README.md, one line each and without PyTorch: what a C++ engine has to do, and proof that the
specification and the file hold all it needs.  Compares reader.f32 with reader.vectors and reader.weights (int8) with
reader.vectors8; exits with 1 if they differ: float32 by more than 0.001 anywhere, int8 by more than 0.2 in the mean
(where a value stands on the border of two int8 steps the last bit decides, and the layers after it carry that on).
"""
import math
import pathlib
import sys

import numpy as np

import weights_file

erf = np.vectorize(math.erf, otypes=[np.float32])


def gelu(x):
    return x / 2 * (1 + erf(x / math.sqrt(2)))


class Net:
    def __init__(self, path):
        self.header, self.t = weights_file.read(path)
        self.int8 = {e["name"] for e in self.header["tensors"] if e["dtype"] == "i8"}

    def linear(self, name, x):
        if name + ".weight" in self.int8:
            s = np.abs(x).max(-1, keepdims=True) / 127
            x = np.rint(x / s) * s
        return x @ self.t[name + ".weight"].T + self.t.get(name + ".bias", 0)

    def norm(self, name, x, epsilon):
        m, v = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - m) / np.sqrt(v + epsilon) * self.t[name + ".weight"] + self.t[name + ".bias"]

    def attention(self, qkv):
        heads = self.header["config"]["heads"]
        q, k, v = (x.reshape(len(qkv), heads, -1).transpose(1, 0, 2) for x in np.split(qkv, 3, axis=1))
        e = np.exp(q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1]))
        return (e / e.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(qkv), -1)

    def encode(self, ids, features):
        out = {}
        x = self.t["encoder.words.weight"][ids] + self.t["encoder.features.weight"][features] + self.t["encoder.positions"][:len(ids)]
        x = out["embedded"] = self.norm("encoder.norm", x, 1e-12)
        for i in range(self.header["config"]["layers"]):
            at = f"encoder.layers.{i}."
            qkv = out[f"layer.{i}.qkv"] = self.linear(at + "qkv", x)
            x = out[f"layer.{i}.attended"] = self.norm(at + "attended_norm", x + self.linear(at + "attended", self.attention(qkv)), 1e-12)
            x = out[f"layer.{i}.out"] = self.norm(at + "outer_norm", x + self.linear(at + "outer", gelu(self.linear(at + "inner", x))), 1e-12)
        return x, out

    def roles(self, h, paragraphs, x, y):
        count, relation = len(h), self.t["roles.relation.weight"]
        d = relation.shape[0]
        ap = self.linear("roles.word", h)
        bq = self.linear("roles.cue", np.concatenate([h[x:y].mean(0), h[x]]))
        z = ap[:, :d] + bq[:d] + ap[:, d:] * bq[d:]
        buckets = np.zeros(count, np.int32)
        for w in range(count):
            distance = w - x if w < x else max(0, w - y + 1)
            n = abs(distance)
            buckets[w] = (n if n <= 12 else min(31, int(12 + 4 * math.log2(n / 12)))) + (32 if distance < 0 else 0)
            offset = min(2, max(-2, paragraphs[w] - paragraphs[x])) + 2
            z[w] += relation[:, buckets[w]] + relation[:, 64 + offset] + (relation[:, 69] if x <= w < y else 0)
        first = z = self.norm("roles.norm", z, 1e-5)
        z, passes = gelu(z), []
        for i in range(self.header["config"]["convolutions"]):
            kernel = self.t[f"roles.along.{i}.weight"][:, 0, 0]
            padded = np.pad(z, ((2, 2), (0, 0)))
            u = self.t[f"roles.along.{i}.bias"] + sum(padded[t:t + count] * kernel[:, t] for t in range(5))
            z = self.norm(f"roles.norms.{i}", z + gelu(self.linear(f"roles.across.{i}", u)), 1e-5)
            passes.append(z)
        return buckets, first, passes, self.linear("roles.out", z)


def compute(net, want):
    h, out = net.encode(want["ids"], want["features"])
    h = out["words"] = h[want["firsts"]]
    out["cue_scores"] = net.linear("cues.3", gelu(net.linear("cues.1", h)))
    rows = [net.roles(h, want["paragraphs"], x, y) for x, y in want["cues"]]
    out["buckets"], out["role.norm"], out["role_scores"] = (np.stack([r[i] for r in rows]) for i in (0, 1, 3))
    for i in range(len(rows[0][2])):
        out[f"role.{i}.out"] = np.stack([r[2][i] for r in rows])
    return out


def main():
    folder, bad = pathlib.Path(sys.argv[1]), 0
    for weights, vectors, tolerance, over in (("reader.f32", "reader.vectors", 1e-3, np.max), ("reader.weights", "reader.vectors8", 0.2, np.mean)):
        _, want = weights_file.read(folder / vectors)
        got = compute(Net(folder / weights), want)
        for name, value in got.items():
            worst = float(over(np.abs(value - want[name])))
            bad += worst > tolerance
            print(f"{vectors:16s} {name:18s} {worst:.6f}{'  TOO FAR' if worst > tolerance else ''}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
