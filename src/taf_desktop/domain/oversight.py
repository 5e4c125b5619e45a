"""Somebody else looks at the work with the lead professional: when, who, and what they decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight(Entity):
    """One talk about a family with a manager, supervisor or safeguarding lead.

    Practice (Ofsted, Early help, 2015): weak plans often had nobody else who looked. ``how`` is a
    code of ``resources/codes/oversight_how.yaml``. It is for professionals and on no family's copy.
    """

    KIND: ClassVar[str] = "oversight"

    held_on: str = ""
    with_whom: str = ""
    how: str = ""
    talked_about: str = ""
    decided: str = ""
