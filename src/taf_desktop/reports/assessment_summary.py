"""An assessment in short, for the family: what is going well first, then what matters most.

Whole answers are taken over, never parts of sentences; whatever else was asked stays in the whole
assessment.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.forms.definition import Audience, Field, Section, in_language
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
from taf_desktop.reports.wording import say, show_date, spoken_date

_NEEDS = "needs"
"""The question whose rows are what matters most, the first thing first."""
_NEED, _WHOSE, _AREA = "need", "need_whose", "need_area"
_COMMENTS = "family_comments"
_FIRST = 4
"""So many needs, and the parts of life they are about, leave room on two pages."""


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
    told = tuple(_told(page, "good")) or (words(say("summary_page.assessment.good_nothing")),)
    yield Callout((heading, *told), Tone.GOOD)


def _harder(page: FormPage) -> Iterator[Block]:
    yield Heading(say("summary_page.assessment.harder"), 2, Tone.WORRY)
    told = tuple(_told(page, "worry"))
    yield from told or (words(say("summary_page.assessment.harder_nothing")),)


def _told(page: FormPage, kind: str) -> Iterator[Paragraph]:
    """Return the answers of a kind with the part of life each is about; what sums up comes first.

    Where it is written what matters most, only the parts of life it is about are told.
    """
    areas = _areas(page)
    found = [(section, item) for section, item in _asked(page) if kind in item.appearance]
    for section, item in sorted(found, key=lambda each: not _sums_up(each[0])):
        answer = page.session.shown(item.name).strip()
        if answer and (not areas or section.name in areas or _sums_up(section)):
            name = in_language(section.label, page.language)
            yield labelled(say("summary_page.assessment.part", name=name), answer)


def _areas(page: FormPage) -> frozenset[str]:
    """Return the sections that the first needs are about."""
    keys = (row_key(_NEEDS, row, _AREA) for row in _need_rows(page)[:_FIRST])
    found = (page.session.value(key) for key in keys)
    return frozenset(each for each in found if isinstance(each, str) and each)


def _need_rows(page: FormPage) -> tuple[str, ...]:
    asked = any(item.name == _NEEDS for _, item in _asked(page))
    return page.session.telling_rows(_NEEDS) if asked else ()


def _asked(page: FormPage) -> Iterator[tuple[Section, Field]]:
    for section in page.session.definition.sections:
        if page.session.section_is_relevant(section.name):
            yield from ((section, item) for item in section.fields if page.prints(item, item.name))


def _sums_up(section: Section) -> bool:
    return any(item.name == _NEEDS for item in section.fields)


def _first(page: FormPage) -> Iterator[Block]:
    """Return what matters most, the first thing first, and whose need it is."""
    items = [_need(page, row) for row in _need_rows(page)]
    if items:
        yield Heading(say("summary_page.assessment.first"), 2, Tone.HOPE)
        yield Bullets(tuple(items), numbered=True)


def _need(page: FormPage, row: str) -> Paragraph:
    told = sentence(page.session.shown(row_key(_NEEDS, row, _NEED)))
    key = row_key(_NEEDS, row, _WHOSE)
    chosen = page.session.value(key)
    options = {each.name: in_language(each.label) for each in page.session.options(key)}
    names = (
        [options[each] for each in chosen if each in options] if isinstance(chosen, tuple) else []
    )
    whose = say("plan_page.want.whose", names=listed(names)) if names else ""
    return words(strong(told), " " if told and whose else "", whose)


def _comments(page: FormPage) -> Iterator[Block]:
    for _, item in _asked(page):
        if item.name != _COMMENTS:
            continue
        told = PRINTERS[item.type](page, item, item.name)
        if told:
            yield Heading(say("summary_page.assessment.comments"), 2)
            yield from told
