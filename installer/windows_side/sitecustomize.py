"""Lends Qt's test module to the installed packages, which do not carry it. For trying things only.

Where this is Wine, whose Windows lacks ``CopyFile2``, files are copied as Python 3.11 did.

``TAF_DEV_SITE`` names the folder with everything the checks need.
"""

import ctypes
import importlib.util
import os
import sys
from importlib.machinery import ModuleSpec


class QtTest:
    """Finds ``PySide6.QtTest`` where the checks' packages lie."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def find_spec(self, name: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Return where the module lies, for that one name."""
        if name != "PySide6.QtTest":
            return None
        os.add_dll_directory(self._folder)
        return importlib.util.spec_from_file_location(
            name, os.path.join(self._folder, "QtTest.pyd")
        )


def without_copy_file_2() -> None:
    """Take away the function that Wine cannot call; ``shutil`` then does without it."""
    import _winapi

    if hasattr(ctypes.WinDLL("ntdll"), "wine_get_version") and hasattr(_winapi, "CopyFile2"):
        del _winapi.CopyFile2


if sys.platform == "win32":
    without_copy_file_2()
    sys.meta_path.insert(0, QtTest(os.path.join(os.environ["TAF_DEV_SITE"], "PySide6")))
