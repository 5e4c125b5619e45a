"""Where the program finds its own files, and where it may write.

The program's own files (``resources/`` and ``forms/``) lie beside ``src/`` in a checkout and beside
the package in an installed copy. What the program writes goes under one local, never roaming
folder.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

APP_NAME = "TAF Desktop"


@cache
def program_folder() -> Path:
    """Return the folder that holds ``resources`` and ``forms``.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for folder in Path(__file__).resolve().parents:
        if (folder / "resources" / "words").is_dir() and (folder / "forms").is_dir():
            return folder
    raise FileNotFoundError("resources")


def resource(*parts: str) -> Path:
    """Return the path of one of the program's own resource files."""
    return program_folder().joinpath("resources", *parts)


def forms_folder() -> Path:
    """Return the folder of published form definitions, ``<form_id>/<version>.yaml``."""
    return program_folder() / "forms"


def data_folder() -> Path:
    """Return the local (not roaming) folder for vaults and machine settings of this person."""
    # Asked before the first painting: on Windows the system names the folder to every program.
    local = os.environ.get("LOCALAPPDATA", "") if sys.platform == "win32" else ""
    if local:
        return Path(local, APP_NAME)
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))
