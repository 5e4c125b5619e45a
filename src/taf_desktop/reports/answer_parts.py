"""The last part of a page that its family answers: what they think of it, in fields to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.family import Family
from taf_desktop.reports.tree import Block, Choice, Heading, TextField, Together, words
from taf_desktop.reports.wording import say

_TO_CHANGE = 4
_HAPPENED, _WISH = 6, 5
_KEEP = 2
_SLIP = 3


def plan_answer(family: Family) -> tuple[Block, ...]:
    """Return room to say what somebody thinks of a plan that is a draft."""
    give = "give" if family.lead_name else "give_us"
    choice = _choice("plan", "agree", "all", "part", "none")
    return (
        Together(
            (
                Heading(say("answer_page.plan.heading"), 2),
                words(
                    say("answer_page.plan.words"),
                    " " + say(f"answer_page.plan.{give}", name=family.lead_name),
                ),
                choice,
            )
        ),
        TextField(say("answer_page.plan.change"), _TO_CHANGE),
        _signed(),
    )


def plan_slip() -> Block:
    """Return room for what is not right in a plan that is agreed."""
    return TextField(say("answer_page.slip"), _SLIP)


def comment() -> Iterator[Block]:
    """Walk what to write down to comment or complain."""
    yield TextField(say("answer_page.comments.happened"), _HAPPENED)
    yield TextField(say("answer_page.comments.wish"), _WISH)
    yield Together(
        (TextField(say("answer_page.name")), TextField(say("answer_page.comments.reach")))
    )


def record_answer() -> Iterator[Block]:
    """Walk the answer of somebody who has not been asked yet."""
    yield Together(
        (
            Heading(say("answer_page.record.heading"), 3),
            words(say("answer_page.record.words")),
            _choice("record", "take_part", "all", "limits", "none"),
        )
    )
    yield TextField(say("answer_page.record.keep"), _KEEP)
    yield _signed()


def _choice(part: str, asked: str, *options: str) -> Choice:
    told = tuple(say(f"answer_page.{part}.{each}") for each in options)
    return Choice(say(f"answer_page.{part}.{asked}"), told)


def _signed() -> Block:
    return Together((TextField(say("answer_page.name")), TextField(say("answer_page.date"))))
