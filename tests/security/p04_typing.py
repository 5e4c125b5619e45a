"""P4: at most three seconds of typing are lost, whatever happens (``typing_robot``)."""

from pathlib import Path

from tests.security import typing_robot
from tests.security.proof import Effort, Result


def prove(effort: Effort, _folder: Path) -> Result:
    """Type in the real window, kill the program at a random moment, and look what is left."""
    losses = typing_robot.run(effort.typing_runs)
    worst = max(loss.seconds for loss in losses)
    torn = any(loss.torn for loss in losses)
    return Result(
        "P4 at most 3 s of typing lost",
        f"{len(losses)} × kill -9 while typing",
        typing_robot.summary(losses),
        worst <= typing_robot.PROMISED and not torn and all(loss.typed for loss in losses),
    )
