"""What is kept beside the recorded things: signed versions, forms and settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from taf_desktop.domain.versions import SignedVersion
from taf_desktop.storage import tables

_VERSION = tables.signed_version.c
_VERSIONS = (
    select(tables.signed_version)
    .where(_VERSION.of_id == bindparam("wanted"))
    .order_by(_VERSION.number)
)
_SIGNINGS = (
    select(_VERSION.of_id, _VERSION.signed_at)
    .where(_VERSION.family_id == bindparam("wanted"))
    .order_by(_VERSION.of_id, _VERSION.number)
)
_FORM = select(tables.form_text.c.text).where(tables.form_text.c.hash == bindparam("wanted"))
_KEEP_FORM = sqlite_insert(tables.form_text).on_conflict_do_nothing()
_SETTINGS = select(tables.setting.c.name, tables.setting.c.value)
_NEW = sqlite_insert(tables.setting)
_SET = _NEW.on_conflict_do_update(index_elements=["name"], set_={"value": _NEW.excluded.value})


def add_version(connection: Connection, version: SignedVersion) -> None:
    """Keep a signed version."""
    row = {
        "id": version.id,
        "family_id": version.family_id,
        "kind": version.kind,
        "of_id": version.of_id,
        "number": version.number,
        "content": version.content,
        "signed_by": version.signed_by,
        "signed_at": version.signed_at.isoformat(),
        "reason": version.reason,
    }
    connection.execute(insert(tables.signed_version), row)


def versions(connection: Connection, of_id: str) -> tuple[SignedVersion, ...]:
    """Return a thing's signed versions, oldest first."""
    rows = connection.execute(_VERSIONS, {"wanted": of_id})
    return tuple(_version(row) for row in rows.mappings())


def signings(connection: Connection, family_id: str) -> Mapping[str, tuple[datetime, ...]]:
    """Return when each signed thing of a family was signed, oldest first, by the thing's id."""
    found: dict[str, tuple[datetime, ...]] = {}
    for of_id, signed_at in connection.execute(_SIGNINGS, {"wanted": family_id}):
        found[of_id] = (*found.get(of_id, ()), datetime.fromisoformat(signed_at))
    return found


def keep_form(
    connection: Connection, form_hash: str, form_id: str, version: str, text: str
) -> None:
    """Keep the text of a form definition; a known one is kept once."""
    row = {"hash": form_hash, "form_id": form_id, "version": version, "text": text}
    connection.execute(_KEEP_FORM, row)


def form_text(connection: Connection, form_hash: str) -> str | None:
    """Return a kept definition's text."""
    return connection.execute(_FORM, {"wanted": form_hash}).scalar_one_or_none()


def settings(connection: Connection) -> Mapping[str, str]:
    """Return every setting by its name."""
    return {row.name: row.value for row in connection.execute(_SETTINGS)}


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Write one setting."""
    connection.execute(_SET, {"name": name, "value": value})


def _version(row: Mapping[Any, Any]) -> SignedVersion:
    values: dict[str, Any] = {**row, "signed_at": datetime.fromisoformat(row["signed_at"])}
    return SignedVersion(**values)
