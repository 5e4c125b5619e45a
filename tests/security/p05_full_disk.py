"""P5: a full disk, harms nothing, at any step of what is written."""

import os
import subprocess
import sys
from pathlib import Path

from tests.security.full_disk import STEP
from tests.security.proof import Effort, Result

WORKS = ("save", "backup", "update", "restore", "erase", "export")


def prove(effort: Effort, folder: Path) -> Result:
    """Do each kind of work again and again, with a little more room each time."""
    folder.mkdir(exist_ok=True)
    step = STEP if effort.faults_each > 10 else 3 * STEP
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder)}
    said = subprocess.run(
        [sys.executable, "-m", "tests.security.full_disk", str(step), *WORKS],
        capture_output=True, text=True, check=True, env=env,
    ).stdout.splitlines()  # fmt: skip
    each = [tuple(map(int, line.split())) for line in said]
    steps, harmed, falsely = map(sum, zip(*each, strict=True))
    figure = f"{steps} steps cut short: {harmed} harmed, {falsely} falsely called saved"
    held = all(short for short, _harmed, _falsely in each) and not harmed and not falsely
    return Result("P5 a full disk harms nothing", ", ".join(WORKS), figure, held)
