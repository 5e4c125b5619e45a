"""The plan in Easy Read: one idea on each line, a picture before it, short sentences.

The same facts in the same order as the plan's own pages. What somebody entered in easy words is
printed; for the rest a short sentence is suggested and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile, GoalFile, PlanFile, call_name
from taf_desktop.domain.plan import Action, PlanAnswer, Score
from taf_desktop.reports.easy_parts import (
    about_blocks,
    action_lines,
    call_blocks,
    danger_lines,
    next_blocks,
    section,
    spoken_line,
    wrong_blocks,
)
from taf_desktop.reports.easy_words import EasySentences, first_two, picture_line
from taf_desktop.reports.phrases import (
    agreement_of,
    listed,
    taking_part,
    voices_in_order,
    whole_date,
)
from taf_desktop.reports.picture_blocks import FACES, face_of
from taf_desktop.reports.pictures import picture_for
from taf_desktop.reports.plan_actions import goes_on
from taf_desktop.reports.plan_document import AGREED
from taf_desktop.reports.tree import (
    Block,
    DocumentTree,
    Heading,
    PictureLine,
    Together,
)
from taf_desktop.reports.wording import label_of, quoted, say, show_date, spoken_date


def easy_plan(file: FamilyFile, plan: PlanFile, *, today: date) -> DocumentTree:
    """Return the plan in Easy Read."""
    words = EasySentences(file.wordings)
    blocks = (
        *section("well", words.lines(plan.plan, "strengths", "well"), nothing="well"),
        *_goals(file, plan, words),
        *_told(file, words),
        *next_blocks(file, plan.plan.review_date, today),
        *call_blocks(file.family),
        *_harder(file, plan, words),
        *section("keep", words.lines(plan.plan, "sustain", "grow")),
        *_share(file),
        *_agreed(plan),
        *wrong_blocks(file.family),
    )
    agreed = plan.plan.status == AGREED
    return DocumentTree(
        title=say("easy_page.title"),
        heading=say("easy_page.title"),
        above=file.family.name,
        corner=(show_date(plan.signed_on) if agreed and plan.signed_on else spoken_date(today),),
        foot=say("easy_page.foot"),
        draft=not agreed,
        blocks=(
            *about_blocks(draft="" if agreed else "draft", sentences=words),
            *_who(file, plan),
            *blocks,
        ),
    )


def _who(file: FamilyFile, plan: PlanFile) -> tuple[Block, ...]:
    names = listed([call_name(person) for person in taking_part(file, plan)])
    told = [picture_line("family", say("easy_page.who.names", names=names))] if names else []
    return section(
        "who",
        (
            *told,
            picture_line("help", say("easy_page.who.team")),
            picture_line("talk", say("easy_page.who.taf")),
            picture_line("plan", say("easy_page.who.short")),
        ),
    )


def _goals(file: FamilyFile, plan: PlanFile, words: EasySentences) -> Iterator[Block]:
    count = say("easy_page.goals.count", count=len(plan.goals))
    told = (picture_line("target", count), picture_line("stairs", say("easy_page.goals.means")))
    yield from section("goals", told if plan.goals else (), nothing="goals")
    for number, goal in enumerate(plan.goals, start=1):
        yield from _goal(file, goal, number, words)
    yield from (line for action in plan.other_actions for line in _action(action, words))
    if not plan.actions():
        yield picture_line("question", say("easy_page.action.nothing"))


def _goal(file: FamilyFile, goal: GoalFile, number: int, words: EasySentences) -> Iterator[Block]:
    about = goal.goal
    yield Heading(say("easy_page.goals.goal", number=number), 3)
    for each in words.told(about, "words", "target"):
        said = quoted(each.words) if each.suggested else each.words
        yield picture_line(each.picture, said, goes_on=each.goes_on)
    names = listed([file.name_of(id_) for id_ in about.whose])
    if names:
        yield picture_line("person", say("easy_page.goals.whose", names=names))
    for part, picture in (("different", "idea"), ("measure", "question")):
        lines = tuple(words.lines(about, part, picture))
        if lines:
            yield Heading(say(f"easy_page.goals.{part}"), 4)
            yield from lines
    yield from (line for score in goal.scores for line in _score(score))
    actions = [action for action in goal.actions if goes_on(action)]
    if actions:
        yield Heading(say("easy_page.goals.actions"), 4)
    for action in actions:
        yield from _action(action, words)


def _score(score: Score) -> Iterator[PictureLine]:
    if score.now is None:
        return
    told = [say("easy_page.goals.score", name=score.voice, number=score.now)]
    if score.hoped is not None:
        told.append(say("easy_page.goals.hoped", name=score.voice, number=score.hoped))
    yield picture_line(FACES[face_of(score.now)], "\n".join(told))


def _action(action: Action, words: EasySentences) -> Iterator[Block]:
    """Return who does what, then how often, by when, with whose help and how it is going."""
    lines = list(action_lines(action, words))
    lines += words.lines(action, "how_often", "clock")
    if read_date(action.by_when).day is not None:
        when = say("easy_page.action.by", date=whole_date(action.by_when))
        lines.append(picture_line("calendar", when))
    if action.supported_by.strip():
        helped = say("easy_page.action.helps", name=action.supported_by.strip())
        lines.append(picture_line("help", helped))
    if action.status == "done":
        lines.append(picture_line("done", say("easy_page.action.done")))
    elif action.status not in {"", "not_started"}:
        label = label_of("action_status", action.status)
        status = say("easy_page.action.status", status=label)
        lines.append(picture_line("wait" if action.status == "waiting" else "walk", status))
    held = first_two(lines)
    yield Together(tuple(lines[:held]))
    yield from lines[held:]


def _told(file: FamilyFile, words: EasySentences) -> tuple[Block, ...]:
    meeting = next((m for m in reversed(file.meetings) if voices_in_order(file, m)), None)
    if meeting is None:
        return ()
    blocks: list[Block] = []
    for voice in voices_in_order(file, meeting):
        blocks.append(spoken_line(voice))
        blocks += words.lines(voice, "changed_plan", "idea")
    return section("told", blocks)


def _harder(file: FamilyFile, plan: PlanFile, words: EasySentences) -> tuple[Block, ...]:
    lines = (
        *words.lines(plan.plan, "if_things_change", "hard"),
        *_lead(file.family),
        *danger_lines(),
    )
    return section("harder", lines)


def _lead(family: Family) -> Iterator[PictureLine]:
    if family.lead_name.strip() and family.lead_phone.strip():
        yield picture_line("phone", say("easy_page.call.lead", name=family.lead_name))
    else:
        yield picture_line("phone", say("easy_page.harder.nothing"))


def _share(file: FamilyFile) -> tuple[Block, ...]:
    lines = [picture_line("lock", say("easy_page.share.promise"))]
    for person in file.people:
        answer = agreement_of(file, person)
        if answer is not None and answer.scope:
            labels = [label_of("agreement_scope", code) for code in answer.scope]
            lines.append(picture_line("done", f"{call_name(person)}: {listed_lines(labels)}"))
    lines += [
        picture_line("idea", say("easy_page.share.change")),
        picture_line("danger", say("easy_page.share.harm")),
        picture_line("talk", say("easy_page.share.first")),
    ]
    return section("share", lines)


def listed_lines(labels: list[str]) -> str:
    """Return several sentences, each on its own line."""
    return "\n".join(["", *(f"{label}." for label in labels)])


def _agreed(plan: PlanFile) -> tuple[Block, ...]:
    groups: dict[str, list[PlanAnswer]] = {}
    for answer in plan.answers:
        groups.setdefault(answer.answer, []).append(answer)
    lines: list[PictureLine] = []
    yes = [answer.who for answer in groups.get("agree", ())]
    if yes:
        told = say("easy_page.agreed.agree", names=listed(yes), count=len(yes))
        lines.append(picture_line("done", told))
    for code, words in (("agree_part", "part"), ("disagree", "disagree")):
        for answer in groups.get(code, ()):
            told = say(f"easy_page.agreed.{words}", names=answer.who)
            lines.append(picture_line(picture_for(answer.reason, "talk"), told))
    return section("agreed", lines, nothing="agreed")
