"""Copies that are given away: to whom, what was given, and which passages never go along."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from taf_desktop.domain.entity import Entity


class ToWhom(StrEnum):
    """What kind of reader a copy is for."""

    PERSON = "person"
    PROFESSIONAL = "professional"
    OTHER = "other"
    OWN_FILE = "own_file"
    """Nobody: it stays with whoever keeps the record. Nothing is left out of it."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whose copy it is: somebody of the family or the team by their id, or anybody by name."""

    to: ToWhom
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGiven(Entity):
    """One copy that was given away: what, which version, to whom, how, when and by whom.

    ``document_id`` and ``of_id`` are those of ``services.documents``; ``of_version`` counts the
    agreed versions, nothing for a draft. ``to_kind`` is a value of ``ToWhom``; ``to_id`` is "" for
    somebody outside. ``file_kind`` is a code of ``resources/codes/copy_file.yaml``; ``protected``
    is "yes" or "no" for a file and "" for paper. ``left_out`` holds codes, never words.
    """

    KIND: ClassVar[str] = "copy_given"
    LINKS: ClassVar[frozenset[str]] = frozenset(
        {
            "document_id", "of_id", "of_version", "to_kind", "to_id", "file_kind", "format_id",
            "language", "protected", "left_out",
        }
    )  # fmt: skip

    document_id: str = ""
    of_id: str = ""
    of_version: int | None = None
    to_kind: str = ""
    to_id: str = ""
    file_kind: str = ""
    format_id: str = ""
    language: str = ""
    protected: str = ""
    left_out: tuple[str, ...] = ()
    what: str = ""
    to_name: str = ""
    given_on: str = ""
    how: str = ""
    given_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Entity):
    """A passage of the record that does not go into every copy.

    ``of_kind``, ``of_id`` and ``part`` name the field it stands in (an assessment's ``part`` is the
    key of the answer), ``said`` is the passage as it stands there. ``mark`` is a code of
    ``resources/codes/passage_mark.yaml``.
    """

    KIND: ClassVar[str] = "passage"
    LINKS: ClassVar[frozenset[str]] = frozenset({"of_kind", "of_id", "part", "said"})

    of_kind: str = ""
    of_id: str = ""
    part: str = ""
    said: str = ""
    mark: str = ""
    reason: str = ""


NOT_FOR_FAMILY = "not_for_family"
"""Code of ``resources/codes/passage_mark.yaml``: the team may read it, the family's copies not."""
THIRD_PARTY = "third_party"
"""Code of ``resources/codes/passage_mark.yaml``: about somebody else, and on nobody's copy."""
