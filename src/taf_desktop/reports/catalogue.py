"""The documents that can be printed. A new one is its own module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.forms.definition import FormDefinition, Option
from taf_desktop.reports.assessment_document import assessment_document
from taf_desktop.reports.meeting_document import meeting_document
from taf_desktop.reports.plan_document import plan_document
from taf_desktop.reports.render import PdfDocument, render
from taf_desktop.reports.style import Style
from taf_desktop.reports.tree import DocumentTree


class Inputs(Protocol):
    """What a document may need. Whoever asks for one fills in what it is about."""

    @property
    def document_id(self) -> str:
        """Which document it is."""
        ...

    @property
    def file(self) -> FamilyFile:
        """Everything recorded about the family."""
        ...

    @property
    def lists(self) -> Mapping[str, Sequence[Option]]:
        """The choices only the record knows, by their source."""
        ...

    @property
    def today(self) -> date:
        """The day it is printed."""
        ...

    @property
    def assessment(self) -> Assessment | None:
        """The assessment, for the document of one."""
        ...

    @property
    def definition(self) -> FormDefinition | None:
        """The form the assessment was answered with."""
        ...

    @property
    def meeting(self) -> MeetingFile | None:
        """The meeting, for the notes of one."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its id, the words id of its name, and what makes its tree."""

    id: str
    title: str
    build: Callable[[Inputs, str], DocumentTree]


def make(inputs: Inputs, copy_for: str = "", style: Style | None = None) -> PdfDocument:
    """Return a document as a PDF file. ``copy_for`` is the name of the person whose copy it is.

    Raises:
        Bug: there is no such document, or what it is about was not given.
    """
    entry = next((each for each in DOCUMENTS if each.id == inputs.document_id), None)
    if entry is None:
        raise Bug("page.problem.nothing_to_print")
    return render(entry.build(inputs, copy_for), style)


def _plan(inputs: Inputs, copy_for: str) -> DocumentTree:
    if inputs.file.plan is None:
        raise Bug("page.problem.nothing_to_print")
    return plan_document(inputs.file, inputs.file.plan, copy_for=copy_for, today=inputs.today)


def _meeting(inputs: Inputs, _copy_for: str) -> DocumentTree:
    if inputs.meeting is None:
        raise Bug("page.problem.nothing_to_print")
    return meeting_document(inputs.file, inputs.meeting, today=inputs.today)


def _assessment(inputs: Inputs, _copy_for: str) -> DocumentTree:
    if inputs.assessment is None or inputs.definition is None:
        raise Bug("page.problem.nothing_to_print")
    return assessment_document(
        inputs.file,
        inputs.assessment,
        inputs.definition,
        lists=inputs.lists,
        today=inputs.today,
    )


DOCUMENTS: tuple[Entry, ...] = (
    Entry("plan", "page.document.plan", _plan),
    Entry("meeting", "page.document.meeting", _meeting),
    Entry("assessment", "page.document.assessment", _assessment),
)
"""Every document, in the order in which they are offered."""
