"""The ways into a vault, changed: passphrases, the recovery code, the PIN, a second person.

Nothing here touches the records, except that taking somebody's way in away writes them anew
(``rebuild``). Heavy libraries are imported inside the calls, as in ``vault``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.domain.vault import (
    KeyHolder,
    QuickCard,
    Removal,
    VaultKeys,
    normal_passphrase,
)
from taf_desktop.storage import header_file, kdf
from taf_desktop.storage.header import (
    LONGEST_LABEL,
    MOST_SLOTS,
    PASSPHRASE,
    QUICK,
    RECOVERY,
    Header,
    Slot,
)
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.support import machine
from taf_desktop.support.clock import Clock

if TYPE_CHECKING:
    from taf_desktop.storage.locks import Unlocked

SHORTEST_PASSPHRASE = 12
MOST_PEOPLE = 6


class WaysIn:
    """What opens the vaults of this computer's person."""

    def __init__(self, clock: Clock, policy: KdfPolicy) -> None:
        self._clock = clock
        self._policy = policy
        self._open_folder: Path | None = None
        self._open_keys: VaultKeys | None = None
        self._stronger: tuple[Slot, Slot] | None = None
        self.notice = ""
        """After ``unwrap``: the id of a sentence the person should read, or ""."""

    def unwrap(self, folder: Path, secret: str) -> VaultKeys:
        """Return the keys for a passphrase or a recovery code. Cpu lane. Changes nothing on disk.

        ``notice`` tells afterwards whether the header's twin had to be used.

        Raises:
            UserError: ``vault.wrong_passphrase`` or ``vault.wrong_recovery_code``.
            EnvironmentProblem: ``vault.missing``, ``vault.damaged_header``, ``vault.newer``.
        """
        opened = self._unlock(folder, secret)
        self._stronger = self._strengthened(opened, secret)
        return opened.keys

    def unwrap_quick(self, folder: Path, secret: bytes, pin: str) -> VaultKeys:
        """Return the keys for a PIN and the secret that this computer keeps. Cpu lane.

        Raises:
            UserError: ``quick.wrong_pin``.
            EnvironmentProblem: ``vault.missing``, ``vault.damaged_header``, ``vault.newer``.
        """
        from taf_desktop.storage import locks, quick

        self._stronger = None
        return self._noticed(
            locks.open_by(folder, lambda found: quick.unlock(found, secret, pin), self._policy)
        ).keys

    def change_passphrase(self, folder: Path, current: str, new: str) -> None:
        """Wrap the same keys under a new passphrase. The records are not touched. Cpu lane.

        ``current`` may be the recovery code, for a person who has forgotten the passphrase. The
        cost of a try is measured anew and never lowered. In a vault of several people a
        passphrase changes its own slot; the recovery code changes the first.

        Raises:
            UserError: ``vault.passphrase_too_short``, ``vault.wrong_passphrase``.
            EnvironmentProblem: as ``unwrap``, and a disk that is full or closed to us.
        """
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage import locks

        refuse_short(new)
        opened = self._unlock(folder, current)
        keys = opened.keys
        by_passphrase = opened.slot.kind == PASSPHRASE
        old = opened.slot if by_passphrase else locks.first_of(opened.header, PASSPHRASE)
        slot = vault_keys.passphrase_slot(
            keys.master, keys.vault_id, new, self._cost(old), self._now(), old.label
        )
        self._change(folder, keys, lambda header: locks.exchanged(header, old, slot))

    def fresh_code(self) -> str:
        """Return a new recovery code, to be shown and typed back before it is kept."""
        from taf_desktop.storage import recovery

        return recovery.new_code()

    def keep_recovery_code(self, folder: Path, keys: VaultKeys, code: str) -> None:
        """Put a recovery code in the place of the old one. Any lane.

        Raises:
            EnvironmentProblem: the header is missing or damaged, or the disk is full or closed.
        """
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage import locks

        slot = vault_keys.recovery_slot(keys.master, keys.vault_id, code, self._now())
        self._change(
            folder,
            keys,
            lambda header: locks.exchanged(header, locks.first_of(header, RECOVERY), slot),
        )

    def key_holders(self, folder: Path) -> tuple[KeyHolder, ...]:
        """Return who has a passphrase of their own, in the order in which they came.

        Raises:
            EnvironmentProblem: the header is missing or damaged.
        """
        opened = self._open_keys.slot_id if self._open_keys else ""
        return tuple(
            KeyHolder(slot.id, slot.label, slot.created, own=slot.id == opened)
            for slot in self._found(folder).slots
            if slot.kind == PASSPHRASE
        )

    def add_key_holder(self, folder: Path, current: str, label: str, new: str) -> None:
        """Give somebody a passphrase of their own. Cpu lane.

        Raises:
            UserError: ``vault.passphrase_too_short``, ``vault.wrong_passphrase``,
                ``vault.too_many_people``.
            EnvironmentProblem: as ``unwrap``, and a disk that is full or closed to us.
        """
        from taf_desktop.storage import keys as vault_keys

        refuse_short(new)
        opened = self._unlock(folder, current)
        if sum(slot.kind == PASSPHRASE for slot in opened.header.slots) >= MOST_PEOPLE:
            raise UserError("vault.too_many_people")
        keys, name = opened.keys, " ".join(label.split())[:LONGEST_LABEL]
        cost = self._cost(opened.slot)
        slot = vault_keys.passphrase_slot(keys.master, keys.vault_id, new, cost, self._now(), name)
        self._change(folder, keys, lambda header: _added(header, slot))

    def prepare_removal(self, folder: Path, slot_id: str, passphrase: str, code: str) -> Removal:
        """Make new locks for which one person's passphrase no longer counts. Cpu lane.

        A key once seen cannot be taken back, so the master key is made anew. Only what is known
        here can be wrapped under it: the passphrase of the person who does this, and a new
        recovery code that was typed back. Anybody else sets a passphrase of their own again.

        Raises:
            UserError: ``vault.wrong_passphrase``; ``vault.not_yourself``, it is their own.
            EnvironmentProblem: as ``unwrap``.
        """
        from taf_desktop.storage import keys as vault_keys

        opened = self._unlock(folder, passphrase)
        own, vault_id = opened.slot, opened.keys.vault_id
        if own.kind != PASSPHRASE:
            raise UserError("vault.wrong_passphrase")
        if own.id == slot_id:
            raise UserError("vault.not_yourself")
        master, now = vault_keys.random_key(), self._now()
        slot = vault_keys.passphrase_slot(
            master, vault_id, passphrase, self._cost(own), now, own.label
        )
        kept = replace(slot, created=own.created)
        return Removal(
            master=master,
            slots=(kept, vault_keys.recovery_slot(master, vault_id, code, now)),
        )

    def remove(self, removal: Removal) -> VaultKeys:
        """Put new locks in force and write the open records anew under a fresh key. Database lane.

        Raises:
            Bug: ``vault.not_open``.
            EnvironmentProblem: no room, or damaged; the vault is open as before.
        """
        from taf_desktop.storage.backup_list import FOLDER, OWED, Notes

        slots = tuple(slot for slot in removal.slots if isinstance(slot, Slot))
        # Cut short after this, the next opening removes the backups that the old locks open.
        Notes(self._at_work()[0] / FOLDER).note(OWED, self._clock.now())
        keys = self._rebuilt(lambda header: replace(header, slots=slots), removal.master)
        # It was the first of the new slots that this session's passphrase was put into.
        self._open_keys = replace(keys, slot_id=slots[0].id)
        return self._open_keys

    def quick_card(self, folder: Path) -> QuickCard | None:
        """Return what can be seen of a vault's PIN; ``None`` if it has none.

        Raises:
            EnvironmentProblem: the header is missing or damaged.
        """
        for slot in self._found(folder).slots:
            if slot.quick:
                return QuickCard(slot.quick.until, slot.quick.boot)
        return None

    def set_quick(
        self, folder: Path, passphrase: str, secret: bytes, pin: str, card: QuickCard
    ) -> None:
        """Let a PIN together with a secret of this computer open the vault. Cpu lane.

        Raises:
            UserError: ``vault.wrong_passphrase``.
            EnvironmentProblem: as ``unwrap``, and a disk that is full or closed to us.
        """
        from taf_desktop.storage import quick

        opened = self._unlock(folder, passphrase)
        cost = self._cost(opened.slot)
        slot = quick.made(opened.keys, secret, pin, card, cost, self._now())
        self._change(folder, opened.keys, lambda header: _added(_without_quick(header), slot))

    def wake_quick(self, folder: Path, keys: VaultKeys, secret: bytes, card: QuickCard) -> None:
        """Let the same PIN open the vault again, together with a new secret. Any lane.

        Raises:
            EnvironmentProblem: the header is missing or damaged, or the disk is full or closed.
        """
        from taf_desktop.storage import quick

        def woken(header: Header) -> Header:
            slots = [quick.woken(keys, s, secret, card, self._now()) for s in header.slots]
            return replace(header, slots=tuple(slots))

        self._change(folder, keys, woken)

    def drop_quick(self, folder: Path, keys: VaultKeys | None = None) -> None:
        """Take the PIN away. Without keys, the vault must be open.

        Raises:
            Bug: ``vault.not_open``.
            EnvironmentProblem: the header is missing or damaged, or the disk is full or closed.
        """
        self._change(folder, keys or self._at_work()[1], _without_quick)

    def rewrapped(self, folder: Path, keys: VaultKeys, copy: bytes) -> bytes:
        """Return the header of a copy of this vault, opened by what opens the vault today.

        For backups, after a passphrase or the recovery code was changed. The PIN stays out: it
        belongs to this computer.

        Raises:
            EnvironmentProblem: ``vault.damaged_header``, it is none, or not of these keys.
        """
        from taf_desktop.storage import keys as vault_keys
        from taf_desktop.storage import locks
        from taf_desktop.storage.header import read

        today = _without_quick(locks.believed(folder, keys, self._policy))
        found = read(copy, self._policy)
        vault_keys.keys_of(found, keys.master)
        header = found.header
        renewed = replace(header, generation=header.generation + 1, slots=today.slots)
        return vault_keys.write_header(renewed, keys.master)

    def _opened(self, folder: Path, keys: VaultKeys) -> None:
        """Remember what is open, and keep a dearer slot if one was made while unlocking."""
        from taf_desktop.storage import locks

        self._open_folder, self._open_keys = folder, keys
        stronger, self._stronger = self._stronger, None
        if stronger:
            # Next time will do as well.
            with suppress(EnvironmentProblem):
                self._change(folder, keys, lambda header: locks.exchanged(header, *stronger))

    def _at_work(self) -> tuple[Path, VaultKeys]:
        if self._open_folder is None or self._open_keys is None:
            raise Bug("vault.not_open")
        return self._open_folder, self._open_keys

    def _rebuilt(self, how: Callable[[Header], Header], master: bytes | None = None) -> VaultKeys:
        from taf_desktop.storage import locks
        from taf_desktop.storage.rebuild import rebuild_records

        folder, keys = self._at_work()
        with locks.WRITING:
            header = how(locks.believed(folder, keys, self._policy))
            self._disconnect()
            try:
                keys = rebuild_records(folder, keys, header, master)
            finally:
                self._open_keys = keys
                self._reconnect(folder, keys)
        return keys

    def _disconnect(self) -> None:
        """Close the open records for a while."""

    def _reconnect(self, folder: Path, keys: VaultKeys) -> None:
        """Open them again for those who hold them."""

    def _unlock(self, folder: Path, secret: str) -> Unlocked:
        from taf_desktop.storage import locks

        return self._noticed(locks.open_with(folder, secret, self._policy))

    def _noticed(self, opened: Unlocked) -> Unlocked:
        self.notice = "vault.header_from_twin" if opened.from_twin else ""
        return opened

    def _strengthened(self, opened: Unlocked, secret: str) -> tuple[Slot, Slot] | None:
        """Return the slot that was opened and a dearer one, where today's least cost is higher."""
        from taf_desktop.storage import keys as vault_keys

        old, keys = opened.slot, opened.keys
        floor = self._policy_here().floor
        if old.kdf is None or old.kdf.raised_to(floor) == old.kdf:
            return None
        cost = old.kdf.raised_to(floor)
        slot = vault_keys.passphrase_slot(
            keys.master, keys.vault_id, secret, cost, self._now(), old.label
        )
        return old, slot

    def _cost(self, of: Slot) -> KdfParameters:
        cost = kdf.calibrate(self._policy_here())
        return cost.raised_to(of.kdf) if of.kdf else cost

    def _policy_here(self) -> KdfPolicy:
        return kdf.suited(self._policy, machine.memory_bytes())

    def _found(self, folder: Path) -> Header:
        """Return the header as found; believed only if it is that of the open vault."""
        from taf_desktop.storage import locks
        from taf_desktop.storage.header import DamagedHeader

        if self._open_keys is not None and folder == self._open_folder:
            return locks.believed(folder, self._open_keys, self._policy)
        for found in header_file.found_headers(folder, self._policy):
            if found is not None:
                return found.header
        raise DamagedHeader

    def _change(self, folder: Path, keys: VaultKeys, how: Callable[[Header], Header]) -> None:
        from taf_desktop.storage import locks

        locks.change(folder, keys, self._policy, how)

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def refuse_short(passphrase: str) -> None:
    """Refuse a passphrase that is too short to count.

    Raises:
        UserError: ``vault.passphrase_too_short``.
    """
    if len(normal_passphrase(passphrase)) < SHORTEST_PASSPHRASE:
        raise UserError("vault.passphrase_too_short")


def _added(header: Header, slot: Slot) -> Header:
    if len(header.slots) >= MOST_SLOTS:
        raise UserError("vault.too_many_people")
    return replace(header, slots=(*header.slots, slot))


def _without_quick(header: Header) -> Header:
    return replace(header, slots=tuple(slot for slot in header.slots if slot.kind != QUICK))
