"""Many families out of a few told ones: their rows again and again, in the order of their days.

Every row gets ids of its own, its seal and its line in the history, so that the vault is as whole
as one that was typed. Rows of one day lie together in the file as they would after five years of
work, not family by family.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.vault import NewVault
from taf_desktop.storage import seals
from taf_desktop.storage.audit import line_code
from taf_desktop.storage.folder import RECORDS
from taf_desktop.storage.keys import audit_key
from taf_desktop.storage.migrations import NEWEST
from taf_desktop.storage.seals import BETWEEN
from taf_desktop.storage.tables_audit import LINE

MARK = "f" * 12
"""Stands at the end of every id of a told family; the number of the new family takes its place."""
NAME = "%%"
"""Stands for the family's number in its name."""
_ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VALUE, _NEXT = "\x1e", "\x1d"
"""What parts the values of a row, and rows, in a long text."""
SHIFTS = 28
"""Families begin on so many different days."""
Row = tuple[Any, ...]


@dataclass(slots=True)
class Day:
    """What was written about one family on one day: rows by table, and lines of the history."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    sealed: list[tuple[str, str]] = field(default_factory=list)
    """Ids of recorded things and the text their seals are made over."""
    lines: list[Row] = field(default_factory=list)


Told = dict[date, Day]


class Records:
    """A vault's records, opened bare for bulk work. The vault must not be open elsewhere."""

    def __init__(self, new: NewVault) -> None:
        self.key = audit_key(new.keys)
        self._driver: Any = sqlcipher.connect(_file(new), isolation_level=None)
        self.run: Callable[..., Any] = self._driver.execute
        self.many: Callable[..., Any] = self._driver.executemany
        self.run(f"PRAGMA key = \"x'{new.keys.database.hex()}'\"")
        self.run("PRAGMA locking_mode = EXCLUSIVE")

    def columns(self, table: str) -> list[str]:
        """Return a table's columns in their order."""
        return [row[1] for row in self.run(f"PRAGMA table_info({table})")]

    def family_tables(self) -> list[str]:
        """Return the tables with rows of families, but for seals and the history."""
        names = [row[0] for row in self.run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = ("seal", "audit_entry", "change_log", "erasure")
        return [n for n in names if n not in kept and "family_id" in self.columns(n)]

    def quickly(self) -> None:
        """Give up all safety for speed: a half-made vault is thrown away."""
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            self.run(f"PRAGMA {pragma}").fetchall()

    def close(self) -> None:
        """Close the file."""
        self._driver.close()


def read_told(records: Records, family_id: str) -> Told:
    """Return one told family, its ids marked, sorted by the days on which it was written."""
    days: Told = defaultdict(Day)
    ids: set[str] = set()
    for table in records.family_tables():
        names = records.columns(table)
        wanted = "id" if table == "family" else "family_id"
        rows = records.run(f"SELECT * FROM {table} WHERE {wanted} = ?", (family_id,)).fetchall()
        for row in rows:
            held = dict(zip(names, row, strict=True))
            stamp = held["signed_at" if table == "signed_version" else "created_at"]
            day = days[date.fromisoformat(stamp[:10])]
            ids.add(held["id"])
            day.rows[table].append(row)
            if table in KINDS:
                whole = BETWEEN.join(str(held[name]) for name in seals.columns(KINDS[table]))
                day.sealed.append((held["id"], whole))
    lines = "SELECT * FROM audit_entry WHERE family_id = ? ORDER BY seq"
    for line in records.run(lines, (family_id,)):
        days[date.fromisoformat(line[1][:10])].lines.append(line[: len(LINE)])

    def mark(found: re.Match[str]) -> str:
        id_ = found.group()
        return id_[: -len(MARK)] + MARK if id_ in ids else id_

    return _each_text(dict(days), lambda text: _ID.sub(mark, text))


def multiply(records: Records, told: list[Told], families: int, chance: random.Random) -> list[str]:
    """Write so many families and return their ids."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number in range(1, families + 1):
        groups[chance.randrange(len(told)), chance.randrange(SHIFTS)].append(number)
    calendar: dict[date, list[tuple[Sheet, list[int]]]] = defaultdict(list)
    for (which, days), numbers in groups.items():
        for day, written in _later(told[which], days).items():
            calendar[day].append((Sheet.of(written), numbers))
    writer = _Writer(records)
    records.quickly()
    records.run("BEGIN")
    for day in sorted(calendar):
        writer.note(Deed.UNLOCKED, day)
        for written, numbers in calendar[day]:
            writer.write(written, numbers)
        writer.note(Deed.LOCKED, day)
    writer.flush()
    records.run("COMMIT")
    return [row[0] for row in records.run("SELECT id FROM family ORDER BY id")]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day of one told family as few long texts, in which ids are exchanged in one go.

    Numbers are texts too: SQLite makes numbers of them again, because the columns are for numbers.
    """

    tables: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...]
    """For each table its rows as one text, and which values are empty, by row and column."""
    seals: str
    lines: str

    @classmethod
    def of(cls, day: Day) -> Sheet:
        """Return the sheet of a day."""
        return cls(
            tuple((table, _joined(rows), _empty(rows)) for table, rows in day.rows.items()),
            _NEXT.join(_VALUE.join((id_, whole)) for id_, whole in day.sealed),
            _NEXT.join(BETWEEN.join(map(str, line[1:])) for line in day.lines),
        )


