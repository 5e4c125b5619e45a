"""The list of meetings in words: when, what kind, where, and who came. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.dates import read_date, spoken_day
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.domain.meeting import Meeting
from taf_desktop.forms.codes import label_of
from taf_desktop.support.words import say

DRAFT = "draft"
CAME = frozenset({"present", "part"})
"""Codes of ``resources/codes/came.yaml`` of those who were there."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting of the list. ``mood`` is ``good`` or ``worry``, beside the words of ``state``."""

    id: str
    day: str
    type: str
    place: str
    came: str
    state: str
    mood: str


def meeting_rows(file: FamilyFile) -> tuple[MeetingRow, ...]:
    """Return the meetings, newest first; one without a day is still to come and stands on top."""
    return tuple(_row(each) for each in reversed(file.meetings))


def has_open_meeting(file: FamilyFile) -> bool:
    """Say whether a meeting is planned or being written up."""
    return any(each.meeting.status == DRAFT for each in file.meetings)


def day_words(meeting: Meeting) -> str:
    """Return "Thursday 19 November 2026", or what is known of the day."""
    known = read_date(meeting.date)
    if known.day is not None:
        return spoken_day(known.day)
    return known.spoken() or say("meeting_screen.list.no_date")


def type_words(meeting: Meeting) -> str:
    """Return "Review meeting"."""
    return label_of("meeting_type", meeting.type) or say("meeting_screen.list.no_type")


def place_words(meeting: Meeting) -> str:
    """Return "15:30 to 16:30 · Willow Family Hub"."""
    how = "" if meeting.place else label_of("meeting_mode", meeting.mode)
    parts = (meeting.time.strip(), meeting.place.strip(), how)
    return " · ".join(part for part in parts if part)


def came_words(held: MeetingFile) -> str:
    """Return "9 of 11 came", or how many are invited before anybody could come."""
    everybody = len(held.attendance)
    came = sum(each.came in CAME for each in held.attendance)
    if not everybody:
        return say("meeting_screen.list.nobody")
    if came or held.meeting.status != DRAFT:
        return say("meeting_screen.list.came", came=came, all=everybody)
    return say("meeting_screen.list.invited", all=everybody)


def _row(held: MeetingFile) -> MeetingRow:
    meeting = held.meeting
    finished = meeting.status != DRAFT
    state = "finished" if finished else "correcting" if held.version else "prepare"
    return MeetingRow(
        meeting.id,
        day_words(meeting),
        type_words(meeting),
        place_words(meeting),
        came_words(held),
        say(f"meeting_screen.list.{state}"),
        "good" if finished else "worry",
    )
