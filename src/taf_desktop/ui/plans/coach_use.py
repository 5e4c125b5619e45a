"""What "Use this" would write: a value for one field, made from what the family told. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from taf_desktop.coach.remark import Remark
from taf_desktop.domain.dates import read_date, show_date
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.ui.plans.plan_view import strengths_suggested

REVIEW_AFTER = timedelta(days=42)
"""When a plan is usually looked at again, see ``resources/coach/checks.yaml``."""
_EXAMPLE = "For example: "
_OR = ", or: "
"""Between two kinder words in ``resources/coach/words_tone.yaml``: the first is taken."""


@dataclass(frozen=True, slots=True)
class Use:
    """A field of the thing a remark is about, and the value it would get. ``shown`` says it."""

    field: str
    value: Answer
    shown: str


def use_for(remark: Remark, file: FamilyFile, today: date) -> Use | None:
    """Return what one press could write, or none where only a person can know."""
    maker = _MAKERS.get(remark.check)
    return maker(remark, file, today) if maker is not None else None


def thing_with_id(file: FamilyFile, id_: str) -> Entity | None:
    """Return a thing of the plan by its id."""
    if file.plan is None:
        return None
    goals = file.plan.goals
    things: list[Entity] = [file.plan.plan, *(each.goal for each in goals)]
    things += [score for each in goals for score in each.scores]
    things += [*file.plan.actions(), *file.plan.answers]
    return next((each for each in things if each.id == id_), None)


def _day_to_look(remark: Remark, _file: FamilyFile, today: date) -> Use | None:
    if remark.variant == "no_goal":
        return None
    day = (today + REVIEW_AFTER).isoformat()
    return Use("review_date", day, show_date(day))


def _whose(remark: Remark, file: FamilyFile, _today: date) -> Use | None:
    children = file.children()
    if len(children) != 1:
        return None
    return Use(remark.field, (children[0].id,), file.name_of(children[0].id))


def _name(remark: Remark, _file: FamilyFile, _today: date) -> Use | None:
    name = remark.better.partition(":")[0].strip() if remark.variant == "linked" else ""
    return Use("who", name, name) if name else None


def _day(remark: Remark, file: FamilyFile, today: date) -> Use | None:
    day = read_date(file.plan.plan.review_date).day if file.plan is not None else None
    if day is None or day < today or remark.kind != "action":
        return None
    return Use("by_when", day.isoformat(), show_date(day.isoformat()))


def _strengths(_remark: Remark, file: FamilyFile, _today: date) -> Use | None:
    words = strengths_suggested(file)
    return Use("strengths", words, words) if words else None


def _if_harder(remark: Remark, file: FamilyFile, _today: date) -> Use | None:
    lead = file.family
    if remark.variant == "call":
        words = ", ".join(part for part in (lead.lead_name, lead.lead_phone) if part)
        return Use("who_to_call", words, words) if words else None
    if remark.variant != "empty" or not remark.better.startswith(_EXAMPLE):
        return None
    words = remark.better.removeprefix(_EXAMPLE)
    words = words[:1].upper() + words[1:]
    return Use("if_things_change", words, words)


def _kinder(remark: Remark, file: FamilyFile, _today: date) -> Use | None:
    words = remark.better.removeprefix(_EXAMPLE).rstrip(".").partition(_OR)[0]
    thing = thing_with_id(file, remark.thing_id)
    text = getattr(thing, remark.field, None)
    if remark.span is None or not remark.better.startswith(_EXAMPLE) or not isinstance(text, str):
        return None
    if any(sign in words for sign in "…;“/(") or text[slice(*remark.span)] != remark.words:
        return None
    start, end = remark.span
    first = words[:1].upper() if remark.words[:1].isupper() else words[:1]
    return Use(remark.field, f"{text[:start]}{first}{words[1:]}{text[end:]}", words)


_MAKERS: dict[str, Callable[[Remark, FamilyFile, date], Use | None]] = {
    "P01": _day_to_look,
    "P05": _whose,
    "P08": _name,
    "P09": _day,
    "P14": _strengths,
    "P15": _if_harder,
    "P19": _kinder,
}
