"""Put windows together into tensors, with what training should find in them.

In: windows of equal kind (windows.py) and, for training, the gold attributions of their documents as sets of words.
Out: Batch (tensors of the encoder), CueSet (tensors of the role scorer), targets.
An attribution whose cue lies outside the window is left out; one whose source or content runs out of it is cut.
"""
import dataclasses
import math

import torch

from model import DISTANCES, OFFSETS, RELATIONS
from windows import SPECIAL

IGNORE = -100


@dataclasses.dataclass
class Batch:
    ids: torch.Tensor         # (B, L)
    features: torch.Tensor    # (B, L)
    mask: torch.Tensor        # (B, L) a piece?
    firsts: torch.Tensor      # (B, W) index of the word's first piece
    word_mask: torch.Tensor   # (B, W) a word?
    paragraphs: torch.Tensor  # (B, W)


@dataclasses.dataclass
class CueSet:
    owner: torch.Tensor       # (C, B) one-hot: the window
    average: torch.Tensor     # (C, W) 1 / length on the cue's words
    start: torch.Tensor       # (C, W) one-hot: its first word
    relations: torch.Tensor   # (C, W, RELATIONS) three ones or two in each row
    mask: torch.Tensor        # (C, W) a word of the window?

    def to(self, dtype):
        return [getattr(self, f.name).to(dtype) for f in dataclasses.fields(self)]


def collate(windows):
    rows, length = len(windows), max(len(w.ids) for w in windows)
    count = max(w.count for w in windows)
    ids, features = torch.zeros(rows, length, dtype=torch.long), torch.full((rows, length), SPECIAL)
    mask = torch.zeros(rows, length, dtype=torch.bool)
    firsts, paragraphs = torch.zeros(rows, count, dtype=torch.long), torch.zeros(rows, count, dtype=torch.long)
    word_mask = torch.zeros(rows, count, dtype=torch.bool)
    for i, w in enumerate(windows):
        n = len(w.ids)
        ids[i, :n], features[i, :n], mask[i, :n] = torch.tensor(w.ids), torch.tensor(w.features), True
        firsts[i, :w.count], paragraphs[i, :w.count] = torch.tensor(w.firsts), torch.tensor(w.paragraphs)
        word_mask[i, :w.count] = True
    return Batch(ids, features, mask, firsts, word_mask, paragraphs)


def bucket_table(reach=512):
    """bucket of a signed distance d at index d + reach: exact to 12, then four a doubling to 31; after the cue 0-31, before 32-63"""
    out = []
    for d in range(-reach, reach + 1):
        far = abs(d)
        bucket = far if far <= 12 else min(31, int(12 + 4 * math.log2(far / 12)))
        out.append(bucket + 32 if d < 0 else bucket)
    return torch.tensor(out)


BUCKETS = bucket_table()


def describe_cues(cues, batch):
    """cues: list of (window, first word, past the last word) -> CueSet"""
    rows, count = batch.word_mask.shape
    window, x, y = (torch.tensor([c[i] for c in cues]) for i in range(3))
    at = torch.arange(count)
    inside = (at >= x[:, None]) & (at < y[:, None])
    before, after = at - x[:, None], at - y[:, None] + 1
    distance = torch.where(inside, 0, torch.where(before < 0, before, after))
    paragraphs = batch.paragraphs[window]
    offset = (paragraphs - paragraphs.gather(1, x[:, None])).clamp(-2, 2) + 2
    relations = torch.zeros(len(cues), count, RELATIONS)
    relations.scatter_(2, BUCKETS[distance + 512][..., None], 1.0)
    relations.scatter_(2, DISTANCES + offset[..., None], 1.0)
    relations[..., DISTANCES + OFFSETS] = inside.float()
    owner = torch.nn.functional.one_hot(window, rows).float()
    return CueSet(owner, inside.float() / (y - x)[:, None], (at == x[:, None]).float(), relations, batch.word_mask[window].float())


def gold_words(document, attributions):
    """(first word of the cue, past its last, source words, content words) of each attribution that has a cue"""
    out = []
    for source, cue, content in attributions:
        words = document.words_of(cue)
        if words:
            out.append((min(words), max(words) + 1, document.words_of(source), document.words_of(content)))
    return sorted(out, key=lambda g: g[0])


def targets(windows, gold, count):
    """gold: {document name: gold_words} -> cue tags (B, W), cues, role targets (C, W, 2)"""
    tags = torch.full((len(windows), count), IGNORE)
    cues, roles = [], []
    for i, w in enumerate(windows):
        tags[i, :w.count] = 0
        for x, y, source, content in gold[w.document.name]:
            x, y = x - w.begin, y - w.begin
            if y <= 0 or x >= w.count:
                continue
            x, y = max(x, 0), min(y, w.count)
            tags[i, x], tags[i, x + 1:y] = 1, 2
            cues.append((i, x, y))
            role = torch.zeros(count, 2)
            for column, words in enumerate((source, content)):
                role[[k - w.begin for k in words if 0 <= k - w.begin < w.count], column] = 1
            roles.append(role)
    return tags, cues, torch.stack(roles) if roles else None
