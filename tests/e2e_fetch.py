"""rashomon fetch against a server on loopback that is slow, endless, looping or lying.

    tests/e2e_fetch.py BINARY

What is saved is read back by the program itself. Under a sanitizer all limits stay as they are: they are the server's.
"""
import email.utils
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

BINARY = str(Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else ""
PAGE = ("<html><head><title>Ferry late again</title></head><body><article><h1>Ferry late again</h1>" +
        "<p>The ferry to Sandholm left the harbour two hours late on Friday, and nobody knew why, the mayor said.</p>" * 3 +
        "</article></body></html>").encode()


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen = []

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **fields):
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), **fields}.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        Server.seen.append((self.path, self.headers.get("User-Agent"), time.monotonic()))
        try:
            name = self.path.split("?")[0].strip("/").replace(".", "_").replace("/", "_")
            getattr(self, "get_" + name, lambda: self.answer(404))()
        except (BrokenPipeError, ConnectionResetError):
            pass
        if name in ("slow", "endless", "long", "trickle"):
            self.close_connection = True

    def get_robots_txt(self):
        self.answer(200, b"User-agent: *\nDisallow: /secret\n", Content_Type="text/plain")

    def get_page(self):
        self.answer(200, PAGE)

    def get_packed(self):
        self.answer(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def get_chunks(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in (PAGE[:50], PAGE[50:]):
            self.wfile.write(b"%x\r\n" % len(part) + part + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def get_moved(self):
        self.answer(302, Location="/page#top")

    def get_loop(self):
        self.answer(302, Location="/loop")

    def get_file(self):
        self.answer(302, Location="file:///etc/hostname")

    def get_named(self):
        self.answer(302, Location="http://user:secret@127.0.0.1/")

    def get_gone(self):
        self.answer(410, b"gone")

    def get_slow(self):
        time.sleep(4)

    def get_trickle(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.1)

    def get_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more</p>" * 1000)

    def get_long(self):  # promises more than it sends
        self.answer(200, PAGE, Content_Length=str(len(PAGE) + 500))

    def get_nonsense(self):
        self.wfile.write(b"this is no HTTP at all\r\n\r\n")
        self.close_connection = True

    def get_bomb(self):
        self.answer(200, gzip.compress(b"<p>x</p>" * 12_000_000, 1), Content_Encoding="gzip")

    def get_dated(self):
        times = sum(path == "/dated" for path, *_ in Server.seen)
        self.answer(*((200, PAGE) if times > 1 else (503,)), Retry_After=email.utils.formatdate(time.time() + 2, usegmt=True))

    def get_never(self):
        self.answer(503, Retry_After="nan")

    def get_busy(self):
        times = sum(path == "/busy" for path, *_ in Server.seen)
        if times == 1:
            self.answer(503, Retry_After="1")
        else:
            self.answer(200, PAGE)


class Closed(Server):
    def get_robots_txt(self):
        self.answer(500)


class Broken(Server):
    def get_robots_txt(self):  # breaks off before its rules
        self.answer(200, b"User-agent: *\n", Content_Length="500")
        self.close_connection = True


def serve(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


class Fetch(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site, cls.closed, cls.broken = serve(Server), serve(Closed), serve(Broken)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rashomon-fetch-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        Server.seen.clear()

    def fetch(self, *arguments, code=0, stdin=""):
        environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        delay = [] if "--delay" in arguments else ["--delay", "0"]
        run = subprocess.run([BINARY, "fetch", "--to", self.folder, *delay, *arguments], capture_output=True, text=True,
                             input=stdin, env=environment, timeout=60, check=False)
        self.assertEqual(run.returncode, code, run.stderr[:800])
        return run

    def saved(self):
        run = subprocess.run([BINARY, "article", "--format", "json", self.folder], capture_output=True, text=True, check=False)
        return [json.loads(line) for line in run.stdout.splitlines()]

    def test_pages_are_saved_as_they_came_and_read_back(self):
        urls = [f"{self.site}/{name}" for name in ("page", "packed", "chunks", "moved")]
        run = self.fetch(*urls)
        self.assertTrue(Path(run.stdout.strip()).exists())
        articles = self.saved()
        self.assertEqual([a["url"] for a in articles], urls[:3] + [urls[0]])
        for article in articles:
            self.assertEqual(article["title"], "Ferry late again")
            self.assertIsNone(article["complete"])
        raw = gzip.decompress(Path(run.stdout.strip()).read_bytes())
        for kept in (b"WARC-Type: warcinfo", b"Transfer-Encoding: chunked", b"Content-Encoding: gzip", b"302 Found", b"GET /page HTTP/1.1"):
            self.assertIn(kept, raw)
        self.assertTrue(all(agent.startswith("rashomon/") for _, agent, _ in Server.seen))
        self.assertEqual(sum(path == "/robots.txt" for path, *_ in Server.seen), 1)

    def test_robots_txt(self):
        run = self.fetch(f"{self.site}/secret/a", f"{self.site}/page", code=1)
        self.assertIn("/secret/a: robots.txt does not allow it", run.stderr)
        self.assertNotIn("/secret/a", [path for path, *_ in Server.seen])
        self.assertEqual(len(self.saved()), 1)
        self.assertIn("so that it can be known what is allowed: it answered 500", self.fetch(f"{self.closed}/page", code=1).stderr)
        self.fetch("--ignore-robots", f"{self.closed}/page")
        self.assertIn("so that it can be known what is allowed", self.fetch(f"{self.broken}/page", code=1).stderr)

    def test_redirects(self):
        for name, message in (("loop", "expected at most 5 redirects"), ("file", "expected http or https, found file"),
                              ("named", "without a user's name or password")):
            self.assertIn(message, self.fetch(f"{self.site}/{name}", code=1).stderr)

    def test_a_host_is_one_however_it_is_written(self):
        port = self.site.rsplit(":", 1)[1]
        started = time.monotonic()
        self.fetch("--delay", "0.7", f"http://localhost:{port}/page", f"http://LOCALHOST:{port}/page", f"http://LocalHost:{port}/page")
        self.assertGreater(time.monotonic() - started, 2)  # robots.txt once, three pages: three waits

    def test_bad_addresses(self):
        for url, message in (("ftp://127.0.0.1/a", "expected http or https"), ("not an address", "expected an address"),
                             ("http://127.0.0.1:1/", "expected"), (f"{self.site}/gone", "the server answered 410"),
                             (f"{self.site}/nonsense", "")):
            self.assertIn(message, self.fetch(url, code=1).stderr)

    def test_answers_are_bounded(self):
        started = time.monotonic()
        self.assertIn("larger than 50000 bytes", self.fetch("--max-bytes", "50000", f"{self.site}/endless", code=1).stderr)
        self.fetch("--timeout", "1", f"{self.site}/slow", code=1)
        self.fetch("--timeout", "1", f"{self.site}/trickle", code=1)
        self.fetch(f"{self.site}/long", code=1)
        self.fetch(f"{self.site}/bomb")
        self.assertLess(time.monotonic() - started, 30)
        for article in self.saved():
            self.assertTrue(article["complete"] is False or not article["text"] or "bomb" in article["url"], article["url"])
            self.assertTrue(article["problems"], article["url"])

    def test_a_host_is_left_in_peace_and_asked_again_later(self):
        self.fetch("--delay", "0.4", f"{self.site}/page", f"{self.site}/busy")
        times = [at for *_, at in Server.seen]
        self.assertEqual(len(times), 4)
        for before, after in zip(times, times[1:]):
            self.assertGreater(after - before, 0.35)
        self.assertGreater(times[3] - times[2], 0.95)  # Retry-After: 1

    def test_dates_and_nonsense_to_wait_for(self):
        self.fetch(f"{self.site}/dated")
        self.assertIn("answered 503", self.fetch(f"{self.site}/never", code=1).stderr)
        self.assertEqual([path for path, *_ in Server.seen].count("/never"), 1)

    def test_list_and_usage(self):
        self.fetch("--from", "-", stdin=f"# two\n{self.site}/page\n\n{self.site}/packed\n")
        self.assertEqual(len(self.saved()), 2)
        self.fetch(code=2)
        self.assertEqual(self.fetch("--quiet", f"{self.site}/page").stderr, "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
