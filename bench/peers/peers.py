"""What the scripts here share: an environment with the peers in it, and CPU seconds of a call.

The peers are installed with pip into .cache/peers/ (ignored by git) the first time; RASHOMON_PEERS names an environment that
has them already.
"""
import os
import resource
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def inside(*packages):
    """Starts the running script again in an environment that has `packages`; returns where it is already there."""
    home = Path(os.environ.get("RASHOMON_PEERS", ROOT / ".cache" / "peers"))
    python = home / "bin" / "python"
    if Path(sys.prefix) == home.resolve() or Path(sys.prefix) == home:
        return
    if not python.exists():
        venv.create(home, with_pip=True)
    missing = [p for p in packages if subprocess.run([python, "-m", "pip", "show", "-q", p], capture_output=True).returncode]
    if missing:
        subprocess.run([python, "-m", "pip", "install", "-q", *missing], check=True)
    os.execv(python, [str(python), *sys.argv])


def cpu_seconds(work):
    """CPU seconds of `work()` in this process, and what it returned."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def cpu_seconds_of(command):
    """CPU seconds of a program, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, printed
