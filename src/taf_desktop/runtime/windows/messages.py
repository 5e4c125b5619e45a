"""Reads Windows' own messages as Qt hands them on: the session was locked, the computer sleeps.

Numbers: WinUser.h and WtsApi32.h (WM_WTSSESSION_CHANGE, WM_POWERBROADCAST, WM_SHOWWINDOW).
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import wintypes
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

SHOW_WINDOW = 0x0018
POWER = 0x0218
SESSION = 0x02B1
END_SESSION = 0x0016


class Event(StrEnum):
    """What happened to the person's session on this computer."""

    LOCKED = "locked"
    SWITCHED = "switched"
    DISCONNECTED = "disconnected"
    ENDING = "ending"
    SLEEPING = "sleeping"


_SESSION_EVENTS = {
    2: Event.SWITCHED,  # WTS_CONSOLE_DISCONNECT: another person took the screen
    4: Event.DISCONNECTED,  # WTS_REMOTE_DISCONNECT
    6: Event.ENDING,  # WTS_SESSION_LOGOFF
    7: Event.LOCKED,  # WTS_SESSION_LOCK
}
_POWER_EVENTS = {4: Event.SLEEPING}  # PBT_APMSUSPEND


class Message(NamedTuple):
    """One message: which window it is for, its number, and its first value."""

    window: int
    number: int
    value: int


def event_of(message: Message) -> Event | None:
    """Return what a message says about the session; none if it says nothing."""
    if message.number == SESSION:
        return _SESSION_EVENTS.get(message.value)
    if message.number == POWER:
        return _POWER_EVENTS.get(message.value)
    if message.number == END_SESSION and message.value:
        return Event.ENDING
    return None


def is_shown(message: Message) -> bool:
    """Say whether a window is about to be shown."""
    return message.number == SHOW_WINDOW and bool(message.value)


_WANTED = frozenset({SHOW_WINDOW, POWER, SESSION, END_SESSION})


class MessageFilter(QAbstractNativeEventFilter):
    """Hands on the few messages the program wants to know of, and lets all of them pass."""

    def __init__(self, hear: Callable[[Message], None]) -> None:
        super().__init__()
        self._hear = hear

    def nativeEventFilter(  # noqa: N802 - Qt's own name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at one message."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) == b"windows_generic_MSG":
            found = wintypes.MSG.from_address(int(message))
            if found.message in _WANTED:
                self._hear(Message(found.hWnd or 0, found.message, found.wParam))
        return False, 0
