"""The ring around whatever has the keyboard: 2 px of accent with a 2 px gap, on every control.

A style sheet cannot draw outside a control, so the ring is a widget of its own that lies over the
control and follows it. A control reached with the mouse shows no ring, unless one types in it.
"""

from __future__ import annotations

from typing import TypeGuard

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

GAP = 2
WIDTH = 2
RADIUS = 8
OWN_RING = "drawsOwnFocus"
"""A widget with this property set to true draws its focus itself."""

_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class FocusRing(QWidget):
    """The ring itself: takes no clicks and no focus, and is no part of any layout."""

    def __init__(self, parent: QWidget, color: QColor) -> None:
        super().__init__(parent)
        self._color = color
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focusRing")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, WIDTH))
        half = WIDTH / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS
        )
        painter.end()


class FocusWatcher(QObject):
    """Puts the ring around the widget with the keyboard, and takes it away again."""

    def __init__(self, app: QApplication, color: QColor) -> None:
        super().__init__(app)
        self.color = color
        self._target: QWidget | None = None
        self._ring: FocusRing | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it or one of its parents moves."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._clear()
        if new is None or new.property(OWN_RING):
            return
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not by_mouse or isinstance(new, _TYPED_IN):
            self._surround(_control(new))

    def _surround(self, target: QWidget) -> None:
        ground = _ground(target)
        if ground is target:
            return
        self._target = target
        self._ring = FocusRing(ground, self.color)
        widget: QWidget | None = target
        while widget is not None and widget is not ground:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        if not _lives(self._ring) or not _lives(self._target):
            return
        ground = self._ring.parent()
        if not isinstance(ground, QWidget):
            return
        top_left = self._target.mapTo(ground, self._target.rect().topLeft())
        out = GAP + WIDTH
        size = self._target.size()
        self._ring.setGeometry(
            top_left.x() - out, top_left.y() - out, size.width() + 2 * out, size.height() + 2 * out
        )
        self._ring.setVisible(self._target.isVisible())
        self._ring.raise_()

    def _clear(self) -> None:
        # The control, or the window around it, may be gone by now, and the ring with it; at
        # closing the watcher too, of which Qt then lets go by itself.
        watching = shiboken6.isValid(self)
        for widget in self._watched:
            if watching and _lives(widget):
                widget.removeEventFilter(self)
        if _lives(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._watched.clear()
        self._target = None
        self._ring = None


def _lives(widget: QWidget | None) -> TypeGuard[QWidget]:
    return widget is not None and shiboken6.isValid(widget)


def install(app: QApplication, color: QColor) -> None:
    """Watch the focus of the application; called again it only changes the colour."""
    watcher = app.findChild(FocusWatcher)
    if watcher is None:
        watcher = FocusWatcher(app, color)
    watcher.color = color


def _control(widget: QWidget) -> QWidget:
    """Return the whole control that a part with the focus belongs to."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, (QAbstractSpinBox, QComboBox)) else widget


def _ground(widget: QWidget) -> QWidget:
    """Return the widget the ring lies in: what scrolls with the control, or its window."""
    ground = widget.parentWidget() or widget
    while not ground.isWindow():
        above = ground.parentWidget()
        grand = above.parentWidget() if above is not None else None
        if above is None or (isinstance(grand, QAbstractScrollArea) and grand.viewport() is above):
            break
        ground = above
    return ground
