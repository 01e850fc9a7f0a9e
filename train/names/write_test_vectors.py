"""What the weights say of some invented sentences, computed here -> tests/name_tagger_vectors.json.

usage: write_test_vectors.py NAMES_DATA LEXICON models/names.weights

A plain second implementation of rashomon/language/name_tagger.cpp: weights looked up in a dictionary of all slots, the best
sequence by trying each tag after each; once without the reader's encoder (names), once with the head over its states (read).
tests/name_tagger_test.cpp asks the program for the same.
"""
import json
import math
import subprocess
import sys

import numpy as np

import name_sets
import train_names
from train_names import TAGS, weights_file

SENTENCES = (
    "Foreign Minister Ida van Vane met Tarquin Oddsmith of Vane Holdings in Porthaven on Monday.",
    "PORTHAVEN (Reuters) — The University of Lower Sandby and the Ministry of Justice denied it, Mr. Roe said.",
    "\"We have not slept since Tuesday,\" said Daisaku Kaneko, a spokesman for Kestrane Logistics Inc. in New York.",
    "Washington and Beijing agreed; Washington's widow, Maria Okafor-Loam, did not.",
    "Nobody was hurt. It rained. 12 sheds burned down in al-Wennet near the Roe River.",
    "The European Union and NATO asked John F. Roe Jr. to leave Germany by 5 p.m.",
    "FIRE IN PORTHAVEN: MAYOR ROE RESIGNS",
    "Élodie Dùvane moved from São Sandby to the Bank of Porthaven.",
)


class Weights:
    def __init__(self, path):
        _, tensors = weights_file.read(path)
        self.slots = tensors["features"].astype(np.int8).reshape(-1, 8)
        self.steps = tensors["steps"].reshape(len(TAGS), len(TAGS)).clip(-1000, 1000)
        self.steps_with_head = tensors["steps_with_head"].reshape(len(TAGS), len(TAGS)).clip(-1000, 1000)
        self.head = {name: tensors[f"head.{name}"] for name in ("mix.weight", "mix.bias", "out.weight", "out.bias")}
        self.marks = np.frombuffer(self.slots[:, 6:].tobytes(), np.uint16)

    def of(self, feature):
        at = feature % len(self.slots)
        while self.marks[at]:
            if self.marks[at] == feature >> 16 | 1:
                return np.concatenate([[0], self.slots[at, :6].astype(int)])
            at = (at + 1) % len(self.slots)
        return np.zeros(len(TAGS), int)

    def of_state(self, state):
        hidden = state @ self.head["mix.weight"] + self.head["mix.bias"]
        hidden = np.array([x / 2 * (1 + math.erf(x / math.sqrt(2))) for x in hidden])
        return np.rint(hidden @ self.head["out.weight"] + self.head["out.bias"]).astype(int)

    def best_tags(self, stretch, states=None):
        best, steps = {(): 0}, self.steps if states is None else self.steps_with_head
        for k, token in enumerate(stretch):
            scores = sum(self.of(int(feature, 16)) for feature in token[3])
            if states is not None:
                scores = scores + self.of_state(states[k])
            ends = {}
            for path, score in best.items():
                for tag, name in enumerate(TAGS):
                    if name[0] == "I" and (not path or TAGS[path[-1]][2:] != name[2:]):
                        continue
                    total = score + scores[tag] + (steps[path[-1], tag] if path else 0)
                    if tag not in ends or total > ends[tag][1]:
                        ends[tag] = (path + (tag,), total)
            best = dict(ends.values())
        return [TAGS[tag] for tag in max(best, key=best.get)]


def main():
    names_data, lexicon, weights = sys.argv[1:]
    texts = [(str(i), text, []) for i, text in enumerate(SENTENCES)]
    features = train_names.features_of(names_data, lexicon, texts)
    weights = Weights(weights)
    asked = "".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text, _ in texts)
    states = np.frombuffer(subprocess.run([names_data, "states"], input=asked.encode(), stdout=subprocess.PIPE, check=True).stdout,
                           np.float32).reshape(-1, weights.head["mix.weight"].shape[0])
    found, row = [], 0
    for id_, text, _ in texts:
        spans, read = set(), set()
        for stretch in features[id_]:
            spans |= train_names.spans_of(stretch, weights.best_tags(stretch))
            read |= train_names.spans_of(stretch, weights.best_tags(stretch, states[row:row + len(stretch)]))
            row += len(stretch)
        found.append({"text": text} | {key: [[text[begin:end], kind] for begin, end, kind in sorted(names)]
                                       for key, names in (("names", spans), ("read", read))})
    path = name_sets.ROOT / "tests/name_tagger_vectors.json"
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
