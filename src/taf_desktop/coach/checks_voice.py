"""Checks of voices: P28 to P31."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.coach.lists import pattern
from taf_desktop.coach.look import Look, day
from taf_desktop.coach.remark import Hit
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import call_name


@dataclass(frozen=True, slots=True)
class ChildVoice:
    """What was gathered from a child, at a meeting or for an assessment, and where it is kept."""

    kind: str
    thing_id: str
    prefix: str
    how: str
    on: str
    by: str
    words: str
    changed: str
    why_not: str = ""


def child_voices(look: Look, child: Person) -> tuple[ChildVoice, ...]:
    """Return a child's voice of this round: of the last meeting, else of the newest assessment."""
    meeting = look.newest_meeting
    found = [
        ChildVoice(
            "voice", v.id, "", v.gathered_how, v.gathered_on, v.gathered_by, v.words, v.changed_plan
        )
        for v in (meeting.voices if meeting else ())
        if look.same_person(v.who, child)
    ]
    if found or look.sheet is None:
        return tuple(found)
    started, held = (
        day(look.sheet.assessment.started),
        day(meeting.meeting.date) if meeting else None,
    )
    if held and started and started < held:
        return ()
    sheet = look.sheet
    return tuple(
        ChildVoice(
            "assessment",
            sheet.assessment.id,
            f"voices/{row.id}/voice_",
            row.text("voice_how"),
            row.text("voice_on"),
            row.text("voice_by"),
            row.text("voice_words"),
            row.text("voice_changed"),
            row.text("voice_why_not"),
        )
        for row in sheet.voices()
        if row.text("voice_child") == child.id
    )


def p28(look: Look) -> Iterator[Hit]:
    """Each child was heard or watched this time, or it says why not."""
    for child in look.children:
        gaps: dict[str, object] = {"child": call_name(child)}
        voices = child_voices(look, child)
        if not voices:
            yield Hit(kind="person", thing_id=child.id, variant="missing", gaps=gaps)
        for voice in voices:
            if voice.how == "not_gathered":
                if not (voice.why_not or voice.words).strip():
                    yield _voice(voice, "why_not", "words", "why_not", gaps)
            elif not (voice.how and voice.on and voice.by):
                missing = next(name for name in ("how", "on", "by") if not getattr(voice, name))
                yield _voice(voice, missing, f"gathered_{missing}", "how", gaps)


def p29(look: Look) -> Iterator[Hit]:
    """A voice has somebody's own words, or what was seen."""
    for child in look.children:
        for voice in child_voices(look, child):
            if (
                voice.words.strip()
                and voice.how != "not_gathered"
                and not pattern("own").search(voice.words)
            ):
                yield _voice(
                    voice, "words", "words", "summary", {"child": call_name(child)}, voice.words
                )


def p30(look: Look) -> Iterator[Hit]:
    """It says what changed because of a child's words."""
    for child in look.children:
        for voice in child_voices(look, child):
            if voice.words.strip() and voice.how != "not_gathered" and not voice.changed.strip():
                yield _voice(
                    voice, "changed", "changed_plan", "changed", {"child": call_name(child)}
                )


def p31(look: Look) -> Iterator[Hit]:
    """Each parent who came, and each child who can, has words of their own."""
    yield from _parents_unheard(look)
    if look.plan is None or not look.goals:
        return
    for child in look.children:
        own = [a for a in look.plan.answers if look.same_person(a.who, child)]
        if child.involvement == "in_taf" and not any(a.own_words.strip() for a in own):
            gaps: dict[str, object] = {"name": call_name(child)}
            yield Hit(kind="person", thing_id=child.id, variant="child", gaps=gaps)


def _parents_unheard(look: Look) -> Iterator[Hit]:
    meeting = look.newest_meeting
    if meeting is None:
        return
    there = [a.name for a in meeting.attendance if a.came in {"present", "part"}]
    spoke = [voice.who for voice in meeting.voices if voice.words.strip()]
    for person in look.all_parents:
        came = any(look.same_person(name, person) for name in there)
        if came and not any(look.same_person(name, person) for name in spoke):
            yield Hit(
                kind="meeting",
                thing_id=meeting.meeting.id,
                variant="parent",
                words=person.id,
                gaps={"name": call_name(person)},
            )


def _voice(
    voice: ChildVoice,
    asked: str,
    field: str,
    variant: str,
    gaps: dict[str, object],
    words: str = "",
) -> Hit:
    return Hit(
        kind=voice.kind,
        thing_id=voice.thing_id,
        field=f"{voice.prefix}{asked}" if voice.prefix else field,
        variant=variant,
        words=words,
        span=(0, len(words)) if words else None,
        gaps=gaps,
    )
