"""P5: a full disk, at any step of saving, backing up, updating or restoring, harms nothing."""

import os
import subprocess
import sys
from pathlib import Path

from tests.security.proof import Effort, Result

WORKS = ("save", "backup", "update", "restore")


def prove(_effort: Effort, folder: Path) -> Result:
    """Do each kind of work again and again, with a little more room each time."""
    folder.mkdir(exist_ok=True)
    steps = harmed = falsely = 0
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder)}
    for work in WORKS:
        said = subprocess.run(
            [sys.executable, "-m", "tests.security.full_disk", work],
            capture_output=True, text=True, check=True, env=env,
        ).stdout.split()  # fmt: skip
        steps, harmed, falsely = (
            total + int(more) for total, more in zip((steps, harmed, falsely), said, strict=True)
        )
    figure = f"{steps} steps cut short: {harmed} vaults harmed, {falsely} falsely called saved"
    held = steps > len(WORKS) and not harmed and not falsely
    return Result("P5 a full disk harms nothing", ", ".join(WORKS), figure, held)
