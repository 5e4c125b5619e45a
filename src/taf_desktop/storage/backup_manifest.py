"""The description of a backup: what is in the file, with a code over it.

It can be read without a key, so that a list of backups tells dates, sizes and how many families.
It is believed only once the master key has been opened. No name of a person stands in it.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from pathlib import Path

import msgspec

from taf_desktop.domain.backups import BackupCard
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.keys import derived

PURPOSE = "taf backup description"
CONTENT = "taf backup content"
FORMAT = 1
_CODE_BYTES = 32


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a backup says of itself.

    ``counts`` are rows by table, ``audit`` the newest line of the history (place and code),
    ``content`` a fingerprint of the records, ``size`` and ``sha256`` those of the records' part.
    """

    format: int = FORMAT
    vault: str
    name: str
    made: str
    reason: str
    program: str
    schema: str
    families: int
    last_change: str
    counts: dict[str, int]
    audit: tuple[int, str]
    content: str
    size: int
    sha256: str


def encode(manifest: Manifest, master: bytes) -> bytes:
    """Return a description's bytes, with the code that only the master key can make."""
    body = msgspec.json.encode(manifest, order="sorted")
    return body + _code(master, body)


def decode(data: bytes) -> Manifest:
    """Read a description without believing it.

    Raises:
        DamagedBackup: it is none.
        EnvironmentProblem: ``backup.newer``, a later version of the program wrote it.
    """
    body = data[:-_CODE_BYTES]
    try:
        stated = msgspec.json.decode(body, type=_Format)
        if stated.format > FORMAT:
            raise EnvironmentProblem("backup.newer")
        manifest = msgspec.json.decode(body, type=Manifest)
        datetime.fromisoformat(manifest.made)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise DamagedBackup from None
    return manifest


def is_believed(data: bytes, master: bytes) -> bool:
    """Say whether a description is as this master key's vault wrote it."""
    return hmac.compare_digest(data[-_CODE_BYTES:], _code(master, data[:-_CODE_BYTES]))


def card(path: Path, manifest: Manifest, size: int, checked: datetime | None) -> BackupCard:
    """Return what a list shows of a backup."""
    made = datetime.fromisoformat(manifest.made)
    return BackupCard(
        path=path,
        vault_id=manifest.vault,
        name=manifest.name,
        made=made,
        reason=manifest.reason,
        size=size,
        families=manifest.families,
        last_change=manifest.last_change,
        content=manifest.content,
        checked=checked or made,
    )


def fingerprint(master: bytes, content: bytes) -> str:
    """Return a code of some content that tells nothing about it without the master key."""
    return hmac.new(derived(master, CONTENT), content, hashlib.sha256).hexdigest()


class _Format(msgspec.Struct):
    format: int


def _code(master: bytes, body: bytes) -> bytes:
    return hmac.new(derived(master, PURPOSE), body, hashlib.sha256).digest()
