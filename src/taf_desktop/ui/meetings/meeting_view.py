"""Everything one meeting's page says, as words. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, call_name
from taf_desktop.domain.meeting import ActionReview, Attendance, Decision, Meeting, Voice
from taf_desktop.domain.plan import Action
from taf_desktop.forms.codes import label_of
from taf_desktop.support.quoting import quoted
from taf_desktop.support.words import say
from taf_desktop.ui.meetings.finish_view import FinishView, finish_view
from taf_desktop.ui.meetings.list_view import DRAFT, day_words, place_words, type_words

WATCHED = "watching"
"""The code of ``resources/codes/voice_how.yaml`` for what was seen and not said."""


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Somebody invited: who they are, and the code for whether they came."""

    id: str
    name: str
    about: str
    update: str
    came: str
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What one person said, and how it was gathered in one quiet line."""

    id: str
    who: str
    words: str
    gathered: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One open action, with what was known of it before this meeting."""

    id: str
    what: str
    last: str
    review: ActionReview


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One thing the meeting decided, or one action it added: words and a quiet line."""

    id: str
    words: str
    about: str
    thing: Decision | Action


@dataclass(frozen=True, slots=True)
class MeetingView:
    """What the page of a meeting shows."""

    meeting: Meeting
    finished: bool
    corrects: bool
    title: str
    day: str
    place: str
    attendance: tuple[AttendanceRow, ...]
    voices: tuple[VoiceRow, ...]
    reviews: tuple[ReviewRow, ...]
    decisions: tuple[DecisionRow, ...]
    new_actions: tuple[DecisionRow, ...]
    finish: FinishView


def meeting_view(file: FamilyFile, meeting_id: str) -> MeetingView | None:
    """Return what the page shows of a meeting, or none if there is no such meeting."""
    held = next((each for each in file.meetings if each.meeting.id == meeting_id), None)
    if held is None:
        return None
    meeting = held.meeting
    return MeetingView(
        meeting=meeting,
        finished=meeting.status != DRAFT,
        corrects=held.version > 0,
        title=type_words(meeting),
        day=day_words(meeting),
        place=place_words(meeting),
        attendance=tuple(_attendance(each) for each in held.attendance),
        voices=_voices(file, held),
        reviews=tuple(_review(file, each) for each in held.reviews),
        decisions=tuple(_decision(each) for each in held.decisions),
        new_actions=tuple(_new_action(file, each) for each in held.new_actions),
        finish=finish_view(file, held),
    )


def _attendance(each: Attendance) -> AttendanceRow:
    name = each.name.strip() or say("meeting_screen.person.somebody")
    about = " · ".join(part for part in (each.role.strip(), each.agency.strip()) if part)
    return AttendanceRow(each.id, name, about, each.update.strip(), each.came, each)


def _voices(file: FamilyFile, held: MeetingFile) -> tuple[VoiceRow, ...]:
    """Return the voices with the children's first, otherwise in their own order."""
    children = {call_name(child) for child in file.children()}
    ordered = sorted(held.voices, key=lambda voice: voice.who not in children)
    return tuple(_voice(voice) for voice in ordered)


def _voice(voice: Voice) -> VoiceRow:
    how = label_of("voice_how", voice.gathered_how)
    parts = (how, voice.gathered_by.strip(), show_date(voice.gathered_on))
    who = voice.who.strip() or say("meeting_screen.person.somebody")
    gathered = " · ".join(part for part in parts if part)
    return VoiceRow(voice.id, who, _spoken(voice), gathered, voice)


def _spoken(voice: Voice) -> str:
    """Return the words in quotation marks; what was only seen, or brings its own, goes without."""
    return voice.words.strip() if voice.gathered_how == WATCHED else quoted(voice.words)


def _review(file: FamilyFile, review: ActionReview) -> ReviewRow:
    actions = file.plan.actions() if file.plan else ()
    action = next((each for each in actions if each.id == review.action_id), None)
    if action is None:
        last = say("meeting_screen.review.gone")
    else:
        status = label_of("action_status", action.status)
        note = action.progress.strip()
        which = "last" if note else "last_plain"
        last = say(f"meeting_screen.review.{which}", status=status, note=note)
    return ReviewRow(review.id, review.what, last, review)


def _decision(decision: Decision) -> DecisionRow:
    return DecisionRow(decision.id, decision.words.strip(), decision.who.strip(), decision)


def _new_action(file: FamilyFile, action: Action) -> DecisionRow:
    words = ": ".join(part for part in (action.who.strip(), action.what.strip()) if part)
    goals = file.plan.goals if file.plan else ()
    goal = next((each.goal for each in goals if each.goal.id == action.goal_id), None)
    day = show_date(action.by_when)
    parts = (
        action.how_often.strip(),
        say("meeting_screen.action.by", date=day) if day else "",
        say("meeting_screen.action.for_goal", words=goal.words) if goal else "",
    )
    return DecisionRow(action.id, words, " · ".join(part for part in parts if part), action)
