"""What the rest of the program may know of a vault: its card, its people, its keys in flight."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class VaultCard:
    """What can be seen of a vault without opening it; ``name`` is a nickname for the place."""

    folder: Path
    vault_id: str
    name: str


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """The unwrapped keys of one unlocked vault. Never shown, logged or kept beyond the session.

    ``audit`` is the key of the audit chain where it is no longer the master key's own (somebody
    was removed, and the master key renewed). ``coming`` is the records' next key, while they are
    being written anew: a crash in the middle leaves either of the two in force. ``slot_id`` names
    the slot that opened the vault; it is no secret.
    """

    vault_id: str
    master: bytes = field(repr=False)
    database: bytes = field(repr=False)
    audit: bytes = field(default=b"", repr=False)
    coming: bytes = field(default=b"", repr=False)
    slot_id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made: its card, its keys, and the recovery code to print or write down once."""

    card: VaultCard
    keys: VaultKeys
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest line of the audit chain, as the header keeps it.

    ``seq`` is the line's number, ``head`` its code (64 hexadecimal letters), ``at`` an ISO moment
    in UTC.
    """

    seq: int
    head: str
    at: str


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """Somebody with a passphrase of their own. ``label`` is a nickname they chose, or "".

    ``own`` says that it is this passphrase that opened the vault.
    """

    slot_id: str
    label: str
    created: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class QuickCard:
    """What can be seen of a vault's PIN without opening the vault.

    ``until`` is the ISO moment in UTC at which it goes to rest, ``boot`` marks the start of the
    computer it belongs to. Nothing here is believed before the PIN has opened the vault.
    """

    until: str
    boot: str


def normal_passphrase(typed: str) -> str:
    """Return a passphrase as it counts: the same letters typed another way are the same (NFKC)."""
    return unicodedata.normalize("NFKC", typed)


@dataclass(frozen=True, slots=True)
class Removal:
    """New locks for a vault, ready to be put in force: a new master key and the slots under it."""

    master: bytes = field(repr=False)
    slots: tuple[object, ...] = field(repr=False)
