"""What a document may need, whoever asks for one, and what makes a document of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from taf_desktop.coach.view import MoreFacts
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, PlanFile
from taf_desktop.domain.printing import GivenCopy
from taf_desktop.forms.definition import FormDefinition, Option
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

    @property
    def shared_with(self) -> Mapping[str, Sequence[str]]:
        """Who may hear what a person said, by the person's id: names of the team's members."""
        ...

    @property
    def copies(self) -> Sequence[GivenCopy]:
        """The copies that were given away, the oldest first."""
        ...

    @property
    def area(self) -> str:
        """The profile whose rules the coach goes by; "" for none."""
        ...

    @property
    def more(self) -> MoreFacts | None:
        """What the coach knows beside the file, for a document that asks it."""
        ...


Builder = Callable[[Inputs, str], DocumentTree]
"""Makes a document's tree; the second value is the name of the person whose copy it is."""


def the_plan(inputs: Inputs) -> PlanFile:
    """Return the plan a document is about.

    Raises:
        Bug: there is none.
    """
    if inputs.file.plan is None:
        raise Bug("page.problem.nothing_to_print")
    return inputs.file.plan


def the_meeting(inputs: Inputs) -> MeetingFile:
    """Return the meeting a document is about.

    Raises:
        Bug: it was not given.
    """
    if inputs.meeting is None:
        raise Bug("page.problem.nothing_to_print")
    return inputs.meeting


def the_assessment(inputs: Inputs) -> tuple[Assessment, FormDefinition]:
    """Return the assessment a document is about, and its form.

    Raises:
        Bug: it was not given.
    """
    if inputs.assessment is None or inputs.definition is None:
        raise Bug("page.problem.nothing_to_print")
    return inputs.assessment, inputs.definition
