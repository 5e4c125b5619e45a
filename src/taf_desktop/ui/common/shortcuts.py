"""Every keyboard shortcut of the program, so that no two mean different things."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Shortcut(Enum):
    """The shortcuts, as Qt writes key sequences."""

    FAMILIES = "Alt+1"
    DUE = "Alt+2"
    LIBRARY = "Alt+3"
    SETTINGS = "Alt+4"
    HELP = "F1"
    LOCK = "Ctrl+L"
    FIND = "Ctrl+F"
    NEW = "Ctrl+N"
    SAVE_NOW = "Ctrl+S"
    PRINT = "Ctrl+P"
    UNDO = "Ctrl+Z"
    REDO = "Ctrl+Y"
    ADD_LINE = "Ctrl+Return"
    NEXT_SECTION = "Ctrl+PgDown"
    PREVIOUS_SECTION = "Ctrl+PgUp"
    READ_TOGETHER = "F11"
    SAFETY = "Ctrl+Shift+W"

    @property
    def keys(self) -> QKeySequence:
        """The key sequence for Qt."""
        return QKeySequence(self.value)

    @property
    def words(self) -> str:
        """The keys as a person reads them, for tooltips and the help page."""
        return self.keys.toString(QKeySequence.SequenceFormat.NativeText)


def action(widget: QWidget, shortcut: Shortcut, text: str) -> QAction:
    """Return a new action of a widget with its shortcut; connect its ``triggered``."""
    made = QAction(text, widget)
    made.setShortcut(shortcut.keys)
    widget.addAction(made)
    return made
