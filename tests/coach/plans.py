"""The example family's view, and small changes to it: one thing at a time."""

from dataclasses import replace
from datetime import date
from functools import cache

from taf_desktop.coach.view import PlanView
from taf_desktop.domain.plan import Action, Goal
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.example import ExampleFamily
from taf_desktop.services.gather import family_file
from taf_desktop.support import paths
from tests.services.fakes import FakeVault

TODAY = date(2026, 11, 21)


@cache
def base():
    vault = FakeVault(person_name="Sam Example")
    family_id, _ = ExampleFamily(vault, Catalogue.read(paths.forms_folder())).enter()
    with vault() as unit:
        return PlanView(file=family_file(unit, family_id), today=TODAY)


def on_file(view, **fields):
    return replace(view, file=replace(view.file, **fields))


def plan(view=None, **fields):
    view = view or base()
    return view.with_thing(replace(view.file.plan.plan, **fields))


def plan_file(view=None, **fields):
    view = view or base()
    return on_file(view, plan=replace(view.file.plan, **fields))


def goal(view=None, at=0, **fields):
    view = view or base()
    return view.with_thing(replace(view.file.plan.goals[at].goal, **fields))


def action(view=None, at=0, **fields):
    view = view or base()
    return view.with_thing(replace(view.file.plan.actions()[at], **fields))


def family(view=None, **fields):
    view = view or base()
    return view.with_thing(replace(view.file.family, **fields))


def person(call, view=None, **fields):
    view = view or base()
    found = next(p for p in view.file.people if p.known_as == call)
    return view.with_thing(replace(found, **fields))


def id_of(name, view=None):
    return next(p.id for p in (view or base()).file.people if p.known_as == name)


def without_people(*names, view=None):
    view = view or base()
    return on_file(view, people=tuple(p for p in view.file.people if p.known_as not in names))


def meeting(view=None, **fields):
    """Change the last meeting that was held; its rows by the names ``MeetingFile`` has for them."""
    view = view or base()
    held = [m for m in view.file.meetings if m.meeting.date <= view.today.isoformat()]
    rows = {k: v for k, v in fields.items() if hasattr(held[-1], k) and k != "meeting"}
    own = {k: v for k, v in fields.items() if k not in rows}
    changed = replace(held[-1], meeting=replace(held[-1].meeting, **own), **rows)
    meetings = tuple(changed if m is held[-1] else m for m in view.file.meetings)
    return on_file(view, meetings=meetings)


def last_meeting(view=None):
    view = view or base()
    return next(m for m in reversed(view.file.meetings) if m.meeting.date <= "2026-11-21")


def voice(name, view=None, **fields):
    view = view or base()
    rows = tuple(replace(v, **fields) if v.who == name else v for v in last_meeting(view).voices)
    return meeting(view, voices=rows)


def sheet(view=None, started=None, status=None, **answers):
    view = view or base()
    assessment = view.file.assessments[0]
    told = replace(
        assessment,
        answers={**assessment.answers, **answers},
        started=assessment.started if started is None else started,
        status=assessment.status if status is None else status,
    )
    return view.with_thing(told)


def more(view=None, **facts):
    view = view or base()
    return replace(view, more=replace(view.more, **facts))


def on(day, view=None):
    return replace(view or base(), today=date.fromisoformat(day))


def big_plan(goals=8, actions=30):
    """Return a plan of the size the speed is promised for, every text a little different."""
    view = base()
    first = view.file.plan.goals[0]
    share, left = divmod(actions, goals)
    files = []
    for number in range(goals):
        own = replace(
            first.goal,
            id=f"goal-{number}",
            words=f"I want {number + 2} calm mornings a week, said one of us on day {number}.",
            measure=f"Days a week somebody is in class by 8:{10 + number}, from the register.",
        )
        rows = tuple(
            replace(
                first.actions[0],
                id=f"action-{number}-{row}",
                goal_id=own.id,
                what=f"Lays out clothes number {row} and packs bag {number} together with Robin.",
                how_often=f"Every evening at {row + 5}",
            )
            for row in range(share + (number < left))
        )
        files.append(replace(first, goal=own, actions=rows))
    return plan_file(view, goals=tuple(files), other_actions=())


def new_goal(**fields):
    view = base()
    return Goal(id="new-goal", family_id=view.file.family.id, **fields)


def new_action(**fields):
    view = base()
    return Action(id="new-action", family_id=view.file.family.id, **fields)
