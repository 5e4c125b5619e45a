"""Guards against three habits of PySide6 6.12.0.

With Python 3.11 it uses up ``None`` and ``True``: ``Signal.emit`` returns ``True``, and every Qt
method that answers nothing returns ``None``, without counting the reference. Some thousand calls
later Python frees the object and dies ("none_dealloc", "bool_dealloc"). From 3.12 on these are
never freed; nothing is needed. Measured: ``sys.getrefcount`` falls by one with each call.

And it replaces Python's ``import`` by one that reads the source of every module imported later, to
see whether it wants Qt's names in another spelling. None of ours does. Measured: a tenth of all
time spent on importing.

And it makes many of its classes only when something first needs them, with all their lists of
names: looking for a child made 24 of them (11 ms). They are made one after the other behind the
first window.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from importlib import import_module

_ENOUGH = 1 << 40
_MADE_LATE = (
    ("QtWidgets", "QStyle"),
    ("QtWidgets", "QMessageBox"),
    ("QtWidgets", "QWizard"),
    ("QtWidgets", "QDialogButtonBox"),
    ("QtGui", "QGradient"),
)
"""Those with the longest lists, needed by a look at all children and by the first paintings."""


def import_qt() -> None:
    """Import Qt and keep Python's own ``import``. Call before anything else imports Qt."""
    own = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = own


def keep_singletons_alive() -> None:
    """Give these objects more references than a program can use up. Call in the first second."""
    import ctypes

    if sys.version_info < (3, 12):
        for one in (None, True, False):
            # The count is the first field of every object in these versions.
            ctypes.c_ssize_t.from_address(id(one)).value += _ENOUGH


def make_late_classes() -> Iterator[None]:
    """Let PySide make the classes it makes late, one in each step. The window's thread."""
    for module, name in _MADE_LATE:
        getattr(import_module(f"PySide6.{module}"), name)
        yield
