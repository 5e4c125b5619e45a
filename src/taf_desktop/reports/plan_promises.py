"""What the printed plan promises: what is shared with whom, and who agreed.

A plan is copied to everybody in the team. What a person does not want shared, and with whom, would
give away on other people's copies exactly what it is meant to protect; it stands on their own copy
alone. Nobody's "no" is printed for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taf_desktop.domain.family import Agreement, Person
from taf_desktop.domain.family_file import FamilyFile, PlanFile, call_name
from taf_desktop.domain.plan import PlanAnswer
from taf_desktop.reports.phrases import (
    agreement_of,
    labelled,
    listed,
    near_date,
    sentence,
    taking_part,
)
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    Heading,
    Signatures,
    Span,
    Table,
    words,
)
from taf_desktop.reports.wording import kept, label_of, quoted, say

_SAID_SOMETHING = ("agree", "agree_part", "disagree", "prefer_not_to_say")


def share_blocks(file: FamilyFile, copy_for: str) -> tuple[Block, ...]:
    """Return what is shared: each thing agreed to, and who agreed to it, by their newest answer."""
    agreed = [(person, answer) for person in file.people if (answer := agreement_of(file, person))]
    heading = Heading(say("plan_page.share.heading"), 2)
    if not agreed:
        return (Callout((heading, words(say("plan_page.share.nothing")))),)
    own = [answer for person, answer in agreed if copy_for in {call_name(person), person.name}]
    blocks = (
        heading,
        words(say("plan_page.share.promise")),
        *_scopes(agreed),
        *(_own_limits(own[0]) if copy_for and own else _limits(agreed)),
        words(say("plan_page.share.harm")),
    )
    return (Callout(blocks),)


def _scopes(agreed: Sequence[tuple[Person, Agreement]]) -> Iterator[Block]:
    """Name those who said yes to the same things once, and then the things."""
    same: dict[str, list[str]] = {}
    for code in dict.fromkeys(code for _, answer in agreed for code in answer.scope):
        names = listed([call_name(person) for person, answer in agreed if code in answer.scope])
        same.setdefault(names, []).append(sentence(label_of("agreement_scope", code)))
    items = tuple(
        labelled(say("plan_page.share.scope", names=names), " ".join(told))
        for names, told in same.items()
    )
    if items:
        yield Bullets(items)


def _limits(agreed: Sequence[tuple[Person, Agreement]]) -> Iterator[Block]:
    """Say that limits are kept, and not whose they are."""
    if any(answer.limits.strip() or answer.not_share_with.strip() for _, answer in agreed):
        yield words(say("plan_page.share.limits"))


def _own_limits(answer: Agreement) -> Iterator[Block]:
    told = (("own_limits", answer.limits), ("not_with", answer.not_share_with))
    for name, text in told:
        if text.strip():
            yield labelled(say(f"plan_page.share.{name}"), text)


def agreed_blocks(file: FamilyFile, plan: PlanFile, day: date) -> tuple[Block, ...]:
    """Return who agreed, what is seen differently, and lines for those who have not signed.

    Dates near ``day``, the plan's own, stand without their year.
    """
    blocks: list[Block] = [Heading(say("plan_page.agreed.heading"), 2)]
    given = [answer for answer in plan.answers if answer.answer in _SAID_SOMETHING]
    if given:
        headers = tuple(say(f"plan_page.agreed.{name}") for name in ("who", "answer", "date"))
        blocks.append(
            Table(
                headers,
                tuple(_row(answer, day) for answer in given),
                (26, 56, 18),
                row_headers=True,
            )
        )
    else:
        blocks.append(words(say("plan_page.agreed.nothing")))
    blocks += _seen_differently(plan)
    signing = [(name, "") for name in _still_to_ask(file, plan)]
    if signing:
        blocks += [words(say("plan_page.agreed.sign")), Signatures(tuple(signing))]
    return tuple(blocks)


def _row(answer: PlanAnswer, day: date) -> tuple[tuple[Span, ...], ...]:
    told = sentence(label_of("plan_answer", answer.answer))
    given = near_date(answer.given_on, day).replace("\u00a0", " ")
    if answer.own_words.strip():
        told += " " + kept(quoted(answer.own_words))
    return (Span(answer.who),), (Span(told),), (Span(given),)


def _seen_differently(plan: PlanFile) -> Iterator[Block]:
    for answer in plan.answers:
        if answer.answer in _SAID_SOMETHING and answer.reason.strip():
            yield labelled(say("plan_page.agreed.differently", name=answer.who), answer.reason)


def _still_to_ask(file: FamilyFile, plan: PlanFile) -> list[str]:
    """Return the names of those who have not answered: as asked so far, else the family's own."""
    waiting = [answer.who for answer in plan.answers if answer.answer not in _SAID_SOMETHING]
    if not plan.answers:
        family = taking_part(file, plan)
        waiting = [call_name(person) for person in family if person.who != "unborn"]
        waiting.append(file.family.lead_name)
    return [name for name in waiting if name]
