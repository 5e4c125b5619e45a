"""Looking at every page of open records, a step at a time, so that saving comes in between.

SQLCipher has one statement for it, ``PRAGMA cipher_integrity_check``, which keeps the connection
for as long as the whole file takes. This does the same by reading: each page of the file ends with
a code that only the key makes (``first_page``).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.faults import database_problem, disk_problem
from taf_desktop.storage.first_page import PAGE, PageCodes
from taf_desktop.storage.folder import RECORDS

if TYPE_CHECKING:
    from taf_desktop.storage.backup_copy import OpenVault

STEP_SECONDS = 0.03
"""So long a step keeps the database lane."""
AT_ONCE = 64
"""So many pages are read at a time."""
LOCKED = (1 << 30) // PAGE + 1
"""The page SQLite keeps free for its locks (https://www.sqlite.org/fileformat.html#lockpage).

Windows lets nobody read it.
"""


class Examining:
    """One look at every page (``domain.backups.Examining``)."""

    def __init__(self, vault: OpenVault) -> None:
        """Take the vault; nothing is read yet."""
        self._vault = vault
        self._records = vault.folder / RECORDS
        self._codes: PageCodes | None = None
        self._next, self._pages = 1, 0

    def step(self) -> bool:
        """Look at some pages; say whether all were looked at. Database lane.

        Raises:
            EnvironmentProblem: ``vault.damaged_database``.
        """
        until = time.perf_counter() + STEP_SECONDS
        with self._vault.database.alone() as driver:
            try:
                codes = self._codes or self._begin(driver)
                while self._next <= self._pages and time.perf_counter() < until:
                    self._look(driver, codes)
            except sqlcipher.Error as error:
                raise database_problem(error) or error from None
            except OSError as error:
                raise disk_problem(error) from error
        return self._next > self._pages

    def _begin(self, driver: Driver) -> PageCodes:
        _fold(driver)
        self._pages = driver.execute("PRAGMA page_count").fetchone()[0]
        if self._pages * PAGE != self._records.stat().st_size:
            raise EnvironmentProblem("vault.damaged_database")
        file = self._vault.database.reader(self._records)
        self._codes = PageCodes(file, self._vault.keys.database)
        return self._codes

    def _look(self, driver: Driver, codes: PageCodes) -> None:
        last = min(self._next + AT_ONCE - 1, self._pages)
        if self._next == LOCKED:
            last = LOCKED
        elif self._next < LOCKED <= last:
            last = LOCKED - 1
        if self._next != LOCKED and codes.wrong(self._next, last):
            # A page that was being written when the disk ran full is whole in the write-ahead file.
            _fold(driver)
            if codes.wrong(self._next, last):
                raise EnvironmentProblem("vault.damaged_database")
        self._next = last + 1


def _fold(driver: Driver) -> None:
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
