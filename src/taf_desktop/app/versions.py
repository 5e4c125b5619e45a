"""Which versions are at work: the program's own and those of what protects the vault."""

from __future__ import annotations

import platform

from PySide6 import __version__ as qt_version

from taf_desktop import __version__


def versions() -> tuple[tuple[str, str], ...]:
    """Return the names (``settings.about.<name>`` in the words) and versions. Database lane."""
    from taf_desktop.storage.driver import sqlcipher

    connection = sqlcipher.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        sqlite = connection.execute("SELECT sqlite_version()").fetchone()
    finally:
        connection.close()
    return (
        ("program", __version__),
        ("sqlcipher", str(cipher[0])),
        ("sqlite", str(sqlite[0])),
        ("qt", qt_version),
        ("python", platform.python_version()),
    )
