"""Looks for what was erased where it could still be: page by page, with the key in hand.

Used by the tests here and by ``dev.py prove``. SQLCipher 4 with a raw key: AES-256-CBC, pages of
4096 bytes, the last 80 of each its nonce and code; the first 16 bytes of the file are its salt.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVED, NONCE, SALT = 4096, 80, 16, 16
WAL_HEAD, FRAME_HEAD = 32, 24


def plain_pages(path, key):
    """Return every page of a records file or its write-ahead file as it reads with a key."""
    data = Path(path).read_bytes() if Path(path).exists() else b""
    if str(path).endswith("-wal"):
        step = FRAME_HEAD + PAGE
        starts = range(WAL_HEAD, len(data) - step + 1, step)
        pages = [(data[at : at + 4], data[at + FRAME_HEAD : at + step]) for at in starts]
        return [_plain(page, key, first=number == b"\0\0\0\1") for number, page in pages]
    pages = [data[at : at + PAGE] for at in range(0, len(data) - PAGE + 1, PAGE)]
    return [_plain(page, key, first=number == 0) for number, page in enumerate(pages)]


def _plain(page, key, *, first):
    body, nonce = page[SALT if first else 0 : PAGE - RESERVED], page[PAGE - RESERVED :][:NONCE]
    opener = Cipher(AES(key), CBC(nonce)).decryptor()
    return opener.update(body) + opener.finalize()


def hits(folder, key, canary):
    """Count a word in all pages of a vault's records and write-ahead file, used and unused."""
    wanted = (canary.encode(), canary.encode("utf-16-le"))
    found = 0
    for name in ("records.db", "records.db-wal"):
        for page in plain_pages(Path(folder) / name, key):
            found += sum(page.count(word) for word in wanted)
    return found
