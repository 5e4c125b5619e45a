"""The chain of what was done: each line carries a code over itself and the line before.

The code is HMAC-SHA256 under a key derived from the master key, so a line cannot be changed, taken
out, put in or moved without the key. Lines are written in the same transaction as the change they
tell of. A chain cannot see that its newest lines were cut off; anchors outside the records can
(``storage.anchors``).
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from taf_desktop.domain.audit import ANCHOR_EVERY, AuditHead, Deed, Entry, Noticed
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.retention import Tombstone
from taf_desktop.storage.migrations import NEWEST
from taf_desktop.storage.tables_audit import LINE
from taf_desktop.support.clock import Clock

START = bytes(32)
"""What stands where the first line would carry the code of the line before."""

OLD_LOG = "change_log"
BETWEEN = "\x1f"
"""What parts a line's texts where its code is made over them."""

_INSERT = f"INSERT INTO audit_entry VALUES ({','.join('?' * (len(LINE) + 2))})"  # noqa: S608
_NEWEST = text("SELECT seq, mac FROM audit_entry ORDER BY seq DESC LIMIT 1")
_AT = text("SELECT mac FROM audit_entry WHERE seq = :seq")
_OLD_LOG = text(
    "SELECT number, kind, of_id, family_id, revision, fields, author, at"
    " FROM change_log ORDER BY number"
)

Row = tuple[Any, ...]
"""A stored line: the columns of ``LINE``, then ``prev`` and ``mac``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is to be written down; place, codes and the time since unlocking are added."""

    at: str
    deed: Deed
    kind: str = ""
    of_id: str = ""
    family_id: str = ""
    revision: int = 0
    fields: Sequence[str] = ()


class Chain:
    """Adds lines to the history of the open vault, and knows the newest one."""

    def __init__(
        self,
        key: bytes,
        slot: str,
        clock: Clock,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._key = key
        self._slot = slot
        self._clock = clock
        self._ticks = ticks
        self._since = ticks()
        self._newest: tuple[int, bytes] = (0, START)
        self._owed: list[Line] = []
        self._anchored = 0
        self.anchor: Callable[[AuditHead], None] = lambda _head: None
        """What puts the newest line's place and code outside the records."""
        self.keep_ledger: Callable[[Sequence[Tombstone]], None] = lambda _stones: None
        """What keeps the ledger of erased families outside the records as well."""
        self.after_each: Callable[[AuditHead], None] = lambda _head: None
        """Hears of every newest line that was kept."""
        self.opening: tuple[Noticed, ...] = ()
        """What did not agree when the chain was taken up."""

    @property
    def key(self) -> bytes:
        """The key of the codes, for checking them."""
        return self._key

    @property
    def head(self) -> AuditHead:
        """The newest line that was kept."""
        return _head(*self._newest)

    def take_up(self, connection: Connection) -> None:
        """Read where the chain stands. Writes nothing.

        A chain without lines will begin with a seal on the log that release 0.1.0 kept without
        codes.
        """
        self._newest = _newest(connection)
        self._anchored = self._newest[0]
        if self._newest[0] == 0:
            count, digest = old_log(connection)
            self.owe(
                Line(at=self.now(), deed=Deed.BEGAN, kind=OLD_LOG, of_id=digest, revision=count)
            )

    def owe(self, line: Line) -> None:
        """Write a line before the next one: a full disk must not keep anybody from reading."""
        self._owed.append(line)

    def now(self) -> str:
        """Return this moment as lines carry it."""
        return self._clock.now().isoformat(timespec="microseconds")

    def extend(self, connection: Connection, lines: Sequence[Line]) -> tuple[int, bytes]:
        """Write what is owed and these lines, and return the new end; ``kept`` makes it count.

        Raises:
            Bug: ``vault.no_block``, a text in a line holds what parts a line's texts.
        """
        seq, prev = self._newest
        ticks = int((self._ticks() - self._since) * 1000)
        rows: list[Row] = []
        for line in (*self._owed, *lines):
            seq += 1
            told = (
                seq, line.at, ticks, self._slot, str(line.deed), line.kind, line.of_id,
                line.family_id, line.revision, ",".join(line.fields),
            )  # fmt: skip
            mac = code(self._key, prev, told)
            rows.append((*told, prev, mac))
            prev = mac
        connection.exec_driver_sql(_INSERT, rows)
        return seq, prev

    def kept(self, newest: tuple[int, bytes]) -> None:
        """Take note that lines are on disk, and anchor the newest one now and then."""
        self._newest = newest
        self._owed.clear()
        self.after_each(self.head)
        if newest[0] - self._anchored >= ANCHOR_EVERY:
            self.anchor_now()

    def anchor_now(self) -> None:
        """Put the newest line's place and code outside the records."""
        self._anchored = self._newest[0]
        self.anchor(self.head)


def code(key: bytes, prev: bytes, told: Sequence[object]) -> bytes:
    """Return a line's code, over its texts and the code of the line before.

    Raises:
        Bug: ``vault.no_block``, a text holds what parts the texts, so two lines could look alike.
    """
    whole = BETWEEN.join(map(str, told))
    if whole.count(BETWEEN) != len(LINE) - 1:
        raise Bug("vault.no_block")
    return line_code(key, prev, whole)


def line_code(key: bytes, prev: bytes, whole: str) -> bytes:
    """Return the code over a line's texts, joined, and the code of the line before."""
    return hmac.digest(key, prev + whole.encode(), "sha256")


def audit_head(connection: Connection) -> AuditHead:
    """Return the newest line's place and code, for an anchor or a backup's manifest."""
    return _head(*_newest(connection))


def holds(connection: Connection, anchor: AuditHead) -> bool | None:
    """Say whether a chain still has the line of an anchor.

    ``None``: it ends before that line. ``False``: another line stands there.
    """
    if anchor.seq == 0:
        return True
    found = connection.execute(_AT, {"seq": anchor.seq}).scalar()
    return None if found is None else bytes(found).hex() == anchor.code


def old_log(connection: Connection) -> tuple[int, str]:
    """Return how many lines release 0.1.0 logged without codes, and a digest of them."""
    digest, count = hashlib.sha256(), 0
    for row in connection.execute(_OLD_LOG):
        digest.update(BETWEEN.join(map(str, row)).encode() + b"\n")
        count += 1
    return count, digest.hexdigest()


def entry(row: Sequence[Any]) -> Entry:
    """Return a stored line as what it says."""
    values = dict(zip(LINE, row, strict=False))
    names: str = values.pop("fields")
    return Entry(**values, fields=tuple(name for name in names.split(",") if name))


def _newest(connection: Connection) -> tuple[int, bytes]:
    found = connection.execute(_NEWEST).first()
    return (0, START) if found is None else (found.seq, bytes(found.mac))


def _head(seq: int, mac: bytes) -> AuditHead:
    return AuditHead(seq, mac.hex() if seq else "", NEWEST)
