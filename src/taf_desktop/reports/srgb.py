"""The colour profile of sRGB, made from its published numbers (IEC 61966-2-1, ICC.1:2004-10).

A file that is to be read in fifty years says what its red, green and blue mean. A profile of six
hundred bytes says it exactly, without another's file to carry along.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Red, green and blue of sRGB, adapted to the profile's own white (D50)."""

_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""sRGB's tone curve as a parametric curve of type 3."""

_HEADER = 128


@cache
def srgb_profile() -> bytes:
    """Return the profile as the bytes of an ICC file, version 4.2."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_D50),
        **{name: _xyz(colour) for name, colour in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    offset = _HEADER + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    table = struct.pack(">I", len(tags))
    for name, data in tags.items():
        if data not in places:
            places[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return _header(_HEADER + len(table) + len(body)) + table + body


def _header(size: int) -> bytes:
    """Return the head of a display profile from RGB to XYZ; the day is that of the standard."""
    day = struct.pack(">6H", 1999, 10, 18, 0, 0, 0)
    parts = (
        struct.pack(">I", size) + b"\0\0\0\0" + bytes((4, 0x20, 0, 0)) + b"mntrRGB XYZ ",
        day + b"acsp" + b"\0" * 24 + b"\0" * 4 + _fixed(_D50),
    )
    return b"".join(parts).ljust(_HEADER, b"\0")


def _text(text: str) -> bytes:
    letters = text.encode("utf-16-be")
    head = struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(letters), 28)
    return b"mluc\0\0\0\0" + head + letters


def _xyz(colour: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(colour)


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
