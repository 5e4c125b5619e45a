"""Who somebody is, said in the language spoken: "Mother of Ash and Robin", "Mum", "Health visitor".

Roles are kept as words. Those that are a kind of kinship or of service of our lists, however they
were typed, are said in the language; everything else stays as it was typed, and is English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TypeVar, cast

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.forms.codes import code_extra, code_list
from taf_desktop.reports.phrases import listed
from taf_desktop.reports.translations import folded
from taf_desktop.reports.wording import kept, say, spoken_language, translated

T = TypeVar("T")

WHO: Mapping[str, tuple[str, ...]] = {
    "action": ("who", "supported_by"),
    "score": ("voice",),
    "score_point": ("voice",),
    "plan_answer": ("who",),
    "voice": ("who", "gathered_by"),
    "decision": ("who",),
    "meeting": ("chair", "note_taker"),
    "attendance": ("name",),
    "agreement": ("witness", "interpreter_used"),
}
"""The fields of the record that say who somebody is in words."""

_PARTED = re.compile(r",\s+")
_NAMES = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_MOST_NAME_WORDS = 4


def role_words(role: str) -> str:
    """Return who somebody is to the children in the language spoken: "Mother of Ash and Robin".

    Words somebody typed that are no kind of kinship or service of the lists stay as they are.
    """
    whole = _known(role)
    if whole:
        return whole
    told = _pieces(role)
    if not any(own for own, _ in told):
        return role
    return say("page.list.between").join(own or kept(typed) for own, typed in told)


def who_words(who: str) -> str:
    """Return who does or says something: "Mum, Nan and Ms Example"; names stay as they are."""
    if all(own for own, _ in _pieces(who)):
        return role_words(who)
    parts = [each.strip() for each in _NAMES.split(who)]
    told = [_known(each) or each for each in parts]
    pairs = zip(told, parts, strict=True)
    if len(parts) > 1 and all(own != typed or _is_name(typed) for own, typed in pairs):
        return listed(told)
    return who


def with_who(file: T, names: frozenset[str]) -> T:
    """Return a family's file, or a part of it, with who somebody is said in the language spoken.

    ``names`` are what the people of the family are called: nobody's name is translated, even if it
    is "Nan".
    """

    @cache
    def said(who: str) -> str:
        return who if who.strip() in names else who_words(who.strip())

    return _with(file, said)


def names_of(file: FamilyFile) -> frozenset[str]:
    """Return what the people of a family are called."""
    return frozenset(name for each in file.people for name in (each.name, call_name(each)) if name)


def _with(thing: T, said: Callable[[str], str]) -> T:
    if isinstance(thing, tuple):
        every = cast("tuple[object, ...]", thing)
        return cast("T", tuple(_with(each, said) for each in every))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    if isinstance(thing, Entity):
        found = {name: said(str(getattr(thing, name))) for name in WHO.get(thing.KIND, ())}
        return replace(thing, **found) if found else thing
    values = {field.name: getattr(thing, field.name) for field in fields(thing)}
    return replace(thing, **{name: _with(each, said) for name, each in values.items()})


def _known(words: str) -> str:
    """Return the translation of a kind of kinship or service, however it was typed, or ""."""
    clean = words.strip()
    for each in (clean, *_familiar().get(folded(clean), ())):
        own = translated(each)
        if own != each:
            return own
    return clean if spoken_language() == "en" else ""


@cache
def _familiar() -> Mapping[str, tuple[str, ...]]:
    """Return what people are called at home ("Nan") and the words of our lists for the same."""
    found: dict[str, tuple[str, ...]] = {}
    for option in code_list("relationships").options:
        called = [
            each.strip() for each in code_extra("relationships", option.name, "said").split(",")
        ]
        for name in filter(None, called):
            found[folded(name)] = (called[0], option.label["en"])
    return found


def _pieces(role: str) -> list[tuple[str, str]]:
    """Return the parts of a role in the language spoken ("" if unknown) and as they were typed."""
    parts = _PARTED.split(role)
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(parts):
        ends = range(len(parts), place, -1)
        end = next((end for end in ends if _is_one(parts[place:end])), place + 1)
        if " of " in parts[end - 1] and not _known(", ".join(parts[place:end])):
            while end < len(parts) and _are_names(parts[end]) and not _is_one([parts[end]]):
                end += 1
        typed = ", ".join(parts[place:end])
        found.append((_known(typed) or _tie(typed), typed))
        place = end
    return found


def _is_one(parts: list[str]) -> bool:
    """Say whether parts are one kind of our lists, or one and whose it is ("Aunt of Ash")."""
    typed = ", ".join(parts)
    return bool(
        _known(typed) or (" of " in parts[-1] and _tie(typed, begins=len(typed) - len(parts[-1])))
    )


def _tie(role: str, begins: int = 0) -> str:
    """Return "Mother of Ash and Robin" in the language spoken, or "" if it is none of our lists.

    The tie ends after the place where its last part begins: it may have commas itself.
    """
    for found in re.finditer(" of ", role):
        own = _known(role[: found.start()]) if found.start() >= begins else ""
        if own:
            names = listed(_NAMES.split(role[found.end() :]))
            return say("kinship.tie", tie=own, names=names)
    return ""


def _are_names(words: str) -> bool:
    return all(map(_is_name, _NAMES.split(words)))


def _is_name(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= _MOST_NAME_WORDS and all(each[:1].isupper() for each in parts)
