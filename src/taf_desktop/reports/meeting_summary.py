"""A meeting on one page, for the family: what was decided, who does what, and when we meet again.

It is one page because few things are on it, never because words were cut: longer lists say how
much more there is in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family_file import MeetingFile
from taf_desktop.reports.inputs import Inputs, the_meeting
from taf_desktop.reports.meeting_document import FINISHED
from taf_desktop.reports.phrases import (
    appointment,
    labelled,
    lead_number,
    listed,
    sentence,
)
from taf_desktop.reports.plan_actions import when_and_helper, who_does_what
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Heading,
    Paragraph,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import say, show_date, spoken_date

_DECIDED, _DOING = 3, 3
"""So many lines of each list leave room for the rest of the page."""
_HERE = frozenset({"present", "part"})


def meeting_summary(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return a meeting in short; a draft until its record is finished."""
    file, meeting = inputs.file, the_meeting(inputs)
    about = meeting.meeting
    draft = about.status != FINISHED
    corner = (
        say("meeting_page.corner.draft", date=spoken_date(inputs.today))
        if draft
        else say("meeting_page.corner.date", date=show_date(about.date))
    )
    foot = "copy" if copy_for else "plain"
    return DocumentTree(
        title=say("summary_page.meeting.title"),
        heading=say("summary_page.meeting.heading"),
        above=file.family.name,
        corner=(corner,),
        foot=say(f"plan_page.foot.{foot}", name=copy_for),
        draft=draft,
        blocks=(
            *_who(meeting),
            *_good(about.good_news),
            *_decided(meeting),
            *_doing(inputs, meeting),
            *_next(meeting),
            *_call(inputs),
        ),
    )


def _who(meeting: MeetingFile) -> Iterator[Block]:
    here = listed([each.name for each in meeting.attendance if each.came in _HERE])
    if here:
        yield labelled(say("summary_page.meeting.who"), here)


def _good(told: str) -> Iterator[Block]:
    if told.strip():
        heading = Heading(say("summary_page.meeting.good"), 2, Tone.GOOD)
        yield Callout((heading, words(told.strip())), Tone.GOOD)


def _decided(meeting: MeetingFile) -> Iterator[Block]:
    yield Heading(say("summary_page.meeting.decided"), 2)
    items = [words(sentence(each.words)) for each in meeting.decisions if each.words.strip()]
    yield from _some(items, _DECIDED, "nothing_decided")


def _doing(inputs: Inputs, meeting: MeetingFile) -> Iterator[Block]:
    yield Heading(say("summary_page.meeting.doing"), 2)
    day = read_date(meeting.meeting.date).day or inputs.today
    items = [
        words(*who_does_what(each), " ", when_and_helper(each, day)) for each in meeting.new_actions
    ]
    yield from _some(items, _DOING, "nothing_doing")


def _some(items: Sequence[Paragraph], most: int, nothing: str) -> Iterator[Block]:
    if not items:
        yield words(say(f"summary_page.meeting.{nothing}"))
        return
    yield Bullets(tuple(items[:most]))
    if len(items) > most:
        yield words(say("summary_page.meeting.more", count=len(items) - most))


def _next(meeting: MeetingFile) -> Iterator[Block]:
    about = meeting.meeting
    told = appointment(about.next_date, about.next_time, about.next_place)
    heading = Heading(say("plan_page.next.heading"), 2)
    told = told or say("meeting_page.next.nothing")
    yield Together((Callout((heading, words(told)), Tone.ACCENT, bar=True),))


def _call(inputs: Inputs) -> Iterator[Block]:
    name = inputs.file.family.lead_name
    for number in lead_number(inputs.file.family):
        label = "call" if name else "call_plain"
        yield words(strong(say(f"summary_page.meeting.{label}", name=name)), number)
