"""Reads and writes the simplest TOML: one ``name = value`` a line, in ``[tables]`` or without.

Colours and this computer's settings are read before the first window is painted; the standard
library's reader takes longer to import than the file takes to read (``docs/decisions/0009``).
"""

from __future__ import annotations

from collections.abc import Mapping

Value = str | int | bool
_WORDS: dict[str, bool] = {"true": True, "false": False}


def read(text: str) -> dict[str, dict[str, Value]]:
    """Return the values by table; those above the first table stand under "".

    Values are words in double quotes without escapes, whole numbers, ``true`` and ``false``. A
    line that is none of these is passed over.
    """
    tables: dict[str, dict[str, Value]] = {"": {}}
    table = tables[""]
    for line in text.splitlines():
        whole = line.strip()
        if whole.startswith("[") and whole.endswith("]"):
            table = tables.setdefault(whole[1:-1].strip(), {})
            continue
        name, equals, rest = whole.partition("=")
        value = _value(rest.strip())
        if equals and value is not None and not whole.startswith("#"):
            table[name.strip()] = value
    return tables


def write(values: Mapping[str, Value]) -> str:
    """Return the lines of values without a table.

    Raises:
        ValueError: a word holds a quotation mark, a backslash or the end of a line.
    """
    return "".join(f"{name} = {_written(value)}\n" for name, value in values.items())


def _value(text: str) -> Value | None:
    if text[:1] == '"':
        words, end, rest = text[1:].partition('"')
        whole = end and "\\" not in words and _is_remark(rest)
        return words if whole else None
    bare = text.partition("#")[0].strip()
    if bare in _WORDS:
        return _WORDS[bare]
    try:
        return int(bare)
    except ValueError:
        return None


def _is_remark(text: str) -> bool:
    return not text.strip() or text.strip().startswith("#")


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if any(letter in value for letter in '"\\\r\n'):
        raise ValueError("value")
    return f'"{value}"'
