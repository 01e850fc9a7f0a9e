"""Train the head that reads names off the reader's encoder (rashomon/language/name_head.h), into models/names.weights.

usage: train_head.py NAMES_DATA LEXICON SILVER.jsonl WORK [--held] [--weights FILE] [--epochs N] [--every N] [--seed N]

In: what train_names.py learnt from, the weights that it wrote, and the frozen encoder's state of each token's first word
(names_data states). A token's scores are head(state) + scale * the CRF's; scale, head and the steps from tag to tag are learnt
together, by the likelihood of a stretch's tags. The CRF's scores must be of texts that it did not learn from, else the head
would trust them too much: three more CRFs are trained for that, kept in the folder WORK, where a second run finds them:
one on all but every fourth marked text, and two on half of those each with half of SILVER. --held leaves those fourths out
and prints how well they are found; without it FILE gets the head, and what it had of one before goes.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

import numpy as np
import pycrfsuite
import torch
from torch import nn
from torch.nn import functional

import name_sets
import train_names
from train_names import HELD, TAGS, weights_file

WIDTH, HIDDEN, BATCH, DROPOUT = 384, 64, 64, 0.2
IMPOSSIBLE = -1e4
CHUNK = 8  # marked texts of one half in a row
CHUNK_OF_BATCHES = 50


def crf_scores(path, stretches):
    """What a CRF's features add up to: tokens x tags, that of O taken off; and its steps."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    rows = {}
    for (feature, tag), weight in info.state_features.items():
        rows.setdefault(feature, np.zeros(len(TAGS), np.float32))[TAGS.index(tag)] = weight
    for row in rows.values():
        row -= row[0]
    nothing = np.zeros(len(TAGS), np.float32)
    scores = [sum((rows[f] for f in token[3] if f in rows), nothing) for stretch in stretches for token in stretch]
    steps = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for (before, after), weight in info.transitions.items():
        steps[TAGS.index(before), TAGS.index(after)] = weight
    return np.array(scores, np.float32).reshape(-1, len(TAGS)), steps


def unseen_scores(options, marked, silver):
    """{id: CRF's scores of its tokens, by one that did not learn from it}, {id: stretches without features}, steps."""
    kept = options.work / f"scores_{options.every}.npz"
    ids = [text[0] for texts in marked.values() for text in texts]
    everything = [text for texts in marked.values() for text in texts] + silver
    if not kept.exists():
        held = {text[0] for texts in marked.values() for text in texts[::HELD]}
        rest = [text for texts in marked.values() for text in texts if text[0] not in held]
        half = {text[0]: i // CHUNK % 2 for i, text in enumerate(rest)} | {text[0]: i % 2 for i, text in enumerate(silver)}
        features = train_names.features_of(options.names_data, options.lexicon, everything)
        settings = argparse.Namespace(c1=0.2, c2=0.02, iterations=75, least=2)
        scores = {}
        for name, learns, asked in (("all", lambda i: i not in held, lambda i: i in held),
                                    ("first", lambda i: half.get(i) == 0, lambda i: half.get(i) == 1),
                                    ("second", lambda i: half.get(i) == 1, lambda i: half.get(i) == 0)):
            path = str(options.work / f"{name}.crfsuite")
            train_names.train([([t for t in rest if learns(t[0])], features, 3),
                               ([t for t in silver if learns(t[0])], features, 1)], settings, path)
            for text in everything:
                if asked(text[0]):
                    scores[text[0]], _ = crf_scores(path, features[text[0]])
        used = ids + [text[0] for text in silver[::options.every]]
        spans = [[len(stretch), *(n for token in stretch for n in token[:3])] for i in used for stretch in features[i]]
        np.savez(kept, scores=np.concatenate([scores[i] for i in used]), spans=np.concatenate([np.array(s) for s in spans]),
                 stretches=[len(features[i]) for i in used], steps=crf_scores(str(options.work / "all.crfsuite"), [])[1])
    return np.load(kept)


def states_of(options, texts):
    """The encoder's states of all tokens of all stretches."""
    kept = options.work / f"states_{options.every}.f32"
    if not kept.exists():
        asked = "".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text, _ in texts)
        with tempfile.NamedTemporaryFile(dir=options.work, delete=False) as file:
            subprocess.run([options.names_data, "states"], input=asked.encode(), stdout=file, check=True)
        pathlib.Path(file.name).rename(kept)
    return np.fromfile(kept, np.float32).reshape(-1, WIDTH)


