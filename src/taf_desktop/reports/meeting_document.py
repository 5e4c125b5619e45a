"""The notes of one meeting: the family's voices first, then what was decided and who does what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.domain.meeting import Attendance, Meeting, Voice
from taf_desktop.reports.phrases import (
    appointment,
    day_words,
    labelled,
    lead_call,
    listed,
    said,
    sentence,
    voices_in_order,
)
from taf_desktop.reports.plan_actions import when_and_helper, who_does_what
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Heading,
    Quotation,
    Span,
    Table,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.who_words import role_words
from taf_desktop.reports.wording import kept, label_of, say, show_date, spoken_date, translated

FINISHED = "finished"
_ASKED = (
    ("statement", "statement_read"),
    ("asked", "agreement_asked_again"),
    ("lead", "lead_still_right"),
)


def meeting_document(file: FamilyFile, meeting: MeetingFile, *, today: date) -> DocumentTree:
    """Return a meeting's notes as a document; a draft until its record is finished."""
    about = meeting.meeting
    type_words = label_of("meeting_type", about.type)
    return DocumentTree(
        title=say("meeting_page.title"),
        heading=type_words or say("meeting_page.heading"),
        above=file.family.name,
        corner=_corner(meeting, today),
        foot=say("meeting_page.foot"),
        draft=about.status != FINISHED,
        blocks=(
            words(say("meeting_page.intro")),
            *_about(about),
            *_people(meeting),
            *_voices(file, meeting),
            *said(say("meeting_page.good.heading"), about.good_news, Tone.GOOD, level=2),
            *said(say("meeting_page.worries.heading"), about.worries, Tone.WORRY, level=2),
            *_told("needs", about.new_needs),
            *_reviews(meeting),
            *_decisions(meeting),
            *_new_actions(meeting, today),
            *_agreement(about),
            *_told("differently", about.disagreement),
            *_harder(file.family, about),
            *_next(about),
        ),
    )


def _corner(meeting: MeetingFile, today: date) -> tuple[str, ...]:
    if meeting.meeting.status != FINISHED:
        return (say("meeting_page.corner.draft", date=spoken_date(today)),)
    lines = [say("meeting_page.corner.date", date=show_date(meeting.meeting.date))]
    if meeting.version > 1:
        lines.append(say("meeting_page.corner.version", number=meeting.version))
    return tuple(lines)


def _about(meeting: Meeting) -> Iterator[Block]:
    when = appointment(meeting.date, meeting.time, "")
    told = (
        ("when", when),
        ("where", meeting.place),
        ("mode", label_of("meeting_mode", meeting.mode)),
        ("chair", meeting.chair),
        ("note_taker", meeting.note_taker),
        ("arrangements", meeting.arrangements),
    )
    spans: list[Span] = []
    for name, value in told:
        if value.strip():
            label = say(f"meeting_page.about.{name}")
            spans += [Span("\n" if spans else ""), strong(label), Span(value.strip())]
    if spans:
        yield words(*spans)


def _people(meeting: MeetingFile) -> tuple[Block, ...]:
    heading = Heading(say("meeting_page.people.heading"), 2)
    if not meeting.attendance:
        return heading, words(say("meeting_page.people.nothing"))
    came: dict[str, list[str]] = {}
    for each in meeting.attendance:
        came.setdefault(label_of("came", each.came), []).append(_who(each))
    groups = tuple(
        labelled(say("meeting_page.people.came", came=label), listed(names))
        if label
        else words(listed(names))
        for label, names in came.items()
    )
    updates = tuple(
        labelled(say("meeting_page.people.update", name=each.name), each.update)
        for each in meeting.attendance
        if each.update.strip()
    )
    if not updates:
        return heading, Bullets(groups)
    return (
        heading,
        Bullets(groups),
        Heading(say("meeting_page.people.updates"), 3),
        Bullets(updates),
    )


def _who(each: Attendance) -> str:
    """Return a name and, in brackets, who that is."""
    about = say("page.list.between").join(
        kept(part) for part in (role_words(each.role), translated(each.agency)) if part
    )
    return say("meeting_page.people.who", name=each.name, about=about) if about else each.name


