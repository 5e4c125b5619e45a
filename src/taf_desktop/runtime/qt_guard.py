"""A guard against one fault of PySide6 6.12.0 with Python 3.11: ``Signal.emit`` uses up ``True``.

``emit`` returns ``True`` without counting the reference, so some hundred emits later Python frees
the object and dies ("bool_dealloc"). From 3.12 on ``True`` is never freed; nothing is needed.
Measured: ``sys.getrefcount(True)`` falls by one with each emit.
"""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = 1 << 40


def keep_true_alive() -> None:
    """Give ``True`` more references than a program can use up. Call once, before windows open."""
    if sys.version_info < (3, 12):
        # The count is the first field of every object in these versions.
        ctypes.c_ssize_t.from_address(id(True)).value += _ENOUGH
