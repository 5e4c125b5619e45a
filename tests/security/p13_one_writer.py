"""P13: of many programs that want a vault at once, one gets it; a lock left over stops nobody."""

import os
import subprocess
import sys
import time
from pathlib import Path

from taf_desktop.runtime.lock_file import LockFile
from tests.security.proof import Effort, Result

RACERS = 8
RACE = """
import sys, time
from pathlib import Path
from taf_desktop.runtime.lock_file import LockFile
lock = LockFile(Path(sys.argv[1]))
print("there", flush=True)
sys.stdin.readline()
print(int(lock.take()), flush=True)
sys.stdin.readline()
"""


def prove(effort: Effort, folder: Path) -> Result:
    """Race eight processes again and again, kill the winner, and leave strange locks behind."""
    winners = [_race(folder / f"{number}.lock") for number in range(effort.races)]
    taken = sum(_left_over(folder / f"left-{kind}.lock", kind) for kind in ("number", "host"))
    double = sum(won > 1 for won in winners)
    none = sum(won == 0 for won in winners)
    return Result(
        "P13 one writer",
        f"{effort.races} races of {RACERS}, the winner killed; a number in use again, another host",
        f"double {double}, nobody {none}, left-over locks put away {taken}/2",
        double == 0 and none == 0 and taken == 2,
    )


def _race(path: Path) -> int:
    """Return how many of eight got the lock; after that the winner is killed and it is free."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=env,
        )
        for _ in range(RACERS)
    ]
    for racer in racers:
        racer.stdout.readline()
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    won = sum(racer.stdout.readline().strip() == "1" for racer in racers)
    for racer in racers:
        racer.kill()
        racer.communicate()
    after = LockFile(path)
    free = after.take()
    after.release()
    return won if free else 0


def _left_over(path: Path, kind: str) -> bool:
    """Leave a lock file that names a living process or another computer; say if it is put away."""
    mine = LockFile(path)
    mine.take()
    lines = path.read_text(encoding="utf-8").split("\n")
    mine.release()
    if kind == "host":
        lines[2] = "another-computer"
    path.write_text("\n".join(lines), encoding="utf-8")
    long_ago = time.time() - 3600
    os.utime(path, (long_ago, long_ago))
    taken = mine.take()
    mine.release()
    return taken
