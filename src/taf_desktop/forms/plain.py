"""Narrows what a YAML file holds to what is expected; what does not fit counts as not there.

The shape has been checked by then, so nothing is lost in silence: whatever does not fit is already
among the faults.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from taf_desktop.forms.definition import Labels, Option


def mapping(value: object) -> Mapping[str, object]:
    """Return a group of keys, or an empty one."""
    return cast(Mapping[str, object], value) if isinstance(value, Mapping) else {}


def sequence(value: object) -> Sequence[object]:
    """Return a list, or an empty one."""
    return cast(Sequence[object], value) if isinstance(value, list) else ()


def text(value: object) -> str:
    """Return a text, or ""."""
    return value if isinstance(value, str) else ""


def flag(value: object) -> bool:
    """Return whether a yes-or-no value says yes."""
    return value is True or value == "yes"


def whole(value: object, otherwise: int) -> int:
    """Return a whole number, or the one given for its absence."""
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def labels(value: object) -> Labels:
    """Return a text by language; a text alone is English."""
    if isinstance(value, str):
        return {"en": value}
    return {language: text(words) for language, words in mapping(value).items()}


def option(value: object) -> Option:
    """Return one choice of a list."""
    node = mapping(value)
    return Option(
        text(node.get("name")),
        labels(node.get("label")),
        labels(node.get("hint")),
        flag(node.get("retired")),
    )
