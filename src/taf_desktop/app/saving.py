"""Saving everything before locking or closing, and naming what could not be saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from taf_desktop.runtime.autosave import Autosave

SECONDS = 5.0
"""How long locking and closing stand still for one save."""


def save_all(window: QWidget, seconds: float = SECONDS) -> tuple[Autosave, ...]:
    """Save whatever is typed anywhere in a window; return what is still unsaved.

    Every piece of work in progress has an ``Autosave`` that belongs to a widget of the window.
    """
    return tuple(work for work in window.findChildren(Autosave) if not work.flush_and_wait(seconds))


def stop_all(window: QWidget) -> None:
    """Stop saving by timer: the window is going away."""
    for work in window.findChildren(Autosave):
        work.stop()


def names_of(unsaved: Sequence[Autosave], pages: Mapping[QWidget, str]) -> tuple[str, ...]:
    """Return the titles of the pages and tabs that hold unsaved words, each once."""
    found = [_title_of(work, pages) for work in unsaved]
    return tuple(dict.fromkeys(title for title in found if title))


def _title_of(work: QObject, pages: Mapping[QWidget, str]) -> str:
    above = work.parent()
    while above is not None:
        if isinstance(above, QWidget) and above in pages:
            return pages[above]
        above = above.parent()
    return ""
