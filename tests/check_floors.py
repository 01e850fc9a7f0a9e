#!/usr/bin/env python3
"""The quick sets of eval/run keep their floors (eval/floors.json), where the data is at hand.

In: the program. Out: exit 0 kept, 1 a score fell, 77 there is no data here. First, and everywhere: what eval/ decides
with is tried on small invented input, so that a floor that cannot fail or a span that is wrong does not go unseen.
"""
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "eval"))
import table  # noqa: E402
import verbatim  # noqa: E402


def try_verbatim():
    text = "“Né?” she said."
    good, moved = {"begin": 1, "end": 4, "text": "Né?"}, {"begin": 2, "end": 5, "text": "Né?"}
    reading = {"article": {"text": text}, "attributions": [{"content": [good, moved], "source": None}]}
    assert verbatim.count_reading(reading) == (2, [moved])
    empty = {"begin": 3, "end": 3, "text": "", "article": 0}
    assert verbatim.count_comparison({"facts": [{"mentions": [good | {"article": 1}, empty]}]}, ["", text]) == (2, [empty])


def try_floors():
    table.floors = lambda: {"pages": {"text.f1": 0.9}}
    assert table.below_floor("pages", {"text.f1": 0.9}) == []
    assert len(table.below_floor("pages", {"text.f1": 0.8999})) == 1
    assert len(table.below_floor("pages", {})) == 1
    table.floors = lambda: {"world": {"facts.f1": 73.2, "share": 0.9, "verbatim_share": 1.0}}
    assert table.below_floor("world", {"facts.f1": 72.7, "share": 0.895, "verbatim_share": 1.0}) == []
    assert len(table.below_floor("world", {"facts.f1": 72.6, "share": 0.894, "verbatim_share": 0.9999})) == 3


def try_sections():
    page = table.replace_section("# By hand\n", "pages", "| 1 |")
    page = table.replace_section(page + "More by hand\n", "pages", "| 2 |")
    assert page.startswith("# By hand\n") and page.endswith("More by hand\n") and "| 2 |" in page and "| 1 |" not in page


def main():
    try_verbatim(), try_floors(), try_sections()
    done = subprocess.run([PROJECT / "eval/run", "--check", "--quick", "--binary", sys.argv[1]], capture_output=True, text=True)
    print(done.stdout + done.stderr)
    if done.returncode == 2 and "there is no data" in done.stderr:
        return 77
    return done.returncode


sys.exit(main())
