"""A child's own page of the plan: what they said, what goes well, what we do, and who helps.

The words and the look follow the child's age. It tells only what concerns this child: the goals
that are theirs, the actions for those goals, and their own words, which stand largest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile, call_name
from taf_desktop.domain.meeting import Voice
from taf_desktop.domain.plan import Score, is_open
from taf_desktop.reports.child_ages import AGE_BANDS, AgeBand, age_band
from taf_desktop.reports.easy_words import EasySentences
from taf_desktop.reports.phrases import listed, unbroken
from taf_desktop.reports.plan_document import AGREED
from taf_desktop.reports.style import Style, clear_print
from taf_desktop.reports.tree import (
    AnswerSpace,
    Block,
    Callout,
    DocumentTree,
    Faces,
    Heading,
    Paragraph,
    PictureLine,
    Scale,
    Span,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import quoted, say, show_date, spoken_date

_MOST_WELL = 2
_MOST_ACTIONS = 3
"""So many, that a child's page is one page."""


def child_of(file: FamilyFile, name: str) -> Person:
    """Return the child of this name, or the first child.

    Raises:
        UserError: ``formats.problem.no_child``, there is none.
    """
    children = file.children()
    for child in children:
        if name and name in {call_name(child), child.name}:
            return child
    if not children:
        raise UserError("formats.problem.no_child")
    return children[0]


def child_style(band: AgeBand) -> Style:
    """Return how a child's page looks: larger words for smaller children."""
    look = AGE_BANDS[band]
    return replace(
        clear_print(),
        body=look.body,
        small=max(look.body - 3, 12),
        headings=(look.body * 1.8, look.body * 1.3, look.body * 1.1, look.body),
        quotation=look.body * 1.45,
        leading=1.35,
        side=42,
        top=44,
        foot=60,
        step=3.2,
    )


def child_page(file: FamilyFile, plan: PlanFile, child: Person, *, today: date) -> DocumentTree:
    """Return a child's own page."""
    band = age_band(child, today)
    name = call_name(child) or child.name
    unborn = child.who == "unborn"
    agreed = plan.plan.status == AGREED
    page = _Page(file, plan, child, band)
    title = say("child_page.unborn_title") if unborn else say("child_page.title", name=name)
    day = show_date(plan.signed_on) if agreed and plan.signed_on else spoken_date(today)
    return DocumentTree(
        title=say("plan_page.title"),
        heading=title,
        corner=(day,),
        foot=_foot(name, band),
        draft=not agreed,
        blocks=tuple(page.blocks(unborn=unborn)),
    )


def _foot(name: str, band: AgeBand) -> str:
    """Return whose page it is and, where there are pictures, whose those are."""
    foot = say("child_page.foot", name=name)
    return f"{foot} {say('child_page.credit')}" if AGE_BANDS[band].pictures else foot


