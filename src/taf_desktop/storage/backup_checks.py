"""Whether a records file is whole, and what is in it: counted and read in SQL alone.

SQLCipher's own check reads every page and its code, but not the write-ahead file, and it does not
miss a last page that was cut off. SQLite's check reads the structure. Neither sees an older page
put back, so rows are counted as well, and the newest line of the history is compared.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from taf_desktop.domain.backups import VaultState
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.kinds import KINDS
from taf_desktop.storage import connection
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_manifest import fingerprint
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.faults import database_problem

READ_ONLY = "ro&immutable=1"
PAGE = 4096
CACHE_KIB = 64 * 1024
"""Memory for looking at the structure, which goes back to the same pages: a third less work."""
_NO_CONTENT = ("audit_entry", "setting", "alembic_version")
"""Tables that change without anything being added to the record, such as by looking at it."""
_PLACE = "place_"
_HISTORY = "audit_entry"
LINES_AT_ONCE = 5000
"""So many lines of the history are counted in one step: some five milliseconds."""
_SOME_LINES = (
    "SELECT count(*), max(seq) FROM"
    " (SELECT seq FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?)"
)
_LINES_AFTER = "SELECT count(*) FROM audit_entry WHERE seq > ?"


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a records file.

    ``counts`` are rows by table; ``audit`` the place and code of the history's newest line;
    ``content`` a fingerprint that stays the same while nothing was changed.
    """

    schema: str
    counts: dict[str, int]
    families: int
    last_change: str
    audit: tuple[int, str]
    content: str


class HistoryCount:
    """Counts the lines of the history a step at a time, while others are added.

    It is by far the longest table. No line is ever changed or removed (``guard``), and a new one
    stands behind all others: what was counted once stays right.
    """

    def __init__(self, driver: Driver) -> None:
        """Begin before the first line; records of an early schema have no such table."""
        self._last, self._lines = -(2**63), 0
        asked = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
        self._there = bool(driver.execute(asked, (_HISTORY,)).fetchone()[0])

    def step(self, driver: Driver) -> None:
        """Count some lines more."""
        if not self._there:
            return
        lines, last = driver.execute(_SOME_LINES, (self._last, LINES_AT_ONCE)).fetchone()
        if lines:
            self._last, self._lines = last, self._lines + lines

    def all(self, driver: Driver) -> int:
        """Return how many lines there are now."""
        return self._lines + int(driver.execute(_LINES_AFTER, (self._last,)).fetchone()[0])


@contextmanager
def opened(path: Path, key: bytes, mode: str = READ_ONLY) -> Generator[Driver, None, None]:
    """Open a closed, keyed file in which nobody works, and close it again.

    Raises:
        EnvironmentProblem: damaged, or closed to us.
    """
    driver = connection.plain(path, mode)
    try:
        connection.unlock(driver, key)
        yield driver
    except sqlcipher.Error as error:
        raise database_problem(error) or error from None
    finally:
        driver.close()


def check_whole(path: Path, key: bytes, vault_id: str) -> None:
    """Check a closed records file page by page and as a whole.

    Raises:
        EnvironmentProblem: ``backup.damaged``, or ``vault.newer``.
    """
    try:
        with opened(path, key) as driver:
            driver.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            pages = driver.execute("PRAGMA page_count").fetchone()[0]
            whole = (
                pages * PAGE == path.stat().st_size
                and driver.execute("PRAGMA cipher_integrity_check").fetchall() == []
                and driver.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            )
            if whole:
                connection.check_identity(driver, vault_id)
    except EnvironmentProblem as error:
        if error.message_id == "vault.newer":
            raise
        raise DamagedBackup from None
    if not whole:
        raise DamagedBackup


def glance(driver: Driver, history: HistoryCount) -> Inside:
    """Return what tells a copy from its source, in a moment: no rows are read, only counted."""
    counts = row_counts(driver, history)
    return Inside(
        schema=connection.schema_revision(driver),
        counts=counts,
        families=counts.get("family", 0),
        last_change="",
        audit=_audit(driver, counts),
        content="",
    )


def is_same(found: Inside, glanced: Inside) -> bool:
    """Say whether a copy holds what its source held at a glance."""
    return replace(found, last_change="", content="") == glanced


def inside(driver: Driver, master: bytes) -> Inside:
    """Return what is in an open records file, of whichever schema."""
    counts = row_counts(driver)
    last = _last_change(driver, counts)
    content = json.dumps(
        [
            {name: n for name, n in counts.items() if name not in _NO_CONTENT},
            last,
            _settings(driver),
        ]
    )
    return Inside(
        schema=connection.schema_revision(driver),
        counts=counts,
        families=counts.get("family", 0),
        last_change=last[1],
        audit=_audit(driver, counts),
        content=fingerprint(master, content.encode()),
    )


def row_counts(driver: Driver, history: HistoryCount | None = None) -> dict[str, int]:
    """Return how many rows each table has; ``history`` counted most of its lines before."""
    found = driver.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    names: list[str] = [row[0] for row in found.fetchall()]
    return {
        name: history.all(driver)
        if history is not None and name == _HISTORY
        else driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 our names
        for name in names
    }


def state_of(driver: Driver) -> VaultState:
    """Return what a person recognises their record by: how much there is, and the last change."""
    known = row_counts(driver)
    counts = {
        kind: driver.execute(
            f'SELECT count(*) FROM "{kind}" WHERE put_aside_at IS NULL'  # noqa: S608 our own names
        ).fetchone()[0]
        for kind in KINDS
        if kind in known
    }
    counts["signed_version"] = known.get("signed_version", 0)
    return VaultState(_last_change(driver, known)[1], counts)


def _last_change(driver: Driver, counts: dict[str, int]) -> tuple[int, str]:
    """Return how many changes there were, and the moment of the newest."""
    changes, newest = 0, ""
    for kind in KINDS:
        if kind in counts:
            told = f'SELECT total(revision), max(updated_at) FROM "{kind}"'  # noqa: S608 our names
            revisions, at = driver.execute(told).fetchone()
            changes, newest = changes + int(revisions), max(newest, at or "")
    return changes, newest


def _settings(driver: Driver) -> list[list[str]]:
    rows = driver.execute("SELECT name, value FROM setting ORDER BY name").fetchall()
    return [[name, value] for name, value in rows if not name.startswith(_PLACE)]


def _audit(driver: Driver, counts: dict[str, int]) -> tuple[int, str]:
    if not counts.get("audit_entry"):
        return 0, ""
    newest = "SELECT seq, mac FROM audit_entry ORDER BY seq DESC LIMIT 1"
    seq, code = driver.execute(newest).fetchone()
    return seq, bytes(code).hex()
