"""Enters the meetings of the example story, filling the rows a prepared meeting already has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import MeetingFile
from taf_desktop.domain.meeting import ActionReview, Attendance, Meeting, Voice
from taf_desktop.domain.plan import Action
from taf_desktop.services.families import Families
from taf_desktop.services.meetings import Meetings
from taf_desktop.services.records import Records, made

Content = Mapping[str, Any]

ROWS = frozenset({"ref", "status", "attendance", "voices", "reviews", "decisions", "new_actions"})


class StoryMeetings:
    """Begins, fills and finishes the meetings of a story."""

    def __init__(self, families: Families, meetings: Meetings, records: Records) -> None:
        self._families = families
        self._meetings = meetings
        self._records = records

    def begin(self, family_id: str, told: Content) -> Meeting:
        """Prepare a meeting, or take the one the meeting before has set the date of."""
        if not self._drafts(family_id):
            self._meetings.prepare(family_id, date=told["date"])
        meeting = self._drafts(family_id)[0]
        words = {name: value for name, value in told.items() if name not in ROWS}
        self._records.change("meeting", meeting.meeting.id, meeting.meeting.revision, **words)
        self._fill(meeting.meeting, Attendance, "name", meeting.attendance, told["attendance"])
        return meeting.meeting

    def decide(
        self, meeting: Meeting, goal_id: str, words: dict[str, Answer]
    ) -> tuple[Action, ChangeSet]:
        """Write down a new action of a meeting."""
        return self._meetings.add_action(meeting, goal_id=goal_id, **words)

    def finish(self, family_id: str, told: Content, ids: Mapping[str, str]) -> None:
        """Fill in who came, what was said, found and decided, then finish the record."""
        meeting = self._drafts(family_id)[0]
        head = meeting.meeting
        self._fill(head, Voice, "who", meeting.voices, told["voices"])
        self._review(meeting, told["reviews"], ids)
        for decision in told["decisions"]:
            self._meetings.add_decision(head, decision["words"], decision.get("who", ""))
        self._meetings.finish(head.id)

    def _drafts(self, family_id: str) -> list[MeetingFile]:
        meetings = self._families.open(family_id).file.meetings
        return [meeting for meeting in meetings if meeting.meeting.status == "draft"]

    def _fill(
        self,
        meeting: Meeting,
        kind: type[Entity],
        by: str,
        rows: Iterable[Entity],
        told: Iterable[Content],
    ) -> None:
        waiting = {getattr(row, by): row for row in rows}
        for words in told:
            row = waiting.pop(words[by], None)
            if row is None:
                self._records.add(made(kind, meeting.family_id, meeting_id=meeting.id, **words))
            else:
                self._records.change(kind.KIND, row.id, row.revision, **words)
        for row in waiting.values():
            self._records.put_aside(kind.KIND, row.id)

    def _review(
        self, meeting: MeetingFile, told: Iterable[Content], ids: Mapping[str, str]
    ) -> None:
        by_action = {review.action_id: review for review in meeting.reviews}
        for words in told:
            review: ActionReview = by_action[ids[words["action"]]]
            found = {"status": words["status"], "note": words.get("note", "")}
            self._records.change("action_review", review.id, review.revision, **found)
