"""What a hand-over holds, in words: the same before it is sealed and after it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.dates import show_date, spoken_date
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family import (
    Agreement,
    Helper,
    Home,
    Person,
    Professional,
    Relationship,
)
from taf_desktop.domain.family_file import call_name
from taf_desktop.domain.handover import Part
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import Action, Goal, Plan
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.services.handover_content import Content, Wanted
from taf_desktop.support.words import say

_NAMES = (
    "name", "words", "what", "who", "to_name", "date", "held_on", "voice", "started", "area",
)  # fmt: skip
"""Fields by which a thing is known, the best first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of a preview: its title and what is in it."""

    title: str
    lines: tuple[str, ...]


def preview(content: Content, wanted: Wanted) -> tuple[Shown, ...]:
    """Return what is in a hand-over, part by part."""
    shown = [Shown(say("handover.preview.people"), tuple(_people(content, wanted)))]
    if Part.AGREEMENT in wanted.parts:
        count = len(content.of(Agreement))
        shown.append(_part(Part.AGREEMENT, _counted("agreement", count)))
    if Part.ASSESSMENT in wanted.parts:
        shown.append(_part(Part.ASSESSMENT, [_assessment(a) for a in content.of(Assessment)]))
    if Part.PLAN in wanted.parts:
        shown.append(_part(Part.PLAN, _plan(content)))
    if Part.MEETINGS in wanted.parts:
        shown.append(_part(Part.MEETINGS, [_meeting(each) for each in content.of(Meeting)]))
    if content.versions:
        lines = tuple(version_words(version) for version in content.versions)
        shown.append(Shown(say("handover.preview.versions"), lines))
    return tuple(shown)


def version_words(version: SignedVersion) -> str:
    """Return what a signed version is, in one line."""
    return say(
        "handover.preview.version",
        thing=say(f"handover.signed.{version.kind}"),
        number=version.number,
        day=spoken_date(version.signed_at.astimezone().date()),
        name=version.signed_by or say("handover.preview.nobody"),
    )


def thing_words(thing: Entity) -> str:
    """Return what to call one thing, with its kind: "Goal: Mornings without shouting"."""
    kind = say(f"handover.kind.{thing.KIND}")
    texts = (getattr(thing, name, "") for name in _NAMES)
    name = next((str(text) for text in texts if str(text).strip()), "")
    return say("handover.preview.thing", kind=kind, name=_short(name)) if name else kind


def _people(content: Content, wanted: Wanted) -> Iterator[str]:
    names = [call_name(p) or say("handover.preview.unnamed") for p in content.of(Person)]
    yield ", ".join(names) if names else say("handover.preview.nobody_yet")
    if wanted.in_brief:
        yield say("handover.preview.in_brief")
        return
    for kind in (Home, Relationship, Helper, Professional):
        yield from _counted(kind.KIND, len(content.of(kind)))


def _plan(content: Content) -> Iterator[str]:
    if content.of(Plan):
        kind = say("handover.kind.goal")
        for goal in content.of(Goal):
            yield say("handover.preview.thing", kind=kind, name=_short(goal.words))
        yield from _counted("action", len(content.of(Action)))
    yield from _counted("service_request", len(content.of(ServiceRequest)))


def _assessment(assessment: Assessment) -> str:
    if assessment.status == "draft":
        return say("handover.preview.assessment_draft", day=show_date(assessment.started))
    return say("handover.preview.assessment_done", day=show_date(assessment.finished))


def _meeting(meeting: Meeting) -> str:
    known = show_date(meeting.date) or say("handover.preview.no_day")
    return say("handover.preview.meeting", day=known)


def _part(part: Part, lines: Iterator[str] | list[str]) -> Shown:
    found = tuple(lines)
    return Shown(say(f"handover.part.{part}"), found or (say("handover.preview.nothing"),))


def _counted(kind: str, count: int) -> Iterator[str]:
    if count:
        yield say(f"handover.count.{kind}", count=count)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:88].rstrip()}…"