def read_examples(options, marked, silver):
    """[(set, id, stretch, states, CRF's scores, tags)]; the CRF's steps"""
    used = [(name, text) for name, texts in marked.items() for text in texts] + [("silver", t) for t in silver[::options.every]]
    states, kept = states_of(options, [text for _, text in used]), unseen_scores(options, marked, silver)
    spans, scores, row, at, examples = kept["spans"], kept["scores"], 0, 0, []
    assert len(states) == len(scores)
    for (name, (id_, _, names)), count in zip(used, kept["stretches"], strict=True):
        begins = {begin: (end, kind) for begin, end, kind in names}
        for _ in range(count):
            size = int(spans[at])
            stretch = [(*map(int, spans[at + 1 + 3 * k:at + 4 + 3 * k]), ()) for k in range(size)]
            tags = [TAGS.index(tag) for tag in train_names.tags_of(stretch, begins)]
            examples.append((name, id_, stretch, states[row:row + size], scores[row:row + size], tags))
            row, at = row + size, at + 1 + 3 * size
    return examples, kept["steps"]


def batch_of(examples):
    longest = max(len(e[5]) for e in examples)
    shape = (len(examples), longest)
    states, scores = np.zeros((*shape, WIDTH), np.float32), np.zeros((*shape, len(TAGS)), np.float32)
    tags, there = np.zeros(shape, np.int64), np.zeros(shape, bool)
    for k, (_, _, _, s, c, t) in enumerate(examples):
        states[k, :len(t)], scores[k, :len(t)], tags[k, :len(t)], there[k, :len(t)] = s, c, t, True
    return map(torch.from_numpy, (states, scores, tags, there))


class Head(nn.Module):
    def __init__(self, steps):
        super().__init__()
        self.mix, self.out = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, len(TAGS))
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)
        self.scale, self.steps = nn.Parameter(torch.tensor(0.7)), nn.Parameter(torch.from_numpy(steps))
        goes_on = [[b[0] != "I" or a[2:] == b[2:] for b in TAGS] for a in TAGS]
        self.register_buffer("banned", torch.where(torch.tensor(goes_on), 0.0, IMPOSSIBLE))
        self.register_buffer("first", torch.tensor([IMPOSSIBLE if tag[0] == "I" else 0.0 for tag in TAGS]))

    def forward(self, states, scores):
        x = functional.dropout(states, DROPOUT, self.training)
        x = functional.dropout(functional.gelu(self.mix(x)), DROPOUT, self.training)
        return self.out(x) + self.scale * scores

    def loss(self, scores, tags, there):
        """Minus the log likelihood of the tags of each stretch."""
        steps = self.steps + self.banned
        ends, of_tags = scores[:, 0] + self.first, scores[:, 0].gather(1, tags[:, :1])[:, 0]
        for t in range(1, scores.shape[1]):
            ends = torch.where(there[:, t:t + 1], torch.logsumexp(ends[:, :, None] + steps, 1) + scores[:, t], ends)
            more = scores[:, t].gather(1, tags[:, t:t + 1])[:, 0] + steps[tags[:, t - 1], tags[:, t]]
            of_tags = of_tags + torch.where(there[:, t], more, 0.0)
        return torch.logsumexp(ends, 1) - of_tags

    def best_tags(self, scores):
        steps, ends, came = (self.steps + self.banned).numpy(), (scores[0] + self.first).numpy(), []
        for row in scores[1:].numpy():
            both = ends[:, None] + steps
            came.append(both.argmax(0))
            ends = both.max(0) + row
        tags = [int(ends.argmax())]
        for back in reversed(came):
            tags.append(int(back[tags[-1]]))
        return [TAGS[tag] for tag in reversed(tags)]


