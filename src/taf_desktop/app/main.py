"""Starts the program: reads the command line, shows the first window, and gives the exit code.

Only Qt and what the first window needs is imported before that window is painted: see
``docs/decisions/0009-first-paint.md``.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from taf_desktop import __version__
from taf_desktop.app.options import NOT_SAID, Given, Options
from taf_desktop.runtime.qt_guard import import_qt
from taf_desktop.support import paths

if TYPE_CHECKING:
    from taf_desktop.app.bootstrap import Program
    from taf_desktop.runtime.single import OnlyOne

GIVES_WAY = 0.001
"""Seconds after which a lane lets the window's thread run that waits for it.

Python's own five milliseconds add up: each click, key and painting asks many times. It is the least
that Windows can count: with less it would ask again and again without pause.
"""
ALREADY_OPEN = 1
"""The exit code of a second start that found the first one not answering."""


def run() -> NoReturn:
    """Run the program as a process of its own, and end it."""
    leave(main())


def leave(code: int) -> NoReturn:
    """End the process with ``code``, which nothing else is to be done in.

    Python's own way out has Qt take apart whatever is left, in no order, and now and then the
    process dies of that. Everything is saved and closed by then: it simply ends.
    """
    for stream in (sys.stdout, sys.stderr):
        # There are none where a program has no console.
        if stream is not None:
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; ``argv`` is without the program's own name."""
    given = read_arguments(sys.argv[1:] if argv is None else argv)
    if given.version:
        sys.stdout.write(f"{paths.APP_NAME} {__version__}\n")
        return 0
    one = claim(given)
    if one is None:
        from taf_desktop.app.second_start import ask_the_first

        return 0 if ask_the_first(given.data, given.hand_over) else ALREADY_OPEN
    return begin(given, one).app.exec()


def claim(given: Given) -> OnlyOne | None:
    """Claim the data folder for this process; none if another one has it."""
    # What is imported now stays: looking for garbage in it is time lost. A collector takes over
    # once the program runs.
    gc.disable()
    import_qt()
    from taf_desktop.runtime.single import OnlyOne

    one = OnlyOne(given.data)
    # The process that locked still has the folder for a moment; it is claimed behind the window.
    return one if given.after or one.claim() else None


def begin(given: Given, one: OnlyOne) -> Program:
    """Make the application and show the first window; the caller runs it."""
    from PySide6.QtWidgets import QApplication

    from taf_desktop.app.bootstrap import Program
    from taf_desktop.app.collector import Collector
    from taf_desktop.runtime.starts import ENOUGH, Starts
    from taf_desktop.ui.common import theme

    sys.setswitchinterval(GIVES_WAY)
    app = QApplication([sys.argv[0], *theme.QT_ARGUMENTS])
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationVersion(__version__)
    # Locking and closing take their own way out; a hidden window must not end the program.
    app.setQuitOnLastWindowClosed(False)
    # Until the process ends: a lane may still be at work when the window has gone.
    Collector(app)
    options = Options(
        given.data, given.vault, given.unsaved, given.safe, given.restore, given.hand_over
    )
    starts = Starts(one.folder)
    if starts.failed() >= ENOUGH and not given.safe:
        from taf_desktop.app.safe_mode import offer

        options = options._replace(safe=offer(app))
    starts.begin()
    program = Program(app, options, one=one)
    program.finished.connect(app.quit)
    program.watch_faults()
    program.start()
    return program


def read_arguments(argv: Sequence[str]) -> Given:
    """Return what was asked for on the command line; wrong use ends the process in words."""
    quick = _quickly(argv)
    if quick is None:
        from taf_desktop.app.command_line import read

        quick = read(argv)
    return quick if quick.data != NOT_SAID else quick._replace(data=paths.data_folder())


def _quickly(argv: Sequence[str]) -> Given | None:
    """Read what the program itself and its shortcut say; none for anything else.

    The whole reader with its help takes longer than showing a page of the window.
    """
    given = Given(NOT_SAID)
    words = list(argv)
    while words:
        match words:
            case ["--data", folder, *words]:
                given = given._replace(data=Path(folder))
            case ["--vault", folder, *words]:
                given = given._replace(vault=Path(folder))
            case ["--after", number, *words] if number.isdecimal():
                given = given._replace(after=int(number))
            case ["--unsaved", *words]:
                given = given._replace(unsaved=True)
            case ["--restore", *words]:
                given = given._replace(restore=True)
            case ["--open", file, *words]:
                given = given._replace(hand_over=Path(file))
            case ["--safe", *words]:
                given = given._replace(safe=True)
            case _:
                return None
    return given


if __name__ == "__main__":
    run()
