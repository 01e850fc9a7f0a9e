#!/usr/bin/env python3
"""Holds the code to the map: the block ```layers in ARCHITECTURE.md says which folder may include what.

In: the map, and every #include of rashomon/, cli/, tests/, fuzz/ and bench/. Out: exit 1 and a line for each
  - arrow that is not on the map, and folder that is not on it or is only there;
  - arrow of the map that does not point upwards in its list (so that it cannot hold a circle), and circle of headers;
  - type that two headers define;
  - header of another project outside the folders that own it;
  - printing or leaving in rashomon/, and files, clocks, threads or the environment in a stage marked `pure`.
Then plants one violation of each kind in a copy and expects to be told, so that this check cannot sleep.
"""
import pathlib
import re
import shutil
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
ROOTS = ("rashomon", "cli", "tests", "fuzz", "bench")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.M)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;\n]*\{", re.M)
COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)
PRINTS_OR_LEAVES = re.compile(r"std::(?:cout|cerr|clog|exit|quick_exit)\b|fmt::print\b|(?<![\w.>])(?:printf|fprintf|puts|exit|_exit)\s*\(")
TOUCHES_OUTSIDE = re.compile(r"std::(?:\w*fstream|filesystem|chrono|j?thread|mutex|atomic|getenv|random_device|time)\b|\bthread_local\b"
                             r"|(?<![\w.>:])(?:fopen|getenv|rand|time|clock)\s*\(")


class Folder:
    def __init__(self, name, may_use, foreign, pure):
        self.name, self.may_use, self.foreign, self.pure = name, may_use, foreign, pure


