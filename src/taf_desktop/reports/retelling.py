"""A family's file with what was said replaced by other words for it: a translation, easy words.

The original is never changed: documents get a copy in which a field holds its other words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.wording import Wording

T = TypeVar("T")
_Words = Mapping[tuple[str, str], Wording]


def retold(thing: T, wordings: Sequence[Wording], language: str) -> T:
    """Return a family's file, or a part of it, with everything that was translated."""
    words = words_in(wordings, language)
    return _with_words(thing, words) if words else thing


def words_in(wordings: Sequence[Wording], language: str) -> dict[tuple[str, str], Wording]:
    """Return the other words entered in one language, by the id of a thing and its field."""
    return {
        (each.of_id, each.part): each
        for each in wordings
        if each.language == language and each.words.strip()
    }


def still_says(wording: Wording, text: str) -> bool:
    """Say whether other words were written for this text, and not for what stood there before."""
    return wording.said.strip() == text.strip()


def _with_words(thing: T, words: _Words) -> T:
    """Return a frozen value in which every thing in it has its other words."""
    if isinstance(thing, tuple):
        every = cast("tuple[object, ...]", thing)
        return cast("T", tuple(_with_words(each, words) for each in every))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    values = {field.name: getattr(thing, field.name) for field in fields(thing)}
    if not isinstance(thing, Entity):
        return replace(thing, **{name: _with_words(each, words) for name, each in values.items()})
    if isinstance(thing, Assessment):
        answers = {**thing.answers, **_known(thing.id, thing.answers, words)}
        return cast("T", replace(thing, answers=answers))
    known = _known(thing.id, values, words)
    return replace(thing, **known) if known else thing


def _known(of_id: str, values: Mapping[str, object], words: _Words) -> dict[str, str]:
    """Return the other words of a thing's fields, or of an assessment's answers, that still fit."""
    return {
        name: words[of_id, name].words.strip()
        for name, text in values.items()
        if (of_id, name) in words and still_says(words[of_id, name], str(text))
    }
