#!/usr/bin/env python3
"""Direct quotations: ours beside CoreNLP's `quote` annotator, the same articles, one run, CPU seconds of each.

    bench/peers/quotes.py RASHOMON CORENLP_FOLDER [ARTICLES_OF_THE_FULL_SET_UP]

CORENLP_FOLDER is as names.py wants it. Articles: PolNeAR's development part, scored by score_direct_quotes.py, on our side
once with the trained reader and once by rule. CoreNLP runs in two set-ups: the lightest in which `quote` names speakers
(tokens, tags, lemmas, one names tagger, no coreference; `quote` parses the sentences that it needs), over all articles; and
the usual one with parser and coreference, over the first few (8; 0 leaves it out), on which both sides are scored again.
CPU seconds an article are without start-up, which a run over an empty text measures.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import peers

LIGHT = {"annotators": "tokenize,pos,lemma,ner,quote", "enforceRequirements": "false",
         "ner.model": "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz", "ner.useSUTime": "false",
         "ner.applyFineGrained": "false", "ner.applyNumericClassifiers": "false", "quote.attribution.useCoref": "false"}
FULL = {"annotators": "tokenize,pos,lemma,ner,depparse,coref,quote"}


def by_corenlp(folder, settings, files, work):
    """CPU seconds, and each article's quotations in the form of a reading."""
    (work / "files.txt").write_text("".join(f"{f}\n" for f in files), encoding="utf-8")
    (work / "no.coref").write_text("")
    if settings is LIGHT:  # a file of coreference chains, an empty one, or `quote` asks for the annotator
        settings = settings | {"quote.attribution.booknlpCoref": str(work / "no.coref")}
    shared = {"ssplit.newlineIsSentenceBreak": "two", "threads": "1", "outputFormat": "json", "encoding": "utf-8",
              "fileList": str(work / "files.txt"), "outputDirectory": str(work)}
    options = [word for key, value in (settings | shared).items() for word in ("-" + key, value)]
    seconds, _ = peers.cpu_seconds_of(["java", "-Xmx4g", "-cp", f"{folder}/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP", *options])
    return seconds, [reading_of(file, json.loads((work / f"{file.name}.json").read_text(encoding="utf-8"))) for file in files]


def reading_of(file, annotated):
    text = file.read_text(encoding="utf-8")
    at = [i for i, c in enumerate(text) for _ in range(1 + (ord(c) > 0xFFFF))] + [len(text)]  # Java counts in UTF-16
    tokens = [token for sentence in annotated["sentences"] for token in sentence["tokens"]]
    reading = {"article": {"path": str(file)}, "attributions": [], "speakers": []}
    for quote in annotated["quotes"]:
        begin, end = at[quote["beginIndex"]], at[quote["endIndex"]]
        assert letters(text[begin:end]) == letters(quote["text"]), f"{file}: {text[begin:end]!r} is not {quote['text']!r}"
        attribution = {"content": [{"begin": begin, "end": end}], "source": None, "speaker": quote["id"]}
        if "mentionBegin" in quote:
            first, last = tokens[quote["mentionBegin"]], tokens[quote["mentionEnd"]]
            attribution["source"] = [{"begin": at[first["characterOffsetBegin"]], "end": at[last["characterOffsetEnd"]]}]
        reading["attributions"].append(attribution)
        reading["speakers"].append({"id": quote["id"], "name": quote.get("speaker")})
    return reading


def letters(text):
    """CoreNLP writes other blanks than the text has."""
    return [c for c in text if c.isalnum()]


def by_rashomon(binary, options, files, work):
    seconds, printed = peers.cpu_seconds_of([binary, "read", "--format", "json", "--threads", "1", "--quiet", *options, *map(str, files)])
    return seconds, [json.loads(line) for line in printed.splitlines()]


def main():
    binary, folder = sys.argv[1:3]
    few = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    data = Path(os.environ.get("RASHOMON_DATA", peers.ROOT.parent / "shared/data"))
    gold = data / "attribution/polnear/dev"
    files = sorted((gold / "text").glob("*.txt"))
    sides = {"rashomon": (by_rashomon, binary, []), "rashomon, by rule": (by_rashomon, binary, ["--reader", "rules"]),
             "CoreNLP, light": (by_corenlp, folder, LIGHT)}
    rounds = [(files, sides)]
    if few:
        rounds.append((files[:few], {"rashomon": sides["rashomon"], "CoreNLP, full": (by_corenlp, folder, FULL)}))
    with tempfile.TemporaryDirectory() as made:
        empty = Path(made) / "empty.txt"
        empty.write_text("None.\n")
        for articles, some in rounds:
            for who, (run, what, how) in some.items():
                started, _ = run(what, how, [empty], Path(made))
                seconds, readings = run(what, how, articles, Path(made))
                path = Path(made) / "readings.jsonl"
                path.write_text("".join(json.dumps(r) + "\n" for r in readings), encoding="utf-8")
                scorer = data.parent / "tools/score_direct_quotes.py"
                printed = subprocess.run([sys.executable, scorer, gold, path, "--json"], check=True, capture_output=True, text=True)
                score = json.loads(printed.stdout)
                print(f"{who:18} {len(articles)} articles: found {score['found_share']:.3f}, source {score['source_share']:.3f}, precision "
                      f"{score['precision']:.3f}; {(seconds - started) / len(articles):.3f} CPU s an article, {started:.2f} to start", flush=True)


if __name__ == "__main__":
    main()
