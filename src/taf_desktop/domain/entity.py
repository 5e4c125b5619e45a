"""What every recorded thing has in common."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import ClassVar

Answer = str | int | float | tuple[str, ...] | None
"""A field's value. Text and codes are ``str`` ("" means not answered), numbers ``int``/``float``
(``None`` means not answered), several choices a tuple of codes. Dates are ``str``: an ISO day, or
the words the person used ("about 2015"), see ``domain.dates``."""

STRUCTURE = frozenset({"id", "family_id", "revision", "position"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A recorded thing: it belongs to one family, has a UUIDv7 id and counts its revisions.

    ``revision`` is 0 for a thing not yet saved and grows by one with every save. Fields of
    subclasses are the words of the field; their labels and choices stand in
    ``resources/record/<kind>.yaml``. ``LINKS`` names the fields that hold another thing's id and so
    are no questions.
    """

    KIND: ClassVar[str]
    LINKS: ClassVar[frozenset[str]] = frozenset()

    id: str
    family_id: str
    revision: int = 0
    position: int = 0


@cache
def question_fields(kind: type[Entity]) -> tuple[str, ...]:
    """Return the names of the fields a person answers, in order."""
    return tuple(f.name for f in fields(kind) if f.name not in STRUCTURE | kind.LINKS)
