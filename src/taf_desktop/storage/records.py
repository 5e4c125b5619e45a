"""Reading and writing the recorded things: one set of statements per kind, built once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Insert, Select, Update, bindparam, insert, select, update

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family
from taf_desktop.domain.kinds import PARENT_LINK
from taf_desktop.storage.mappers import from_row, shape_of, to_row
from taf_desktop.storage.tables import KIND_TABLES

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, and when (an ISO moment in UTC)."""

    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Written(Generic[E]):
    """What a write did: the thing as stored now, and the names of the fields that changed."""

    thing: E
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Statements:
    by_id: Select[Any]
    of_family: Select[Any]
    of_parent: Select[Any] | None
    aside_then: Select[Any]
    aside_at: Select[Any]
    aside: Select[Any]
    insert: Insert
    update: Update


@cache
def _statements(kind: type[Entity]) -> _Statements:
    table = KIND_TABLES[kind.KIND]
    columns = [table.c[name] for name in shape_of(kind).names]
    ordered = select(*columns).order_by(table.c.position, table.c.id)
    shown = ordered.where(table.c.put_aside_at.is_(None))
    aside = ordered.where(table.c.put_aside_at == bindparam("at"))
    link = PARENT_LINK.get(kind.KIND)
    return _Statements(
        by_id=select(*columns).where(table.c.id == bindparam("wanted")),
        of_family=shown.where(table.c.family_id == bindparam("wanted")),
        of_parent=shown.where(table.c[link] == bindparam("wanted")) if link else None,
        aside_then=aside.where(table.c.family_id == bindparam("wanted")),
        aside_at=select(table.c.put_aside_at).where(table.c.id == bindparam("wanted")),
        aside=ordered.where(
            table.c.family_id == bindparam("wanted"), table.c.put_aside_at.is_not(None)
        ),
        insert=insert(table),
        update=update(table).where(table.c.id == bindparam("wanted")),
    )


def get(connection: Connection, kind: type[E], id_: str) -> E:
    """Return one thing, also if it was put aside.

    Raises:
        UserError: ``record.gone``.
    """
    found = _find(connection, kind, id_)
    if found is None:
        raise UserError("record.gone")
    return found


def of_family(connection: Connection, kind: type[E], family_id: str) -> tuple[E, ...]:
    """Return a family's things of one kind, in order, without those put aside."""
    rows = connection.execute(_statements(kind).of_family, {"wanted": family_id})
    return tuple(from_row(kind, row) for row in rows)


def children(connection: Connection, kind: type[E], parent_id: str) -> tuple[E, ...]:
    """Return what hangs on a parent, in order, without those put aside.

    Raises:
        TypeError: this kind hangs on nothing.
    """
    statement = _statements(kind).of_parent
    if statement is None:
        raise TypeError(kind.KIND)
    return tuple(
        from_row(kind, row) for row in connection.execute(statement, {"wanted": parent_id})
    )


def aside_with(connection: Connection, kind: type[E], thing: Entity) -> tuple[E, ...]:
    """Return a family's things of one kind put aside at the moment another thing was, in order."""
    at = connection.execute(_statements(type(thing)).aside_at, {"wanted": thing.id}).scalar()
    wanted = {"wanted": thing.family_id, "at": at}
    rows = connection.execute(_statements(kind).aside_then, wanted)
    return tuple(from_row(kind, row) for row in rows)


def aside(connection: Connection, kind: type[E], family_id: str) -> tuple[E, ...]:
    """Return a family's things of one kind that are put aside, in order."""
    rows = connection.execute(_statements(kind).aside, {"wanted": family_id})
    return tuple(from_row(kind, row) for row in rows)


def put(connection: Connection, thing: E, stamp: Stamp, known: Entity | None = None) -> Written[E]:
    """Add or change a thing; ``known`` is what this transaction knows it to be, if it read it.

    Raises:
        UserError: ``record.changed_elsewhere`` if the stored revision is another one,
        ``record.gone``
            if a thing that was stored before is no longer there.
    """
    kind = type(thing)
    stored = known or _find(connection, kind, thing.id)
    if stored is None and thing.revision:
        raise UserError("record.gone")
    if stored is not None and stored.revision != thing.revision:
        raise UserError("record.changed_elsewhere")
    saved = replace(thing, revision=thing.revision + 1)
    row = to_row(saved)
    given = {"author": stamp.author, "updated_at": stamp.at}
    if stored is None:
        connection.execute(_statements(kind).insert, {**row, **given, "created_at": stamp.at})
        return Written(saved, _told(thing))
    connection.execute(_statements(kind).update, {**row, **given, "wanted": thing.id})
    return Written(saved, _changed(to_row(stored), row))


def set_aside(
    connection: Connection, kind: type[E], id_: str, stamp: Stamp, at: str | None
) -> Written[E]:
    """Hide a thing (``at`` is when) or show it again (``None``). Its revision stays.

    Raises:
        UserError: ``record.gone``.
    """
    thing = get(connection, kind, id_)
    values = {"put_aside_at": at, "author": stamp.author, "updated_at": stamp.at, "wanted": id_}
    connection.execute(_statements(kind).update, values)
    return Written(thing, ("put_aside_at",))


def touch_family(connection: Connection, family_id: str, at: str) -> None:
    """Remember when anything of a family was last changed."""
    connection.execute(_statements(Family).update, {"wanted": family_id, "touched_at": at})


def _find(connection: Connection, kind: type[E], id_: str) -> E | None:
    row = connection.execute(_statements(kind).by_id, {"wanted": id_}).first()
    return None if row is None else from_row(kind, row)


def _told(thing: Entity) -> tuple[str, ...]:
    empty = type(thing)(id=thing.id, family_id=thing.family_id)
    return _changed(to_row(empty), to_row(thing))


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name in after if name != "revision" and before[name] != after[name])
