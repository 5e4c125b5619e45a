"""Between a row and a recorded thing: one function each way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar, cast, get_origin, get_type_hints

from taf_desktop.domain.entity import Entity

E = TypeVar("E", bound=Entity)


def to_row(thing: Entity) -> dict[str, Any]:
    """Return a thing's fields as the columns hold them."""
    shape = shape_of(type(thing))
    return {name: write(getattr(thing, name)) for name, write in shape.writers}


def from_row(kind: type[E], row: Sequence[Any]) -> E:
    """Return the thing in a row whose columns are in the order of ``shape_of(kind).names``."""
    shape = shape_of(kind)
    return kind(
        **{name: read(value) for (name, read), value in zip(shape.readers, row, strict=True)}
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a kind in order, each with its way into a column and back."""

    names: tuple[str, ...]
    writers: tuple[tuple[str, Callable[[Any], Any]], ...]
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]


@cache
def shape_of(kind: type[Entity]) -> Shape:
    """Return how a kind's fields are written and read."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    ways = {name: _ways(hints[name]) for name in names}
    return Shape(
        names,
        tuple((name, ways[name][0]) for name in names),
        tuple((name, ways[name][1]) for name in names),
    )


def _ways(hint: object) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if get_origin(hint) is tuple:
        return list, tuple
    if get_origin(hint) is Mapping:
        return _mapping_to_json, _mapping_from_json
    return _same, _same


def _same(value: object) -> object:
    return value


def _mapping_to_json(value: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: list(cast(tuple[str, ...], v)) if isinstance(v, tuple) else v
        for key, v in value.items()
    }


def _mapping_from_json(value: dict[str, Any]) -> Mapping[str, Any]:
    return {
        key: tuple(cast(list[str], v)) if isinstance(v, list) else v for key, v in value.items()
    }
