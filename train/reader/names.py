"""Read the sets of names (persons, organisations, places, groups, other) that the name head learns from.

In: RASHOMON_DATA/nlp/{ner/uner_en_ewt, ner/wikigold, ner/wnut17, gum} and the demonyms of lexicons/countries.
Out: NameText(text, spans): each span (begin, end, the kinds it may be); words outside have the kinds of `outside`.

The sets mark different things, so what a word *may* be is a set of kinds, and the loss asks only that the tag be one
of them (Tsuboi et al. 2008, partial annotation): UNER marks no groups and no works, so a word it leaves out may be
one; MISC of WikiGold may be a group or other.  A demonym that no set marks ("Peruvian") is a group.  Names of GUM are
mentions whose head is a proper noun, cut to the run of proper nouns around the head; proper nouns in no such mention
may be anything.
Held out for scoring: UNER test, every fifth block of WikiGold, the news of GUM's dev and test.  WNUT's train alone is used.
"""
import dataclasses
import functools
import json
import re

import torch

from corpus import data_root
from model import NAME_KINDS, NAME_TAGS

PERSON, ORGANISATION, PLACE, GROUP, OTHER = range(5)
ANY = frozenset((None, PERSON, ORGANISATION, PLACE, GROUP, OTHER))   # None: no name
PLAIN = {"PER": PERSON, "person": PERSON, "ORG": ORGANISATION, "organization": ORGANISATION, "corporation": ORGANISATION,
         "group": ORGANISATION, "LOC": PLACE, "location": PLACE, "place": PLACE, "product": OTHER, "creative-work": OTHER,
         "event": OTHER, "object": OTHER, "abstract": OTHER, "animal": OTHER, "plant": OTHER, "substance": OTHER}
GUM_HELD = ("GUM_news_homeopathic", "GUM_news_iodine", "GUM_news_nasa", "GUM_news_sensitive")


@dataclasses.dataclass
class NameText:
    name: str
    text: str
    spans: list          # of (begin, end, frozenset of kinds)
    outside: frozenset   # what a word in no span may be


@functools.cache
def demonyms():
    countries = json.loads((data_root() / "lexicons" / "countries" / "countries.json").read_text(encoding="utf-8"))
    words = {w.lower() for c in countries for w in c["demonyms"].get("eng", {}).values() if w and " " not in w}
    return frozenset(words | {w + "s" for w in words})


def iob_spans(tokens, tags, kinds_of):
    """Token spans of IOB1 or IOB2 tags; kinds_of maps a label and its words to a set of kinds."""
    out = []
    for k, tag in enumerate(tags):
        if tag == "O":
            continue
        label = tag[2:]
        if tag[0] == "I" and out and out[-1][1] == k and out[-1][2] == label:
            out[-1][1] = k + 1
        else:
            out.append([k, k + 1, label])
    return [(a, b, kinds_of(label, tokens[a:b])) for a, b, label in out]


def join(name, sentences, outside):
    """sentences: of (tokens, token spans, True where a paragraph starts) -> NameText"""
    text, spans = "", []
    for tokens, marked, paragraph in sentences:
        text += "" if not text else "\n" if paragraph else " "
        begins = []
        for token in tokens:
            token = {"``": '"', "''": '"'}.get(token, token)
            glue = not text or text[-1] in "\n ([$" or token[0] in ".,;:!?)]%'’" or token == "n't"
            text += "" if glue else " "
            begins.append((len(text), len(text) + len(token)))
            text += token
        taken = set(k for a, b, _ in marked for k in range(a, b))
        marked = marked + [(k, k + 1, frozenset([GROUP])) for k, t in enumerate(tokens) if k not in taken and t.lower() in demonyms()]
        spans += [(begins[a][0], begins[b - 1][1], kinds) for a, b, kinds in marked]
    return NameText(name, text, sorted(spans, key=lambda s: s[0]), outside)


def read_columns(path, token_column, tag_column, separator=None):
    """Sentences of a file with one token a line: (tokens, tags)"""
    tokens, tags = [], []
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        cells = line.split(separator) if line.strip() and not line.startswith("# ") else []
        if not line.strip():
            if tokens:
                yield tokens, tags
            tokens, tags = [], []
        elif len(cells) > max(token_column, tag_column) and cells[0] != "-DOCSTART-":
            tokens.append(cells[token_column])
            tags.append(cells[tag_column])


def load_flat(name, path, columns, outside, kinds_of, block):
    """A set without paragraphs, `block` sentences a text."""
    sentences = list(read_columns(path, *columns))
    for i in range(0, len(sentences), block):
        part = [(tokens, iob_spans(tokens, tags, kinds_of), name == "wnut") for tokens, tags in sentences[i:i + block]]
        yield join(f"{name}-{i}", part, outside)


