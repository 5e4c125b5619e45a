"""What a vault keeps about hand-overs (``domain.handover.HandoverBook``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from taf_desktop.domain.handover import (
    Card,
    Contact,
    Direction,
    HandoverLine,
    Mode,
    OwnKeys,
    Why,
)
from taf_desktop.storage import tables

_CONTACT = tables.contact.c
_LINE = tables.handover.c
_CARD = ("name", "role", "organisation", "seal", "sign")
_WHY = ("purpose", "reason", "basis", "told", "from_day")


class HandoverShelf:
    """Reads and writes inside one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def own_keys(self) -> OwnKeys | None:
        """Return the vault's own keys, if they have been made."""
        row = self._connection.execute(select(tables.own_key)).first()
        return None if row is None else OwnKeys(row.seal, row.sign, row.made_at)

    def keep_own_keys(self, keys: OwnKeys) -> None:
        """Keep the vault's own keys; they are made once."""
        row = {"id": 1, "seal": keys.seal, "sign": keys.sign, "made_at": keys.made_at}
        self._connection.execute(insert(tables.own_key), row)

    def contacts(self) -> Sequence[Contact]:
        """Return the colleagues whose cards are kept, by name."""
        rows = self._connection.execute(
            select(tables.contact).order_by(_CONTACT.name, _CONTACT.fingerprint)
        )
        return tuple(
            Contact(
                card=_card(row),
                fingerprint=row["fingerprint"],
                added_on=row["added_on"],
                confirmed_on=row["confirmed_on"],
            )
            for row in rows.mappings()
        )

    def keep_contact(self, contact: Contact) -> None:
        """Keep a colleague's card, in place of an earlier one with the same keys."""
        row = {
            "fingerprint": contact.fingerprint,
            "added_on": contact.added_on,
            "confirmed_on": contact.confirmed_on,
            **_of_card(contact.card),
        }
        new = sqlite_insert(tables.contact)
        changed = {name: new.excluded[name] for name in row if name != "fingerprint"}
        self._connection.execute(
            new.on_conflict_do_update(index_elements=["fingerprint"], set_=changed), row
        )

    def forget_contact(self, fingerprint: str) -> None:
        """Forget a colleague's card."""
        self._connection.execute(delete(tables.contact).where(_CONTACT.fingerprint == fingerprint))

    def lines(self, family_id: str = "") -> Sequence[HandoverLine]:
        """Return hand-overs, newest first; of one family if an id is given."""
        wanted = select(tables.handover).order_by(_LINE.at.desc(), _LINE.bundle_id)
        if family_id:
            wanted = wanted.where(_LINE.family_id == family_id)
        return tuple(_line(row) for row in self._connection.execute(wanted).mappings())

    def add(self, line: HandoverLine) -> None:
        """Write a hand-over down. One that is known already is left as it is."""
        row = {
            **{name: getattr(line, name) for name in ("bundle_id", "family_id", "at", "versions")},
            **{name: getattr(line.why, name) for name in _WHY},
            **_of_card(line.other),
            "direction": line.direction.value,
            "mode": line.mode.value,
            "fingerprint": line.fingerprint,
            "parts": list(line.parts),
            "base": dict(line.base),
        }
        self._connection.execute(sqlite_insert(tables.handover).on_conflict_do_nothing(), row)


def _of_card(card: Card) -> dict[str, str]:
    return {name: getattr(card, name) for name in _CARD}


def _card(row: Mapping[Any, Any]) -> Card:
    return Card(**{name: row[name] for name in _CARD})


def _line(row: Mapping[Any, Any]) -> HandoverLine:
    return HandoverLine(
        bundle_id=row["bundle_id"],
        direction=Direction(row["direction"]),
        family_id=row["family_id"],
        at=row["at"],
        mode=Mode(row["mode"]),
        why=Why(**{name: row[name] for name in _WHY}),
        other=_card(row),
        fingerprint=row["fingerprint"],
        parts=tuple(row["parts"]),
        versions=row["versions"],
        base=row["base"],
    )
