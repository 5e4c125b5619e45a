"""Noticing, after the program was cut short, that the file with the last changes is damaged.

SQLite reads a write-ahead file up to the first frame that is not right and says nothing about the
rest: lost words would go unnoticed. So while a vault is open, a small file beside it names the
newest line of the history that was kept; it is removed when the vault closes. If it is still there
at the next opening, the write-ahead file must be whole, or folded in, and the line be known.

Layout of a write-ahead file: https://www.sqlite.org/fileformat2.html#walformat
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from taf_desktop.domain.audit import AuditHead
from taf_desktop.storage.folder import RECORDS
from taf_desktop.storage.header_file import QUARANTINE

if TYPE_CHECKING:
    from taf_desktop.storage.audit import Chain
    from taf_desktop.storage.engine import Database

MARK = "open.json"
LOG = RECORDS + "-wal"
_HEADER, _FRAME = 32, 24
_ROOM = 128
"""Characters of the mark, so that a shorter one covers a longer one."""
_MAGICS = (0x377F0682, 0x377F0683)


@dataclass(frozen=True, slots=True)
class CutShort:
    """What was found before opening: whether the last file is damaged, and the mark's line."""

    log_lost: bool = False
    line: AuditHead | None = None


def found(folder: Path) -> CutShort:
    """Look, before anything opens the records, at what a program that was cut short left.

    A damaged file with last changes is copied into the quarantine; opening folds it in and
    removes it.
    """
    if not (folder / MARK).is_file():
        return CutShort()
    line = _line(folder)
    # Folded into the records, as after every page was read, it is empty or not there; then the
    # line says whether anything is missing.
    log_lost = not _is_whole(folder / LOG) and not (line is not None and _is_empty(folder / LOG))
    if log_lost:
        _set_aside(folder)
    return CutShort(log_lost, line)


def lost(database: Database, before: CutShort) -> bool:
    """Say whether changes that had been kept are missing from the records."""
    from taf_desktop.storage.audit import holds  # not before the first window is painted

    if before.log_lost or before.line is None:
        return before.log_lost
    connection = database.begin()
    try:
        # Another line may stand in its place by now: unlocking has written one.
        return not holds(connection, before.line)
    finally:
        database.end(connection)


def watch(folder: Path, chain: Chain) -> None:
    """Keep the mark up to date from now on."""
    chain.after_each = partial(_mark, folder)
    _mark(folder, chain.head)


def end(folder: Path) -> None:
    """Take the mark away: the vault was closed as it should be."""
    with suppress(OSError):
        (folder / MARK).unlink(missing_ok=True)


def _mark(folder: Path, head: AuditHead) -> None:
    # Written plainly, because it is after every change: torn by a power cut, it still tells that
    # the vault was open. Without it only this check is missing; that is no reason not to work.
    with suppress(OSError):
        text = json.dumps({"seq": head.seq, "code": head.code}).ljust(_ROOM)
        # In place: emptying the file first would make the disk wait for it after every change.
        handle = os.open(folder / MARK, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.write(handle, text.encode("ascii"))
        finally:
            os.close(handle)


def _line(folder: Path) -> AuditHead | None:
    try:
        found = json.loads((folder / MARK).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    content = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    seq, code = content.get("seq"), content.get("code")
    return AuditHead(seq, code, "") if isinstance(seq, int) and isinstance(code, str) else None


def _set_aside(folder: Path) -> None:
    log = folder / LOG
    with suppress(OSError):
        if log.is_file() and log.stat().st_size:
            quarantine = folder / QUARANTINE
            quarantine.mkdir(exist_ok=True)
            number = len(list(quarantine.iterdir())) + 1
            shutil.copyfile(log, quarantine / f"{RECORDS}-{number}-wal")


def _is_empty(log: Path) -> bool:
    try:
        return log.stat().st_size == 0
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _is_whole(log: Path) -> bool:
    """Say whether a write-ahead file is as a crash may leave it.

    At its end an unfinished transaction may stand, whose pages need not be right: nobody was told
    that it was saved. The end of a transaction must not come after a page that is not right. Frames
    with another salt are left over from before the file was last begun anew.
    """
    try:
        data = log.read_bytes()
    except OSError:
        return False
    if len(data) < _HEADER or int.from_bytes(data[:4], "big") not in _MAGICS:
        return False
    order = "big" if data[3] & 1 else "little"
    running = _sum(data[: _HEADER - 8], order, (0, 0))
    if running != _stored(data[_HEADER - 8 : _HEADER]):
        return False
    salt, broken = data[16:24], False
    for frame in _frames(data):
        if not broken:
            running = _sum(frame[_FRAME:], order, _sum(frame[:8], order, running))
        broken = broken or frame[8:16] != salt or running != _stored(frame[16:24])
        if broken and frame[8:16] == salt and frame[4:8] != bytes(4):
            return False
    return True


def _frames(data: bytes) -> Iterator[bytes]:
    size = _FRAME + int.from_bytes(data[8:12], "big")
    for at in range(_HEADER, len(data) - size + 1, size):
        yield data[at : at + size]


def _stored(eight: bytes) -> tuple[int, int]:
    return int.from_bytes(eight[:4], "big"), int.from_bytes(eight[4:], "big")


def _sum(data: bytes, order: str, start: tuple[int, int]) -> tuple[int, int]:
    """Return SQLite's running checksum over pairs of 32-bit numbers."""
    first, second = start
    words = array("I", data)
    if order != sys.byteorder:
        words.byteswap()
    for at in range(0, len(words), 2):
        first = (first + words[at] + second) & 0xFFFFFFFF
        second = (second + words[at + 1] + first) & 0xFFFFFFFF
    return first, second
