"""How to comment or complain: whom to talk to first, the stages after that, and how long each is.

What is local (addresses, stages, working days) comes from the profile of the area that is
responsible for the family, with the day on which somebody last compared it.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.family import Family
from taf_desktop.reports.answer_parts import comment
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.local_complaints import Complaints, Stage, complaints_for
from taf_desktop.reports.phrases import labelled, large_number, unbroken
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Heading,
    NewPage,
    Paragraph,
    Span,
    Table,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import say, show_date, translated


def comments_document(inputs: Inputs, _copy_for: str) -> DocumentTree:
    """Return how to comment or complain. It says nothing about the family but who its lead is."""
    family = inputs.file.family
    local = complaints_for(family.responsible_area)
    return DocumentTree(
        title=say("comments_page.title"),
        heading=say("comments_page.heading"),
        foot=say("comments_page.foot"),
        blocks=(
            words(say("comments_page.intro")),
            _first(family),
            *_manager(family),
            *_council(local),
            *_help(),
            NewPage(),
            Heading(say("comments_page.write.heading"), 2),
            words(say("comments_page.write.words")),
            *comment(),
        ),
    )


def _first(family: Family) -> Block:
    name = family.lead_name
    heading = Heading(say("comments_page.first.heading"), 2)
    blocks = (
        heading,
        words(say(f"comments_page.first.{'lead' if name else 'no_lead'}", name=name)),
        *large_number(family),
        words(say("comments_page.first.way")),
    )
    return Together((Callout(blocks, Tone.ACCENT, bar=True),))


def _manager(family: Family) -> Iterator[Block]:
    yield Heading(say("comments_page.manager.heading"), 2)
    if family.manager_name.strip():
        who = say("comments_page.manager.who", name=family.manager_name.strip())
        yield labelled(who, family.manager_contact)
    else:
        yield words(say("comments_page.manager.unknown"))
    yield words(say("comments_page.manager.own"))


def _council(local: Complaints | None) -> Iterator[Block]:
    yield Heading(say("comments_page.council.heading"), 2)
    if local is None:
        yield words(say("comments_page.council.nobody"))
        return
    yield words(say("comments_page.council.who"), strong(local.name))
    yield Bullets(tuple(_way(how, told) for how, told in local.ways))
    if local.stages:
        yield Heading(say("comments_page.council.times"), 3)
        yield _stages(local)
        yield words(say("comments_page.council.days"))
    if local.after:
        yield Heading(say("comments_page.after.heading"), 2)
        yield words(translated(local.after))
    yield _checked(local)


def _way(how: str, told: str) -> Paragraph:
    how = translated(how)
    number = all(sign.isdigit() or sign == " " for sign in told)
    return labelled(say("page.label", label=how), unbroken(told) if number else told)


def _stages(local: Complaints) -> Table:
    headers = tuple(say(f"comments_page.council.{name}") for name in ("stage", "what", "time"))
    rows = tuple(tuple((Span(cell),) for cell in _words_of(each)) for each in local.stages)
    return Table(headers, rows, (22, 52, 26), row_headers=True)


def _words_of(stage: Stage) -> tuple[str, ...]:
    return tuple(translated(words) for words in (stage.name, stage.words, stage.time))


def _checked(local: Complaints) -> Block:
    about = {"source": translated(local.source), "date": show_date(local.checked or local.seen)}
    told = say(f"comments_page.{'checked' if local.checked else 'unchecked'}", **about)
    return Paragraph((Span(told),), small=True, muted=True)


def _help() -> Iterator[Block]:
    yield Heading(say("comments_page.help.heading"), 2)
    for name in ("words", "format", "children"):
        yield words(say(f"comments_page.help.{name}"))
