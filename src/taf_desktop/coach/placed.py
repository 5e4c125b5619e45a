"""A text of the record and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and where it stands. ``long`` texts are also read for how easy they are."""

    kind: str
    thing_id: str
    field: str
    text: str
    long: bool = False