def batches(order, sizes, random):
    """Of stretches of like size, so that little is padding."""
    found = []
    for begin in range(0, len(order), BATCH * CHUNK_OF_BATCHES):
        chunk = order[begin:begin + BATCH * CHUNK_OF_BATCHES]
        chunk = chunk[np.argsort(sizes[chunk], kind="stable")]
        found += [chunk[k:k + BATCH] for k in range(0, len(chunk), BATCH)]
    return [found[k] for k in random.permutation(len(found))]


def train(head, examples, copies, options):
    sizes = np.array([len(e[5]) for e in examples])
    order = np.array([i for i, e in enumerate(examples) for _ in range(1 if e[0] == "silver" else copies)])
    random = np.random.default_rng(options.seed)
    optimiser = torch.optim.AdamW(head.parameters(), 1e-3, weight_decay=0.01)
    steps = options.epochs * -(-len(order) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min(1, (k + 1) / 200) * max(0.02, 1 - k / steps))
    for epoch in range(options.epochs):
        total = 0.0
        random.shuffle(order)
        for batch in batches(order, sizes, random):
            states, scores, tags, there = batch_of([examples[i] for i in batch])
            loss = head.loss(head(states, scores), tags, there).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 5)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(tags)
        print("epoch", epoch + 1, "loss", round(total / len(order), 4), "scale", round(head.scale.item(), 3), flush=True)


def print_held(head, held, marked):
    found = {}
    with torch.inference_mode():
        for _, id_, stretch, states, scores, _ in held:
            both = head(torch.from_numpy(np.array(states)), torch.from_numpy(scores))
            found.setdefault(id_, set()).update(train_names.spans_of(stretch, head.best_tags(both)))
    for name, texts in marked.items():
        wanted = [set(map(tuple, spans)) for _, _, spans in texts[::HELD]]
        print(name, name_sets.names.score(wanted, [found.get(id_, set()) for id_, _, _ in texts[::HELD]]), flush=True)


def write_head(path, head, step):
    """Adds the head to the weights; all in units of the CRF's scores there, of which one is `step`."""
    header, tensors = weights_file.read(path)
    one = step * head.scale.item()
    out = {}
    for name in ("features", "words"):
        out[name] = (tensors[name].astype(np.int8), np.ones(len(tensors[name]), np.float32))
    out["steps"] = tensors["steps"]
    out["steps_with_head"] = np.rint(head.steps.detach().numpy() / one).astype(np.int32)
    out["head.mix.weight"] = head.mix.weight.detach().numpy().T
    out["head.mix.bias"] = head.mix.bias.detach().numpy()
    out["head.out.weight"] = head.out.weight.detach().numpy().T / one
    out["head.out.bias"] = head.out.bias.detach().numpy() / one
    header["config"]["state_width"] = WIDTH
    weights_file.write(path, header["kind"], out, {key: header[key] for key in ("config", "thresholds", "vocabulary")})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names_data")
    parser.add_argument("lexicon")
    parser.add_argument("silver", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--weights", default="models/names.weights")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--every", type=int, default=6, help="each n-th text of SILVER only")
    parser.add_argument("--copies", type=int, default=3, help="how often a marked text counts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", type=float, help="what one is in the weights, as train_names.py printed it")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    marked = name_sets.marked()
    rows = map(json.loads, options.silver.read_text(encoding="utf-8").splitlines())
    silver = [(row["id"], row["text"], train_names.smooth(row["spans"], row["text"])) for row in rows]
    examples, steps = read_examples(options, marked, silver)
    held = {text[0] for texts in marked.values() for text in texts[::HELD]} if options.held else set()
    head = Head(steps)
    train(head, [e for e in examples if e[1] not in held], options.copies, options)
    head.eval()
    if options.held:
        print_held(head, [e for e in examples if e[1] in held], marked)
    else:
        write_head(options.weights, head, options.step)


if __name__ == "__main__":
    main()
