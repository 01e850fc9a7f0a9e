"""The program and the data, as the sets use them: run the one on the other, keep the output, score it.

In: where both are. Out: JSON Lines files in build/eval/SET/ and the scorers' figures as flat dictionaries. A run that
dies or hangs gives what it wrote so far; the sets then count documents without an answer.
"""
import json
import os
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent
TIMEOUT_S = 1800


class Unavailable(Exception):
    """The data or the program is not on this machine; the message says which and where it was looked for."""


def flat(figures, prefix=""):
    """{"text": {"f1": 0.9}} -> {"text.f1": 0.9}"""
    out = {}
    for key, value in figures.items():
        out.update(flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value})
    return out


class Program:
    def __init__(self, binary=None, data=None):
        self.data = (data or pathlib.Path(os.environ.get("RASHOMON_DATA", PROJECT.parent / "shared/data"))).resolve()
        if not self.data.is_dir():
            raise Unavailable(f"there is no data at {self.data} (set RASHOMON_DATA)")
        candidates = [binary] if binary else [PROJECT / "build/release/rashomon", PROJECT / "build/run/rashomon"]
        self.binary = next((c.resolve() for c in candidates if c.is_file()), None)
        if not self.binary:
            raise Unavailable(f"the program is not built; looked for {', '.join(map(str, candidates))}")

    def version(self):
        return subprocess.run([self.binary, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def folder(self, name):
        path = PROJECT / "build/eval" / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, output, *args):
        """`rashomon ARGS` with standard output into the file `output`. Returns the exit code; negative where it died."""
        with open(output, "wb") as out, open(f"{output}.messages", "wb") as messages:
            try:
                return subprocess.run([self.binary, *map(str, args)], stdout=out, stderr=messages, timeout=TIMEOUT_S).returncode
            except subprocess.TimeoutExpired:
                return -9

    def read(self, set_name, *inputs):
        """Readings of all inputs -> build/eval/SET/readings.jsonl."""
        output = self.folder(set_name) / "readings.jsonl"
        self.write(output, "read", "--format", "json", *inputs)
        return output

    def call_scorer(self, scorer, *args):
        command = [sys.executable, self.data.parent / "tools" / scorer, *args]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, command))} failed: {done.stderr[-2000:]}")
        return done.stdout

    def score(self, set_name, scorer, *args):
        """The figures that DATA/../tools/SCORER prints, flat. Its output is kept as build/eval/SET/SCORER.json."""
        printed = self.call_scorer(scorer, *args, "--json")
        (self.folder(set_name) / f"{pathlib.Path(scorer).stem}.json").write_text(printed, encoding="utf-8")
        return flat(json.loads(printed))
