"""A vault's own keys, contact cards, and the six words by which people make sure of each other.

Everybody gives their card away; a card is no secret. What matters is that it is *their* card: so
its six words are read out and compared, on the phone or face to face.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.handover import WORDS, Card, OwnKeys
from taf_desktop.services import age
from taf_desktop.services.passphrases import word_list

TITLE = "TAF Desktop contact card"
LONGEST_CARD = 16_000
LONGEST_NAME = 200
_FIELDS = {
    "Name": "name",
    "Role": "role",
    "Organisation": "organisation",
    "Seal": "seal",
    "Sign": "sign",
    "Proof": "proof",
}
"""The lines of a card, and what they hold. The proof shows that one person made all of it."""
_CARD_LABEL = b"taf card 1\0"
_WORDS_LABEL = b"taf words 1\0"


def make_keys(made_at: str) -> OwnKeys:
    """Return fresh keys: an age identity to open what is sealed, and a key to sign with."""
    return OwnKeys(
        seal=age.new_identity(),
        sign=Ed25519PrivateKey.generate().private_bytes_raw().hex(),
        made_at=made_at,
    )


def own_card(keys: OwnKeys, settings: Mapping[str, str]) -> Card:
    """Return the card of the person a vault belongs to."""
    public = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys.sign)).public_key()
    return Card(
        name=_one_line(settings.get("person_name", "")),
        role=_one_line(settings.get("person_role", "")),
        organisation=_one_line(settings.get("person_agency", "")),
        seal=age.recipient_of(keys.seal),
        sign=public.public_bytes_raw().hex(),
    )


def sign(keys: OwnKeys, message: bytes) -> bytes:
    """Return the signature of a message: 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys.sign)).sign(message)


def is_signed(card: Card, signature: bytes, message: bytes) -> bool:
    """Say whether the owner of a card signed a message."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(card.sign))
        key.verify(signature, message)
    except (ValueError, InvalidSignature):
        return False
    return True


def fingerprint(card: Card) -> str:
    """Return what both keys of a card come down to, in hexadecimal. A new job changes nothing."""
    both = f"{card.seal}\0{card.sign}".encode()
    return hashlib.sha256(_CARD_LABEL + both).hexdigest()


def fingerprint_words(print_: str) -> str:
    """Return a fingerprint as six words to read out."""
    number, words = int(print_, 16), word_list()
    spoken: list[str] = []
    for _ in range(WORDS):
        number, at = divmod(number, len(words))
        spoken.append(words[at])
    return " ".join(spoken)


def card_text(card: Card, keys: OwnKeys) -> str:
    """Return a card as text, to be saved or pasted into a message."""
    proof = sign(keys, _said(card)).hex()
    values = {**{name: getattr(card, name) for name in _FIELDS.values() if name != "proof"}}
    lines = [f"{title}: {values.get(name, proof)}" for title, name in _FIELDS.items()]
    return "\n".join((TITLE, *lines, ""))


def read_card(text: str) -> Card:
    """Return the card in a text, which may be quoted or stand in the middle of a message.

    Raises:
        UserError: ``handover.card.unreadable`` or ``handover.card.changed``.
    """
    found = _lines_of(text[:LONGEST_CARD])
    try:
        card = Card(**{name: found[name] for name in _FIELDS.values() if name != "proof"})
        proof = bytes.fromhex(found["proof"])
    except (KeyError, ValueError):
        raise UserError("handover.card.unreadable") from None
    if not is_card(card):
        raise UserError("handover.card.unreadable")
    if not is_signed(card, proof, _said(card)):
        raise UserError("handover.card.changed")
    return card


def is_card(card: Card) -> bool:
    """Say whether a card has a name and two keys in their one way of being written."""
    texts = (card.name, card.role, card.organisation)
    if not card.name or any(len(each) > LONGEST_NAME or _one_line(each) != each for each in texts):
        return False
    try:
        signing = Ed25519PublicKey.from_public_bytes(bytes.fromhex(card.sign))
    except ValueError:
        return False
    return signing.public_bytes_raw().hex() == card.sign and age.is_recipient(card.seal)


def new_words() -> str:
    """Return six words by chance, to seal a file with and to say on the telephone."""
    words = word_list()
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def normal_words(typed: str) -> str:
    """Return spoken words as they count: small letters, one space between.

    The list has words with a hyphen of their own ("drop-down"), which stays.
    """
    return " ".join(typed.casefold().replace(",", " ").split())


def unknown_words(typed: str) -> tuple[str, ...]:
    """Return the words that are none of the list, such as a mishearing."""
    known = frozenset(word_list())
    return tuple(word for word in normal_words(typed).split() if word not in known)


def words_fingerprint(bundle_id: str, words: str) -> str:
    """Return what a file sealed with words names as its receiver, in hexadecimal."""
    said = f"{bundle_id}\0{normal_words(words)}".encode()
    return hashlib.sha256(_WORDS_LABEL + said).hexdigest()


def _lines_of(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines():
        title, colon, value = line.lstrip("> \t").partition(":")
        if colon and title in _FIELDS:
            found.setdefault(_FIELDS[title], value.strip())
    return found


def _said(card: Card) -> bytes:
    return msgspec.json.encode(
        (TITLE, card.name, card.role, card.organisation, card.seal, card.sign)
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
