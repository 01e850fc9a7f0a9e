"""From the network's scores of an article to its attributions.

In: a Reader, documents, thresholds.  Out: for each document a list of attributions (source, cue, content as character
spans, confidence), and readings in the JSON that the scorer reads.

Cues: the best path through the tags O B I in which I follows B or I only (Viterbi), with `cue_bias` added to the
scores of B and I.  Roles: the words of the content (of the source) are those that maximise the sum of their scores
less `content` (`source`), less `content_switch` (`source_switch`) for each change from in to out or back; a switch cost
of 0 would be a threshold on each word, more drops lone words and closes small gaps.  Neighbouring words make one span.
A cue without content is dropped; of two whose contents are nearly the same (Dice of their words above `rival`) the less
probable is dropped too.
It does not resolve sources to speakers.
"""
import dataclasses
import json

import numpy as np
import torch

from batches import collate, describe_cues
from windows import pack


@dataclasses.dataclass
class Thresholds:
    cue_bias: float = 0.0        # added to the scores of B and I
    source: float = -1.0         # log odds that a word of the source has to pass
    content: float = 0.0
    source_switch: float = 0.0   # what each border of a span costs
    content_switch: float = 0.5
    rival: float = 0.65          # two contents more alike than this are one


@dataclasses.dataclass
class Cue:
    """A cue found, in words of the document, with what the network thinks of the words of its window."""
    begin: int
    end: int
    probability: float
    first: int              # word of the document that row 0 of roles belongs to
    roles: np.ndarray       # (words of the window, 2) log odds of source and content


def best_tags(scores):
    """Viterbi over O B I (rows of three scores); I only after B or I."""
    best = np.array([0.0, 0.0, -np.inf]) + scores[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for k in range(1, len(scores)):
        into = np.array([best.argmax(), best.argmax(), 1 + best[1:].argmax()])
        back[k] = into
        best = best[into] + scores[k]
    tags = [int(best.argmax())]
    for k in range(len(scores) - 1, 0, -1):
        tags.append(int(back[k, tags[-1]]))
    return tags[::-1]


def tagged_spans(tags):
    """(begin, end) of each run B I I ..."""
    spans = []
    for k, tag in enumerate(tags):
        if tag == 1:
            spans.append([k, k + 1])
        elif tag == 2 and spans:
            spans[-1][1] = k + 1
    return spans


def chosen_words(scores, switch):
    """The indices that maximise the sum of their scores less `switch` for each border between in and out."""
    out, inside, back = 0.0, -switch, []
    for k, score in enumerate(scores):
        if k:
            leave, enter = inside - switch > out, out - switch > inside
            back.append((leave, enter))
            out, inside = (inside - switch if leave else out), (out - switch if enter else inside)
        inside += score
    state, chosen = inside - switch > out, []
    for k in range(len(scores) - 1, -1, -1):
        if state:
            chosen.append(k)
        if k:
            leave, enter = back[k - 1]
            state = not enter if state else leave
    return chosen[::-1]


@torch.no_grad()
def read_windows(reader, windows, cue_bias, dtype=torch.float32):
    """The cues of some windows: list (one a window) of lists of Cue."""
    batch = collate(windows)
    with torch.autocast("cpu", torch.bfloat16, enabled=dtype == torch.bfloat16):
        words = reader.words(batch, dtype)
        scores = reader.cues(words).float().log_softmax(-1)
        scores[..., 1:] += cue_bias
        found = []
        for i, w in enumerate(windows):
            found += [(i, x, y) for x, y in tagged_spans(best_tags(scores[i, :w.count].numpy()))]
        out = [[] for _ in windows]
        if not found:
            return out
        roles = reader.roles(words, *describe_cues(found, batch).to(dtype)).float().numpy()
    for (i, x, y), role in zip(found, roles):
        w = windows[i]
        probability = float(1 - (scores[i, x, 0] - scores[i, x].logsumexp(-1)).exp())
        out[i].append(Cue(w.begin + x, w.begin + y, probability, w.begin, role[:w.count]))
    return out


def find_cues(reader, documents, cue_bias=0.0, dtype=torch.float32, batch_size=16):
    """{document name: list of Cue} in text order."""
    reader.eval()
    windows = sorted((w for d in documents for w in pack(d)), key=lambda w: -len(w.ids))
    out = {d.name: [] for d in documents}
    for k in range(0, len(windows), batch_size):
        chunk = windows[k:k + batch_size]
        for w, cues in zip(chunk, read_windows(reader, chunk, cue_bias, dtype)):
            out[w.document.name] += cues
    for cues in out.values():
        cues.sort(key=lambda c: c.begin)
    return out


def spans_of(document, words):
    """Sorted word numbers -> character spans, neighbours joined."""
    spans = []
    for k in words:
        if spans and spans[-1][1] == k:
            spans[-1][1] = k + 1
        else:
            spans.append([k, k + 1])
    return [(document.begins[a], document.ends[b - 1]) for a, b in spans]


def without_rivals(found, limit):
    """found: of (source words, cue, content words); drops what is nearly the same as a more probable one."""
    kept = []
    for source, cue, content in sorted(found, key=lambda f: (-f[1].probability, f[1].begin)):
        words = set(content)
        if all(2 * len(words.intersection(other)) <= limit * (len(content) + len(other)) for _, _, other in kept):
            kept.append((source, cue, content))
    return sorted(kept, key=lambda f: f[1].begin)


def build_attributions(document, cues, thresholds):
    """List of (source spans, cue spans, content spans, confidence)."""
    found = []
    for cue in cues:
        source = [cue.first + k for k in chosen_words(cue.roles[:, 0] - thresholds.source, thresholds.source_switch)]
        content = [cue.first + k for k in chosen_words(cue.roles[:, 1] - thresholds.content, thresholds.content_switch)]
        if content:
            found.append((source, cue, content))
    return [(spans_of(document, source), spans_of(document, range(cue.begin, cue.end)), spans_of(document, content), cue.probability)
            for source, cue, content in without_rivals(found, thresholds.rival)]


def write_readings(path, documents, attributions):
    """One reading a line, with the keys that score_attributions.py asks for."""
    def spans(document, pairs):
        return [{"begin": b, "end": e, "text": document.text[b:e]} for b, e in pairs]
    with open(path, "w", encoding="utf-8") as file:
        for d in documents:
            found = [{"source": spans(d, s) or None, "cue": spans(d, q) or None, "content": spans(d, c), "confidence": round(p, 4)}
                     for s, q, c, p in attributions[d.name]]
            file.write(json.dumps({"article": {"path": d.name, "text": d.text}, "attributions": found}, ensure_ascii=False) + "\n")
