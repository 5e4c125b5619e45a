"""Checking the history: every code, every place, and that the records are as old as it says.

A chain tells of every change, so it also tells how new each thing must be. That is how an old page
of records that was put back is noticed: both checks of the database call such a file whole.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial

from sqlalchemy import Connection, select

from taf_desktop.domain.audit import (
    CLOCK_SLACK,
    AuditHead,
    CheckResult,
    Deed,
    Finding,
    Noticed,
)
from taf_desktop.domain.kinds import KINDS
from taf_desktop.storage import seals, tables
from taf_desktop.storage.audit import BETWEEN, OLD_LOG, START, audit_head, old_log
from taf_desktop.storage.audit_told import Told
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.erasure_events import ledger, still_erased
from taf_desktop.storage.faults import database_problem
from taf_desktop.storage.migrations import NEWEST
from taf_desktop.storage.tables_audit import LINE, OFTEN, RARE

STEP = 1000
"""Lines or things looked at in one step: some ten milliseconds."""

_BLOBS = ("prev", "mac", f"concat_ws(char(31), {', '.join(LINE)})")
_LINES = (
    f"SELECT seq, {', '.join(f'CAST({each} AS BLOB)' for each in _BLOBS)}"  # noqa: S608 our names
    " FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?"
)
"""Each line with its texts joined as its code is made over them: that is less to hand over.

