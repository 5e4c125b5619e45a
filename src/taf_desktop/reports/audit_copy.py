"""The audit copy: the local quality review and what is still missing, with nobody's name in it.

Every word on it is the program's own: what somebody wrote may name anybody, so none of it is here.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.coach.coach import Coach
from taf_desktop.coach.completeness import Group, Item, completeness
from taf_desktop.coach.lists import file_content
from taf_desktop.coach.quality_review import (
    Question,
    Section,
    mask_of_child,
    quality_review,
    without_names,
)
from taf_desktop.coach.rulebook import for_area
from taf_desktop.coach.view import MoreFacts, PlanView
from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.tree import (
    Block,
    DocumentTree,
    Heading,
    Span,
    Table,
    words,
)
from taf_desktop.reports.wording import say, spoken_date

_WIDTHS = (56, 44)


def audit_copy(inputs: Inputs, _copy_for: str) -> DocumentTree:
    """Return the audit copy of a record. It never says whose it is."""
    view = PlanView(file=inputs.file, today=inputs.today, more=inputs.more or MoreFacts())
    rules = for_area(inputs.area)
    review = without_names(quality_review(view, rules), inputs.file)
    rest = {each.fingerprint for each in inputs.file.laid_to_rest}
    whole = completeness(
        Coach(rules), view, fine=rest, called=lambda child: mask_of_child(child, inputs.file)
    )
    count = len(review.questions)
    return DocumentTree(
        title=say("audit_page.title"),
        heading=say("audit_page.heading"),
        corner=(spoken_date(inputs.today),),
        foot=say("audit_page.foot"),
        blocks=(
            words(say("audit_page.intro")),
            words(say("audit_page.sum", per_cent=review.per_cent, count=count)),
            words(say("audit_page.ready", ready=whole.ready, total=whole.total)),
            words(review.note),
            *(block for section in review.sections for block in _section(section)),
            Heading(say("audit_page.complete"), 2),
            *(block for group in whole.groups for block in _group(group)),
        ),
    )


def _section(section: Section) -> Iterator[Block]:
    grades = sequence(file_content("quality_review")["grades"])
    yield Heading(section.title, 2)
    grade = text(grades[section.grade])
    yield words(say("audit_page.grade", number=section.grade, grade=grade))
    headers = (say("audit_page.question"), say("audit_page.answer"))
    rows = tuple(((Span(each.label),), (Span(_answer(each)),)) for each in section.questions)
    yield Table(headers, rows, _WIDTHS, row_headers=True)


def _answer(question: Question) -> str:
    answers = mapping(file_content("quality_review")["answers"])
    answer = text(answers[question.answer.value])
    what = say("page.list.between").join(question.missing)
    if what:
        return say("audit_page.missing", answer=answer, what=what)
    return say("audit_page.answered", answer=answer)


def _group(group: Group) -> Iterator[Block]:
    yield Heading(group.title, 3)
    headers = (say("audit_page.line"), say("audit_page.state"))
    rows = tuple(((Span(each.label),), (Span(_state(each)),)) for each in group.items)
    yield Table(headers, rows, _WIDTHS, row_headers=True)


def _state(item: Item) -> str:
    if item.ready:
        return say("audit_page.is_ready")
    return say("audit_page.not_ready", count=len(item.missing))
