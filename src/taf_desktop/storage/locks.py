"""Reading and changing the header of one vault: the ways in, and the anchor.

Every change reads the header as it is on disk, believes it, and writes it whole with the next
number; two changes at once wait for each other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import header_file
from taf_desktop.storage.header import DamagedHeader, Header, ReadHeader, Slot
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.storage.keys import HEADER, derived, unlock, write_header

Unlock = Callable[[ReadHeader], tuple[VaultKeys, Slot]]
"""Opens a header with a secret it knows."""

WRITING = threading.RLock()
"""Held from reading a header to writing it: changes come from more than one lane."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A header that a secret has opened; ``from_twin`` if the current one is missing or damaged."""

    keys: VaultKeys
    slot: Slot
    header: Header
    from_twin: bool


def open_with(folder: Path, secret: str, policy: KdfPolicy) -> Unlocked:
    """Open a vault's header with a passphrase or a recovery code. Changes nothing on disk.

    Raises:
        UserError: ``vault.wrong_passphrase`` or ``vault.wrong_recovery_code``.
        EnvironmentProblem: ``vault.missing``, ``vault.damaged_header``, ``vault.newer``.
    """
    return open_by(folder, lambda found: unlock(found, secret), policy)


def open_by(folder: Path, opens: Unlock, policy: KdfPolicy) -> Unlocked:
    """Open a vault's header, or its twin where the header itself is missing or damaged.

    Raises:
        UserError: what ``opens`` raises for a wrong secret.
        EnvironmentProblem: ``vault.missing``, ``vault.damaged_header``, ``vault.newer``.
    """
    current, twin = header_file.found_headers(folder, policy)
    if current is not None:
        try:
            return Unlocked(*opens(current), current.header, from_twin=False)
        except DamagedHeader:
            pass
        except UserError:
            # A damaged slot looks like a wrong secret: its twin may know better.
            found = _by_twin(current, twin, opens)
            if found is None:
                raise
            return found
    if twin is None:
        raise DamagedHeader
    return Unlocked(*opens(twin), twin.header, from_twin=True)


def _by_twin(current: ReadHeader, twin: ReadHeader | None, opens: Unlock) -> Unlocked | None:
    """Open the twin instead, if the current header turns out to be damaged; ``None`` if not.

    A whole header does not know a secret any more that its twin still knows: a change of
    passphrase was cut short between the two.
    """
    if twin is None or twin.signed == current.signed:
        return None
    try:
        keys, slot = opens(twin)
    except (UserError, DamagedHeader):
        return None
    try:
        current.believe(derived(keys.master, HEADER))
    except DamagedHeader:
        return Unlocked(keys, slot, twin.header, from_twin=True)
    return None


def believed(folder: Path, keys: VaultKeys, policy: KdfPolicy) -> Header:
    """Return the header that stands for an unlocked vault.

    Raises:
        EnvironmentProblem: ``vault.missing``, ``vault.damaged_header``, ``vault.newer``.
    """
    header_key = derived(keys.master, HEADER)
    for found in header_file.found_headers(folder, policy):
        if found is not None:
            try:
                found.believe(header_key)
            except DamagedHeader:
                continue
            return found.header
    raise DamagedHeader


def change(
    folder: Path, keys: VaultKeys, policy: KdfPolicy, how: Callable[[Header], Header]
) -> Header:
    """Change a vault's header and its twin, and return it as it is now.

    Raises:
        EnvironmentProblem: as ``believed``, and a disk that is full or closed to us.
    """
    with WRITING:
        header = believed(folder, keys, policy)
        changed = replace(how(header), generation=header.generation + 1)
        header_file.write_both(folder, write_header(changed, keys.master))
        return changed


def exchanged(header: Header, old: Slot, new: Slot) -> Header:
    """Return a header with one slot in another's place; it keeps the day it was first made."""
    kept = replace(new, created=old.created)
    return replace(
        header, slots=tuple(kept if slot.id == old.id else slot for slot in header.slots)
    )


def first_of(header: Header, kind: str) -> Slot:
    """Return the first slot of a kind.

    Raises:
        DamagedHeader: there is none.
    """
    for slot in header.slots:
        if slot.kind == kind:
            return slot
    raise DamagedHeader
