"""Checks of words: P07 to P11 beside goals and actions, P17 to P19 and P42 on every text."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from taf_desktop.coach import better, language
from taf_desktop.coach.context import Kind
from taf_desktop.coach.finding import Finding
from taf_desktop.coach.look import Look, day
from taf_desktop.coach.people import unnamed
from taf_desktop.coach.placed import Placed
from taf_desktop.coach.readability import ease
from taf_desktop.coach.reading import read
from taf_desktop.coach.remark import Hit
from taf_desktop.coach.texts import texts
from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.plan import Action, Goal

_ALIKE = 0.9


def p07(look: Look) -> Iterator[Hit]:
    """A measure says something to count, see or hear."""
    ctx = look.context.by_kind[Kind.MEASURE]
    for goal in (each.goal for each in look.goals):
        if not goal.measure.strip() or not language.no_measure(goal.measure, ctx):
            continue
        if goal.target.strip() and not language.no_measure(goal.target, ctx):
            continue
        yield Hit(
            kind="goal",
            thing_id=goal.id,
            field="measure",
            span=_all(goal.measure),
            words=goal.measure,
            variant="vague",
            gaps={"example": _measured(look, goal)},
        )


def p08(look: Look) -> Iterator[Hit]:
    """Each action has a named person."""
    ctx = look.context.by_kind[Kind.WHO]
    for action in look.open_actions:
        if not action.who.strip():
            yield _who(look, action, None, "empty")
            continue
        for finding in language.no_named_person(action.who, ctx):
            yield _who(look, action, finding, "nobody" if finding.sort == "nobody" else "role")
        yield from _linked(look, action)


def p09(look: Look) -> Iterator[Hit]:
    """Each action has a day, not after the plan is looked at."""
    review = day(look.plan.plan.review_date) if look.plan else None
    gaps = better.people_gaps(look)
    for action in look.open_actions:
        by = day(action.by_when)
        if by is not None:
            if review is not None and by > review:
                yield Hit(
                    kind="action",
                    thing_id=action.id,
                    field="by_when",
                    variant="after_review",
                    words=action.by_when,
                    gaps=gaps | {"review": spoken_date(review)},
                )
        elif not action.by_when.strip():
            yield Hit(
                kind="action", thing_id=action.id, field="by_when", variant="empty", gaps=gaps
            )
        else:
            for found in language.no_date(action.by_when, look.context.by_kind[Kind.WHEN]):
                variant = {"none": "words"}.get(found.sort, found.sort)
                yield _at("action", action.id, "by_when", found, variant, gaps)


def p10(look: Look) -> Iterator[Hit]:
    """An action is a deed one could watch. How often may stand in the field beside it."""
    ctx = look.context.by_kind[Kind.WHAT]
    for action in look.open_actions:
        what = action.what.rstrip(" .!;\n")
        together = f"{what}, {action.how_often}" if action.how_often.strip() else what
        for found in language.vague_verb(together, ctx):
            if found.span[1] <= len(what):
                yield _at(
                    "action",
                    action.id,
                    "what",
                    found,
                    found.sort,
                    {"example": better.concrete(look, action)},
                )


def p11(look: Look) -> Iterator[Hit]:
    """A goal is a change, not a service."""
    ctx = look.context.by_kind[Kind.GOAL]
    for goal in (each.goal for each in look.goals):
        different = language.service_not_outcome(goal.different, ctx)
        gaps: dict[str, object] = {"child": _child_of(look, goal)}
        for found in different:
            yield _at("goal", goal.id, "different", found, "service", gaps)
        if not goal.different.strip() or different:
            for found in language.service_not_outcome(goal.words, ctx):
                yield _at("goal", goal.id, "words", found, "service", gaps)


def p17(look: Look) -> Iterator[Hit]:
    """Goals of different children are not copies of each other."""
    for one, other in combinations([each.goal for each in look.goals], 2):
        first, second = (" ".join(goal.words.lower().split()) for goal in (one, other))
        if first and second and _alike(first, second):
            yield Hit(
                kind="goal",
                thing_id=other.id,
                field="words",
                span=_all(other.words),
                words=other.words,
                variant="same",
            )


def p18(look: Look) -> Iterator[Hit]:
    """What the family reads is easy to read."""
    target = look.limits["reading_age"]
    for placed in texts(look):
        measured = ease(placed.text) if placed.long else None
        if measured and measured.words >= look.limits["reading_words"] and measured.age > target:
            yield Hit(
                kind=placed.kind,
                thing_id=placed.thing_id,
                field=placed.field,
                variant="hard",
                span=_all(placed.text),
                words=placed.text,
                gaps={
                    "age": measured.age,
                    "target": target,
                    "words_per_sentence": f"{measured.words_per_sentence:g}",
                },
            )


def p19(look: Look) -> Iterator[Hit]:
    """Words describe and do not blame, and a family knows them."""
    ctx = look.context.by_kind[Kind.FAMILY_TEXT]
    for placed in texts(look):
        for found in language.blame_or_jargon(placed.text, ctx):
            example = f"For example: {found.kinder}." if found.kinder else ""
            yield _placed(placed, found, {"example": example})


def p42(look: Look) -> Iterator[Hit]:
    """A view says whose it is."""
    ctx = look.context.by_kind[Kind.FAMILY_TEXT]
    gaps = better.people_gaps(look)
    for placed in texts(look):
        for found in language.opinion_as_fact(placed.text, ctx):
            yield _placed(placed, found, gaps)


@lru_cache(maxsize=512)
def _alike(one: str, other: str) -> bool:
    compared = SequenceMatcher(None, one, other)
    return compared.quick_ratio() >= _ALIKE and compared.ratio() >= _ALIKE


def _who(look: Look, action: Action, found: Finding | None, variant: str) -> Hit:
    gaps = better.people_gaps(look)
    if found is None:
        return Hit(kind="action", thing_id=action.id, field="who", variant=variant, gaps=gaps)
    return _at("action", action.id, "who", found, variant, gaps)


def _linked(look: Look, action: Action) -> Iterator[Hit]:
    """Yield a tip where "mum" or "midwife" is a known person whose name could stand there."""
    if any(name in action.who.lower() for name in look.context.names):
        return
    for role in unnamed(read(action.who, look.context.name_parts)):
        known = look.context.linked.get(role.word)
        if known is not None:
            example = better.named_doer(look, action, action.who, known)
            yield Hit(
                kind="action",
                thing_id=action.id,
                field="who",
                variant="linked",
                span=_all(action.who),
                words=action.who,
                gaps={"name": known.name, "example": example},
            )
            return


def _measured(look: Look, goal: Goal) -> str:
    person = next((p for p in look.children if p.id in goal.whose), None)
    return better.measured(look, person)


def _child_of(look: Look, goal: Goal) -> str:
    names = [look.file.name_of(id_) for id_ in goal.whose]
    return next((name for name in names if name), "your child")


def _at(
    kind: str, id_: str, field: str, found: Finding, variant: str, gaps: dict[str, object]
) -> Hit:
    return Hit(
        kind=kind,
        thing_id=id_,
        field=field,
        span=found.span,
        words=found.words,
        variant=variant,
        gaps=gaps,
    )


def _placed(placed: Placed, found: Finding, gaps: dict[str, object]) -> Hit:
    return _at(placed.kind, placed.thing_id, placed.field, found, found.sort, gaps)


def _all(text: str) -> tuple[int, int]:
    return (0, len(text))
