"""Names by exact span and kind (person, organisation, place), as CoNLL's scorer counts them.

In: the name sets of the data, token by token. Out: texts with the spans of their names, and precision, recall and F1 of
predicted spans. Held out as for training (train/names, train/reader/names.py): all of UNER's English-EWT test, every fifth
block of eight sentences of WikiGold, and all news of GUM. Groups and works are not scored: UNER does not mark
them, WikiGold calls both MISC.
"""
import re

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}
BLOCK = 8  # sentences a text


def sentences(path, token_column, tag_column):
    """[(token, tag)] a sentence, of a file with one token a line and a blank line between sentences."""
    found = []
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        cells = line.split()
        if line.startswith("# ") or cells[:1] == ["-DOCSTART-"]:
            continue
        if cells:
            found.append((cells[token_column], cells[tag_column]))
        elif found:
            yield found
            found = []


def text_of(block):
    """The sentences as one running text, and {(begin, end, kind)} of the names in it; tags are IOB1 or IOB2."""
    text, spans = "", []
    for sentence in block:
        before = "O"
        for token, tag in sentence:
            token = {"``": '"', "''": '"'}.get(token, token)
            glued = not text or text[-1] in " ([$" or token[0] in ".,;:!?)]%'’" or token == "n't"
            text += "" if glued else " "
            begin = len(text)
            text += token
            if tag[2:] in KINDS and tag[0] == "I" and before[2:] == tag[2:]:
                spans[-1] = (spans[-1][0], len(text), spans[-1][2])
            elif tag[2:] in KINDS:
                spans.append((begin, len(text), KINDS[tag[2:]]))
            before = tag
    return text, set(spans)


def gum_text(path):
    """A text of GUM (CoNLL-U) and {(begin, end, kind)} of its names: mentions of a person, a body or a place whose head is a
    proper noun, cut to the proper nouns around the head (Bank of Porthaven), without titles. People in the plural are groups."""
    text, spans, rows, glued = "", set(), [], True
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        if line.startswith("# newpar") and text:
            text, glued = text + "\n\n", True
        elif line[:1] not in ("", "#"):
            rows += [line.split("\t")] if line.split("\t")[0].isdigit() else []
        elif not line and rows:
            places = []
            for row in rows:
                text += "" if glued else " "
                places.append((len(text), len(text) + len(row[1])))
                text, glued = text + row[1], "SpaceAfter=No" in row[9]
            spans |= {(places[a][0], places[b - 1][1], kind) for a, b, kind in gum_names(rows)}
            rows = []
    return text, spans


def gum_names(rows):
    """(first token, past the last, kind) of the names of one sentence, given its rows of cells."""
    open_, mentions = [], []
    for k, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for part in re.findall(r"\([^()]+\)?|\d+\)", entity[1] if entity else ""):
            if part[0] == "(":
                open_.append((k, *part.strip("()").split("-")[:2]))
            found = [m for m in open_ if m[1] == part.strip("()").split("-")[0]] if part[-1] == ")" else []
            if found:
                open_.remove(found[-1])
                mentions.append((found[-1][0], k + 1, found[-1][2]))
    proper = [row[4].startswith("NNP") for row in rows]

    def joins(k, beyond):  # "of" between two proper nouns
        return rows[k][1] in ("of", "for", "&", "-") and 0 <= beyond < len(rows) and proper[beyond]
    taken, found = set(), []
    for a, b, label in sorted(mentions, key=lambda m: m[0] - m[1]):
        ids = {rows[k][0] for k in range(a, b)}
        head = next((k for k in range(a, b) if rows[k][6] not in ids), a)
        if label not in GUM_KINDS or not proper[head] or (label == "person" and rows[head][4] == "NNPS"):
            continue
        flat = any(row[6] == rows[head][0] and row[7] == "flat" for row in rows)
        if label == "person" and rows[head][7] == "appos" and not flat:  # Dewar, Member of Parliament
            continue
        begin, end = head, head + 1
        while label != "person" and begin > a and (proper[begin - 1] or (begin - 1 > a and joins(begin - 1, begin - 2))):
            begin -= 1  # of a person, what stands before the head is a title
        while end < b and (proper[end] or (end + 1 < b and joins(end, end + 1))):
            end += 1
        if not taken & set(range(begin, end)):
            taken |= set(range(begin, end))
            found.append((begin, end, GUM_KINDS[label]))
    return found


def gold(data):
    """{set: [(text, spans)]}"""
    def blocks(path, *columns):
        every = list(sentences(path, *columns))
        return [text_of(every[i:i + BLOCK]) for i in range(0, len(every), BLOCK)]
    folder = data / "nlp/ner"
    return {"uner": blocks(folder / "uner_en_ewt/en_ewt-ud-test.iob2", 1, 2),
            "wikigold": blocks(folder / "wikigold/wikigold/CONLL-format/data/wikigold.conll.txt", 0, 1)[::5],
            "gum": [gum_text(path) for path in sorted((data / "nlp/gum").glob("GUM_news_*.conllu"))]}


def names_of(reading):
    """{(begin, end, kind)} of the names in one reading; groups left out."""
    return {(label["begin"], label["end"], actor["kind"]) for actor in reading["actors"] for label in actor["labels"]
            if label["form"] == "name" and actor["kind"] in KINDS.values()}


def f1(wanted, found):
    """Percent: (precision, recall, F1) over texts, each a set."""
    right = sum(len(w & f) for w, f in zip(wanted, found, strict=True))
    precision, recall = right / max(1, sum(map(len, found))), right / max(1, sum(map(len, wanted)))
    return tuple(round(100 * x, 1) for x in (precision, recall, 2 * precision * recall / ((precision + recall) or 1)))


def score(wanted, found):
    """{"names.p", "names.r", "names.f1": exact span and kind; "spans.f1": span alone}"""
    def bare(lists):
        return [{span[:2] for span in spans} for spans in lists]
    precision, recall, both = f1(wanted, found)
    return {"names.p": precision, "names.r": recall, "names.f1": both, "spans.f1": f1(bare(wanted), bare(found))[2]}
