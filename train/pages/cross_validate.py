"""How good is a learned choice of a page's blocks on pages that had no part in it, beside the rules and on top of them?

    train/pages/cross_validate.py BLOCKS.jsonl GOLD_SET_DIR [BLOCKS.jsonl GOLD_SET_DIR …]

BLOCKS: what `pages_data FILE…` wrote. Blocks whose words are in the gold text are to be kept; boosted trees learn that from
the block, its neighbours and what lies around it, on nine tenths of the sites, and choose on the last tenth, ten times. Prints
for each set the F1 of four-word shingles as ../shared/tools/score_pages.py counts it: of the rules, of the trees alone (which
never saw the page's site), of the trees that also see what the rules chose, and 95 % intervals by resampling pages.
Needs lightgbm and numpy (train/facts/requirements.txt).
"""
import collections
import json
import pathlib
import re
import sys

import lightgbm
import numpy as np

WORD = re.compile(r"\w+", re.UNICODE)
FOLDS, SEED = 10, 7


def shingles(text, n=4):
    words = WORD.findall(text or "")
    return collections.Counter(tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1))) if words else collections.Counter()


def gold_of(folder):
    single = folder / "ground-truth.json"
    if single.exists():
        data = json.loads(single.read_text())
        return {name: (page.get("articleBody", ""), page.get("url", name)) for name, page in data.items()}
    gold = {}
    for path in (folder / "ground-truth").glob("*.json"):
        page = json.loads(path.read_text())
        gold[path.stem] = (page["ground_truth"].get("main_content", ""), page.get("url", path.stem))
    return gold


def site_of(url):
    host = re.sub(r"^https?://(www\.)?", "", url).split("/")[0]
    return ".".join(host.split(".")[-2:])


def label(text, gold_words, gold_shingles):
    """Whether most of a block is in the gold text: by shingles, short ones by words in a row."""
    words = WORD.findall(text)
    if len(words) < 4:
        return " ".join(words) in gold_words and bool(words)
    own = list(shingles(text))
    return sum(s in gold_shingles for s in own) * 2 > len(own)


def rows_of(blocks):
    """A row a block: its own features, those of four neighbours, and what lies around it on the page."""
    own = np.array([b["features"] for b in blocks], dtype=float)
    words, links = own[:, 0], own[:, 1]
    prose = words * (links < 0.5) * ((words >= 10) | (own[:, 4] > 0))
    rows = [own, np.array([[float(WORD.findall(b["text"])[:1] == ["By"]), len(b["text"])] for b in blocks])]
    for shift in (-2, -1, 1, 2):
        moved = np.zeros_like(own[:, :8])
        if shift < 0:
            moved[-shift:] = own[:shift, :8]
        else:
            moved[:-shift] = own[shift:, :8]
        rows.append(moved)
    total = max(1.0, prose.sum())
    for level in range(3):
        inside = collections.Counter()
        outside_links = collections.Counter()
        for b, p, w, l in zip(blocks, prose, words, links):
            inside[b["around"][level]] += p
            outside_links[b["around"][level]] += w * l
        rows.append(np.array([[inside[b["around"][level]] / total, outside_links[b["around"][level]]] for b in blocks]))
    before = np.cumsum(prose) - prose
    rows.append(np.stack([before / total, (total - before - prose) / total, np.arange(len(blocks)) / len(blocks),
                          np.full(len(blocks), total)], axis=1))
    return np.concatenate(rows, axis=1)


def score(pages, choose):
    precision, recall = [], []
    for page in pages:
        have = shingles("\n".join(b["text"] for b, keep in zip(page["blocks"], choose(page)) if keep))
        tp = sum((page["gold"] & have).values())
        precision.append(tp / sum(have.values()) if have else None)
        recall.append(tp / sum(page["gold"].values()) if page["gold"] else None)
    return precision, recall


def f1(precision, recall):
    p, r = np.mean([x for x in precision if x is not None]), np.mean([x for x in recall if x is not None])
    return 2 * p * r / (p + r)


def interval(precision, recall):
    rng = np.random.default_rng(SEED)
    draws = [rng.integers(0, len(precision), len(precision)) for _ in range(500)]
    values = sorted(f1([precision[i] for i in d], [recall[i] for i in d]) for d in draws)
    return f"{values[12]:.4f} to {values[487]:.4f}"


def main():
    sets = {}
    for blocks, folder in zip(sys.argv[1::2], sys.argv[2::2]):
        gold = gold_of(pathlib.Path(folder))
        for line in open(blocks, encoding="utf-8"):
            page = json.loads(line)
            text, url = gold[page["page"]]
            page.update(gold=shingles(text), site=site_of(url), rows=rows_of(page["blocks"]) if page["blocks"] else None)
            joined = " ".join(WORD.findall(text))
            page["labels"] = np.array([label(b["text"], joined, page["gold"]) for b in page["blocks"]])
            page["chosen"] = np.array([b["chosen"] for b in page["blocks"]], dtype=float)
            if page["blocks"]:
                sets.setdefault(pathlib.Path(folder).name, []).append(page)
    pages = [page for group in sets.values() for page in group]
    sites = sorted({page["site"] for page in pages})
    np.random.default_rng(SEED).shuffle(sites)
    fold_of = {site: i % FOLDS for i, site in enumerate(sites)}
    for name, with_rules in (("alone", False), ("over", True)):
        for fold in range(FOLDS):
            train = [p for p in pages if fold_of[p["site"]] != fold]
            rows = lambda p: np.column_stack([p["rows"], p["chosen"]]) if with_rules else p["rows"]
            weight = np.concatenate([np.sqrt(p["rows"][:, 0]) / np.sqrt(p["rows"][:, 0]).sum() for p in train])
            model = lightgbm.LGBMClassifier(n_estimators=200, num_leaves=15, learning_rate=0.06, min_child_samples=30,
                                            colsample_bytree=0.5, subsample=0.7, subsample_freq=1, n_jobs=1, verbose=-1, random_state=SEED)
            model.fit(np.concatenate([rows(p) for p in train]), np.concatenate([p["labels"] for p in train]), sample_weight=weight)
            for page in pages:
                if fold_of[page["site"]] == fold:
                    page[name] = model.predict_proba(rows(page))[:, 1]
    for name, group in sets.items():
        print(f"{name}: {len(group)} pages of {len({p['site'] for p in group})} sites")
        choices = {"gold blocks (the most that choosing blocks can reach)": lambda p: p["labels"],
                   "the rules": lambda p: p["chosen"] > 0,
                   "trees alone, sites unseen": lambda p: p["alone"] > 0.5,
                   "trees over the rules, sites unseen": lambda p: p["over"] > 0.5,
                   "rules, less what the trees are sure to be wrong, more what they are sure of": lambda p: np.where(p["alone"] < 0.04, 0, np.where(p["alone"] > 0.96, 1, p["chosen"])) > 0}
        for what, choose in choices.items():
            precision, recall = score(group, choose)
            print(f"  {f1(precision, recall):.4f} ({interval(precision, recall)})  {what}")


main()
