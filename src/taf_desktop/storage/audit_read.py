"""Reading the history (``domain.audit_ports.HistoryBook``)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from taf_desktop.domain.audit import AuditHead, Entry, HistoryCheck
from taf_desktop.domain.errors import Bug
from taf_desktop.storage import tables
from taf_desktop.storage.audit import Chain, audit_head, entry, holds
from taf_desktop.storage.audit_check import Check
from taf_desktop.storage.tables_audit import LINE, OFTEN, RARE

_LINE = tables.audit_entry.c
_NEWEST_FIRST = select(*(_LINE[name] for name in LINE)).order_by(_LINE.seq.desc())
_MONTH = func.substr(_LINE.at, 1, 7)
_MONTHS = (
    select(_MONTH, _LINE.deed, func.count())
    .group_by(_MONTH, _LINE.deed)
    .order_by(_MONTH, _LINE.deed)
)


class Book:
    """The history of an open vault, inside one unit of work."""

    def __init__(self, connection: Connection, chain: Chain) -> None:
        self._connection = connection
        self._chain = chain

    def head(self) -> AuditHead:
        """Return the newest line's place and code."""
        return audit_head(self._connection)

    def agrees(self, anchor: AuditHead) -> bool:
        """Say whether a line still stands at its place with its code, as on an evidence page."""
        return bool(holds(self._connection, anchor))

    def lines(self, before: int | None, limit: int) -> Sequence[Entry]:
        """Return lines, newest first; only those before a place if one is given."""
        wanted = _NEWEST_FIRST.limit(limit)
        if before is not None:
            wanted = wanted.where(_LINE.seq < before)
        return tuple(entry(row) for row in self._connection.execute(wanted))

    def last(self, deed: str) -> Entry | None:
        """Return the newest line of one deed."""
        wanted = _NEWEST_FIRST.where(_LINE.deed == deed).limit(1)
        # One of every day stands near the end; the others have an index.
        wanted = wanted if deed in OFTEN else wanted.where(RARE)
        row = self._connection.execute(wanted).first()
        return None if row is None else entry(row)

    def months(self) -> Sequence[tuple[str, str, int]]:
        """Return how often each deed was done in each month, oldest month first."""
        rows = self._connection.execute(_MONTHS)
        return tuple((month, deed, count) for month, deed, count in rows)

    def check(
        self, begun: HistoryCheck | None = None, anchors: Sequence[AuditHead] = ()
    ) -> HistoryCheck:
        """Begin a check of the whole history, or go on with one by a small step.

        Raises:
            Bug: ``vault.no_block``, it was begun in another place.
        """
        if begun is None:
            return Check(self._chain.key, self._chain.opening, anchors)
        if not isinstance(begun, Check):
            raise Bug("vault.no_block")
        begun.step(self._connection)
        return begun
