"""The few calls of the age library (https://age-encryption.org/v1) that are used, with their types.

``pyrage`` is the age library of the Rust world for Python; it carries no type information.
"""

from __future__ import annotations

from typing import Any, cast

import pyrage as _pyrage  # pyright: ignore[reportMissingTypeStubs]

_age = cast("Any", _pyrage)


class NotOpened(Exception):
    """The file does not open with this secret, or was changed. Which of the two, nobody can say."""


def new_identity() -> str:
    """Return a fresh secret key as text."""
    return str(_age.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public half (``age1…``) of a secret key."""
    return str(_age.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    """Say whether a text is a public key, written in its one way."""
    try:
        return str(_age.x25519.Recipient.from_str(text)) == text
    except _age.RecipientError:
        return False


def seal_for(content: bytes, recipient: str) -> bytes:
    """Return content sealed for a public key."""
    return cast("bytes", _age.encrypt(content, [_age.x25519.Recipient.from_str(recipient)]))


def seal_with(content: bytes, passphrase: str) -> bytes:
    """Return content sealed with a passphrase. Takes about a second on purpose (scrypt)."""
    return cast("bytes", _age.passphrase.encrypt(content, passphrase))


def open_with_identity(sealed: bytes, identity: str) -> bytes:
    """Return the content of what was sealed for a key.

    Raises:
        NotOpened: it was sealed for another key, or changed.
    """
    try:
        return cast("bytes", _age.decrypt(sealed, [_age.x25519.Identity.from_str(identity)]))
    except _age.DecryptError:
        raise NotOpened from None


def open_with_passphrase(sealed: bytes, passphrase: str) -> bytes:
    """Return the content of what was sealed with a passphrase.

    Raises:
        NotOpened: the passphrase is another one, or it was changed.
    """
    try:
        return cast("bytes", _age.passphrase.decrypt(sealed, passphrase))
    except _age.DecryptError:
        raise NotOpened from None
