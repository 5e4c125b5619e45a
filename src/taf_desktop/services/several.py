"""Several documents at once: what they are called as files, and the list that lies on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.services.passphrases import suggest
from taf_desktop.support.atomic import write_bytes
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """One document of several: what it is, for whom, how it is printed, and how long it is.

    ``file`` is its file's name, "" where it is printed and not saved.
    """

    what: str
    to: str
    how: str
    pages: int
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverList:
    """The list of several documents that were made together on one day.

    With ``passwords`` it is for reading and printing alone: it is never written to a disk.
    """

    family: str
    today: date
    lines: tuple[CoverLine, ...]
    passwords: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Whose files open with which words, where each person has their own."""

    @property
    def pages(self) -> int:
        """How many pages they have together."""
        return sum(line.pages for line in self.lines)


def file_name(number: int, document_id: str, today: date) -> str:
    """Return a neutral file name with a number, never whom it is about or for."""
    return f"taf-{number:02d}-{document_id.replace('_', '-')}-{today.isoformat()}.pdf"


def cover_name(today: date) -> str:
    """Return the name of the list's file; it stands first in the folder."""
    return f"taf-00-list-{today.isoformat()}.pdf"


def own_passwords(people: Iterable[str]) -> Mapping[str, str]:
    """Return five words for each person, by their id. They are nobody else's."""
    found: dict[str, str] = {}
    for each in dict.fromkeys(people):
        words = suggest()
        while words in found.values():
            words = suggest()
        found[each] = words
    return found


def save_several(contents: Sequence[tuple[str, bytes]], parent: Path, today: date) -> Path:
    """Write files into a new folder and return it. All of them stand there, or none.

    Args:
        contents: A file's name and what is in it.
        parent: Where the new folder is made; nothing that is there is written over.
        today: The day, which the folder is called after.

    Raises:
        EnvironmentProblem: ``documents.several_not_saved``, with nothing half-written left behind.
    """
    written: list[Path] = []
    folder = _new_folder(parent, today)
    try:
        folder.mkdir()
        for name, content in contents:
            written.append(folder / name)
            write_bytes(folder / name, content)
    except OSError as problem:
        _take_back(folder, written)
        raise EnvironmentProblem("documents.several_not_saved") from problem
    return folder


def folder_words(folder: Path, files: int, *, locked: bool, own: bool = False) -> str:
    """Return what is said once they were saved; ``own``: each person has words of their own."""
    kind = "own" if own else "locked" if locked else "saved"
    return say(f"documents.several_{kind}", folder=folder.name, count=files)


def _new_folder(parent: Path, today: date) -> Path:
    name = f"taf-documents-{today.isoformat()}"
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    return folder


def _take_back(folder: Path, written: Sequence[Path]) -> None:
    """Remove what was written before it went wrong; the folder was ours and new."""
    try:
        for path in written:
            path.unlink(missing_ok=True)
        folder.rmdir()
    except OSError:
        return  # The disk is gone or full: there is nothing more to take back.
