"""What is worth a look before a meeting's record is finished, and what finishing does. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.support.words import listed, say

NOT_ASKED = frozenset({"", "not_yet_asked"})


@dataclass(frozen=True, slots=True)
class FinishView:
    """``missing`` is said kindly and stops nobody; ``does`` says what finishing will do."""

    missing: tuple[str, ...]
    does: tuple[str, ...]


def finish_view(file: FamilyFile, held: MeetingFile) -> FinishView:
    """Return what the last part of the page says."""
    return FinishView(tuple(_missing(held)), tuple(_does(file, held)))


def _missing(held: MeetingFile) -> Iterator[str]:
    meeting = held.meeting
    if not meeting.date:
        yield say("meeting_screen.missing.date")
    silent = [
        voice.who
        for voice in held.voices
        if voice.who and not voice.words.strip() and voice.gathered_how != "not_gathered"
    ]
    if silent:
        yield say("meeting_screen.missing.voices", names=listed(silent))
    waiting = sum(not review.status for review in held.reviews)
    if waiting:
        which = "one_review" if waiting == 1 else "reviews"
        yield say(f"meeting_screen.missing.{which}", count=waiting)
    if meeting.agreement_asked_again in NOT_ASKED:
        yield say("meeting_screen.missing.agreement")
    if not meeting.outcome:
        yield say("meeting_screen.missing.outcome")
    if not meeting.next_date and meeting.outcome != "close":
        yield say("meeting_screen.missing.next")


def _does(file: FamilyFile, held: MeetingFile) -> Iterator[str]:
    if held.reviews:
        yield say("meeting_screen.finish.carries")
    if held.new_actions and file.plan is not None and file.plan.plan.status == "draft":
        yield say("meeting_screen.finish.new_draft")
    others_open = any(
        each.meeting.status == "draft" and each.meeting.id != held.meeting.id
        for each in file.meetings
    )
    if held.meeting.next_date and not others_open:
        yield say("meeting_screen.finish.next", date=show_date(held.meeting.next_date))
    yield say("meeting_screen.finish.kept")
