"""The header on disk: the current file and its twin, so that one bad sector locks nobody out.

Every change writes the current file first and then the twin, so there is always one whole header,
and a passphrase that was changed is soon in neither. The twin is first written when the vault's
records exist: a folder without one is a vault whose making was broken off.
"""

from __future__ import annotations

from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.folder import RECORDS
from taf_desktop.storage.header import MOST_BYTES, DamagedHeader, ReadHeader, read
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.support import atomic

CURRENT = "vault.hdr"
TWIN = "vault.hdr.prev"
QUARANTINE = "quarantine"


def write_first(folder: Path, data: bytes) -> None:
    """Write the header of a vault that has no records yet.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    _write(folder / CURRENT, data)


def write_both(folder: Path, data: bytes) -> None:
    """Write a header and its twin.

    Raises:
        EnvironmentProblem: the disk is full or closed to us; one whole header remains.
    """
    _write(folder / CURRENT, data)
    _write(folder / TWIN, data)


def complete(folder: Path) -> None:
    """Write the twin of a vault whose records have just been made."""
    _write(folder / TWIN, _bytes_of(folder / CURRENT))


def is_vault(folder: Path) -> bool:
    """Say whether a folder holds a vault, whole or damaged; one never finished is none."""
    return (folder / TWIN).is_file() or (
        (folder / CURRENT).is_file() and (folder / RECORDS).exists()
    )


def found_headers(folder: Path, policy: KdfPolicy) -> tuple[ReadHeader | None, ReadHeader | None]:
    """Return the current header and its twin, ``None`` for one that is missing or damaged.

    A later version of the program writes both anew: one that claims to be later beside a whole one
    of ours has been damaged.

    Raises:
        EnvironmentProblem: ``vault.missing``, there is neither; ``vault.damaged_header``, there is
            no whole one; ``vault.newer``, a later version of the program wrote them.
    """
    paths = (folder / CURRENT, folder / TWIN)
    if not any(path.is_file() for path in paths):
        raise EnvironmentProblem("vault.missing")
    later: EnvironmentProblem | None = None
    found: list[ReadHeader | None] = []
    for path in paths:
        try:
            found.append(_whole(path, policy))
        except EnvironmentProblem as problem:
            later = problem
            found.append(None)
    current, twin = found
    if current is None and twin is None:
        raise later or DamagedHeader()
    return current, twin


def mend(folder: Path, keys: VaultKeys, header_key: bytes, policy: KdfPolicy) -> None:
    """Make current header and twin whole and alike again, once the keys have proved themselves.

    A damaged current header is moved to ``quarantine``, never deleted.
    """
    current, twin = (_believed(folder / name, header_key, policy) for name in (CURRENT, TWIN))
    if current is None and twin is not None:
        _set_aside(folder, keys.vault_id)
        _write(folder / CURRENT, twin)
    elif current is not None and twin != current:
        _write(folder / TWIN, current)


def _believed(path: Path, header_key: bytes, policy: KdfPolicy) -> bytes | None:
    try:
        found = _whole(path, policy)
        if found is None:
            return None
        found.believe(header_key)
    except EnvironmentProblem:
        return None
    return found.signed + found.code


def _set_aside(folder: Path, vault_id: str) -> None:
    damaged = folder / CURRENT
    if damaged.is_file():
        quarantine = folder / QUARANTINE
        quarantine.mkdir(exist_ok=True)
        number = len(list(quarantine.iterdir())) + 1
        atomic.replace(damaged, quarantine / f"{vault_id}-{number}.hdr")


def _whole(path: Path, policy: KdfPolicy) -> ReadHeader | None:
    if not path.is_file():
        return None
    try:
        return read(_bytes_of(path), policy)
    except DamagedHeader:
        return None


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise disk_problem(error) from error


def _write(path: Path, data: bytes) -> None:
    try:
        atomic.write_bytes(path, data)
    except OSError as error:
        raise disk_problem(error) from error
