"""P10: a locked program has nothing in its memory: no key, no passphrase, no word of a family.

The memory of the real program is searched from outside (Linux; Windows has no such file), once
while it is open and once more when it has locked and a fresh process shows the unlock page.
"""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from taf_desktop.domain.family import Person
from taf_desktop.services.families import Families
from taf_desktop.services.records import Records, made
from taf_desktop.support.clock import SystemClock
from tests.security.memory import copies
from tests.security.proof import SHORT, Effort, Result
from tests.security.worlds import PASSPHRASE, World, new_world

CANARY = "Zqanoria Plimthrope"
PATIENCE = 60.0


def prove(effort: Effort, folder: Path) -> Result:
    """Open a family, search the memory, lock, and search the memory of the fresh process."""
    world = new_world(folder)
    words = {
        "key": world.new.keys.database,
        "key in hex": world.new.keys.database.hex().encode(),
        "passphrase": PASSPHRASE.encode("utf-16-le"),
        "words": CANARY.encode("utf-16-le"),
        "words as UTF-8": CANARY.encode(),
    }
    program = _start(folder, _family(world))
    try:
        _expect(program, "open")
        open_copies = copies(program.pid, words)
        begun = time.monotonic()
        _say(program, "lock")
        _expect(program, "blank")
        blank = time.monotonic() - begun
        program.wait(PATIENCE)
        gone = time.monotonic() - begun
    finally:
        program.kill()
        program.wait()
        # The fresh process has inherited the pipe: nobody reads to its end.
        program.stdin.close()
        program.stdout.close()
    locked_copies = _after(folder, words)
    figure = (
        f"copies while open {_listed(open_copies)}, locked {_listed(locked_copies)}; "
        f"blank after {blank * 1000:.0f} ms, gone after {gone:.1f} s"
    )
    seen = open_copies["key in hex"] > 0 and open_copies["words"] > 0
    # The short proof runs among other tests, on machines that may be busy.
    in_time = effort == SHORT or (blank < 0.5 and gone < 5)
    held = seen and not any(locked_copies.values()) and in_time
    return Result("P10 nothing in memory after locking", ", ".join(words), figure, held)


def _family(world: World) -> str:
    unit_of_work = world.open()
    family, _ = Families(unit_of_work, SystemClock()).start(f"The {CANARY} family")
    child = made(Person, family.id, who="child", name=CANARY, notes=CANARY * 20)
    Records(unit_of_work).add(child)
    world.files.close()
    return family.id


def _start(data: Path, family_id: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.security.lock_worker", str(data), family_id]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=env,
    )
    _say(program, PASSPHRASE)
    return program


def _say(program: subprocess.Popen[str], word: str) -> None:
    program.stdin.write(word + "\n")
    program.stdin.flush()


def _expect(program: subprocess.Popen[str], word: str) -> None:
    # The fresh process keeps the pipe open: without a limit a word that never comes is waited for.
    heard, _, _ = select.select([program.stdout], [], [], PATIENCE)
    assert heard, f"the program never said {word!r}"
    said = program.stdout.readline().strip()
    assert said == word, f"the program said {said!r} instead of {word!r}"


def _after(folder: Path, words: dict[str, bytes]) -> dict[str, int]:
    """Find the fresh process, wait until it has settled, search it, and end it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for process in Path("/proc").iterdir():
            if process.name.isdigit() and _is_fresh(process, folder):
                _settle(process)
                found = copies(int(process.name), words)
                os.kill(int(process.name), signal.SIGKILL)
                return found
        time.sleep(0.05)
    raise AssertionError("no fresh process was started")


def _is_fresh(process: Path, folder: Path) -> bool:
    try:
        command = (process / "cmdline").read_bytes()
    except OSError:
        return False
    return b"taf_desktop.app.main" in command and str(folder).encode() in command


def _settle(process: Path) -> None:
    """Wait until the process works no harder than a blinking cursor: it has painted and warmed."""
    before, until = 0, time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(0.5)
        used = sum(map(int, (process / "stat").read_text().rsplit(")", 1)[1].split()[11:13]))
        if used - before < 10:
            return
        before = used


def _listed(found: dict[str, int]) -> str:
    return "/".join(str(number) for number in found.values())
