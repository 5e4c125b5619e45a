"""Walks through everything written about a family: to read it, or to change it in a copy.

Nothing recorded is changed: what comes back is a new frozen value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar, cast

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import STRUCTURE, Entity

T = TypeVar("T")

_NAME_OF_A_THING = re.compile(r"[0-9a-f-]{32,64}")
"""Ids and hashes are no words, though they may look like a telephone number."""


@dataclass(frozen=True, slots=True)
class Written:
    """One field with words in it. An assessment's ``part`` is the key of the answer."""

    kind: str
    of_id: str
    part: str
    text: str


Change = Callable[[Written], str]
"""Returns what is to stand in place of a field's words."""


def rewritten(thing: T, change: Change) -> T:
    """Return a frozen value in which every text of every recorded thing was passed on."""
    if isinstance(thing, tuple):
        every = cast("tuple[object, ...]", thing)
        return cast("T", tuple(rewritten(each, change) for each in every))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    if isinstance(thing, Entity):
        return cast("T", _rewritten_entity(thing, change))
    values = {each.name: getattr(thing, each.name) for each in fields(thing)}
    new = {name: rewritten(value, change) for name, value in values.items()}
    changed = {name: value for name, value in new.items() if value is not values[name]}
    return replace(thing, **changed) if changed else thing


def written(thing: object) -> Iterator[Written]:
    """Yield every text of every recorded thing in a frozen value, in its order."""
    found: list[Written] = []

    def take(each: Written) -> str:
        found.append(each)
        return each.text

    rewritten(thing, take)
    yield from found


def _rewritten_entity(thing: Entity, change: Change) -> Entity:
    values: dict[str, object] = {}
    for name in (each.name for each in fields(thing) if each.name not in STRUCTURE):
        value: object = getattr(thing, name)
        if isinstance(value, str) and _is_said(value):
            new = change(Written(thing.KIND, thing.id, name, value))
            if new != value:
                values[name] = new
    if isinstance(thing, Assessment):
        answers = _rewritten_answers(thing, change)
        if answers is not None:
            values["answers"] = answers
    return replace(thing, **values) if values else thing


def _rewritten_answers(thing: Assessment, change: Change) -> Mapping[str, object] | None:
    new = {
        key: change(Written(thing.KIND, thing.id, key, value))
        if isinstance(value, str) and _is_said(value)
        else value
        for key, value in thing.answers.items()
    }
    return new if new != thing.answers else None


def _is_said(value: str) -> bool:
    return bool(value.strip()) and _NAME_OF_A_THING.fullmatch(value) is None
