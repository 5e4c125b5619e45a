"""Whether a key fits the records, and whether their pages are whole, found out by reading alone.

Opening a database that was left in the middle of its work folds the write-ahead file into it, with
the wrong key as with the right one. So the key is tried beforehand on the file itself: each page
ends with a code (HMAC-SHA512) that only the right key makes. SQLCipher 4's layout, with its default
settings: https://www.zetetic.net/sqlcipher/design/

A power cut can tear the first page of the records while a whole one stands in the write-ahead file;
either will do.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

PAGE = 4096
SALT = 16
CODE = 64
_MASK = 0x3A
_ROUNDS = 2
_FRAME_HEADER = 24
_LOG_HEADER = 32


def fits(records: Path, key: bytes) -> bool:
    """Say whether a key opens the records. Reads two files and touches nothing.

    Raises:
        OSError: a file cannot be read.
    """
    with records.open("rb") as file:
        first = file.read(PAGE)
    if len(first) < PAGE:
        return False
    code_key = _code_key(key, first[:SALT])
    pages = [first, *_logged(records.with_name(records.name + "-wal"))]
    return any(hmac.compare_digest(page[-CODE:], _code(code_key, page)) for page in pages)


class PageCodes:
    """The codes at the ends of the pages of a file."""

    def __init__(self, file: FileIO, key: bytes) -> None:
        """Take the file, open for reading, and its key."""
        self._file = file
        file.seek(0)
        self._code_key = _code_key(key, file.read(SALT))

    def wrong(self, first: int, last: int) -> bool:
        """Say whether one of the pages from the first to the last, counted from 1, is damaged."""
        self._file.seek((first - 1) * PAGE)
        content = self._file.read((last - first + 1) * PAGE)
        for number in range(first, last + 1):
            at = (number - first) * PAGE
            page = content[at : at + PAGE]
            if len(page) < PAGE or page[-CODE:] != _code(self._code_key, page, number):
                return True
        return False


def _code_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, len(key))


def _code(code_key: bytes, page: bytes, number: int = 1) -> bytes:
    """Return the code over a page; the salt of the first is left out, its number put in."""
    content = page[SALT if number == 1 else 0 : -CODE] + number.to_bytes(4, "little")
    return hmac.digest(code_key, content, "sha512")


def _logged(log: Path) -> Iterator[bytes]:
    """Yield each whole copy of the first page in the write-ahead file."""
    if not log.is_file():
        return
    with log.open("rb") as file:
        file.seek(_LOG_HEADER)
        while frame := file.read(_FRAME_HEADER):
            if int.from_bytes(frame[:4], "big") != 1:
                file.seek(PAGE, 1)
                continue
            page = file.read(PAGE)
            if len(page) == PAGE:
                yield page
