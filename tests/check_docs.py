#!/usr/bin/env python3
"""What the documents say is so, and the files keep the house's habits.

In: the program, and the project's files. Out: exit 1 and a line for each
  - path in backquotes or behind a link that does not exist (a * stands for any name; WORDS in capitals for yours);
  - command line in a ```console or ```sh block that begins with ./run or rashomon and does not exit with 0: they are run
    one after the other in a folder that holds examples/; a bare file name stands for a page or text of the reader's;
  - command line in backquotes or in a block whose script, command or --option does not exist;
  - source file that does not open by explaining itself, or is longer than 400 lines;
  - host of a package registry or path of a developer's machine, in any file.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ("aldermark-ledger.html", "brennick-courier.html", "coastline-24.html")
SCRIPTS = ("./test", "tools/", "eval/run", "bench/", "train/", ".ci/run")
# Made by builds and runs, or outside the project: a document may name them.
NOT_HERE = re.compile(r"^(?:\.\./|build/|\.cache/|/|~|https?:|#|report\.html$|[abc]\.html$)")
EXPLAINED = (".cpp", ".h", ".py", ".sh", ".cmake")
LONGER_THAN_400 = {}  # path: why
# Written apart, so that this file does not name them.
FOREIGN = re.compile(r"/(?:work|farm|root)/|/tmp/bash_" r"jobs|py" r"pi\.org|python" r"hosted|npm" r"js\.org|static\.crates"
                     r"|maven" r"\.org|proxy\.golang|deb\.deb" r"ian")


def project_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True)
    if listed.returncode == 0:
        names = [n for n in listed.stdout.split("\0") if n]
    else:  # an archive without git, or a folder that git does not trust
        names = [str(p.relative_to(PROJECT)) for p in PROJECT.rglob("*")]
    skip = re.compile(r"^(?:build|\.git|\.cache)/|__pycache__")
    return sorted(n for n in names if not skip.search(n) and (PROJECT / n).is_file())


def documents(files):
    return [f for f in files if f.endswith(".md") and (f.count("/") == 0 or f.startswith(("docs/", "examples/", "models/")))]


def strip_blocks(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


# ---- paths ---------------------------------------------------------------------------------------------------------


def exists(name, folder, files):
    """Does a path that stands in a document of `folder` exist, seen from the project or from there? A bare name may lie anywhere."""
    if "/" not in name and any(f.endswith("/" + name) for f in files):
        return True
    pattern = re.sub(r"\b[A-Z]{2,}\b|…|NAME", "*", name.rstrip("/"))
    return any(next(base.glob(pattern), None) is not None for base in (PROJECT, PROJECT / folder))


def path_complaints(document, text, files):
    known = tuple({f.split("/")[0] + "/" for f in files if "/" in f})
    bare = strip_blocks(text)
    named = [n for n in re.findall(r"`([^`\s]+)`", bare) if n.startswith(known) or re.fullmatch(r"[\w.-]+\.(?:md|cpp|h|py|json|txt|sh)", n)]
    named += re.findall(r"\]\(([^)\s#]+)", bare)
    for name in named:
        if not NOT_HERE.match(name) and not exists(name, pathlib.Path(document).parent, files):
            yield f"{document}: names {name}, which does not exist"


# ---- command lines ---------------------------------------------------------------------------------------------------


def block_lines(text):
    for block in re.findall(r"^```(?:console|sh|bash)\n(.*?)^```", text, re.M | re.S):
        for line in block.splitlines():
            yield line.removeprefix("$ ").split("  #")[0].strip()


class Program:
    """The program under the names that documents give it, and what it knows of itself."""

    def __init__(self, binary):
        self.binary = pathlib.Path(binary).resolve()
        self.commands = set(re.findall(r"^  (\w+)\s", self.help(), re.M))
        self.helps = {}

    def help(self, *command):
        return subprocess.run([self.binary, "help", *command], capture_output=True, text=True, timeout=60).stdout

    def unknown(self, words):
        """What of `compare a.html --format json` the program does not know; nothing where all is well."""
        if not words or words[0].startswith("-"):
            return [w for w in words if w not in ("--version", "--help")]
        if words[0] not in self.commands | {"help"}:
            return [words[0]]
        if words[0] not in self.helps:
            self.helps[words[0]] = self.help(words[0])
        options = [w.split("=")[0] for w in words[1:] if re.match(r"--?[a-z]", w)]
        return [o for o in options if not re.search(re.escape(o) + r"\b", self.helps[words[0]] + self.help())]


def words_of(line):
    """The words before a pipe or redirection."""
    try:
        words = shlex.split(line, comments=True)
    except ValueError:
        return line.split()
    stop = next((i for i, w in enumerate(words) if w in ("|", "||", "&&", ";") or w.startswith((">", "2>", "<"))), len(words))
    return words[:stop]


def command_complaints(document, text, program):
    lines = list(block_lines(text)) + [l for l in re.findall(r"`([^`]+)`", strip_blocks(text)) if " " in l]
    for line in lines:
        words = words_of(line)
        if not words:
            continue
        if words[0] in ("./run", "rashomon"):
            for what in program.unknown(words[1:]):
                yield f"{document}: `{line}`: the program does not know {what}"
        elif words[0].startswith(SCRIPTS):
            script = PROJECT / words[0]
            if not script.is_file():
                yield f"{document}: `{line}`: there is no {words[0]}"
                continue
            code = script.read_text(encoding="utf-8")
            for option in (w.split("=")[0] for w in words[1:] if w.startswith("--")):
                if option not in code:
                    yield f"{document}: `{line}`: {words[0]} knows no {option}"


def provide_own_files(words, folder):
    """Makes the files that a command line calls the reader's own: pages and texts without a folder in their name."""
    named = [w for before, w in zip(words, words[1:]) if re.fullmatch(r"[\w-]+\.(?:html|txt)", w) and before not in ("-o", "--output")]
    for number, name in enumerate(n for n in named if not (folder / n).exists()):
        if name.endswith(".html"):
            shutil.copy(PROJECT / "examples/harbour-fire" / PAGES[number % len(PAGES)], folder / name)
        else:
            (folder / name).write_text("“The sprinklers did not work,” said Oda Fennick, the fire chief.\n", encoding="utf-8")


