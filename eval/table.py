"""Scores -> a table for the terminal, a table in docs/evaluation.md, and floors that scores must not fall below.

measures.json says for each set which scores to show, in what words, and what others reached. docs/evaluation.md holds a
marked section for each set; what stands outside the marks is written by people and stays.
"""
import datetime
import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parent / "docs/evaluation.md"
FLOORS = HERE / "floors.json"

# Sets whose scores come of the trained networks. These round to eight bits, so processors that add floats in another order decide
# a few borderline cases otherwise: with and without AVX-512 scores differ by up to .5 points (27 November 2026). Their floors are
# what was reached on one; another may fall short by as much.
TRAINED = ("polnear", "confidence", "tellings", "world", "names", "factappeal")


def measures(name):
    return json.loads((HERE / "measures.json").read_text(encoding="utf-8"))[name]


def shown(value):
    return f"{value:.3f}" if isinstance(value, float) and value <= 1 else f"{value:.1f}" if isinstance(value, float) else str(value)


def others(measure):
    return "; ".join(f"{who} {value}" for who, value in measure.get("others", []))


def as_text(name, scores):
    rows = [f"{m['what']:<58} {shown(scores[m['key']]):>7}   {others(m)}" for m in measures(name)]
    return "\n".join([f"-- {name} " + "-" * (66 - len(name)), *rows])


def as_markdown(name, scores, version):
    rows = [f"| {m['what']} | {shown(scores[m['key']])} | {others(m) or '–'} |" for m in measures(name)]
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    return "\n".join([f"| {name}, {today}, {version} | reached | others |", "|---|---|---|", *rows])


def replace_section(text, writer, body):
    """Puts `body` between the marks of what `writer` wrote; adds the section at the end where the text has none."""
    begin, end = f"<!-- written by {writer}: do not edit -->", f"<!-- end of {writer} -->"
    section = f"{begin}\n{body}\n{end}"
    if begin not in text:
        return f"{text.rstrip()}\n\n{section}\n"
    return re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: section, text, flags=re.S)


def write_section(writer, body):
    DOCS.write_text(replace_section(DOCS.read_text(encoding="utf-8"), writer, body), encoding="utf-8")


def floors():
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def processor_margin(name, key, floor):
    """By how much another processor may fall short of a floor: half a point, which of a share is .005."""
    exact = name not in TRAINED or key == "verbatim_share"
    return 0 if exact else 0.005 if floor <= 1 else 0.5


def below_floor(name, scores):
    return [f"{name}: {key} is {scores.get(key)}, below its floor {floor}"
            for key, floor in floors().get(name, {}).items()
            if round(scores.get(key, 0) + processor_margin(name, key, floor), 4) < floor]


def raise_floors(name, scores):
    """A floor never falls here: to lower one is a decision, made by hand in floors.json."""
    kept = floors()
    of_set = kept.setdefault(name, {})
    for measure in measures(name):
        if measure.get("floor", True):
            key = measure["key"]
            of_set[key] = max(of_set.get(key, 0), round(scores[key], 4))
    FLOORS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
