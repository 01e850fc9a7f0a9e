#!/usr/bin/env python3
"""Measures the whole program as a user meets it: time and peak memory of one process.

  bench/measure_program.py [BINARY] [--update]      --update writes the table into docs/evaluation.md
  bench/measure_program.py [BINARY] --archive GB    only a web archive of that size: is memory flat? (5 GB: some minutes)

A cold start is a new process each time, the best of twenty (the files lie in the page cache). Throughput runs on one
thread and is given by processor time, so that a busy machine does not blur it. Without ../shared/data (or RASHOMON_DATA)
only the examples are measured.
"""
import datetime
import gzip
import os
import pathlib
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "eval"))
import table  # noqa: E402

BY_RULE = ("--reader", "rules")
ARCHIVE_GB = 0.05
PAGE_FOLDERS = ("scrapinghub", "wcxb")
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


def throughput(binary, what, documents, size_bytes, *arguments, runs=3):
    _, seconds, megabytes = min(run(binary, *arguments, "--threads", "1", "--format", "json") for _ in range(runs))
    return f"| {what} | {documents / seconds:,.0f} documents/s, {size_bytes / seconds / 1e6:.1f} MB/s | {megabytes:.0f} MB |"


def write_archive(path, size_bytes):
    """A web archive, gzip a record, of the saved pages at hand, over and over; how many pages it has."""
    folders = [DATA / "pages" / name / "html" for name in PAGE_FOLDERS]
    files = sorted(f for folder in folders if folder.exists() for f in folder.iterdir()) or sorted(
        (PROJECT / "examples").glob("*/*.html"))
    members = []
    for number, file in enumerate(files):
        body = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{number}>\r\nWARC-Date: 2031-05-04T09:30:00Z\r\n"
                f"WARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http\r\n"
                f"Content-Length: {len(block)}\r\n\r\n")
        members.append(gzip.compress(head.encode() + block + b"\r\n\r\n", 6))
    pages = 0
    with open(path, "wb") as archive:
        while archive.tell() < size_bytes:
            archive.write(members[pages % len(members)])
            pages += 1
    return pages


def archive_row(binary, gigabytes, runs):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "pages.warc.gz"
        pages = write_archive(path, gigabytes * 1e9)
        return throughput(binary, f"`article`, web archive of {gigabytes:g} GB, one thread (MB as packed)", pages,
                          path.stat().st_size, "article", path, runs=runs)


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
    folders = [DATA / "pages" / name / "html" for name in PAGE_FOLDERS]
    if all(f.exists() for f in folders):
        files = [f for folder in folders for f in folder.iterdir()]
        yield throughput(binary, "`article`, 578 gzipped pages, one thread (MB as packed)", len(files),
                         sum(f.stat().st_size for f in files), "article", *folders)
    yield archive_row(binary, ARCHIVE_GB, 3)


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    return f"{os.cpu_count()} cores, {model}"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    gigabytes = None
    if "--archive" in arguments:
        at = arguments.index("--archive")
        gigabytes = float(arguments[at + 1])
        del arguments[at:at + 2]
    binary = pathlib.Path(arguments[0] if arguments else PROJECT / "build/release/rashomon").resolve()
    if gigabytes is not None:
        print(archive_row(binary, gigabytes, 1))
        return
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    body = "\n".join([f"| {today}, {machine()} | speed | peak memory |", "|---|---|---|", *rows(binary)])
    print(body)
    if "--update" in sys.argv:
        table.write_section("bench/measure_program.py", body)


main()
