"""Faults of a definition file, collected so that all of them are shown at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from taf_desktop.support.words import ENGLISH, say

Path = tuple[str | int, ...]
"""Where something stands in a file: the keys and positions that lead to it."""

TEMPLATES = "templates"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: where (``line`` from 1), what is wrong in a plain sentence, and how to mend it."""

    file: str
    line: int
    message: str
    hint: str


class Faults:
    """Collects the faults of one file.

    A template is used by many sections, so a fault inside one is kept once, however often met.
    """

    def __init__(self, file: str, lines: Mapping[Path, int] | None = None) -> None:
        self.file = file
        self.lines: Mapping[Path, int] = lines or {}
        self._found: dict[tuple[object, ...], Fault] = {}

    def add(self, path: Path, fault: str, **values: object) -> None:
        """Add a fault at a place of the file. ``fault`` names its words in ``forms.fault``."""
        message = say(f"forms.fault.{fault}.message", ENGLISH, **values)
        self.add_words(path, fault, message, say(f"forms.fault.{fault}.hint", ENGLISH, **values))

    def add_words(self, path: Path, fault: str, message: str, hint: str) -> None:
        """Add a fault whose sentences are already made."""
        once = ("",) if path[:1] == (TEMPLATES,) else (message,)
        self._found.setdefault(
            (path, fault, *once), Fault(self.file, self.line(path), message, hint)
        )

    def line(self, path: Path) -> int:
        """Return the line of a place, or of the nearest place around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def all(self) -> tuple[Fault, ...]:
        """Return every fault in the order of the file."""
        return tuple(sorted(self._found.values()))


def did_you_mean(word: str, known: list[str]) -> str:
    """Return a hint naming the nearest known word, or all of them where none is near."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return say("forms.near.one", word=near[0])
    if known:
        return say("forms.near.listed", words=", ".join(sorted(known)[:30]))
    return say("forms.near.none")
