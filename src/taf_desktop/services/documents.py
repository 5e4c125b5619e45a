"""Documents: gathering what one says, having it drawn, and saving it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.family_file import FamilyFile, MeetingFile
from taf_desktop.domain.ports import Document, UnitOfWorkFactory
from taf_desktop.forms.definition import FormDefinition
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.gather import family_file
from taf_desktop.services.lists import Lists, family_lists
from taf_desktop.support.atomic import write_bytes
from taf_desktop.support.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequest:
    """Everything a document needs, as frozen values, so that it can be drawn on another thread.

    ``document_id`` is ``plan``, ``assessment`` or ``meeting``; the assessment with its form, or the
    meeting, is set where the document is about one. ``copy_for`` is the name of the person whose
    copy it is, "" if it is nobody's own.
    """

    document_id: str
    file: FamilyFile
    lists: Lists
    today: date
    assessment: Assessment | None = None
    definition: FormDefinition | None = None
    meeting: MeetingFile | None = None
    copy_for: str = ""


DocumentMaker = Callable[[DocumentRequest], Document]


class Documents:
    """What a lead professional prints or saves for a family."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        assessments: Assessments,
        make: DocumentMaker,
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._assessments = assessments
        self._make = make
        self._clock = clock

    def gather(
        self, document_id: str, family_id: str, of_id: str = "", *, copy_for: str = ""
    ) -> DocumentRequest:
        """Return what a document needs. ``of_id`` names the assessment or meeting. Database lane.

        ``copy_for`` is the name of the person whose copy it is to be.

        Raises:
            UserError: ``documents.nothing_yet``, there is nothing to print; ``record.gone``.
        """
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
            assessment = next((a for a in file.assessments if a.id == of_id), None)
            meeting = next((m for m in file.meetings if m.meeting.id == of_id), None)
            missing = {"plan": file.plan, "assessment": assessment, "meeting": meeting}
            if missing[document_id] is None:
                raise UserError("documents.nothing_yet")
            definition = self._assessments.definition_of(unit, assessment) if assessment else None
        return DocumentRequest(
            document_id=document_id,
            file=file,
            lists=family_lists(file),
            today=self._clock.today(),
            assessment=assessment,
            definition=definition,
            meeting=meeting,
            copy_for=copy_for,
        )

    def draw(self, request: DocumentRequest) -> Document:
        """Return the finished document. Cpu lane."""
        return self._make(request)


def save_document(document: Document, path: Path) -> None:
    """Write a document where the person chose, all of it or nothing.

    Raises:
        EnvironmentProblem: ``documents.not_saved``, with nothing half-written left behind.
    """
    try:
        write_bytes(path, document.pdf)
    except OSError as problem:
        raise EnvironmentProblem("documents.not_saved") from problem


def suggested_name(request: DocumentRequest) -> str:
    """Return a neutral file name: what it is and the day, never whom it is about."""
    return f"taf-{request.document_id}-{request.today.isoformat()}.pdf"
