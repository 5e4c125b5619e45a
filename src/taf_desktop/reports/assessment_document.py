"""A finished or half-finished assessment on paper, for the family or for professionals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.definition import Audience, FormDefinition, Option, in_language
from taf_desktop.forms.session import FormSession
from taf_desktop.reports.family_pictures import family_pictures
from taf_desktop.reports.form_report import FormPage, section_blocks
from taf_desktop.reports.tree import Block, DocumentTree, words
from taf_desktop.reports.wording import say, show_date, spoken_date

FINISHED = "finished"


def assessment_document(
    file: FamilyFile,
    assessment: Assessment,
    definition: FormDefinition,
    *,
    lists: Mapping[str, Sequence[Option]],
    today: date,
    audience: Audience = Audience.FAMILY,
) -> DocumentTree:
    """Return an assessment as a document.

    ``definition`` is the version it was answered with; ``lists`` are the choices only the record
    knows. What is meant for professionals stays out of the family's copy.
    """
    session = FormSession(definition, assessment.answers, lists=lists, today=today)
    page = FormPage(session, audience)
    title = in_language(definition.title)
    return DocumentTree(
        title=title,
        heading=title,
        above=file.family.name,
        corner=_corner(assessment, today),
        foot=say("form_page.foot"),
        draft=assessment.status != FINISHED,
        blocks=(
            *_intro(file),
            *(block for section in definition.sections for block in section_blocks(page, section)),
            *family_pictures(file, today),
        ),
    )


def _corner(assessment: Assessment, today: date) -> tuple[str, ...]:
    lines: list[str] = []
    if assessment.started:
        lines.append(say("form_page.corner.started", date=show_date(assessment.started)))
    if assessment.status == FINISHED:
        lines.append(say("form_page.corner.finished", date=show_date(assessment.finished)))
    else:
        lines.append(say("form_page.corner.draft", date=spoken_date(today)))
    return tuple(lines)


def _intro(file: FamilyFile) -> tuple[Block, ...]:
    about = say("form_page.intro")
    if file.family.lead_name:
        about += " " + say("form_page.lead", name=file.family.lead_name)
    return (words(about),)
