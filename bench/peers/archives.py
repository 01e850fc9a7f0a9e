"""Web archives: our reader beside FastWARC, on one archive, in one run, one thread each.

    bench/peers/archives.py BUILD_DIR [--megabytes N]

Writes an archive (gzip a record) of the saved pages at hand (RASHOMON_DATA, else examples/), N megabytes large (200), reads
it with both, checks that records and bytes agree, and prints records a CPU second and their ratio, the best of five runs
each. Whether memory stays flat is asked by bench/measure_program.py --archive.
"""
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import peers

peers.inside("fastwarc", "warcio")

from fastwarc.warc import ArchiveIterator  # noqa: E402
from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

RUNS = 5


def option(name, otherwise):
    return float(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else otherwise


def pages():
    data = Path(os.environ.get("RASHOMON_DATA", peers.ROOT.parent / "shared" / "data")) / "pages"
    folder = data if data.exists() else peers.ROOT / "examples"
    for path in sorted(folder.rglob("*.html*")):
        raw = path.read_bytes()
        yield gzip.decompress(raw) if path.suffix == ".gz" else raw


def write(path, size):
    """One turn of all pages, then copies of its bytes: members can follow each other as they are."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for i, page in enumerate(pages()):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(f"https://example.org/{i}", "response", payload=io.BytesIO(page),
                                                      http_headers=head))
    with open(path, "wb") as file:
        while file.tell() < size:
            file.write(buffer.getvalue())


def read_with_fastwarc(path):
    records = total = 0
    with open(path, "rb") as file:
        for record in ArchiveIterator(file, parse_http=True):
            records += 1
            total += len(record.reader.read())
    return records, total


def read_with_ours(program, path):
    return json.loads(subprocess.run([program, path], check=True, capture_output=True, text=True).stdout)


def main():
    program = Path(sys.argv[1]) / "bench" / "read_archive"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        write(path, option("--megabytes", 200) * 1e6)
        size = path.stat().st_size / 1e6
        theirs, ours = [], []
        for _ in range(RUNS):
            seconds, (records, total) = peers.cpu_seconds(lambda: read_with_fastwarc(path))
            theirs.append(records / seconds)
            said = read_with_ours(program, path)
            assert (said["records"], said["bytes"], said["damaged"]) == (records, total, 0), (said, records, total)
            ours.append(said["records"] / said["seconds"])
        print(f"{records} records, {size:.0f} MB: FastWARC {max(theirs):.0f}, ours {max(ours):.0f} records a CPU second; "
              f"ratio {max(ours) / max(theirs):.2f}; our peak memory {said['peak_mb']:.0f} MB")



main()
