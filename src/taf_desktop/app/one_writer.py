"""Vaults on disk that only one process opens: each has a lock file beside its records."""

from __future__ import annotations

from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.vault import VaultCard, VaultKeys
from taf_desktop.runtime.lock_file import LockFile
from taf_desktop.storage.vault import VaultFiles

LOCK = "vault.lock"
PATIENCE = 2.0
"""Seconds to wait for a program that locked and is still closing this vault."""


class OneWriter(VaultFiles):
    """``VaultFiles`` that holds a vault's lock for as long as its records are open."""

    _lock: LockFile | None = None

    def open(self, folder: Path, keys: VaultKeys) -> UnitOfWorkFactory:
        """Open a vault that nobody else has open.

        Raises:
            EnvironmentProblem: ``vault.already_open``, or what ``VaultFiles.open`` raises.
        """
        mine = self._take(folder)
        try:
            return super().open(folder, keys)
        except BaseException:
            if mine:
                self._let_go()
            raise

    def create_database(self, card: VaultCard, keys: VaultKeys) -> UnitOfWorkFactory:
        """Make a new vault's records and open them."""
        self._take(card.folder)
        try:
            return super().create_database(card, keys)
        except BaseException:
            self._let_go()
            raise

    def close(self) -> None:
        """Close the records and let the vault go."""
        try:
            super().close()
        finally:
            self._let_go()

    def _take(self, folder: Path) -> bool:
        """Take the lock; false if we hold it already."""
        if self._lock is not None:
            return False
        lock = LockFile(folder / LOCK)
        # A folder that cannot be written is told by opening the records, in better words.
        if not lock.take(PATIENCE) and lock.refused:
            raise EnvironmentProblem("vault.already_open")
        self._lock = lock
        return True

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None
