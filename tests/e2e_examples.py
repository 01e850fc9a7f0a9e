"""The program on examples/: what a reader can see in those pages must be found, and what is not there must not.

    tests/e2e_examples.py BINARY [EXAMPLE…]

Reads tests/expected/<example>.json, written and reviewed by hand, never by the program. In it:

    articles     a page each: title, outlet, byline, published, language, complete, the number of paragraphs, how the
                 text begins and ends, words that must be in it once (with) and strings from around the article that
                 must not be (without). A standfirst may stand before it or be left out
    says         who says what in a page: speaker, and words of the content
    own          words that the outlet says itself
    newsrooms    how many independent origins
    copies       pairs of pages and bounds of the share; no other pair may share more than a tenth
    voices       a speaker and the pages in which it is heard; silent: pages in which it is not
    quotes       relation of all its mentions and, a page each, words of it; no other relation may be found between these
    conflicts    kind and, a page each, the value; near: words within a line's length of each value
    shifts       page and words of the attributed telling, and of the outlet's own
    omissions    words of a fact in one page, and the pages that lack it; withheld: the finding must say why it is weak
    wording      a word a page each, set side by side
    never        conflicts, quotes, facts and shifts that a reader would call wrong, and voices that are nobody's
    not_yet      names of expectations, as printed, that the program does not meet so far. One that is met must go from
                 the list: then this test fails until it does

Every span that leaves the program is checked against its article's text.
"""
import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, EXPECTED = ROOT / "examples", ROOT / "tests" / "expected"
NEAR = 90  # code points on each side of a value in which the words of `near` must stand


class Found:
    """What the program says of one example: pages by name, the comparison, articles by index."""

    def __init__(self, binary, folder):
        self.names = sorted(path.name for path in folder.glob("*.html"))
        self.readings = dict(zip(self.names, run(binary, "read", folder), strict=True))
        self.articles = {name: reading["article"] for name, reading in self.readings.items()}
        [self.comparison] = run(binary, "compare", folder)

    def text(self, index):
        return self.articles[self.names[index]]["text"]

    def has(self, span, page, words):
        """Whether a span lies in this page and holds these words; a span that is part of them counts too."""
        if self.names[span["article"]] != page:
            return False
        text, words = squeeze(span["text"]), squeeze(words)
        return words in text or (len(text) > 20 and text in words)

    def spans(self):
        for name, reading in self.readings.items():
            for span in walk(reading):
                yield name, span
        for span in walk({key: value for key, value in self.comparison.items() if key not in ("articles", "copies")}):
            yield self.names[span["article"]], span


