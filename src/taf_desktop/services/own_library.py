"""A place's own folder of beginnings: YAML files, read as text and checked, never run.

What does not fit becomes a ``Fault`` in plain words with its file and line; the entries that do fit
are offered all the same. A folder is looked at each time the library is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import cast

from taf_desktop.forms.codes import code_list
from taf_desktop.forms.faults import Fault, Faults, did_you_mean
from taf_desktop.forms.located_yaml import read_yaml
from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.services.library import ACTION, GOAL, Beginning, read_library
from taf_desktop.support.words import say

MOST_FILES = 200
MOST_BYTES = 1_000_000
MOST_LETTERS = 1000
"""Longest text of one field."""
_WHO = ("family", "network", "worker")
_NAMES = ("child", "adult")
_GAP = re.compile(r"\{[^{}]*\}|[{}]")
_KEYS = {"goals": GOAL, "actions": ACTION}
_FIRST = {GOAL: "words", ACTION: "what"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every beginning, those of the place last, and what is wrong in the place's folder."""

    beginnings: tuple[Beginning, ...] = ()
    faults: tuple[Fault, ...] = ()
    folder: str = ""

    @property
    def own(self) -> int:
        """How many beginnings come from the place's folder."""
        return sum(bool(each.file) for each in self.beginnings)


@dataclass(slots=True)
class LibraryShelf:
    """The library as it stands now. ``folder`` is the place's own one; "" where there is none."""

    folder: str = ""
    _shipped: tuple[Beginning, ...] = field(default=())

    def read(self) -> Shelf:
        """Return every beginning. It reads files and no database: any lane will do."""
        if not self._shipped:
            self._shipped = read_library()
        if not self.folder:
            return Shelf(self._shipped)
        own, faults = read_own(Path(self.folder))
        return Shelf((*self._shipped, *own), faults, self.folder)


def read_own(folder: Path) -> tuple[tuple[Beginning, ...], tuple[Fault, ...]]:
    """Return the beginnings of a folder's files, and every fault found in them."""
    if not folder.is_dir():
        return (), (_fault(str(folder.name), "no_folder", folder=folder),)
    files = sorted(file for end in ("*.yaml", "*.yml") for file in folder.glob(end))
    found: list[Beginning] = []
    faults: list[Fault] = []
    if not files:
        faults.append(_fault(folder.name, "empty_folder"))
    if len(files) > MOST_FILES:
        faults.append(_fault(folder.name, "too_many", most=MOST_FILES))
    for file in files[:MOST_FILES]:
        entries, wrong = _read_file(file)
        found += entries
        faults += wrong
    return tuple(found), tuple(faults)


def _read_file(file: Path) -> tuple[tuple[Beginning, ...], tuple[Fault, ...]]:
    try:
        if file.stat().st_size > MOST_BYTES:
            return (), (_fault(file.name, "too_big"),)
        written = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return (), (_fault(file.name, "cannot_read"),)
    checked = _Checked(file, Faults(file.name))
    entries = tuple(checked.beginnings(read_yaml(written, checked.faults)))
    return entries, checked.faults.all()


def _fault(file: str, name: str, **values: object) -> Fault:
    words = (say(f"library.fault.{name}.{part}", **values) for part in ("message", "hint"))
    return Fault(file, 1, *words)


@dataclass(slots=True)
class _Checked:
    """Goes through one file and takes what fits."""

    file: Path
    faults: Faults

    def beginnings(self, content: object) -> Iterator[Beginning]:
        """Yield the entries that can be used."""
        if content is None:
            return
        whole = mapping(content)
        if not whole.keys() & {"area", *_KEYS}:
            self._tell((), "not_a_file")
            return
        known = ["area", "outcome", *_KEYS]
        for key in whole.keys() - set(known):
            self._tell((key,), "key", word=key, near=did_you_mean(key, known))
        area = self._code(whole, "area", "assessment_areas")
        outcome = self._code(whole, "outcome", "plan_outcomes")
        if area:
            for key, kind in _KEYS.items():
                yield from self._list(whole.get(key, []), key, kind, area, outcome)

    def _code(self, whole: Mapping[str, object], key: str, codes: str) -> str:
        known = _codes(codes)
        word = str(whole.get(key) or "")
        if word in known:
            return word
        near = did_you_mean(word, list(known))
        if word:
            self._tell((key,), key, word=word, near=near)
        elif key == "area":
            self._tell((), "no_area", near=near)
        return ""

    def _list(
        self, rows: object, key: str, kind: str, area: str, outcome: str
    ) -> Iterator[Beginning]:
        if not isinstance(rows, list):
            self._tell((key,), "not_a_list", word=key)
            return
        for at, row in enumerate(sequence(cast("object", rows))):
            texts = self._texts(mapping(row), (key, at), kind)
            if texts is not None:
                id_ = f"own.{self.file.stem}.{key}.{at}"
                who = self._who(mapping(row), (key, at)) if kind == ACTION else ""
                yield Beginning(id_, kind, area, outcome, texts, who, self.file.name)

    def _texts(
        self, row: Mapping[str, object], place: tuple[str, int], kind: str
    ) -> dict[str, str] | None:
        fields = FIELDS[kind]
        for key in row.keys() - {*fields, "id", "who"}:
            self._tell((*place, key), "key", word=key, near=did_you_mean(key, list(fields)))
        texts = {name: _words(row.get(name)) for name in fields}
        if not texts[_FIRST[kind]]:
            self._tell(place, "missing", word=_FIRST[kind])
            return None
        fits = [self._fits(words, (*place, name), name) for name, words in texts.items()]
        return texts if all(fits) else None

    def _fits(self, words: str, place: tuple[str | int, ...], name: str) -> bool:
        if len(words) > MOST_LETTERS:
            self._tell(place, "too_long", word=name, most=MOST_LETTERS)
            return False
        wrong = [gap for gap in _GAP.findall(words) if gap[1:-1] not in _NAMES]
        for gap in wrong:
            self._tell(place, "gap", word=gap)
        return not wrong

    def _who(self, row: Mapping[str, object], place: tuple[str, int]) -> str:
        who = text(row.get("who"))
        if who and who not in _WHO:
            self._tell((*place, "who"), "who", word=who)
        return who if who in _WHO else ""

    def _tell(self, place: tuple[str | int, ...], name: str, **values: object) -> None:
        fault = _fault(self.file.name, name, **values)
        self.faults.add_words(place, name, fault.message, fault.hint)


FIELDS: Mapping[str, tuple[str, ...]] = {
    GOAL: ("words", "different", "measure", "target"),
    ACTION: ("what", "how_often"),
}
"""The texts of an entry, by its kind; the first one must be there."""


def _words(value: object) -> str:
    """Return what stands in a field on one line; a number such as 5 is words too."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


@cache
def _codes(name: str) -> tuple[str, ...]:
    return tuple(option.name for option in code_list(name).options)
