"""Signed content as JSON and back, so that it prints word for word the same years later."""

from __future__ import annotations

import msgspec

from taf_desktop.domain.family_file import FamilyFile


def freeze(file: FamilyFile) -> str:
    """Return a family's file as JSON text, to be kept with a signature."""
    return msgspec.json.encode(file).decode("utf-8")


def thaw(content: str) -> FamilyFile:
    """Return the file a version was made from; fields added since have their defaults."""
    return msgspec.json.decode(content, type=FamilyFile)
