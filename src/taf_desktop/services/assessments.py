"""Assessments: starting one on the current form, saving drafts, finishing and correcting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.forms.definition import FormDefinition
from taf_desktop.forms.loader import load
from taf_desktop.services.gather import family_file
from taf_desktop.services.lists import Lists, family_lists
from taf_desktop.services.signing import reopen, sign
from taf_desktop.support.clock import Clock
from taf_desktop.support.ids import new_id

WHOLE_FAMILY = "taf-assessment"


@dataclass(frozen=True, slots=True)
class OpenAssessment:
    """An assessment with the form it was answered on, and last time's answers."""

    assessment: Assessment
    definition: FormDefinition
    lists: Lists
    previous: Mapping[str, Answer]
    previous_on: str


class Assessments:
    """What a lead professional does with the whole-family assessment."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, forms: Catalogue, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._forms = forms
        self._clock = clock

    def start(self, family_id: str, form_id: str = WHOLE_FAMILY) -> tuple[Assessment, ChangeSet]:
        """Start an assessment on the newest version of a form.

        The definition's text is kept in the vault with the answers. Where the form asks about each
        person, the editing session begins with a row for each (``forms.session``).

        Raises:
            UserError: ``assessments.no_form``, the form is missing or has faults.
        """
        definition = self._forms.current(form_id)
        if definition is None:
            raise UserError("assessments.no_form")
        with self._unit_of_work() as unit:
            unit.keep_form(definition.hash, form_id, definition.version, definition.text)
            started = Assessment(
                id=new_id(),
                family_id=family_id,
                form_id=form_id,
                form_version=definition.version,
                form_hash=definition.hash,
                started=self._clock.today().isoformat(),
            )
            return unit.put(started), unit.commit()

    def open(self, assessment_id: str) -> OpenAssessment:
        """Return an assessment with its own form, from the vault if the folder has moved on.

        Raises:
            UserError: ``record.gone``.
        """
        with self._unit_of_work() as unit:
            assessment = unit.get(Assessment, assessment_id)
            file = family_file(unit, assessment.family_id)
            definition = self.definition_of(unit, assessment)
        earlier = [
            other
            for other in file.assessments
            if other.status == "finished"
            and other.form_id == assessment.form_id
            and other.id < assessment_id
        ]
        last = earlier[-1] if earlier else None
        return OpenAssessment(
            assessment,
            definition,
            family_lists(file),
            last.answers if last else {},
            last.finished if last else "",
        )

    def definition_of(self, unit: UnitOfWork, assessment: Assessment) -> FormDefinition:
        """Return the exact definition an assessment was answered with."""
        known = self._forms.by_hash(assessment.form_hash)
        if known is not None:
            return known
        text = unit.form_text(assessment.form_hash)
        kept = load(text, f"{assessment.form_id}-{assessment.form_version}.yaml") if text else None
        if kept is None or kept.definition is None:
            raise Bug("assessments.form_lost")
        return kept.definition

    def save(
        self, assessment_id: str, revision: int, answers: Mapping[str, Answer]
    ) -> tuple[Assessment, ChangeSet]:
        """Save a draft.

        Raises:
            UserError: ``record.changed_elsewhere``, or ``record.signed`` once it is finished.
        """
        with self._unit_of_work() as unit:
            stored = unit.get(Assessment, assessment_id)
            if stored.status == "finished":
                raise UserError("record.signed")
            if dict(stored.answers) == dict(answers):
                return stored, ChangeSet()
            saved = unit.put(replace(stored, revision=revision, answers=dict(answers)))
            return saved, unit.commit()

    def finish(
        self, assessment_id: str, revision: int, answers: Mapping[str, Answer], reason: str = ""
    ) -> tuple[Assessment, ChangeSet]:
        """Finish an assessment with the answers that are asked for now, and keep a signed version.

        ``answers`` are ``FormSession.finished_answers()``: hidden answers are left out here and
        only here.
        """
        with self._unit_of_work() as unit:
            stored = unit.get(Assessment, assessment_id)
            if stored.status == "finished":
                raise UserError("record.signed")
            done = replace(
                stored,
                revision=revision,
                answers=dict(answers),
                finished=stored.finished or self._clock.today().isoformat(),
            )
            return sign(
                unit, done, status="finished", clock=self._clock, reason=reason
            ), unit.commit()

    def correct(self, assessment_id: str) -> tuple[Assessment, ChangeSet]:
        """Open a finished assessment again for a correction; its signed versions stay."""
        with self._unit_of_work() as unit:
            return reopen(unit, unit.get(Assessment, assessment_id)), unit.commit()
