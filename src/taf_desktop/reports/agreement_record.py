"""The record of who agreed to what: everybody's for the lead's own file, one's own for a person.

What a person limits, and whom they do not want to hear it, stands on nobody else's copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taf_desktop.domain.family import Agreement, Person
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.reports.answer_parts import record_answer
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.phrases import sentence
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    DocumentTree,
    Heading,
    Paragraph,
    Signatures,
    Span,
    Together,
    strong,
    words,
)
from taf_desktop.reports.wording import label_of, say, show_date, spoken_date

_ASKED = frozenset({"agree", "agree_limits", "decline", "withdrawn"})


def agreement_record(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return the agreements of everybody, or of the person whose copy it is."""
    file = inputs.file
    people = people_for(file, copy_for)
    foot = (
        say("plan_page.foot.copy", name=copy_for) if copy_for else say("agreement_page.record.foot")
    )
    told = [Together(tuple(_person(file, person, own=bool(copy_for)))) for person in people]
    return DocumentTree(
        title=say("agreement_page.record.title"),
        heading=say("agreement_page.record.heading"),
        above=file.family.name,
        corner=(spoken_date(inputs.today),),
        foot=foot,
        blocks=(
            words(say("agreement_page.record.intro")),
            *(told or (words(say("agreement_page.record.nobody")),)),
        ),
    )


def people_for(file: FamilyFile, copy_for: str) -> tuple[Person, ...]:
    """Return the person whose copy it is, or everybody if it is nobody's own."""
    if not copy_for:
        return file.people
    return tuple(each for each in file.people if copy_for in {call_name(each), each.name})


def answers_of(file: FamilyFile, person: Person) -> list[Agreement]:
    """Return a person's answers, the newest first."""
    answers = [each for each in file.agreements if each.person == person.id]
    return sorted(answers, key=lambda each: (each.given_on, each.id), reverse=True)


def scope_list(answer: Agreement) -> Bullets:
    """Return what a person said yes to."""
    told = [sentence(label_of("agreement_scope", code)) for code in answer.scope]
    return Bullets(tuple(words(each) for each in told))


def _person(file: FamilyFile, person: Person, *, own: bool) -> Iterator[Block]:
    yield Heading(call_name(person) or person.name, 2)
    newest, *earlier = answers_of(file, person) or [Agreement(id="", family_id="")]
    if newest.decision not in _ASKED:
        yield words(say("agreement_page.record.not_asked"))
        if own:
            yield from record_answer()
        return
    yield from _lines(_about(newest))
    if newest.scope:
        yield words(strong(say("agreement_page.record.scope")))
        yield scope_list(newest)
    yield from _lines(_limits(newest))
    yield from _lines(_explained(newest))
    if earlier:
        yield Heading(say("agreement_page.record.before"), 3)
        yield Bullets(tuple(words(_earlier(each)) for each in earlier))
    if own:
        yield words(say("agreement_page.record.sign"))
        yield Signatures(((call_name(person), ""),))


def _about(answer: Agreement) -> Sequence[tuple[str, str]]:
    return (
        ("answer", sentence(label_of("agreement_decision", answer.decision))),
        ("given", show_date(answer.given_on)),
        ("how", label_of("given_how", answer.given_how)),
        ("withdrawn", show_date(answer.withdrawn_on)),
        ("effect", answer.withdrawal_effect),
    )


def _limits(answer: Agreement) -> Sequence[tuple[str, str]]:
    return (
        ("limits", answer.limits),
        ("not_with", answer.not_share_with),
        ("again", show_date(answer.review_by)),
    )


def _explained(answer: Agreement) -> Sequence[tuple[str, str]]:
    ways = [label_of("explained_how", code) for code in answer.explained_how]
    return (
        ("explained", say("page.list.between").join(ways)),
        ("voluntary", label_of("yes_no", answer.voluntary_explained)),
        ("harm", label_of("yes_no", answer.limits_explained)),
        ("notice", answer.privacy_notice),
        ("witness", answer.witness),
        ("interpreter", answer.interpreter_used),
    )


def _lines(told: Sequence[tuple[str, str]]) -> Iterator[Paragraph]:
    """Return labels and what belongs to them, a line each, in one paragraph."""
    spans: list[Span] = []
    for name, text in told:
        if text.strip():
            label = strong(say(f"agreement_page.record.{name}"))
            spans += [Span("\n" if spans else ""), label, Span(text.strip())]
    if spans:
        yield words(*spans)


def _earlier(answer: Agreement) -> str:
    date = show_date(answer.given_on) or say("agreement_page.record.no_date")
    told = sentence(label_of("agreement_decision", answer.decision))
    return say("agreement_page.record.earlier", date=date, answer=told)
