#!/usr/bin/env python3
"""./run and tools/install_packages.sh as somebody meets them on a bare machine.

In: a copy of the scripts in a folder whose name has a space, and a PATH that holds only plain tools and stand-ins for
apt, dpkg, sudo, cmake and ninja, each of which notes how it was called. Out: exit 0 where they do as they say.
That the true packages suffice is tried by tools/try_clean_root.sh.
"""
import concurrent.futures
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

PROJECT = pathlib.Path(__file__).resolve().parent.parent
PLAIN_TOOLS = """bash sh env awk cat cut dirname find grep head id mkdir mktemp mv printf pwd readlink rm sed sort tail
                 touch tr true cp chmod flock sleep""".split()
INSTALLED = 'shift 3; for name in "$@"; do echo "$name installed"; done'


class BareMachine(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rashomon run "))
        self.addCleanup(shutil.rmtree, self.folder)
        self.bin, self.home, self.calls = self.folder / "bin", self.folder / "a house", self.folder / "calls"
        for folder in (self.bin, self.home / "tools", self.home / "rashomon", self.home / "cli"):
            folder.mkdir(parents=True)
        for name in ("run", "tools/install_packages.sh", "tools/packages.txt", "CMakeLists.txt", "CMakePresets.json"):
            shutil.copy2(PROJECT / name, self.home / name)
        for tool in PLAIN_TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.calls.write_text("")

    def stand_in(self, name, body):
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.calls}"\n{body}\n')
        path.chmod(0o755)

    def call(self, *command, cwd=None):
        return subprocess.run([str(c) for c in command], cwd=cwd or self.folder, capture_output=True, text=True, timeout=60,
                              stdin=subprocess.DEVNULL, env={"PATH": str(self.bin), "TMPDIR": str(self.folder)})

    def install(self, purpose):
        return self.call(self.home / "tools/install_packages.sh", purpose)


class Packages(BareMachine):
    def test_without_apt_names_what_is_missing_and_stops(self):
        done = self.install("run")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"libicu-dev +pkg-config:icu-i18n")
        self.assertIn("no apt", done.stderr)
        self.assertNotIn("libgtest-dev", done.stderr)
        self.assertIn("libgtest-dev", self.install("test").stderr)

    def test_neither_root_nor_sudo_gives_the_command_to_type(self):
        self.stand_in("dpkg-query", 'echo "cmake installed"; exit 1')
        self.stand_in("apt-get", "exit 1")
        self.stand_in("id", 'case $1 in -u) echo 1000 ;; *) echo reader ;; esac')
        done = self.install("run")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"sudo apt-get install .*--no-install-recommends .*libicu-dev")
        self.assertNotRegex(done.stderr, r"install .* cmake ")
        self.assertNotIn("apt-get", self.calls.read_text())

    def test_sudo_that_refuses_gives_the_same(self):
        self.stand_in("dpkg-query", "exit 1")
        self.stand_in("apt-get", "exit 1")
        self.stand_in("sudo", "exit 1")
        self.stand_in("id", 'case $1 in -u) echo 1000 ;; *) echo reader ;; esac')
        done = self.install("run")
        self.assertEqual(done.returncode, 2)
        self.assertIn("sudo does not let reader", done.stderr)

    def test_root_installs_only_what_is_missing(self):
        self.stand_in("dpkg-query", 'echo "cmake installed"; echo "g++ config-files"')
        self.stand_in("apt-get", "exit 0")
        self.stand_in("id", "echo 0")
        self.assertEqual(self.install("run").returncode, 0)
        calls = self.calls.read_text()
        self.assertRegex(calls, r"apt-get update\napt-get install --yes --no-install-recommends g\+\+ .*ninja-build")
        self.assertNotRegex(calls, r"apt-get install .* cmake ")

    def test_a_failing_apt_is_shown(self):
        self.stand_in("dpkg-query", "exit 1")
        self.stand_in("apt-get", "echo 'E: no route to the mirror'; exit 100")
        self.stand_in("id", "echo 0")
        done = self.install("run")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no route to the mirror", done.stderr)

    def test_nothing_missing_says_nothing(self):
        self.stand_in("dpkg-query", INSTALLED)
        self.stand_in("apt-get", "exit 1")
        done = self.install("test")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertNotIn("apt-get", self.calls.read_text())


