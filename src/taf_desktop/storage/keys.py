"""The keys of a vault and how they hang together.

The master key is made once and changes only when somebody's way in is taken away for good
(``rebuild``). It is wrapped in every slot; everything else is derived from it by name (HKDF-SHA256,
RFC 5869). Only the records' key is random of its own and wrapped, so that an old one can be thrown
away for good.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import header as file_format
from taf_desktop.storage import kdf, recovery
from taf_desktop.storage.header import (
    PASSPHRASE,
    RECOVERY,
    DamagedHeader,
    Header,
    ReadHeader,
    RecordsKey,
    Slot,
    Wrapped,
    bound_to,
)
from taf_desktop.storage.kdf import KdfParameters
from taf_desktop.support.ids import new_id

KEY_BYTES = 32
SALT_BYTES = 16
HEADER = "taf header"
WRAP = "taf records key"
AUDIT = "taf audit"
RECOVERY_CODE = "taf recovery code"
EMPTY = Wrapped(b"", b"")
"""The seal of a slot that is just being made."""


def random_key() -> bytes:
    """Return 32 fresh random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def derived(master: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return the 32-byte key of one purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=purpose.encode("ascii")).derive(master)


def audit_key(keys: VaultKeys) -> bytes:
    """Return the key of the audit chain. It outlives a renewed master key."""
    return keys.audit or derived(keys.master, AUDIT)


def write_header(header: Header, master: bytes) -> bytes:
    """Return a header's bytes, with the code that only the master key can make."""
    return file_format.write(header, derived(master, HEADER))


def passphrase_slot(
    master: bytes, vault_id: str, passphrase: str, cost: KdfParameters, now: str, label: str = ""
) -> Slot:
    """Return a slot that opens with a passphrase. Takes as long as the cost says."""
    salt = secrets.token_bytes(SALT_BYTES)
    empty = Slot(new_id(), PASSPHRASE, cost, salt, EMPTY, created=now, changed=now, label=label)
    return filled(empty, vault_id, kdf.derive(passphrase, salt, cost), master)


def recovery_slot(master: bytes, vault_id: str, code: str, now: str) -> Slot:
    """Return a slot that opens with a recovery code.

    Raises:
        ValueError: it is not a recovery code.
    """
    secret = recovery.read_code(code)
    if secret is None:
        raise ValueError("not a recovery code")
    salt = secrets.token_bytes(SALT_BYTES)
    empty = Slot(new_id(), RECOVERY, None, salt, EMPTY, created=now, changed=now)
    return filled(empty, vault_id, derived(secret, RECOVERY_CODE, salt), master)


def seal_database_key(master: bytes, vault_id: str, generation: int, key: bytes) -> Wrapped:
    """Wrap the records' key for the header."""
    return seal(derived(master, WRAP), key, _database_bound(vault_id, generation))


def seal_audit_key(master: bytes, vault_id: str, key: bytes) -> Wrapped:
    """Wrap the audit chain's key for the header of a vault whose master key was renewed."""
    return seal(derived(master, WRAP), key, _audit_bound(vault_id))


def unlock(found: ReadHeader, secret: str) -> tuple[VaultKeys, Slot]:
    """Return a vault's keys, and the slot that a passphrase or a recovery code opened.

    Raises:
        UserError: ``vault.wrong_passphrase`` or ``vault.wrong_recovery_code``.
        DamagedHeader: the secret is right, but the header is not as it was written.
    """
    for slot in found.header.slots:
        key = _slot_key(slot, secret)
        master = unseal(key, slot.key, bound_to(found.header.vault_id, slot)) if key else None
        if master is not None:
            return keys_of(found, master, slot.id), slot
    shape = recovery.looks_like_code(secret)
    raise UserError("vault.wrong_recovery_code" if shape else "vault.wrong_passphrase")


def keys_of(found: ReadHeader, master: bytes, slot_id: str = "") -> VaultKeys:
    """Return the keys that a master key opens.

    Raises:
        DamagedHeader: the header is not as it was written, or of another master key.
    """
    found.believe(derived(master, HEADER))
    header = found.header
    current = RecordsKey(header.database_generation, header.database)
    return VaultKeys(
        vault_id=header.vault_id,
        master=master,
        database=_records_key(header, master, current),
        audit=_audit_key(header, master),
        coming=_records_key(header, master, header.coming) if header.coming else b"",
        slot_id=slot_id,
    )


def filled(empty: Slot, vault_id: str, key: bytes, master: bytes) -> Slot:
    """Return a slot with the master key wrapped in it."""
    return replace(empty, key=seal(key, master, bound_to(vault_id, empty)))


def seal(key: bytes, content: bytes, bound: bytes) -> Wrapped:
    """Wrap 32 bytes under a key, tied to ``bound``."""
    nonce = secrets.token_bytes(12)
    return Wrapped(nonce, AESGCM(key).encrypt(nonce, content, bound))


def unseal(key: bytes, wrapped: Wrapped, bound: bytes) -> bytes | None:
    """Return what was wrapped; ``None`` if the key or what it is tied to is another."""
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, bound)
    except InvalidTag:
        return None


def _slot_key(slot: Slot, secret: str) -> bytes | None:
    code = recovery.read_code(secret)
    if slot.kind == RECOVERY and code is not None:
        return derived(code, RECOVERY_CODE, slot.salt)
    if slot.kind == PASSPHRASE and code is None and slot.kdf is not None:
        return kdf.derive(secret, slot.salt, slot.kdf)
    return None


def _records_key(header: Header, master: bytes, records: RecordsKey) -> bytes:
    bound = _database_bound(header.vault_id, records.generation)
    return _sure(unseal(derived(master, WRAP), records.key, bound))


def _audit_key(header: Header, master: bytes) -> bytes:
    if header.audit is None:
        return b""
    return _sure(unseal(derived(master, WRAP), header.audit, _audit_bound(header.vault_id)))


def _sure(key: bytes | None) -> bytes:
    if key is None:
        raise DamagedHeader
    return key


def _database_bound(vault_id: str, generation: int) -> bytes:
    return f"taf records key|{vault_id}|{generation}".encode("ascii", "backslashreplace")


def _audit_bound(vault_id: str) -> bytes:
    return f"taf audit key|{vault_id}".encode("ascii", "backslashreplace")
