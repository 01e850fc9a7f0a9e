#!/usr/bin/env python3
"""States of words and annotated tellings -> a trained meeting, and what it says of events that it did not learn from.

usage: train.py STATES.pkl TELLINGS OUT [--epochs 9] [--folds 3] [--events N]

STATES.pkl is what states.py wrote; TELLINGS the folder data/tellings. Learns on its training part: once a fold with the
fold's events left out, then on all. Writes OUT.pt (for export.py) and OUT.pkl (for train_trees.py): {(part, event, first
article, second): (log odds, cosine, sums of the first, of the second)}, for training events by the run that left them out.
Losses: the pair's bit (positive pairs count double), and for each word whether a span of the gold says that the other
sentence tells it (words of pairs that tell nothing alike count .08).
"""
import argparse
import json
import pathlib
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from network import Meeting
from states import PARTS

WIDTH, MAX_WORDS = 96, 100
PAIRS = ((0, 1), (0, 2), (1, 2))


def words_of(article, states):
    """An article's sentences as states and offsets of their words, one sentence after the other."""
    begins, ends, rows, lengths = states["begins"], states["ends"], [], []
    for sentence in article["sentences"]:
        inside = np.where((begins >= sentence["begin"]) & (begins < sentence["end"]))[0][:MAX_WORDS]
        if len(inside) == 0:  # a sentence has at least one word, were it a neighbour's
            inside = np.array([min(len(begins) - 1, np.searchsorted(begins, sentence["begin"]))])
        rows.append(inside)
        lengths.append(len(inside))
    rows = np.concatenate(rows)
    return dict(states=torch.from_numpy(states["states"][rows]), lengths=torch.tensor(lengths), begins=begins[rows],
                ends=ends[rows], owner=np.repeat(np.arange(len(lengths)), lengths), sentences=article["sentences"],
                text=article["text"], index={s["id"]: i for i, s in enumerate(article["sentences"])})


def label_pairs(gold, a, b):
    """1 both annotators link the two sentences, 0 neither, -1 they differ."""
    both, one = ({tuple(sorted(p)) for p in gold[k]} for k in ("pairs_both", "pairs_one"))
    key = lambda x, y: tuple(sorted((x["id"], y["id"])))
    return torch.tensor([[1.0 if key(x, y) in both else -1.0 if key(x, y) in one else 0.0 for y in b["sentences"]]
                         for x in a["sentences"]])


def label_words(gold, articles):
    """{(x, y): words of article x by sentences of y, 1 where a fact's span says that the sentence tells the word}"""
    told = {(x, y): torch.zeros(len(articles[x]["begins"]), len(articles[y]["sentences"])) for x in range(3) for y in range(3) if x != y}
    for fact in gold["annotations"][0]["facts"]:
        mentions = []
        for mention in fact["mentions"]:
            x = "ABC".index(mention["s"][0])
            article, i = articles[x], articles[x]["index"][mention["s"]]
            begin = article["text"].find(mention["span"], article["sentences"][i]["begin"])
            inside = (article["begins"] < begin + len(mention["span"])) & (article["ends"] > begin) & (article["owner"] == i)
            mentions.append((x, i, torch.from_numpy(inside)))
        for x, _, inside in mentions:
            for y, j, _ in mentions:
                if x != y:
                    told[x, y][inside, j] = 1
    return told


def load(part, root, states):
    events = []
    for path in sorted((root / PARTS[part] / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        articles = [words_of(json.loads((root / PARTS[part] / "articles" / path.stem / f"{x}.json").read_text(encoding="utf-8")),
                             states[part, path.stem, x]) for x in "ABC"]
        labels = {(x, y): label_pairs(gold, articles[x], articles[y]) for x, y in PAIRS}
        events.append((path.stem, articles, labels, label_words(gold, articles)))
    return events


def start(events):
    """A network whose projections begin as the principal directions of the training words."""
    x = torch.cat([a["states"][::7] for _, articles, _, _ in events for a in articles]).float()
    mean, deviation = x.mean(0), x.std(0) + 1e-3
    x = ((x - mean) / deviation)[torch.randperm(len(x))[:20000]]
    _, spread, directions = torch.linalg.svd(x, full_matrices=False)
    return Meeting(mean, deviation, directions[:WIDTH], spread[:WIDTH] / len(x) ** 0.5)


def loss_of(net, event):
    _, articles, labels, told = event
    sides = [net.encode(a["states"], a["lengths"]) for a in articles]
    pair_loss, word_loss, positive = 0, 0, 4
    for (x, y), label in labels.items():
        odds, told_x, told_y, *_ = net(sides[x], sides[y])
        pair_loss = pair_loss + F.binary_cross_entropy_with_logits(odds, (label > 0).float(), torch.where(label > 0, 2.0, 1.0), reduction="sum")
        positive += int((label > 0).sum())
        for scores, target, linked, article in ((told_x, told[x, y], label, articles[x]), (told_y, told[y, x], label.T, articles[y])):
            weight = torch.where(linked > 0, 1.0, 0.08)[torch.from_numpy(article["owner"])]
            word_loss = word_loss + F.binary_cross_entropy_with_logits(scores, target, weight, reduction="sum") / 20
    return (pair_loss + 0.7 * word_loss) / positive


def learn(net, events, epochs, label):
    heads = [p for n, p in net.named_parameters() if n[0] in "tm"]
    projections = [p for n, p in net.named_parameters() if n[0] not in "tm"]
    optimiser = torch.optim.AdamW([dict(params=projections, lr=1e-3, weight_decay=0.05), dict(params=heads, lr=3e-3)])
    rates, steps, step = [g["lr"] for g in optimiser.param_groups], epochs * len(events), 0
    for epoch in range(epochs):
        total, begin = 0.0, time.time()
        for event in random.sample(events, len(events)):
            for group, rate in zip(optimiser.param_groups, rates):
                group["lr"] = rate * min(1, (step + 1) / 40) * max(0.02, 1 - step / steps)
            loss = loss_of(net, event)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            step += 1
            total += float(loss.detach())
        print(f"{label}, epoch {epoch + 1}: loss {total / len(events):.3f}, {time.time() - begin:.0f} s", flush=True)
    return net.eval()


@torch.no_grad()
def judge(net, part, events, found):
    for name, articles, _, _ in events:
        sides = [net.encode(a["states"], a["lengths"]) for a in articles]
        for x, y in PAIRS:
            odds, _, _, sums_x, sums_y, cosine = net(sides[x], sides[y])
            found[part, name, x, y] = tuple(v.numpy() for v in (odds, cosine, sums_x, sums_y))


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("states", type=pathlib.Path)
    p.add_argument("tellings", type=pathlib.Path)
    p.add_argument("out")
    p.add_argument("--epochs", type=int, default=9)
    p.add_argument("--folds", type=int, default=3)
    p.add_argument("--events", type=int, help="learn from the first N alone, to try the script")
    o = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random.seed(0)
    states, found = pickle.loads(o.states.read_bytes()), {}
    train = load("train", o.tellings, states)[:o.events]
    names = np.random.RandomState(0).permutation([e[0] for e in train])
    fold = {name: i % o.folds for i, name in enumerate(names)}
    for k in range(o.folds):
        net = learn(start(train), [e for e in train if fold[e[0]] != k], o.epochs, f"fold {k}")
        judge(net, "train", [e for e in train if fold[e[0]] == k], found)
    net = learn(start(train), train, o.epochs, "all")
    for part in ("tellings", "world"):
        judge(net, part, load(part, o.tellings, states), found)
    torch.save(net.state_dict(), o.out + ".pt")
    pathlib.Path(o.out + ".pkl").write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()
