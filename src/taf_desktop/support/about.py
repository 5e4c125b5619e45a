"""What may be told of this computer and program: versions and kinds, never a name or a path."""

from __future__ import annotations

import locale
import platform
import sys

from taf_desktop import __version__


def lines() -> tuple[tuple[str, str], ...]:
    """Return names and values for a report that a person reads before sending it."""
    return (
        ("program", __version__),
        ("python", platform.python_version()),
        ("system", f"{platform.system()} {platform.release()}"),
        ("machine", platform.machine()),
        ("language", (locale.getlocale()[0] or "none")),
        ("installed", "yes" if not _in_checkout() else "no, run from its sources"),
    )


def _in_checkout() -> bool:
    from taf_desktop.support import paths

    return (paths.program_folder() / "pyproject.toml").exists() and not hasattr(sys, "frozen")
