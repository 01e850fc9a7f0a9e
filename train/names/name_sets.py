"""The texts that the tagger of names learns from: those with names marked by people, and news without marks.

In: RASHOMON_DATA. Out: (id, text, {(begin, end, kind)}), kind one of person, organisation, place; spans in code points.
The marked sets are UNER English-EWT dev, WikiGold without every fifth block (eval/names.py keeps those), WNUT17 train,
and those texts of GUM whose licence lets anybody use them, without the news, which eval/names.py scores on.
"""
import csv
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "eval"))
import names  # noqa: E402

DATA = pathlib.Path(os.environ.get("RASHOMON_DATA") or ROOT.parent / "shared" / "data")
GUM_GENRES = ("interview", "bio", "court", "voyage")  # CC BY or CC BY-SA; the other genres are in part not
WNUT_KINDS = {"person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC"}


def blocks(name, path, *columns):
    every = list(names.sentences(path, *columns))
    return [(f"{name}-{i}", *names.text_of(every[i:i + names.BLOCK])) for i in range(0, len(every), names.BLOCK)]


def uner_dev():
    return blocks("uner", DATA / "nlp/ner/uner_en_ewt/en_ewt-ud-dev.iob2", 1, 2)


def wikigold():
    gold = blocks("wikigold", DATA / "nlp/ner/wikigold/wikigold/CONLL-format/data/wikigold.conll.txt", 0, 1)
    return [block for i, block in enumerate(gold) if i % 5]


def wnut():
    path = DATA / "nlp/ner/wnut17/WNUT17/CONLL-format/data/train/wnut17train.conll"
    tweets = [[(word, tag[:2] + WNUT_KINDS[tag[2:]] if tag[2:] in WNUT_KINDS else "O") for word, tag in sentence]
              for sentence in names.sentences(path, 0, 1)]
    return [(f"wnut-{i}", *names.text_of([tweet])) for i, tweet in enumerate(tweets)]


def gum():
    return [(path.stem, *names.gum_text(path)) for path in sorted((DATA / "nlp/gum").glob("*.conllu"))
            if path.stem.split("_")[1] in GUM_GENRES]


def marked():
    """{set: [(id, text, spans)]}"""
    return {"uner": uner_dev(), "wikigold": wikigold(), "wnut": wnut(), "gum": gum()}


def conllu_texts(path):
    """Documents of a file of UD, its sentences joined, paragraphs kept."""
    documents, text = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and text:
            documents.append(text)
            text = ""
        elif line.startswith("# newpar") and text:
            text += "\n\n"
        elif line.startswith("# text = "):
            text += ("" if not text or text.endswith("\n") else " ") + line[9:]
    return documents + [text]


def news():
    """(id, text) of articles that nobody has marked; no text of the sets that eval/ scores on."""
    for path in sorted((DATA / "attribution/polnear/train/text").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")
    for i, line in enumerate((DATA / "unlabelled/helsinki2018/articles.jsonl").read_text(encoding="utf-8").splitlines()):
        if i % 3 == 0:
            article = json.loads(line)
            yield article["id"], article["text"]
    for path in sorted((DATA / "stories/ecbplus/ECB+").rglob("*.xml")):
        sentences = {}
        for token in xml.etree.ElementTree.parse(path).getroot().iter("token"):
            sentences.setdefault(token.get("sentence"), []).append((token.text or "", "O"))
        yield path.stem, names.text_of(sentences.values())[0]
    with open(DATA / "attribution/factappeal/train.csv", encoding="utf-8") as file:
        for i, row in enumerate(csv.DictReader(file)):
            yield f"factappeal-{i}", row["sentence"]
    for name in ("UD_English-EWT-rebuilt/en_ewt-ud-train.rebuilt.conllu", "UD_English-PUD/en_pud-ud-test.conllu"):
        for i, text in enumerate(conllu_texts(DATA / "nlp/ud" / name)):
            yield f"{name[:14]}-{i}", text
