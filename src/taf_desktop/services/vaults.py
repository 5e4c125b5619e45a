"""Vaults: making one, unlocking, locking, and changing its passphrase.

Slow key work and database work are separate calls, because they run on different lanes: the caller
runs ``prepare``, ``unwrap`` and ``change_passphrase`` on a cpu lane, and ``begin``, ``open`` and
``close`` on the database lane. (Quick unlock, idle lock, backups and the audit chain will be
siblings of this module.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.ports import UnitOfWorkFactory, VaultStore
from taf_desktop.domain.vault import NewVault, VaultCard, VaultKeys

PERSON_SETTINGS = ("person_name", "person_role", "person_agency", "person_phone", "person_email")


class Vaults:
    """What a person does with a vault as a whole."""

    def __init__(self, make_store: Callable[[], VaultStore], base: Path) -> None:
        self._make_store = make_store
        self._base = base
        self._notice = ""

    @cached_property
    def _store(self) -> VaultStore:
        # Made on first use: the database libraries must not be imported before the first window.
        return self._make_store()

    def all(self) -> tuple[VaultCard, ...]:
        """Return the vaults of this computer's person."""
        return self._store.vaults(self._base)

    def prepare(self, name: str, passphrase: str, repeated: str) -> NewVault:
        """Make keys and header of a new vault. Cpu lane.

        Raises:
            UserError: ``vault.passphrases_differ``, or what ``VaultStore.create_keys`` raises.
        """
        if passphrase != repeated:
            raise UserError("vault.passphrases_differ")
        return self._store.create_keys(self._base, name, passphrase)

    def begin(self, new: NewVault, settings: Mapping[str, str]) -> UnitOfWorkFactory:
        """Make the database of a new vault and remember who works here. Database lane."""
        self._notice = ""
        unit_of_work = self._store.create_database(new.card, new.keys)
        with unit_of_work() as unit:
            for name, value in settings.items():
                unit.set_setting(name, value)
            unit.commit()
        return unit_of_work

    def unwrap(self, folder: Path, secret: str) -> VaultKeys:
        """Return a vault's keys for a passphrase or recovery code. Cpu lane."""
        keys = self._store.unwrap(folder, secret)
        # Kept: a new passphrase on the way in looks at the header again, which is mended by then.
        self._notice = self._store.notice
        return keys

    def notice(self) -> str:
        """Return the id of a sentence to read after the last ``unwrap``, or "". Any lane.

        The person should see it once, when the vault is open.
        """
        return self._notice

    def open(self, folder: Path, keys: VaultKeys) -> UnitOfWorkFactory:
        """Open a vault's database. Database lane."""
        return self._store.open(folder, keys)

    def close(self) -> None:
        """Close the open vault, if there is one. Database lane."""
        self._store.close()

    def change_passphrase(self, folder: Path, current: str, new: str, repeated: str) -> None:
        """Give a vault a new passphrase. Cpu lane.

        Raises:
            UserError: ``vault.passphrases_differ``, ``vault.wrong_passphrase``,
                ``vault.passphrase_too_short``.
        """
        if new != repeated:
            raise UserError("vault.passphrases_differ")
        self._store.change_passphrase(folder, current, new)

    def new_recovery_code(self, folder: Path, passphrase: str) -> str:
        """Replace a vault's recovery code and return the new one. Cpu lane."""
        return self._store.new_recovery_code(folder, passphrase)


def same_code(shown: str, typed: str) -> bool:
    """Say whether a recovery code was typed back as shown, however it was spaced."""
    return _letters(shown) == _letters(typed)


def _letters(code: str) -> str:
    return "".join(c for c in code.upper() if c.isalnum()).translate(str.maketrans("01", "OI"))
