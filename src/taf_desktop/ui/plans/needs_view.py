"""What matters now, from the newest assessment, and where each need stands in the plan. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.coach.sheet import Area, Row, Sheet
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.forms.codes import label_of
from taf_desktop.services.coaching import Advice
from taf_desktop.support.words import listed, say

NO_GOAL = "P03"
"""The check that finds a need without a goal and without a reason."""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need. ``reason`` says why it gets no goal now, ``reason_id`` what remembers that.

    ``values`` are what a goal made of it begins with. ``area`` is a code; "" if none was chosen.
    """

    id: str
    words: str
    area: str
    label: str
    values: tuple[tuple[str, Answer], ...]
    reason: str = ""
    reason_id: str = ""


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The needs that are open or left for now, and a sentence about children not seen yet."""

    rows: tuple[NeedRow, ...] = ()
    unseen: str = ""


def needs_view(advice: Advice) -> NeedsView:
    """Return what the card shows; the coach says which needs nothing answers yet."""
    file = advice.file
    if file.plan is None or not file.assessments:
        return NeedsView()
    sheet = Sheet(file.assessments[-1])
    wanting = {each.field.split("/")[1] for each in advice.remarks if each.check == NO_GOAL}
    left = {each.area: each for each in file.plan.needs if each.reason.strip()}
    rows: list[NeedRow] = []
    for need in sheet.needs():
        reason = left.get(need.text("need_area"))
        if need.id in wanting:
            rows.append(_row(sheet, need))
        elif reason is not None:
            rows.append(_row(sheet, need, reason.reason.strip(), reason.id))
    return NeedsView(tuple(rows), _unseen(file))


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


def _unseen(file: FamilyFile) -> str:
    goals = file.plan.goals if file.plan is not None else ()
    seen = {id_ for each in goals if each.goal.state != "put_aside" for id_ in each.goal.whose}
    names = [call_name(child) for child in file.children() if child.id not in seen]
    if not names:
        return ""
    many = "several" if len(names) > 1 else "one"
    return say(f"plan_screen.needs.unseen_{many}", names=listed(names))


def _first_line(words: str) -> str:
    return words.strip().splitlines()[0].strip() if words.strip() else ""
