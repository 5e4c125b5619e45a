"""Erasing a family for good, and the ledger that says it was (``domain.audit_ports.KeepingBook``).

The only place that may remove rows. For as long as it does, SQLite asks
``guard.authorise_erasing``: signed versions may then be removed, the history and the ledger never.

``secure_delete`` overwrites the rows with zeros; what the write-ahead file and the drive still hold
of the old pages can no longer be read once the records were written anew (``rebuild``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Table, delete, func, insert, literal, select, union_all

from taf_desktop.domain.family_file import CHILD_CODES
from taf_desktop.domain.retention import Keeping, KeptFamily, Tombstone
from taf_desktop.storage import erasure_events, tables
from taf_desktop.storage.driver import Driver
from taf_desktop.storage.guard import HISTORY, authorise, authorise_erasing
from taf_desktop.storage.mappers import from_row, shape_of

_FAMILY = tables.KIND_TABLES["family"].c
_PERSON = tables.KIND_TABLES["person"].c
_KEEPING = tables.KIND_TABLES["keeping"]
_STONE = tables.erasure.c


class Shelf:
    """Every family of an open vault, inside one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def families(self) -> Sequence[KeptFamily]:
        """Return every family, also those put aside, by name."""
        births: dict[str, list[str]] = defaultdict(list)
        children = select(_PERSON.family_id, _PERSON.born).where(
            _PERSON.who.in_(sorted(CHILD_CODES)), _PERSON.put_aside_at.is_(None)
        )
        for family_id, born in self._connection.execute(children):
            births[family_id].append(born)
        keepings = self._keepings()
        rows = self._connection.execute(
            select(
                _FAMILY.id, _FAMILY.name, _FAMILY.closed_on, _FAMILY.touched_at,
                _FAMILY.put_aside_at,
            ).order_by(_FAMILY.name, _FAMILY.id)
        )  # fmt: skip
        return tuple(
            KeptFamily(
                family_id=row.id,
                name=row.name,
                closed_on=row.closed_on,
                changed_at=row.touched_at,
                put_aside=row.put_aside_at is not None,
                births=tuple(births[row.id]),
                keeping=keepings.get(row.id),
            )
            for row in rows
        )

    def names(self) -> Mapping[str, str]:
        """Return every family's name by its id, also of those put aside."""
        rows = self._connection.execute(select(_FAMILY.id, _FAMILY.name))
        return {row.id: row.name for row in rows}

    def holds(self, family_id: str) -> Mapping[str, int]:
        """Return how many things of each kind there are of a family, also of those put aside."""
        counted = union_all(
            *(
                select(literal(table.name), func.count()).where(table.c.family_id == family_id)
                for table in family_tables()
                if table is not tables.seal
            )
        )
        return {name: count for name, count in self._connection.execute(counted) if count}

    def erase(self, stone: Tombstone) -> None:
        """Remove every row of a family for good, and add it to the ledger of erased ones."""
        with _allowed(self._connection):
            for table in family_tables():
                gone = delete(table).where(table.c.family_id == stone.family_id)
                self._connection.execute(gone)
        self._forget_settings(stone.family_id)
        known = select(_STONE.family_id).where(_STONE.family_id == stone.family_id)
        if self._connection.execute(known).first() is None:
            row = {name: getattr(stone, name) for name in _STONE.keys()}  # noqa: SIM118 columns
            self._connection.execute(insert(tables.erasure), row)

    def erased(self) -> Sequence[Tombstone]:
        """Return the ledger of erased families, oldest first."""
        return erasure_events.ledger(self._connection)

    def _keepings(self) -> dict[str, Keeping]:
        columns = [_KEEPING.c[name] for name in shape_of(Keeping).names]
        shown = select(*columns).where(_KEEPING.c.put_aside_at.is_(None)).order_by(_KEEPING.c.id)
        return {row.family_id: from_row(Keeping, row) for row in self._connection.execute(shown)}

    def _forget_settings(self, family_id: str) -> None:
        """Forget settings that name the family, such as where the person was at locking."""
        setting = tables.setting
        named = setting.c.value.contains(family_id, autoescape=True)
        self._connection.execute(delete(setting).where(named))


def family_tables() -> tuple[Table, ...]:
    """Return the tables with rows of families, those that hang on others first."""
    ordered = reversed(tables.metadata.sorted_tables)
    return tuple(t for t in ordered if "family_id" in t.c and t.name not in HISTORY)


@contextmanager
def _allowed(connection: Connection) -> Generator[None]:
    driver: Driver = connection.connection.dbapi_connection
    driver.set_authorizer(authorise_erasing)
    try:
        yield
    finally:
        driver.set_authorizer(authorise)
