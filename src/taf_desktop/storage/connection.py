"""One keyed connection to a vault's records, set up in one order and read back.

The order matters. The log level comes before the key, or a wrong key is printed to stderr. Memory
for temporary tables comes before anything that could sort, because SQLCipher does not encrypt
temporary files. The exclusive lock comes before the first read, or SQLite makes a shared-memory
file and a copy of the program could open the vault as well. Whether this is the right vault and a
known schema is read before anything is written. The authoriser comes last, so that nothing after it
can undo the rest. The key itself is tried before any of this, by reading alone.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import first_page
from taf_desktop.storage.driver import Driver, sqlcipher
from taf_desktop.storage.faults import database_problem, disk_problem
from taf_desktop.storage.guard import authorise
from taf_desktop.storage.migrations import KNOWN_REVISIONS

APPLICATION_ID = 0x54414644
"""Marks the file as ours ("TAFD"); written once, when the records are made."""

OLDEST_SQLCIPHER = (4, 19)
OLDEST_SQLITE = (3, 51, 3)
"""SQLite 3.7.0 to 3.51.2 can damage a database in write-ahead mode (https://www.sqlite.org/wal.html)."""

PROVIDER = "openssl"

WAIT_SECONDS = 0.5
STATEMENTS_KEPT = 256
PAGES_KEPT_KIB = 16 * 1024
"""Memory for pages that were decrypted already: the families somebody works with stay at hand."""

READ_BACK = {
    "temp_store": 2,
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "mmap_size": 0,
    "cache_size": -PAGES_KEPT_KIB,
    "cipher_memory_security": "0",
}
"""What each pragma answers on a connection that is ready for use."""

_FULL_TEXT = (
    "SELECT name FROM sqlite_master WHERE type = 'table'"
    " AND lower(sql) LIKE 'create virtual table%using fts5%'"
)
_FORGET = ("secure-delete",)


def connect(path: Path, keys: VaultKeys) -> Driver:
    """Open a vault's existing records for this program alone.

    Raises:
        EnvironmentProblem: missing, empty, damaged, another vault's, newer than this program, or
            already open. Nothing on disk is changed.
    """
    if not path.is_file():
        raise EnvironmentProblem("vault.missing")
    if path.stat().st_size == 0:
        raise EnvironmentProblem("vault.empty")
    _try_key(path, keys.database)
    # A copy is made on a thread of its own while this one waits (``stepped_copy``).
    connection = plain(path, "rw", one_thread=False)
    try:
        unlock(connection, keys.database)
        check_identity(connection, keys.vault_id)
        _make_ready(connection)
    except BaseException as error:
        connection.close()
        raise database_problem(error) or error from None
    return connection


def create(path: Path, keys: VaultKeys) -> Driver:
    """Make a new, empty, keyed database file marked as this program's.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    connection = plain(path, "rwc")
    try:
        unlock(connection, keys.database)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _make_ready(connection)
    except BaseException as error:
        connection.close()
        raise database_problem(error) or error from None
    return connection


def check_identity(connection: Driver, vault_id: str) -> None:
    """Make sure that the file is ours, this vault's, and of a schema this program knows.

    Raises:
        EnvironmentProblem: ``vault.damaged_database``, ``vault.other_records`` or ``vault.newer``.
    """
    if _one(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise EnvironmentProblem("vault.damaged_database")
    if schema_revision(connection) not in KNOWN_REVISIONS:
        raise EnvironmentProblem("vault.newer")
    if _one(connection, "SELECT vault_id FROM vault") != vault_id:
        raise EnvironmentProblem("vault.other_records")


def schema_revision(connection: Driver) -> str:
    """Return the migration the records stand at."""
    return str(_one(connection, "SELECT version_num FROM alembic_version"))


def plain(path: Path, mode: str, *, one_thread: bool = True) -> Driver:
    """Open a file without a key yet: ``rw`` an existing one, ``rwc`` also a new one.

    Raises:
        EnvironmentProblem: missing, or closed to us.
    """
    _check_library(str(sqlcipher.sqlite_version), OLDEST_SQLITE)
    try:
        return sqlcipher.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=WAIT_SECONDS,
            check_same_thread=one_thread,
            cached_statements=STATEMENTS_KEPT,
        )
    except sqlcipher.Error as error:
        raise database_problem(error) or error from None


def unlock(connection: Driver, key: bytes) -> None:
    """Give the key to a connection, and make sure of the library, before anything is read."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    _check_library(str(_one(connection, "PRAGMA cipher_version")), OLDEST_SQLCIPHER)
    if _one(connection, "PRAGMA cipher_provider") != PROVIDER:
        raise Bug("vault.not_protected")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    _one(connection, "SELECT count(*) FROM sqlite_master")


def _try_key(path: Path, key: bytes) -> None:
    """Refuse a wrong key before anything is opened, so that nothing on disk is changed by it."""
    try:
        right = first_page.fits(path, key)
    except OSError as error:
        raise disk_problem(error) from error
    if not right:
        raise EnvironmentProblem("vault.damaged_database")


def _make_ready(connection: Driver) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute(f"PRAGMA cache_size = -{PAGES_KEPT_KIB}")
    _take(connection)
    _forget_in_full_text(connection)
    for name, wanted in READ_BACK.items():
        if _one(connection, f"PRAGMA {name}") != wanted:
            raise Bug("vault.not_protected")
    connection.set_authorizer(authorise)


def _forget_in_full_text(connection: Driver) -> None:
    """Have what is deleted overwritten in indexes for searching as well."""
    for (name,) in connection.execute(_FULL_TEXT).fetchall():
        asked = f"SELECT v FROM \"{name}_config\" WHERE k = 'secure-delete'"  # noqa: S608 our names
        if _one(connection, asked) != 1:
            connection.execute(f'INSERT INTO "{name}"("{name}", rank) VALUES (?, 1)', _FORGET)  # noqa: S608 our names


def _take(connection: Driver) -> None:
    # The exclusive lock is only asked for by locking_mode; a write transaction takes it.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def _check_library(found: str, oldest: tuple[int, ...]) -> None:
    numbers = tuple(int(part) for part in found.split(" ")[0].split("."))
    if numbers < oldest:
        raise Bug("vault.not_protected")


def _one(connection: Driver, sql: str) -> object:
    with suppress(StopIteration):
        return next(connection.execute(sql))[0]
    return None
