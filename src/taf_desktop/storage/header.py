"""The vault's header: who may open it, without a word about anybody's family.

``magic | length (4 bytes, big-endian) | canonical JSON | HMAC-SHA256``. The JSON names the vault
and holds its slots: the master key wrapped once under each secret that opens the vault. Nothing in
it is believed before the code at the end has been checked with a key derived from the master key;
until then only sizes and bounds are looked at, and those before any costly work.

Format 1 is that of the first release. Format 2 adds members that are left out where they are not
needed (labels, quick unlock, the audit chain's anchor, a change of the records' key under way); a
header without any of them is still written as format 1, byte for byte.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass

from taf_desktop.storage import header_json
from taf_desktop.storage.header_parts import (
    FIRST_FORMAT,
    FORMAT,
    LONGEST_LABEL,
    MOST_BYTES,
    MOST_SLOTS,
    PASSPHRASE,
    QUICK,
    RECOVERY,
    SUITE,
    DamagedHeader,
    Header,
    Quick,
    RecordsKey,
    Slot,
    Wrapped,
)
from taf_desktop.storage.kdf import KdfPolicy

__all__ = [
    "FIRST_FORMAT",
    "FORMAT",
    "LONGEST_LABEL",
    "MAGIC",
    "MOST_BYTES",
    "MOST_SLOTS",
    "PASSPHRASE",
    "QUICK",
    "RECOVERY",
    "SUITE",
    "DamagedHeader",
    "Header",
    "Quick",
    "ReadHeader",
    "RecordsKey",
    "Slot",
    "Wrapped",
    "bound_to",
    "read",
    "write",
]

MAGIC = b"FHVAULT1"
_LENGTH_BYTES = 4
_MAC_BYTES = 32
_START = len(MAGIC) + _LENGTH_BYTES


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


def write(header: Header, header_key: bytes) -> bytes:
    """Return the bytes of a header."""
    body = header_json.canonical(header_json.from_header(header))
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
    header = header_json.to_header(found, policy)
    # One way to write it: spare members, other spacing and doubled names are all refused here.
    if header_json.canonical(header_json.from_header(header)) != body:
        raise DamagedHeader
    return ReadHeader(header, signed, code)


def bound_to(header_vault_id: str, slot: Slot) -> bytes:
    """Return what a slot's seal is tied to: no slot can be moved to another vault or weakened."""
    return header_json.canonical(header_json.bound(header_vault_id, slot))


def _code(header_key: bytes, signed: bytes) -> bytes:
    return hmac.new(header_key, signed, hashlib.sha256).digest()
