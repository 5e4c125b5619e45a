"""Taking something off the screen that may still be saving."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.runtime.autosave import Autosave, SaveState


def let_go(widget: QWidget) -> None:
    """Take a widget off the screen; it ends as soon as everything typed in it is saved.

    Until then its words are tried again and the status line goes on telling how saving stands;
    locking and closing find them too. Take it out of its layout first.
    """
    widget.hide()
    works = widget.findChildren(Autosave)
    for work in works:
        work.flush()
    if all(work.state is SaveState.SAVED for work in works):
        widget.deleteLater()
    else:
        _Farewell(widget, works)


class _Farewell(QObject):
    """Waits, as a part of the widget, until all its work is saved."""

    def __init__(self, widget: QWidget, works: list[Autosave]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._works = works
        for work in works:
            work.state_changed.connect(self._look)

    @Slot(object)
    def _look(self, _state: object) -> None:
        if all(work.state is SaveState.SAVED for work in self._works):
            self._widget.deleteLater()
