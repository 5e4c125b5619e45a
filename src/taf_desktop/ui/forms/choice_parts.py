"""The two ways to choose one: rows with a round button, or a line that searches a long list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QGroupBox,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from taf_desktop.forms.definition import Option, in_language
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.text import Small, no_mnemonic
from taf_desktop.ui.forms.editor import NOTHING_TO_SAY, Remark

CLEARING_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class RadioRows(QGroupBox):
    """A row for each choice. Arrows move and choose, Delete takes the answer back."""

    picked = Signal()
    left = Signal()

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        column = layouts.column(self, spacing=0)
        for option in options:
            column.addWidget(self._button(option))
            if hint := in_language(option.hint):
                words = Small(hint, self)
                words.setIndent(theme.current().px(28))
                column.addWidget(words)
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))
        self._group.buttonClicked.connect(self.picked)

    def code(self) -> str:
        """Return the chosen code, or ""."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def show_code(self, code: str) -> None:
        """Show what is chosen; "" shows nothing chosen."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == code)
        self._group.setExclusive(True)
        chosen = self._buttons.get(code)
        if chosen is not None:
            self.setFocusProxy(chosen)

    def remark(self) -> Remark:
        """Return nothing: a button cannot be misread."""
        return NOTHING_TO_SAY

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the answer back with Delete; tell when the keyboard goes elsewhere."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in CLEARING_KEYS and self.code():
                self.show_code("")
                self.picked.emit()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _button(self, option: Option) -> QRadioButton:
        button = QRadioButton(no_mnemonic(in_language(option.label)), self)
        button.setObjectName(f"option/{option.name}")
        button.installEventFilter(self)
        self._group.addButton(button)
        self._buttons[option.name] = button
        return button


class SearchBox(QComboBox):
    """A line that finds choices by any part of their words. Empty is not answered."""

    picked = Signal()
    left = Signal()

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unknown = ""
        self._chosen = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMaxVisibleItems(12)
        self.addItem("", "")
        for option in options:
            self.addItem(in_language(option.label), option.name)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        completer.activated.connect(self._take_completion)
        self._line().setPlaceholderText(self.tr("Type to search, or choose"))
        self.activated.connect(self._take_index)

    def code(self) -> str:
        """Return the chosen code, or ""."""
        return self._chosen

    def show_code(self, code: str) -> None:
        """Show what is chosen; "" shows an empty line."""
        self._chosen = code
        self._unknown = ""
        self._show_index(max(self.findData(code), 0))

    def remark(self) -> Remark:
        """Say kindly that what was typed is no choice."""
        if not self._unknown:
            return NOTHING_TO_SAY
        words = self.tr("“{0}” is not in this list, so nothing changed.").format(self._unknown)
        return Remark(words, mend=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed if it names one choice."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle_typed()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed on Enter."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._settle_typed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel must never change an answer by accident."""
        event.ignore()

    @Slot(int)
    def _take_index(self, index: int) -> None:
        self._unknown = ""
        self._take_code(str(self.itemData(index) or ""))

    @Slot(str)
    def _take_completion(self, _text: str) -> None:
        self._settle_typed()

    def _settle_typed(self) -> None:
        if self.currentText() == self.itemText(self.currentIndex()):
            # Two choices may share their words: the one already chosen stays.
            return
        index = self._typed_index()
        if index < 0:
            self._unknown = self.currentText().strip()
            self._show_index(max(self.findData(self._chosen), 0))
        else:
            self._take_index(index)

    def _take_code(self, code: str) -> None:
        self._show_index(max(self.findData(code), 0))
        if code != self._chosen:
            self._chosen = code
            self.picked.emit()

    def _show_index(self, index: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
        self.setEditText(self.itemText(index))
        self._line().setCursorPosition(0)

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        if line is None:
            raise TypeError("a searching line is always editable")
        return line

    def _typed_index(self) -> int:
        typed = self.currentText().strip().casefold()
        texts = [self.itemText(index).casefold() for index in range(self.count())]
        if typed in texts:
            return texts.index(typed)
        holding = [index for index, text in enumerate(texts) if typed in text]
        return holding[0] if len(holding) == 1 else -1
