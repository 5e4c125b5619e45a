"""Keeps the program's windows out of screen pictures and shared screens, unless allowed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from taf_desktop.runtime.windows.api import Api


class ScreenShield(QObject):
    """Hides every window from capture. ``changed`` carries whether others may see them now.

    What a person allows holds until the program locks: the next process begins hidden again.
    """

    changed = Signal(bool)

    def __init__(self, api: Api | None, parent: QObject) -> None:
        super().__init__(parent)
        self._api = api
        self._allowed = False

    @property
    def possible(self) -> bool:
        """Whether this system can hide windows at all."""
        return self._api is not None

    @property
    def allowed(self) -> bool:
        """Whether others on a call may see the windows; where nothing can be hidden, always."""
        return self._allowed or not self.possible

    def allow(self, allowed: bool) -> None:
        """Let others see the windows, or hide them again."""
        if allowed == self._allowed:
            return
        self._allowed = allowed
        self.cover_all()
        self.changed.emit(self.allowed)

    def cover_all(self) -> None:
        """Hide all windows that are there, or let them be seen."""
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():
                self.cover(int(window.winId()))

    def cover(self, window: int) -> None:
        """Do it for one window, by its native handle."""
        if self._api is not None:
            self._api.hide_from_capture(window, hidden=not self._allowed)
