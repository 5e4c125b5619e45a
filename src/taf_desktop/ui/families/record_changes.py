"""Adding, putting aside and bringing back things of a family, away from the screen. Qt-free."""

from __future__ import annotations

from collections.abc import Callable

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.records import Records, made

OnError = Callable[[Exception], None]


class RecordChanges:
    """What the screens of a family ask of ``Records``, with one place for errors."""

    def __init__(
        self, records: Records, runner: TaskRunner, owner: object, on_error: OnError
    ) -> None:
        """Take the service, what runs it, the screen that asks, and who hears errors."""
        self._records = records
        self._runner = runner
        self._owner = owner
        self._on_error = on_error

    def add(
        self, kind: str, family_id: str, on_done: Callable[[Entity], None], **values: Answer
    ) -> None:
        """Add a thing with a few answers already known, and hand it on."""

        def job(_ticket: object) -> tuple[Entity, ChangeSet]:
            return self._records.add(made(KINDS[kind], family_id, **values))

        self._runner.run_change(job, on_done, self._on_error, owner=self._owner)

    def put_aside(self, kind: str, thing_id: str, on_done: Callable[[None], None]) -> None:
        """Hide a thing; nothing is destroyed."""

        def job(_ticket: object) -> tuple[None, ChangeSet]:
            return None, self._records.put_aside(kind, thing_id)

        self._runner.run_change(job, on_done, self._on_error, owner=self._owner)

    def bring_back(self, kind: str, thing_id: str, on_done: Callable[[None], None]) -> None:
        """Show a thing again that was put aside."""

        def job(_ticket: object) -> tuple[None, ChangeSet]:
            return None, self._records.bring_back(kind, thing_id)

        self._runner.run_change(job, on_done, self._on_error, owner=self._owner)


def find_thing(file: FamilyFile, kind: str, thing_id: str) -> Entity | None:
    """Return a thing of a family's own record; none if it is not there."""
    if kind == "family":
        return file.family if thing_id == file.family.id else None
    lists: dict[str, tuple[Entity, ...]] = {
        "home": file.homes,
        "person": file.people,
        "relationship": file.relationships,
        "helper": file.helpers,
        "professional": file.professionals,
        "agreement": file.agreements,
    }
    return next((thing for thing in lists.get(kind, ()) if thing.id == thing_id), None)
