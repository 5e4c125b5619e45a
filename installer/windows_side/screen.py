"""Finds windows and presses keys as a person at this computer would: through Windows itself."""

import ctypes
import time
from ctypes import wintypes

user32 = ctypes.WinDLL("user32", use_last_error=True)
KEY_UP, CONTROL, RETURN, CLOSE = 0x2, 0x11, 0x0D, 0x10
SHIFT = 0x10


class KeyInput(ctypes.Structure):
    _fields_ = (("key", wintypes.WORD), ("scan", wintypes.WORD), ("flags", wintypes.DWORD),
                ("time", wintypes.DWORD), ("extra", ctypes.c_size_t))  # fmt: skip


class Input(ctypes.Structure):
    # The mouse's part is the largest of the three kinds of input: 32 bytes.
    class Kinds(ctypes.Union):
        _fields_ = (("key", KeyInput), ("room", ctypes.c_byte * 32))

    _fields_ = (("kind", wintypes.DWORD), ("what", Kinds))


def windows(title):
    """Return the visible windows with a title, each with its process, the newest first."""
    found = []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def look(window, _nothing):
        words = ctypes.create_unicode_buffer(200)
        user32.GetWindowTextW(window, words, 200)
        kind = ctypes.create_unicode_buffer(200)
        user32.GetClassNameW(window, kind, 200)
        process = wintypes.DWORD()
        user32.GetWindowThreadProcessId(window, ctypes.byref(process))
        shown = user32.IsWindowVisible(window) and kind.value.startswith("Qt")
        if shown and title in words.value:
            found.append((window, process.value))
        return True

    user32.EnumWindows(look, 0)
    return found


def wait_for(condition, what, seconds=90):
    """Wait until something is true and return it."""
    late = time.monotonic() + seconds
    while time.monotonic() < late:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.05)
    raise TimeoutError(what)


def to_front(window):
    """Give a window the keyboard."""
    user32.SetForegroundWindow(window)
    wait_for(lambda: user32.GetForegroundWindow() == window, "the window in front")


def press(key, *, up):
    """Press or let go one key of the keyboard."""
    entry = Input(kind=1)
    entry.what.key = KeyInput(
        key=key, scan=user32.MapVirtualKeyW(key, 0), flags=KEY_UP if up else 0
    )
    user32.SendInput(1, ctypes.byref(entry), ctypes.sizeof(entry))


def chord(*keys):
    """Press keys together."""
    for key in keys:
        press(key, up=False)
    for key in reversed(keys):
        press(key, up=True)


def type_words(words):
    """Type plain words, key by key."""
    for letter in words:
        code = user32.VkKeyScanW(ord(letter))
        shifted = bool(code >> 8 & 1)
        chord(*([SHIFT] if shifted else []), code & 0xFF)
        time.sleep(0.01)


def close(window):
    """Close a window as its cross does."""
    user32.PostMessageW(window, CLOSE, 0, 0)
