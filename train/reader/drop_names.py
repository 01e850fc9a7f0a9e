"""Leave the name head out of a weights file that was written with it; all else is copied as it is.

usage: drop_names.py OLD.weights -o NEW.weights

In: a file of export.py from the time when it wrote names.1.  Out: the same tensors, byte for byte, without those; checked by
reading both.  Names come from the tagger (train/names/), and nothing else of the network reads this head.
"""
import argparse

import numpy as np

import weights_file


def read_as_written(path):
    """(header, {name: array, or (int8 matrix, scales)})"""
    header, _ = weights_file.read(path)
    content = open(path, "rb").read()
    length = int.from_bytes(content[16:24], "little")
    begin = 24 + length + (-(24 + length) % weights_file.ALIGN)

    def array(dtype, count, offset):
        return np.frombuffer(content, dtype, count, begin + offset)

    tensors = {}
    for entry in header["tensors"]:
        dtype, shape = weights_file.DTYPES[entry["dtype"]], entry["shape"]
        value = array(dtype, entry["bytes"] // dtype.itemsize, entry["offset"]).reshape(shape)
        tensors[entry["name"]] = (value, array("<f4", shape[0], entry["scales"])) if "scales" in entry else value
    return header, tensors


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("old")
    p.add_argument("-o", "--out", required=True)
    o = p.parse_args()
    header, tensors = read_as_written(o.old)
    kept = {name: value for name, value in tensors.items() if not name.startswith("names.")}
    more = {key: value for key, value in header.items() if key not in ("kind", "tensors", "name_kinds")}
    more["config"] = {key: value for key, value in header["config"].items() if key != "name_tags"}
    weights_file.write(o.out, header["kind"], kept, more)
    _, before = weights_file.read(o.old)
    _, after = weights_file.read(o.out)
    assert set(after) == set(kept) and all(np.array_equal(before[name], after[name]) for name in after)
    print(f"left out {sorted(set(before) - set(after))}; {len(after)} tensors as they were")


if __name__ == "__main__":
    main()
