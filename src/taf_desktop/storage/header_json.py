"""The header as JSON: one way to write it, and every size and bound checked on the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NoReturn, cast

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import Anchor
from taf_desktop.storage.header_parts import (
    FIRST_FORMAT,
    FORMAT,
    LONGEST_LABEL,
    MOST_SLOTS,
    NONCE_BYTES,
    PASSPHRASE,
    QUICK,
    RECOVERY,
    SALT_BYTES,
    SUITE,
    WRAPPED_BYTES,
    DamagedHeader,
    Header,
    Quick,
    RecordsKey,
    Slot,
    Wrapped,
)
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy

Json = Mapping[str, object]
_HEAD = re.compile(r"[0-9a-f]{64}")


def canonical(content: Json) -> bytes:
    """Return the one way to write a JSON object."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode(
        "ascii"
    )


def from_header(header: Header) -> Json:
    """Return a header as JSON. Members that are not needed are left out."""
    content: dict[str, object] = {
        "format": _format(header),
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
    if header.anchor:
        anchor = header.anchor
        content["anchor"] = {"seq": anchor.seq, "head": anchor.head, "at": anchor.at}
    if header.coming:
        coming = header.coming
        content["coming"] = {"generation": coming.generation, "key": _wrapped_json(coming.key)}
    if header.audit:
        content["audit"] = _wrapped_json(header.audit)
    return content


def bound(vault_id: str, slot: Slot) -> Json:
    """Return what a slot's seal is tied to. The layout is that of the first format for ever."""
    named: dict[str, object] = {
        "format": FIRST_FORMAT,
        "vault": vault_id,
        "id": slot.id,
        "kind": slot.kind,
        "kdf": _kdf_json(slot.kdf),
        "salt": slot.salt.hex(),
    }
    if slot.quick:
        named |= {"until": slot.quick.until, "boot": slot.quick.boot}
    return named


def to_header(found: object, policy: KdfPolicy) -> Header:
    """Return the header that JSON tells of.

    Raises:
        DamagedHeader: a member is missing, of another kind, or out of bounds.
        EnvironmentProblem: ``vault.newer``, a later version of the program wrote it.
    """
    content = _object(found)
    if _number(content, "format") > FORMAT:
        raise EnvironmentProblem("vault.newer")
    slots = content.get("slots")
    if _text(content, "suite") != SUITE or not isinstance(slots, list):
        raise DamagedHeader
    found_slots = cast(list[object], slots)
    if not 1 <= len(found_slots) <= MOST_SLOTS:
        raise DamagedHeader
    database = _records_key(content["database"]) if "database" in content else _damaged()
    return Header(
        vault_id=_text(content, "vault"),
        name=_text(content, "name"),
        created=_text(content, "created"),
        generation=_number(content, "generation"),
        slots=tuple(_slot(_object(slot), policy) for slot in found_slots),
        database_generation=database.generation,
        database=database.key,
        anchor=_anchor(content["anchor"]) if "anchor" in content else None,
        coming=_records_key(content["coming"]) if "coming" in content else None,
        audit=_wrapped(content["audit"]) if "audit" in content else None,
    )


def _format(header: Header) -> int:
    added = header.anchor or header.coming or header.audit
    return FORMAT if added or any(s.label or s.quick for s in header.slots) else FIRST_FORMAT


def _slot_json(slot: Slot) -> Json:
    content: dict[str, object] = {
        "id": slot.id,
        "kind": slot.kind,
        "kdf": _kdf_json(slot.kdf),
        "salt": slot.salt.hex(),
        "key": _wrapped_json(slot.key),
        "created": slot.created,
        "changed": slot.changed,
    }
    if slot.label:
        content["label"] = slot.label
    if slot.quick:
        quick = slot.quick
        pin = _wrapped_json(quick.pin)
        content["quick"] = {"until": quick.until, "boot": quick.boot, "pin": pin}
    return content


def _wrapped_json(key: Wrapped) -> Json:
    return {"nonce": key.nonce.hex(), "sealed": key.sealed.hex()}


def _kdf_json(cost: KdfParameters | None) -> Json | None:
    if cost is None:
        return None
    return {"memory_kib": cost.memory_kib, "rounds": cost.rounds, "lanes": cost.lanes}


def _slot(content: Json, policy: KdfPolicy) -> Slot:
    kind = _text(content, "kind")
    if kind not in (PASSPHRASE, RECOVERY, QUICK):
        raise DamagedHeader
    label = _text(content, "label") if "label" in content else ""
    if len(label) > LONGEST_LABEL:
        raise DamagedHeader
    return Slot(
        id=_text(content, "id"),
        kind=kind,
        kdf=None if kind == RECOVERY else _kdf(_object(content.get("kdf")), policy),
        salt=_bytes(content, "salt", SALT_BYTES),
        key=_wrapped(content.get("key")),
        created=_text(content, "created"),
        changed=_text(content, "changed"),
        label=label,
        quick=_quick(_object(content.get("quick"))) if kind == QUICK else None,
    )


def _quick(content: Json) -> Quick:
    return Quick(_text(content, "until"), _text(content, "boot"), _wrapped(content.get("pin")))


def _kdf(content: Json, policy: KdfPolicy) -> KdfParameters:
    cost = KdfParameters(
        _number(content, "memory_kib"), _number(content, "rounds"), _number(content, "lanes")
    )
    if not cost.fits(policy.smallest, policy.largest):
        raise DamagedHeader
    return cost


def _records_key(value: object) -> RecordsKey:
    content = _object(value)
    return RecordsKey(_number(content, "generation"), _wrapped(content.get("key")))


def _anchor(value: object) -> Anchor:
    content = _object(value)
    anchor = Anchor(_number(content, "seq"), _text(content, "head"), _text(content, "at"))
    if anchor.seq < 0 or not _HEAD.fullmatch(anchor.head):
        raise DamagedHeader
    return anchor


def _wrapped(value: object) -> Wrapped:
    content = _object(value)
    return Wrapped(_bytes(content, "nonce", NONCE_BYTES), _bytes(content, "sealed", WRAPPED_BYTES))


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
