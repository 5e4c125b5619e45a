"""Carries answers from one version of a form to a newer one, to start a review from an old record.

A finished record is never changed. The new one is filled in advance with what still fits, and
whoever starts it is told what was not carried over. Questions keep their names for life, so most
need no map; where a new major version renames or drops one, a written map says so
(``version_map``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import (
    ChoiceList,
    Field,
    FieldType,
    FormDefinition,
    in_language,
)
from taf_desktop.forms.index import FormIndex, Place
from taf_desktop.forms.keys import row_key, split_key
from taf_desktop.forms.types import is_answered, show
from taf_desktop.forms.version_map import VersionMap, maps_between
from taf_desktop.support.words import say

_TEXTS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
_WHOLE = frozenset({FieldType.INTEGER, FieldType.RANGE})


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What becomes of each question: ``kept``, ``renamed`` (old → new), ``dropped`` (old → why).

    ``added`` are the questions only the newer version has.
    """

    kept: tuple[str, ...]
    renamed: Mapping[str, str]
    dropped: Mapping[str, str]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotCarried:
    """An answer left behind: its old key, its question, the answer in words, and why."""

    key: str
    label: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The answers for the newer version, and those that did not fit."""

    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
    not_carried: tuple[NotCarried, ...] = ()


def plan_upgrade(
    old: FormDefinition, new: FormDefinition, maps: Iterable[VersionMap] = ()
) -> Upgrade:
    """Return what becomes of each question between two versions of a form."""
    route = maps_between(maps, old, new)
    before, after = FormIndex(old).places, FormIndex(new).places
    kept: list[str] = []
    renamed: dict[str, str] = {}
    dropped: dict[str, str] = {}
    for name, place in before.items():
        target, reason = _follow(name, route)
        reason = reason or _misfit(place, after.get(target), renamed)
        if reason:
            dropped[name] = reason
        elif target == name:
            kept.append(name)
        else:
            renamed[name] = target
    reached = {*kept, *renamed.values()}
    added = tuple(name for name in after if name not in reached)
    return Upgrade(tuple(kept), renamed, dropped, added)


def carry_over(
    old: FormDefinition, new: FormDefinition, answers: Mapping[str, Answer], upgrade: Upgrade
) -> CarriedOver:
    """Return the answers a new record starts with, and what has to be looked at by hand.

    Row ids are kept, so that a row about a child stays the row about that child.
    """
    before, after = FormIndex(old), FormIndex(new)
    carried: dict[str, Answer] = {}
    left: list[NotCarried] = []
    for key, answer in answers.items():
        if not before.has(key) or not is_answered(answer):
            continue
        item = before.place(key).field
        if item.type in {FieldType.CALCULATE, FieldType.NOTE}:
            continue
        new_key = _new_key(key, upgrade)
        if not new_key:
            reason = upgrade.dropped.get(split_key(key).name) or say(
                "forms.upgrade.no_longer_asked"
            )
            left.append(_not_carried(key, item, answer, reason))
            continue
        fitting = _without_lost_choices(after.place(new_key).field, answer)
        if is_answered(fitting):
            carried[new_key] = fitting
        if fitting != answer:
            left.append(_not_carried(key, item, answer, say("forms.upgrade.choice_gone")))
    return CarriedOver(carried, tuple(left))


def _follow(name: str, route: Iterable[VersionMap]) -> tuple[str, str]:
    """Return the name a question ends up with, or why it is dropped on the way."""
    for step in route:
        if name in step.dropped:
            return name, step.dropped[name]
        name = step.renamed.get(name, name)
    return name, ""


def _misfit(old: Place, new: Place | None, renamed: Mapping[str, str]) -> str:
    """Say why an answer cannot go to a question, or "" where it can."""
    if new is None:
        return say("forms.upgrade.no_longer_asked")
    old_repeat = old.repeat.name if old.repeat else ""
    same_repeat = renamed.get(old_repeat, old_repeat) == (new.repeat.name if new.repeat else "")
    if same_repeat and _types_fit(old.field.type, new.field.type):
        return ""
    return say("forms.upgrade.asked_differently")


def _types_fit(old: FieldType, new: FieldType) -> bool:
    if old is new:
        return True
    if {old, new} <= _TEXTS or {old, new} <= _WHOLE:
        return True
    return old in _WHOLE and new is FieldType.DECIMAL


def _new_key(key: str, upgrade: Upgrade) -> str:
    parts = split_key(key)
    name = _new_name(parts.name, upgrade)
    if not parts.repeat or not name:
        return name
    return row_key(_new_name(parts.repeat, upgrade), parts.row_id, name)


def _new_name(name: str, upgrade: Upgrade) -> str:
    if name in upgrade.renamed:
        return upgrade.renamed[name]
    return name if name in upgrade.kept else ""


def _without_lost_choices(item: Field, answer: Answer) -> Answer:
    """Leave out choices the newer list does not have; a retired one stays."""
    lists: ChoiceList | None = item.choices
    if lists is None or lists.source:
        return answer
    known = {option.name for option in lists.options}
    if isinstance(answer, tuple):
        return tuple(code for code in answer if code in known)
    return answer if answer in known else ""


def _not_carried(key: str, item: Field, answer: Answer, reason: str) -> NotCarried:
    return NotCarried(key, in_language(item.label), show(item, answer), reason)
