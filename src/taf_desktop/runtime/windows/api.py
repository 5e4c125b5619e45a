"""Calls into Windows, each with its types. They answer false instead of raising.

``WindowsApi`` is handed what loads a library, so that tests on any system see the calls made.
Sources: Microsoft's reference of each function, named at its method.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any, Protocol

SEEN_BY_ALL = 0x00
HIDDEN_FROM_CAPTURE = 0x11
"""WDA_NONE and WDA_EXCLUDEFROMCAPTURE (Windows 10 2004 and later)."""
SHOWN_BLACK = 0x01
"""WDA_MONITOR, for older Windows: a capture shows the window as a black area."""
THIS_SESSION = 0
HIDE = 0
NO_CRASH_BOX = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX."""
NO_HEAP_IN_REPORTS = 1
DACL = 4
PROTECTION = "D:P(A;;0x101401;;;OW)(A;;0x1FFFFF;;;SY)"
"""Who may do what with our process: its owner may ask how it is and end it, but read no memory.
PROCESS_TERMINATE, PROCESS_QUERY_INFORMATION (screen readers ask for it),
PROCESS_QUERY_LIMITED_INFORMATION and SYNCHRONIZE; the system may do everything."""

LIBRARIES = {
    "user32": (
        "SetWindowDisplayAffinity",
        "AllowSetForegroundWindow",
        "EnumThreadWindows",
        "IsWindowVisible",
        "ShowWindow",
    ),
    "wtsapi32": ("WTSRegisterSessionNotification", "WTSUnRegisterSessionNotification"),
    "kernel32": ("GetCurrentProcess", "GetCurrentThreadId", "SetErrorMode", "LocalFree"),
    "wer": ("WerSetFlags",),
    "advapi32": (
        "ConvertStringSecurityDescriptorToSecurityDescriptorW",
        "SetKernelObjectSecurity",
    ),
}
"""Every function of Windows this program calls by itself, by library."""

ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "SetWindowDisplayAffinity": (wintypes.HWND, wintypes.DWORD),
    "AllowSetForegroundWindow": (wintypes.DWORD,),
    "IsWindowVisible": (wintypes.HWND,),
    "ShowWindow": (wintypes.HWND, ctypes.c_int),
    "WTSRegisterSessionNotification": (wintypes.HWND, wintypes.DWORD),
    "WTSUnRegisterSessionNotification": (wintypes.HWND,),
    "SetErrorMode": (wintypes.UINT,),
    "WerSetFlags": (wintypes.DWORD,),
    "LocalFree": (wintypes.HLOCAL,),
    "SetKernelObjectSecurity": (wintypes.HANDLE, wintypes.DWORD, ctypes.c_void_p),
}
Load = Callable[[str], Any]


class Api(Protocol):
    """What the program wants of Windows."""

    def hear_session(self, window: int) -> bool:
        """Have a window told when the session is locked, left or ended."""
        ...

    def forget_session(self, window: int) -> None:
        """Have a window told no more."""
        ...

    def hide_from_capture(self, window: int, *, hidden: bool) -> bool:
        """Keep a window out of screen pictures and shared screens, or allow it there."""
        ...

    def allow_foreground(self, process: int) -> None:
        """Let another process bring its window to the front in our place."""
        ...

    def hide_all_windows(self) -> None:
        """Hide every visible window of this thread, also those that are not Qt's."""
        ...

    def protect_process(self) -> tuple[bool, bool]:
        """Keep memory out of crash reports and from other programs; say which of both worked."""
        ...


class WindowsApi:
    """``Api`` through ctypes."""

    def __init__(self, load: Load) -> None:
        """Take what loads a library by its name; on Windows ``ctypes.WinDLL``."""
        self._calls: dict[str, Any] = {}
        for library, names in LIBRARIES.items():
            loaded = load(library)
            for name in names:
                call = getattr(loaded, name)
                if name in ARGUMENTS:
                    call.argtypes = ARGUMENTS[name]
                self._calls[name] = call
        # Or a handle would be cut to 32 bits.
        self._calls["GetCurrentProcess"].restype = wintypes.HANDLE

    def hear_session(self, window: int) -> bool:
        """See ``Api``. WTSRegisterSessionNotification."""
        return bool(self._calls["WTSRegisterSessionNotification"](window, THIS_SESSION))

    def forget_session(self, window: int) -> None:
        """See ``Api``. WTSUnRegisterSessionNotification."""
        self._calls["WTSUnRegisterSessionNotification"](window)

    def hide_from_capture(self, window: int, *, hidden: bool) -> bool:
        """See ``Api``. SetWindowDisplayAffinity."""
        change = self._calls["SetWindowDisplayAffinity"]
        if not hidden:
            return bool(change(window, SEEN_BY_ALL))
        return bool(change(window, HIDDEN_FROM_CAPTURE)) or bool(change(window, SHOWN_BLACK))

    def allow_foreground(self, process: int) -> None:
        """See ``Api``. AllowSetForegroundWindow."""
        self._calls["AllowSetForegroundWindow"](process)

    def hide_all_windows(self) -> None:
        """See ``Api``. EnumThreadWindows, IsWindowVisible, ShowWindow."""
        calls = self._calls

        def each(window: int, _nothing: int) -> bool:
            if calls["IsWindowVisible"](window):
                calls["ShowWindow"](window, HIDE)
            return True

        kind = ctypes.CFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
        calls["EnumThreadWindows"](calls["GetCurrentThreadId"](), kind(each), 0)

    def protect_process(self) -> tuple[bool, bool]:
        """See ``Api``. SetErrorMode, WerSetFlags; SetKernelObjectSecurity."""
        self._calls["SetErrorMode"](NO_CRASH_BOX)
        no_dumps = self._calls["WerSetFlags"](NO_HEAP_IN_REPORTS) == 0
        descriptor = ctypes.c_void_p()
        made = self._calls["ConvertStringSecurityDescriptorToSecurityDescriptorW"](
            ctypes.c_wchar_p(PROTECTION), 1, ctypes.byref(descriptor), None
        )
        if not made:
            return no_dumps, False
        own = self._calls["GetCurrentProcess"]()
        closed = bool(self._calls["SetKernelObjectSecurity"](own, DACL, descriptor))
        self._calls["LocalFree"](descriptor)
        return no_dumps, closed


def load_api() -> Api | None:
    """Return the calls into Windows; none on other systems, or where a library is missing."""
    if sys.platform != "win32":
        return None
    try:
        return WindowsApi(ctypes.WinDLL)
    except (OSError, AttributeError):
        return None
