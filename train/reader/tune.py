"""Choose the thresholds of decoding on the articles held back from training.

usage: tune.py CHECKPOINT -o THRESHOLDS.json

In: a checkpoint, RASHOMON_DATA.  Out: the thresholds as JSON, and a table of what was tried.
One threshold after the other over a grid, twice round, keeping what raises the scorer's `all` plus a tenth of the
content token F1 (a tie-breaker: `all` only asks for half the content).  The network runs once for each cue bias.
"""
import argparse
import dataclasses
import json
import pathlib

from decode import Thresholds, build_attributions, find_cues
from evaluate import load_articles, load_reader, one_line, score_found
from windows import load_tokenizer, make_document

GRID = dict(content_switch=(0.0, 0.5, 1.0, 2.0), source_switch=(0.0, 0.5), content=(-0.4, 0.0, 0.4), source=(-1.5, -1.0, -0.5, 0.0),
            rival=(0.5, 0.65, 0.8, 1.0), cue_bias=(-0.3, 0.0, 0.3))


class Tuner:
    def __init__(self, reader, documents, split):
        self.reader, self.documents, self.split, self.cues = reader, documents, split, {}

    def score(self, thresholds):
        if thresholds.cue_bias not in self.cues:
            self.cues[thresholds.cue_bias] = find_cues(self.reader, self.documents, thresholds.cue_bias)
        cues = self.cues[thresholds.cue_bias]
        found = {d.name: build_attributions(d, cues[d.name], thresholds) for d in self.documents}
        return score_found(self.documents, found, self.split, [d.name for d in self.documents])


def worth(scores):
    return scores["all"]["f1"] + scores["content"]["f1"] / 10


def tune(tuner, rounds=2):
    best = Thresholds()
    best_scores = tuner.score(best)
    for _ in range(rounds):
        for name, values in GRID.items():
            for value in values:
                tried = dataclasses.replace(best, **{name: value})
                if tried == best:
                    continue
                scores = tuner.score(tried)
                print(f"{name} {value}: {one_line(scores)}{'  *' if worth(scores) > worth(best_scores) else ''}", flush=True)
                if worth(scores) > worth(best_scores):
                    best, best_scores = tried, scores
    return best, best_scores


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("-o", "--out", type=pathlib.Path, required=True)
    o = p.parse_args()
    tokenizer = load_tokenizer()
    documents = [make_document(a.name, a.text, tokenizer) for a in load_articles("held-back")]
    best, scores = tune(Tuner(load_reader(o.checkpoint), documents, "held-back"))
    print("chosen", dataclasses.asdict(best), one_line(scores))
    o.out.write_text(json.dumps(dataclasses.asdict(best)) + "\n")


if __name__ == "__main__":
    main()
