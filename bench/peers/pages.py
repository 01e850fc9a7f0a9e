"""Pages to articles: ours beside resiliparse and trafilatura, the same pages, one run, one thread each.

    bench/peers/pages.py BUILD_DIR [SET]

Reads the saved pages of SET (scrapinghub) into memory, unpacks them, and takes the CPU time a page from bytes to text, the
best of three rounds each: resiliparse's parse_from_bytes and extract_plain_text(main_content=True), trafilatura's
bare_extraction, and ours by BUILD_DIR/bench/read_pages, which extracts every article with its metadata, completeness and
blocks. Pages come from RASHOMON_DATA, else from examples/.
"""
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import peers

peers.inside("resiliparse", "trafilatura", "lxml_html_clean")

import trafilatura  # noqa: E402
from resiliparse.extract.html2text import extract_plain_text  # noqa: E402
from resiliparse.parse.encoding import bytes_to_str, detect_encoding  # noqa: E402
from resiliparse.parse.html import HTMLTree  # noqa: E402

ROUNDS = 3


def with_resiliparse(page):
    return extract_plain_text(HTMLTree.parse(bytes_to_str(page, detect_encoding(page))), main_content=True)


def pages(name):
    data = Path(os.environ.get("RASHOMON_DATA", peers.ROOT.parent / "shared" / "data")) / "pages" / name / "html"
    folder = data if data.exists() else peers.ROOT / "examples"
    for path in sorted(folder.rglob("*.html*")):
        raw = path.read_bytes()
        yield path.name.split(".")[0], gzip.decompress(raw) if path.suffix == ".gz" else raw


def milliseconds(work, all_pages):
    return min(peers.cpu_seconds(lambda: [work(page) for page in all_pages])[0] for _ in range(ROUNDS)) * 1000 / len(all_pages)


def main():
    name = sys.argv[2] if len(sys.argv) > 2 else "scrapinghub"
    named = dict(pages(name))
    with tempfile.TemporaryDirectory() as folder:
        for stem, page in named.items():
            (Path(folder) / f"{stem}.html").write_bytes(page)
        program = Path(sys.argv[1]) / "bench" / "read_pages"
        said = json.loads(subprocess.run([program, folder, str(ROUNDS)], check=True, capture_output=True, text=True).stdout)
    assert said["pages"] == len(named), said
    ours = said["milliseconds"]
    theirs = {"resiliparse": milliseconds(with_resiliparse, named.values()),
              "trafilatura": milliseconds(lambda page: trafilatura.bare_extraction(page), named.values())}
    print(f"{name}, {len(named)} pages, CPU milliseconds a page: ours {ours:.2f}; " + "; ".join(
        f"{peer} {time:.2f} (ours is {ours / time:.2f} of it, 1/{time / ours:.0f})" for peer, time in theirs.items()))


main()
