"""Starts the program: reads the command line, shows the first window, and gives the exit code.

Only Qt and what the first window needs is imported before that window is painted: see
``docs/decisions/0009-first-paint.md``.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from taf_desktop import __version__
from taf_desktop.runtime.qt_guard import import_qt
from taf_desktop.support import paths

if TYPE_CHECKING:
    from taf_desktop.app.bootstrap import Program


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; ``argv`` is without the program's own name."""
    given = read_arguments(sys.argv[1:] if argv is None else argv)
    if given.version:
        sys.stdout.write(f"{paths.APP_NAME} {__version__}\n")
        return 0
    return begin(given).app.exec()


def begin(given: argparse.Namespace) -> Program:
    """Make the application and show the first window; the caller runs it."""
    # What is imported now stays: looking for garbage in it is time lost. The collector below
    # takes over once the program runs.
    gc.disable()
    import_qt()
    from PySide6.QtWidgets import QApplication

    from taf_desktop.app.bootstrap import Options, Program
    from taf_desktop.app.collector import Collector
    from taf_desktop.ui.common import theme

    app = QApplication([sys.argv[0], *theme.QT_ARGUMENTS])
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationVersion(__version__)
    # Locking and closing take their own way out; a hidden window must not end the program.
    app.setQuitOnLastWindowClosed(False)
    app.aboutToQuit.connect(Collector(app).stop)
    program = Program(app, Options(given.data, given.vault, given.unsaved))
    program.finished.connect(app.quit)
    program.watch_faults()
    program.start()
    return program


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="taf-desktop", description="TAF Desktop")
    parser.add_argument(
        "--data",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="the folder for vaults and for this computer's settings",
    )
    parser.add_argument(
        "--vault", type=Path, default=None, metavar="FOLDER", help="the vault to unlock"
    )
    parser.add_argument("--version", action="store_true", help="say the version and end")
    # Passed on by a program that locked and could not save the last words.
    parser.add_argument("--unsaved", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    given.data = given.data or paths.data_folder()
    return given


if __name__ == "__main__":
    sys.exit(main())
