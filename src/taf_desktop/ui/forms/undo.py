"""Undo for a form: every change of the session is a step, typing in one field is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.session import Change, FormSession, RemoveRow, SetValue
from taf_desktop.ui.common.shortcuts import Shortcut

STEPS_KEPT = 200
_TYPING = 1
_REDO_TOO = "Ctrl+Shift+Z"


class SessionStep(QUndoCommand):
    """One change of a form session and the way back.

    Steps with the same ``sitting`` (one visit to one field) join, so that one undo takes back one
    field's edit. A step may be made from the way back alone, for a change that is already done.
    """

    def __init__(
        self,
        session: FormSession,
        show: Callable[[str], None],
        *,
        forward: Change | None = None,
        back: Change | None = None,
        sitting: int | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._show = show
        self.forward = forward
        self.back = back
        self.sitting = sitting
        self._new = True

    def redo(self) -> None:
        """Make the change; the first time the person is already looking at it."""
        if self.forward is not None:
            self.back = self._session.apply(self.forward)
            if not self._new:
                self._show(key_of(self.forward))
        self._new = False

    def undo(self) -> None:
        """Take the change back and bring the person to it."""
        if self.back is not None:
            # The way forward is taken anew: a row may hold other values by now.
            self.forward = self._session.apply(self.back)
            self._show(key_of(self.back))

    def id(self) -> int:
        """Return the kind of step; only typing may join."""
        return _TYPING if self.sitting is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join the next piece of typing of the same visit to the same field."""
        if not isinstance(other, SessionStep) or other.sitting != self.sitting:
            return False
        mine, theirs = self.forward, other.forward
        if not (
            isinstance(mine, SetValue) and isinstance(theirs, SetValue) and mine.key == theirs.key
        ):
            return False
        self.forward = theirs
        if isinstance(self.back, SetValue) and self.back.value == theirs.value:
            self.setObsolete(True)
        return True


class UndoStack(QObject):
    """The steps of one form. Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z work where its actions are added."""

    stepped = Signal(str)
    """An undo or redo changed the answer with this key: show it."""

    def __init__(self, session: FormSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sitting = 0
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(STEPS_KEPT)
        self.undo_action = self._action(self.tr("Undo"), [Shortcut.UNDO.keys], self.undo)
        redo_keys = [Shortcut.REDO.keys, QKeySequence(_REDO_TOO)]
        self.redo_action = self._action(self.tr("Redo"), redo_keys, self.redo)
        self._stack.canUndoChanged.connect(self.undo_action.setEnabled)
        self._stack.canRedoChanged.connect(self.redo_action.setEnabled)

    def type_value(self, key: str, value: Answer) -> None:
        """Change an answer as part of the present visit to its field."""
        if value != self._session.value(key):
            self._push(forward=SetValue(key, value), sitting=self._sitting)

    def change(self, change: Change) -> Change | None:
        """Make one change that is a step of its own, and return the change that takes it back."""
        self.end_sitting()
        return self._push(forward=change).back

    def add_row(self, repeat_key: str) -> str:
        """Add an empty row at the end of a repeat as a step of its own, and return its id."""
        self.end_sitting()
        row_id = self._session.add_row(repeat_key)
        self._push(back=RemoveRow(repeat_key, row_id))
        return row_id

    @Slot()
    def end_sitting(self) -> None:
        """The person left the field: what comes next is another step."""
        self._sitting += 1

    @Slot()
    def undo(self) -> None:
        """Take back the latest step."""
        self.end_sitting()
        self._stack.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self.end_sitting()
        self._stack.redo()

    def add_actions_to(self, widget: QWidget) -> None:
        """Give the shortcuts to everything inside a widget."""
        widget.addActions([self.undo_action, self.redo_action])

    def _push(
        self,
        *,
        forward: Change | None = None,
        back: Change | None = None,
        sitting: int | None = None,
    ) -> SessionStep:
        step = SessionStep(
            self._session, self.stepped.emit, forward=forward, back=back, sitting=sitting
        )
        self._stack.push(step)
        return step

    def _action(self, text: str, keys: Sequence[QKeySequence], act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setEnabled(False)
        action.triggered.connect(act)
        return action


def key_of(change: Change) -> str:
    """Return the answer key a change is about; for a row, the key of its repeat."""
    return change.key if isinstance(change, SetValue) else change.repeat_key
