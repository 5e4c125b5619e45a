"""The program's words, read from ``resources/words/<language>/*.yaml``.

Code that has no window names a message by its id and fills its gaps by name; the sentence itself is
written once, in the data file. Widgets use Qt's ``tr`` for their own labels instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from taf_desktop.support import paths

ENGLISH = "en"


def catalogue(language: str = ENGLISH) -> Mapping[str, str]:
    """Return every message of one language by its id, ``<file>.<group>.<name>``.

    Raises:
        FileNotFoundError: there are no words for this language.
    """
    return _read(language)


@cache
def _read(language: str) -> Mapping[str, str]:
    from ruamel.yaml import YAML  # not before the first window is painted

    reader = YAML(typ="safe", pure=True)
    folder = paths.resource("words", language)
    messages: dict[str, str] = {}
    for file in sorted(folder.iterdir()):
        if file.suffix == ".yaml":
            content = cast("object", reader.load(file.read_text(encoding="utf-8")))  # pyright: ignore[reportUnknownMemberType]
            messages.update(_flatten(file.stem, content or {}))
    return messages


def say(message_id: str, language: str = ENGLISH, /, **values: object) -> str:
    """Return the sentence with this id, its ``{gaps}`` filled with ``values``.

    Raises:
        KeyError: no such message, or a gap was given no value. Both are faults of ours.
    """
    return catalogue(language)[message_id].format_map(values)


def listed(names: Sequence[str]) -> str:
    """Return "Ash", "Ash and Robin" or "Ash, Robin and Baby", as one phrase."""
    if len(names) < 2:
        return "".join(names)
    return say("lists.last", first=", ".join(names[:-1]), last=names[-1])


def _flatten(prefix: str, node: object) -> dict[str, str]:
    if not isinstance(node, dict):
        return {prefix: str(node)}
    flat: dict[str, str] = {}
    for key, child in cast("dict[str, object]", node).items():
        flat.update(_flatten(f"{prefix}.{key}", child))
    return flat
