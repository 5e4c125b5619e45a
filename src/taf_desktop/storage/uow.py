"""One transaction on the open vault; ``domain.ports.UnitOfWork`` says what each call promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import Change, ChangeSet
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.retention import Tombstone
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.storage import kept, queries, records, seals
from taf_desktop.storage.audit import Chain, Line
from taf_desktop.storage.audit_read import Book
from taf_desktop.storage.engine import Database
from taf_desktop.storage.erase import Shelf
from taf_desktop.storage.handover import HandoverShelf
from taf_desktop.storage.records import Stamp, Written
from taf_desktop.support.clock import Clock

E = TypeVar("E", bound=Entity)

AUTHOR_SETTING = "person_name"
"""The setting whose value is written beside every change as its author."""
SIGNED_VERSION = "signed_version"
UNTOLD_SETTINGS = ("place_", "print_", "owed_")
"""How the names of settings begin that only remember where the person was, on what paper, or what
is still to be done."""


class VaultUnit:
    """A unit of work on one open vault."""

    def __init__(self, database: Database, clock: Clock, chain: Chain) -> None:
        self._database = database
        self._clock = clock
        self._chain = chain
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
        thing = records.get(self._connection, kind, id_)
        self._read[id_] = thing
        return thing

    def of_family(self, kind: type[E], family_id: str) -> tuple[E, ...]:
        """Return a family's things of one kind, in order."""
        return records.of_family(self._connection, kind, family_id)

    def children(self, kind: type[E], parent_id: str) -> tuple[E, ...]:
        """Return what hangs on a parent, in order."""
        return records.children(self._connection, kind, parent_id)

    def put(self, thing: E) -> E:
        """Add or change a thing and return it with its next revision."""
        stamp = self._stamp()
        written = records.put(self._connection, thing, stamp, self._read.get(thing.id))
        self._read[thing.id] = written.thing
        self._note(Deed.ADDED if written.thing.revision == 1 else Deed.CHANGED, written, stamp)
        return written.thing

    def put_aside(self, kind: type[E], id_: str) -> None:
        """Hide a thing without destroying it."""
        stamp = self._stamp()
        # One moment for the whole block tells later what went together.
        self._aside_at = self._aside_at or stamp.at
        written = records.set_aside(self._connection, kind, id_, stamp, self._aside_at)
        self._note(Deed.PUT_ASIDE, written, stamp)

    def aside_with(self, kind: type[E], thing: Entity) -> tuple[E, ...]:
        """Return a family's things of one kind that were put aside in one block with a thing."""
        return records.aside_with(self._connection, kind, thing)

    def aside(self, kind: type[E], family_id: str) -> tuple[E, ...]:
        """Return a family's things of one kind that are put aside, in order."""
        return records.aside(self._connection, kind, family_id)

    def bring_back(self, kind: type[E], id_: str) -> None:
        """Undo ``put_aside``."""
        stamp = self._stamp()
        written = records.set_aside(self._connection, kind, id_, stamp, None)
        self._note(Deed.BROUGHT_BACK, written, stamp)

    def add_version(self, version: SignedVersion) -> None:
        """Keep a signed version for ever."""
        kept.add_version(self._connection, version)
        stamp = self._stamp()
        self._touch(version.family_id, stamp.at)
        self._lines.append(
            Line(
                at=stamp.at,
                deed=Deed.SIGNED,
                kind=SIGNED_VERSION,
                of_id=version.id,
                family_id=version.family_id,
                revision=version.number,
                fields=(version.kind,),
            )
        )
        self._changes.add(Change(SIGNED_VERSION, version.id, version.family_id))

    def versions(self, of_id: str) -> tuple[SignedVersion, ...]:
        """Return the signed versions of a thing, oldest first."""
        return kept.versions(self._connection, of_id)

    def signings(self, family_id: str) -> Mapping[str, tuple[datetime, ...]]:
        """Return when each signed thing of a family was signed, by the thing's id."""
        return kept.signings(self._connection, family_id)

    def keep_form(self, form_hash: str, form_id: str, version: str, text: str) -> None:
        """Keep the text of a form definition."""
        kept.keep_form(self._connection, form_hash, form_id, version, text)

    def form_text(self, form_hash: str) -> str | None:
        """Return a kept definition's text."""
        return kept.form_text(self._connection, form_hash)

    def families(self) -> Sequence[FamilyFacts]:
        """Return what the list of families tells, newest change first."""
        return queries.families(self._connection)

    def newest_families(
        self, limit: int, before: tuple[str, str] = ("", "")
    ) -> Sequence[FamilyFacts]:
        """Return a page of that list, after the family with this moment and id."""
        return queries.newest(self._connection, limit, before)

    def shown_families(self, ids: Sequence[str]) -> Sequence[FamilyFacts]:
        """Return the facts of some families, without those put aside or gone."""
        return queries.shown(self._connection, ids)

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
        if not name.startswith(UNTOLD_SETTINGS):
            line = Line(at=self._stamp().at, deed=Deed.CHANGED, kind="setting", of_id=name)
            self._lines.append(line)

    def note(
        self,
        deed: Deed,
        *,
        kind: str = "",
        of_id: str = "",
        family_id: str = "",
        fields: Sequence[str] = (),
    ) -> None:
        """Add a line to what was done, in this block."""
        self._lines.append(
            Line(
                at=self._chain.now(),
                deed=deed,
                kind=kind,
                of_id=of_id,
                family_id=family_id,
                fields=fields,
            )
        )

    @property
    def history(self) -> Book:
        """What was done in this vault, to be read."""
        return Book(self._connection, self._chain)

    @property
    def keeping(self) -> Shelf:
        """How long families are kept, and their erasing."""
        return Shelf(self._connection)

    @property
    def handovers(self) -> HandoverShelf:
        """What was handed over and what came, and the keys for it."""
        return HandoverShelf(self._connection)

    def erase(self, stone: Tombstone) -> None:
        """Erase a family for good and write it down."""
        self.keeping.erase(stone)
        self._read.clear()
        self._written = {
            id_: thing for id_, thing in self._written.items() if thing.family_id != stone.family_id
        }
        self.note(
            Deed.ERASED,
            kind="family",
            of_id=stone.family_id,
            family_id=stone.family_id,
            fields=(stone.rule, stone.reason),
        )
        self._changes.add(Change("family", stone.family_id, stone.family_id))
        self._erased = True

    def take_again(self, family_id: str, reason: str) -> None:
        """Write down that an erased family is taken in again on purpose."""
        self.note(
            Deed.TAKEN_AGAIN,
            kind="family",
            of_id=family_id,
            family_id=family_id,
            fields=(reason,),
        )
        self._erased = True

    def commit(self) -> ChangeSet:
        """Keep everything done in this block and return what changed."""
        for family_id, at in self._touched_again.items():
            records.touch_family(self._connection, family_id, at)
        lines = self._lines
        seals.keep(self._connection, self._chain.key, self._written.values())
        newest = self._chain.extend(self._connection, lines) if lines else None
        self._connection.commit()
        if newest is not None:
            self._chain.kept(newest)
        if self._erased:
            self._chain.keep_ledger(self.keeping.erased())
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
        self._lines: list[Line] = []
        self._written: dict[str, Entity] = {}
        self._read: dict[str, Entity] = {}
        self._erased = False
        self._touched: dict[str, str] = {}
        self._touched_again: dict[str, str] = {}
        self._author: str | None = None
        self._aside_at = ""

    def _stamp(self) -> Stamp:
        if self._author is None:
            self._author = self.settings().get(AUTHOR_SETTING, "")
        return Stamp(self._author, self._clock.now().isoformat(timespec="microseconds"))

    def _note(self, deed: Deed, written: Written[E], stamp: Stamp) -> None:
        thing = written.thing
        self._written[thing.id] = thing
        self._lines.append(
            Line(
                at=stamp.at,
                deed=deed,
                kind=thing.KIND,
                of_id=thing.id,
                family_id=thing.family_id,
                revision=thing.revision,
                fields=written.fields,
            )
        )
        self._changes.add(Change(thing.KIND, thing.id, thing.family_id))
        self._touch(thing.family_id, stamp.at)

    def _touch(self, family_id: str, at: str) -> None:
        if family_id not in self._touched:
            records.touch_family(self._connection, family_id, at)
            self._touched[family_id] = at
        elif at != self._touched[family_id]:
            # Written once more at the end, so that it agrees with the last line of the history.
            self._touched_again[family_id] = at
