"""What the meetings' page does: it plans, writes down, finishes and corrects. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.meeting import Attendance, Decision, Meeting, Voice
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.services.coaching import Advice
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.services.records import made
from taf_desktop.support.words import say
from taf_desktop.ui.common.coach_look import CoachLook
from taf_desktop.ui.meetings.list_view import MeetingRow, has_open_meeting, meeting_rows
from taf_desktop.ui.meetings.meeting_view import MeetingView, meeting_view

OnError = Callable[[Exception], None]
OnThing = Callable[[Entity], None]
Change = Callable[[], tuple[Entity, ChangeSet]]
PARTS: dict[str, type[Attendance | Voice | Decision]] = {
    kind.KIND: kind for kind in (Attendance, Voice, Decision)
}
"""What is added to a meeting from a line: by kind."""


class MeetingsPresenter:
    """Calls the use cases for the page and hands on what it shows.

    Args:
        desk: The use cases.
        runner: Runs them.
        owner: The screen the answers are for.
        on_error: Told what went wrong where nobody else wants to know.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object, on_error: OnError) -> None:
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._on_error = on_error
        self.coach = CoachLook(desk, runner, owner, on_error)

    def today(self) -> date:
        """Return the day."""
        return self._desk.clock.today()

    def rows(self, opened: OpenFamily) -> tuple[MeetingRow, ...]:
        """Return the list of meetings, newest first."""
        return meeting_rows(opened.file)

    def has_open(self, opened: OpenFamily) -> bool:
        """Say whether a meeting is planned or being written up."""
        return has_open_meeting(opened.file)

    def view(self, opened: OpenFamily, meeting_id: str) -> MeetingView | None:
        """Return what the page of a meeting shows, or none if it is gone."""
        return meeting_view(opened.file, meeting_id)

    def plan_meeting(self, family_id: str, on_done: OnThing) -> None:
        """Plan a meeting: the team is invited, each voice has room, open actions are listed."""
        self._change(lambda: self._desk.meetings.prepare(family_id), on_done)

    def add(
        self, kind: str, meeting: Meeting, answers: Mapping[str, Answer], on_error: OnError
    ) -> None:
        """Add somebody invited, a voice or a decision."""
        part = made(PARTS[kind], meeting.family_id, meeting_id=meeting.id, **answers)
        self._change(lambda: self._desk.records.add(part), on_error=on_error)

    def add_action(
        self, meeting: Meeting, answers: Mapping[str, Answer], on_error: OnError
    ) -> None:
        """Add an action; it becomes part of the family's plan at once."""
        given = dict(answers)
        goal_id = str(given.pop("goal_id", "") or "")
        self._change(
            lambda: self._desk.meetings.add_action(meeting, goal_id, **given), on_error=on_error
        )

    def answer(self, thing: Entity, name: str, value: Answer) -> None:
        """Give one answer of a thing, such as whether somebody came."""
        self._change(
            lambda: self._desk.records.change(thing.KIND, thing.id, thing.revision, **{name: value})
        )

    def put_aside(self, thing: Entity, on_done: Callable[[], None]) -> None:
        """Put a thing aside; ``bring_back`` undoes it."""
        self._change_only(lambda: self._desk.records.put_aside(thing.KIND, thing.id), on_done)

    def bring_back(self, kind: str, id_: str) -> None:
        """Show a thing again that was put aside."""
        self._change_only(lambda: self._desk.records.bring_back(kind, id_))

    def look(self, file: FamilyFile, on_done: Callable[[Advice], None]) -> None:
        """Hand on what the coach says with all the record knows."""
        self.coach.at(file, on_done)

    def look_together(self, meeting: Meeting, on_done: OnThing) -> None:
        """Begin a review of the plan at a meeting, or go on with it."""
        self._change(lambda: self._desk.reviews.begin_at(meeting.id), on_done)

    def finish(self, meeting: Meeting, reason: str) -> None:
        """Finish a meeting's record."""
        self._change(lambda: self._desk.meetings.finish(meeting.id, reason.strip()))

    def correct(self, meeting: Meeting) -> None:
        """Open a finished record again; what was finished stays beside the correction."""
        self._change(lambda: self._desk.meetings.correct(meeting.id))

    def _change(
        self, change: Change, on_done: OnThing | None = None, on_error: OnError | None = None
    ) -> None:
        self._runner.run_change(
            lambda _ticket: change(),
            on_done or _nothing,
            on_error or self._on_error,
            owner=self._owner,
        )

    def _change_only(
        self, change: Callable[[], ChangeSet], on_done: Callable[[], None] | None = None
    ) -> None:
        def job(_ticket: Ticket) -> tuple[None, ChangeSet]:
            return None, change()

        def done(_nothing: None) -> None:
            if on_done is not None:
                on_done()

        self._runner.run_change(job, done, self._on_error, owner=self._owner)


def aside_words(thing: Entity) -> str:
    """Return the sentence that says a thing of a meeting was put aside."""
    name = str(getattr(thing, "name", "") or getattr(thing, "who", "")).strip()
    return say(
        f"meeting_screen.aside.{thing.KIND}", name=name or say("meeting_screen.person.somebody")
    )


def _nothing(_thing: Entity) -> None:
    return
