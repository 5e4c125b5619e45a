"""The same thing said another way: in easy words, or in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity

EASY = "easy"
"""Stands in place of a language for short, easy English sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Entity):
    """One field of a thing in other words, entered once and kept beside it.

    ``of_id`` and ``part`` name the thing and its field; ``language`` is ``EASY`` or a code of
    ``resources/codes/languages.yaml``. ``said`` is what the field held when the words were written,
    so that words that have been overtaken are noticed. ``picture`` names an Easy Read picture.
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
