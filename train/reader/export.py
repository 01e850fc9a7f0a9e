"""Turn a checkpoint into what the C++ engine reads.

usage: export.py CHECKPOINT -o FOLDER [--thresholds FILE.json]

Writes into FOLDER:
    reader.weights   the file that ships: int8 encoder and word embeddings, float heads but the one for names, vocabulary,
                     thresholds
    reader.f32       the same file with every tensor float32, for reference
    reader.vectors   values of every layer for one invented text, computed in float32 from the float weights
    reader.vectors8  the same with the weights and activations rounded as the int8 engine rounds them
    reader.safetensors, reader.json   the float weights and the hyper-parameters once more, for other tools
All but the last two are in the layout of weights_file.py; tensor names and formulae: README.md.
"""
import argparse
import dataclasses
import json
import pathlib

import numpy as np
import torch
from safetensors.torch import save_file

import weights_file
from batches import collate, describe_cues
from decode import Thresholds
from evaluate import load_reader
from quantise import QUANTISED, quantised
from windows import base_model_folder, load_tokenizer, make_document, pack

# Invented; holds an accent, CAPITALS, two kinds of marks, a split quotation, two paragraphs.
TEXT = ("Mayor Ana Peña said on Tuesday that the harbour bridge “will reopen in May,” but engineers doubted it.\n\n"
        "\"It's not safe,\" wrote J. R. Okafor of the KESTREL Institute, \"and we've told them so.\"")
TEXT_CUES = ("said", "doubted", "wrote", "told")


def vocabulary():
    lines = (base_model_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def header_of(reader, thresholds):
    config = {k: v for k, v in vars(reader.config).items()}
    tokenizer = dict(kind="wordpiece", lowercase=True, strip_accents=True, clean_text=True, split_chinese=True,
                     unknown="[UNK]", continuation="##", longest_word=100, cls=101, sep=102, pad=0)
    return dict(config=config, tokenizer=tokenizer, vocabulary=vocabulary(), thresholds=thresholds,
                windows=dict(pieces=256, unit=220))


def float_tensors(reader):
    return {name: value.detach().numpy() for name, value in reader.state_dict().items()}


def write_weights(path, reader, more, int8):
    tensors = float_tensors(reader)
    if int8:
        tensors = {n: v for n, v in tensors.items() if not n.startswith("names.")}
        tensors = {n: weights_file.quantise_rows(v) if QUANTISED.match(n) else v for n, v in tensors.items()}
    weights_file.write(path, "reader", tensors, more)


@torch.no_grad()
def trace(reader, tokenizer):
    """Every intermediate value for TEXT, in the order of computing: {name: array}"""
    document = make_document("invented", TEXT, tokenizer)
    window, = pack(document)
    batch = collate([window])
    out = {"ids": batch.ids[0], "features": batch.features[0], "firsts": batch.firsts[0], "paragraphs": batch.paragraphs[0],
           "begins": torch.tensor(document.begins), "ends": torch.tensor(document.ends)}
    hooks = [reader.encoder.norm.register_forward_hook(lambda _, __, y: out.__setitem__("embedded", y[0]))]
    for i, layer in enumerate(reader.encoder.layers):
        hooks.append(layer.qkv.register_forward_hook(lambda _, __, y, i=i: out.__setitem__(f"layer.{i}.qkv", y[0])))
        hooks.append(layer.attended_norm.register_forward_hook(lambda _, __, y, i=i: out.__setitem__(f"layer.{i}.attended", y[0])))
        hooks.append(layer.register_forward_hook(lambda _, __, y, i=i: out.__setitem__(f"layer.{i}.out", y[0])))
    hooks.append(reader.roles.norm.register_forward_hook(lambda _, __, y: out.__setitem__("role.norm", y)))
    for i, norm in enumerate(reader.roles.norms):
        hooks.append(norm.register_forward_hook(lambda _, __, y, i=i: out.__setitem__(f"role.{i}.out", y)))
    words = reader.words(batch)
    out["words"], out["cue_scores"], out["name_scores"] = words[0], reader.cues(words)[0], reader.names(words)[0]
    at = [k for k in range(window.count) if document.word(k) in TEXT_CUES]
    out["cues"] = torch.tensor([[k, k + 1] for k in at])
    described = describe_cues([(0, k, k + 1) for k in at], batch)
    out["buckets"] = described.relations[..., :64].argmax(-1)
    out["role_scores"] = reader.roles(words, *described.to(torch.float32))
    for hook in hooks:
        hook.remove()
    return {n: v.numpy().astype(np.int32 if v.dtype == torch.long else np.float32) for n, v in out.items()}


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("-o", "--out", type=pathlib.Path, required=True)
    p.add_argument("--thresholds", type=pathlib.Path)
    o = p.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    reader = load_reader(o.checkpoint)
    thresholds = json.loads(o.thresholds.read_text()) if o.thresholds else dataclasses.asdict(Thresholds())
    more = header_of(reader, thresholds)
    write_weights(o.out / "reader.weights", reader, more, int8=True)
    write_weights(o.out / "reader.f32", reader, more, int8=False)
    save_file({n: v.contiguous() for n, v in reader.state_dict().items()}, o.out / "reader.safetensors")
    (o.out / "reader.json").write_text(json.dumps({k: v for k, v in more.items() if k != "vocabulary"}, indent=1))
    tokenizer = load_tokenizer()
    for name, net in (("reader.vectors", reader), ("reader.vectors8", quantised(reader))):
        weights_file.write(o.out / name, "vectors", trace(net, tokenizer), dict(text=TEXT))
    for path in sorted(o.out.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
