"""What the disk and the database complain about, said as problems a person can act on.

Only SQLite's own result codes are read, never its words: a message could carry somebody's data.
"""

from __future__ import annotations

import errno

from taf_desktop.domain.errors import EnvironmentProblem

_PRIMARY = 0xFF

PROBLEMS = {
    5: "vault.already_open",  # SQLITE_BUSY
    6: "vault.already_open",  # SQLITE_LOCKED
    8: "vault.no_access",  # SQLITE_READONLY
    10: "vault.disk_trouble",  # SQLITE_IOERR
    11: "vault.damaged_database",  # SQLITE_CORRUPT
    13: "vault.disk_full",  # SQLITE_FULL
    14: "vault.no_access",  # SQLITE_CANTOPEN
    26: "vault.damaged_database",  # SQLITE_NOTADB
}
"""Message ids by SQLite's primary result code (https://www.sqlite.org/rescode.html)."""


def database_problem(error: BaseException) -> EnvironmentProblem | None:
    """Return the problem behind a driver's error; ``None`` if the fault is ours."""
    code = getattr(error, "sqlite_errorcode", None)
    message_id = PROBLEMS.get(code & _PRIMARY) if isinstance(code, int) else None
    return EnvironmentProblem(message_id) if message_id else None


def disk_problem(error: OSError) -> EnvironmentProblem:
    """Return the problem behind an operating system's error."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", None) == 112
    return EnvironmentProblem("vault.disk_full" if full else "vault.no_access")


def copying_problem(error: BaseException) -> EnvironmentProblem | None:
    """Return the problem behind a copy that failed: SQLite's copying names no result code.

    The driver's classes tell what could not be written from what could not be read.
    """
    from taf_desktop.storage.driver import sqlcipher  # not before the first window is painted

    if isinstance(error, sqlcipher.Error) and not hasattr(error, "sqlite_errorcode"):
        disk = isinstance(error, sqlcipher.OperationalError)
        return EnvironmentProblem("vault.disk_trouble" if disk else "vault.damaged_database")
    return database_problem(error)
