"""Makes sure of every word on a page before it is signed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.runtime.autosave import Autosave
from taf_desktop.ui.common import errors

SECONDS = 10.0
"""How long signing waits for the last words; a save takes a few milliseconds."""


def all_saved(page: QWidget) -> bool:
    """Save everything typed on a page, wait for it, and say whether it is safe.

    Where it is not, the person is told: what is signed would lack the words that stand on the
    screen, and they could not be saved any more. Flush the page first.
    """
    waits = [work.flush_and_wait(SECONDS) for work in page.findChildren(Autosave)]
    if all(waits):
        return True
    errors.show(page, EnvironmentProblem("record.not_all_saved"))
    return False
