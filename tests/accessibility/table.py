"""Prints the table of ``docs/PRINTS.md``: documents × formats × pages × failed rules.

``PYTHONPATH=src .venv/bin/python -m tests.accessibility.table`` draws every document of the example
family in every format and language and has veraPDF check each for PDF/UA-1. A name after it takes
one document only.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from taf_desktop.domain.printing import Printing
from taf_desktop.reports.catalogue import DOCUMENTS, make
from taf_desktop.reports.formats import formats_for
from taf_desktop.reports.translations import languages_for
from taf_desktop.support.words import say
from tests.accessibility.verapdf import Checker
from tests.reports.example import inputs

READER = "Robin"
"""Whose copy it is: a child, so that there is a child's page."""


def printings(document_id: str) -> dict[str, Printing]:
    """Return every way to print a document, by its name in the table."""
    formats = {each.id: Printing(format_id=each.id) for each in formats_for(document_id)}
    languages = {code: Printing(language=code) for code in languages_for(document_id)}
    easy = {
        f"easy_read, {code} + en": Printing(format_id="easy_read", language=code)
        for code in languages
        if "easy_read" in formats
    }
    return {**formats, **{f"{code} + en": each for code, each in languages.items()}, **easy}


def rows(checker: Checker, folder: Path, only: str = "") -> Iterator[tuple[str, str, int, int]]:
    """Walk the lines of the table: document, format, pages, failed rules."""
    for entry in DOCUMENTS:
        if only and entry.id != only:
            continue
        drawn: list[tuple[str, int, Path]] = []
        for name, printing in printings(entry.id).items():
            document = make(inputs(entry.id), READER, printing=printing)
            file = folder / f"{entry.id} {name}.pdf"
            file.write_bytes(document.pdf)
            checker.ask(file)
            drawn.append((name, document.pages, file))
        for name, pages, file in drawn:
            yield say(entry.title), name, pages, len(checker.answer(file))


def main(arguments: list[str]) -> int:
    """Print the table, and a sum; the answer is how many files break a rule."""
    files = pages = broken = 0
    print("| document | format | pages | failed rules |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, Checker() as checker:
        for document, name, count, failed in rows(checker, Path(folder), *arguments[:1]):
            print(f"| {document} | {name} | {count} | {failed} |", flush=True)
            files, pages, broken = files + 1, pages + count, broken + bool(failed)
    print(f"\n{files} files, {pages} pages, {broken} with a failed rule.")
    return broken


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
