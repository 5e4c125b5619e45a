"""Keeps what a form session holds as a recorded thing, revision by revision. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.forms.session import Snapshot

E = TypeVar("E", bound=Entity)
Save = Callable[[str, int, Mapping[str, Answer]], tuple[E, ChangeSet]]
"""A service call: the thing's id, the revision it was based on, its answers."""


class KeptWork(Generic[E]):
    """What ``runtime.autosave.Autosave`` calls to save: it knows the thing's latest revision.

    It is called on the database lane only, one save after the other, so each save is based on the
    revision the one before gave.
    """

    def __init__(self, thing: E, save: Save[E]) -> None:
        self.thing = thing
        self._save = save

    def __call__(self, snapshot: Snapshot) -> tuple[E, ChangeSet]:
        """Save a snapshot and remember the thing's new revision."""
        self.thing, changes = self._save(self.thing.id, self.thing.revision, snapshot.answers)
        return self.thing, changes
