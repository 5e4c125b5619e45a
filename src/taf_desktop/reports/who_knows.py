"""Who knows what about us: who may hear what each person said, and who was given a copy.

It follows the same rule as every copy (``services.sharing``, handed in as ``shared_with``). On a
person's own copy stand their own answers, and the copies they or the team were given: who else of
the family got one may be what keeps somebody safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taf_desktop.domain.family import Agreement, Person, takes_part
from taf_desktop.domain.family_file import call_name
from taf_desktop.domain.printing import GivenCopy
from taf_desktop.reports.agreement_record import people_for, scope_list
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.phrases import labelled, whole_date
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Heading,
    Span,
    Table,
    Tone,
    words,
)
from taf_desktop.reports.who_words import role_words
from taf_desktop.reports.wording import kept, say, spoken_date, translated

_IN_BRACKETS = re.compile(r"(.+) \((.+)\)")
_VERSION = re.compile(r"(.+), version (\d+)")
"""How a team's member (``services.sharing.team_name``) and a copy (``copies.what_version``) are
named in English, in which both are kept."""


def who_knows(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return who knows what: about everybody, or about the person whose copy it is."""
    file = inputs.file
    people = people_for(file, copy_for)
    told = [block for person in people for block in _person(inputs, person, own=bool(copy_for))]
    foot = (
        say("plan_page.foot.copy", name=copy_for) if copy_for else say("agreement_page.record.foot")
    )
    return DocumentTree(
        title=say("agreement_page.who.title"),
        heading=say("agreement_page.who.heading"),
        above=file.family.name,
        corner=(spoken_date(inputs.today),),
        foot=foot,
        blocks=(
            words(say("agreement_page.who.intro")),
            *(told or (words(say("agreement_page.who.nobody")),)),
            *_copies(_copies_for(inputs.copies, people, own=bool(copy_for))),
            _harm(),
            *_change(file.family.lead_name),
        ),
    )


def _person(inputs: Inputs, person: Person, *, own: bool) -> Iterator[Block]:
    answer = inputs.file.current_agreement(person.id)
    if answer is None and not own:
        return
    yield Heading(say("agreement_page.who.of", name=call_name(person) or person.name), 2)
    if answer is None or not takes_part(answer):
        yield words(say("agreement_page.who.scope_nothing"))
        return
    yield from _hears(inputs.shared_with.get(person.id, ()), answer)
    if answer.scope:
        yield Heading(say("agreement_page.who.scope"), 3)
        yield scope_list(answer)
    yield from _limits(answer)


def _hears(names: Sequence[str], answer: Agreement) -> Iterator[Block]:
    yield Heading(say("agreement_page.who.hears"), 3)
    if names:
        yield Bullets(tuple(words(_member(name)) for name in names))
        return
    shares = {"contact_named", "share_plan"} & set(answer.scope)
    yield words(say(f"agreement_page.who.{'no_team' if shares else 'hears_nobody'}"))


def _limits(answer: Agreement) -> Iterator[Block]:
    told = (("own_limits", answer.limits), ("not_with", answer.not_share_with))
    lines = [
        labelled(say(f"agreement_page.who.{name}"), text) for name, text in told if text.strip()
    ]
    if lines:
        yield Heading(say("agreement_page.who.limits"), 3)
        yield from lines


def _copies_for(
    copies: Sequence[GivenCopy], people: Sequence[Person], *, own: bool
) -> tuple[GivenCopy, ...]:
    theirs = {"", *(person.id for person in people)}
    return tuple(each for each in copies if not own or each.person_id in theirs)


def _copies(copies: Sequence[GivenCopy]) -> Iterator[Block]:
    yield Heading(say("agreement_page.who.copies"), 2)
    if not copies:
        yield words(say("agreement_page.who.copies_nothing"))
        return
    headers = tuple(say(f"agreement_page.who.{name}") for name in ("on", "what", "to", "how"))
    rows = tuple(tuple((Span(cell),) for cell in _copy(each)) for each in copies)
    yield Table(headers, rows, (30, 25, 27, 18))


def _copy(each: GivenCopy) -> tuple[str, ...]:
    return whole_date(each.on), _given(each.what), translated(each.to), translated(each.how)


def _member(name: str) -> str:
    """Return "Max Example (Housing or homelessness)" with the kind of service translated."""
    found = _IN_BRACKETS.fullmatch(name)
    return f"{kept(found[1])} ({kept(role_words(found[2]))})" if found else role_words(name)


def _given(what: str) -> str:
    """Return what was given in the language spoken: "The plan, version 2"."""
    found = _VERSION.fullmatch(what)
    if found is None or translated(found[1]) == found[1]:
        return translated(what)
    version = say("meeting_page.corner.version", number=found[2])
    return say("page.list.between").join((translated(found[1]), version))


def _harm() -> Block:
    heading = Heading(say("agreement_page.who.harm"), 2)
    return Callout((heading, words(say("plan_page.share.harm"))), Tone.PLAIN)


def _change(lead: str) -> Iterator[Block]:
    yield Heading(say("agreement_page.who.change"), 2)
    name = "change_words" if lead else "change_plain"
    yield words(say(f"agreement_page.who.{name}", name=lead))
