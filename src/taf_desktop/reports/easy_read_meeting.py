"""A meeting's notes in Easy Read: who came, what was said, what happens now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.reports.easy_parts import (
    about_blocks,
    action_lines,
    call_blocks,
    danger_lines,
    met_next,
    next_blocks,
    section,
    spoken_line,
    wrong_blocks,
)
from taf_desktop.reports.easy_words import EasySentences, picture_line
from taf_desktop.reports.meeting_document import FINISHED
from taf_desktop.reports.phrases import day_words, listed, voices_in_order
from taf_desktop.reports.tree import Block, DocumentTree, PictureLine
from taf_desktop.reports.wording import say, show_date

CAME = frozenset({"present", "part"})
"""Codes of ``resources/codes/came.yaml`` of those who were there."""


def easy_meeting(file: FamilyFile, meeting: MeetingFile, *, today: date) -> DocumentTree:
    """Return a meeting's notes in Easy Read."""
    words = EasySentences(file.wordings)
    about = meeting.meeting
    actions = [line for each in meeting.new_actions for line in action_lines(each, words)]
    decisions = [line for each in meeting.decisions for line in words.lines(each, "words", "done")]
    blocks = (
        *section("told", _voices(file, meeting, words)),
        *section("good", words.lines(about, "good_news", "happy")),
        *section("worries", words.lines(about, "worries", "worry")),
        *section("decided", decisions),
        *section("new", actions),
        *section("harder", (*words.lines(about, "if_things_change", "hard"), *danger_lines())),
        *_next(file, meeting, today),
        *call_blocks(file.family),
        *wrong_blocks(file.family),
    )
    finished = about.status == FINISHED
    return DocumentTree(
        title=say("easy_page.meeting_title"),
        heading=say("easy_page.meeting_title"),
        above=file.family.name,
        corner=(show_date(about.date),),
        foot=say("easy_page.foot"),
        draft=not finished,
        blocks=(
            *about_blocks(draft="" if finished else "meeting_draft", sentences=words),
            *_who(meeting),
            *blocks,
        ),
    )


def _who(meeting: MeetingFile) -> tuple[Block, ...]:
    names = listed([each.name for each in meeting.attendance if each.came in CAME])
    came = [picture_line("family", say("easy_page.who.meeting", names=names))] if names else []
    return section("who", (*came, picture_line("help", say("easy_page.who.team"))))


def _voices(file: FamilyFile, meeting: MeetingFile, words: EasySentences) -> Iterator[PictureLine]:
    for voice in voices_in_order(file, meeting):
        yield spoken_line(voice)
        yield from words.lines(voice, "changed_plan", "idea")


def _next(file: FamilyFile, meeting: MeetingFile, today: date) -> tuple[Block, ...]:
    about = meeting.meeting
    if not day_words(about.next_date):
        return next_blocks(file, "", today)
    return met_next(about)
