#!/usr/bin/env python3
"""Holds the program's JSON to docs/schema/: usage: check_schema.py RASHOMON

In: every folder of examples/, and odd articles (odd_articles.py). Runs article, read and compare on each and checks that
  - every line validates (JSON Schema 2020-12);
  - every span's text is article.text[begin:end], in code points, and lists are in order of article and position;
  - every id that is pointed at exists;
  - one thread and two write the same bytes.
Before that it breaks a valid object in several ways and expects each to be told, so that this check cannot sleep.
Exit 77 (skipped) where python3-jsonschema is missing.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from odd_articles import write_odd_files

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

PROJECT = pathlib.Path(__file__).resolve().parent.parent


def validators():
    schemas = {name: json.loads((PROJECT / f"docs/schema/{name}.json").read_text(encoding="utf-8"))
               for name in ("article", "reading", "comparison")}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    inner = schemas["reading"]["$defs"]["article"]
    assert all(schemas["article"][key] == inner[key] for key in ("required", "properties")), \
        "docs/schema: the article of reading.json is not that of article.json"
    return {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas.items()}


def spans_in(value, path=""):
    """Every object with begin, end and text below `value`, with where it stands."""
    if isinstance(value, dict):
        if {"begin", "end", "text"} <= value.keys():
            yield path, value
        for key, inner in value.items():
            yield from spans_in(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from spans_in(inner, f"{path}[{i}]")


def position(span):
    return span.get("article", 0), span["begin"], span["end"]


def complaints_of_order(where, spans):
    keys = [(span.get("article", 0), span["begin"]) for span in spans]
    if keys != sorted(keys):
        yield f"{where}: not in order of article and position: {keys}"


def complaints_of_reading(reading):
    text = reading["article"]["text"]
    for where, span in spans_in(reading):
        text = reading["article"]["title" if re.search(r"^\.headline\[\d+\]\.headline$", where) else "text"]
        if text[span["begin"]:span["end"]] != span["text"]:
            yield f"{where}: text is {span['text']!r}, but the article has {text[span['begin']:span['end']]!r}"
    for key in ("sentences", "figures", "dates", "times", "wording"):
        yield from complaints_of_order(key, reading[key])
    yield from complaints_of_order("attributions", [a["content"][0] for a in reading["attributions"]])
    attributions = {a["id"] for a in reading["attributions"]} | {None}
    speakers = {s["id"] for s in reading["speakers"]} | {None}
    for item in reading["figures"] + reading["dates"] + reading["times"] + reading["wording"] + reading["headline"]:
        if item["attribution"] not in attributions:
            yield f"no attribution {item['attribution']}"
    yield from complaints_of_order("actors", [a["labels"][0] for a in reading["actors"]])
    for actor in reading["actors"]:
        yield from complaints_of_order(f"{actor['name']}.labels", actor["labels"])
    for item in reading["attributions"] + reading["actors"]:
        if item["speaker"] not in speakers:
            yield f"no speaker {item['speaker']}"
    for item in reading["attributions"] + reading["speakers"]:
        for key in ("content", "mentions"):
            yield from complaints_of_order(f"{item['id']}.{key}", item.get(key, []))


def complaints_of_comparison(comparison, texts):
    for where, span in spans_in(comparison):
        if "article" in span and texts[span["article"]][span["begin"]:span["end"]] != span["text"]:
            yield f"{where}: text is {span['text']!r}, but the article has something else there"
        if "article" not in span and ".problems" not in where:
            yield f"{where}: a span without its article"
    facts = {fact["id"] for fact in comparison["facts"]} | {None}
    for key in ("conflicts", "shifts", "omissions"):
        for item in comparison[key]:
            if item["fact"] not in facts:
                yield f"{key}: no fact {item['fact']}"
    for key, inner in (("facts", "mentions"), ("quotes", "mentions"), ("conflicts", "values"), ("shifts", "attributed"),
                       ("shifts", "outlet"), ("wording", "terms")):
        for i, item in enumerate(comparison[key]):
            yield from complaints_of_order(f"{key}[{i}].{inner}", item[inner])
    for omission in comparison["omissions"]:
        fact = next(fact for fact in comparison["facts"] if fact["id"] == omission["fact"])
        if {mention["article"] for mention in fact["mentions"]} & set(omission["missing_in"]):
            yield f"{omission['fact']}: told by an article that is said not to"


def run(program, *args):
    result = subprocess.run([program, *args, "--quiet"], capture_output=True, timeout=120, check=False)
    assert result.returncode in (0, 1), f"{args}: exit code {result.returncode}: {result.stderr.decode(errors='replace')}"
    return result.stdout


def lines_of(program, command, inputs):
    one, two = (run(program, command, *inputs, "--format", "json", "--threads", n) for n in ("1", "2"))
    assert one == two, f"{command}: one thread and two write different bytes"
    return [json.loads(line) for line in one.decode("utf-8").split("\n")[:-1]]


def complaints_of_inputs(program, valid, name, inputs):
    articles, readings = lines_of(program, "article", inputs), lines_of(program, "read", inputs)
    comparison, = lines_of(program, "compare", inputs)
    for kind, objects in (("article", articles), ("reading", readings), ("comparison", [comparison])):
        for i, one in enumerate(objects):
            for error in valid[kind].iter_errors(one):
                yield f"{name}: {kind} {i}: {error.json_path}: {error.message[:300]}"
    if [reading["article"]["id"] for reading in readings] != [article["id"] for article in articles]:
        yield f"{name}: article and read do not give the same articles"
    for i, reading in enumerate(readings):
        yield from (f"{name}: reading {i}: {text}" for text in complaints_of_reading(reading))
    texts = [reading["article"]["text"] for reading in readings if reading["article"]["text"]]
    if len(texts) != len(comparison["articles"]):
        yield f"{name}: {len(texts)} articles were read, {len(comparison['articles'])} are compared"
    else:
        yield from (f"{name}: comparison: {text}" for text in complaints_of_comparison(comparison, texts))


def check_that_it_complains(valid, reading):
    def broken(change):
        other = copy.deepcopy(reading)
        change(other)
        return any(valid["reading"].iter_errors(other)) or any(complaints_of_reading(other))

    span = {"begin": 0, "end": 1, "text": reading["article"]["text"][:1]}
    assert not broken(lambda r: None), "a valid reading is called broken"
    assert broken(lambda r: r.pop("voice")), "a missing field is not told"
    assert broken(lambda r: r["article"].update(outlet="")), "an empty string is not told"
    assert broken(lambda r: r["article"].update(extra=1)), "an unknown field is not told"
    assert broken(lambda r: r["wording"].append({**span, "end": 2, "kind": "hedge", "why": None})), "a wrong span is not told"
    assert broken(lambda r: r["dates"].append({**span, "from": None, "to": None, "attribution": "a999"})), "a lost id is not told"


def main():
    program, valid = sys.argv[1], validators()
    stories = sorted(path for path in (PROJECT / "examples").glob("*") if path.is_dir())
    assert stories, "examples/: expected a folder a story, found none"
    with tempfile.TemporaryDirectory() as folder:
        odd = write_odd_files(folder)
        sets = [(story.name, [str(story)]) for story in stories] + [("odd articles", odd), ("one article", odd[:1])]
        sets += [(f"only {pathlib.Path(path).name!r}", [path]) for path in odd[1:]] + [("the same file twice", odd[:1] * 2)]
        complaints = [text for name, inputs in sets for text in complaints_of_inputs(program, valid, name, inputs)]
        check_that_it_complains(valid, lines_of(program, "read", odd[:1])[0])
    print("\n".join(complaints[:40]) or f"{len(sets)} sets of articles give valid JSON")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
