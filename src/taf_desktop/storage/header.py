"""The vault's header: who may open it, without a word about anybody's family.

``magic | length (4 bytes, big-endian) | canonical JSON | HMAC-SHA256``. The JSON names the vault
and holds its slots: the master key wrapped once under each secret that opens the vault. Nothing in
it is believed before the code at the end has been checked with a key derived from the master key;
until then only sizes and bounds are looked at, and those before any costly work.

(Later slots for quick unlock and service recovery are further kinds in ``Slot.kind``; the audit
chain's anchor is a further member of the JSON.)
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn, cast

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy

MAGIC = b"FHVAULT1"
FORMAT = 1
SUITE = "argon2id+hkdf-sha256+aes-256-gcm+hmac-sha256/sqlcipher-4"
MOST_BYTES = 64 * 1024
MOST_SLOTS = 16
PASSPHRASE = "passphrase"  # noqa: S105 the name of a kind of slot, not a secret
RECOVERY = "recovery"
_LENGTH_BYTES = 4
_MAC_BYTES = 32
_START = len(MAGIC) + _LENGTH_BYTES
_SALT_BYTES, _NONCE_BYTES, _WRAPPED_BYTES = 16, 12, 48

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A 32-byte key sealed with AES-256-GCM: 12 bytes of nonce, 48 of key and tag."""

    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the vault. ``kdf`` is a passphrase slot's cost; times are ISO, in UTC."""

    id: str
    kind: str
    kdf: KdfParameters | None
    salt: bytes
    key: Wrapped
    created: str
    changed: str


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the header.

    ``generation`` grows with every change. ``database`` is the records' key and
    ``database_generation`` counts those: each is random and its own, so that dropping one makes the
    file it opened unreadable.
    """

    vault_id: str
    name: str
    created: str
    generation: int
    slots: tuple[Slot, ...]
    database_generation: int
    database: Wrapped


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """A header as found: well formed, but not yet believed."""

    header: Header
    signed: bytes
    code: bytes

    def believe(self, header_key: bytes) -> None:
        """Check the code over the whole header.

        Raises:
            DamagedHeader: something was changed since it was written.
        """
        if not hmac.compare_digest(self.code, _code(header_key, self.signed)):
            raise DamagedHeader


class DamagedHeader(EnvironmentProblem):
    """The header is not as it was written."""

    def __init__(self) -> None:
        super().__init__("vault.damaged_header")


def write(header: Header, header_key: bytes) -> bytes:
    """Return the bytes of a header."""
    body = _canonical(_as_json(header))
    signed = MAGIC + len(body).to_bytes(_LENGTH_BYTES, "big") + body
    return signed + _code(header_key, signed)


def read(data: bytes, policy: KdfPolicy) -> ReadHeader:
    """Read a header's bytes and check every size and bound; ``believe`` comes after unwrapping.

    Raises:
        DamagedHeader: it is not a header, or it asks for more than a header may.
        EnvironmentProblem: ``vault.newer``, a later version of the program wrote it.
    """
    if len(data) > MOST_BYTES or len(data) < _START + _MAC_BYTES or not data.startswith(MAGIC):
        raise DamagedHeader
    signed, code = data[:-_MAC_BYTES], data[-_MAC_BYTES:]
    body = signed[_START:]
    if int.from_bytes(data[len(MAGIC) : _START], "big") != len(body):
        raise DamagedHeader
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise DamagedHeader from None
    content = _object(found)
    if _number(content, "format") > FORMAT:
        raise EnvironmentProblem("vault.newer")
    header = _from_json(content, policy)
    # One way to write it: spare members, other spacing and doubled names are all refused here.
    if _canonical(_as_json(header)) != body:
        raise DamagedHeader
    return ReadHeader(header, signed, code)


def bound_to(header_vault_id: str, slot: Slot) -> bytes:
    """Return what a slot's seal is tied to: no slot can be moved to another vault or weakened."""
    named: dict[str, object] = {
        "format": FORMAT,
        "vault": header_vault_id,
        "id": slot.id,
        "kind": slot.kind,
        "kdf": _kdf_json(slot.kdf),
        "salt": slot.salt.hex(),
    }
    return _canonical(named)


