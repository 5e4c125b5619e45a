"""Everything that watches over an open vault: idle time, Windows' own signs, capture, clipboard.

Made behind the first window. Outside Windows only idle time, minimising and the clipboard work.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from taf_desktop.runtime.clipboard_guard import ClipboardGuard
from taf_desktop.runtime.idle import Idle
from taf_desktop.runtime.screen_shield import ScreenShield
from taf_desktop.runtime.session_events import Event, SessionEvents
from taf_desktop.support.logs import Code, log_event

if TYPE_CHECKING:
    from taf_desktop.runtime.windows.api import Api
    from taf_desktop.services.machine_settings import MachineSettings

MINIMISED = 30_000
"""Milliseconds a window may stay minimised on a shared computer before the program locks."""
Clock = Callable[[], float]


class Guards(QObject):
    """Sends ``lock_wanted`` when nobody sits there any more, ``ending`` when Windows logs off."""

    lock_wanted = Signal()
    ending = Signal()

    def __init__(
        self, app: QApplication, api: Api | None, parent: QObject, now: Clock = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._app, self._api, self._now = app, api, now
        self._window: QWidget | None = None
        self._shared = False
        self.idle: Idle | None = None
        self.shield = ScreenShield(api, self)
        self.clipboard = ClipboardGuard(app.clipboard(), self)
        self.events = SessionEvents(app, api, self)
        self.events.left.connect(self._left)
        self.events.window_shown = self.shield.cover
        self.away = QTimer(self)
        self.away.setSingleShot(True)
        self.away.setInterval(MINIMISED)
        self.away.timeout.connect(self._stayed_away)
        self.shield.cover_all()
        if api is not None:
            no_dumps, closed = api.protect_process()
            log_event("guard.process", no_dumps=no_dumps, memory_closed=closed)

    def begin(self, window: QWidget, settings: MachineSettings) -> None:
        """Watch over a window that shows an open vault."""
        self._window = window
        window.installEventFilter(self)
        self.idle = Idle(self._app, settings.idle_minutes * 60, self, self._now)
        self.idle.went_idle.connect(self._went_idle)
        self.adapt(settings)
        if self._api is not None and not self.events.watch(int(window.winId())):
            log_event("guard.session_unheard", level=logging.WARNING)

    def adapt(self, settings: MachineSettings) -> None:
        """Take changed settings."""
        self._shared = settings.shared_laptop
        if self.idle is not None:
            self.idle.seconds = settings.idle_minutes * 60

    def end(self) -> None:
        """The vault is closed: watch no more, let nobody see the windows, clear the clipboard."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
        if self.idle is not None:
            self.idle.stop()
            self.idle.deleteLater()
            self.idle = None
        self.away.stop()
        self.events.forget()
        self.shield.allow(False)
        self.clipboard.clear()

    def stop(self) -> None:
        """The program ends."""
        self.end()
        self.events.stop()
        self.clipboard.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count how long the window stays minimised."""
        if event.type() == QEvent.Type.WindowStateChange and isinstance(watched, QWidget):
            if self._shared and watched.isMinimized():
                self.away.start()
            else:
                self.away.stop()
        return super().eventFilter(watched, event)

    def hide_foreign(self) -> None:
        """Hide windows that are not Qt's own, such as the system's file dialog."""
        if self._api is not None:
            self._api.hide_all_windows()

    def _lock(self, reason: str) -> None:
        log_event("guard.locks", reason=Code(reason))
        self.lock_wanted.emit()

    @Slot()
    def _went_idle(self) -> None:
        self._lock("idle")

    @Slot()
    def _stayed_away(self) -> None:
        self._lock("minimised")

    @Slot(object)
    def _left(self, event: Event) -> None:
        if event is Event.ENDING:
            self.ending.emit()
        else:
            self._lock(event.value)
