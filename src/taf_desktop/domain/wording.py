"""The same thing said another way: in easy words, or in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity

EASY = "easy"
"""Stands in place of a language for short, easy English sentences."""

NO_PICTURE = "-"
"""Stands in place of a picture's name where the one that fits by itself is taken."""


def lines_of(words: str) -> tuple[str, ...]:
    """Return the sentences of easy words: one on each line that says something."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def pictures_of(picture: str, count: int) -> tuple[str, ...]:
    """Return the chosen picture of each of ``count`` lines; "" where none was chosen.

    One name alone is meant for every line.
    """
    names = ["" if each == NO_PICTURE else each for each in picture.split()]
    if len(names) == 1:
        return tuple(names * count)
    return tuple((*names, *([""] * count))[:count])


def joined_pictures(names: tuple[str, ...]) -> str:
    """Return the chosen pictures of several lines as one text that is kept; "" if none is."""
    if not any(names):
        return ""
    kept = [name or NO_PICTURE for name in names]
    # One name alone would be taken for every line that is written below it later.
    return " ".join(kept if len(kept) > 1 else [*kept, NO_PICTURE])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Entity):
    """One field of a thing in other words, entered once and kept beside it.

    ``of_id`` and ``part`` name the thing and its field; ``language`` is ``EASY`` or a code of
    ``resources/codes/languages.yaml``. ``said`` is what the field held when the words were written,
    so that words that have been overtaken are noticed. ``picture`` names Easy Read pictures, one
    for each line (``pictures_of``).
    """

    KIND: ClassVar[str] = "wording"
    LINKS: ClassVar[frozenset[str]] = frozenset({"of_id", "part", "language", "said", "picture"})

    of_id: str = ""
    part: str = ""
    language: str = ""
    said: str = ""
    picture: str = ""
    words: str = ""
    checked_by: str = ""
    checked_on: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether somebody who knows the language checked these words."""
        return bool(self.checked_by.strip())
