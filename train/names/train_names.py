"""Train the tagger of names: a linear-chain CRF over the program's own features -> models/names.weights.

usage: train_names.py NAMES_DATA LEXICON SILVER.jsonl [--held] [-o FILE] [--iterations N] [--copies N] [--c1 X] [--c2 X]

In: the marked sets (name_sets.py) and SILVER: {"id", "text", "spans": [[begin, end, kind]]} a line, news tagged by CoreNLP
(silver.py). Marked texts count `copies` times. --held leaves out every fourth text of each marked set and prints how well
these are found; without it all are learnt from and FILE is written.

Tags: O, and B and I of person, organisation, place. A name whose border lies inside a token of ours is learnt as none.
Lafferty et al. 2001; trained by python-crfsuite (L-BFGS, OWL-QN for the L1 part). Weights are rounded to int8; a feature's
weight for O is taken off all its weights, which changes no decision, so that six are left.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pycrfsuite

import name_sets

sys.path.insert(0, str(name_sets.ROOT / "train/reader"))
import weights_file  # noqa: E402

KINDS = ["person", "organisation", "place"]
TAGS = ["O"] + [f"{b}-{kind}" for kind in KINDS for b in "BI"]
SLOTS = 1 << 17
HELD = 4


def features_of(names_data, lexicon, texts):
    """{id: [stretch]}, a stretch a list of (begin, end, end without 's, features)"""
    asked = "".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text, _ in texts)
    found = collections.defaultdict(list)
    with tempfile.TemporaryFile("w+") as file:
        subprocess.run([names_data, "features", lexicon], input=asked, stdout=file, text=True, check=True)
        file.seek(0)
        id_, stretch = None, []
        for line in file:
            if line[0] == "#":
                id_ = line[2:-1]
            elif line == "\n":
                found[id_].append(stretch)
                stretch = []
            else:
                cells = line.split()
                stretch.append((int(cells[0]), int(cells[1]), int(cells[2]), cells[3:]))
    return found


def tags_of(stretch, begins):
    """begins: {begin: (end, kind)}"""
    tags, k = ["O"] * len(stretch), 0
    while k < len(stretch):
        end, kind = begins.get(stretch[k][0], (None, None))
        last = next((j for j in range(k, len(stretch)) if end in stretch[j][1:3]), None) if kind else None
        if last is not None:
            tags[k:last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - k)
            k = last
        k += 1
    return tags


def spans_of(stretch, tags):
    found, open_ = set(), None
    for (begin, _, end, _), tag in zip(stretch, tags):
        if tag[0] == "I" and open_ and open_[2] == tag[2:]:
            open_ = (open_[0], end, open_[2])
            continue
        found |= {open_} if open_ else set()
        open_ = (begin, end, tag[2:]) if tag != "O" else None
    return found | ({open_} if open_ else set())


def smooth(spans, text):
    """A single word that an article calls mostly by one kind is of that kind: taggers waver in headlines."""
    kinds = collections.defaultdict(collections.Counter)
    for begin, end, kind in spans:
        kinds[text[begin:end]][kind] += 1
    return [(begin, end, kinds[text[begin:end]].most_common(1)[0][0]) for begin, end, _ in spans]


def train(parts, options, path):
    trainer = pycrfsuite.Trainer(verbose=False)
    for texts, features, copies in parts:
        for id_, _, spans in texts:
            begins = {begin: (end, kind) for begin, end, kind in spans}
            for stretch in features[id_]:
                words, tags = pycrfsuite.ItemSequence([token[3] for token in stretch]), tags_of(stretch, begins)
                for _ in range(copies):
                    trainer.append(words, tags)
    trainer.select("lbfgs")
    trainer.set_params({"c1": options.c1, "c2": options.c2, "max_iterations": options.iterations,
                        "feature.possible_transitions": True, "feature.minfreq": options.least})
    trainer.train(path)


def held_scores(path, held, features):
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    for name, texts in held.items():
        wanted = [set(map(tuple, spans)) for _, _, spans in texts]
        found = [set().union(*[spans_of(s, tagger.tag(pycrfsuite.ItemSequence([t[3] for t in s]))) for s in features[id_]])
                 for id_, _, _ in texts]
        print(name, name_sets.names.score(wanted, found), flush=True)


def write_weights(path, lexicon, out):
    """Slots of 8 bytes: six int8 weights and 16 bits that tell features apart; 0 of these is a free slot."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    rows = collections.defaultdict(lambda: np.zeros(len(TAGS), np.float32))
    for (feature, tag), weight in info.state_features.items():
        rows[int(feature, 16)][TAGS.index(tag)] = weight
    numbers = np.array(sorted(rows), np.uint32)
    matrix = np.stack([rows[n] for n in numbers])
    matrix = matrix[:, 1:] - matrix[:, :1]
    order = np.argsort(-np.abs(matrix).max(axis=1), kind="stable")[:SLOTS * 3 // 4]
    scale = np.float32(np.abs(matrix).max() / 127)
    slots = np.zeros((SLOTS, 8), np.int8)
    taken = np.zeros(SLOTS, bool)
    kept = 0
    for k in order:
        row = np.rint(matrix[k] / scale).astype(np.int8)
        if not row.any():
            continue
        at = int(numbers[k]) % SLOTS
        while taken[at]:
            at = (at + 1) % SLOTS
        taken[at] = True
        slots[at, :6] = row
        slots[at, 6:] = np.frombuffer(np.uint16(int(numbers[k]) >> 16 | 1).tobytes(), np.int8)
        kept += 1
    steps = np.zeros((len(TAGS), len(TAGS)), np.int32)
    for (before, after), weight in info.transitions.items():
        steps[TAGS.index(before), TAGS.index(after)] = round(weight / scale)
    words = np.fromfile(lexicon, np.int8).reshape(-1, 1024)
    weights_file.write(out, "names", {"features": (slots.reshape(-1, 1024), np.ones(SLOTS // 128, np.float32)),
                                      "steps": steps, "words": (words, np.ones(len(words), np.float32))},
                       {"config": {"tags": len(TAGS), "feature_slots": SLOTS, "word_slots": words.size // 4},
                        "thresholds": {}, "vocabulary": []})
    print(len(rows), "features,", kept, "kept, one step is", float(scale), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names_data")
    parser.add_argument("lexicon")
    parser.add_argument("silver", type=pathlib.Path)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("-o", "--out", default="models/names.weights")
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--least", type=int, default=2)
    parser.add_argument("--c1", type=float, default=0.2)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--every", type=int, default=1, help="each n-th text of SILVER only")
    parser.add_argument("--without", nargs="*", default=[], help="marked sets not to learn from")
    options = parser.parse_args()
    marked = name_sets.marked()
    held = {name: texts[::HELD] for name, texts in marked.items()} if options.held else {}
    learnt = [text for name, texts in marked.items() if name not in options.without
              for i, text in enumerate(texts) if not options.held or i % HELD]
    silver = [json.loads(line) for line in options.silver.read_text(encoding="utf-8").splitlines()[::options.every]]
    silver = [(row["id"], row["text"], smooth(row["spans"], row["text"])) for row in silver]
    gold_features = features_of(options.names_data, options.lexicon, [t for texts in marked.values() for t in texts])
    silver_features = features_of(options.names_data, options.lexicon, silver)
    with tempfile.TemporaryDirectory() as folder:
        model = f"{folder}/names.crfsuite"
        train([(learnt, gold_features, options.copies), (silver, silver_features, 1)], options, model)
        if options.held:
            held_scores(model, held, gold_features)
        else:
            write_weights(model, options.lexicon, options.out)


if __name__ == "__main__":
    main()
