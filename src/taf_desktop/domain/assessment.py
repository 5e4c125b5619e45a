"""The whole-family assessment: answers to one version of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from taf_desktop.domain.entity import Answer, Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Entity):
    """One filling-in of a form, bound to the exact definition it was answered with.

    ``form_hash`` is the SHA-256 of the definition's text, which is kept in the vault, so that old
    answers always show their old questions. ``answers`` maps an answer key to its value; a row of a
    repeated group has keys ``<repeat>/<row id>/<field>`` and the repeat's own key holds the row
    ids.
    """

    KIND: ClassVar[str] = "assessment"
    LINKS: ClassVar[frozenset[str]] = frozenset(
        {"form_id", "form_version", "form_hash", "status", "started", "finished", "answers"}
    )

    form_id: str = ""
    form_version: str = ""
    form_hash: str = ""
    status: str = "draft"
    started: str = ""
    finished: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
