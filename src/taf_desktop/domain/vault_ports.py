"""What services need of a vault's locks, and of the computer's own store of secrets."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from taf_desktop.domain.vault import KeyHolder, QuickCard, Removal, VaultKeys


class SecretBox(Protocol):
    """The computer's own store of secrets, such as Windows' Credential Manager."""

    def get(self, name: str) -> str | None:
        """Return a secret; ``None`` if there is none of this name.

        Raises:
            EnvironmentProblem: ``quick.no_keyring``, the store cannot be asked.
        """
        ...

    def put(self, name: str, secret: str) -> None:
        """Keep a secret, on this computer only.

        Raises:
            EnvironmentProblem: ``quick.no_keyring``, the store cannot be asked.
        """
        ...

    def remove(self, name: str) -> None:
        """Forget a secret; nothing happens if there is none.

        Raises:
            EnvironmentProblem: ``quick.no_keyring``, the store cannot be asked.
        """
        ...


class LockStore(Protocol):
    """Changes what opens a vault. Slow key work is for a cpu lane, ``remove`` for the database."""

    def change_passphrase(self, folder: Path, current: str, new: str) -> None:
        """Wrap the same keys under a new passphrase. The records are not touched."""
        ...

    def fresh_code(self) -> str:
        """Return a new recovery code, to be shown and typed back before it is kept."""
        ...

    def keep_recovery_code(self, folder: Path, keys: VaultKeys, code: str) -> None:
        """Put a recovery code in the place of the old one."""
        ...

    def key_holders(self, folder: Path) -> tuple[KeyHolder, ...]:
        """Return who has a passphrase of their own."""
        ...

    def add_key_holder(self, folder: Path, current: str, label: str, new: str) -> None:
        """Give somebody a passphrase of their own."""
        ...

    def prepare_removal(self, folder: Path, slot_id: str, passphrase: str, code: str) -> Removal:
        """Make new locks for which one person's passphrase no longer counts."""
        ...

    def remove(self, removal: Removal) -> VaultKeys:
        """Put new locks in force for the open vault, and write its records anew. Database lane."""
        ...

    def quick_card(self, folder: Path) -> QuickCard | None:
        """Return what can be seen of a vault's PIN; ``None`` if it has none."""
        ...

    def set_quick(
        self, folder: Path, passphrase: str, secret: bytes, pin: str, card: QuickCard
    ) -> None:
        """Let a PIN together with a secret of this computer open the vault."""
        ...

    def unwrap_quick(self, folder: Path, secret: bytes, pin: str) -> VaultKeys:
        """Return the keys for a PIN and the secret that this computer keeps.

        Raises:
            UserError: ``quick.wrong_pin``.
        """
        ...

    def wake_quick(self, folder: Path, keys: VaultKeys, secret: bytes, card: QuickCard) -> None:
        """Let the same PIN open the vault again, together with a new secret."""
        ...

    def drop_quick(self, folder: Path, keys: VaultKeys | None = None) -> None:
        """Take the PIN away. Without keys, the vault must be open."""
        ...
