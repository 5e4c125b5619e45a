"""The packet inside a hand-over file: a small zip archive, read as if it came from an enemy.

Nothing is ever unpacked into a folder. Entries are bytes in memory under the few names known here;
how many there are and how large they will be is looked at before anything is unpacked.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.handover import HIGHEST_RATIO, LARGEST_FILE, MOST_ENTRIES

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
RECORDS = "records.json"
VERSION = "versions/{number:04d}.json"
FORM = "forms/{hash}.yaml"
_NAME = re.compile(
    r"manifest\.json|manifest\.sig|records\.json|versions/[0-9]{4}\.json|forms/[0-9a-f]{64}\.yaml"
)
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ENTRY_ROOM = 256
"""Bytes of the archive's contents list per entry, at most; ours take about 120."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
_OURS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of some files. It names no time and no computer."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            # What packs too well would be taken for a trap at the other end.
            small = len(zlib.compress(content)) * HIGHEST_RATIO // 2 > len(content)
            info.compress_type = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
            archive.writestr(info, content)
    return held.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive by their names.

    Raises:
        UserError: ``handover.damaged``, it is no archive of ours; ``handover.too_large``.
    """
    count = _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, count)
            return {entry.filename: _content(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError,
            NotImplementedError, RuntimeError):  # fmt: skip
        raise UserError("handover.damaged") from None


def _check_end(data: bytes) -> int:
    """Return how many entries the archive's last bytes speak of, before the list is read."""
    if len(data) < _END.size or data[-_END.size :][:4] != _END_MARK:
        raise UserError("handover.damaged")
    _mark, disk, first, here, entries, size, _start, note = _END.unpack(data[-_END.size :])
    if disk or first or here != entries or note:
        raise UserError("handover.damaged")
    if entries > MOST_ENTRIES or size > MOST_ENTRIES * _ENTRY_ROOM:
        raise UserError("handover.too_large")
    return entries


def _check(entries: list[zipfile.ZipInfo], count: int) -> None:
    names = {entry.filename for entry in entries}
    if not len(names) == len(entries) == count or not all(_NAME.fullmatch(name) for name in names):
        raise UserError("handover.damaged")
    if any(e.flag_bits & _ENCRYPTED or e.compress_type not in _OURS for e in entries):
        raise UserError("handover.damaged")
    if sum(entry.file_size for entry in entries) > LARGEST_FILE:
        raise UserError("handover.too_large")
    if any(e.file_size > HIGHEST_RATIO * max(e.compress_size, 1) for e in entries):
        raise UserError("handover.too_large")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as opened:
        content = opened.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise UserError("handover.damaged")
    return content