class Run(BareMachine):
    """The program is a stand-in too: it prints where it stands and each argument on a line."""

    def setUp(self):
        super().setUp()
        self.stand_in("dpkg-query", INSTALLED)
        self.stand_in("apt-get", "exit 1")
        self.stand_in("cmake", "exit 0")
        self.stand_in("ninja", "\n".join([
            "echo '[1/1] Linking rashomon'",
            "cat >build/run/rashomon <<'END'",
            "#!/bin/sh", "pwd", 'for argument in "$@"; do echo "<$argument>"; done', "END",
            "chmod +x build/run/rashomon"]).replace("build/run", str(self.home / "build/run").replace(" ", "\\ ")))

    def run_it(self, *args, cwd=None):
        return self.call(self.home / "run", *args, cwd=cwd)

    def builds(self):
        return self.calls.read_text().count("\nninja -C")

    def test_arguments_and_the_working_folder_reach_the_program(self):
        done = self.run_it("compare", "a b.html", "ü\n.txt", "--format", "json")
        self.assertEqual(done.stdout, f"{self.folder}\n<compare>\n<a b.html>\n<ü\n.txt>\n<--format>\n<json>\n")
        self.assertEqual(done.returncode, 0)

    def test_builds_once_and_again_after_a_change(self):
        self.run_it("x")
        started = time.monotonic()
        self.assertEqual(self.run_it("x").stderr, "")
        self.assertLess(time.monotonic() - started, 1)
        self.assertEqual(self.builds(), 1)
        time.sleep(0.02)
        (self.home / "rashomon/new.cpp").write_text("")
        self.run_it("x")
        self.assertEqual(self.builds(), 2)
        time.sleep(0.02)
        (self.home / "rashomon/new.cpp").unlink()
        self.run_it("x")
        self.assertEqual(self.builds(), 3)

    def test_two_calls_at_once_build_once(self):
        ninja = self.bin / "ninja"
        ninja.write_text(ninja.read_text().replace("echo '[1/1]", "sleep 0.3; echo '[1/1]"))
        with concurrent.futures.ThreadPoolExecutor() as pool:
            both = list(pool.map(self.run_it, ["x", "y"]))
        self.assertEqual([done.returncode for done in both], [0, 0])
        self.assertEqual(self.builds(), 1)

    def test_a_moved_folder_builds_anew(self):
        self.run_it("x")
        (self.home / "build/run/CMakeCache.txt").write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n")
        time.sleep(0.02)
        (self.home / "CMakeLists.txt").touch()
        self.run_it("x")
        self.assertFalse((self.home / "build/run/CMakeCache.txt").exists())

    def test_a_build_that_fails_names_its_log(self):
        self.stand_in("ninja", "echo 'a.cpp:1: error: no such thing'; exit 1")
        done = self.run_it("x")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("error: no such thing", done.stderr)
        self.assertIn(str(self.home / "build/run/build.log"), done.stderr)
        self.assertEqual(self.run_it("x").returncode, 2)

    def test_without_arguments_compares_the_example_and_says_how_to_go_on(self):
        (self.home / "examples/harbour-fire").mkdir(parents=True)
        done = self.run_it(cwd=self.home)
        self.assertEqual(done.returncode, 0)
        self.assertIn("<-o>\n<report.html>", done.stdout)
        self.assertIn(f"{self.home}/report.html", done.stdout)
        self.assertIn("run compare a.html b.html", done.stdout)


if __name__ == "__main__":
    unittest.main(argv=["e2e_run.py"])
