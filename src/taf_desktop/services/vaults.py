"""Vaults: making one, unlocking, locking, and changing what opens it.

Slow key work and database work are separate calls, because they run on different lanes: the caller
runs ``prepare``, ``unwrap`` and the like on a cpu lane, and ``begin``, ``open``, ``close`` and
``remove_person`` on the database lane.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from taf_desktop.domain.backups import BackupStore
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.ports import UnitOfWorkFactory, VaultStore
from taf_desktop.domain.vault import KeyHolder, NewVault, Removal, VaultCard, VaultKeys
from taf_desktop.services.backups import Restores
from taf_desktop.services.quick_unlock import QuickState, QuickUnlock, Surroundings, looks_like_pin
from taf_desktop.services.tries import Tries

PERSON_SETTINGS = ("person_name", "person_role", "person_agency", "person_phone", "person_email")
WRONG = frozenset({"vault.wrong_passphrase", "vault.wrong_recovery_code"})
"""What counts as a wrong try. A wrong PIN is counted where it is found."""

T = TypeVar("T")


class Vaults:
    """What a person does with a vault as a whole."""

    def __init__(
        self,
        make_store: Callable[[], VaultStore],
        base: Path,
        tries: Tries | None = None,
        around: Surroundings | None = None,
    ) -> None:
        """Take where vaults lie, and what is known of this computer.

        Args:
            make_store: Gives the vaults on disk.
            base: The folder they lie in.
            tries: Counts wrong tries; not beyond this object if it is not given.
            around: What a PIN depends on; there is none if it is not given.
        """
        self._make_store = make_store
        self._base = base
        self._tries = tries or Tries()
        self._quick = QuickUnlock(lambda: self._store, self._tries, around) if around else None
        self._by_pin = False
        self._notice = ""

    @cached_property
    def _store(self) -> VaultStore:
        # Made on first use: the database libraries must not be imported before the first window.
        return self._make_store()

    def all(self) -> tuple[VaultCard, ...]:
        """Return the vaults of this computer's person."""
        return self._store.vaults(self._base)

    def prepare(
        self, name: str, passphrase: str, repeated: str, own_words: tuple[str, ...] = ()
    ) -> NewVault:
        """Make keys and header of a new vault. Cpu lane.

        ``own_words`` are those that others could guess: name, school, town.

        Raises:
            UserError: ``vault.passphrases_differ``, ``vault.passphrase_too_weak``, or what
                ``VaultStore.create_keys`` raises.
        """
        _check_new(passphrase, repeated, (name, *own_words))
        return self._store.create_keys(self._base, name, passphrase)

    def begin(self, new: NewVault, settings: Mapping[str, str]) -> UnitOfWorkFactory:
        """Make the database of a new vault and remember who works here. Database lane."""
        self._notice = ""
        self._by_pin = False
        unit_of_work = self._store.create_database(new.card, new.keys)
        with unit_of_work() as unit:
            for name, value in settings.items():
                unit.set_setting(name, value)
            unit.commit()
        return unit_of_work

    def wait(self, folder: Path) -> int:
        """Return how many seconds the next try at a vault has to wait. Any lane."""
        return self._tries.wait(folder.name)

    def quick(self, folder: Path) -> QuickState:
        """Return how a vault's PIN stands. Cpu lane."""
        return self._quick.state(folder) if self._quick else QuickState()

    def unwrap(self, folder: Path, secret: str) -> VaultKeys:
        """Return a vault's keys for a passphrase, a recovery code or a PIN that is awake. Cpu lane.

        Raises:
            TooSoon: after several wrong tries the next one has to wait.
            UserError: it was a wrong one, and counts.
        """
        self._by_pin = self._is_pin(folder, secret)
        keys = self._counted(folder, lambda: self._keys(folder, secret))
        # Kept: a new passphrase on the way in looks at the header again, which is mended by then.
        self._notice = self._store.notice
        return keys

    def notice(self) -> str:
        """Return the id of a sentence to read after the last ``unwrap``, or "". Any lane.

        The person should see it once, when the vault is open.
        """
        return self._notice

    def open(self, folder: Path, keys: VaultKeys) -> UnitOfWorkFactory:
        """Open a vault's database. Database lane. A passphrase wakes the PIN as well."""
        unit_of_work = self._store.open(folder, keys)
        self._notice = self._store.notice or self._notice
        if self._quick and not self._by_pin:
            self._quick.wake(folder, keys)
        return unit_of_work

    def backups(self) -> BackupStore:
        """Return what makes and keeps the backups of the open vault. Any lane."""
        return self._store.backups()

    def restores(self, second_place: Callable[[], str]) -> Restores:
        """Return what brings backups back while no vault is open. Any lane."""
        return Restores(self._store.restores, self._base, second_place)

    def close(self) -> None:
        """Close the open vault, if there is one. Database lane."""
        self._store.close()

    def interrupt(self) -> None:
        """Stop a look-up that is running on the database lane; it fails. Any thread."""
        self._store.interrupt()

    def rewrite(self) -> None:
        """Write the records anew under a fresh key, after a family was erased. Database lane.

        Raises:
            EnvironmentProblem: no room, or damaged; the vault is open as before.
        """
        self._store.rebuild()

    def change_passphrase(
        self,
        folder: Path,
        current: str,
        new: str,
        repeated: str,
        own_words: tuple[str, ...] = (),
    ) -> None:
        """Give a vault a new passphrase. Cpu lane.

        Raises:
            UserError: ``vault.passphrases_differ``, ``vault.wrong_passphrase``,
                ``vault.passphrase_too_short``, ``vault.passphrase_too_weak``.
        """
        _check_new(new, repeated, own_words)
        self._counted(folder, lambda: self._store.change_passphrase(folder, current, new))

    def check_passphrase(self, folder: Path, passphrase: str) -> VaultKeys:
        """Return the keys once more for somebody who is already inside. Cpu lane.

        Raises:
            TooSoon: after several wrong tries the next one has to wait.
            UserError: ``vault.wrong_passphrase``.
        """
        return self._counted(folder, lambda: self._store.unwrap(folder, passphrase))

    def fresh_code(self) -> str:
        """Return a new recovery code, to be shown and typed back before it is kept."""
        return self._store.fresh_code()

    def keep_recovery_code(self, folder: Path, keys: VaultKeys, code: str, typed: str) -> None:
        """Put a new recovery code in the place of the old one, once it was typed back. Cpu lane.

        Raises:
            UserError: ``start.code_differs``, it was not typed as shown.
        """
        if not same_code(code, typed):
            raise UserError("start.code_differs")
        self._store.keep_recovery_code(folder, keys, code)

    def people(self, folder: Path) -> tuple[KeyHolder, ...]:
        """Return who has a passphrase of their own. Cpu lane."""
        return self._store.key_holders(folder)

    def add_person(self, folder: Path, current: str, label: str, new: str, repeated: str) -> None:
        """Give somebody a passphrase of their own. Cpu lane.

        Raises:
            UserError: as ``change_passphrase``; ``vault.nickname_missing``;
                ``vault.too_many_people``.
        """
        if not label.strip():
            raise UserError("vault.nickname_missing")
        _check_new(new, repeated, (label,))
        self._counted(folder, lambda: self._store.add_key_holder(folder, current, label, new))

    def prepare_removal(
        self, folder: Path, slot_id: str, passphrase: str, code: str, typed: str
    ) -> Removal:
        """Make locks that no longer know somebody's passphrase. Cpu lane.

        Everybody but the person who does this will need a new passphrase, and ``code`` becomes the
        recovery code.

        Raises:
            UserError: ``start.code_differs``, ``vault.wrong_passphrase``, ``vault.not_yourself``.
        """
        if not same_code(code, typed):
            raise UserError("start.code_differs")
        return self._counted(
            folder, lambda: self._store.prepare_removal(folder, slot_id, passphrase, code)
        )

    def remove_person(self, removal: Removal) -> None:
        """Put the new locks in force and write the records anew. Database lane."""
        self._store.remove(removal)

    def turn_quick_on(self, folder: Path, passphrase: str, pin: str, repeated: str) -> None:
        """Give the open vault a PIN on this computer. Cpu lane.

        Raises:
            UserError: what ``QuickUnlock.turn_on`` raises.
        """
        if self._quick is None:
            raise UserError("quick.not_here")
        quick = self._quick
        self._counted(folder, lambda: quick.turn_on(folder, passphrase, pin, repeated))

    def turn_quick_off(self, folder: Path) -> None:
        """Take the open vault's PIN away. Cpu lane."""
        if self._quick:
            self._quick.turn_off(folder)

    def _is_pin(self, folder: Path, secret: str) -> bool:
        return looks_like_pin(secret) and self.quick(folder).ready

    def _keys(self, folder: Path, secret: str) -> VaultKeys:
        if self._quick and self._by_pin:
            return self._quick.unwrap(folder, secret)
        return self._store.unwrap(folder, secret)

    def _counted(self, folder: Path, job: Callable[[], T]) -> T:
        """Do what needs a secret; a wrong one counts, and a right one begins anew."""
        self._tries.check(folder.name)
        try:
            answer = job()
        except UserError as error:
            if error.message_id in WRONG:
                self._tries.wrong(folder.name)
            raise
        self._tries.right(folder.name)
        return answer


def same_code(shown: str, typed: str) -> bool:
    """Say whether a recovery code was typed back as shown, however it was spaced."""
    return _letters(shown) == _letters(typed)


def _check_new(new: str, repeated: str, own_words: tuple[str, ...]) -> None:
    from taf_desktop.services import passphrases  # brings its lists of words

    if new != repeated:
        raise UserError("vault.passphrases_differ")
    passphrases.check(new, own_words)


def _letters(code: str) -> str:
    return "".join(c for c in code.upper() if c.isalnum()).translate(str.maketrans("01", "OI"))
