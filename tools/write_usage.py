#!/usr/bin/env python3
"""Writes what the program prints into docs/usage.md, so that the outputs shown there are true.

    tools/write_usage.py BINARY           rewrites the outputs; review the difference
    tools/write_usage.py BINARY --check   changes nothing; exit code 1 where an output is not what is printed

In a ```console block, `$ ` begins a command; the lines below it, up to the next command, are its output. A line that is
only … stands for lines left out: what comes before the first … is how the output begins; each part after a … is found
again by its first line. A part keeps its number of lines. Standard error belongs to the output.
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DOCUMENT = PROJECT / "docs" / "usage.md"
CUT = "…"


def run_commands(binary, commands):
    """The output lines of each, all run one after the other in one folder that holds examples/."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(PROJECT / "examples", Path(place) / "examples")
        (Path(place) / "run").symlink_to(Path(binary).resolve())
        for command in commands:
            done = subprocess.run(["bash", "-c", command], cwd=place, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=120, check=False,
                                  env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": place})
            yield done.stdout.splitlines()


def parts_of(shown):
    """Lines shown, split at each …; the first part may be empty."""
    parts = [[]]
    for line in shown:
        if line.strip() == CUT:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def place_parts(parts, printed):
    """What the program prints for each part, or the reason why a part has no place."""
    at, found = 0, []
    for number, part in enumerate(parts):
        if number > 0 and part:
            first = next((i for i in range(at, len(printed)) if printed[i] == part[0]), None)
            if first is None:
                return None, f"prints no line “{part[0]}”"
            at = first
        found.append(printed[at:at + len(part)])
        at += len(part)
    if len(parts) == 1 and at != len(printed):
        return found, f"prints {len(printed)} lines, not {at}"
    return found, None if found == parts else "prints something else"


def blocks(text):
    """Each command with the lines shown below it, and where those begin and end in the document's lines."""
    lines, inside, current = text.splitlines(), False, None
    for number, line in enumerate(lines):
        if line.startswith("```"):
            inside = line == "```console"
            if current:
                yield current[0], lines[current[1]:number], current[1]
            current = None
        elif inside and line.startswith("$ "):
            if current:
                yield current[0], lines[current[1]:number], current[1]
            current = (line[2:], number + 1)


def main(binary, check):
    text = DOCUMENT.read_text(encoding="utf-8")
    found = list(blocks(text))
    lines, complaints = text.splitlines(), []
    for (command, shown, begin), printed in zip(found, run_commands(binary, [command for command, _, _ in found]), strict=True):
        parts = parts_of(shown)
        now, trouble = place_parts(parts, printed)
        if now and not check:
            fresh = [line for part in now for line in (CUT, *part)][1:]
            lines[begin:begin + len(shown)] = fresh + [""] * (len(shown) - len(fresh))
        if trouble and (check or not now):
            complaints.append(f"{DOCUMENT.name}: $ {command}: {trouble}")
    if not check:
        DOCUMENT.write_text(re.sub(r"\n+```\n", "\n```\n", "\n".join(lines) + "\n"), encoding="utf-8")
    print("\n".join(complaints) or f"{len(found)} commands print what {DOCUMENT.name} shows")
    return 1 if complaints else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], "--check" in sys.argv[2:]))
