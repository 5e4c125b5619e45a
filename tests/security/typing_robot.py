"""P4: how many seconds of typing a killed program loses.

A robot types in the real window of a process of its own; the process is killed at a random moment;
the vault is opened again and the answer compared with the keys. Run it long by
``python -m tests.security.typing_robot RUNS``.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from taf_desktop.app import warming
from taf_desktop.storage.vault import VaultFiles
from tests.app.conftest import PASSPHRASE, TINY_POLICY
from tests.security.typing_program import FIELD

PROMISED = 3.0
"""Seconds of typing that may be lost, whatever happens."""
AT_LEAST, AT_MOST = 0.3, 9.0
"""When the process is killed, in seconds after the first key."""
AT_ONCE = (os.cpu_count() or 1) + 1
"""Windows at once: each waits more than half of its time for the next key."""


class Loss(NamedTuple):
    """One run: keys pressed, letters found again, and the age of the oldest key that was lost.

    ``torn`` if what was found is not the beginning of what was typed.
    """

    typed: int
    kept: int
    seconds: float
    torn: bool


def make_template(folder):
    """Make the data folder every run begins from."""
    subprocess.run(_command(folder, "prepare"), env=_environment(), check=True, capture_output=True)


def type_and_kill(template, folder, seed):
    """Do one run in a copy of the template and return what was lost."""
    shutil.copytree(template, folder)
    chance = random.Random(seed)
    keys = []
    with subprocess.Popen(
        _command(folder, "type", str(seed)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_environment(),
    ) as program:
        first = program.stdout.readline()
        assert first, "the program ended before it typed"
        keys.append(first)
        reader = threading.Thread(target=lambda: keys.extend(program.stdout))
        reader.start()
        time.sleep(chance.uniform(AT_LEAST, AT_MOST))
        program.kill()
        killed = time.time()
        reader.join()
    pressed = [(float(line.split(" ")[0]), line.rstrip("\n")[-1]) for line in keys]
    return loss_of(pressed, kept_words(folder), killed)


def loss_of(pressed, found, killed):
    """Return the loss, from the keys with their moments and the words found."""
    typed = "".join(letter for _moment, letter in pressed)
    kept = len(found)
    # Blanks at the end are no words: an answer is kept without them.
    lost = [moment for moment, _letter in pressed[kept:] if typed[kept:].strip()]
    seconds = killed - lost[0] if lost else 0.0
    return Loss(len(typed), kept, seconds, torn=not typed.startswith(found))


def kept_words(folder):
    """Return the answer that the vault in a data folder holds."""
    files = VaultFiles(policy=TINY_POLICY)
    (card,) = files.vaults(folder / "Vaults")
    desk, _known = warming.set_up(files.open(card.folder, files.unwrap(card.folder, PASSPHRASE)))
    try:
        (family,) = desk.families.all()
        (assessment,) = desk.families.open(family.family_id).file.assessments
    finally:
        files.close()
    return str(assessment.answers.get(FIELD) or "")


def run(runs, seed=1, at_once=AT_ONCE):
    """Do many runs, several windows at once, and return their losses in the order of seeds.

    Each window is a process of its own over its own folder. While one waits for its robot's next
    key another starts: a computer that has more to do than this program, as computers have.
    """
    with (
        tempfile.TemporaryDirectory(prefix="taf-typing-") as place,
        ThreadPoolExecutor(at_once) as windows,
    ):
        template = Path(place) / "template"
        make_template(template)

        def one(number):
            folder = Path(place) / str(number)
            try:
                return type_and_kill(template, folder, seed + number)
            finally:
                shutil.rmtree(folder, ignore_errors=True)

        return list(windows.map(one, range(runs)))


def summary(losses):
    """Return one line with the figures."""
    seconds = sorted(loss.seconds for loss in losses)
    p95 = seconds[min(len(seconds) - 1, round(0.95 * len(seconds)))]
    torn = sum(loss.torn for loss in losses)
    keys = sum(loss.typed for loss in losses)
    return (
        f"{len(losses)} kills while typing {keys} keys: at most {seconds[-1]:.2f} s lost,"
        f" 95 of 100 at most {p95:.2f} s, median {statistics.median(seconds):.2f} s; torn {torn}"
    )


def _command(folder, *words):
    return [sys.executable, "-m", "tests.security.typing_program", str(folder), *words]


def _environment():
    here = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": here, "QT_QPA_PLATFORM": "offscreen"}


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    losses = run(runs, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(summary(losses))
    return int(any(loss.torn or loss.seconds > PROMISED for loss in losses))


if __name__ == "__main__":
    sys.exit(main())
