#!/usr/bin/env python3
"""Nothing invented: every block of the articles of the saved pages is in its page's text, character for character.

In: the program; the page sets under RASHOMON_DATA (default ../shared/data). Out: exit 1 and a line for each block that is
not in its page, 77 where the sets are absent. The page is read by another parser than ours (Python's), without scripts and
styles; only blanks, invisible characters and our list marks are passed over, so a quotation mark, dash or ellipsis counts.
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
BLANK = re.compile(r"\s+")
LIST_MARK = re.compile(r"^- ")
UNSEEN = re.compile("[\u00ad\u200b\ufeff]")


class ShownText(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.in_code = False

    def handle_starttag(self, tag, attributes):
        self.in_code = tag in ("script", "style")

    def handle_endtag(self, tag):
        self.in_code = False

    def handle_data(self, data):
        if not self.in_code:
            self.parts.append(data)


def closed_up(text):
    # Inline elements do not part words, block elements do: without blanks both read alike.
    return BLANK.sub("", UNSEEN.sub("", text))


def not_in_page(text, shown):
    return [block for block in text.split("\n\n") if closed_up(LIST_MARK.sub("", block)) not in shown]


def check_that_it_notices():
    shown = closed_up("\u201cThe ferry\u201d was late \u2013 again\u2026")
    assert not not_in_page("- \u201cThe ferry\u201d was\n\nlate \u2013 again\u2026", shown)
    for changed in ("\"The ferry\"", "late - again", "again...", "was again", "The boat"):
        assert not_in_page(changed, shown) == [changed], changed


def main():
    check_that_it_notices()
    files = sorted(DATA.glob("*/html/*.html.gz"))
    if not files:
        print(f"no page sets under {DATA}: set RASHOMON_DATA")
        return 77
    done = subprocess.run([sys.argv[1], "article", "--format", "json", "--quiet", *map(str, files)], capture_output=True, text=True)
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    wrong = blocks = passed_over = 0
    if len(articles) != len(files):
        print(f"expected {len(files)} articles, found {len(articles)}")
        return 1
    for path, article in zip(files, articles):
        article = article.get("article", article)
        if any(problem["kind"] == "bad-encoding" for problem in article.get("problems") or []):
            passed_over += 1
            continue
        raw = gzip.decompress(path.read_bytes())
        try:
            page = raw.decode("utf-8")
        except UnicodeDecodeError:
            passed_over += 1  # tests/cases/page has the other encodings
            continue
        parser = ShownText()
        parser.feed(page)
        parser.close()
        text = article["text"] or ""
        blocks += len(text.split("\n\n")) if text else 0
        for block in not_in_page(text, closed_up("".join(parser.parts))) if text else ():
            wrong += 1
            print(f"{path.name}: not in the page: {block[:100]}")
    print(f"{blocks} blocks of {len(files)} pages, {passed_over} in other encodings passed over, {wrong} not in their page")
    if not blocks:
        print("expected texts, found none")
        return 1
    return 1 if wrong else 0


sys.exit(main())
