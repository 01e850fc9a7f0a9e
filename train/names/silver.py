"""News -> the same with names, as CoreNLP's CRF of three kinds tags them: SILVER of train_names.py.

usage: silver.py CORENLP_FOLDER OUT.jsonl        (the folder as for bench/peers/names.py; three minutes and 4 GB)

All texts are tagged in one run. CoreNLP leaves out characters that it does not know; where the two then differ, both go on at
the nearest place from which ten characters agree.
"""
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import name_sets

sys.path.insert(0, str(name_sets.ROOT / "bench/peers"))
_spec = importlib.util.spec_from_file_location("peer_names", name_sets.ROOT / "bench/peers/names.py")
peer = importlib.util.module_from_spec(_spec)  # its name is also that of eval/names.py
_spec.loader.exec_module(peer)

LOOK_AHEAD, AGREE = 400, 10


def tagged(folder, texts):
    """CoreNLP's running text with tags."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n\n".join(texts))
        file.flush()
        printed = subprocess.run(
            ["java", "-Xmx4g", "-cp", f"{folder}/*", "edu.stanford.nlp.ie.crf.CRFClassifier", "-loadClassifier", peer.MODEL,
             "-textFile", file.name, "-outputFormat", "inlineXML", "-encoding", "utf-8", "-outputEncoding", "utf-8"],
            capture_output=True, text=True, encoding="utf-8", check=True).stdout
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        printed = printed.replace(entity, sign)
    return printed


def paired(ours, theirs):
    """For each character of theirs its place in ours, or None; neither has blanks."""
    pairs, a, b = [None] * len(theirs), 0, 0
    while a < len(ours) and b < len(theirs):
        if ours[a] == theirs[b]:
            pairs[b] = a
            a, b = a + 1, b + 1
            continue
        a, b = next(((a + i, b + d - i) for d in range(1, LOOK_AHEAD) for i in range(d + 1)
                     if ours[a + i:a + i + AGREE] == theirs[b + d - i:b + d - i + AGREE]), (len(ours), b))
    return pairs


def spans_in(printed, text):
    """Spans of the names in the joined text."""
    theirs, marks = [], []
    for piece in re.split(f"({peer.TAG.pattern})", printed):
        if peer.TAG.fullmatch(piece):
            marks.append((len(theirs), piece))
        else:
            theirs += re.sub(r"\s+", "", piece)
    places = [i for i, sign in enumerate(text) if not sign.isspace()]
    pairs = paired("".join(text[i] for i in places), "".join(theirs))
    for (begin, opening), (end, closing) in zip(marks, marks[1:]):
        if opening[1] != "/" and closing[1] == "/" and end > begin and None not in (pairs[begin], pairs[end - 1]):
            yield places[pairs[begin]], places[pairs[end - 1]] + 1, peer.KINDS[opening[1:-1]]


def main():
    folder, out = sys.argv[1:]
    articles = list(name_sets.news())
    spans = sorted(spans_in(tagged(folder, [text for _, text in articles]), "\n\n".join(text for _, text in articles)))
    begin = k = 0
    with open(pathlib.Path(out), "w", encoding="utf-8") as file:
        for id_, text in articles:
            mine = []
            while k < len(spans) and spans[k][0] < begin + len(text):
                if spans[k][1] <= begin + len(text):
                    mine.append((spans[k][0] - begin, spans[k][1] - begin, spans[k][2]))
                k += 1
            file.write(json.dumps({"id": id_, "text": text, "spans": mine}, ensure_ascii=False) + "\n")
            begin += len(text) + 2


if __name__ == "__main__":
    main()
