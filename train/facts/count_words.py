#!/usr/bin/env python3
"""How many of 840 news articles hold each word stem -> rashomon/match/tables/common_words.txt.

usage: count_words.py FACTS_DATA ARTICLE.txt…

FACTS_DATA is the program of this folder (`ninja facts_data`). The articles were those of PolNeAR's training part (political
news of seven US outlets; Newell et al. 2018): only counts of words leave them. Words in fewer than MIN_ARTICLES are left out.
"""
import collections
import pathlib
import subprocess
import sys

MIN_ARTICLES = 8
TABLE = pathlib.Path(__file__).resolve().parents[2] / "rashomon/match/tables/common_words.txt"
HEAD = """\
# How common word stems (stem.h) are in news: stem, number of articles of 840 that hold it; words in fewer than {min} are left out.
# Counted by train/facts/count_words.py in the training part of PolNeAR (Newell, Margolin and Ruths 2018); no text of it is here.
"""


def main():
    program, *articles = sys.argv[1:]
    lines = subprocess.run([program, "words", *articles], capture_output=True, text=True, check=True).stdout.splitlines()
    counts = collections.Counter(word for line in lines for word in line.split())
    rows = sorted((w, n) for w, n in counts.items() if n >= MIN_ARTICLES and w.isascii())
    TABLE.write_text(HEAD.format(min=MIN_ARTICLES) + "".join(f"{w} {n}\n" for w, n in rows), encoding="utf-8")
    print(f"{len(rows)} stems of {len(lines)} articles")


main()
