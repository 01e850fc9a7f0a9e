#!/usr/bin/env python3
"""Measures the whole program as a user meets it: time and peak memory of one process.

  bench/measure_program.py [BINARY] [--update]      --update writes the table into docs/evaluation.md

A cold start is a new process each time, the best of twenty (the files lie in the page cache). Throughput runs on one
thread and is given by processor time, so that a busy machine does not blur it. Without ../shared/data (or RASHOMON_DATA)
only the examples are measured.
"""
import datetime
import os
import pathlib
import sys
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "eval"))
import table  # noqa: E402

BY_RULE = ("--reader", "rules")
DATA = pathlib.Path(os.environ.get("RASHOMON_DATA", PROJECT.parent / "shared/data"))


def run(*command):
    """(seconds by the clock, seconds of processor time, peak memory in MB) of one process; its output is thrown away."""
    started = time.monotonic()
    process = os.fork()
    if process == 0:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.execv(command[0], [str(c) for c in command])
    _, status, used = os.wait4(process, 0)
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) > 1:
        raise SystemExit(f"measure_program: {' '.join(map(str, command))} ended with status {status}")
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def cold_start(binary, what, *arguments):
    runs = [run(binary, *arguments) for _ in range(20)]
    return f"| {what} | {min(r[0] for r in runs):.3f} s | {max(r[2] for r in runs):.0f} MB |"


def throughput(binary, what, documents, size_bytes, *arguments):
    _, seconds, megabytes = min(run(binary, *arguments, "--threads", "1", "--format", "json") for _ in range(3))
    return f"| {what} | {documents / seconds:,.0f} documents/s, {size_bytes / seconds / 1e6:.1f} MB/s | {megabytes:.0f} MB |"


def rows(binary):
    pages = sorted((PROJECT / "examples/harbour-fire").glob("*.html"))[:3]
    yield cold_start(binary, "`compare` of three saved pages, cold start", "compare", *pages)
    yield cold_start(binary, "… by rule", "compare", *BY_RULE, *pages)
    yield cold_start(binary, "… by rule, as an HTML page", "compare", *BY_RULE, "--format", "html", *pages)
    articles = DATA / "unlabelled/helsinki2018/articles.jsonl"
    if articles.exists():
        lines = [line for line in articles.read_bytes().split(b"\n") if line]
        yield throughput(binary, "`read` by rule, 680 articles as JSON Lines, one thread", len(lines), articles.stat().st_size,
                         "read", *BY_RULE, articles)
    for part, what, options in (("dev", "`read`, 84 text files, one thread", ()),
                                ("train", "`read` by rule, 840 text files, one thread", BY_RULE)):
        texts = DATA / "attribution/polnear" / part / "text"
        if texts.exists():
            files = list(texts.iterdir())
            yield throughput(binary, what, len(files), sum(f.stat().st_size for f in files), "read", *options, texts)
    folders = [DATA / "pages" / name / "html" for name in ("scrapinghub", "wcxb")]
    if all(f.exists() for f in folders):
        files = [f for folder in folders for f in folder.iterdir()]
        yield throughput(binary, "`article`, 578 gzipped pages, one thread (MB as packed)", len(files),
                         sum(f.stat().st_size for f in files), "article", *folders)


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    return f"{os.cpu_count()} cores, {model}"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    binary = pathlib.Path(arguments[0] if arguments else PROJECT / "build/release/rashomon").resolve()
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    body = "\n".join([f"| {today}, {machine()} | speed | peak memory |", "|---|---|---|", *rows(binary)])
    print(body)
    if "--update" in sys.argv:
        table.write_section("bench/measure_program.py", body)


main()
