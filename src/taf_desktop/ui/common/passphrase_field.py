"""A field for a passphrase: shown or hidden, with a hint about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Small


class PassphraseField(QWidget):
    """A line for a passphrase with a button that shows or hides what is typed."""

    entered = Signal()
    """Return was pressed."""
    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str = "passphrase") -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = buttons.secondary(self.tr("Show"))
        self.eye.setObjectName(f"{name}_eye")
        self.eye.setCheckable(True)
        self.eye.setAccessibleName(self.tr("Show what is typed"))
        self.caps = Small(self.tr("Caps Lock seems to be on."), tone=Tone.WORRY)
        self.caps.setVisible(False)
        across = layouts.row(spacing=8)
        across.addWidget(self.line, 1)
        across.addWidget(self.eye)
        column = layouts.column(self, spacing=4)
        column.addLayout(across)
        column.addWidget(self.caps)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self.edited)
        self.eye.toggled.connect(self._show_letters)

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.line.clear()
        self.eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice from the letters typed whether Caps Lock is on: Qt does not tell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            on = caps_lock(event.text(), event.modifiers())
            if on is not None:
                self.caps.setVisible(on)
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.caps.setVisible(False)
        return super().eventFilter(watched, event)

    @Slot(bool)
    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        if shown:
            # For hidden letters Qt asks this of keyboards by itself.
            self.line.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )
        self.eye.setText(self.tr("Hide") if shown else self.tr("Show"))


def caps_lock(typed: str, modifiers: Qt.KeyboardModifier) -> bool | None:
    """Say whether a typed letter shows that Caps Lock is on; ``None`` if it does not tell."""
    if len(typed) != 1 or typed.lower() == typed.upper():
        return None
    with_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    return typed.isupper() != with_shift
