"""The tables of the vault. One per kind of recorded thing, its columns read off its fields.

The migrations say the same once more by hand, and a test holds the two together: a field added to a
kind without a migration fails there.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.kinds import KINDS, PARENT_LINK
from taf_desktop.storage import tables_audit, tables_handover

metadata = MetaData()

_IN_JSON: tuple[object, ...] = (tuple, Mapping)

COUNTED: dict[str, tuple[str, ...]] = {
    "person": ("who",),
    "agreement": ("person", "given_on", "decision", "withdrawn_on"),
    "assessment": ("status",),
    "plan": ("status", "review_date"),
    "meeting": ("status", "date"),
}
"""What the list of families counts. It stands in the family index, so that the list is read from
indexes alone: decrypting the wide rows of every family would make it slow."""
LISTED = ("id", "name", "lead_name", "closed_on")
"""What the list says of a family itself, in an index ordered by its newest change."""


def column_type(hint: object) -> tuple[TypeEngine[Any], bool]:
    """Return a field's column type and whether it may be empty (``NULL``).

    Raises:
        TypeError: no column type has been decided for fields of this type.
    """
    if hint is str:
        return Text(), False
    if hint is int:
        return Integer(), False
    if isinstance(hint, types.UnionType) and set(get_args(hint)) == {int, type(None)}:
        return Integer(), True
    if get_origin(hint) in _IN_JSON:
        return JSON(), False
    raise TypeError(str(hint))


def _family_key() -> ForeignKey:
    # Checked at commit, so that a family's things may be written in any order.
    return ForeignKey("family.id", deferrable=True, initially="DEFERRED")


def _table(kind: type[Entity]) -> Table:
    hints = get_type_hints(kind)
    columns: list[Column[Any]] = []
    for field in fields(kind):
        type_, nullable = column_type(hints[field.name])
        keys = [_family_key()] if field.name == "family_id" else []
        primary = field.name == "id"
        columns.append(Column(field.name, type_, *keys, primary_key=primary, nullable=nullable))
    columns += [
        Column(name, Text, nullable=False) for name in ("author", "created_at", "updated_at")
    ]
    columns.append(Column("put_aside_at", Text))
    if kind.KIND == "family":
        columns.append(Column("touched_at", Text, nullable=False, default=""))
    return Table(kind.KIND, metadata, *columns, *_indexes(kind.KIND))


def _indexes(kind: str) -> list[Index]:
    counted = COUNTED.get(kind, ())
    found = [Index(f"ix_{kind}_family", "family_id", "put_aside_at", "position", "id", *counted)]
    link = PARENT_LINK.get(kind)
    if link:
        found.append(Index(f"ix_{kind}_{link}", link, "put_aside_at", "position", "id"))
    if kind == "family":
        found.append(Index("ix_family_list", "put_aside_at", "touched_at", *LISTED))
    return found


KIND_TABLES: dict[str, Table] = {name: _table(kind) for name, kind in KINDS.items()}
"""The table of each kind. Times are ISO moments in UTC; ``touched_at`` of a family is the newest
change of anything that belongs to it."""

vault = Table(
    "vault",
    metadata,
    Column("vault_id", Text, primary_key=True),
    Column("created_at", Text, nullable=False),
)
"""One row: which vault these records belong to."""

signed_version = Table(
    "signed_version",
    metadata,
    Column("id", Text, primary_key=True),
    Column("family_id", Text, _family_key(), nullable=False),
    Column("kind", Text, nullable=False),
    Column("of_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("signed_by", Text, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("of_id", "number", name="uq_signed_version_of_id_number"),
    Index("ix_signed_version_family", "family_id", "of_id", "number", "signed_at"),
)

form_text = Table(
    "form_text",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("form_id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("text", Text, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

change_log = Table(
    "change_log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("of_id", Text, nullable=False),
    Column("family_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Who changed which fields of what, as release 0.1.0 wrote it down. Nothing is added any more: the
history goes on in ``audit_entry``, whose first line seals these."""

audit_entry = tables_audit.audit_entry(metadata)
erasure = tables_audit.erasure(metadata)
seal = tables_audit.seal(metadata)
own_key = tables_handover.own_key(metadata)
contact = tables_handover.contact(metadata)
handover = tables_handover.handover(metadata)
