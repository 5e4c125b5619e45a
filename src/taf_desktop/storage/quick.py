"""Quick unlock: a PIN and a secret that only this Windows account keeps open the vault together.

The slot's key is HKDF(secret of 32 random bytes ‖ Argon2id(PIN)): the PIN alone opens nothing, and
a copy of the vault cannot be tried with PINs. Without the secret the slot is of no use to anybody;
throwing the secret away is how it goes to rest.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.vault import QuickCard, VaultKeys
from taf_desktop.storage import kdf
from taf_desktop.storage.header import QUICK, DamagedHeader, Quick, ReadHeader, Slot, bound_to
from taf_desktop.storage.kdf import KdfParameters
from taf_desktop.storage.keys import (
    EMPTY,
    SALT_BYTES,
    derived,
    filled,
    keys_of,
    seal,
    unseal,
)
from taf_desktop.support.ids import new_id

OPENS = "taf quick unlock"
PIN = "taf quick pin"


def made(
    keys: VaultKeys, secret: bytes, pin: str, card: QuickCard, cost: KdfParameters, now: str
) -> Slot:
    """Return a slot for a PIN and a secret. Takes as long as the cost says."""
    salt = secrets.token_bytes(SALT_BYTES)
    pin_key = kdf.derive(pin, salt, cost)
    kept = seal(derived(keys.master, PIN), pin_key, _pin_bound(keys.vault_id, salt))
    quick = Quick(card.until, card.boot, kept)
    slot = Slot(new_id(), QUICK, cost, salt, EMPTY, created=now, changed=now, quick=quick)
    return filled(slot, keys.vault_id, _key(secret, pin_key, salt), keys.master)


def woken(keys: VaultKeys, slot: Slot, secret: bytes, card: QuickCard, now: str) -> Slot:
    """Return a slot for the same PIN with a new secret and a new end. Other slots stay.

    Raises:
        DamagedHeader: the slot is not as it was written.
    """
    if slot.quick is None:
        return slot
    bound = _pin_bound(keys.vault_id, slot.salt)
    pin_key = unseal(derived(keys.master, PIN), slot.quick.pin, bound)
    if pin_key is None:
        raise DamagedHeader
    awake = replace(slot.quick, until=card.until, boot=card.boot)
    slot = replace(slot, quick=awake, key=EMPTY, changed=now)
    return filled(slot, keys.vault_id, _key(secret, pin_key, slot.salt), keys.master)


def unlock(found: ReadHeader, secret: bytes, pin: str) -> tuple[VaultKeys, Slot]:
    """Return a vault's keys, and the slot that a PIN and a secret opened.

    Raises:
        UserError: ``quick.wrong_pin``.
        DamagedHeader: they are right, but the header is not as it was written.
    """
    for slot in found.header.slots:
        if slot.kind != QUICK or slot.kdf is None:
            continue
        key = _key(secret, kdf.derive(pin, slot.salt, slot.kdf), slot.salt)
        master = unseal(key, slot.key, bound_to(found.header.vault_id, slot))
        if master is not None:
            return keys_of(found, master, slot.id), slot
    raise UserError("quick.wrong_pin")


def _key(secret: bytes, pin_key: bytes, salt: bytes) -> bytes:
    return derived(secret + pin_key, OPENS, salt)


def _pin_bound(vault_id: str, salt: bytes) -> bytes:
    return f"taf quick pin|{vault_id}|{salt.hex()}".encode("ascii", "backslashreplace")
