"""Joins the workplace to locking, closing and restoring."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from taf_desktop.app.backing_up import Closing

if TYPE_CHECKING:
    from taf_desktop.app.leaving import Leaving
    from taf_desktop.app.workplace import Workplace


def join(
    workplace: Workplace,
    leaving: Leaving,
    lock: Callable[[], None],
    close: Callable[[], None],
    restore: Callable[[], None],
) -> None:
    """Let the window lead to locking and closing, and closing to a last backup."""
    workplace.window.lock_wanted.connect(lock)
    workplace.window.close_wanted.connect(close)
    workplace.backups.restore_wanted.connect(restore)
    leaving.before_closing = Closing(workplace.keeper)
    leaving.blanked.connect(workplace.stop)
