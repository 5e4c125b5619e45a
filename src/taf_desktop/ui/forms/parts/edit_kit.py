"""What every editor of a screen needs to save what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.support.clock import Clock

SaveThing = Callable[[str, str, int, Mapping[str, Answer]], tuple[Entity, ChangeSet]]
"""``services.records.Records.save``: kind, id, revision, answers."""


@dataclass(frozen=True, slots=True)
class EditKit:
    """The service that saves, what runs it, and who is told "Saved 14:32"."""

    save: SaveThing
    runner: TaskRunner
    clock: Clock
    said: Callable[[str], None]
