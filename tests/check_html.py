#!/usr/bin/env python3
"""Holds the page of `compare --format html` to what it promises: usage: check_html.py RASHOMON

In: every folder of examples/, and odd articles (odd_articles.py). Checks that on each page
  - nothing is loaded from anywhere and nothing runs: no script, no handler, no source, a policy (CSP) that says so with
    the hash of the one style sheet; links lead into the page or are plain web addresses;
  - elements are closed in order, ids are unique, each link into the page has its target, headings do not skip a level;
  - every paragraph and every passage is the article's, letter by letter, once the pins are left out;
  - markup inside articles is shown as text.
Then breaks a page in several ways and expects each to be told, so that this check cannot sleep.
"""
import base64
import hashlib
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from odd_articles import write_odd_files

PROJECT = pathlib.Path(__file__).resolve().parent.parent
VOID = {"meta", "br", "hr", "link", "img", "input", "rect", "wbr"}
ALLOWED = set("""html head meta title style body a header p h1 h2 h3 h4 ul ol li nav main section div article bdi svg rect mark
span blockquote details summary table caption thead tbody tfoot tr th td b footer wbr""".split())


class Page(html.parser.HTMLParser):
    """The page as lists: elements, ids, links, headings, and the text of each paragraph and each passage."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.complaints, self.open, self.ids, self.links, self.headings, self.policy = [], [], [], [], [], ""
        self.paragraphs, self.passages, self.style, self.languages = [], [], "", []
        self.texts = []  # (depth at which it began, list, pieces)
        self.feed(source)
        self.close()
        if self.open:
            self.complaints.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in ALLOWED:
            self.complaints.append(f"element {tag}")
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "srcset", "style", "action", "formaction", "data", "xlink:href"):
                self.complaints.append(f"attribute {name} of {tag}")
            if name == "href" and not (tag == "a" and re.match(r"#|https?://", value)):
                self.complaints.append(f"link {value!r} of {tag}")
        if len(values) != len(attrs):
            self.complaints.append(f"an attribute twice: {attrs}")
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and values.get("href", "").startswith("#"):
            self.links.append(values["href"][1:])
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = values["content"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in VOID:
            return
        classes = (values.get("class") or "").split()
        inside = [classes for _, classes in self.open]
        if tag in ("p", "blockquote") and ["body"] in inside:
            self.texts.append((len(self.open), self.paragraphs, []))
        elif tag == "blockquote":
            self.texts.append((len(self.open), self.passages, []))
        self.open.append((tag, classes))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            self.complaints.append(f"</{tag}> closes {self.open[-1:]}")
            return
        self.open.pop()
        if self.texts and self.texts[-1][0] == len(self.open):
            _, kind, pieces = self.texts.pop()
            kind.append("".join(pieces))

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "style":
            self.style += data
        if self.texts and ["pins"] not in [classes for _, classes in self.open]:
            self.texts[-1][2].append(data)

    def handle_comment(self, data):
        self.complaints.append(f"comment {data[:40]!r}")


def as_shown(text):
    """Control characters cannot stand in HTML; the page shows U+FFFD in their place."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", text)


def complaints_of_page(source, texts):
    page = Page(source)
    yield from page.complaints
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    for needed in ("default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'", "form-action 'none'"):
        if needed not in page.policy:
            yield f"policy without {needed}: {page.policy}"
    if re.search(r"url\(|@import|@font-face", page.style):
        yield "the style sheet loads something"
    yield from (f"id {name!r} twice" for name in {name for name in page.ids if page.ids.count(name) > 1})
    yield from (f"#{name} has no target" for name in set(page.links) - set(page.ids))
    yield from (f"h{a} is followed by h{b}" for a, b in zip(page.headings, page.headings[1:]) if b > a + 1)
    if page.headings.count(1) != 1 or page.headings[:1] != [1]:
        yield f"headings do not begin with one h1: {page.headings[:5]}"
    shown = [as_shown(text) for text in texts]
    for passage in page.paragraphs + page.passages:
        if not passage or not any(passage in text for text in shown):
            yield f"not in any article: {passage[:120]!r}"
    yield from complaints_of_missing_text(page.paragraphs, shown)


def complaints_of_missing_text(paragraphs, shown):
    """A text file's headline stands above its column, so it may lack there; nothing else may."""
    columns = "".join(re.sub(r"\s", "", part) for part in paragraphs)
    for text in shown:
        first, _, rest = text.partition("\n\n")
        body = re.sub(r"\s", "", text)
        if body not in columns and re.sub(r"\s", "", rest) not in columns:
            yield f"the columns lack a part of {text[:60]!r}"


def run(program, *args):
    result = subprocess.run([program, *args, "--quiet"], capture_output=True, timeout=120, check=False)
    assert result.returncode in (0, 1), f"{args}: exit code {result.returncode}: {result.stderr.decode(errors='replace')}"
    return result.stdout.decode("utf-8")


def page_and_texts(program, inputs):
    readings = [json.loads(line) for line in run(program, "article", *inputs, "--format", "json").split("\n")[:-1]]
    return run(program, "compare", *inputs, "--format", "html"), [r["text"] for r in readings if r["text"]]


def check_that_it_complains(source, texts):
    changes = {
        "a script": ("</main>", "<script>1</script></main>"), "a picture": ("</main>", "<img src='http://x.example/'></main>"),
        "a handler": ("<main>", "<main onclick='f()'>"), "an id twice": ("</main>", "<p id='texts'></p></main>"),
        "a dead link": ("</main>", "<a href='#nowhere'>x</a></main>"), "an open element": ("</main>", "<div></main>"),
        "another style": ("<style>", "<style>p{}"), "other words": ("<blockquote ", "<blockquote>Nobody said this.</blockquote><blockquote "),
    }
    for name, (old, new) in changes.items():
        assert old in source, f"the page has no {old}"
        assert any(complaints_of_page(source.replace(old, new, 1), texts)), f"{name} is not told"


def main():
    program = sys.argv[1]
    stories = sorted(path for path in (PROJECT / "examples").glob("*") if path.is_dir())
    assert stories, "examples/: expected a folder a story, found none"
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        odd = write_odd_files(folder)
        sets = [(story.name, [str(story)]) for story in stories] + [("all stories", list(map(str, stories))), ("odd articles", odd), ("one article", odd[-1:])]
        for name, inputs in sets:
            source, texts = page_and_texts(program, inputs)
            complaints += [f"{name}: {text}" for text in complaints_of_page(source, texts)]
            if name == "odd articles" and not complaints:
                assert "&lt;script&gt;" in source and "<script" not in source, "hostile markup is not shown as text"
                check_that_it_complains(source, texts)
    print("\n".join(complaints[:40]) or f"{len(sets)} pages keep what they promise")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
