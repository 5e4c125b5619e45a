"""Answer keys: ``field`` at the top, ``repeat/<row id>/field`` inside a repeat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

BETWEEN = "/"


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """A key taken apart. ``repeat`` and ``row_id`` are "" at the top."""

    name: str
    repeat: str = ""
    row_id: str = ""


@lru_cache(maxsize=4096)
def split_key(key: str) -> AnswerKey:
    """Take a key apart. What has not the form of a row's key counts as a name."""
    parts = key.split(BETWEEN)
    if len(parts) == 3 and all(parts):
        return AnswerKey(parts[2], parts[0], parts[1])
    return AnswerKey(key)


def row_key(repeat: str, row_id: str, name: str) -> str:
    """Return the key of a question in one row."""
    return BETWEEN.join((repeat, row_id, name))
