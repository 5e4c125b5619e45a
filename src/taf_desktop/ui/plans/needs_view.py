"""What matters now: each need of the newest assessment, and each child in no goal. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.coach.sheet import Area, Row, Sheet
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.family_file import FamilyFile, PlanFile, call_name
from taf_desktop.forms.codes import label_of
from taf_desktop.services.coaching import Advice
from taf_desktop.support.words import say

NO_GOAL = "P03"
"""The check that finds a need without a goal and without a reason."""
ASIDE = "put_aside"
"""The state of goals that nobody is in any more."""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need, or a child in no goal. ``reason`` says why there is no goal now.

    ``reason_id`` is what remembers that, "" where the assessment does. ``values`` are what a goal
    made of it begins with. ``area`` is a code; "" if none was chosen. ``person`` is a child's id.
    """

    id: str
    words: str
    area: str
    label: str
    values: tuple[tuple[str, Answer], ...]
    reason: str = ""
    reason_id: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The needs that are open or left for now, and then the children in no goal."""

    rows: tuple[NeedRow, ...] = ()


def needs_view(advice: Advice) -> NeedsView:
    """Return what the card shows; the coach says which needs nothing answers yet."""
    file = advice.file
    if file.plan is None or not file.assessments:
        return NeedsView()
    sheet = Sheet(max(file.assessments, key=lambda each: (each.started, each.id)))
    wanting = {each.field.split("/")[1] for each in advice.remarks if each.check == NO_GOAL}
    left = {each.area: each for each in file.plan.needs if each.area and each.reason.strip()}
    rows: list[NeedRow] = []
    for need in sheet.needs():
        reason = left.get(need.text("need_area"))
        if need.id in wanting:
            rows.append(_row(sheet, need))
        elif reason is not None:
            rows.append(_row(sheet, need, reason.reason.strip(), reason.id))
    return NeedsView((*rows, *_children(file, file.plan, sheet)))


def _row(sheet: Sheet, need: Row, reason: str = "", reason_id: str = "") -> NeedRow:
    area = need.text("need_area")
    words = Area(sheet, area, "").text("difference") if area else ""
    values: tuple[tuple[str, Answer], ...] = (
        ("words", _first_line(words) or need.text("need")),
        ("whose", need.several("need_whose")),
        ("area", area),
    )
    label = label_of("assessment_areas", area)
    return NeedRow(need.id, need.text("need"), area, label, values, reason, reason_id)


def _children(file: FamilyFile, plan: PlanFile, sheet: Sheet) -> Iterator[NeedRow]:
    """Yield each child in no goal: what could be asked, or why nothing extra is needed."""
    seen = {id_ for each in plan.goals if each.goal.state != ASIDE for id_ in each.goal.whose}
    left = {each.person: each for each in plan.needs if each.person and each.reason.strip()}
    for child in file.children():
        if child.id in seen:
            continue
        name, told = call_name(child), left.get(child.id)
        reason, reason_id = (told.reason.strip(), told.id) if told else ("", "")
        if not reason and child.id in sheet.several("nothing_extra"):
            reason = sheet.text("nothing_extra_why") or say("plan_screen.needs.as_assessed")
        words = say("plan_screen.needs.unseen", name=name)
        row_id, values = f"child-{child.id}", (("whose", (child.id,)),)
        yield NeedRow(row_id, words, "", "", values, reason, reason_id, child.id)


def _first_line(words: str) -> str:
    return words.strip().splitlines()[0].strip() if words.strip() else ""
