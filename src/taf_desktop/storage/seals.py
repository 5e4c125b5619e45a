"""A seal for each recorded thing: a code over all it holds, so that an old part of it is noticed.

The history tells how new a thing must be, not what it says. Where one page in the middle of a long
text is put back as it was, only the seal shows it. Seals are no part of the history: they go when
the family is erased, and one made for another shape of the tables is not compared.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from taf_desktop.domain.entity import Entity
from taf_desktop.storage.mappers import shape_of, to_row
from taf_desktop.storage.migrations import NEWEST

_PURPOSE = b"taf seal|"
BETWEEN = "\x1f"
"""What parts the values of a row in the text its seal is made over."""

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SET = (
    "INSERT INTO seal (of_id, family_id, shape, mac) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (of_id) DO UPDATE SET shape = excluded.shape, mac = excluded.mac"
)


def keep(connection: Connection, key: bytes, things: Iterable[Entity]) -> None:
    """Seal things as they were just written."""
    rows = [
        (thing.id, thing.family_id, NEWEST, seal(key, _stored(to_row(thing)))) for thing in things
    ]
    if rows:
        connection.exec_driver_sql(_SET, rows)


def seal(key: bytes, stored: Sequence[object]) -> bytes:
    """Return the seal over a row's values as the file holds them."""
    return seal_of_text(key, BETWEEN.join(map(str, stored)))


def seal_of_text(key: bytes, whole: str) -> bytes:
    """Return the seal over a row's values, joined."""
    return hmac.digest(key, _PURPOSE + whole.encode("utf-8", "surrogatepass"), "sha256")


def columns(kind: type[Entity]) -> tuple[str, ...]:
    """Return the columns a seal is made over, in their order."""
    return shape_of(kind).names


def as_json(value: object) -> str:
    """Return a value of several parts as its column holds it."""
    return _WRITER.encode(value)


def _stored(row: Mapping[str, Any]) -> list[object]:
    return [
        value if isinstance(value, str | int | None) else as_json(value) for value in row.values()
    ]
