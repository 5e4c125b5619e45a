"""Editors for words: one line, and a text that grows with what is written in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from taf_desktop.domain.entity import Answer
from taf_desktop.ui.forms.editor import EditorDefaults
from taf_desktop.ui.forms.line_marks import Mark, draw_marks

LINES_AT_FIRST = 3
LINES_AT_MOST = 14
_ARRIVED = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


def as_text(answer: Answer) -> str:
    """Return a text answer; anything not answered is ""."""
    return "" if answer is None else str(answer)


def takes_undo(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Say whether a shortcut is an undo or redo that the field has no use for.

    A text field's own undo comes first. When it has nothing left to take back, the shortcut goes on
    to the form's.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo


class LineEditor(EditorDefaults, QLineEdit):
    """One line of text."""

    changed = Signal()
    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions: tuple[str, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._mark_colour = QColor()
        self.textEdited.connect(self.changed)
        self.textChanged.connect(self._forget_marks)

    def value(self) -> Answer:
        """Return the line."""
        return self.text()

    def set_value(self, answer: Answer) -> None:
        """Show a line; the same line keeps its cursor and its own undo."""
        text = as_text(answer)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The words that have a dotted line below them."""
        return self._marks

    def set_marks(self, marks: tuple[Mark, ...], colour: QColor) -> None:
        """Put dotted lines below words, until the next letter is typed."""
        if (marks, colour) != (self._marks, self._mark_colour):
            self._marks, self._mark_colour = marks, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then what is marked in it."""
        super().paintEvent(event)
        draw_marks(self, self.cursorRect(), self._marks, self._mark_colour)

    def set_suggestions(self, suggestions: tuple[str, ...]) -> None:
        """Offer texts that hold what is typed anywhere in them. Nothing has to be chosen."""
        if suggestions == self._suggestions:
            return
        self._suggestions = suggestions
        completer = QCompleter(self)
        completer.setModel(QStringListModel(list(suggestions), completer))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take_suggestion)
        self.setCompleter(completer)

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass to the form when this line has nothing to take back."""
        if takes_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all suggestions with the down arrow."""
        completer = self.completer()
        if completer is not None and event.key() == Qt.Key.Key_Down:
            completer.setCompletionPrefix(self.text())
            completer.complete()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on writing at the end; nothing is marked, so that nothing is overtyped by accident."""
        super().focusInEvent(event)
        moused = event.reason() == Qt.FocusReason.MouseFocusReason
        if event.reason() in _ARRIVED or (self.cursorPosition() == 0 and not moused):
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the step of typing; a list that pops up is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._forget_own_undo()
            self.committed.emit()

    def _forget_marks(self) -> None:
        self._marks = ()

    def _take_suggestion(self, text: str) -> None:
        self.setText(text)
        self.changed.emit()

    def _forget_own_undo(self) -> None:
        if self.isUndoAvailable() or self.isRedoAvailable():
            place = self.cursorPosition()
            self.setText(self.text())
            self.setCursorPosition(place)


class LongTextEditor(EditorDefaults, QPlainTextEdit):
    """Several lines of plain text. The box grows with its content, then scrolls."""

    changed = Signal()
    committed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        lines: int = LINES_AT_FIRST,
        most: int = LINES_AT_MOST,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._most = most
        self._showing = False
        self._height = 0
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def value(self) -> Answer:
        """Return the text, one newline between lines."""
        return self.toPlainText()

    def set_value(self, answer: Answer) -> None:
        """Show a text; the same text keeps its cursor and its own undo."""
        text = as_text(answer)
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's own name
        """Paste words only, never their looks."""
        if source.hasText():
            self.textCursor().insertText(source.text().replace("\r\n", "\n"))

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass to the form when this text has nothing to take back."""
        document = self.document()
        if takes_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on writing at the end the first time; later where the person was."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the step of typing."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.document().clearUndoRedoStacks()
            self.committed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again when lines break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for as many lines as there are, within reason."""
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Never show half a line."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self._wanted_height())

    def _wanted_height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        # A plain text document measures its height in lines, not in pixels.
        needed = int(self.document().size().height())
        shown = max(self._lines, min(needed, self._most))
        around = self.height() - self.viewport().height()
        return int(line * shown + 2 * self.document().documentMargin()) + max(around, 2)

    def _fit(self) -> None:
        wanted = self._wanted_height()
        if wanted == self._height:
            return
        self._height = wanted
        full = int(self.document().size().height()) >= self._most
        shown = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(shown)
        self.updateGeometry()

    def _on_text(self) -> None:
        if not self._showing:
            self.changed.emit()
