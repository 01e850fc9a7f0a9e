#!/usr/bin/env python3
"""Figures: ours beside quantulum3, the sentences of NewsQuant, one run: scores, and CPU milliseconds a sentence.

    bench/peers/figures.py RASHOMON

Scores as eval/run newsquant does, with score_figures.py beside the data (RASHOMON_DATA). quantulum3 gives no modifiers; its
units are taken by their names. Times: quantulum3 the best of three rounds of its parse(), after one round to load its tables;
ours the whole reading by rule (attributions, names, wording and all), without start-up: a run over every sentence 21 times less
a run over each once.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import peers

peers.inside("quantulum3")

from quantulum3 import parser  # noqa: E402

ROUNDS, REPEATS = 3, 20


def by_quantulum3(texts):
    """CPU seconds, and [figures of a text]."""
    def read():
        return [[{"value": q.value, "unit": "" if q.unit.name == "dimensionless" else q.unit.name, "modifier": ""}
                 for q in parser.parse(text)] for text in texts]
    read()
    rounds = [peers.cpu_seconds(read) for _ in range(ROUNDS)]
    return min(seconds for seconds, _ in rounds), rounds[0][1]


def by_rashomon(binary, texts, work):
    def read(times):
        file = work / f"texts{times}.jsonl"
        file.write_text("".join(json.dumps({"id": str(i), "text": t, "language": "en"}) + "\n"
                                for i, t in enumerate(texts * times)), encoding="utf-8")
        return peers.cpu_seconds_of([binary, "read", "--format", "json", "--reader", "rules", "--threads", "1", "--quiet", str(file)])
    once, printed = read(1)
    many, _ = read(REPEATS + 1)
    return (many - once) / REPEATS, [json.loads(line)["figures"] for line in printed.splitlines()]


def score(gold, scorer, figures, work):
    readings = work / "readings.jsonl"
    readings.write_text("".join(json.dumps({"article": {"path": f"{i:04d}.txt"}, "figures": f}) + "\n"
                                for i, f in enumerate(figures)), encoding="utf-8")
    printed = subprocess.run([sys.executable, scorer, gold, readings, "--json"], check=True, capture_output=True, text=True).stdout
    return {key: value["f1"] for key, value in json.loads(printed).items() if isinstance(value, dict)}


def main():
    binary = sys.argv[1]
    data = Path(os.environ.get("RASHOMON_DATA", peers.ROOT.parent / "shared/data"))
    gold, scorer = data / "figures/newsquant.json", data.parent / "tools/score_figures.py"
    texts = [item["text"] for item in json.loads(gold.read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        for who, (seconds, figures) in (("rashomon", by_rashomon(binary, texts, work)), ("quantulum3", by_quantulum3(texts))):
            print(f"{who:10} {score(gold, scorer, figures, work)} {1000 * seconds / len(texts):.3f} CPU ms a sentence", flush=True)


if __name__ == "__main__":
    main()