def run(binary, command, folder):
    result = subprocess.run([binary, command, "--format", "json", folder], capture_output=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{command} {folder.name}: exit code {result.returncode}\n{result.stderr.decode()}")
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def squeeze(text):
    return " ".join(text.split())


def in_utc(key, value):
    """A moment as seconds, so that 10:00Z and 12:00+02:00 are one; a day or anything else as it is."""
    if key != "published" or not value or "T" not in value:
        return value
    return datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()


def walk(value):
    """All spans in a JSON value."""
    if isinstance(value, dict):
        if {"begin", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


# ---- each check yields (name of the expectation, whether it is met, what was found instead) -------------------------

def check_spans(found, _):
    wrong = [(page, span["text"]) for page, span in found.spans()
             if found.articles[page]["text"][span["begin"]:span["end"]] != span["text"]]
    yield "every span is verbatim", not wrong, wrong[:3]


def check_articles(found, expected):
    yield "articles", found.names == sorted(expected["articles"]), found.names
    for page, wanted in expected["articles"].items():
        article = found.articles[page]
        for key in ("title", "outlet", "byline", "published", "language", "complete"):
            if key in wanted:
                yield f"{page}: {key}", in_utc(key, article.get(key)) == in_utc(key, wanted[key]), article.get(key)
        paragraphs = [squeeze(part) for part in article["text"].split("\n\n") if part.strip()]
        if paragraphs and paragraphs[0] == wanted.get("standfirst"):
            del paragraphs[0]
        text = " ".join(paragraphs)
        yield f"{page}: {wanted['paragraphs']} paragraphs", len(paragraphs) == wanted["paragraphs"], len(paragraphs)
        yield f"{page}: begins", text.startswith(wanted["begins"]), text[:60]
        yield f"{page}: ends", text.endswith(wanted["ends"]), text[-60:]
        for words in wanted.get("with", []):
            yield f"{page}: with “{words}”", text.count(words) == 1, text.count(words)
        for words in wanted["without"]:
            yield f"{page}: without “{words}”", words not in text, "it is there"


def check_says(found, expected):
    for page, speaker, words in expected.get("says", []):
        names = {item["id"]: item["name"] for item in found.readings[page]["speakers"]}
        heard = [names.get(item["speaker"]) for item in found.readings[page]["attributions"]
                 if any(words in squeeze(span["text"]) for span in item["content"])]
        yield f"{page}: {speaker} says “{words}”", speaker in heard, heard


def check_own(found, expected):
    for page, words in expected.get("own", []):
        heard = [item for item in found.readings[page]["attributions"]
                 if any(words in squeeze(span["text"]) for span in item["content"])]
        yield f"{page} itself says “{words}”", not heard, [item["why"] for item in heard]


def check_newsrooms(found, expected):
    yield f"{expected['newsrooms']} newsrooms", found.comparison["newsrooms"] == expected["newsrooms"], found.comparison["newsrooms"]


def check_copies(found, expected):
    shares = {tuple(sorted(found.names[i] for i in copy["articles"])): copy["share"] for copy in found.comparison["copies"]}
    for first, second, low, high in expected["copies"]:
        share = shares.pop(tuple(sorted((first, second))), None)
        yield f"{first} and {second} share {low} to {high}", share is not None and low <= share <= high, share
    much = {pair: share for pair, share in shares.items() if share > 0.1}
    yield "no other pair shares more than a tenth", not much, much


def check_voices(found, expected):
    heard = {voice["name"]: {found.names[item["article"]] for item in voice["by_article"]} for voice in found.comparison["voices"]}
    for name, pages in expected["voices"].items():
        yield f"{name} is heard in {', '.join(pages)}", heard.get(name, set()) == set(pages), sorted(heard.get(name, []))


def matches(found, spans, places):
    """Whether for each page some span holds the words."""
    return all(any(found.has(span, page, words) for span in spans) for page, words in places.items())


def check_quotes(found, expected):
    for quote in expected["quotes"]:
        seen = [item["relation"] for item in found.comparison["quotes"] if matches(found, item["mentions"], quote["in"])]
        yield f"{quote['relation']}: {label(quote['in'])}", seen == [quote["relation"]], seen


def holds_value(found, span, page, value, near):
    if found.names[span["article"]] != page:
        return False
    text = found.text(span["article"])
    around = squeeze(text[max(0, span["begin"] - NEAR):span["end"] + NEAR])
    whole = r"(?<![\w.,])" + re.escape(value) + r"(?!\w|[.,]\w)"  # 4 is not in 4.5
    return re.search(whole, squeeze(span["text"])) is not None and near in around


def finds_conflict(found, conflict, wanted):
    return all(any(holds_value(found, span, page, value, wanted.get("near", "")) for span in conflict["values"])
               for page, value in wanted["in"].items())


def check_conflicts(found, expected):
    explained = []
    for wanted in expected["conflicts"]:
        seen = [item for item in found.comparison["conflicts"] if finds_conflict(found, item, wanted)]
        explained += seen
        kinds = [item["kind"] for item in seen]
        yield f"{wanted['kind']}: {label(wanted['in'])}", wanted["kind"] in kinds and len(set(kinds)) == 1, kinds
    others = [(item["kind"], [span["text"] for span in item["values"]]) for item in found.comparison["conflicts"] if item not in explained]
    yield "no other conflicts", not others, others


def check_shifts(found, expected):
    for wanted in expected["shifts"]:
        seen = any(matches(found, item["attributed"], wanted["attributed"]) and matches(found, item["outlet"], wanted["outlet"])
                   for item in found.comparison["shifts"])
        yield f"shift: {label(wanted['attributed'])} / {label(wanted['outlet'])}", seen, "not found"


def omission_of(found, wanted):
    facts = {fact["id"]: fact["mentions"] for fact in found.comparison["facts"]}
    return [item for item in found.comparison["omissions"] if matches(found, facts[item["fact"]], wanted["fact"])]


def check_omissions(found, expected):
    for wanted in expected["omissions"]:
        seen = [(sorted(found.names[i] for i in item["missing_in"]), item.get("withheld") is not None) for item in omission_of(found, wanted)]
        yield (f"omission: {label(wanted['fact'])} missing in {', '.join(wanted['missing_in'])}",
               (sorted(wanted["missing_in"]), wanted.get("withheld", False)) in seen, seen)


def check_wording(found, expected):
    for wanted in expected.get("wording", []):
        seen = any(matches(found, item["terms"], wanted) for item in found.comparison["wording"])
        yield f"wording: {label(wanted)}", seen, "not found"


def check_never(found, expected):
    never = expected["never"]
    heard = {voice["name"] for voice in found.comparison["voices"]}
    for name in never.get("voices", []):
        yield f"never heard: {name}", name not in heard, name
    comparison = found.comparison
    lists = {"conflicts": lambda wanted: [item for item in comparison["conflicts"] if finds_conflict(found, item, wanted)],
             "quotes": lambda wanted: [item for item in comparison["quotes"] if matches(found, item["mentions"], wanted["in"])],
             "facts": lambda wanted: [item for item in comparison["facts"] if matches(found, item["mentions"], wanted["in"])],
             "shifts": lambda wanted: [item for item in comparison["shifts"] if matches(found, item["attributed"] + item["outlet"], wanted["in"])]}
    for kind, find in lists.items():
        for wanted in never.get(kind, []):
            seen = find(wanted)
            yield f"never in {kind}: {label(wanted['in'])}", not seen, seen[:1]


def label(places):
    return " / ".join(f"{page.removesuffix('.html')} “{words}”" for page, words in places.items())


CHECKS = (check_spans, check_articles, check_says, check_own, check_newsrooms, check_copies, check_voices, check_quotes,
          check_conflicts, check_shifts, check_omissions, check_wording, check_never)


def check_example(binary, example):
    """Prints what is wrong; returns the numbers of expectations met, not yet met, and wrong."""
    expected = json.loads((EXPECTED / f"{example}.json").read_text(encoding="utf-8"))
    waiting = set(expected["not_yet"])
    met = wrong = late = 0
    found = Found(binary, EXAMPLES / example)
    for check in CHECKS:
        for name, holds, instead in check(found, expected):
            if holds and name in waiting:
                print(f"{example}: now found, take it from not_yet: {name}")
                wrong += 1
            elif holds:
                met += 1
            elif name in waiting:
                print(f"{example}: not yet: {name}; found: {instead}")
                late += 1
            else:
                print(f"{example}: WRONG: {name}; found: {instead}")
                wrong += 1
            waiting.discard(name)
    for name in sorted(waiting):
        print(f"{example}: not_yet names no expectation: {name}")
    return met, late, wrong + len(waiting)


def main(binary, examples):
    folders = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
    expected = sorted(path.stem for path in EXPECTED.glob("*.json"))
    if folders != expected:
        sys.exit(f"examples/ has {folders}, tests/expected/ has {expected}")
    totals = [check_example(binary, example) for example in examples or folders]
    met, late, wrong = map(sum, zip(*totals))
    print(f"examples: {met} expectations met, {late} not yet, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
