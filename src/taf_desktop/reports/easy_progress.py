"""How far a family has come, in Easy Read: on the way, and at the end of the work."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import GoalFile, PlanFile
from taf_desktop.domain.progress import GoalHistory, VoiceHistory, plan_history
from taf_desktop.domain.progress_words import named
from taf_desktop.reports.easy_parts import EasyPage, call_blocks, easy_page, section
from taf_desktop.reports.easy_words import EasySentences, picture_line
from taf_desktop.reports.inputs import Inputs, the_plan
from taf_desktop.reports.phrases import whole_date
from taf_desktop.reports.picture_blocks import FACES, face_of
from taf_desktop.reports.plan_actions import goes_on
from taf_desktop.reports.progress_closure import TOLD_REASONS
from taf_desktop.reports.tree import Block, DocumentTree, Heading, PictureLine
from taf_desktop.reports.wording import quoted, say, show_date, spoken_date

_DONE, _REACHED = "done", "reached"
_STATES = {"future": "wait", "active": "walk", _REACHED: "done", "put_aside": "bag"}
"""The picture of each code of ``resources/codes/goal_state.yaml``."""


def easy_progress(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return how far a family has come, goal by goal, in Easy Read."""
    plan, words = the_plan(inputs), EasySentences(inputs.file.wordings)
    history = plan_history(plan, inputs.today)
    goals = tuple(
        block
        for file, goal in zip(plan.goals, history.goals, strict=True)
        for block in (*_goal(file, goal.number, words), *_numbers(goal, words))
    )
    blocks = (
        *section("goals", _count(plan), nothing="goals"),
        *goals,
        *call_blocks(inputs.file.family),
    )
    title = say("easy_page.progress.title")
    corner = spoken_date(inputs.today)
    about = picture_line("stairs", say("easy_page.progress.about"))
    made = EasyPage(title, corner, (about, *blocks))
    return easy_page(inputs, copy_for, made, words)


def easy_closure(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return what has changed for a family at the end of the work, in Easy Read."""
    family, plan = inputs.file.family, the_plan(inputs)
    words = EasySentences(inputs.file.wordings)
    goals = (
        block
        for number, goal in enumerate(plan.goals, start=1)
        for block in _goal(goal, number, words)
    )
    blocks = (
        *_ending(family),
        *_agreed(family, words),
        *section("goals", _count(plan), nothing="goals"),
        *goals,
        *section("helped", _helped(plan, words), nothing="helped"),
        *section("said", _said(family, words)),
        *section("goes_on", _goes_on(family, plan, words)),
        *call_blocks(family),
    )
    title = say("easy_page.closure.title")
    ended = family.closed_on
    corner = show_date(ended) if ended else spoken_date(inputs.today)
    return easy_page(inputs, copy_for, EasyPage(title, corner, blocks), words)


def _count(plan: PlanFile) -> Iterator[PictureLine]:
    if not plan.goals:
        return
    yield picture_line("target", say("easy_page.goals.count", count=len(plan.goals)))
    reached = sum(each.goal.state == _REACHED for each in plan.goals)
    if reached:
        yield picture_line("done", say("easy_page.goals.reached", count=reached))


def _goal(file: GoalFile, number: int, words: EasySentences) -> Iterator[Block]:
    """Return one goal: its words, where it is and why, and how much of it was done."""
    goal = file.goal
    yield Heading(say("easy_page.goals.goal", number=number), 3)
    for each in words.told(goal, "words", "target"):
        told = quoted(each.words) if each.suggested else each.words
        yield picture_line(each.picture, told, goes_on=each.goes_on)
    if goal.state in _STATES:
        yield picture_line(_STATES[goal.state], say(f"easy_page.state.{goal.state}"))
        yield from words.lines(goal, "state_reason", "idea")
    going = [each for each in file.actions if goes_on(each)]
    done = sum(each.status == _DONE for each in going)
    if done:
        yield picture_line("done", say("easy_page.goals.done", done=done, all=len(going)))


def _numbers(goal: GoalHistory, words: EasySentences) -> Iterator[Block]:
    """Return what each voice says in numbers: before and now, what is hoped for, and why."""
    for voice in goal.voices:
        if voice.last is None:
            continue
        yield _number(voice, voice.last.value)
        yield from _hope(voice)
        yield from _why(voice, words)


def _number(voice: VoiceHistory, value: int) -> PictureLine:
    name = named(voice, say)
    told = [say("easy_page.goals.score", name=name, number=value)]
    first = voice.first
    if first is not None and first is not voice.last:
        way = say(f"easy_page.way.{voice.way}", number=first.value)
        told.append(way)
    return picture_line(FACES[face_of(value)], "\n".join(told))


def _hope(voice: VoiceHistory) -> Iterator[PictureLine]:
    if voice.hoped is None:
        return
    name = named(voice, say)
    if voice.there:
        yield picture_line("well", say("easy_page.goals.there", name=name))
    else:
        yield picture_line("target", say("easy_page.goals.hoped", name=name, number=voice.hoped))


def _why(voice: VoiceHistory, words: EasySentences) -> Iterator[PictureLine]:
    reason = voice.reason
    if reason is None:
        return
    yield from words.text_lines(reason.point_id or reason.score_id, "why", reason.why, "talk")
    more = tuple(words.text_lines(reason.point_id, "one_more", reason.one_more, "stairs"))
    if more:
        yield picture_line("stairs", say("easy_page.goals.one_more"))
        yield from more


def _ending(family: Family) -> Iterator[PictureLine]:
    yield picture_line("help", say("easy_page.closure.about"))
    yield picture_line("calendar", say("easy_page.closure.ends"))
    if family.closed_reason in TOLD_REASONS:
        yield picture_line("idea", say(f"easy_page.ending.{family.closed_reason}"))


def _agreed(family: Family, words: EasySentences) -> Iterator[PictureLine]:
    lines = tuple(words.lines(family, "end_agreed_with", "family"))
    if lines:
        yield picture_line("done", say("easy_page.closure.agreed"))
        yield from lines


def _helped(plan: PlanFile, words: EasySentences) -> Iterator[PictureLine]:
    for each in plan.reviews:
        yield from words.lines(each.review, "helped", "help")


def _said(family: Family, words: EasySentences) -> Iterator[Block]:
    for part, who in (("end_children_say", "children"), ("end_parents_say", "parents")):
        lines = tuple(words.lines(family, part, "talk"))
        if lines:
            yield picture_line("ear", say(f"easy_page.closure.{who}"))
            yield from lines


def _goes_on(family: Family, plan: PlanFile, words: EasySentences) -> Iterator[PictureLine]:
    yield from words.lines(plan.plan, "sustain", "grow")
    yield from words.lines(plan.plan, "if_things_change", "hard")
    helps = tuple(words.lines(family, "end_who_helps", "help"))
    if helps:
        yield picture_line("help", say("easy_page.closure.helps"))
        yield from helps
    if family.end_ask_on:
        date = whole_date(family.end_ask_on)
        yield picture_line("calendar", say("easy_page.closure.ask", date=date))
