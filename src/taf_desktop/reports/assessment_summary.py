"""An assessment in short, for the family: what is going well first, then what matters most.

Whole answers are taken over, never parts of sentences; whatever else was asked stays in the whole
assessment.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.forms.definition import Audience, in_language
from taf_desktop.forms.in_short import (
    GOOD,
    NEED,
    NEEDS,
    WORRY,
    comments,
    need_rows,
    told,
    whose_need,
)
from taf_desktop.forms.keys import row_key
from taf_desktop.forms.session import FormSession
from taf_desktop.reports.assessment_document import FINISHED
from taf_desktop.reports.form_report import PRINTERS, FormPage
from taf_desktop.reports.inputs import Inputs, the_assessment
from taf_desktop.reports.phrases import labelled, listed, sentence
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Heading,
    Paragraph,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import say, show_date, spoken_date, translated


def assessment_summary(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return an assessment in short; a draft until it is finished."""
    assessment, definition = the_assessment(inputs)
    session = FormSession(definition, assessment.answers, lists=inputs.lists, today=inputs.today)
    page = FormPage(session, Audience.FAMILY)
    draft = assessment.status != FINISHED
    corner = (
        say("form_page.corner.draft", date=spoken_date(inputs.today))
        if draft
        else say("form_page.corner.finished", date=show_date(assessment.finished))
    )
    return DocumentTree(
        title=say("summary_page.assessment.title"),
        heading=say("summary_page.assessment.heading"),
        above=inputs.file.family.name,
        corner=(corner,),
        foot=say(f"plan_page.foot.{'copy' if copy_for else 'plain'}", name=copy_for),
        draft=draft,
        blocks=(
            words(say("summary_page.assessment.intro")),
            *_good(page),
            *_first(page),
            *_harder(page),
            *_comments(page),
            words(say("summary_page.assessment.all")),
        ),
    )


def _good(page: FormPage) -> Iterator[Block]:
    heading = Heading(say("summary_page.assessment.good"), 2, Tone.GOOD)
    good = tuple(_told(page, GOOD)) or (words(say("summary_page.assessment.good_nothing")),)
    yield Callout((heading, *good), Tone.GOOD)


def _harder(page: FormPage) -> Iterator[Block]:
    yield Heading(say("summary_page.assessment.harder"), 2, Tone.WORRY)
    harder = tuple(_told(page, WORRY))
    yield from harder or (words(say("summary_page.assessment.harder_nothing")),)


def _told(page: FormPage, kind: str) -> Iterator[Paragraph]:
    """Return the answers of a kind with the part of life each is about."""
    for section, item in told(page.session, kind):
        name = translated(in_language(section.label, page.language))
        label = say("summary_page.assessment.part", name=name)
        yield labelled(label, page.session.shown(item.name).strip())


def _first(page: FormPage) -> Iterator[Block]:
    """Return what matters most, the first thing first, and whose need it is."""
    items = [_need(page, row) for row in need_rows(page.session)]
    if items:
        yield Heading(say("summary_page.assessment.first"), 2, Tone.HOPE)
        yield Bullets(tuple(items), numbered=True)


def _need(page: FormPage, row: str) -> Paragraph:
    told_need = sentence(page.session.shown(row_key(NEEDS, row, NEED)))
    names = whose_need(page.session, row)
    whose = say("plan_page.want.whose", names=listed(names)) if names else ""
    return words(strong(told_need), " " if told_need and whose else "", whose)


def _comments(page: FormPage) -> Iterator[Block]:
    for item in comments(page.session):
        printed = PRINTERS[item.type](page, item, item.name)
        if printed:
            yield Heading(say("summary_page.assessment.comments"), 2)
            yield from printed
