"""Parts that every Easy Read page has: what it is, when we meet, whom to call, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.meeting import Meeting, Voice
from taf_desktop.domain.plan import Action
from taf_desktop.reports.easy_words import EasySentences, picture_line, told_line
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.phrases import day_words, large_number
from taf_desktop.reports.tree import (
    Block,
    Callout,
    DocumentTree,
    Heading,
    Paragraph,
    PictureLine,
    Span,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import quoted, say


def section(name: str, blocks: Iterable[Block], *, nothing: str = "") -> tuple[Block, ...]:
    """Return a heading with what belongs to it; without anything, a line that says so, or none."""
    told = tuple(blocks)
    if not told and nothing:
        told = (picture_line("question", say(f"easy_page.{nothing}.nothing")),)
    if not told:
        return ()
    heading = Heading(say(f"easy_page.{name}.heading"), 2)
    return (Together((heading, told[0])), *told[1:])


def about_blocks(*, draft: str, sentences: EasySentences) -> tuple[Block, ...]:
    """Return what kind of page this is, whose pictures it has, and what is not final yet."""
    lines = [
        picture_line("book", say("easy_page.about.easy")),
        picture_line("help", say("easy_page.about.help")),
    ]
    if draft:
        lines.append(picture_line("write", say(f"easy_page.about.{draft}")))
    if sentences.any_suggested:
        note = Paragraph((Span(say("easy_page.suggested.note")),), small=True)
        return (*lines, Callout((note,), Tone.WORRY, bar=True))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class EasyPage:
    """What an Easy Read page holds. ``draft`` names the sentence that says it is not final."""

    title: str
    corner: str
    blocks: tuple[Block, ...]
    draft: str = ""


def easy_page(
    inputs: Inputs, copy_for: str, page: EasyPage, sentences: EasySentences
) -> DocumentTree:
    """Return a whole page in Easy Read, with what every such page begins and ends with."""
    foot = "foot_copy" if copy_for else "foot"
    return DocumentTree(
        title=page.title,
        heading=page.title,
        above=inputs.file.family.name,
        corner=(page.corner,),
        foot=say(f"easy_page.{foot}", name=copy_for),
        draft=bool(page.draft),
        blocks=(
            *about_blocks(draft=page.draft, sentences=sentences),
            *page.blocks,
            *wrong_blocks(inputs.file.family),
        ),
    )


def next_blocks(file: FamilyFile, review: str, today: date) -> tuple[Block, ...]:
    """Return when and where the family and its team meet next."""
    found = next(
        (
            (m.meeting.date, m.meeting.time, m.meeting.place)
            for m in file.meetings
            if m.meeting.status == "draft" and _is_to_come(m.meeting.date, today)
        ),
        None,
    )
    if found is None:
        told = [m.meeting for m in file.meetings if _is_to_come(m.meeting.next_date, today)]
        last = told[-1] if told else None
        found = (last.next_date, last.next_time, last.next_place) if last else (review, "", "")
    day, time, place = found
    lines: list[PictureLine] = []
    if day_words(day):
        lines.append(picture_line("calendar", say("easy_page.next.on", date=day_words(day))))
    if time.strip():
        lines.append(picture_line("clock", say("easy_page.next.at", time=time.strip())))
    if place.strip():
        lines.append(picture_line("home", say("easy_page.next.place", place=place.strip())))
    return section("next", lines, nothing="next")


def spoken_line(voice: Voice) -> PictureLine:
    """Return somebody's exact words after their name."""
    who = voice.who.strip() or say("meeting_page.voices.somebody")
    name = say("page.label", label=who)
    return PictureLine("talk", (words(strong(name), quoted(voice.words)),))


def _is_to_come(text: str, today: date) -> bool:
    day = read_date(text).day
    return day is not None and day >= today


def call_blocks(family: Family) -> tuple[Block, ...]:
    """Return whom to call, with the number large."""
    if not family.lead_name.strip():
        return ()
    lines: list[PictureLine] = [
        picture_line("phone", say("easy_page.call.lead", name=family.lead_name)),
        picture_line("help", say("easy_page.call.job", name=family.lead_name)),
        picture_line("person", say("easy_page.call.title")),
    ]
    if family.lead_phone.strip():
        lines.append(PictureLine("phone", large_number(family)))
    return section("call", lines)


def danger_lines() -> Iterator[PictureLine]:
    """Return what to do when somebody is in danger."""
    yield picture_line("danger", say("easy_page.harder.danger"))
    yield picture_line("phone", say("easy_page.harder.call"))


def met_next(meeting: Meeting) -> tuple[Block, ...]:
    """Return when and where a meeting said that everybody meets next."""
    lines: list[PictureLine] = []
    if day_words(meeting.next_date):
        told = say("easy_page.next.on", date=day_words(meeting.next_date))
        lines.append(picture_line("calendar", told))
    if meeting.next_time.strip():
        lines.append(picture_line("clock", say("easy_page.next.at", time=meeting.next_time)))
    if meeting.next_place.strip():
        lines.append(picture_line("home", say("easy_page.next.place", place=meeting.next_place)))
    return section("next", lines, nothing="next")


def action_lines(action: Action, words: EasySentences) -> Iterator[PictureLine]:
    """Return who does what, a sentence on each line."""
    who = action.who.strip() or say("plan_page.who.somebody")
    for number, each in enumerate(words.told(action, "what", "help")):
        said = (each.words,) if number else (say("page.label", label=who), each.words)
        yield told_line(each, *said)


def wrong_blocks(family: Family) -> tuple[Block, ...]:
    """Return how to put things right, and whose the pictures are."""
    lines = [picture_line("write", say("easy_page.slip.words"))]
    if family.lead_name.strip():
        lines.append(picture_line("talk", say("easy_page.slip.give", name=family.lead_name)))
    credit = Paragraph((Span(say("easy_page.credit")),), small=True, muted=True)
    return (*section("slip", lines), credit)
