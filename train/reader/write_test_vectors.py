"""From the vectors that export.py writes to the small file that the C++ test reads.

usage: write_test_vectors.py FOLDER/reader.vectors8 -o tests/reader_vectors.json

Out: the text, and for the int8 network the log-softmax of the names' scores of each word, and of each cue the log odds of
each word for being in its source and its content. Rounded to four digits; the test allows more than that.
"""
import argparse
import json
import pathlib

import numpy as np

import weights_file


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("vectors", type=pathlib.Path)
    p.add_argument("-o", "--out", type=pathlib.Path, required=True)
    o = p.parse_args()
    header, tensors = weights_file.read(o.vectors)
    scores = tensors["name_scores"]
    names = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
    rows = lambda matrix: [[round(float(x), 4) for x in row] for row in matrix]
    cues = [{"first_word": int(a), "source": [round(float(x), 4) for x in role[:, 0]], "content": [round(float(x), 4) for x in role[:, 1]]}
            for (a, _), role in zip(tensors["cues"], tensors["role_scores"])]
    o.out.write_text(json.dumps({"text": header["text"], "names": rows(names), "cues": cues}, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
