"""Hears that the person left this computer: Windows locked, another person, sleep, logged off.

Elsewhere than on Windows nothing is heard, and idle locking alone stands guard.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from taf_desktop.runtime.windows.api import Api
from taf_desktop.runtime.windows.messages import (
    Event,
    Message,
    MessageFilter,
    event_of,
    is_shown,
)


class SessionEvents(QObject):
    """Sends ``left`` with an ``Event`` each time the person went away from the screen."""

    left = Signal(object)

    def __init__(self, app: QCoreApplication, api: Api | None, parent: QObject) -> None:
        """Begin to hear; without ``api`` nothing is ever sent."""
        super().__init__(parent)
        self._app = app
        self._api = api
        self._window = 0
        self.window_shown: Callable[[int], None] = lambda _window: None
        """Called with the native handle of each window that is about to be shown."""
        self._filter = MessageFilter(self.hear) if api is not None else None
        if self._filter is not None:
            app.installNativeEventFilter(self._filter)

    def watch(self, window: int) -> bool:
        """Have Windows tell this window, by its native handle; say whether it will."""
        self.forget()
        heard = self._api is not None and self._api.hear_session(window)
        self._window = window if heard else 0
        return heard

    def forget(self) -> None:
        """Have Windows tell no more, for example because the window goes away."""
        if self._api is not None and self._window:
            self._api.forget_session(self._window)
        self._window = 0

    def stop(self) -> None:
        """Hear nothing any more."""
        self.forget()
        if self._filter is not None:
            self._app.removeNativeEventFilter(self._filter)
            self._filter = None

    def hear(self, message: Message) -> None:
        """Take one message of Windows."""
        if is_shown(message):
            self.window_shown(message.window)
            return
        event = event_of(message)
        if event is not None:
            self.left.emit(event)


__all__ = ["Event", "SessionEvents"]
