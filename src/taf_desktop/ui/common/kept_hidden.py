"""Telling what is hidden on purpose from what was just added and is shown in a moment."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def kept_hidden(widget: QWidget) -> bool:
    """Say whether somebody hid a widget, by itself."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def lies_hidden(widget: QWidget, inside: QWidget) -> bool:
    """Say whether somebody hid a widget or anything around it, up to what it lies inside."""
    part: QWidget | None = widget
    while part is not None and part is not inside:
        if kept_hidden(part):
            return True
        part = part.parentWidget()
    return False
