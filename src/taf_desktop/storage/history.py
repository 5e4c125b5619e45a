"""The history of an open vault: taken up when it opens, anchored, and closed with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

from taf_desktop.domain.audit import AuditHead, Deed, Finding, Noticed
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.retention import Tombstone
from taf_desktop.domain.vault import Anchor, VaultKeys
from taf_desktop.domain.vault_ports import SecretBox
from taf_desktop.storage import erasure_ledger, locks
from taf_desktop.storage.audit import Chain, Line, holds
from taf_desktop.storage.engine import Database
from taf_desktop.storage.erase import Shelf
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.storage.keys import audit_key
from taf_desktop.storage.tables_audit import RARE
from taf_desktop.support.clock import Clock

VAULT = "vault"
_LAST_GENERATION = text(
    "SELECT revision FROM audit_entry WHERE kind = 'vault' AND revision > 0"
    " ORDER BY seq DESC LIMIT 1"
)

_LAST_RESTORED = text(
    f"SELECT at FROM audit_entry WHERE deed = 'restored' AND {RARE} ORDER BY seq DESC LIMIT 1"  # noqa: S608 our names
)


@dataclass(frozen=True, slots=True)
class Outside:
    """What lies outside the records and speaks about them.

    Args:
        anchors: The places and codes kept in the header, the keyring or a backup's manifest.
        generation: Tells how often the header has been written; 0 if that is not known.
        write: Puts a new anchor into all of these places. A disk that is full must not stop work:
            an ``EnvironmentProblem`` is let go, and the next anchor says the same and more.
    """

    anchors: Sequence[Anchor] = ()
    generation: Callable[[], int] = lambda: 0
    write: Callable[[AuditHead], None] = lambda _head: None


class History:
    """One session's history: the chain, compared with what lies outside the records."""

    def __init__(
        self, database: Database, keys: VaultKeys, clock: Clock, outside: Outside | None = None
    ) -> None:
        """Take up the chain, compare it with every anchor, and write down the unlocking."""
        self._database = database
        self._outside = outside or Outside()
        self.chain = Chain(audit_key(keys), keys.slot_id, clock)
        self._begin()
        self.chain.anchor = self._anchor

    def end(self) -> None:
        """Write down the locking and anchor it. Never fails: closing must not."""
        # Damaged pages make the library raise more than database errors.
        with suppress(Exception):
            self._add(Deed.LOCKED)
            self.chain.anchor_now()

    def erased(self) -> Sequence[Tombstone]:
        """Return the ledger of erased families as the records hold it."""
        connection = self._database.begin()
        try:
            return Shelf(connection).erased()
        finally:
            self._database.end(connection)

    def _begin(self) -> None:
        connection = self._database.begin()
        try:
            self.chain.take_up(connection)
            self.chain.opening = tuple(self._compared(connection))
        finally:
            self._database.end(connection)
        # A full disk must keep nobody from reading: the line is then written with the next one.
        with suppress(EnvironmentProblem):
            self._add(Deed.UNLOCKED)

    def _add(self, deed: Deed) -> None:
        generation = self._outside.generation()
        self.chain.owe(Line(at=self.chain.now(), deed=deed, kind=VAULT, revision=generation))
        connection = self._database.begin()
        try:
            newest = self.chain.extend(connection, ())
            connection.commit()
            self.chain.kept(newest)
        finally:
            self._database.end(connection)

    def _compared(self, connection: Connection) -> list[Noticed]:
        restored = connection.execute(_LAST_RESTORED).scalar() or ""
        found: dict[Finding, Noticed] = {}
        for anchor in self._outside.anchors:
            # A backup that was restored on purpose is older than what was anchored before.
            if _moment(anchor.at) < _moment(restored):
                continue
            there = holds(connection, AuditHead(anchor.seq, anchor.head, ""))
            if not there:
                what = Finding.CUT_SHORT if there is None else Finding.OTHER_HISTORY
                found[what] = Noticed(what, 1, anchor.seq)
        last = connection.execute(_LAST_GENERATION).scalar() or 0
        if 0 < self._outside.generation() < last:
            found[Finding.OLDER_LOCKS] = Noticed(Finding.OLDER_LOCKS)
        return list(found.values())

    def _anchor(self, head: AuditHead) -> None:
        with suppress(EnvironmentProblem):
            self._outside.write(head)


def history_of(
    database: Database,
    at_work: Callable[[], tuple[Path, VaultKeys]],
    policy: KdfPolicy,
    clock: Clock,
    box: SecretBox | None = None,
) -> History:
    """Take up the history of a vault's open records, anchored in its header and a secret box.

    Args:
        database: The open records.
        at_work: Tells the vault's folder and its keys as they are now: they can change meanwhile.
        policy: Bounds of the header.
        clock: Tells the time.
        box: Keeps a second anchor outside the vault's folder, if there is one.

    Raises:
        EnvironmentProblem: the records are damaged.
    """

    def generation() -> int:
        with suppress(EnvironmentProblem):
            return locks.believed(*at_work(), policy).generation
        return 0

    def write(head: AuditHead) -> None:
        anchor = Anchor(head.seq, head.code, clock.now().isoformat(timespec="seconds"))
        if box is not None:
            # Its loss is no reason not to anchor in the header.
            with suppress(EnvironmentProblem):
                box.put(_boxed(at_work()[1]), f"{anchor.seq} {anchor.head} {anchor.at}")
        locks.change(*at_work(), policy, lambda header: replace(header, anchor=anchor))

    def keep_ledger(stones: Sequence[Tombstone]) -> None:
        # Tried again at the next opening.
        with suppress(EnvironmentProblem):
            erasure_ledger.keep(*at_work(), stones)

    anchors: list[Anchor] = []
    with suppress(EnvironmentProblem):
        kept = locks.believed(*at_work(), policy).anchor
        anchors += [kept] if kept else []
    if box is not None:
        with suppress(EnvironmentProblem, ValueError):
            seq, head, at = (box.get(_boxed(at_work()[1])) or "").split(" ")
            anchors.append(Anchor(int(seq), head, at))
    history = History(database, at_work()[1], clock, Outside(anchors, generation, write))
    history.chain.keep_ledger = keep_ledger
    keep_ledger(history.erased())
    return history


def _boxed(keys: VaultKeys) -> str:
    return f"history {keys.vault_id}"


def _moment(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
