"""What SQL may not do in a vault, refused by SQLite itself before a statement runs.

Nothing here should ever fire: it is there for the day a mistake or a hostile import reaches SQL.
"""

from __future__ import annotations

from taf_desktop.storage.driver import sqlcipher

HISTORY = frozenset({"change_log", "audit_entry", "erasure"})
"""Tables whose rows are never changed or removed, whatever happens."""

ONLY_GROWING = HISTORY | {"signed_version", "handover"}
"""Tables whose rows are never changed, and removed only when a whole family is erased."""

FORBIDDEN_FUNCTIONS = frozenset(
    {"load_extension", "fts3_tokenizer", "writefile", "readfile", "edit"}
)

PRAGMAS_WITH_VALUE = frozenset(
    {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
        "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check", "wal_checkpoint",
    }
)  # fmt: skip
"""Pragmas that take an argument and set nothing that protects. Any other may only be read."""


def authorise(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Answer SQLite's question whether one step of a statement may be prepared."""
    if action in (sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH):
        return sqlcipher.SQLITE_DENY
    if action == sqlcipher.SQLITE_PRAGMA and second and first not in PRAGMAS_WITH_VALUE:
        return sqlcipher.SQLITE_DENY
    if action == sqlcipher.SQLITE_FUNCTION and second in FORBIDDEN_FUNCTIONS:
        return sqlcipher.SQLITE_DENY
    if action in (sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE) and first in ONLY_GROWING:
        return sqlcipher.SQLITE_DENY
    return sqlcipher.SQLITE_OK


def authorise_erasing(action: int, first: str | None, second: str | None, *rest: str | None) -> int:
    """Answer the same while a family is being erased (``storage.erase`` and nowhere else)."""
    if action == sqlcipher.SQLITE_DELETE and first not in HISTORY:
        return sqlcipher.SQLITE_OK
    return authorise(action, first, second, *rest)
