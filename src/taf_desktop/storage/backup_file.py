"""A backup as one file: what stands where in it, and how it is written and read whole.

``magic | locks | spare locks | description | records``. The first four have fixed places, so that
the locks can be renewed in the file after a change of passphrase, the records untouched. One
file, because people carry it: nothing can be left behind on the way to a stick.

- *locks*: a header as a vault has it (``header``), with the ways in of the day, around a random key
  that is this file's own.
- *description*: what is in the file (``backup_manifest``), with a code only the master key makes.
- *records*: a closed SQLCipher database.

What is not used of a place is zero; every byte of the file is covered by a code, a digest or that.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.header import MOST_BYTES, DamagedHeader, ReadHeader, read
from taf_desktop.storage.kdf import KdfPolicy

MAGIC = b"TAFBACKUP-1\n"
SUFFIX = ".tafbackup"
PLACE = MOST_BYTES
"""Bytes kept for each of the locks, the spare locks and the description: 64 KiB."""
RECORDS_AT = 4096 + 3 * PLACE
_PLACES = {"locks": 4096, "spare": 4096 + PLACE, "description": 4096 + 2 * PLACE}
_CHUNK = 1 << 20
_LENGTH_BYTES = 4

Step = Callable[[int, int], None]
"""Hears how many bytes of how many are done; raises ``CalledOff`` to stop."""


class DamagedBackup(EnvironmentProblem):
    """The file is not as it was written."""

    def __init__(self) -> None:
        super().__init__("backup.damaged")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the records: each part ``None`` where it is damaged.

    ``alike`` says that both locks are whole and the same; ``clean`` that besides what must be zero
    is zero and there is a description.
    """

    locks: ReadHeader | None
    spare: ReadHeader | None
    description: bytes
    size: int
    alike: bool
    clean: bool

    def headers(self) -> tuple[ReadHeader, ...]:
        """Return the locks there are, the first before the spare."""
        return tuple(each for each in (self.locks, self.spare) if each is not None)


def write(path: Path, locks: bytes, description: bytes, records: Path, step: Step) -> str:
    """Write a whole backup file and force it to the disk; return the SHA-256 of its records.

    ``description`` may be put in place later with ``write_description``.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    total, digest = records.stat().st_size, hashlib.sha256()
    try:
        with path.open("wb") as file, records.open("rb") as source:
            file.write(_front(locks, description))
            done = 0
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                file.write(chunk)
                done += len(chunk)
                step(done, total)
            _force(file.fileno(), file.flush)
    except OSError as error:
        raise disk_problem(error) from error
    return digest.hexdigest()


def write_description(path: Path, description: bytes) -> None:
    """Put a description into its place and force it to the disk.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    _write_place(path, "description", description)


def write_locks(path: Path, locks: bytes) -> None:
    """Renew the locks: first the spare, then the locks, so that one of them is always whole.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    _write_place(path, "spare", locks)
    _write_place(path, "locks", locks)


def read_front(path: Path, policy: KdfPolicy) -> Front:
    """Read everything before the records, without believing any of it.

    Raises:
        EnvironmentProblem: ``backup.missing``, ``backup.not_one``, ``backup.newer``.
    """
    try:
        with path.open("rb") as file:
            data = file.read(RECORDS_AT)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise EnvironmentProblem("backup.missing") from error
    if not data.startswith(MAGIC):
        newer = data.startswith(MAGIC[: MAGIC.index(b"-")])
        raise EnvironmentProblem("backup.newer" if newer else "backup.not_one")
    if len(data) < RECORDS_AT:
        raise DamagedBackup
    locks, spare = (_header(_part(data, name), policy) for name in ("locks", "spare"))
    alike = None not in (locks, spare) and _part(data, "locks") == _part(data, "spare")
    zero = _is_zero(data[len(MAGIC) : 4096])
    description = _part(data, "description")
    return Front(locks, spare, description, size, alike, alike and zero and bool(description))


def digest_of(path: Path, step: Step) -> str:
    """Return the SHA-256 of the records in a file, read from the disk.

    Raises:
        EnvironmentProblem: the file cannot be read.
    """
    return _read_records(path, lambda _chunk: None, step)


def extract(path: Path, to: Path, step: Step) -> str:
    """Write the records in a file to a file of their own; return their SHA-256.

    Raises:
        EnvironmentProblem: the file cannot be read, or the disk is full or closed to us.
    """
    try:
        with to.open("wb") as target:
            digest = _read_records(path, target.write, step)
            _force(target.fileno(), target.flush)
    except OSError as error:
        raise disk_problem(error) from error
    return digest


def _read_records(path: Path, take: Callable[[bytes], object], step: Step) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            total = os.fstat(file.fileno()).st_size - RECORDS_AT
            file.seek(RECORDS_AT)
            done = 0
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                take(chunk)
                done += len(chunk)
                step(done, total)
    except OSError as error:
        raise disk_problem(error) from error
    return digest.hexdigest()


def _front(locks: bytes, description: bytes) -> bytes:
    start = MAGIC.ljust(4096, b"\0")
    return start + _place(locks) * 2 + _place(description)


def _place(content: bytes) -> bytes:
    if len(content) > PLACE - _LENGTH_BYTES:
        raise DamagedBackup
    return (len(content).to_bytes(_LENGTH_BYTES, "big") + content).ljust(PLACE, b"\0")


def _part(data: bytes, name: str) -> bytes:
    """Return what stands in a place; nothing if the place is damaged."""
    place = data[_PLACES[name] : _PLACES[name] + PLACE]
    length = int.from_bytes(place[:_LENGTH_BYTES], "big")
    end = _LENGTH_BYTES + length
    return place[_LENGTH_BYTES:end] if end <= PLACE and _is_zero(place[end:]) else b""


def _header(data: bytes, policy: KdfPolicy) -> ReadHeader | None:
    try:
        return read(data, policy)
    except DamagedHeader:
        return None


def _write_place(path: Path, name: str, content: bytes) -> None:
    try:
        with path.open("rb+") as file:
            file.seek(_PLACES[name])
            file.write(_place(content))
            _force(file.fileno(), file.flush)
    except OSError as error:
        raise disk_problem(error) from error


def _is_zero(data: bytes) -> bool:
    return not data.strip(b"\0")


def _force(handle: int, flush: Callable[[], None]) -> None:
    flush()
    os.fsync(handle)