def _code(header_key: bytes, signed: bytes) -> bytes:
    return hmac.new(header_key, signed, hashlib.sha256).digest()


def _canonical(content: Json) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode(
        "ascii"
    )


def _as_json(header: Header) -> Json:
    return {
        "format": FORMAT,
        "suite": SUITE,
        "vault": header.vault_id,
        "name": header.name,
        "created": header.created,
        "generation": header.generation,
        "database": {
            "generation": header.database_generation,
            "key": _wrapped_json(header.database),
        },
        "slots": [_slot_json(slot) for slot in header.slots],
    }


def _slot_json(slot: Slot) -> Json:
    return {
        "id": slot.id,
        "kind": slot.kind,
        "kdf": _kdf_json(slot.kdf),
        "salt": slot.salt.hex(),
        "key": _wrapped_json(slot.key),
        "created": slot.created,
        "changed": slot.changed,
    }


def _wrapped_json(key: Wrapped) -> Json:
    return {"nonce": key.nonce.hex(), "sealed": key.sealed.hex()}


def _kdf_json(cost: KdfParameters | None) -> Json | None:
    if cost is None:
        return None
    return {"memory_kib": cost.memory_kib, "rounds": cost.rounds, "lanes": cost.lanes}


def _from_json(content: Json, policy: KdfPolicy) -> Header:
    slots = content.get("slots")
    if _text(content, "suite") != SUITE or not isinstance(slots, list):
        raise DamagedHeader
    found = cast(list[object], slots)
    if not 1 <= len(found) <= MOST_SLOTS:
        raise DamagedHeader
    database = _object(content.get("database"))
    return Header(
        vault_id=_text(content, "vault"),
        name=_text(content, "name"),
        created=_text(content, "created"),
        generation=_number(content, "generation"),
        slots=tuple(_slot_from(_object(slot), policy) for slot in found),
        database_generation=_number(database, "generation"),
        database=_wrapped_from(_object(database.get("key"))),
    )


def _slot_from(content: Json, policy: KdfPolicy) -> Slot:
    kind = _text(content, "kind")
    return Slot(
        id=_text(content, "id"),
        kind=kind,
        kdf=_kdf_from(_object(content.get("kdf")), policy) if kind == PASSPHRASE else None,
        salt=_bytes(content, "salt", _SALT_BYTES),
        key=_wrapped_from(_object(content.get("key"))),
        created=_text(content, "created"),
        changed=_text(content, "changed"),
    )


def _kdf_from(content: Json, policy: KdfPolicy) -> KdfParameters:
    cost = KdfParameters(
        _number(content, "memory_kib"), _number(content, "rounds"), _number(content, "lanes")
    )
    if not cost.fits(policy.smallest, policy.largest):
        raise DamagedHeader
    return cost


def _wrapped_from(content: Json) -> Wrapped:
    return Wrapped(
        _bytes(content, "nonce", _NONCE_BYTES), _bytes(content, "sealed", _WRAPPED_BYTES)
    )


def _object(value: object) -> Json:
    return cast(Json, value) if isinstance(value, dict) else _damaged()


def _text(content: Json, name: str) -> str:
    value = content.get(name)
    return value if isinstance(value, str) else _damaged()


def _number(content: Json, name: str) -> int:
    value = content.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else _damaged()


def _bytes(content: Json, name: str, size: int) -> bytes:
    try:
        value = bytes.fromhex(_text(content, name))
    except ValueError:
        return _damaged()
    return value if len(value) == size else _damaged()


def _damaged() -> NoReturn:
    raise DamagedHeader
