"""The changes a form session can take, and the frozen picture of its answers.

Applying a change gives the change that takes it back; that is all undo needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from taf_desktop.domain.entity import Answer


@dataclass(frozen=True, slots=True)
class SetValue:
    """Give a question an answer."""

    key: str
    value: Answer


@dataclass(frozen=True, slots=True)
class AddRow:
    """Add a row to a repeat at a position from 0, with answers by question name."""

    repeat_key: str
    row_id: str
    at: int
    values: Mapping[str, Answer] = field(default_factory=dict[str, Answer])


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """Take a row out of a repeat, with its answers."""

    repeat_key: str
    row_id: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Move a row of a repeat to a position from 0."""

    repeat_key: str
    row_id: str
    to: int


Change = SetValue | AddRow | RemoveRow | MoveRow


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The answers at one revision, for saving. Its mapping can no longer change."""

    revision: int
    answers: Mapping[str, Answer]
