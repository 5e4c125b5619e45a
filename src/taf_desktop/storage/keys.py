"""The keys of a vault and how they hang together.

The master key is made once and never changes. It is wrapped in every slot; everything else is
derived from it by name (HKDF-SHA256, RFC 5869). Only the records' key is random of its own and
wrapped, so that an old one can be thrown away for good. (The audit chain will add
names of its own.)
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
    Slot,
    Wrapped,
    bound_to,
)
from taf_desktop.storage.kdf import KdfParameters
from taf_desktop.support.ids import new_id

KEY_BYTES = 32
HEADER = "taf header"
WRAP = "taf records key"
RECOVERY_CODE = "taf recovery code"


def random_key() -> bytes:
    """Return 32 fresh random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def derived(master: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return the 32-byte key of one purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=purpose.encode("ascii")).derive(master)


def write_header(header: Header, master: bytes) -> bytes:
    """Return a header's bytes, with the code that only the master key can make."""
    return file_format.write(header, derived(master, HEADER))


def passphrase_slot(
    master: bytes, vault_id: str, passphrase: str, cost: KdfParameters, now: str
) -> Slot:
    """Return a slot that opens with a passphrase. Takes as long as the cost says."""
    salt = secrets.token_bytes(16)
    return _filled(
        master, vault_id, kdf.derive(passphrase, salt, cost), PASSPHRASE, cost, salt, now
    )


def recovery_slot(master: bytes, vault_id: str, code: str, now: str) -> Slot:
    """Return a slot that opens with a recovery code.

    Raises:
        ValueError: it is not a recovery code.
    """
    secret = recovery.read_code(code)
    if secret is None:
        raise ValueError("not a recovery code")
    salt = secrets.token_bytes(16)
    return _filled(
        master, vault_id, derived(secret, RECOVERY_CODE, salt), RECOVERY, None, salt, now
    )


def seal_database_key(master: bytes, vault_id: str, generation: int, key: bytes) -> Wrapped:
    """Wrap the records' key for the header."""
    return _seal(derived(master, WRAP), key, _database_bound(vault_id, generation))


def unlock(found: ReadHeader, secret: str) -> tuple[VaultKeys, Slot]:
    """Return a vault's keys, and the slot that a passphrase or a recovery code opened.

    Raises:
        UserError: ``vault.wrong_passphrase`` or ``vault.wrong_recovery_code``.
        DamagedHeader: the secret is right, but the header is not as it was written.
    """
    for slot in found.header.slots:
        key = _slot_key(slot, secret)
        master = _open(key, slot.key, bound_to(found.header.vault_id, slot)) if key else None
        if master is not None:
            return _keys(found, master), slot
    shape = recovery.looks_like_code(secret)
    raise UserError("vault.wrong_recovery_code" if shape else "vault.wrong_passphrase")


def _slot_key(slot: Slot, secret: str) -> bytes | None:
    code = recovery.read_code(secret)
    if slot.kind == RECOVERY and code is not None:
        return derived(code, RECOVERY_CODE, slot.salt)
    if slot.kind == PASSPHRASE and code is None and slot.kdf is not None:
        return kdf.derive(secret, slot.salt, slot.kdf)
    return None


def _keys(found: ReadHeader, master: bytes) -> VaultKeys:
    found.believe(derived(master, HEADER))
    header = found.header
    bound = _database_bound(header.vault_id, header.database_generation)
    database = _open(derived(master, WRAP), header.database, bound)
    if database is None:
        raise DamagedHeader
    return VaultKeys(header.vault_id, master, database)


def _filled(
    master: bytes,
    vault_id: str,
    key: bytes,
    kind: str,
    cost: KdfParameters | None,
    salt: bytes,
    now: str,
) -> Slot:
    empty = Slot(new_id(), kind, cost, salt, Wrapped(b"", b""), created=now, changed=now)
    return replace(empty, key=_seal(key, master, bound_to(vault_id, empty)))


def _seal(key: bytes, content: bytes, bound: bytes) -> Wrapped:
    nonce = secrets.token_bytes(12)
    return Wrapped(nonce, AESGCM(key).encrypt(nonce, content, bound))


def _open(key: bytes, wrapped: Wrapped, bound: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, bound)
    except InvalidTag:
        return None


def _database_bound(vault_id: str, generation: int) -> bytes:
    return f"taf records key|{vault_id}|{generation}".encode("ascii", "backslashreplace")
