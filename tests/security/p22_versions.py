"""P22: what runs is what was tested: versions at least as new as the safe ones."""

from pathlib import Path

from taf_desktop.storage.driver import sqlcipher
from tests.security.proof import Effort, Result
from tests.security.worlds import new_world

SAFE_SQLITE = (3, 51, 3)
"""From here on the write-ahead log's reset bug (3.7.0 to 3.51.2) is mended."""
SAFE_CIPHER = (4, 19)


def prove(_effort: Effort, folder: Path) -> Result:
    """Ask the database itself, through a vault that is open."""
    world = new_world(folder)
    with world.open()() as unit:
        cipher = unit._connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
        provider = unit._connection.exec_driver_sql("PRAGMA cipher_provider_version").scalar_one()
    world.files.close()
    sqlite = tuple(map(int, sqlcipher.sqlite_version.split(".")))
    held = (
        sqlite >= SAFE_SQLITE and tuple(map(int, cipher.split()[0].split(".")))[:2] >= SAFE_CIPHER
    )
    figure = f"SQLite {sqlcipher.sqlite_version}, SQLCipher {cipher}, {provider}"
    return Result("P22 known versions", "asked of an open vault", figure, held)
