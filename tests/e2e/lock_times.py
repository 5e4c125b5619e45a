"""Locks the program in a process of its own and takes the times; also run by the proof.

Run as ``python -m tests.e2e.lock_times`` it prints a table.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from taf_desktop.runtime.single import FOLDER, LOCK

PATIENCE = 60
TRIALS = {"": "", "dialog": "asking", "query": "looking", "draw": "drawing"}
"""What the program is busy with when it is told to lock, and what it says when it is."""


class Times(NamedTuple):
    """Seconds from the wish to lock until nothing was to be seen, and until the process was gone.

    ``successor`` is the process that took its place.
    """

    blank: float
    gone: float
    saved: bool
    successor: int


class Running:
    """The program in a process of its own."""

    def __init__(self, folder):
        self.folder = folder
        command = [sys.executable, "-m", "tests.e2e.locking_program", str(folder)]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=env,
        )

    def until(self, word):
        """Wait for a line; return its moment and what else it says."""
        for line in self.process.stdout:
            moment, said, *more = line.split()
            if said == word:
                return float(moment), more
        raise AssertionError(f"the program ended before it said {word!r}")

    def tell(self, word):
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def gone(self):
        self.process.wait(PATIENCE)
        return time.time()

    def holder(self):
        """Return the process that has the data folder now, or 0."""
        try:
            text = (self.folder / FOLDER / LOCK).read_text(encoding="utf-8")
            return int(text.split("\n")[0])
        except (OSError, ValueError):
            return 0

    def successor(self):
        """Wait until another process has the data folder and return it."""
        late = time.monotonic() + PATIENCE
        while time.monotonic() < late:
            if self.holder() not in (0, self.process.pid):
                return self.holder()
            time.sleep(0.05)
        raise AssertionError("no other process took the folder")

    def end(self):
        """End what this started, also the fresh program that waits for a passphrase."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        left = self.holder()
        if left not in (0, self.process.pid):
            os.kill(left, signal.SIGKILL)


@contextmanager
def running(folder):
    made = Running(folder)
    try:
        yield made
    finally:
        made.end()


def lock_while(busy_with, program):
    """Have a running program lock while it is busy with something; return the times."""
    program.until("ready")
    if busy_with:
        program.tell(busy_with)
        program.until(TRIALS[busy_with])
    program.tell("lock")
    began, _ = program.until("locking")
    blank, _ = program.until("blank")
    _closed, (saved,) = program.until("locked")
    gone = program.gone()
    return Times(blank - began, gone - began, saved == "True", program.successor())


def main():
    print(f"{'busy with':12} {'blank':>8} {'gone':>8}  saved")
    for trial in TRIALS:
        with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as program:
            took = lock_while(trial, program)
        print(f"{trial or '-':12} {took.blank * 1000:5.0f} ms {took.gone:6.2f} s  {took.saved}")


if __name__ == "__main__":
    main()
