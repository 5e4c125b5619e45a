"""TAF meetings: preparing one from what is known, recording it, and finishing it.

Practice the defaults follow: family members speak first, every open action is looked at one by one,
and the next date is set before people leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.domain.meeting import ActionReview, Attendance, Decision, Meeting, Voice
from taf_desktop.domain.plan import Action, Plan, is_open
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.forms.codes import label_of
from taf_desktop.services.gather import family_file
from taf_desktop.services.kinship import introduction
from taf_desktop.services.records import Records, made
from taf_desktop.services.signing import reopen, sign
from taf_desktop.support.clock import Clock

NOT_IN_TEAM = frozenset({"informed_only", "prefers_not", "not_contacted"})
"""Codes of ``resources/codes/involvement.yaml`` of people who are not invited by default."""


class Meetings:
    """What a lead professional does with TAF meetings."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clock = clock

    def prepare(self, family_id: str, **values: Answer) -> tuple[Meeting, ChangeSet]:
        """Plan a meeting: invite the team, make room for each voice, list the open actions."""
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
            meeting = _begin(unit, file, values)
            return meeting, unit.commit()

    def add_decision(
        self, meeting: Meeting, words: str, who: str = ""
    ) -> tuple[Decision, ChangeSet]:
        """Write down one decision."""
        return self._records.add(
            made(Decision, meeting.family_id, meeting_id=meeting.id, words=words, who=who)
        )

    def add_action(
        self, meeting: Meeting, goal_id: str = "", **values: Answer
    ) -> tuple[Action, ChangeSet]:
        """Write down a new action; it becomes part of the family's plan at once.

        An agreed plan is a draft again from here on, until the family has agreed it with the new
        action.

        Raises:
            UserError: ``record.signed``, the meeting's record is finished.
        """
        with self._unit_of_work() as unit:
            if unit.get(Meeting, meeting.id).status != "draft":
                raise UserError("record.signed")
            plans = unit.of_family(Plan, meeting.family_id)
            plan = plans[-1] if plans else unit.put(made(Plan, meeting.family_id, position=1))
            if plan.status != "draft":
                plan = reopen(unit, plan)
            action = made(
                Action,
                meeting.family_id,
                plan_id=plan.id,
                goal_id=goal_id,
                meeting_id=meeting.id,
                **{"start": meeting.date, **values},
            )
            last = max((row.position for row in unit.children(Action, plan.id)), default=0)
            return unit.put(replace(action, position=last + 1)), unit.commit()

    def finish(self, meeting_id: str, reason: str = "") -> tuple[Meeting, ChangeSet]:
        """Finish a meeting's record: carry what was found into the plan, and note the next meeting.

        Raises:
            UserError: ``meetings.no_date``, the meeting has no date; ``record.signed``, it is
            finished.
        """
        with self._unit_of_work() as unit:
            meeting = unit.get(Meeting, meeting_id)
            if meeting.status != "draft":
                raise UserError("record.signed")
            if not meeting.date:
                raise UserError("meetings.no_date")
            for review in unit.children(ActionReview, meeting_id):
                _carry_over(unit, review)
            signed = sign(unit, meeting, status="finished", clock=self._clock, reason=reason)
            if meeting.next_date and not _has_draft(unit, meeting.family_id):
                _begin(unit, family_file(unit, meeting.family_id), _next_values(meeting))
            return signed, unit.commit()

    def correct(self, meeting_id: str) -> tuple[Meeting, ChangeSet]:
        """Open a finished meeting's record again for a correction; its signed versions stay."""
        with self._unit_of_work() as unit:
            return reopen(unit, unit.get(Meeting, meeting_id)), unit.commit()


def _begin(unit: UnitOfWork, file: FamilyFile, values: dict[str, Answer]) -> Meeting:
    first = not file.meetings
    given = {"type": "initial" if first else "review", "chair": file.family.lead_name, **values}
    meeting = unit.put(made(Meeting, file.family.id, position=len(file.meetings) + 1, **given))
    for position, row in enumerate(_rows(file, meeting), start=1):
        unit.put(replace(row, position=position))
    return meeting


def _rows(file: FamilyFile, meeting: Meeting) -> Iterator[Entity]:
    family = file.family.id
    link = {"meeting_id": meeting.id}
    team = [person for person in file.people if person.involvement not in NOT_IN_TEAM]
    for person in team:
        if person.who != "unborn" and person.involvement != "too_young":
            known = {"name": call_name(person), "role": introduction(file, person)}
            yield made(Attendance, family, **link, came="invited", **known)
    for worker in file.professionals:
        agency = worker.agency_name or label_of("agencies", worker.agency)
        known = {"name": worker.name, "role": worker.role, "agency": agency}
        yield made(Attendance, family, **link, came="invited", **known)
    for person in (*file.children(), *(p for p in file.adults() if p in team)):
        yield made(Voice, family, **link, who=call_name(person))
    for action in file.plan.actions() if file.plan else ():
        if is_open(action):
            what = f"{action.who}: {action.what}" if action.who else action.what
            yield made(ActionReview, family, **link, action_id=action.id, what=what)


def _carry_over(unit: UnitOfWork, review: ActionReview) -> None:
    action = unit.get(Action, review.action_id)
    if review.status and (review.status != action.status or review.note):
        unit.put(replace(action, status=review.status, progress=review.note or action.progress))


def _has_draft(unit: UnitOfWork, family_id: str) -> bool:
    return any(meeting.status == "draft" for meeting in unit.of_family(Meeting, family_id))


def _next_values(meeting: Meeting) -> dict[str, Answer]:
    return {
        "type": "review",
        "date": meeting.next_date,
        "time": meeting.next_time,
        "place": meeting.next_place,
        "mode": meeting.mode,
    }
