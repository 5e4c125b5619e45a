"""The coach's word lists, read once from ``resources/coach``.

A list is text with commas between its words, a table is text with ``one = other`` on each line:
that is quick to read, for people and for the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML

from taf_desktop.forms.plain import mapping
from taf_desktop.support import paths

_GAP = re.compile(r"@([a-z_/]+)@")


@cache
def file_content(name: str) -> Mapping[str, object]:
    """Return what ``resources/coach/<name>.yaml`` holds."""
    return read_file(paths.resource("coach", f"{name}.yaml"))


def read_file(file: Path) -> Mapping[str, object]:
    """Return what a YAML file holds."""
    reader = cast(Any, YAML(typ="safe", pure=True))
    return mapping(reader.load(file.read_text(encoding="utf-8")))


@cache
def words_of(name: str, key: str) -> tuple[str, ...]:
    """Return one list of a file, in order, each word once."""
    text = " ".join(str(file_content(name)[key]).split())
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return one list of a file for quick look-ups."""
    return frozenset(words_of(name, key))


@cache
def table_of(name: str, key: str) -> Mapping[str, str]:
    """Return one table of a file: the words on the left to those on the right."""
    rows = (line.partition("=") for line in str(file_content(name)[key]).splitlines())
    return {left.strip(): right.strip() for left, _, right in rows if left.strip()}


@cache
def english() -> frozenset[str]:
    """Return the everyday words of English in small letters, with their endings."""
    return frozenset(_lines("english.txt"))


@cache
def given_names() -> frozenset[str]:
    """Return given names of many countries in small letters, without those that are also words."""
    return frozenset(_lines("names.txt"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of ``resources/coach/patterns.yaml``, ready to search with."""
    rows = _rows(name)
    flags = re.IGNORECASE if rows[0] == "(?i)" else 0
    return re.compile(_filled("|".join(row for row in rows if row != "(?i)")), flags)


def _rows(name: str) -> list[str]:
    text = str(file_content("patterns")[name])
    return [row.strip() for row in text.splitlines() if row.strip()]


def _filled(text: str) -> str:
    """Set in the patterns and lists a pattern names between two ``@``."""
    return _GAP.sub(lambda gap: f"(?:{_part(gap[1])})", text)


@cache
def _part(name: str) -> str:
    file, _, key = name.rpartition("/")
    return alternatives(words_of(file, key)) if file else _filled("|".join(_rows(name)))


def alternatives(phrases: Iterable[str]) -> str:
    """Return a pattern for any of these phrases, longest first; a gap may be any white space."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)


def _lines(name: str) -> list[str]:
    return paths.resource("coach", name).read_text(encoding="utf-8").split()