def _voices(file: FamilyFile, meeting: MeetingFile) -> tuple[Block, ...]:
    heading = Heading(say("meeting_page.voices.heading"), 2)
    voices = voices_in_order(file, meeting)
    if not voices:
        return heading, words(say("meeting_page.voices.nothing"))
    return heading, *(Together((_voice(meeting.meeting, each),)) for each in voices)


def _voice(meeting: Meeting, voice: Voice) -> Quotation:
    """Return somebody's words, how they were gathered, and when if it was not at the meeting."""
    how = label_of("voice_how", voice.gathered_how)
    when = show_date(voice.gathered_on) if voice.gathered_on != meeting.date else ""
    told = say("page.list.between").join(part for part in (how, when) if part)
    who = voice.who.strip() or say("meeting_page.voices.somebody")
    note: list[Span] = [Span(sentence(told) + " ")] if told else []
    if voice.changed_plan.strip():
        note += [strong(say("meeting_page.voices.changed")), Span(voice.changed_plan.strip())]
    return Quotation(voice.words, who, note=tuple(note))


def _told(name: str, text: str) -> tuple[Block, ...]:
    if not text.strip():
        return ()
    return Heading(say(f"meeting_page.{name}.heading"), 2), words(text.strip())


def _reviews(meeting: MeetingFile) -> tuple[Block, ...]:
    if not meeting.reviews:
        return ()
    headers = tuple(say(f"meeting_page.reviews.{name}") for name in ("what", "status"))
    rows = tuple(
        (
            (Span(each.what),),
            (
                strong(sentence(label_of("action_status", each.status)) + " "),
                Span(each.note.strip()),
            ),
        )
        for each in meeting.reviews
    )
    return Heading(say("meeting_page.reviews.heading"), 2), Table(headers, rows, (52, 48))


def _decisions(meeting: MeetingFile) -> tuple[Block, ...]:
    about = meeting.meeting
    blocks: list[Block] = []
    if meeting.decisions:
        items = tuple(
            words(
                each.words.strip(),
                say("meeting_page.decisions.who", name=each.who) if each.who.strip() else "",
            )
            for each in meeting.decisions
        )
        blocks.append(Bullets(items, numbered=True))
    if about.outcome:
        outcome = label_of("meeting_outcome", about.outcome)
        blocks.append(labelled(say("meeting_page.decisions.outcome"), outcome))
    if about.outcome_reason.strip():
        blocks.append(labelled(say("meeting_page.decisions.why"), about.outcome_reason))
    if not blocks:
        return ()
    return Heading(say("meeting_page.decisions.heading"), 2), *blocks


def _new_actions(meeting: MeetingFile, today: date) -> tuple[Block, ...]:
    if not meeting.new_actions:
        return ()
    day = read_date(meeting.meeting.date).day or today
    items = tuple(
        words(*who_does_what(each), " ", when_and_helper(each, day)) for each in meeting.new_actions
    )
    return Heading(say("meeting_page.actions.heading"), 2), Bullets(items)


def _agreement(meeting: Meeting) -> tuple[Block, ...]:
    rows: list[Span] = []
    for name, field in _ASKED:
        code = str(getattr(meeting, field))
        if code:
            answer = sentence(label_of("yes_no_unsure", code))
            question = say(f"meeting_page.agreement.{name}")
            rows += [Span("\n" if rows else ""), strong(question + " "), Span(answer)]
    if not rows:
        return ()
    if meeting.lead_still_right:
        rows.append(Span(" " + say("meeting_page.agreement.lead_means")))
    return Heading(say("meeting_page.agreement.heading"), 2), words(*rows)


def _harder(family: Family, meeting: Meeting) -> tuple[Block, ...]:
    if not meeting.if_things_change.strip():
        return ()
    heading = Heading(say("meeting_page.harder.heading"), 2)
    blocks = (
        heading,
        words(meeting.if_things_change.strip()),
        *lead_call(family, "meeting_page.harder.lead"),
    )
    return (Callout(blocks, Tone.WORRY, bar=True),)


def _next(meeting: Meeting) -> tuple[Block, ...]:
    told = appointment(meeting.next_date, meeting.next_time, meeting.next_place)
    if not day_words(meeting.next_date):
        told = say("meeting_page.next.nothing")
    return (
        Callout((Heading(say("meeting_page.next.heading"), 2), words(told)), Tone.ACCENT, bar=True),
    )
