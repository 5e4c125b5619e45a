"""What the rest of the program may know of a vault: its card and its keys in flight."""

from __future__ import annotations

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
    """The unwrapped keys of one unlocked vault. Never shown, logged or kept beyond the session."""

    vault_id: str
    master: bytes = field(repr=False)
    database: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made: its card, its keys, and the recovery code to print or write down once."""

    card: VaultCard
    keys: VaultKeys
    recovery_code: str = field(repr=False)
