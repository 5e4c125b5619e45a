"""A guard against one fault of PySide6 6.12.0 with Python 3.11: it uses up ``None`` and ``True``.

``Signal.emit`` returns ``True``, and every Qt method that answers nothing returns ``None``, without
counting the reference. Some thousand calls later Python frees the object and dies ("none_dealloc",
"bool_dealloc"). From 3.12 on these are never freed; nothing is needed. Measured:
``sys.getrefcount`` falls by one with each call.
"""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = 1 << 40


def keep_singletons_alive() -> None:
    """Give these objects more references than a program can use up. Call before windows open."""
    if sys.version_info < (3, 12):
        for one in (None, True, False):
            # The count is the first field of every object in these versions.
            ctypes.c_ssize_t.from_address(id(one)).value += _ENOUGH
