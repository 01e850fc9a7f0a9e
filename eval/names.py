"""Names by exact span and kind (person, organisation, place), as CoNLL's scorer counts them.

In: the name sets of the data, token by token. Out: texts with the spans of their names, and precision, recall and F1 of
predicted spans. Held out as for training (train/reader/names.py): all of UNER's English-EWT test and every fifth block of
eight sentences of WikiGold. Groups and works are not scored: UNER does not mark them, WikiGold calls both MISC.
"""
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
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


def gold(data):
    """{set: [(text, spans)]}"""
    def blocks(path, *columns):
        every = list(sentences(path, *columns))
        return [text_of(every[i:i + BLOCK]) for i in range(0, len(every), BLOCK)]
    folder = data / "nlp/ner"
    return {"uner": blocks(folder / "uner_en_ewt/en_ewt-ud-test.iob2", 1, 2),
            "wikigold": blocks(folder / "wikigold/wikigold/CONLL-format/data/wikigold.conll.txt", 0, 1)[::5]}


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
