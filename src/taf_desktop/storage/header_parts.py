"""What a vault's header is made of."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import Anchor
from taf_desktop.storage.kdf import KdfParameters

FIRST_FORMAT, FORMAT = 1, 2
SUITE = "argon2id+hkdf-sha256+aes-256-gcm+hmac-sha256/sqlcipher-4"
MOST_BYTES = 64 * 1024
MOST_SLOTS = 16
LONGEST_LABEL = 40
PASSPHRASE = "passphrase"  # noqa: S105 the name of a kind of slot, not a secret
RECOVERY = "recovery"
QUICK = "quick"
SALT_BYTES, NONCE_BYTES, WRAPPED_BYTES = 16, 12, 48


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A 32-byte key sealed with AES-256-GCM: 12 bytes of nonce, 48 of key and tag."""

    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Quick:
    """What only a quick-unlock slot has.

    ``until`` and ``boot`` say when it stops opening (see ``domain.vault.QuickCard``). ``pin`` is
    the key made of the PIN, wrapped under the master key, so that the next passphrase can wake the
    slot without asking for the PIN again.
    """

    until: str
    boot: str
    pin: Wrapped


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the vault. ``kdf`` is the cost of a passphrase or PIN; times are ISO, UTC."""

    id: str
    kind: str
    kdf: KdfParameters | None
    salt: bytes
    key: Wrapped
    created: str
    changed: str
    label: str = ""
    quick: Quick | None = None


@dataclass(frozen=True, slots=True)
class RecordsKey:
    """The records' key of one generation, wrapped."""

    generation: int
    key: Wrapped


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the header.

    ``generation`` grows with every change. ``database`` is the records' key and
    ``database_generation`` counts those: each is random and its own, so that dropping one makes the
    file it opened unreadable. ``coming`` is the next one while the records are being written anew,
    ``audit`` the audit chain's key where the master key was renewed.
    """

    vault_id: str
    name: str
    created: str
    generation: int
    slots: tuple[Slot, ...]
    database_generation: int
    database: Wrapped
    anchor: Anchor | None = None
    coming: RecordsKey | None = None
    audit: Wrapped | None = None


class DamagedHeader(EnvironmentProblem):
    """The header is not as it was written."""

    def __init__(self) -> None:
        super().__init__("vault.damaged_header")
