"""What the printed plan promises: what is shared with whom, and who agreed.

A plan is copied to everybody in the team. What a person does not want shared, and with whom, would
give away on other people's copies exactly what it is meant to protect; it stands on their own copy
alone. Nobody's "no" is printed for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family import Agreement, Person
from taf_desktop.domain.family_file import FamilyFile, PlanFile, call_name
from taf_desktop.domain.plan import PlanAnswer
from taf_desktop.forms.codes import label_of
from taf_desktop.reports.phrases import labelled, listed
from taf_desktop.reports.text_blocks import quoted
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    Facts,
    Heading,
    Signatures,
    Span,
    Table,
    Together,
    words,
)
from taf_desktop.support.words import say

_YES = ("agree", "agree_limits")
_SAID_SOMETHING = ("agree", "agree_part", "disagree", "prefer_not_to_say")


def share_blocks(file: FamilyFile, copy_for: str) -> tuple[Block, ...]:
    """Return what is shared: each thing agreed to, and who agreed to it, by their newest answer."""
    agreed = [(person, answer) for person in file.people if (answer := _agreement(file, person))]
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
    return (Together((Callout(blocks),)),)


def _agreement(file: FamilyFile, person: Person) -> Agreement | None:
    answer = file.current_agreement(person.id)
    return answer if answer is not None and answer.decision in _YES else None


def _scopes(agreed: Sequence[tuple[Person, Agreement]]) -> Iterator[Block]:
    codes = dict.fromkeys(code for _, answer in agreed for code in answer.scope)
    items = tuple(
        labelled(
            say("plan_page.share.scope", what=label_of("agreement_scope", code)),
            listed([call_name(person) for person, answer in agreed if code in answer.scope]),
        )
        for code in codes
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


def agreed_blocks(file: FamilyFile, plan: PlanFile) -> tuple[Block, ...]:
    """Return who agreed, what is seen differently, and lines for those who have not signed."""
    blocks: list[Block] = [Heading(say("plan_page.agreed.heading"), 2)]
    given = [answer for answer in plan.answers if answer.answer in _SAID_SOMETHING]
    if given:
        headers = tuple(say(f"plan_page.agreed.{name}") for name in ("who", "answer", "date"))
        blocks.append(Table(headers, tuple(map(_row, given)), (26, 46, 28), row_headers=True))
    else:
        blocks.append(words(say("plan_page.agreed.nothing")))
    blocks += _seen_differently(plan)
    signing = [(name, "") for name in _still_to_ask(file, plan)]
    if signing:
        blocks += [words(say("plan_page.agreed.sign")), Signatures(tuple(signing))]
    return tuple(blocks)


def _row(answer: PlanAnswer) -> tuple[tuple[Span, ...], ...]:
    told = label_of("plan_answer", answer.answer)
    if answer.own_words.strip():
        told += "\n" + quoted(answer.own_words)
    return (Span(answer.who),), (Span(told),), (Span(show_date(answer.given_on)),)


def _seen_differently(plan: PlanFile) -> Iterator[Block]:
    rows = tuple(
        (say("plan_page.agreed.differently", name=answer.who), (words(answer.reason.strip()),))
        for answer in plan.answers
        if answer.reason.strip()
    )
    if rows:
        yield Facts(rows)


def _still_to_ask(file: FamilyFile, plan: PlanFile) -> list[str]:
    """Return the names of those who have not answered: as asked so far, else the family's own."""
    waiting = [answer.who for answer in plan.answers if answer.answer not in _SAID_SOMETHING]
    if not plan.answers:
        waiting = [file.name_of(person.id) for person in file.people if person.who != "unborn"]
        waiting.append(file.family.lead_name)
    return [name for name in waiting if name]
