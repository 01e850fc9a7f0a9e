#!/usr/bin/env python3
"""Names: ours beside CoreNLP's CRF of three kinds, the same texts, one run, CPU seconds of each.

    bench/peers/names.py RASHOMON CORENLP_FOLDER

CORENLP_FOLDER holds stanford-corenlp-4.5.10.jar and its -models.jar (Maven: edu.stanford.nlp:stanford-corenlp:4.5.10, and
with the classifier `models`). Scores as eval/run names does. CPU seconds hold start-up and loading on both sides.
"""
import json
import os
import re
import sys
import tempfile
from pathlib import Path

import peers

sys.path.insert(0, str(peers.ROOT / "eval"))
import names  # noqa: E402

MODEL = "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz"
KINDS = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place"}
TAG = re.compile(r"</?(?:PERSON|ORGANIZATION|LOCATION)>")


def by_corenlp(folder, texts, work):
    """CPU seconds, and {(begin, end, kind)} of each text; all are tagged in one run, a blank line between them."""
    file = work / "texts.txt"
    file.write_text("\n\n".join(texts), encoding="utf-8")
    seconds, printed = peers.cpu_seconds_of(
        ["java", "-Xmx2g", "-cp", f"{folder}/*", "edu.stanford.nlp.ie.crf.CRFClassifier", "-loadClassifier", MODEL,
         "-textFile", str(file), "-outputFormat", "inlineXML", "-encoding", "utf-8", "-outputEncoding", "utf-8"])
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        if entity not in file.read_text(encoding="utf-8"):
            printed = printed.replace(entity, sign)
    return seconds, cut(printed, texts)


def cut(printed, texts):
    """Tagged running text -> the spans of each text. Blanks may differ; all other characters must be those of the texts."""
    found, at, text, open_ = [set() for _ in texts], 0, 0, None
    for piece in re.findall(TAG.pattern + r"|\S", printed):
        if TAG.fullmatch(piece):
            if piece[1] != "/":
                open_ = (None, KINDS[piece[1:-1]])
            else:
                found[text].add((open_[0], at, open_[1]))
                open_ = None
            continue
        while at == len(texts[text]) or texts[text][at].isspace():
            text, at = (text + 1, 0) if at == len(texts[text]) else (text, at + 1)
        assert texts[text][at] == piece, f"text {text} has {texts[text][at:at + 30]!r}, CoreNLP {piece!r}"
        if open_ and open_[0] is None:
            open_ = (at, open_[1])
        at += 1
    return found


def by_rashomon(binary, texts, work):
    file = work / "texts.jsonl"
    file.write_text("".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)), encoding="utf-8")
    seconds, printed = peers.cpu_seconds_of(
        [binary, "read", "--format", "json", "--reader", "rules", "--threads", "1", "--quiet", str(file)])
    return seconds, [names.names_of(json.loads(line)) for line in printed.splitlines()]


def main():
    binary, folder = sys.argv[1:3]
    data = Path(os.environ.get("RASHOMON_DATA", peers.ROOT.parent / "shared/data"))
    with tempfile.TemporaryDirectory() as made:
        for name, texts in names.gold(data).items():
            wanted = [spans for _, spans in texts]
            for who, run, what in (("rashomon", by_rashomon, binary), ("CoreNLP", by_corenlp, folder)):
                seconds, found = run(what, [text for text, _ in texts], Path(made))
                print(f"{name:9} {who:9} {names.score(wanted, found)} {seconds:.2f} CPU s", flush=True)


if __name__ == "__main__":
    main()