class _Writer:
    """Writes days of families, some thousand rows at a time."""

    _FULL = 4000

    def __init__(self, records: Records) -> None:
        self._records = records
        self._waiting: dict[str, list[Sequence[Any]]] = defaultdict(list)
        newest = records.run("SELECT seq, mac FROM audit_entry ORDER BY seq DESC LIMIT 1")
        self._seq, self._mac = newest.fetchone()

    def write(self, sheet: Sheet, numbers: list[int]) -> None:
        """Write one day of several families."""
        waiting = self._waiting
        for number in numbers:
            tag, name = f"{number:012x}", str(number)
            for table, text, empty in sheet.tables:
                rows: list[Any] = _own(text, tag, name)
                for row, column in empty:
                    rows[row][column] = None
                waiting[table] += rows
            waiting["seal"] += self._seals(sheet, tag, name)
            waiting["audit_entry"] += self._lines(sheet, tag)
        for table, rows in waiting.items():
            if len(rows) > self._FULL:
                self._put(table)

    def note(self, deed: Deed, day: date) -> None:
        """Write down that the vault was unlocked or locked."""
        line = (f"{day.isoformat()}T14:30:00.000000+00:00", 0, "", deed, "vault", "", "", 1, "")
        text = BETWEEN.join(map(str, line))
        self._waiting["audit_entry"] += self._lines(Sheet((), "", text), "")

    def flush(self) -> None:
        """Write what still waits."""
        for table in list(self._waiting):
            self._put(table)

    def _put(self, table: str) -> None:
        rows = self._waiting[table]
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self._records.many(f"INSERT INTO {table} VALUES ({marks})", rows)
            self._waiting[table] = []

    def _seals(self, sheet: Sheet, tag: str, name: str) -> Iterator[Row]:
        key = self._records.key
        if sheet.seals:
            for id_, whole in _own(sheet.seals, tag, name):
                family = whole.split(BETWEEN, 2)[1]
                yield id_, family, NEWEST, seals.seal_of_text(key, whole)

    def _lines(self, sheet: Sheet, tag: str) -> Iterator[Sequence[Any]]:
        key, seq, mac = self._records.key, self._seq, self._mac
        for line in sheet.lines.replace(MARK, tag).split(_NEXT) if sheet.lines else ():
            seq += 1
            whole = f"{seq}{BETWEEN}{line}"
            values: list[Any] = whole.split(BETWEEN)
            before, mac = mac, line_code(key, mac, whole)
            values += before, mac
            yield values
        self._seq, self._mac = seq, mac


def _own(text: str, tag: str, name: str) -> list[list[str]]:
    """Return the rows in a text with a family's own ids and name."""
    return [row.split(_VALUE) for row in text.replace(MARK, tag).replace(NAME, name).split(_NEXT)]


def _joined(rows: list[Row]) -> str:
    return _NEXT.join(
        _VALUE.join("" if value is None else str(value) for value in row) for row in rows
    )


def _empty(rows: list[Row]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (at, column)
        for at, row in enumerate(rows)
        for column, value in enumerate(row)
        if value is None
    )


def _later(told: Told, days: int) -> Told:
    """Return a family as if everything had been written some days later."""
    moved = {day.isoformat(): (day + timedelta(days=days)).isoformat() for day in told}
    stamps = {f"{old}T": f"{new}T" for old, new in moved.items()}

    def move(text: str) -> str:
        # Moments are what the vault wrote itself; days that were typed stay.
        return stamps[text[:11]] + text[11:] if text[:11] in stamps else text

    later = _each_text(told, move)
    return {day + timedelta(days=days): written for day, written in later.items()}


def _each_text(told: Told, change: Callable[[str], str]) -> Told:
    def row(values: Row) -> Row:
        return tuple(change(value) if isinstance(value, str) else value for value in values)

    return {
        day: Day(
            {table: [row(each) for each in rows] for table, rows in written.rows.items()},
            [(change(id_), change(whole)) for id_, whole in written.sealed],
            [row(each) for each in written.lines],
        )
        for day, written in told.items()
    }


def _file(new: NewVault) -> str:
    return str(new.card.folder / RECORDS)


__all__ = ["NAME", "Records", "Told", "multiply", "read_told"]
