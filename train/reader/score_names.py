"""Span F1 of the name head on the held-out name sets.

In: a Reader.  Out: one line a set: precision, recall, F1 of (span, kind), and of spans alone.
Only kinds that a set marks count in it: a prediction of another kind (a group in UNER) is left out, as is one on words
that the set leaves open.  Predicted tags: the best path in which I of a kind follows B or I of it only.
"""
import numpy as np
import torch

from batches import collate
from model import NAME_KINDS, NAME_TAGS
from names import ANY, load_names
from windows import make_document, pack

MARKED = {"uner": {0, 1, 2}, "wikigold": {0, 1, 2}, "gum news": {0, 1, 2}}


def best_name_tags(scores):
    """Viterbi over O and B, I of each kind (rows of NAME_TAGS log probabilities)."""
    inside = np.arange(2, NAME_TAGS, 2)
    best = scores[0].copy()
    best[inside] = -np.inf
    back = []
    for row in scores[1:]:
        into = np.full(NAME_TAGS, best.argmax())
        into[inside] = np.where(best[inside - 1] >= best[inside], inside - 1, inside)
        back.append(into)
        best = best[into] + row
    tags = [int(best.argmax())]
    for into in reversed(back):
        tags.append(int(into[tags[-1]]))
    return tags[::-1]


def spans_of_tags(tags):
    """{(begin, end, kind)} of B I I ..."""
    out = []
    for k, tag in enumerate(tags):
        if tag and tag % 2:
            out.append([k, k + 1, tag // 2])
        elif tag:
            out[-1][1] = k + 1
    return {tuple(s) for s in out}


@torch.no_grad()
def predict(reader, documents):
    """{document name: {(first word, past the last, kind)}}"""
    out = {d.name: set() for d in documents}
    windows = sorted((w for d in documents for w in pack(d)), key=lambda w: len(w.ids))
    for i in range(0, len(windows), 16):
        part = windows[i:i + 16]
        scores = reader.names(reader.words(collate(part))).float().log_softmax(-1).numpy()
        for w, rows in zip(part, scores):
            out[w.document.name] |= {(w.begin + a, w.begin + b, kind) for a, b, kind in spans_of_tags(best_name_tags(rows[:w.count]))}
    return out


def lines(reader, tokenizer):
    for name, texts in load_names()[1].items():
        documents = [make_document(t.name, t.text, tokenizer) for t in texts]
        predicted, tp, loose_tp, n_pred, n_gold = predict(reader, documents), 0, 0, 0, 0
        for d, t in zip(documents, texts):
            gold, open_words = set(), set()
            for begin, end, kinds in t.spans:
                words = sorted(d.words_of([(begin, end)]))
                if kinds == ANY:
                    open_words |= set(words)
                elif len(kinds) == 1 and kinds <= MARKED[name]:
                    gold.add((words[0], words[-1] + 1, next(iter(kinds))))
            found = {p for p in predicted[d.name] if p[2] in MARKED[name] and not open_words & set(range(p[0], p[1]))}
            tp += len(gold & found)
            loose_tp += len({g[:2] for g in gold} & {p[:2] for p in found})
            n_pred, n_gold = n_pred + len(found), n_gold + len(gold)
        f1 = lambda hits: 200 * hits / max(1, n_pred + n_gold)
        kinds = "/".join(NAME_KINDS[k] for k in sorted(MARKED[name]))
        yield (f"names {name}: {kinds} p {100 * tp / max(1, n_pred):.1f} r {100 * tp / max(1, n_gold):.1f} f1 {f1(tp):.1f}"
               f" span alone {f1(loose_tp):.1f} (gold {n_gold})")
