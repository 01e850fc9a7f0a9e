"""The network that lets words of two articles meet: what rashomon/nn/word_vectors.h and word_meeting.h compute.

Of a word with state h (normalised by the training words' mean and deviation): z = P h / |P h|, g = softplus(G h), v = V h;
of a sentence: the sum of g v over its words, made length 1. With m(k, s) the largest z_k . z_l over words l of sentence s of
the other article, e = m less its mean over those sentences, r = g / mean g, pool_n the mean of n words around (zeros outside
the article), and S the sums over the word's own sentence weighted by g:
  told(k, s)  = MLP(3 [m, e, pool_3(r e), pool_9(r e), S m, S e, min(r, 4) / 2])
  sums        = S m, S e, sum r sigmoid(told) / sum r, log(1 + sum r sigmoid(told)), max pool_7(r e), max pool_3(r e)
  pair        = MLP([2 max, 2 min of both sides' sums, v . v, min, max of log(words) / 3])
Both MLPs: one hidden layer, GELU. Losses are in train.py.
"""
import torch
import torch.nn.functional as F
from torch import nn

SUMS, WORD_HIDDEN, PAIR_HIDDEN = 6, 12, 32


class Meeting(nn.Module):
    def __init__(self, mean, deviation, basis, scale):
        """`basis` (vector width x state width): where the projections start, with `scale` the spread along each row."""
        super().__init__()
        width, states = basis.shape
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.p, self.v, self.g = nn.Linear(states, width), nn.Linear(states, width), nn.Linear(states, 1)
        self.p.weight.data = basis / scale[:, None].sqrt()
        self.p.bias.data.zero_()
        self.v.weight.data = self.p.weight.data.clone()
        nn.init.zeros_(self.g.weight)
        self.t1, self.t2 = nn.Linear(7, WORD_HIDDEN), nn.Linear(WORD_HIDDEN, 1)
        self.m1, self.m2 = nn.Linear(2 * SUMS + 3, PAIR_HIDDEN), nn.Linear(PAIR_HIDDEN, 1)
        self.t2.bias.data.fill_(-3.0)
        self.m2.bias.data.fill_(-3.0)
        self.dropout = nn.Dropout(0.15)

    def encode(self, states, lengths):
        """states (words, width) of an article's sentences, one after the other; lengths: words of each sentence"""
        h = self.dropout((states.float() - self.mean) / self.deviation)
        z, g = F.normalize(self.p(h), dim=-1), F.softplus(self.g(h)).squeeze(-1)
        owner = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
        member = F.one_hot(owner, len(lengths)).float().T
        v = F.normalize((member * g) @ self.v(h), dim=-1)
        return z, g, member, owner, v, lengths

    def look(self, side, other):
        """told (words, sentences of the other), sums (sentences, sentences of the other, SUMS)"""
        z, g, member, owner, _, lengths = side
        longest = lambda x, l: torch.segment_reduce(x.contiguous(), "max", lengths=l, axis=0)
        m = longest(other[0] @ z.T, other[5]).T
        e = m - m.mean(1, keepdim=True)
        r = g / (g.mean() + 1e-4)
        pool = lambda n: F.avg_pool1d((e * r[:, None]).T, n, 1, n // 2).T
        weighted = lambda x: (member @ (x * g[:, None])) / (member @ g)[:, None]
        sm, se, near = weighted(m), weighted(e), pool(3)
        x = [m, e, near, pool(9), sm[owner], se[owner], r[:, None].expand_as(m).clamp(max=4) / 2]
        told = self.t2(F.gelu(self.t1(3 * torch.stack(x, -1)))).squeeze(-1)
        amount = member @ (torch.sigmoid(told) * r[:, None])
        sums = [sm, se, amount / (member @ r)[:, None], torch.log1p(amount), longest(pool(7), lengths), longest(near, lengths)]
        return told, torch.stack(sums, -1)

    def forward(self, first, second):
        """log odds (first x second sentences), told of both sides, sums of both sides (first x second), cosine"""
        told_a, sums_a = self.look(first, second)
        told_b, sums_b = self.look(second, first)
        sums_b, cosine = sums_b.transpose(0, 1), first[4] @ second[4].T
        long_a, long_b = torch.log(first[5].float())[:, None] / 3, torch.log(second[5].float())[None] / 3
        x = [2 * torch.maximum(sums_a, sums_b), 2 * torch.minimum(sums_a, sums_b), cosine[..., None],
             torch.minimum(long_a, long_b)[..., None], torch.maximum(long_a, long_b)[..., None]]
        return self.m2(F.gelu(self.m1(torch.cat(x, -1)))).squeeze(-1), told_a, told_b, sums_a, sums_b, cosine