def run_complaints(document, text, program):
    """Runs the document's blocks, as its reader would, in a folder of its own."""
    lines = [l for l in block_lines(text) if re.match(r"(?:\./run|rashomon)(?!\S)", l) and l != "./run"]
    if not lines:
        return
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        shutil.copytree(PROJECT / "examples", folder / "examples")
        for name in ("run", "rashomon"):
            (folder / name).symlink_to(program.binary)
        for line in lines:
            provide_own_files(words_of(line), folder)
            done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, timeout=60,
                                  stdin=subprocess.DEVNULL, env={"PATH": f"{folder}:/usr/bin:/bin", "LANG": "C.UTF-8"})
            if done.returncode != 0:
                yield f"{document}: `{line}` ends with {done.returncode}: {done.stderr.strip()[:300]}"


# ---- habits of files -------------------------------------------------------------------------------------------------


def opening_complaint(name, text):
    """The first lines, after a shebang, must be a comment that says something."""
    lines = [l for l in text.splitlines() if not l.startswith("#!")]
    first = lines[0] if lines else ""
    if not re.match(r'(?://|#|r?""")\s*\S', first) or len(first) < 25:
        yield f"{name}: does not open by saying what it is for"


def file_complaints(files):
    for name in files:
        try:
            text = (PROJECT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for found in FOREIGN.findall(text):
            yield f"{name}: names {found}, of a machine or a registry"
        if name.endswith(EXPLAINED) or name in ("run", "test", ".ci/run", "eval/run"):
            yield from opening_complaint(name, text)
            if text.count("\n") > 400 and name not in LONGER_THAN_400:
                yield f"{name}: {text.count(chr(10))} lines; is it still one room with one purpose?"


def self_test(program):
    """Each kind of untruth, planted: a check that lets one pass is asleep."""
    planted = [
        path_complaints("README.md", "see `rashomon/base/nosuch.h`", ["rashomon/base/span.h"]),
        path_complaints("README.md", "see [this](docs/nosuch.md)", []),
        command_complaints("README.md", "`./run contrast a.html`", program),
        command_complaints("README.md", "```sh\nrashomon compare a.html --colour\n```", program),
        command_complaints("README.md", "`tools/nosuch.sh 10`", program),
        run_complaints("README.md", "```console\n$ ./run compare examples/nosuch.html\n```", program),
        opening_complaint("a.cpp", "#include <string>\n"),
    ]
    for number, complaints in enumerate(planted):
        if not list(complaints):
            yield f"self-test {number}: a planted untruth went unseen"
    if not FOREIGN.search("/wo" + "rk/main"):
        yield "self-test: a developer's path went unseen"


def main():
    files, program = project_files(), Program(sys.argv[1])
    complaints = list(file_complaints(files))
    for document in documents(files):
        text = (PROJECT / document).read_text(encoding="utf-8")
        complaints += path_complaints(document, text, files)
        complaints += command_complaints(document, text, program)
        complaints += run_complaints(document, text, program)
    complaints += self_test(program)
    print("\n".join(complaints) if complaints else f"{len(documents(files))} documents and {len(files)} files are as they say")
    return 1 if complaints else 0


sys.exit(main())
