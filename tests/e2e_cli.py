"""The command line from outside: bad input, exit codes, where results and messages go.

    tests/e2e_cli.py BINARY [NAME…]     all, or the tests whose names are given

What is held to: exit code 0 all read, 1 at least one input could not be read (the others were), 2 wrong usage; results
on standard output, messages naming the file on standard error; one bad file never stops the others; the same bytes for
any number of threads. Under a sanitizer (ASAN_OPTIONS or TSAN_OPTIONS set) the large inputs are smaller.
"""
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

BINARY = str(Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else ""
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SANITIZED = "ASAN_OPTIONS" in os.environ or "TSAN_OPTIONS" in os.environ
LIMIT_S = 240 if SANITIZED else 50

# Two short tellings of one invented event.
FERRY_A = ("Ferry runs aground off Sandholm\n\nA ferry with 214 people on board ran aground off Sandholm on Friday night. "
           "Nobody was hurt, the coast guard said.\n\n“We felt a bump, and then the soup slid off the table,” said Nils "
           "Aasgard, a passenger.\n")
FERRY_B = ("Passengers taken off stranded ferry\n\nAll 214 people on board were taken off a ferry that ran aground off "
           "Sandholm on Friday night, the coast guard said.\n\n“We felt a bump,” Nils Aasgard, a passenger, said.\n")


def rashomon(*arguments, stdin=b"", cwd=None):
    return subprocess.run([BINARY, *map(os.fspath, arguments)], input=stdin, capture_output=True, cwd=cwd,
                          timeout=LIMIT_S, check=False)


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rashomon-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.a = self.write("a.txt", FERRY_A)
        self.b = self.write("b.txt", FERRY_B)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def expect(self, result, code, *messages):
        """The exit code, and words that standard error must hold."""
        err = result.stderr.decode(errors="replace")
        self.assertEqual(result.returncode, code, f"{result.args}\nstderr: {err[:800]}")
        for message in messages:
            self.assertIn(str(message), err)
        return result.stdout

    def expect_bad(self, path, *messages):
        """The bad file is named on standard error and the good ones beside it are still compared."""
        out = self.expect(rashomon("compare", self.a, path, self.b, "--format", "json"), 1, path, *messages)
        paths = [article["path"] for article in json.loads(out)["articles"]]
        self.assertEqual(paths, [str(self.a), str(self.b)])
        for command in ("article", "read"):
            self.expect(rashomon(command, path), 1, path)

    # ---- bad input ----------------------------------------------------------------------------------------------

    def test_no_such_file(self):
        self.expect_bad(self.folder / "missing.html")

    def test_folder_without_articles(self):
        (self.folder / "empty").mkdir()
        self.expect_bad(self.folder / "empty")
        (self.folder / "pictures").mkdir()
        self.write("pictures/cat.jpg", b"\xff\xd8\xff\xe0 not an article")
        self.expect_bad(self.folder / "pictures")

    def test_empty_file(self):
        for name in ("e.html", "e.txt", "e.json", "e.jsonl", "e.csv", "e.html.gz"):
            with self.subTest(name):
                self.expect_bad(self.write(name, b""))

    def test_binary_bytes(self):
        noise = random.Random(7).randbytes(20_000)
        for name in ("noise.html", "noise.txt", "noise.json", "noise.csv", "noise.html.gz"):
            with self.subTest(name):
                self.expect_bad(self.write(name, noise))

    def test_wrong_json_names_line_and_key(self):
        self.expect_bad(self.write("number.json", '{\n  "title": "Ferry",\n  "text": 5\n}\n'), "text")
        self.expect_bad(self.write("no-text.json", '{"title": "Ferry", "body": "It ran aground."}'), "text")
        self.expect_bad(self.write("cut.json", '{\n"title": "Ferry",\n"text": "It ran agr'), "3")
        self.expect_bad(self.write("list.json", '["Ferry", "aground"]'))

    def test_wrong_line_of_json_lines(self):
        lines = [json.dumps({"id": name, "text": FERRY_A}) for name in ("one", "two", "four")]
        lines.insert(2, '{"id": "three", "text": ')
        path = self.write("four.jsonl", "\n".join(lines) + "\n")
        out = self.expect(rashomon("article", "--format", "json", path), 1, path, "3")
        ids = [json.loads(line)["id"] for line in out.splitlines()]
        self.assertEqual([name for name in ids if name in ("one", "two", "four")], ["one", "two", "four"])

    def test_page_without_an_article(self):
        links = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(40))
        self.expect_bad(self.write("menu.html", f"<html><title>Menu</title><body><ul>{links}</ul></body></html>"))

    def test_broken_gzip(self):
        whole = gzip.compress((EXAMPLES / "harbour-fire" / "coastline-24.html").read_bytes())
        self.expect_bad(self.write("head.html.gz", whole[:40]))

    def test_one_article_only(self):
        out = self.expect(rashomon("compare", self.a, "--format", "json"), 0, "two")
        comparison = json.loads(out)
        self.assertEqual((len(comparison["articles"]), comparison["facts"], comparison["newsrooms"]), (1, [], 1))
        for form in ("text", "html"):
            self.assertTrue(self.expect(rashomon("compare", self.a, "--format", form), 0))

    def test_two_copies_of_one_file(self):
        page = EXAMPLES / "harbour-fire" / "coastline-24.html"
        comparison = json.loads(self.expect(rashomon("compare", page, page, "--format", "json"), 0))
        self.assertEqual(comparison["newsrooms"], 1)
        self.assertEqual([copy["articles"] for copy in comparison["copies"]], [[0, 1]])
        self.assertGreaterEqual(comparison["copies"][0]["share"], 0.99)
        self.assertEqual((comparison["conflicts"], comparison["shifts"], comparison["omissions"]), ([], [], []))

    def test_much_text(self):
        size = (4 if SANITIZED else 50) * 1_000_000
        text = (FERRY_A * (size // len(FERRY_A.encode()) + 1)).encode()
        path = self.write("much.txt", text)
        started = time.monotonic()
        out = self.expect(rashomon("article", "--format", "json", path), 0)
        self.assertEqual(json.loads(out)["text"].encode(), text)
        rashomon("read", path, "-o", self.folder / "much.out")
        print(f"much text: {size // 1_000_000} MB in {time.monotonic() - started:.1f} s", file=sys.stderr)

    def test_more_than_the_budget(self):
        path = self.write("huge.txt", b"")
        with path.open("r+b") as file:
            file.truncate(80 << 20)
        self.expect_bad(path)

    def test_more_time_than_a_document_may_take(self):
        text = FERRY_A * 10
        slow = self.write("a-slow.html", "".join(f"<p>{i}: {FERRY_B}</p>" for i in range(100_000)))
        prose = self.write("b-slow.txt", "\n\n".join(f"{i}: {FERRY_B}" for i in range(100_000)))
        self.write("c-quick.txt", text)
        limit = ("--max-seconds", "0.3", "--threads", "1", "--format", "json")
        result = rashomon("article", *limit, slow, self.folder / "c-quick.txt")
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn(b"a-slow.html: takes longer than a document may", result.stderr)
        first, quick = map(json.loads, result.stdout.splitlines())
        self.assertEqual((first["text"], [p["kind"] for p in first["problems"]]), ("", ["over-budget"]))
        self.assertEqual(quick["text"], text)
        result = rashomon("read", "--reader", "rules", *limit, prose, self.folder / "c-quick.txt")
        self.assertEqual(result.returncode, 1, result.stderr)
        first, quick = map(json.loads, result.stdout.splitlines())
        self.assertEqual((first["article"]["text"], first["attributions"], len(first["article"]["problems"])), ("", [], 1))
        self.assertTrue(quick["attributions"])
        self.assertEqual(rashomon("article", "--max-seconds", "0", slow).returncode, 2)

    def test_hostile_shapes(self):
        n = 20_000 if SANITIZED else 100_000
        shapes = {"marks.txt": "“" * n, "marks2.txt": '" ' * n, "line.txt": "said " * n, "deep.html": "<div>" * n + FERRY_A,
                  "quotes.html": "<blockquote>" * n + FERRY_A, "deep.json": "[" * n, "attributes.html": "<p " + "a=b " * n + ">" + FERRY_A}
        for name, content in shapes.items():
            with self.subTest(name):
                path = self.write(name, content)
                result = rashomon("compare", self.a, path, self.b, "--format", "json")
                self.assertIn(result.returncode, (0, 1), result.stderr[:400])
                paths = [article["path"] for article in json.loads(result.stdout)["articles"]]
                self.assertTrue({str(self.a), str(self.b)} <= set(paths))

    # ---- names, standard input, folders, tables --------------------------------------------------------------------

    def test_texts_that_the_network_does_not_read_are_read_by_rule(self):
        german = self.write("de.txt", "Die Brücke ist seit Dienstag gesperrt. „Niemand muss sich sorgen“, sagte die Bürgermeisterin im "
                                      "Rathaus der Stadt. Die Polizei erklärte, dass niemand verletzt wurde.\n")
        long = self.write("long.txt", "The mayor said that " + "the old harbour bridge and " * 20_000 + "it is safe.\n")
        marks = self.write("marks.txt", "“Close it,” the mayor said. " + "“a” \" ” " * 400 + "\n")
        out = self.expect(rashomon("read", german, long, marks, "--format", "json"), 0)
        readings = [json.loads(line) for line in out.splitlines()]
        for reading, message in zip(readings, ("knows English only", "read by rule alone", "")):
            problems = " ".join(problem["message"] for problem in reading["article"]["problems"])
            self.assertIn(message, problems)
        self.assertTrue(readings[1]["attributions"] and readings[2]["attributions"])

    def test_name_with_spaces_and_newlines(self):
        for name in ("two words.txt", "two\nlines.txt", "“quoted”.txt", "-dash.txt", "tab\tbed.html"):
            with self.subTest(name):
                page = EXAMPLES / "harbour-fire" / "coastline-24.html"
                path = self.write(name, FERRY_A if name.endswith("txt") else page.read_bytes())
                out = self.expect(rashomon("article", "--format", "json", path), 0)
                self.assertEqual(json.loads(out)["path"], str(path))
        self.expect(rashomon("article", "--format", "json", "--", "-dash.txt", cwd=self.folder), 0)

    def test_name_that_is_not_utf8(self):
        path = os.path.join(os.fsencode(self.folder), b"caf\xe9.txt")
        with open(path, "wb") as file:
            file.write(FERRY_A.encode())
        result = subprocess.run([BINARY, b"article", b"--format", b"json", path], capture_output=True, timeout=LIMIT_S, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        json.loads(result.stdout.decode())  # must be UTF-8 whatever the name

    def test_control_characters_do_not_reach_the_terminal(self):
        result = rashomon("article", self.folder / "no\x1b[31msuch.html")
        self.expect(result, 1)
        self.assertNotIn(b"\x1b", result.stderr)
        path = self.write("escape.txt", "A title\n\nRed \x1b[31m text and a bell \x07 in it, the coast guard said on Friday.\n")
        for command in ("article", "read"):
            out = self.expect(rashomon(command, path), 0)
            self.assertNotIn(b"\x1b", out)

    def test_standard_input(self):
        page = (EXAMPLES / "harbour-fire" / "coastline-24.html").read_bytes()
        record = json.dumps({"title": "Ferry", "text": FERRY_A}).encode()
        for kind, content, title in (("html", page, "Port Sarrow warehouse fire kills 31, dozens hurt"),
                                     ("text", FERRY_A.encode(), "Ferry runs aground off Sandholm"),
                                     ("json", record, "Ferry"), ("json lines", record + b"\n" + record + b"\n", "Ferry")):
            with self.subTest(kind):
                out = self.expect(rashomon("article", "--format", "json", "-", stdin=content), 0)
                articles = [json.loads(line) for line in out.splitlines()]
                self.assertEqual({(article["path"], article["title"]) for article in articles}, {("-", title)})
        self.expect(rashomon("article", "-", stdin=b""), 1, "-")

    def test_gzipped_page(self):
        page = EXAMPLES / "harbour-fire" / "brennick-courier.html"
        packed = self.write("courier.html.gz", gzip.compress(page.read_bytes()))
        texts = [json.loads(self.expect(rashomon("article", "--format", "json", path), 0))["text"] for path in (page, packed)]
        self.assertEqual(texts[0], texts[1])

    def test_feed(self):
        feed = self.write("feed.xml", "<rss><channel><title>The Bay Courier</title><item><title>Ferry late</title>"
                          "<link>https://a.example/1</link><pubDate>Sun, 04 May 2031 09:30:00 EST</pubDate><content:encoded>"
                          "<![CDATA[<p>The ferry was late, the mayor said.</p><p>Nobody knew why.</p>]]></content:encoded></item>"
                          "<item><title>Tram</title><description>The tram was on time.</description></item></channel></rss>")
        full, short = [json.loads(line) for line in self.expect(rashomon("article", "--format", "json", feed), 0).splitlines()]
        self.assertEqual(full["text"], "The ferry was late, the mayor said.\n\nNobody knew why.")
        self.assertEqual((full["published"], full["outlet"], full["complete"]),
                         ("2031-05-04T09:30:00-05:00", "The Bay Courier", None))
        self.assertEqual((short["text"], short["complete"], short["complete_why"]),
                         ("The tram was on time.", False, "a feed's summary"))

    def test_web_archive(self):
        def record(uri, status, body):
            block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{body}".encode()
            head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{uri}>\r\nWARC-Target-URI: {uri}\r\n"
                    f"WARC-Date: 2031-05-04T09:30:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n")
            return gzip.compress(head.encode() + block + b"\r\n\r\n")
        page = "<html><body><article><h1>Ferry runs aground</h1>" + "".join(
            f"<p>{p}</p>" for p in FERRY_A.split("\n\n")[1:]) + "</article></body></html>"
        good, broken = record("https://a.example/1", "200 OK", page), bytearray(record("https://a.example/2", "200 OK", page))
        broken[100:140] = bytes(40)
        archive = self.write("saved.warc.gz", good + bytes(broken) + record("https://a.example/old", "301 Moved", "") +
                             record("https://a.example/3", "200 OK", page))
        result = rashomon("read", "--format", "json", archive)
        out = self.expect(result, 1, f"{archive}: record at byte {len(good)}", "left out: 1 redirect")
        articles = [json.loads(line)["article"] for line in out.splitlines()]
        self.assertEqual([a["url"] for a in articles if a["text"]], ["https://a.example/1", "https://a.example/3"])
        self.assertEqual([(a["record_id"], a["captured"]) for a in articles if a["text"]][1],
                         ("<urn:x:https://a.example/3>", "2031-05-04T09:30:00Z"))
        self.assertEqual(self.expect(rashomon("read", "--format", "json", "-", stdin=archive.read_bytes()), 1).count(b"\n"),
                         out.count(b"\n"))
        self.assertEqual(rashomon("article", "--quiet", archive).stderr, b"")

    def test_problems_of_one_kind_in_one_file_are_not_told_without_end(self):
        sitemap = self.write("sitemap.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + "".join(
            f"<url><loc>https://a.example/{i}</loc></url>" for i in range(3000)) + "</urlset>")
        result = rashomon("article", "--format", "json", sitemap)
        self.assertEqual(self.expect(result, 1).count(b"\n"), 3000)
        self.assertEqual(result.stderr.decode(), f"{sitemap}: 3000 entries hold no text\n")
        lines = self.write("lines.jsonl", "{nothing\n" * 100)
        self.assertEqual(rashomon("article", lines).stderr.count(b"\n"), 21)
        self.assertEqual(rashomon("article", "--quiet", lines).stderr, b"")

    def test_folder_is_read_in_order_of_names(self):
        folder = self.folder / "in"
        (folder / "sub").mkdir(parents=True)
        for name in ("z.txt", "a.txt", "sub/m.txt"):
            (folder / name).write_text(FERRY_A)
        out = self.expect(rashomon("article", "--format", "json", folder), 0)
        paths = [os.path.relpath(json.loads(line)["path"], folder) for line in out.splitlines()]
        self.assertEqual(paths, sorted(paths))
        self.assertIn("a.txt", paths)

    def test_table_with_named_columns(self):
        path = self.write("t.csv", 'Source,Body,Day\n"The Buoy, weekly","A ferry ran aground.\n\nNobody was hurt, ""not even the soup"".",2026-02-06\n')
        out = self.expect(rashomon("article", "--format", "json", "--columns", "text=Body,outlet=Source,published=Day", path), 0)
        article = json.loads(out)
        self.assertEqual(article["outlet"], "The Buoy, weekly")
        self.assertEqual(article["published"], "2026-02-06")
        self.assertIn('Nobody was hurt, "not even the soup".', article["text"])
        self.expect(rashomon("article", "--columns", "text=Nothing", path), 1, path, "Nothing")
        for wrong in ("text", "=Body", "text="):
            self.expect(rashomon("article", "--columns", wrong, path), 2, "--columns")

    # ---- output ----------------------------------------------------------------------------------------------------

    def test_output_file(self):
        target = self.folder / "report.html"
        out = self.expect(rashomon("compare", self.a, self.b, "--format", "html", "-o", target), 0)
        self.assertEqual(out, b"")
        self.assertIn(b"</html>", target.read_bytes())
        self.assertEqual([path.name for path in self.folder.iterdir() if "report" in path.name], ["report.html"])

    def test_output_to_a_full_disk(self):
        for command in ("article", "read", "compare"):
            self.expect(rashomon(command, self.a, self.b, "-o", "/dev/full"), 1, "/dev/full")
            with open("/dev/full", "wb") as full:
                result = subprocess.run([BINARY, command, self.a, self.b], stdout=full, stderr=subprocess.PIPE, timeout=LIMIT_S, check=False)
            self.assertEqual(result.returncode, 1)
            self.assertIn(b"standard output", result.stderr)
        self.assertTrue(Path("/dev/full").is_char_device())

    def test_output_to_a_device(self):
        self.expect(rashomon("read", self.a, "-o", "/dev/null"), 0)
        self.assertTrue(Path("/dev/null").is_char_device())

    def test_output_to_an_unwritable_folder(self):
        for target in (self.folder / "no such folder" / "r.html", self.folder, Path("/proc/r.html")):
            with self.subTest(target):
                self.expect(rashomon("compare", self.a, self.b, "-o", target), 1, target)
        self.assertTrue(self.folder.is_dir())

    def test_plain_text_in_a_pipe(self):
        for command in ("article", "read", "compare"):
            out = self.expect(rashomon(command, self.a, self.b), 0)
            self.assertNotIn(b"\x1b", out)
            out.decode()

    def test_quiet(self):
        result = rashomon("compare", self.a, self.b, self.folder / "missing.txt", "--quiet", "--format", "json")
        self.assertEqual((result.returncode, result.stderr), (1, b""))

    def test_same_bytes_for_any_number_of_threads(self):
        for arguments in (["read", "--format", "json"], ["article", "--format", "json"], ["compare", "--format", "json"],
                          ["compare", "--format", "html"], ["compare", "--format", "text"]):
            results = [rashomon(*arguments, "--threads", n, EXAMPLES, self.folder / "missing.txt") for n in ("1", "2", "7")]
            for other in results[1:]:
                self.assertEqual((other.stdout, other.stderr, other.returncode),
                                 (results[0].stdout, results[0].stderr, results[0].returncode), arguments)

    # ---- usage -----------------------------------------------------------------------------------------------------

    def test_wrong_usage(self):
        for arguments in ([], ["frobnicate"], ["read"], ["read", "--frobnicate", self.a], ["read", "--format", "xml", self.a],
                          ["compare", "--threads", "many", self.a], ["compare", "--threads", "-1", self.a], ["help", "frobnicate"],
                          ["article", self.a, "-o"]):
            with self.subTest(arguments):
                result = rashomon(*arguments)
                self.expect(result, 2)
                self.assertTrue(result.stderr.strip())
                self.assertEqual(result.stdout, b"")

    def test_help_and_version(self):
        self.assertRegex(self.expect(rashomon("--version"), 0).decode(), r"^rashomon \d+\.\d+\.\d+, reader weights [0-9a-f]{12}\n$")
        for arguments, word in ((["help"], "compare"), (["--help"], "compare"), (["help", "read"], "--threads"),
                                (["read", "--help"], "--threads"), (["help", "compare"], "html"), (["help", "article"], "--columns")):
            self.assertIn(word, self.expect(rashomon(*arguments), 0).decode())


if __name__ == "__main__":
    if not BINARY:
        sys.exit(__doc__)
    unittest.main(argv=[sys.argv[0], *(f"CommandLine.{name}" for name in sys.argv[2:])])
