"""The sets: each a function that runs the program on real data and returns its scores as a flat dictionary.

Gold and scorers come with the data (its README says what each set is); what is scored here and not there is factappeal
(is a sentence attributed or not), names (names.py) and `everything`: all documents at hand, without gold, must come back whole.
Which scores are shown, and beside which published ones, stands in measures.json.
"""
import csv
import json

import names
import recognizers
import verbatim

BY_RULE = ("--reader", "rules")  # where who says what is not scored, and for the plain reference


def pages(name):
    def score(program):
        folder = program.data / "pages" / name
        return program.score(name, "score_pages.py", folder, program.read(name, folder / "html", *BY_RULE))
    return score


def polnear(name, *options):
    def score(program):
        folder = program.data / "attribution/polnear/dev"
        readings = program.read(name, folder / "text", *options)
        scores = program.score(name, "score_attributions.py", folder, readings)
        direct = program.score(name, "score_direct_quotes.py", folder, readings)
        return scores | {f"direct_quotes.{key}": value for key, value in direct.items()}
    return score


CONFIDENCES = ((0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))


def confidence(program):
    """Of the attributions of about one confidence, how many are right: source, cue and content."""
    folder = program.data / "attribution/polnear/dev"
    readings = [json.loads(line) for line in open(program.read("confidence", folder / "text"), encoding="utf-8")]
    scores, distance, count = {}, 0.0, 0
    for low, high in CONFIDENCES:
        path, sure = program.folder("confidence") / f"from_{low}.jsonl", []
        with open(path, "w", encoding="utf-8") as out:
            for reading in readings:
                some = [a for a in reading["attributions"] if low <= a["confidence"] < high]
                sure += [a["confidence"] for a in some]
                out.write(json.dumps(reading | {"attributions": some}) + "\n")
        right = program.score("confidence", "score_attributions.py", folder, path)["all.p"] / 100
        scores[f"right_from_{low}"] = round(right, 3)
        distance, count = distance + abs(sum(sure) - right * len(sure)), count + len(sure)
    return scores | {"attributions": count, "closeness": 1 - share(distance, count)}


def tellings(name, *place):
    def score(program):
        folder = program.data.joinpath("tellings", *place)
        comparisons = program.folder(name) / "comparisons"
        comparisons.mkdir(exist_ok=True)
        spans = wrong = 0
        for event in sorted((folder / "articles").iterdir()):
            articles = [event / f"{letter}.json" for letter in "ABC"]
            output = comparisons / f"{event.name}.json"
            program.write(output, "compare", "--format", "json", *articles)
            texts = [json.loads(a.read_text(encoding="utf-8"))["text"] for a in articles]
            n, bad = verbatim.count_comparison(json.loads(output.read_text(encoding="utf-8")), texts)
            spans, wrong = spans + n, wrong + len(bad)
        readings = program.read(name, *sorted((folder / "articles").glob("*/*.json")))
        scores = program.score(name, "score_tellings.py", folder, comparisons, readings)
        of_statements = program.score(f"{name}_statements", "score_tellings.py", folder, comparisons,
                                      only_statements(readings, program.folder(f"{name}_statements") / "readings.jsonl"))
        return scores | {"voice_of_statements": of_statements["voice.accuracy"],
                         "verbatim_share": share(spans - wrong, spans)}
    return score


def only_statements(readings, output):
    """The readings without attitudes and acts, which are the outlet's voice; the scorer takes all attributions for somebody's."""
    with open(readings, encoding="utf-8") as lines, open(output, "w", encoding="utf-8") as out:
        for line in lines:
            reading = json.loads(line)
            reading["attributions"] = [a for a in reading["attributions"] if a["statement"]]
            out.write(json.dumps(reading) + "\n")
    return output


def newsquant(program):
    gold = program.data / "figures/newsquant.json"
    sentences = program.folder("newsquant") / "sentences"
    program.call_scorer("score_figures.py", gold, "--sentences", sentences)
    return program.score("newsquant", "score_figures.py", gold, program.read("newsquant", sentences, *BY_RULE))


