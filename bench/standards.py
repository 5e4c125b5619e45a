"""What is held against something other than time: set-up, accessible pages, promises, tests.

These rows count; their goal is a number, and the tests hold the same.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bench.timing import Figure
from bench.vaults import Shelf
from taf_desktop.support import paths

SETUP, INSTALLED = 60, 220
"""Megabytes."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Weigh the newest set-up, and count what breaks a rule, a promise, or goes unnoticed."""
    yield from _setup(paths.program_folder() / "build" / "windows")
    yield from _pages(shelf.room)
    yield _promises()


def _setup(folder: Path) -> Iterator[Figure]:
    made = sorted(folder.glob("*-setup.exe"), key=lambda path: path.stat().st_mtime)
    if not made:
        return
    note = f"{made[-1].name}, as last made by dev.py installer"
    yield Figure("setup.exe", made[-1].stat().st_size / 1e6, SETUP, "MB", note)
    files = (path for path in (folder / "fresh").rglob("*") if path.is_file())
    installed = sum(path.stat().st_size for path in files) / 1e6
    if installed:
        yield Figure("installed", installed, INSTALLED, "MB")


def _pages(room: Path) -> Iterator[Figure]:
    from taf_desktop.domain.errors import UserError
    from taf_desktop.reports.catalogue import DOCUMENTS, make
    from taf_desktop.reports.formats import Printing, formats_for
    from tests.accessibility.faulty import FAULTS
    from tests.accessibility.verapdf import Checker
    from tests.reports.hard_families import inputs

    broken = checked = unnoticed = 0
    with Checker() as checker:
        for entry in DOCUMENTS:
            for paper in formats_for(entry.id):
                file = room / f"{entry.id}-{paper.id}.pdf"
                with suppress(UserError):
                    printing = Printing(format_id=paper.id)
                    made = make(inputs("children", entry.id), "Kim", printing=printing)
                    file.write_bytes(made.pdf)
                    checked += 1
                    broken += len(checker.failed(file))
        for number, fault in enumerate(FAULTS):
            file = room / f"fault-{number}.pdf"
            file.write_bytes(fault())
            unnoticed += not checker.failed(file)
    note = f"{checked} files: every document in every format, checked by veraPDF"
    yield Figure("rules of PDF/UA-1 broken", broken, 0, "rules", note)
    note = f"{len(FAULTS)} files with one fault each"
    yield Figure("faults put into a document that the check did not see", unnoticed, 0, "", note)


def _promises() -> Figure:
    command = [sys.executable, "-m", "tests.security", "--short"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if " | " in line]
    broken = [line for line in lines if line.startswith("BROKEN")]
    if not lines:
        broken = ["none was tried"]
    note = f"{len(lines)} promises of docs/SECURITY.md put to the test, at the effort of the tests"
    return Figure("promises of safety broken", len(broken), 0, "", note)
