"""Sealing and opening a hand-over file: age outside, a signed list of contents inside.

Order of looking at a file that came: its size, its first lines (how it is sealed, what computing it
asks for), then opening, the packet's own size, the list, the signature, and whom it was made for.
Nothing of what it holds is looked at before all of that agrees.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.handover import (
    HIGHEST_WORK,
    LARGEST_FILE,
    SCHEMA,
    Card,
    Mode,
    OwnKeys,
    Part,
    Why,
)
from taf_desktop.services import age
from taf_desktop.services import handover_keys as keys_
from taf_desktop.services.handover_zip import MANIFEST, SIGNATURE, pack, unpack

AGE = b"age-encryption.org/v1\n"
HEAD_END = b"\n--- "
LONGEST_HEAD = 64 * 1024
MOST_STANZAS = 20
_LABEL = b"taf hand-over 1\0"
_WORK = re.compile(rb"[1-9][0-9]?")

_Text = Annotated[str, msgspec.Meta(max_length=20_000)]
_Short = Annotated[str, msgspec.Meta(max_length=400)]
_Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
_Day = Annotated[str, msgspec.Meta(pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
_Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the packet."""

    name: _Short
    sha256: _Hash
    size: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_FILE)]


class Sender(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who made the file: their contact card."""

    name: _Short
    role: _Short
    organisation: _Short
    seal: _Short
    sign: _Hash


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The signed list: what is inside, from whom, for whom and why.

    ``recipient`` is the fingerprint of the card it was sealed for, or of the spoken words: so that
    nobody can open it and seal it anew for somebody else in the sender's name.
    """

    schema: Literal[1]
    bundle_id: _Id
    family_id: _Id
    made_at: _Short
    expires: _Day
    program: _Short
    mode: Literal["card", "words"]
    recipient: _Hash
    sender: Sender
    purpose: _Short
    reason: _Text
    basis: _Short
    told: _Short
    from_day: _Day
    parts: Annotated[tuple[Part, ...], msgspec.Meta(max_length=5)]
    items: Annotated[tuple[Item, ...], msgspec.Meta(max_length=5_000)]

    def why(self) -> Why:
        """Return why it was sent."""
        return Why(
            purpose=self.purpose,
            reason=self.reason,
            basis=self.basis,
            told=self.told,
            from_day=self.from_day,
        )

    def sender_card(self) -> Card:
        """Return the sender's card."""
        return Card(**msgspec.structs.asdict(self.sender))


class _SchemaOnly(msgspec.Struct):
    schema: int


@dataclass(frozen=True, slots=True)
class Packet:
    """A file that was opened: its list, which was signed by the sender, and its files."""

    manifest: Manifest
    files: Mapping[str, bytes]


def sender_of(card: Card) -> Sender:
    """Return a card as the list holds it."""
    return Sender(
        name=card.name,
        role=card.role,
        organisation=card.organisation,
        seal=card.seal,
        sign=card.sign,
    )


def items_of(files: Mapping[str, bytes]) -> tuple[Item, ...]:
    """Return the list of some files."""
    return tuple(
        Item(name=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        for name, content in files.items()
    )


def seal(packet: Packet, keys: OwnKeys, to: Card | str) -> bytes:
    """Return the sealed file for a card, or for spoken words. Takes a second for words; cpu lane.

    Raises:
        UserError: ``handover.too_large``.
    """
    listed = msgspec.json.encode(packet.manifest)
    signature = keys_.sign(keys, _LABEL + listed)
    packed = pack({MANIFEST: listed, SIGNATURE: signature, **packet.files})
    if len(packed) + LONGEST_HEAD > LARGEST_FILE:
        raise UserError("handover.too_large")
    if isinstance(to, Card):
        return age.seal_for(packed, to.seal)
    return age.seal_with(packed, keys_.normal_words(to))


def mode_of(sealed: bytes) -> Mode:
    """Return how a file is sealed, from its first lines alone.

    Raises:
        UserError: ``handover.not_ours``, ``handover.too_large``, ``handover.too_costly`` or
            ``handover.damaged``.
    """
    if len(sealed) > LARGEST_FILE:
        raise UserError("handover.too_large")
    if not sealed.startswith(AGE):
        raise UserError("handover.not_ours")
    end = sealed.find(HEAD_END, 0, LONGEST_HEAD)
    stanzas = [line.split(b" ")[1:] for line in sealed[: max(end, 0)].split(b"\n")
               if line.startswith(b"-> ")]  # fmt: skip
    if not 1 <= len(stanzas) <= MOST_STANZAS:
        raise UserError("handover.damaged")
    if not any(stanza[0] == b"scrypt" for stanza in stanzas):
        return Mode.CARD
    if len(stanzas) > 1 or len(stanzas[0]) != 3 or not _WORK.fullmatch(stanzas[0][2]):
        raise UserError("handover.damaged")
    if int(stanzas[0][2]) > HIGHEST_WORK:
        raise UserError("handover.too_costly")
    return Mode.WORDS


def open_with_keys(sealed: bytes, keys: OwnKeys) -> Packet:
    """Open a file that was sealed for this vault's card.

    Raises:
        UserError: ``handover.not_for_you``, ``handover.needs_words``, and as ``mode_of``.
    """
    if mode_of(sealed) is Mode.WORDS:
        raise UserError("handover.needs_words")
    try:
        packed = age.open_with_identity(sealed, keys.seal)
    except age.NotOpened:
        raise UserError("handover.not_for_you") from None
    return _read(packed, Mode.CARD, keys_.fingerprint(keys_.own_card(keys, {})))


def open_with_words(sealed: bytes, words: str) -> Packet:
    """Open a file that was sealed with six words. Takes seconds; cpu lane.

    Raises:
        UserError: ``handover.wrong_words``, and as ``mode_of``.
    """
    if mode_of(sealed) is not Mode.WORDS:
        raise UserError("handover.damaged")
    try:
        packed = age.open_with_passphrase(sealed, keys_.normal_words(words))
    except age.NotOpened:
        raise UserError("handover.wrong_words") from None
    return _read(packed, Mode.WORDS, words)


def _read(packed: bytes, mode: Mode, receiver: str) -> Packet:
    files = unpack(packed)
    listed, signature = files.pop(MANIFEST, b""), files.pop(SIGNATURE, b"")
    manifest = _manifest(listed)
    sender = manifest.sender_card()
    if not keys_.is_card(sender) or not keys_.is_signed(sender, signature, _LABEL + listed):
        raise UserError("handover.not_signed")
    _check_days(manifest)
    expected = (
        receiver if mode is Mode.CARD else keys_.words_fingerprint(manifest.bundle_id, receiver)
    )
    if manifest.mode != mode.value or manifest.recipient != expected:
        raise UserError("handover.sealed_anew")
    if items_of(files) != manifest.items:
        raise UserError("handover.damaged")
    return Packet(manifest, files)


def _check_days(manifest: Manifest) -> None:
    try:
        datetime.fromisoformat(manifest.made_at)
        for day in filter(None, (manifest.expires, manifest.from_day)):
            date.fromisoformat(day)
    except ValueError:
        raise UserError("handover.damaged") from None


def _manifest(listed: bytes) -> Manifest:
    try:
        if msgspec.json.decode(listed, type=_SchemaOnly).schema > SCHEMA:
            raise UserError("handover.newer")
        return msgspec.json.decode(listed, type=Manifest)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise UserError("handover.damaged") from None
