"""The same guard as ``runtime.qt_guard``, for ``None`` and ``False``.

Measured with PySide6 6.12.0 on Python 3.11: each call of a Qt method that answers nothing takes
one reference off ``None`` and gives none back, so a few thousand calls later Python dies
("none_dealloc").
"""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = 1 << 40


def keep_singletons_alive() -> None:
    """Give both more references than a program can use up. Call once, before windows open."""
    if sys.version_info < (3, 12):
        for one in (None, False):
            ctypes.c_ssize_t.from_address(id(one)).value += _ENOUGH