def wikigold_kinds(label, words):
    if label != "MISC":
        return frozenset([PLAIN[label]])
    group = len(words) == 1 and words[0].lower() in demonyms()
    return frozenset([GROUP] if group else [GROUP, OTHER])


def gum_entities(rows):
    """Named mentions of one sentence's rows (CoNLL-U cells): (first token, past the last, kinds)"""
    open_, mentions = [], []
    for k, row in enumerate(rows):
        for part in re.findall(r"\([^()]+\)?|\d+\)", re.sub(r".*Entity=([^|]*).*", r"\1", row[9]) if "Entity=" in row[9] else ""):
            if part[0] == "(":
                open_.append((k, *part.strip("()").split("-")[:2]))
            if part[-1] == ")":
                number = part.strip("()").split("-")[0]
                found = [m for m in open_ if m[1] == number]
                if found:
                    open_.remove(found[-1])
                    mentions.append((found[-1][0], k + 1, found[-1][2]))
    proper = [row[4].startswith("NNP") for row in rows]
    out, taken = [], set()
    for a, b, label in sorted(mentions, key=lambda m: m[0] - m[1]):
        ids = {rows[k][0] for k in range(a, b)}
        heads = [k for k in range(a, b) if rows[k][6] not in ids]
        if label not in PLAIN or not heads or not proper[heads[0]]:
            continue
        begin = end = heads[0]
        while begin > a and (proper[begin - 1] or begin - 1 > a and rows[begin - 1][1] in ("of", "for", "&", "-") and proper[begin - 2]):
            begin -= 1
        while end + 1 < b and (proper[end + 1] or end + 2 < b and rows[end + 1][1] in ("of", "for", "&", "-") and proper[end + 2]):
            end += 1
        if not taken & set(range(begin, end + 1)):
            taken |= set(range(begin, end + 1))
            plural = label == "person" and rows[heads[0]][4] == "NNPS"
            out.append((begin, end + 1, frozenset([GROUP if plural else PLAIN[label]])))
    return out + [(k, k + 1, ANY) for k in range(len(rows)) if proper[k] and k not in taken and rows[k][1].lower() not in demonyms()]


def load_gum(path):
    sentences, rows, paragraph = [], [], False
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        if line.startswith("# newpar"):
            paragraph = True
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            sentences.append(([r[1] for r in rows], gum_entities(rows), paragraph))
            rows, paragraph = [], False
    return join(path.stem, sentences, frozenset([None]))


def load_names():
    """(to train on, {set: to score on})"""
    nlp = data_root() / "nlp"
    plain = lambda label, _: frozenset([PLAIN[label]])
    partial = frozenset([None, GROUP, OTHER])
    ewt = lambda part: list(load_flat("uner", nlp / f"ner/uner_en_ewt/en_ewt-ud-{part}.iob2", (1, 2, "\t"), partial, plain, 8))
    gold = list(load_flat("wikigold", nlp / "ner/wikigold/wikigold/CONLL-format/data/wikigold.conll.txt", (0, 1), frozenset([None]), wikigold_kinds, 8))
    wnut = list(load_flat("wnut", nlp / "ner/wnut17/WNUT17/CONLL-format/data/train/wnut17train.conll", (0, 1, "\t"), frozenset([None, GROUP]), plain, 12))
    gum = [load_gum(p) for p in sorted((nlp / "gum").glob("*.conllu"))]
    held = {"uner": ewt("test"), "wikigold": gold[::5], "gum news": [t for t in gum if t.name in GUM_HELD]}
    learn = ewt("dev") + [t for i, t in enumerate(gold) if i % 5] + wnut + [t for t in gum if t.name not in GUM_HELD]
    return learn, held


def allowed_tags(document, text):
    """(words, NAME_TAGS) true where the word may have the tag; tags: O, then B and I of each kind"""
    def tags(kinds, inside):
        return [0 if kind is None else 1 + 2 * kind + inside for kind in kinds]
    out = torch.zeros(len(document.begins), NAME_TAGS, dtype=torch.bool)
    out[:, tags(text.outside, 0) + tags(text.outside - {None}, 1)] = True
    for begin, end, kinds in text.spans:
        words = sorted(document.words_of([(begin, end)]))
        out[words] = False
        for k in words:
            loose = kinds == ANY
            out[k, tags(kinds, int(k > words[0])) + (tags(kinds - {None}, 1) if loose else [])] = True
    return out


KIND_NAMES = dict(enumerate(NAME_KINDS))
