"""Read the PolNeAR articles and their gold attributions.

In: RASHOMON_DATA/attribution/polnear/{train,dev}: text/NAME.txt and attributions/NAME*.ann (brat standoff).
Out: Article(name, text, attributions), each attribution three lists of character spans: source, cue, content.
Where several annotators marked one text the first file in name order is used, as the scorer does.
Offsets are Unicode code points into the text exactly as stored; nothing is trimmed.
It does not resolve sources to speakers and keeps no other brat layer.
"""
import collections
import dataclasses
import os
import pathlib
import random
import re


def data_root():
    """The folder of the data sets: RASHOMON_DATA, or ../shared/data beside the repository."""
    root = pathlib.Path(__file__).resolve().parents[2]
    return pathlib.Path(os.environ.get("RASHOMON_DATA") or root.parent / "shared" / "data")


@dataclasses.dataclass
class Article:
    name: str           # file name, e.g. OUTLET_DATE_slug.txt
    text: str
    attributions: list  # of (source, cue, content), each a sorted list of (begin, end)

    @property
    def outlet(self):
        return self.name.split("_")[0]


def read_brat(path):
    """Attribution events of one .ann file that have a content."""
    spans, out = {}, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if re.match(r"T\d+\t", line):
            key, body = line.split("\t")[:2]
            spans[key] = [tuple(map(int, part.split())) for part in body.split(" ", 1)[1].split(";")]
        elif re.match(r"E\d+\t", line):
            parts = collections.defaultdict(list)
            for role in line.split("\t")[1].split():
                name, ref = role.split(":")
                parts[name.rstrip("0123456789")] += spans.get(ref, [])
            if parts["Content"]:
                out.append(tuple(sorted(parts[name]) for name in ("Source", "Cue", "Content")))
    return out


def load_polnear(split):
    """Every annotated article of 'train' or 'dev', in name order."""
    folder = data_root() / "attribution" / "polnear" / split
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(path.stem + "*.ann"))
        if marked:
            # newline="" keeps "\r\n" as it is: offsets count it.
            with open(path, encoding="utf-8", newline="") as file:
                articles.append(Article(path.name, file.read(), read_brat(marked[0])))
    return articles


def split_training(articles, held_back=40, seed=7):
    """(held back for thresholds, to train on): a fixed shuffle, the same for every run."""
    order = list(range(len(articles)))
    random.Random(seed).shuffle(order)
    return [articles[i] for i in order[:held_back]], [articles[i] for i in order[held_back:]]
