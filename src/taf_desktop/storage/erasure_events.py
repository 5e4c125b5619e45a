"""What became of each family in the ledger: erased again, or taken in again on purpose.

The ledger says once that a family was erased. What came after stands in the history, which nobody
can change either, so no table of its own is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.retention import Tombstone
from taf_desktop.storage import tables
from taf_desktop.storage.tables_audit import RARE

Event = tuple[str, str, tuple[str, ...], str]
"""A deed, its moment, its fields and its code."""

_STONE = tables.erasure.c
_LINE = tables.audit_entry.c
_STONES = select(_STONE.family_id, _STONE.erased_at, _STONE.rule, _STONE.reason).order_by(
    _STONE.erased_at, _STONE.family_id
)
_EVENTS = (
    select(_LINE.family_id, _LINE.deed, _LINE.at, _LINE.fields, _LINE.mac)
    .where(RARE, _LINE.deed.in_((Deed.ERASED.value, Deed.TAKEN_AGAIN.value)), RARE)
    .order_by(_LINE.seq)
)


def ledger(connection: Connection) -> tuple[Tombstone, ...]:
    """Return the ledger of erased families, oldest first, with what became of each."""
    stones = [Tombstone(**row) for row in connection.execute(_STONES).mappings()]
    if not stones:
        # The history may be long, and most vaults never erased anything.
        return ()
    events = _events(connection)
    return tuple(_told(stone, events.get(stone.family_id, ())) for stone in stones)


def still_erased(connection: Connection) -> frozenset[str]:
    """Return the ids of the families that were erased and not taken in again."""
    return frozenset(stone.family_id for stone in ledger(connection) if not stone.again_at)


def _events(connection: Connection) -> Mapping[str, list[Event]]:
    events: dict[str, list[Event]] = defaultdict(list)
    for family_id, deed, at, fields, mac in connection.execute(_EVENTS):
        events[family_id].append((deed, at, tuple(fields.split(",")), mac.hex()))
    return events


def _told(stone: Tombstone, events: Iterable[Event]) -> Tombstone:
    lines: list[str] = []
    for deed, at, fields, code in events:
        if deed == Deed.TAKEN_AGAIN:
            stone = replace(stone, again_at=at, again_why=fields[0], came_back=True)
            continue
        lines.append(code)
        if stone.again_at:
            rule, reason = (*fields, "", "")[:2]
            stone = replace(
                stone, erased_at=at, rule=rule, reason=reason, again_at="", again_why=""
            )
    return replace(stone, lines=tuple(lines))