class _Page:
    """Builds the parts of one child's page."""

    def __init__(self, file: FamilyFile, plan: PlanFile, child: Person, band: AgeBand) -> None:
        self._file = file
        self._plan = plan
        self._child = child
        self._name = call_name(child) or child.name
        self._band: AgeBand = band
        self._words = EasySentences(file.wordings)
        self._pictures = AGE_BANDS[band].pictures
        goals = [goal for goal in plan.goals if child.id in goal.goal.whose]
        self._goals: list[GoalFile] = goals or [g for g in plan.goals if not g.goal.whose]

    def blocks(self, *, unborn: bool) -> Iterator[Block]:
        """Walk the page from its own words to who can help."""
        yield words(self._say("unborn_intro" if unborn else "intro"))
        yield from self._said()
        yield from self._scales()
        yield from self._well()
        yield from self._do()
        yield from self._who()
        yield from self._talk()
        yield from self._end()

    def _say(self, name: str) -> str:
        return say(f"child_page.{self._band}.{name}", name=self._name)

    def _heading(self, name: str, tone: Tone = Tone.PLAIN) -> Heading:
        return Heading(self._say(name), 2, tone)

    def _said(self) -> Iterator[Block]:
        voices = [voice for voice in self._voices() if voice.words.strip()]
        heading = self._heading("said", Tone.HOPE)
        if not voices:
            nothing = "said_little" if self._band == "little" else "said"
            told = words(say(f"child_page.empty.{nothing}", name=self._name))
            yield Together((heading, told))
            return
        newest = voices[-1]
        yield Together((heading, Paragraph((Span(quoted(newest.words)),), large=True)))
        if newest.changed_plan.strip():
            yield words(strong(say("child_page.changed")), newest.changed_plan.strip())

    def _voices(self) -> Iterator[Voice]:
        names = {self._name, self._child.name}
        for meeting in self._file.meetings:
            yield from (voice for voice in meeting.voices if voice.who.strip() in names)

    def _scales(self) -> Iterator[Block]:
        """Return where the child is, for each goal they gave a number for; faces for some."""
        own = [
            (goal.goal.words.strip(), score, score.now)
            for goal in self._goals
            for score in goal.scores
            if score.voice.strip() in {self._name, self._child.name} and score.now is not None
        ]
        for number, (goal, score, now) in enumerate(own[: AGE_BANDS[self._band].scales]):
            heading = () if number else (self._heading("scale"),)
            yield Together((*heading, *self._scale(goal, score, now, key=not number)))

    def _scale(self, goal: str, score: Score, now: int, *, key: bool) -> Iterator[Block]:
        if not AGE_BANDS[self._band].faces:
            if goal:
                yield words(strong(quoted(goal)))
            yield Scale("", "", score.start, now, score.hoped, key=key)
            return
        told = [say("child_page.score", number=now)]
        if score.hoped is not None:
            told.append(say("child_page.hoped", number=score.hoped))
        said = Span(quoted(goal) + "\n" if goal else "", strong=True)
        yield Faces((said, Span(" ".join(told))), now, score.hoped)

    def _well(self) -> Iterator[Block]:
        told = self._words.told(self._plan.plan, "strengths", "well")[:_MOST_WELL]
        lines: list[Block] = [self._line(each.picture, each.words) for each in told]
        if not lines:
            lines = [words(say("child_page.empty.well"))]
        yield Callout((self._heading("well", Tone.GOOD), *lines), Tone.GOOD)

    def _do(self) -> Iterator[Block]:
        actions = [action for goal in self._goals for action in goal.actions if is_open(action)]
        lines: list[Block] = []
        for action in actions[:_MOST_ACTIONS]:
            told = self._words.told(action, "what", "help")
            said = " ".join(each.words for each in told if not each.suggested or each is told[0])
            who = action.who.strip() or say("plan_page.who.somebody")
            picture = told[0].picture if told else "help"
            lines.append(self._line(picture, said, strong(f"{who}: ")))
        if not lines:
            lines = [words(say("child_page.empty.do"))]
        yield Together((self._heading("do", Tone.ACCENT), lines[0]))
        yield from lines[1:]

    def _who(self) -> Iterator[Block]:
        names: dict[str, None] = {}
        for goal in self._goals:
            for action in goal.actions:
                names |= dict.fromkeys((action.who.strip(), action.supported_by.strip()))
        known = [name for name in names if name and name not in {self._name, self._child.name}]
        if known:
            told = self._line("help", listed(known))
            yield Together((self._heading("who"), told))

    def _talk(self) -> Iterator[Block]:
        lines = list(self._lead(self._file.family))
        if self._band != "little":
            number = unbroken(say("child_page.childline_number"))
            lines.append(self._line("phone", say("child_page.childline", number=number)))
        else:
            adults = [call_name(person) for person in self._file.adults()]
            lines.insert(0, self._line("hug", listed(adults)))
        yield Together((self._heading("talk"), lines[0]))
        yield from lines[1:]

    def _lead(self, family: Family) -> Iterator[Block]:
        if not family.lead_name.strip():
            return
        told = say("child_page.lead", name=family.lead_name)
        number = f"\n{unbroken(family.lead_phone)}" if family.lead_phone.strip() else ""
        yield self._line("phone", told + number)

    def _line(self, picture: str, text: str, *before: Span) -> Block:
        told = Paragraph((*before, Span(text)))
        return PictureLine(picture, (told,), wide=True) if self._pictures else told

    def _end(self) -> Iterator[Block]:
        if self._band != "little":
            yield words(say(f"child_page.wrong.{self._band}"))
        if self._band in {"young", "middle"}:
            yield AnswerSpace(8, spare=True)
