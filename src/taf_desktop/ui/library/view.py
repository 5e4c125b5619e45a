"""What the library's page shows: beginnings by part of family life, and one of them whole. Qt-free.

A name that is not known yet is shown as "(name)".
"""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import Goal
from taf_desktop.forms.codes import code_list, label_of
from taf_desktop.forms.definition import in_language
from taf_desktop.forms.faults import Fault
from taf_desktop.services.library import ACTION, GOAL, Beginning, search
from taf_desktop.services.library_names import PlanPeople, plan_people
from taf_desktop.services.own_library import FIELDS, Shelf
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True)
class Group:
    """The goals, or the actions, of one part of family life."""

    title: str
    beginnings: tuple[Beginning, ...]


@dataclass(frozen=True, slots=True)
class LibraryView:
    """What is listed, and a sentence that counts it."""

    groups: tuple[Group, ...]
    count: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One beginning: its words, what it is, and its texts as label and words."""

    title: str
    kind: str
    area: str
    lines: tuple[tuple[str, str], ...]
    source: str


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan that can be written in, of a family that was opened for it."""

    file: FamilyFile
    people: PlanPeople
    goals: tuple[Goal, ...]


def library_view(shelf: Shelf, words: str = "", area: str = "", kind: str = "") -> LibraryView:
    """Return the beginnings that fit, grouped in the order of the assessment."""
    found = search(shelf.beginnings, words, area=area, kind=kind)
    groups = tuple(
        Group(say(f"library.group.{sort}", area=title), fits)
        for name, title in areas()
        for sort in (GOAL, ACTION)
        if (fits := tuple(each for each in found if (each.area, each.kind) == (name, sort)))
    )
    parts = len({each.area for each in found})
    return LibraryView(groups, _counted(shelf, len(found), parts))


def areas() -> tuple[tuple[str, str], ...]:
    """Return the parts of family life: code and words."""
    options = code_list("assessment_areas").options
    return tuple((option.name, in_language(option.label)) for option in options)


def _counted(shelf: Shelf, found: int, parts: int) -> str:
    every = len(shelf.beginnings)
    if not found:
        return say("library.count.none")
    if found < every:
        return say("library.count.some", count=found, all=every)
    if shelf.own:
        return say("library.count.own", count=every, areas=parts, own=shelf.own)
    return say("library.count.all", count=every, areas=parts)


def shown(beginning: Beginning, child: str = "", adult: str = "") -> dict[str, str]:
    """Return a beginning's fields as they are read here."""
    return beginning.filled(
        child=child or say("library.name.child"), adult=adult or say("library.name.adult")
    )


def title_of(beginning: Beginning) -> str:
    """Return what a beginning is listed by."""
    return shown(beginning)["words" if beginning.kind == GOAL else "what"]


def beside(beginning: Beginning) -> str:
    """Return what stands below it: how one would know, or how often."""
    return shown(beginning)["measure" if beginning.kind == GOAL else "how_often"]


def detail(beginning: Beginning, child: str = "", adult: str = "") -> Detail:
    """Return one beginning whole, with names where they are known."""
    texts = shown(beginning, child, adult)
    first, *others = FIELDS[beginning.kind]
    lines = [(say(f"library.part.{name}"), texts[name]) for name in others]
    if beginning.kind == ACTION and beginning.who:
        lines.append((say("library.part.who"), say(f"library.who.{beginning.who}")))
    if beginning.kind == GOAL and beginning.outcome:
        outcome = label_of("plan_outcomes", beginning.outcome)
        lines.append((say("library.part.outcome"), outcome))
    place = "own" if beginning.file else "ours"
    return Detail(
        title=texts[first],
        kind=say(f"library.kind.{beginning.kind}"),
        area=label_of("assessment_areas", beginning.area),
        lines=tuple(line for line in lines if line[1]),
        source=say(f"library.place.{place}", file=beginning.file),
    )


def open_plan(file: FamilyFile) -> OpenPlan | None:
    """Return the plan of a family that can be written in, or ``None``."""
    held = file.plan
    if held is None or held.plan.status != "draft":
        return None
    goals = tuple(each.goal for each in held.goals if each.goal.state in {"active", "future", ""})
    return OpenPlan(file, plan_people(file), goals)


def fault_words(fault: Fault) -> tuple[str, str]:
    """Return where a fault is, and what it says with how to mend it."""
    place = say("library.fault.place", file=fault.file, line=fault.line)
    return place, f"{fault.message} {fault.hint}".strip()
