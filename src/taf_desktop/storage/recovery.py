"""The recovery code: 160 random bits a person can print, keep in a safe place and type back.

Thirty-two characters of base32 (RFC 4648: no 0, 1, 8 or 9) in groups of four, and one more group
that tells a slip of the pen from a wrong code.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets

CODE_BYTES = 20
GROUP = 4
_LETTERS = 32
_LOOK_ALIKE = str.maketrans("01", "OI")
_SHAPE = re.compile(r"^(?:[A-Z2-7]{4}[ \-]*){8}[A-Z2-7]{4}$")


def new_code() -> str:
    """Return a fresh code, as it is printed: nine groups of four with hyphens between."""
    secret = secrets.token_bytes(CODE_BYTES)
    letters = base64.b32encode(secret).decode("ascii") + _check_group(secret)
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def looks_like_code(typed: str) -> bool:
    """Say whether this was meant as a recovery code, right or wrong."""
    return _SHAPE.match(_tidy(typed)) is not None


def read_code(typed: str) -> bytes | None:
    """Return the secret of a code; ``None`` if it is no code or has a slip in it.

    However it is spaced; small letters are as good as large, 0 counts as O and 1 as I.
    """
    if not looks_like_code(typed):
        return None
    letters = re.sub(r"[ \-]", "", _tidy(typed))
    secret = base64.b32decode(letters[:_LETTERS])
    return secret if _check_group(secret) == letters[_LETTERS:] else None


def _tidy(typed: str) -> str:
    return " ".join(typed.split()).upper().translate(_LOOK_ALIKE)


def _check_group(secret: bytes) -> str:
    digest = hashlib.sha256(b"taf recovery code" + secret).digest()
    return base64.b32encode(digest).decode("ascii")[:GROUP]