def factappeal(program):
    """Attributed (some of it is told on somebody's word) or not: sentences of news, one a document."""
    gold, source = [], program.folder("factappeal") / "sentences.jsonl"
    with open(program.data / "attribution/factappeal/val.csv", encoding="utf-8", newline="") as rows, open(source, "w") as out:
        for number, row in enumerate(csv.DictReader(rows)):
            gold.append("<Fact_Appeal" in row["annotation"])
            out.write(json.dumps({"id": str(number), "text": row["sentence"]}) + "\n")
    found = [False] * len(gold)
    for line in open(program.read("factappeal", source), encoding="utf-8"):
        reading = json.loads(line)
        found[int(reading["article"]["id"])] = any(s["voice"] != "outlet" for s in reading["sentences"])
    both = sum(g and f for g, f in zip(gold, found))
    precision, recall = share(both, sum(found)), share(both, sum(gold))
    return {"sentences": len(gold), "attributed.p": percent(precision), "attributed.r": percent(recall),
            "attributed.f1": percent(2 * precision * recall / ((precision + recall) or 1)),
            "accuracy": percent(share(sum(g == f for g, f in zip(gold, found)), len(gold)))}


def names_in_text(program):
    """Proper names, by exact span and kind: what the actors of a reading are called."""
    scores = {}
    for name, texts in names.gold(program.data).items():
        source = program.folder("names") / f"{name}.jsonl"
        source.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, (text, _) in enumerate(texts)))
        readings = map(json.loads, open(program.read("names", source), encoding="utf-8"))
        found = {int(r["article"]["id"]): names.names_of(r) for r in readings}
        of_set = names.score([spans for _, spans in texts], [found.get(i, set()) for i in range(len(texts))])
        scores |= {f"{name}.{key}": value for key, value in of_set.items()}
    return scores


def share(part, whole):
    return round(part / whole, 4) if whole else 0.0


def percent(part):
    return round(100 * part, 1)


def everything(program):
    """All documents at hand: each is answered with one line, every span is verbatim, and threads change no byte."""
    polnear_text = [program.data / "attribution/polnear" / part / "text" for part in ("dev", "train")]
    helsinki = program.data / "unlabelled/helsinki2018/articles.jsonl"
    page_folders = [program.data / "pages" / name / "html" for name in ("scrapinghub", "wcxb")]
    documents = sum(1 for folder in polnear_text + page_folders for _ in folder.iterdir())
    documents += sum(1 for line in open(helsinki, encoding="utf-8") if line.strip())
    folder = program.folder("everything")
    inputs = [helsinki, *polnear_text, *page_folders]
    codes = [program.write(folder / f"{n}.jsonl", "read", "--format", "json", "--threads", n, *inputs) for n in (1, 2)]
    answered = read = spans = 0
    not_verbatim = []
    for line in open(folder / "2.jsonl", encoding="utf-8"):
        reading = json.loads(line)
        answered, read = answered + 1, read + bool(reading["article"].get("text"))
        n, bad = verbatim.count_reading(reading)
        spans, not_verbatim = spans + n, not_verbatim + [(reading["article"].get("path"), b) for b in bad]
    (folder / "not_verbatim.json").write_text(json.dumps(not_verbatim[:100], indent=1), encoding="utf-8")
    same = (folder / "1.jsonl").read_bytes() == (folder / "2.jsonl").read_bytes()
    return {"documents": documents, "spans": spans, "answered_share": share(answered, documents) if min(codes) >= 0 else 0.0,
            "read_share": share(read, documents), "verbatim_share": share(spans - len(not_verbatim), spans),
            "same_bytes_for_1_and_2_threads": float(same)}


SETS = {"scrapinghub": pages("scrapinghub"), "wcxb": pages("wcxb"), "polnear": polnear("polnear"),
        "polnear_by_rule": polnear("polnear_by_rule", *BY_RULE), "confidence": confidence, "tellings": tellings("tellings"),
        "world": tellings("world", "world"), "newsquant": newsquant, "recognizers": recognizers.score, "names": names_in_text,
        "factappeal": factappeal, "everything": everything}
QUICK = [name for name in SETS if name != "everything"]
