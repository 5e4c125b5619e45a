"""P11: every sign locks the real program, and nothing that is open stops it.

The tests of locking are the proof; here they are run again and again, each time in another order.
They take too long to be run twice among the tests, so this stands in ``dev.py prove`` alone.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.security.proof import Effort, Result

ROOT = Path(__file__).resolve().parent.parent.parent
TRIGGERS = "signs or idle or put_away or comes_back or dialog or look_up or full_disk"
"""Fake clock, what Windows says, a dialog open, a long look-up, a full disk, and two controls:
a window put away on one's own laptop, or back in time, must *not* lock."""


def prove(effort: Effort, folder: Path) -> Result:
    """Run the triggers as often as races are tried, and count what passed."""
    passed = tried = 0
    for _ in range(max(1, effort.races // 20)):
        good, bad = _run(folder)
        passed, tried = passed + good, tried + good + bad
    figure = f"{passed} of {tried} triggers locked (or rightly did not)"
    return Result("P11 locking happens", TRIGGERS.replace(" or ", ", "), figure,
                  tried > 0 and passed == tried)  # fmt: skip


def _run(folder: Path) -> tuple[int, int]:
    files = ["tests/app/test_locking.py", "tests/runtime/test_guarding.py"]
    options = ["-q", "-p", "no:cacheprovider", "-k", TRIGGERS, f"--basetemp={folder / 'run'}"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *files],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=1_200,
    )  # fmt: skip
    dots = [line for line in done.stdout.splitlines() if re.match(r"[.FEsx]+\s*\[", line)]
    marks = "".join(line.split("[")[0].strip() for line in dots)
    return marks.count("."), len(marks) - marks.count(".") + int(done.returncode not in (0, 1))
