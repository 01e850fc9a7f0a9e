#!/usr/bin/env python3
"""Plants near copies among independent tellings and counts how many `compare` tells apart.

  bench/plant_copies.py [BINARY]

For every event of data/tellings and data/tellings/world (RASHOMON_DATA, else ../shared/data; without it the shipped examples)
one of its articles is copied and 5 to 30 percent of its words outside quotation marks are changed, put in or left out, in runs
of one to four as an editor does, and now and then a paragraph is dropped. The event's own articles are the hard negatives:
they tell the same in words of their own. A pair counts as found where half of the shorter text is shared (`copies[].share`,
what `newsrooms` goes by). Pairs that were copies before anything was planted (agency copy; runs of five equal words make up
ALREADY of the shorter, by difflib) count neither way. By rule: copies do not depend on the reader.
"""
import difflib
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
DATA = pathlib.Path(os.environ.get("RASHOMON_DATA", PROJECT.parent / "shared/data")) / "tellings"
LEAST, MOST, SAME, ALREADY = 0.05, 0.30, 0.5, 0.25
WORD = re.compile(r"\w+", re.UNICODE)
QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")


def change(text, share, rng):
    """The text with about `share` of its words outside quotation marks changed, runs of one to four at a time."""
    quoted = [m.span() for m in QUOTATION.finditer(text)]
    words = [m.span() for m in WORD.finditer(text) if not any(a <= m.start() < b for a, b in quoted)]
    vocabulary, out, at, changed, i = [text[a:b] for a, b in words], [], 0, 0, 0
    while i < len(words):
        run = rng.randint(1, 4)
        if rng.random() >= share / 2.5:  # a run has two and a half words on average
            i += 1
            continue
        begin, end = words[i][0], words[min(i + run, len(words)) - 1][1]
        if any(begin < a < end for a, _ in quoted):
            i += 1
            continue
        how, new = rng.choice(("change", "put in", "leave out")), " ".join(rng.choices(vocabulary, k=run))
        out += [text[at:begin], {"change": new, "put in": f"{new} {text[begin:end]}", "leave out": ""}[how]]
        at, changed, i = end, changed + run, i + run
    return "".join(out) + text[at:], changed / max(1, len(words))


def events(binary):
    if DATA.exists():
        for folder in (DATA / "articles", DATA / "world/articles"):
            for event in sorted(folder.iterdir()):
                yield event.name, [json.loads(p.read_text(encoding="utf-8"))["text"] for p in sorted(event.glob("*.json"))]
    else:
        for event in sorted(p for p in (PROJECT / "examples").iterdir() if p.is_dir()):
            pages = sorted(event.glob("*.html"))
            said = subprocess.run([binary, "article", "--format", "json", *pages], capture_output=True, text=True, check=True).stdout
            yield event.name, [json.loads(line)["text"] for line in said.splitlines()]


def shared_by_blocks(a, b):
    """The share of the shorter text in runs of five equal words and more, by difflib: a plain second opinion."""
    a, b = WORD.findall(a.lower()), WORD.findall(b.lower())
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 5) / max(1, min(len(a), len(b)))


def near_copies(binary, texts):
    """{(i, j): share} of the pairs that `compare` says share words."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / f"{i}.txt" for i in range(len(texts))]
        for path, text in zip(paths, texts):
            path.write_text(text, encoding="utf-8")
        said = subprocess.run([binary, "compare", "--reader", "rules", "--format", "json", *paths], capture_output=True, text=True)
    if said.returncode > 1:
        raise SystemExit(f"plant_copies: compare ended with status {said.returncode}: {said.stderr}")
    return {tuple(c["articles"]): c["share"] for c in json.loads(said.stdout)["copies"]}


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else PROJECT / "build/release/rashomon"
    rng, right, planted, missed, false = random.Random(1), 0, 0, [], []
    for name, texts in events(binary):
        for source in range(len(texts)):
            paragraphs = [p for p in texts[source].split("\n") if len(texts[source]) < 600 or rng.random() > 0.05]
            copy, changed = change("\n".join(paragraphs), rng.uniform(LEAST, MOST), rng)
            shares, pair = near_copies(binary, [*texts, copy]), (source, len(texts))
            same = {p for p, share in shares.items() if share >= SAME}
            planted, right = planted + 1, right + (pair in same)
            if pair not in same:
                missed.append((name, source, round(changed, 2), shares.get(pair, 0)))
            originals = [*texts, texts[source]]
            false += [(name, *p, shares[p]) for p in same - {pair} if shared_by_blocks(*(originals[i] for i in p)) < ALREADY]
    for what, cases in (("missed", missed), ("not planted", false)):
        for case in cases:
            print(what, *case)
    print(f"{planted} copies planted: precision {right / max(1, right + len(false)):.3f}, recall {right / planted:.3f}")


if __name__ == "__main__":
    main()
