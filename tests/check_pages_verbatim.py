#!/usr/bin/env python3
"""Nothing invented: every block of the articles of the saved pages consists of words that the page has, in that order.

In: the program; the page sets under RASHOMON_DATA (default ../shared/data). Out: exit 1 and a line for each block that is
not in its page, 77 where the sets are absent. The page's words are read by another parser than ours (Python's).
"""
import gzip
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys

DATA = pathlib.Path(os.environ.get("RASHOMON_DATA", "../shared/data")) / "pages"
EVERY = 4  # of the pages: enough to notice, few enough for each run
WORD = re.compile(r"\w+")
UNSEEN = re.compile("[\u00ad\u200b\ufeff]")


class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)


def words_of(text):
    return WORD.findall(UNSEEN.sub("", text))


def main():
    files = sorted(DATA.glob("*/html/*.html.gz"))[::EVERY]
    if not files:
        print(f"no page sets under {DATA}: set RASHOMON_DATA")
        return 77
    done = subprocess.run([sys.argv[1], "article", "--format", "json", "--quiet", *map(str, files)], capture_output=True, text=True)
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    wrong = blocks = 0
    if len(articles) != len(files):
        print(f"expected {len(files)} articles, found {len(articles)}")
        return 1
    for path, article in zip(files, articles):
        article = article.get("article", article)
        if any(problem["kind"] == "bad-encoding" for problem in article.get("problems") or []):
            continue
        raw = gzip.decompress(path.read_bytes())
        try:
            page = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue  # tests/cases/page has the other encodings
        parser = Words()
        parser.feed(page)
        # Inline elements do not part words, block elements do: a block's words, joined, are in the page's, joined.
        whole = "".join(words_of("".join(parser.parts)))
        for block in (article["text"] or "").split("\n\n"):
            blocks += 1
            if "".join(words_of(block)) not in whole:
                wrong += 1
                print(f"{path.name}: not in the page: {block[:100]}")
    print(f"{blocks} blocks of {len(files)} pages, {wrong} not in their page")
    return 1 if wrong else 0


sys.exit(main())