Whatever somebody may have put there arrives as bytes.
"""

_RARE = (
    f"SELECT deed, seq FROM audit_entry INDEXED BY ix_audit_entry_rare WHERE {RARE} AND seq <= ?"  # noqa: S608 our names
)

_DEED = LINE.index("deed")
_OF_A_THING = frozenset({Deed.ADDED, Deed.CHANGED, Deed.PUT_ASIDE, Deed.BROUGHT_BACK})
_SAYS_NO_MORE = frozenset(OFTEN) - _OF_A_THING - {Deed.SIGNED}
"""Deeds of every day whose lines change nothing that the records are compared with."""

_SOME_TIME = ""


@cache
def _things_of(kind: str) -> str:
    """Return the statement that reads things of a kind with their seals, in the order of ids."""
    names = ", ".join(f't."{name}"' for name in seals.columns(KINDS[kind]))
    return (
        f'SELECT t.updated_at, s.shape, s.mac, {names} FROM "{kind}" t'  # noqa: S608 our names
        " LEFT JOIN seal s ON s.of_id = t.id"
        " WHERE t.id > ? ORDER BY t.id LIMIT ?"
    )


Part = Callable[[Connection], bool]
"""One part of a check: does a step of it and says whether there is more."""


class Check:
    """One check, done in steps (``domain.audit.HistoryCheck``)."""

    def __init__(
        self,
        key: bytes,
        opening: Sequence[Noticed] = (),
        anchors: Sequence[AuditHead] = (),
    ) -> None:
        """Take the chain's key, what opening found, and further anchors to compare with."""
        self._key = key
        self._codes = hmac.new(key, digestmod="sha256")
        self._found: dict[Finding, Noticed] = {one.what: one for one in opening}
        self._anchors = {anchor.seq: anchor for anchor in anchors if anchor.seq}
        self._head = AuditHead(0, "", "")
        self._last: tuple[int, bytes, str] = (0, START, "")
        self._newest = Told()
        self._touched: dict[str, str] = {}
        self._signed: set[str] = set()
        self._erased: frozenset[str] = frozenset()
        self._returned: dict[str, set[str]] = {}
        self._seen_rare: set[tuple[str, int]] = set()
        self._seal = ("0", "")
        self._after = ""
        things = (partial(self._things, kind) for kind in tables.KIND_TABLES)
        # Reading all lines has looked at their pages; their index is compared with them.
        sound = (partial(self._sound, t) for t in tables.metadata.tables if t != "audit_entry")
        self._parts: list[Part] = [
            self._begin, self._lines, self._rare, *things, self._touches, self._gone, *sound,
        ]  # fmt: skip

    @property
    def done(self) -> bool:
        """Whether everything has been looked at."""
        return not self._parts

    @property
    def checked(self) -> int:
        """How many lines have been looked at so far."""
        return self._last[0]

    def result(self) -> CheckResult:
        """Return what was found so far."""
        order = list(Finding)
        noticed = sorted(self._found.values(), key=lambda one: order.index(one.what))
        return CheckResult(self._last[0], self._head, tuple(noticed))

    def step(self, connection: Connection) -> None:
        """Look at the next part: the lines first, then the things they tell of.

        Raises:
            EnvironmentProblem: ``vault.damaged_database``.
        """
        try:
            more = self._parts[0](connection)
        except sqlcipher.Error as error:
            raise database_problem(error) or error from None
        if not more:
            self._parts.pop(0)

    def _begin(self, connection: Connection) -> bool:
        self._head = audit_head(connection)
        self._erased = still_erased(connection)
        again = {stone.family_id for stone in ledger(connection)} - self._erased
        self._returned = {family_id: set() for family_id in again}
        count, digest = old_log(connection)
        self._seal = (str(count), digest)
        told = tables.change_log.c
        rows = connection.execute(select(told.of_id, told.family_id))
        for row in rows:
            if row.family_id not in self._erased:
                self._newest[row.of_id] = _SOME_TIME
                self._of_returned(row.family_id, row.of_id)
        return False

    def _lines(self, connection: Connection) -> bool:
        rows = _driver(connection).execute(_LINES, (self._last[0], STEP)).fetchall()
        begun, anchors = self._codes, self._anchors
        last_seq, last_mac, last_at = self._last
        for seq, prev, mac, told in rows:
            texts = told.decode(errors="replace").split(BETWEEN)
            # A line that cannot be read was changed, as its code will say.
            at = texts[1] if len(texts) == len(LINE) else last_at
            if seq != last_seq + 1 or prev != last_mac:
                self._notice(Finding.LINES_MISSING, seq, at, max(seq - last_seq - 1, 1))
            code = begun.copy()
            code.update(prev + told)
            if mac != code.digest():
                self._notice(Finding.LINE_CHANGED, seq, at)
            if at < last_at and _back(last_at, at):
                self._notice(Finding.CLOCK_BACK, seq, at)
            if seq in anchors and mac.hex() != anchors[seq].code:
                self._notice(Finding.OTHER_HISTORY, seq, at)
            last_seq, last_mac, last_at = seq, mac, at
            if len(texts) == len(LINE) and texts[_DEED] not in _SAYS_NO_MORE:
                self._remember(seq, texts)
        self._newest.settle()
        self._last = (last_seq, last_mac, last_at)
        if len(rows) < STEP:
            beyond = [seq for seq in self._anchors if seq > self._last[0]]
            self._count(Finding.CUT_SHORT, len(beyond))
        return len(rows) == STEP

    def _remember(self, seq: int, texts: Sequence[str]) -> None:
        _seq, at, _ticks, _slot, deed, kind, of_id, family_id, revision, _fields = texts
        if deed not in OFTEN:
            self._seen_rare.add((deed, seq))
        if deed in _OF_A_THING:
            if kind in tables.KIND_TABLES and family_id not in self._erased:
                self._newest[of_id] = self._touched[family_id] = at
                self._of_returned(family_id, of_id)
        elif deed == Deed.SIGNED:
            if family_id not in self._erased:
                self._signed.add(of_id)
                self._touched[family_id] = at
                self._of_returned(family_id, of_id)
        elif deed == Deed.ERASED:
            # What was there before need not be there after the family was taken in again.
            gone = self._returned.pop(family_id, set())
            self._newest.forget(gone)
            self._signed -= gone
        elif kind == OLD_LOG and (revision, of_id) != self._seal:
            self._notice(Finding.OLD_LOG_CHANGED, seq, at)

    def _rare(self, connection: Connection) -> bool:
        # An old page of the index hides lines from those who look for one deed.
        listed = set(_driver(connection).execute(_RARE, (self._last[0],)).fetchall())
        self._count(Finding.PARTS_DISAGREE, len(listed ^ self._seen_rare))
        return False

    def _of_returned(self, family_id: str, of_id: str) -> None:
        if family_id in self._returned:
            self._returned[family_id].add(of_id)

    def _things(self, kind: str, connection: Connection) -> bool:
        rows = _driver(connection).execute(_things_of(kind), (self._after, STEP)).fetchall()
        newest = self._newest.take([row[3] for row in rows])
        for (at, shape, mac, *stored), told in zip(rows, newest, strict=True):
            self._thing(at, told)
            if mac is None:
                # What release 0.1.0 wrote has no seal until it is changed.
                self._count(Finding.PARTS_DISAGREE, 1 if told and at <= self._last[2] else 0)
            elif shape == NEWEST and mac != seals.seal(self._key, stored):
                self._notice(Finding.THING_CHANGED, 0, at)
        more = len(rows) == STEP
        self._after = rows[-1][3] if more else ""
        return more

    def _thing(self, at: str, told: str | None) -> None:
        # What was written since the last line was read will be looked at next time.
        if at > self._last[2]:
            return
        if told is None or (told and at > told):
            self._notice(Finding.THING_UNKNOWN, 0, at)
        elif at < told:
            self._notice(Finding.THING_OLDER, 0, at)

    def _touches(self, connection: Connection) -> bool:
        family = tables.KIND_TABLES["family"].c
        for id_, at in connection.execute(select(family.id, family.touched_at)):
            told = self._touched.get(id_, at)
            if at < told:
                self._notice(Finding.THING_OLDER, 0, at)
        return False

    def _gone(self, connection: Connection) -> bool:
        if still_erased(connection) == self._erased:
            kept = set(connection.execute(select(tables.signed_version.c.id)).scalars())
            self._count(Finding.THING_MISSING, len(self._newest) + len(self._signed - kept))
        return False

    def _sound(self, table: str, connection: Connection) -> bool:
        # An old page of an index hides things from lists, though they are all there.
        said = _driver(connection).execute(f"PRAGMA integrity_check({table})").fetchall()
        self._count(Finding.PARTS_DISAGREE, len([line for line in said if line != ("ok",)]))
        return False

    def _count(self, what: Finding, times: int) -> None:
        if times:
            self._notice(what, 0, "", times)

    def _notice(self, what: Finding, seq: int, at: str, times: int = 1) -> None:
        first = self._found.get(what, Noticed(what, 0, seq, at))
        self._found[what] = replace(first, times=first.times + times)


def _driver(connection: Connection) -> Driver:
    # Rows of the driver itself: a hundred thousand lines pass here.
    return connection.connection.dbapi_connection


def _back(before: str, after: str) -> bool:
    return _seconds(before) - _seconds(after) > CLOCK_SLACK


def _seconds(at: str) -> float:
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return 0.0
