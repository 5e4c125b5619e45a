"""One transaction on the open vault; ``domain.ports.UnitOfWork`` says what each call promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from taf_desktop.domain.changes import Change, ChangeSet
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.storage import kept, queries, records
from taf_desktop.storage.engine import Database
from taf_desktop.storage.records import Stamp, Written
from taf_desktop.support.clock import Clock

E = TypeVar("E", bound=Entity)

AUTHOR_SETTING = "person_name"
"""The setting whose value is written beside every change as its author."""


class VaultUnit:
    """A unit of work on one open vault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._open: Connection | None = None
        self._forget()

    def __enter__(self) -> Self:
        self._open = self._database.begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection, self._open = self._connection, None
        self._forget()
        self._database.end(connection)

    def get(self, kind: type[E], id_: str) -> E:
        """Return one thing, also if it was put aside."""
        return records.get(self._connection, kind, id_)

    def of_family(self, kind: type[E], family_id: str) -> tuple[E, ...]:
        """Return a family's things of one kind, in order."""
        return records.of_family(self._connection, kind, family_id)

    def children(self, kind: type[E], parent_id: str) -> tuple[E, ...]:
        """Return what hangs on a parent, in order."""
        return records.children(self._connection, kind, parent_id)

    def put(self, thing: E) -> E:
        """Add or change a thing and return it with its next revision."""
        written = records.put(self._connection, thing, self._stamp())
        self._note(written)
        return written.thing

    def put_aside(self, kind: type[E], id_: str) -> None:
        """Hide a thing without destroying it."""
        stamp = self._stamp()
        # One moment for the whole block tells later what went together.
        self._aside_at = self._aside_at or stamp.at
        self._note(records.set_aside(self._connection, kind, id_, stamp, self._aside_at))

    def aside_with(self, kind: type[E], thing: Entity) -> tuple[E, ...]:
        """Return a family's things of one kind that were put aside in one block with a thing."""
        return records.aside_with(self._connection, kind, thing)

    def bring_back(self, kind: type[E], id_: str) -> None:
        """Undo ``put_aside``."""
        self._note(records.set_aside(self._connection, kind, id_, self._stamp(), None))

    def add_version(self, version: SignedVersion) -> None:
        """Keep a signed version for ever."""
        kept.add_version(self._connection, version)
        self._touch(version.family_id, self._stamp().at)
        self._changes.add(Change("signed_version", version.id, version.family_id))

    def versions(self, of_id: str) -> tuple[SignedVersion, ...]:
        """Return the signed versions of a thing, oldest first."""
        return kept.versions(self._connection, of_id)

    def keep_form(self, form_hash: str, form_id: str, version: str, text: str) -> None:
        """Keep the text of a form definition."""
        kept.keep_form(self._connection, form_hash, form_id, version, text)

    def form_text(self, form_hash: str) -> str | None:
        """Return a kept definition's text."""
        return kept.form_text(self._connection, form_hash)

    def families(self) -> Sequence[FamilyFacts]:
        """Return what the list of families tells, newest change first."""
        return queries.families(self._connection)

    def facts(self, family_id: str) -> FamilyFacts:
        """Return the same for one family."""
        return queries.facts(self._connection, family_id)

    def settings(self) -> Mapping[str, str]:
        """Return what the vault remembers about its person and place."""
        return kept.settings(self._connection)

    def set_setting(self, name: str, value: str) -> None:
        """Remember one thing about the vault's person or place."""
        kept.set_setting(self._connection, name, value)
        self._author = None
        self._changes.add(Change("setting", name, ""))

    def commit(self) -> ChangeSet:
        """Keep everything done in this block and return what changed."""
        if self._log:
            kept.log(self._connection, self._log)
        self._connection.commit()
        changes = ChangeSet(frozenset(self._changes))
        self._forget()
        return changes

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise Bug("vault.no_block")
        return self._open

    def _forget(self) -> None:
        self._changes: set[Change] = set()
        self._log: list[dict[str, Any]] = []
        self._touched: set[str] = set()
        self._author: str | None = None
        self._aside_at = ""

    def _stamp(self) -> Stamp:
        if self._author is None:
            self._author = self.settings().get(AUTHOR_SETTING, "")
        return Stamp(self._author, self._clock.now().isoformat(timespec="microseconds"))

    def _note(self, written: Written[Any]) -> None:
        thing, stamp = written.thing, self._stamp()
        self._log.append(kept.log_row(written, stamp))
        self._changes.add(Change(thing.KIND, thing.id, thing.family_id))
        self._touch(thing.family_id, stamp.at)

    def _touch(self, family_id: str, at: str) -> None:
        if family_id not in self._touched:
            records.touch_family(self._connection, family_id, at)
            self._touched.add(family_id)
