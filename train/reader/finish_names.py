"""Train the name head alone on top of a finished encoder.

usage: finish_names.py CHECKPOINT -o CHECKPOINT [--epochs 15]

In: a checkpoint of train.py.  Out: the same with a new name head (names.1); all else is copied as it is, so that no
attribution changes.  The joint training sees each name text about once; here the encoder runs over them once and the
head, a single matrix, learns from the kept word vectors until it has settled.  Same loss as in train.py.
"""
import argparse
import pathlib
import random
import time

import torch

from batches import collate
from evaluate import load_reader
from names import allowed_tags, load_names
from windows import load_tokenizer, make_document, pack


@torch.no_grad()
def word_vectors(reader, texts, tokenizer):
    """(all words, width) and (all words, NAME_TAGS) allowed tags"""
    documents = [make_document(t.name, t.text, tokenizer) for t in texts]
    allowed = {d.name: allowed_tags(d, t) for d, t in zip(documents, texts)}
    windows = sorted((w for d in documents for w in pack(d)), key=lambda w: len(w.ids))
    vectors, tags = [], []
    for i in range(0, len(windows), 16):
        part = windows[i:i + 16]
        with torch.autocast("cpu", torch.bfloat16):
            words = reader.words(collate(part), torch.bfloat16).float()
        for w, rows in zip(part, words):
            vectors.append(rows[:w.count].clone())
            tags.append(allowed[w.document.name][w.begin:w.begin + w.count])
    return torch.cat(vectors), torch.cat(tags)


def train_head(head, vectors, allowed, epochs, seed=1, size=512):
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, epochs * (len(vectors) // size + 1))
    for epoch in range(epochs):
        total = 0.0
        for part in torch.randperm(len(vectors)).split(size):
            kept = torch.nn.functional.dropout(vectors[part], 0.1)
            scores = head(kept).log_softmax(-1).masked_fill(~allowed[part], -torch.inf)
            loss = -scores.logsumexp(-1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(part)
        print("epoch", epoch + 1, "loss", round(total / len(vectors), 4), flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("-o", "--out", type=pathlib.Path, required=True)
    p.add_argument("--epochs", type=int, default=15)
    o = p.parse_args()
    began, reader = time.time(), load_reader(o.checkpoint)
    texts, _ = load_names()
    random.Random(1).shuffle(texts)
    vectors, allowed = word_vectors(reader, texts, load_tokenizer())
    print("words", len(vectors), "seconds", round(time.time() - began))
    train_head(reader.names[1], vectors, allowed, o.epochs)
    state = torch.load(o.checkpoint, weights_only=True)
    state["reader"] = reader.state_dict()
    torch.save(state, o.out)


if __name__ == "__main__":
    main()