def read_map(root):
    """The block's folders in order. A line: FOLDER [pure] : FOLDERS it may include | HEADERS of others; `*` is all above."""
    block = re.search(r"^```layers\n(.*?)^```", (root / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.M | re.S)
    if not block:
        raise SystemExit("ARCHITECTURE.md: expected a block that begins with ```layers, found none")
    folders = {}
    for line in block[1].splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        left, _, rest = line.partition(":")
        arrows, _, headers = rest.partition("|")
        name, *marks = left.split()
        may_use = list(folders) if arrows.split() == ["*"] else arrows.split()
        folders[name] = Folder(name, may_use, headers.split(), "pure" in marks)
    return folders


def folder_of(path):
    return "/".join(path.parts[:2]) if path.parts[0] == "rashomon" else path.parts[0]


def source_files(root):
    return sorted(p.relative_to(root) for top in ROOTS for p in (root / top).rglob("*") if p.suffix in (".h", ".cpp"))


def map_complaints(root, folders, files):
    for position, folder in enumerate(folders.values()):
        if not (root / folder.name).is_dir():
            yield f"ARCHITECTURE.md: the map names {folder.name}/, which does not exist"
        for target in folder.may_use:
            if target not in list(folders)[:position]:
                yield f"ARCHITECTURE.md: {folder.name} may use {target}, which does not stand above it in the list"
    for name in sorted({folder_of(p) for p in files} - set(folders)):
        yield f"{name}/: a folder that is not on the map in ARCHITECTURE.md"


def include_complaints(path, code, folder, folders):
    for own, foreign in INCLUDE.findall(code):
        target = folder_of(pathlib.PurePosixPath(own)) if own else None
        if own and target != folder.name and target not in folder.may_use:
            yield f"{path}: includes {own}; the map draws no arrow from {folder.name} to {target}"
        # The standard library's headers have neither a folder nor an ending.
        if foreign and ("/" in foreign or "." in foreign) and not foreign.startswith(tuple(folder.foreign)):
            owners = [f.name for f in folders.values() if foreign.startswith(tuple(f.foreign))]
            yield f"{path}: includes <{foreign}>, which belongs to {', '.join(owners) or 'no folder of the map'}"


def habit_complaints(path, code, folder):
    bare = COMMENT_OR_STRING.sub("", code)
    if path.parts[0] == "rashomon":
        for found in PRINTS_OR_LEAVES.findall(bare):
            yield f"{path}: {found} prints or leaves; only cli/ may"
    if folder.pure:
        for found in TOUCHES_OUTSIDE.findall(bare):
            yield f"{path}: {found} in a stage that the map calls pure"


def name_complaints(root, files):
    """Types of one name in two headers: in one namespace they break the one-definition rule, and the linker does not tell."""
    seen = {}
    for path in files:
        if path.suffix == ".h" and path.parts[0] == "rashomon":
            for name in TYPE.findall((root / path).read_text(encoding="utf-8")):
                if name in seen:
                    yield f"{path}: {name} is also defined in {seen[name]}"
                seen[name] = path


def circle_complaints(root, files):
    """Headers that include each other in a circle, found by taking away, again and again, those that lean on nothing left."""
    leans_on = {}
    for path in files:
        if path.suffix == ".h":
            code = (root / path).read_text(encoding="utf-8")
            leans_on[str(path)] = {own for own, _ in INCLUDE.findall(code) if own}
    while True:
        free = [h for h, targets in leans_on.items() if not targets & leans_on.keys()]
        if not free:
            break
        for header in free:
            del leans_on[header]
    if leans_on:
        yield "headers that include each other in a circle: " + ", ".join(sorted(leans_on))


def check(root):
    folders, files = read_map(root), source_files(root)
    complaints = list(map_complaints(root, folders, files))
    for path in files:
        folder = folders.get(folder_of(path))
        if folder:
            code = (root / path).read_text(encoding="utf-8")
            complaints += include_complaints(path, code, folder, folders)
            complaints += habit_complaints(path, code, folder)
    return complaints + list(name_complaints(root, files)) + list(circle_complaints(root, files))


# Each: the file to write into, what to add, what the complaint must say.
VIOLATIONS = [
    ("rashomon/base/span.h", '#include "rashomon/page/article.h"', "no arrow from rashomon/base to rashomon/page"),
    ("rashomon/page/extract_article.h", '#include "cli/commands.h"', "no arrow from rashomon/page to cli"),
    ("rashomon/reading/figures.h", "#include <CLI/CLI.hpp>", "belongs to cli"),
    ("rashomon/utils/strings.h", "#pragma once", "rashomon/utils/: a folder that is not on the map"),
    ("rashomon/compare/compare.h", "inline void show() { fmt::print(\"\"); }", "fmt::print prints or leaves"),
    ("rashomon/reading/reading.h", "inline std::mutex lock;", "std::mutex in a stage that the map calls pure"),
    ("rashomon/page/article.h", "struct Sentence {};", "Sentence is also defined in"),
    ("rashomon/page/article.h", '#include "rashomon/page/extract_article.h"', "in a circle"),
]


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "copy"
        root.mkdir()
        shutil.copy2(PROJECT / "ARCHITECTURE.md", root)
        for top in ROOTS:
            shutil.copytree(PROJECT / top, root / top, ignore=lambda d, names: [n for n in names if n == "__pycache__"])
        for name, planted, expected in VIOLATIONS:
            path = root / name
            before = path.read_text(encoding="utf-8") if path.exists() else None
            path.parent.mkdir(exist_ok=True)
            path.write_text((before or "") + "\n" + planted + "\n", encoding="utf-8")
            if not any(expected in complaint for complaint in check(root)):
                yield f"planted {planted!r} in {name}: expected a complaint saying {expected!r}, found none"
            path.unlink() if before is None else path.write_text(before, encoding="utf-8")
        shutil.rmtree(root / "bench")
        if not any("bench/, which does not exist" in complaint for complaint in check(root)):
            yield "took bench/ away: expected a complaint that the map names it, found none"


def main():
    complaints = check(PROJECT) or list(self_test())
    print("\n".join(complaints) if complaints else f"{len(source_files(PROJECT))} files keep to the map")
    return 1 if complaints else 0


sys.exit(main())
